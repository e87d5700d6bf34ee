import { trusted, type Sql } from '../../platform/reading/sql.ts';

/** Who stands on a day in the place of providers that were merged before it, and since when. */
export const successionOn = (day: Sql): Sql =>
  trusted`(select c.organisation_id, c.successor_id, c.from_day from organisation_succession c where c.from_day <= ${day} and c.until_day > ${day})`;

/** The same by the mergers that were known at a moment. */
export const successionKnown = (day: Sql, knownAt: Sql): Sql =>
  trusted`(select c.organisation_id, c.successor_id, c.from_day from organisation_succession_known(${knownAt}) c where c.from_day <= ${day} and c.until_day > ${day})`;

/** A provider and those in whose place it stands on a day, as an array of ids. */
export const itselfAndMerged = (id: Sql, day: Sql): Sql =>
  trusted`array(select ${id} union all select c.organisation_id from ${successionOn(day)} c where c.successor_id = ${id})`;

/** The same of several, that are told by a statement. */
export const themselvesAndMerged = (ids: Sql, day: Sql): Sql =>
  trusted`array(select o.id from organisation o where o.id in ${ids} union all select c.organisation_id from ${successionOn(day)} c where c.successor_id in ${ids})`;
