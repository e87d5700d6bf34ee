import { AppError } from '../errors/app-error.ts';
import type { Sql } from './sql.ts';

/** What a field becomes: the SQL that writes its JSON, and what TypeScript still has to do to the parsed value. */
export type Plan = { sql: Sql; fix?: Fix };
// oxlint-disable-next-line typescript/no-explicit-any -- a value of JSON
export type Fix = (value: any) => unknown;

export const nullable =
  (fix: Fix): Fix =>
  (value) =>
    value === null ? null : fix(value);

export function fixKeys(fixes: [string, Fix][]): Fix {
  return (value) => {
    for (const [key, fix] of fixes) value[key] = fix(value[key]);
    return value;
  };
}

/** PostgreSQL cuts names at 63 bytes in silence: two long aliases could become one. */
export function responseKey(key: string) {
  if (key.length > 63) throw new AppError('LIMIT_REACHED', { limit: 'aliasLength', most: 63 });
  return key;
}
