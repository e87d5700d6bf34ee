/** The name of one table or subselect in one statement; it gets its letter and number when the statement is rendered. */
export class Alias {}

class Value {
  constructor(readonly value: unknown) {}
}

type Part = string | Value | Alias | Sql;

/** A piece of SQL with its values. Pieces nest as they are; they are written out and their parameters numbered once, at the end. */
export class Sql {
  constructor(readonly parts: readonly Part[]) {}
}

/** A column as SQL, with its PostgreSQL type: cursors cast by it, and computed fields revive by it. */
export class Column extends Sql {
  constructor(
    alias: Alias,
    readonly name: string,
    readonly type: string,
    /** The value that each row has here, where the list is made of such rows. */
    readonly known?: string,
  ) {
    super([alias, `.${quote(name)}`]);
  }
}

// A text that was looked at stays as it is: it stands in our own code.
const looked = new WeakSet<TemplateStringsArray>();
const NAMES_A_TABLE = /\b(?:from|join|into|update)\s+(?:only\s+)?["a-z_]/i;

/**
 * SQL with values in place. Values become parameters. The text may not name a table: tables enter by `visible()`,
 * so that no way around a right can be written by mistake.
 */
export function sql(text: TemplateStringsArray, ...values: unknown[]): Sql {
  if (!looked.has(text)) {
    for (const piece of text) {
      if (NAMES_A_TABLE.test(piece)) throw new Error(`SQL names a table, take visible(Entity, viewer): ${piece.trim()}`);
    }
    looked.add(text);
  }
  return compose(text, values);
}

/** As `sql`, for the platform itself and the few tables that have no entity. */
export function trusted(text: TemplateStringsArray, ...values: unknown[]): Sql {
  return compose(text, values);
}

function compose(text: readonly string[], values: readonly unknown[]): Sql {
  const parts: Part[] = [text[0]!];
  values.forEach((value, i) => {
    if (value === undefined) throw new Error(`undefined in SQL before: ${text[i + 1]}`);
    if (value instanceof Sql || value instanceof Alias) parts.push(value);
    else parts.push(new Value(value));
    parts.push(text[i + 1]!);
  });
  return new Sql(parts);
}

/** A checked count as a literal: as a parameter it would keep PostgreSQL from settling on one plan. */
export function count(n: number): Sql {
  if (!Number.isSafeInteger(n) || n < 0) throw new Error(`not a count: ${n}`);
  return new Sql([String(n)]);
}

/** A word of ours (never a person's input) as it stands. */
export const word = (text: string) => new Sql([text]);

export const quote = (name: string) => `"${name.includes('"') ? name.replaceAll('"', '""') : name}"`;
export const identifier = (name: string) => new Sql([quote(name)]);
/** The name of a row taken whole. No alias of a field can be called so; one that could would stand in the row's place. */
export const WHOLE = identifier('$');

export function join(pieces: readonly Sql[], separator: string): Sql {
  const parts: Part[] = [];
  for (const piece of pieces) {
    if (parts.length) parts.push(separator);
    parts.push(piece);
  }
  return new Sql(parts);
}

/** All of the conditions that are given; whatever is no SQL asks nothing. */
export function and(...conditions: (Sql | boolean | null | undefined | '')[]): Sql | true {
  const asked = conditions.filter((condition) => condition instanceof Sql);
  return asked.length
    ? join(
        asked.map((c) => new Sql(['(', c, ')'])),
        ' and ',
      )
    : true;
}

export function or(...conditions: (Sql | boolean)[]): Sql | true {
  if (conditions.includes(true)) return true;
  const given = conditions.filter((condition) => condition instanceof Sql);
  return given.length ? new Sql(['(', join(given, ' or '), ')']) : word('false');
}

/** Whether it is one of these. One alone is compared as it is: PostgreSQL then reckons with one, and settles on a plan that it keeps. */
export const oneOf = (value: Sql, these: readonly string[]): Sql =>
  these.length === 1 ? compose(['', ' = ', ''], [value, these[0]]) : compose(['', ' = any(', ')'], [value, these]);

export const where = (condition: Sql | true) => (condition === true ? word('') : new Sql([' where ', condition]));

/** Text and values for the driver. Aliases are numbered in order of appearance, so that the same request gives the same text. */
export function render(piece: Sql): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const names = new Map<Alias, string>();
  let text = '';
  const write = ({ parts }: Sql) => {
    for (const part of parts) {
      if (typeof part === 'string') text += part;
      else if (part instanceof Sql) write(part);
      else if (part instanceof Value) text += `$${values.push(part.value)}`;
      else {
        let name = names.get(part);
        if (!name) names.set(part, (name = `t${names.size + 1}`));
        text += name;
      }
    }
  };
  write(piece);
  return { text, values };
}
