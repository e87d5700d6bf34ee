import { written } from '../graphql/line.ts';
import { sql, type Sql } from './sql.ts';

/** Whether a text that is already lower case holds what the person typed; their % and _ are letters like others. */
export const contains = (text: Sql, typed: string) =>
  sql`${text} like ${`%${written(typed)
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`}`;
