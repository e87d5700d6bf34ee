import { createHash } from 'node:crypto';
import { badInput } from '../errors/app-error.ts';
import { Column, Sql, join, trusted, word } from './sql.ts';

// There are as many as lists are declared.
const tags = new Map<string, string>();

/** Tells one order from another, so that a cursor of another list is refused instead of answering a wrong page. */
export function tagOf(table: string, keys: readonly Column[], descending: boolean): string {
  const order = `${table} ${keys.map((key) => key.name).join()} ${descending}`;
  let tag = tags.get(order);
  if (!tag) tags.set(order, (tag = createHash('sha256').update(order).digest('hex').slice(0, 8)));
  return tag;
}

/** The SQL that writes a row's cursor: the tag and the keys' texts, as base64 of JSON. */
export const cursorText = (tag: string, keys: readonly Column[]) =>
  trusted`translate(encode(convert_to(json_build_array(${tag}::text, ${join(
    keys.map((key) => trusted`${key}::text`),
    ', ',
  )})::text, 'UTF8'), 'base64'), E'\n', '')`;

/** The condition "after this cursor". */
export function after(cursor: string, tag: string, keys: readonly Column[], descending: boolean): Sql {
  const values = parse(cursor);
  if (!values || values[0] !== tag || values.length !== keys.length + 1) throw badInput('after', 'CURSOR_OF_ANOTHER_LIST');
  const columns = join(keys, ', ');
  const marks = join(
    keys.map((key, i) => trusted`${values[i + 1]}::${word(key.type)}`),
    ', ',
  );
  return descending ? trusted`(${columns}) < (${marks})` : trusted`(${columns}) > (${marks})`;
}

function parse(cursor: string): string[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined;
  } catch {
    return undefined;
  }
}
