import { titleKey } from '../../platform/spreadsheets/values.ts';

type Names = { nameFi: string; nameSv: string | null; nameEn: string | null };
/** A connection, however it answers. */
type Db = { query(text: string, values?: unknown[]): Promise<unknown> };
/** An organisation with the names it bears no longer, the version that bears the next ones, and their first day. */
export type Renamed = Names & { id: string; version: number; firstDay: string | null };

/** Keeps names that organisations bear no longer. Without a first day of the new ones it is the day on which the hub learns of them. */
export async function keepFormerNames(db: Db, renamed: readonly Renamed[]): Promise<void> {
  if (!renamed.length) return;
  await db.query(
    `insert into former_name (organisation_id, name_fi, name_sv, name_en, valid_until, organisation_version)
     select x.id, x."nameFi", x."nameSv", x."nameEn", coalesce(x."firstDay", hub_today()) - 1, x.version
     from json_to_recordset($1::json) as x (id uuid, "nameFi" text, "nameSv" text, "nameEn" text, "firstDay" date, version integer)`,
    [JSON.stringify(renamed)],
  );
}

/** Whether a name is another one, not only written with other capitals, spaces or marks; one in a language that had none is no other. */
export const isOtherName = (before: string | null, after: string | null) =>
  before !== null && titleKey(before) !== titleKey(after ?? '');
