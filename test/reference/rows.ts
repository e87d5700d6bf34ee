import pg from 'pg';

/** A row as the table has it: its columns under the names that the API uses, its table's type as `typename`. */
export type Row = { readonly typename: string; readonly id: string } & Readonly<Record<string, any>>;

/** Every row of a type: all of them in the order of its list, found by id, and by what they point at. */
export class Table {
  private readonly byId: ReadonlyMap<string, Row>;
  private readonly grouped = new Map<string, Map<string, Row[]>>();

  constructor(readonly rows: readonly Row[]) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
  }

  find(id: string | null | undefined): Row | undefined {
    return id ? this.byId.get(id.toLowerCase()) : undefined;
  }

  /** The rows whose column has that value, in the table's order. */
  where(column: string, value: string | null | undefined): readonly Row[] {
    let groups = this.grouped.get(column);
    if (!groups) {
      groups = Map.groupBy(this.rows, (row) => row[column]);
      this.grouped.set(column, groups);
    }
    return (value && groups.get(value)) || [];
  }
}

// Each table with the order of its list. Texts are ordered by the database, whose collation it is.
const TABLES = {
  Region: ['region', 'code'],
  Municipality: ['municipality', 'id'],
  Organisation: ['organisation', 'name_fi, id'],
  Licence: ['licence', `valid_from desc nulls last, id desc`],
  OrganisationMerger: ['organisation_merger', 'recorded_at, id'],
  FormerName: ['former_name', 'valid_until desc, id desc'],
  Person: ['person', 'created_at, email', 'row_number() over (order by name, id) as by_name'],
  Membership: ['membership', 'created_at, id'],
  Theme: ['theme', 'position'],
  FundingCall: ['funding_call', 'id'],
  SourceProject: ['source_project', 'acronym, id'],
  SourceWorkPackage: ['source_work_package', `coalesce(code, ''), name_fi`],
  SourceParticipation: [
    'source_participation',
    'organisation_as_stated, role, work_package_code, id',
    'row_number() over (order by role, id) as by_role',
  ],
  SourceEvent: ['source_event', 'date, id'],
  Project: ['project', 'use_from desc, id desc'],
  WorkPackage: ['work_package', 'code, id'],
  Partnership: ['partnership', 'role, valid_from, id'],
  Material: ['material', 'title, id'],
  MaterialVersion: ['material_version', 'number desc, id'],
  MaterialHandover: ['material_handover', 'offered_at desc, id desc'],
  ProblemReport: ['problem_report', 'reported_at desc, id desc'],
  LinkCheck: ['link_check', 'id'],
  VersionPart: ['material_version_part', 'language, id'],
  ChangeProposal: ['change_proposal', 'created_at desc, id desc'],
  Notification: ['notification', 'created_at desc, id desc'],
  Adoption: [
    'adoption',
    'declared_at desc, id desc',
    `row_number() over (order by (select name_fi from organisation o where o.id = x.organisation_id), (select title from material m where m.id = x.material_id), x.id) as by_provider,
     row_number() over (order by (select title from material m where m.id = x.material_id), (select name_fi from organisation o where o.id = x.organisation_id), x.id) as by_material,
     row_number() over (order by x.stage, x.declared_at, x.id) as by_stage`,
  ],
  AdoptionDeclaration: ['adoption_declaration', 'number desc, id'],
  CoverageTarget: ['coverage_target', 'on_date, coalesce((select t.position from theme t where t.id = x.theme_id), 0), id'],
  CoverageNudge: ['coverage_nudge', 'sent_at desc, id desc'],
  AdoptionEvidence: [
    'adoption_evidence',
    'number, id',
    'array(select l.file_id from adoption_evidence_file l where l.evidence_id = x.id order by l."position") as file_ids',
  ],
  DisseminationEvent: [
    'dissemination_event',
    'starts_at desc, id desc',
    'array(select l.region_id from dissemination_event_region l where l.event_id = x.id) as region_ids',
  ],
  EventMaterial: ['event_material', '"position", id'],
  EventInvitation: ['event_invitation', 'sent_at, id'],
  EventRegistration: ['event_registration', 'registered_at, id'],
  EventAttendance: ['event_attendance', 'organisation_id, role, id'],
  Verification: ['verification', 'decided_at desc, id desc'],
  VerificationRequest: ['verification_request', 'asked_at desc, id desc'],
  VerificationSample: ['verification_sample', 'drawn_at desc, id desc'],
  VerificationSampleItem: ['verification_sample_item', 'position, id'],
  FollowUp: ['follow_up', 'asked_at desc, id desc'],
  FollowUpKept: ['follow_up_kept', 'id'],
  MaterialVersionFile: ['material_version_file', 'language, added_at, id'],
  StoredFile: [
    'stored_file',
    'created_at, id',
    'array(select l.evidence_id from adoption_evidence_file l where l.file_id = x.id) as evidence_ids',
  ],
  Comment: [
    'comment',
    'written_at desc, id desc',
    `(select r.text from comment_revision r where r.comment_id = x.id order by r.number desc limit 1) as text,
     array(select n.person_id from comment_mention n where n.comment_id = x.id) as mentioned`,
  ],
  Session: ['session', 'created_at desc, id desc'],
  ApiToken: ['api_token', 'created_at desc, id desc'],
  Invitation: ['invitation', 'created_at desc, id desc'],
  OutboxMail: ['outbox_mail', 'written_at desc, id desc'],
  Import: ['import', 'created_at desc, id desc'],
  ImportRow: ['import_row', 'line, id'],
  Job: ['job', 'created_at desc, id desc'],
  Harvest: ['harvest', 'asked_at desc, id desc'],
} as const;
export type TypeName = keyof typeof TABLES | 'HistoryEntry';

/** All that is in the database, in memory, at the moment of its clock. */
export type World = {
  table: Readonly<Record<TypeName, Table>>;
  /** The values of each enumeration, in its order. */
  enums: ReadonlyMap<string, readonly string[]>;
  demonstration: boolean;
  now: string;
  today: string;
  sixMonthsAgo: string;
  thirtyDaysAgo: string;
};

/** Reads everything by plain statements. */
export async function readWorld(pool: pg.Pool): Promise<World> {
  const table: Partial<Record<TypeName, Table>> = {};
  for (const [typename, [name, order, more = 'null']] of Object.entries(TABLES))
    table[typename as TypeName] = new Table(await read(pool, typename, `select x.*, ${more} from ${name} x order by ${order}`));
  table.HistoryEntry = new Table(
    await read(
      pool,
      'HistoryEntry',
      `select stream::text || '/' || position as id, stream, position, at as occurred_at, actor as actor_id, behalf as behalf_id, kind, subject_type, subject as subject_id,
         audience, facts, encode(hash, 'hex') as hash from history order by stream, position desc`,
    ),
  );
  const [clock] = await read(
    pool,
    'Clock',
    `select hub_now() as now, hub_today() as today, hub_now() - interval '6 months' as six_months_ago, hub_now() - interval '30 days' as thirty_days_ago, demonstration from installation`,
  );
  const labels = await read(
    pool,
    'Enum',
    'select enumtypid::regtype::text as name, enumlabel as label from pg_enum order by enumsortorder',
  );
  const enums = new Map<string, string[]>();
  for (const { name, label } of labels) enums.set(name, [...(enums.get(name) ?? []), label]);
  const { now, today, sixMonthsAgo, thirtyDaysAgo, demonstration } = clock!;
  return { table: table as World['table'], enums, demonstration, now, today, sixMonthsAgo, thirtyDaysAgo };
}

const DATE = 1082;
const TIMESTAMPTZ = 1184;

async function read(pool: pg.Pool, typename: string, text: string): Promise<Row[]> {
  const { rows } = await pool.query({
    text,
    types: {
      getTypeParser: ((oid: number, format?: never) => {
        if (oid === DATE) return String;
        const parse = pg.types.getTypeParser(oid, format) as (value: string) => any;
        return oid === TIMESTAMPTZ ? (value: string) => (parse(value) as Date).toISOString() : parse;
      }) as never,
    },
  });
  return rows.map((row) => ({
    typename,
    ...(Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as { id: string }),
  }));
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
