import { MarkedClient } from '../telemetry/marked-client.ts';

/** What the driver says when its own time is over. */
const UNANSWERED = 'Query read timeout';
const ONCE = 100;
/** What PostgreSQL keeps of a statement grows with its text: this bounds what one connection may take. */
const LETTERS = 200_000;
const LONGEST = 40_000;

/**
 * A connection that has PostgreSQL keep what is asked again and again: a text that was seen before is sent under a name, so that it
 * is neither parsed nor planned another time. What has not been asked for the longest is given up for what is: texts that
 * strangers make up never take more than their share of memory.
 */
export class NamingClient extends MarkedClient {
  private readonly askedOnce = new Set<string>();
  private readonly names = new Map<string, string>();
  private letters = 0;
  private named = 0;

  override query(...args: any[]): any {
    const asked = this.prepared(args);
    // Who awaits would go on to use a connection that answers nothing; the pool itself throws away what failed.
    if (asked instanceof Promise) asked.catch((error) => error?.message === UNANSWERED && this.connection.stream.destroy());
    return asked;
  }

  private prepared(args: any[]): any {
    const [asked, values, ...more] = args;
    const query = typeof asked === 'string' ? { text: asked, values } : asked;
    const given = typeof query?.text === 'string' && Array.isArray(query.values) && query.values.length;
    if (!given || query.name || typeof query.submit === 'function') return super.query(...args);
    const name = this.nameOf(query.text);
    if (!name) return super.query(...args);
    return typeof asked === 'string'
      ? super.query({ ...query, name }, ...more)
      : super.query({ ...query, name }, values, ...more);
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known) {
      this.names.delete(text);
      this.names.set(text, known);
      return known;
    }
    if (text.length > LONGEST) return undefined;
    if (!this.askedOnce.delete(text)) {
      this.askedOnce.add(text);
      if (this.askedOnce.size > ONCE) this.askedOnce.delete(this.askedOnce.values().next().value!);
      return undefined;
    }
    const name = `asked_${++this.named}`;
    this.names.set(text, name);
    this.letters += text.length;
    while (this.letters > LETTERS) this.forget(...this.names.entries().next().value!);
    return name;
  }

  private forget(text: string, name: string) {
    this.names.delete(text);
    this.letters -= text.length;
    const { parsedStatements } = (this as unknown as { connection: { parsedStatements: Record<string, string> } }).connection;
    // To give up what was never made would be an error, and undo the transaction it came in.
    if (!parsedStatements[name]) return;
    delete parsedStatements[name];
    // Sent before whatever is asked next. A lost connection, where it fails, has forgotten by itself.
    super.query(`deallocate ${name}`).catch(() => {});
  }
}
