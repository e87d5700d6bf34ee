import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { attendeeRoles, events, type DemonstrationEvent } from './events.list.ts';
import { named, type Institution } from './institutions.ts';
import { cast, type People } from './people.ts';
import { Random } from './random.ts';

// Of its own, so that what is made besides stays as it is.
const SEED = 20_241_900;

type Parts = { projectId: string; institutions: readonly Institution[]; people: People };
const DATED = ['PUBLICATION', 'NEWSLETTER', 'CONSULTATION'];
const LENGTH: Record<number, string> = { 4: '1 year', 7: '1 month', 10: '1 day' };

/** Events of the last year and the weeks to come, in every state, with who registered and how many came. */
export async function makeEvents(db: Db, { projectId, institutions, people }: Parts): Promise<void> {
  const random = new Random(SEED);
  const providers = institutions.filter(({ kind }) => kind === 'PROVIDER');
  for (const event of events) {
    const id = random.id();
    const organiser = institutionOf(institutions, event.organiser);
    await insertEvent(db, id, { projectId, organiser, people }, event);
    await insertMaterials(db, id, event.theme, projectId);
    const others = providers.filter((one) => one.id !== organiser.id);
    await insertRegistrations(db, random, { id, projectId, people }, some(random, others, event.registered ?? 0), event.capacity);
    await insertAttendance(db, random, { id, projectId }, some(random, others, event.came ?? 0));
  }
}

const institutionOf = (institutions: readonly Institution[], organiser: string) =>
  named(institutions, Object.hasOwn(cast, organiser) ? cast[organiser as keyof typeof cast] : organiser);

/** So many of them, each once; the provider outside the network and the partners with accounts come before chance has its say. */
function some(random: Random, from: readonly Institution[], count: number): Institution[] {
  const known: string[] = [cast.outside, cast.partnerA, cast.partnerB];
  const left = [...from];
  const chosen = left.filter(({ name_fi }) => known.includes(name_fi)).slice(0, count);
  const rest = left.filter((one) => !chosen.includes(one));
  while (chosen.length < count && rest.length) chosen.push(...rest.splice(random.between(0, rest.length - 1), 1));
  return chosen;
}

type About = { projectId: string; organiser: Institution; people: People };
async function insertEvent(db: Db, id: string, { projectId, organiser, people }: About, event: DemonstrationEvent) {
  const dated = DATED.includes(event.kind);
  const reported = event.state === 'REPORTED' || event.state === 'APPROVED';
  const [titleFi, titleSv, titleEn] = event.titles;
  const description = organiser.swedish ? 'Gjort för demonstrationen.' : 'Esittelyä varten tuotettu.';
  const regions = event.regions ?? [];
  const own = event.state === 'APPROVED' && event.organiser === 'coordinator';
  await db.query(
    `insert into dissemination_event (id, project_id, organisation_id, kind, state, title_fi, title_sv, title_en, description, date, starts_at, ends_at, place, channel, join_address,
       nationwide, capacity, published, minutes, recording_url, reach, reason, reported_by_id, reported_at, approved_by_id, approved_at, own_check, demonstration)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, x.starts, x.ends, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, case when $24 then x.ends + interval '2 days' end,
       $25, case when $26 then x.ends + interval '5 days' end, $27, true
       from (select $11::timestamp at time zone 'Europe/Helsinki' as starts, ($11::timestamp + $12::interval) at time zone 'Europe/Helsinki' as ends) x`,
    [
      ...[id, projectId, organiser.id, event.kind, event.state, titleFi, titleSv, titleEn, description],
      dated ? event.starts : null,
      dated ? `${event.starts}-01-01`.slice(0, 10) : event.starts,
      dated ? LENGTH[event.starts.length] : `${event.hours} hours`,
      ...[event.place ?? null, event.channel ?? null, event.channel === 'Teams' ? 'https://example.test/liity' : null],
      ...[regions.length === 0, event.capacity ?? null, event.published ?? true],
      ...[reported && !dated ? event.hours! * 60 : null, event.recording ? 'https://example.test/tallenne' : null],
      ...[event.reach ?? null, event.reason ?? null],
      ...[reported ? people.account(event.reportedBy!) : null, reported],
      ...[event.state === 'APPROVED' ? people.account('coordinator2') : null, event.state === 'APPROVED', own],
    ],
  );
  await db.query(
    'insert into dissemination_event_region (event_id, region_id) select $1, r.id from region r where r.code = any($2)',
    [id, regions],
  );
}

/** Two materials of the theme, as they are published. */
const insertMaterials = (db: Db, eventId: string, theme: string, projectId: string) =>
  db.query(
    `insert into event_material (event_id, material_id, material_version_id, "position")
     select $1, m.id, m.current_version_id, row_number() over (order by m.register_code) - 1
       from material m join theme t on t.id = m.theme_id where t.code = $2 and m.project_id = $3 and m.current_version_id is not null order by m.register_code limit 2`,
    [eventId, theme, projectId],
  );

async function insertRegistrations(
  db: Db,
  random: Random,
  { id, projectId, people }: { id: string; projectId: string; people: People },
  from: readonly Institution[],
  capacity = Infinity,
) {
  const most = Math.max(1, Math.min(8, Math.floor(capacity / Math.max(1, from.length)) - 1));
  const rows: Row[] = from.map((institution, index) => ({
    ...{ id: random.id(), event_id: id, organisation_id: institution.id, project_id: projectId },
    ...{ participants: random.between(1, most), registered_by_id: people.editorOf(institution) },
    registered_at: `2024-09-${String(10 + index).padStart(2, '0')} 10:00 Europe/Helsinki`,
  }));
  await insertRows(
    db,
    'event_registration',
    {
      ...{ id: 'uuid', event_id: 'uuid', organisation_id: 'uuid', project_id: 'uuid' },
      ...{ participants: 'integer', registered_by_id: 'uuid', registered_at: 'timestamptz' },
    },
    rows,
  );
}

async function insertAttendance(
  db: Db,
  random: Random,
  { id, projectId }: { id: string; projectId: string },
  from: readonly Institution[],
) {
  const rows: Row[] = [];
  for (const institution of from)
    for (const role of new Set([random.weighted(attendeeRoles), random.weighted(attendeeRoles)]))
      rows.push({
        ...{ id: random.id(), event_id: id, organisation_id: institution.id, project_id: projectId },
        ...{ role, count: random.between(1, role === 'TEACHER' ? 9 : 3) },
      });
  await insertRows(
    db,
    'event_attendance',
    { id: 'uuid', event_id: 'uuid', organisation_id: 'uuid', project_id: 'uuid', role: 'attendee_role', count: 'integer' },
    rows,
  );
}
