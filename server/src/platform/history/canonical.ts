/** The one text of a JSON value by RFC 8785: names sorted, no space, numbers and strings as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('No canonical form: half of a surrogate pair');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`No canonical form: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isPlain(value)) {
    // The default order of sort() compares UTF-16 units, as the RFC wants.
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    return `{${names
      .sort()
      .map((name) => `${canonical(name)}:${canonical(value[name])}`)
      .join(',')}}`;
  }
  throw new TypeError(`No canonical form: ${typeof value}`);
}

/** The most that the facts of one row may take, in bytes. */
export const FACTS_LIMIT = 2048;

const NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const FORMS = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, // an id
  /^[A-Z][A-Z0-9_]{0,63}$/, // a value of an enumeration
  /^(fi|sv|en)$/,
  /^\d{4}(-\d{2}(-\d{2})?)?$/, // a date, as precise as it is known
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/,
  /^[0-9a-f]{64}$/, // a SHA-256
];

/**
 * Facts as they are hashed and kept for good. Only what says nothing about a person by itself (ids, enumerations,
 * integers, dates, hashes) gets in: a row is never changed, so a name in it could never be erased.
 */
export function canonicalFacts(facts: object): string {
  if (!isPlain(facts)) throw new TypeError('Facts are one object');
  check(facts, 'facts', 0);
  const text = canonical(facts);
  if (Buffer.byteLength(text) > FACTS_LIMIT) throw new TypeError(`Facts take more than ${FACTS_LIMIT} bytes`);
  return text;
}

function check(value: unknown, path: string, depth: number): void {
  if (value === null || value === undefined || typeof value === 'boolean' || Number.isSafeInteger(value)) return;
  if (typeof value === 'string' && FORMS.some((form) => form.test(value))) return;
  if (depth < 4 && Array.isArray(value)) return value.forEach((item, i) => check(item, `${path}[${i}]`, depth + 1));
  if (depth < 4 && isPlain(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (!NAME.test(name)) throw new TypeError(`${path}: a fact may not be called ${JSON.stringify(name)}`);
      check(inner, `${path}.${name}`, depth + 1);
    }
    return;
  }
  throw new TypeError(`${path} is no id, enumeration, integer or date`);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
