import { MarkedClient } from '../telemetry/marked-client.ts';

/** What the driver says when its own time is over. */
const UNANSWERED = 'Query read timeout';
const NAMES = 200;
const LETTERS = 2_000;
/** Texts that were asked with values, and their names once they have come again. One list for all connections of the process. */
const seen = new Map<string, string | null>();
let named = 0;

/**
 * A connection that has PostgreSQL keep what services ask again and again: a text that was seen before is sent under a name, so
 * that it is neither parsed nor planned another time. Few and short ones only: each is kept by each connection.
 */
export class NamingClient extends MarkedClient {
  override query(...args: any[]): any {
    const asked = this.named(args);
    // Who awaits would go on to use a connection that answers nothing; the pool itself throws away what failed.
    if (asked instanceof Promise) asked.catch((error) => error?.message === UNANSWERED && this.connection.stream.destroy());
    return asked;
  }

  private named(args: any[]): any {
    const [text, values, ...more] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || !values.length || text.length > LETTERS)
      return super.query(...args);
    const name = nameOf(text);
    return name ? super.query({ name, text, values }, ...more) : super.query(...args);
  }
}

function nameOf(text: string): string | null {
  const known = seen.get(text);
  seen.delete(text);
  const name = known === undefined ? null : (known ?? `asked_${++named}`);
  seen.set(text, name);
  if (seen.size > NAMES) seen.delete(seen.keys().next().value!);
  return name;
}
