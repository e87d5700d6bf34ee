type Found = Error & Record<string, unknown>;

const LETTERS = 300;
const DEPTH = 3;
// What PostgreSQL says of an error without the values that it met: names of ours, not of persons.
const NAMES = ['code', 'errno', 'syscall', 'severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'] as const;
const NAMED =
  /\b(?:relation|table|column|constraint|index|function|type|enum|schema|role|database|extension|operator|parameter|reading|setting|module|package) $/;

/**
 * An error as it may be kept: what and where, never a value that somebody typed. Messages quote values, and libraries attach
 * whole statements with their parameters; whoever looks for a fault needs neither, and nobody could erase them.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const found = error as Found;
  const cause = found.cause ?? found['originalError'] ?? found['driverError'];
  return {
    type: found.constructor?.name ?? found.name,
    message: errorWords(found),
    ...Object.fromEntries(NAMES.flatMap((name) => (typeof found[name] === 'string' ? [[name, found[name]]] : []))),
    stack: frames(found),
    ...(cause !== undefined && cause !== error && depth < DEPTH && { cause: describeError(cause, depth + 1) }),
  };
}

/** The message of an error without what it quotes. */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  // The rest of a message may be the very text that was refused.
  const [line = ''] = error.message.split('\n');
  return line
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|[("'`]?[^\s"'`(]+@[^\s"'`)]+/g, (quoted, at: number) =>
      !quoted.includes('@') && NAMED.test(line.slice(0, at)) && /^.[\w.@/:-]+.$/.test(quoted) ? quoted : '…',
    )
    .slice(0, LETTERS);
}

/** Where it was thrown; the first lines of a stack repeat the message. */
const frames = ({ stack }: Error): string =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
