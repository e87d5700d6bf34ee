import pg from 'pg';
import { channels } from './marks.ts';

/** A connection that marks each of its statements: what services, planned reading and the tail ask of PostgreSQL alike. */
export class MarkedClient extends pg.Client {
  constructor(...args: ConstructorParameters<typeof pg.Client>) {
    super(...args);
    // Between two holders nobody listens for a moment; a loss then would end the process. It shows at the next statement.
    this.on('error', () => {});
  }

  override query(...args: any[]): any {
    const query = super.query as (...args: any[]) => any;
    const { statement } = channels;
    if (!statement.hasSubscribers) return query.apply(this, args);
    // The pool itself asks with a callback, everybody else awaits.
    return typeof args.at(-1) === 'function'
      ? statement.traceCallback(query, args.length - 1, {}, this, ...args)
      : statement.tracePromise(query, {}, this, ...args);
  }
}
