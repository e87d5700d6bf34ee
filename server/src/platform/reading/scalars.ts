import { trusted, type Sql } from './sql.ts';

/** The SQL that writes a scalar's text, by the scalar's name. What is not here, PostgreSQL's own JSON writes right. */
export const scalarText: Record<string, (value: Sql) => Sql> = {
  DateTime: (value) => trusted`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  Money: (value) => trusted`to_char(${value} / 100.0, 'FM999999999999990.00')`,
};
