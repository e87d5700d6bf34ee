import type { Db } from '../../platform/loading/merge.ts';
import { named, type Institution } from './institutions.ts';
import { cast, type People } from './people.ts';
import type { Partnership } from './project.ts';
import { Random } from './random.ts';

// A chance of its own: what is made here moves nothing else of the demonstration.
const SEED = 20_241_016;

/**
 * Gives each maintained material its contact, offers two of them to partners A and B, and lets problems be reported of those whose
 * review is due anyway. What an address of the real world answers is not made up: links show as not checked yet.
 */
export async function arrangeMaintenance(
  db: Db,
  {
    institutions,
    partnerships,
    people,
  }: { institutions: readonly Institution[]; partnerships: readonly Partnership[]; people: People },
): Promise<void> {
  const random = new Random(SEED);
  const contacts = partnerships.map(({ organisation_id, institution }) => ({
    organisation_id,
    id: people.editorOf(institution),
  }));
  await db.query(
    `update material m set contact_id = x.id, review_interval_months = case when m.kind in ('TOOL', 'TRAINING') then 6 else 12 end
       from json_to_recordset($1::json) as x (organisation_id uuid, id uuid) where m.maintainer_id = x.organisation_id`,
    [JSON.stringify(contacts)],
  );
  const { rows: kept } = await db.query(
    `select m.id, m.maintainer_id, m.contact_id, m.review_due_on < hub_today() as due from material m where m.maintainer_id is not null order by m.register_code`,
  );
  for (const name of [cast.partnerA, cast.partnerB]) {
    const to = named(institutions, name).id;
    const offered = kept.filter(({ maintainer_id, due }) => maintainer_id !== to && !due);
    const { id, maintainer_id: from, contact_id: by } = offered[random.between(0, offered.length - 1)]!;
    kept.splice(
      kept.findIndex((material) => material.id === id),
      1,
    );
    await db.query(
      `insert into material_handover (id, material_id, from_id, to_id, note, offered_by_id, offered_at) values ($1, $2, $3, $4, $5, $6, hub_now() - interval '4 days')`,
      [random.id(), id, from, to, 'Ottaisitteko tämän ylläpitoonne? Se kuuluu teidän vahvuuksiinne.', by],
    );
  }
  const reports = [
    ['OUT_OF_DATE', 'Ohjeessa viitataan vanhaan käyttöliittymään.', 'provider'],
    ['WRONG', 'Toisen luvun kuva on väärästä työvaiheesta.', 'coordinator2'],
  ] as const;
  const due = kept.filter((material) => material.due);
  for (const [index, [kind, text, by]] of reports.entries())
    await db.query(
      `insert into problem_report (id, material_id, kind, text, reported_by_id, organisation_id, reported_at)
         select $1, $2, $3, $4, p.id, (select m.organisation_id from membership m where m.person_id = p.id order by m.id limit 1), hub_now() - make_interval(days => $6) from person p where p.id = $5`,
      [random.id(), due[index]!.id, kind, text, people.account(by), 2 + index * 5],
    );
}
