import { randomUUID } from 'node:crypto';
import { limits } from '../../../../schema/limits.ts';
import { choice, line, partialDate, wordKey } from '../../platform/importing/parsers.ts';
import {
  RefusedValue,
  type ImportField,
  type ImportTarget,
  type Judged,
  type Owner,
  type Written,
} from '../../platform/importing/target.ts';
import { takeBackRow, updateRows } from '../../platform/importing/writing.ts';
import { insertRows, type Db } from '../../platform/loading/merge.ts';
import { titleKey } from '../../platform/spreadsheets/values.ts';
import { recordEvent } from './dissemination.history.ts';
import { judgeEvents } from './event.judge.ts';
import { columns, KnownEvents, meaningsOf } from './event.known.ts';
import { isShowable } from './event-time.ts';
import { kindWords, timeOf } from './event.words.ts';

export type EventContext = Awaited<ReturnType<typeof meaningsOf>> & {
  owner: Owner;
  demonstration: boolean;
  known: KnownEvents;
  /** The lines of the file so far, by title and day. */
  lines: Map<string, number>;
};

const list = (words: string) => words.split(', ');
const NATIONWIDE = ['koko maa', 'valtakunnallinen', 'hela landet', 'nationwide', 'the whole country'];
/** Several in one cell: one below the other, or with a semicolon or a bar between them. Names have commas of their own. */
const several = (text: string) =>
  text
    .split(/[\n;|]+/)
    .map((part) => part.trim())
    .filter(Boolean);
const time = (text: string) => {
  const value = timeOf(text);
  if (!value) throw new RefusedValue('NOT_A_TIME');
  return value;
};

const day = (text: string) => {
  const value = partialDate(text);
  if (!isShowable(value)) throw new RefusedValue('NOT_A_DATE');
  return value;
};

const fields: readonly ImportField<EventContext>[] = [
  {
    name: 'event',
    required: true,
    words: list('Tapahtuma, Tapahtuman nimi, Nimi, Otsikko, Tilaisuus, Evenemang, Evenemangets namn, Titel, Event, Title'),
    parse: line(limits.line),
  },
  { name: 'day', required: true, words: list('Päivä, Päivämäärä, Pvm, Ajankohta, Datum, Dag, Date, Day'), parse: day },
  { name: 'from', words: list('Alkaa, Alkaa kello, Alkamisaika, Klo, Börjar, Börjar klockan, Starts, Begins'), parse: time },
  { name: 'to', words: list('Päättyy, Päättyy kello, Päättymisaika, Slutar, Slutar klockan, Ends'), parse: time },
  {
    name: 'kind',
    required: true,
    words: list('Laji, Tapahtuman laji, Tyyppi, Slag, Typ, Kind, Type'),
    parse: (text) => choice(text, kindWords),
  },
  {
    name: 'organiser',
    words: list('Järjestäjä, Järjestävä organisaatio, Vastuutaho, Arrangör, Ordnare, Organiser, Organizer'),
    parse: (text, { institutions, partners }) => {
      const id = choice(text, institutions);
      if (!partners.has(id)) throw new RefusedValue('NOT_A_PARTNER');
      return id;
    },
  },
  { name: 'channel', words: list('Kanava, Alusta, Kanal, Channel'), parse: line(limits.line) },
  { name: 'place', words: list('Paikka, Paikkakunta, Plats, Ort, Place'), parse: line(limits.line) },
  {
    name: 'regions',
    words: list('Alue, Alueet, Maakunta, Maakunnat, Område, Områden, Landskap, Region, Regions'),
    parse: (text, { regions }) => {
      if (NATIONWIDE.includes(wordKey(text))) return 'NATIONWIDE';
      return several(text.replaceAll(',', ';')).map((part) => choice(/^\d$/.test(part) ? `0${part}` : part, regions));
    },
  },
  {
    name: 'materials',
    words: list('Aineistot, Aineisto, Materiaalit, Materiaali, Esitellyt aineistot, Material, Materials'),
    parse: (text, { materials }) => {
      const whole = materials.get(titleKey(text));
      if (whole) return [whole];
      return several(text).map((part) => materials.get(titleKey(part)) ?? refuse());
    },
  },
];
const refuse = (): never => {
  throw new RefusedValue('UNKNOWN_VALUE');
};

/** Events of a project: what is over is held, what is to come is planned. Reports are written by hand. */
export const eventTarget: ImportTarget<EventContext> = {
  name: 'EVENTS',
  fields,
  certain: ['SAME_AS_LINE'],

  async context(db, owner) {
    const project = await db.query('select demonstration from project where id = $1', [owner.projectId]);
    const known = new KnownEvents(owner.projectId!);
    await known.refresh(db);
    return { ...(await meaningsOf(db, owner)), owner, demonstration: project.rows[0].demonstration, known, lines: new Map() };
  },

  judge: judgeEvents,

  async write(db, { owner, demonstration, known }, rows) {
    const created = rows.filter(({ outcome }) => outcome === 'NEW').map((row) => ({ row, id: randomUUID() }));
    await insertRows(
      db,
      'dissemination_event',
      { ...columns, id: 'uuid', project_id: 'uuid', state: 'event_state', demonstration: 'boolean', published: 'boolean' },
      created.map(({ row, id }) => ({
        nationwide: false,
        ...scalars(row.set),
        id,
        project_id: owner.projectId,
        state: row.set['state'],
        demonstration,
        published: false,
      })),
    );
    for (const { row, id } of created) await writeParts(db, id, row.set);
    const changed = rows.filter(({ outcome, subjectId }) => outcome === 'CHANGED' && known.find(subjectId!));
    const done = await updateRows(
      db,
      'dissemination_event',
      columns,
      changed.map(({ subjectId, version, set }) => ({
        ...known.find(subjectId!)!.columns,
        ...scalars(set),
        id: subjectId!,
        version: version!,
      })),
    );
    const written = changed.filter(({ subjectId }) => done.has(subjectId!));
    for (const { subjectId, set } of written) await writeParts(db, subjectId!, set);
    const result = [
      ...created.map(({ row, id }): Written => ({ line: row.line, subjectId: id, version: 1, before: null })),
      ...written.map((row) => asWritten(row, known)),
    ];
    await known.refresh(db);
    return result;
  },

  record(tx, { owner, known }, { subjectId, version, before }, importId, what) {
    const event = known.find(subjectId);
    recordEvent(
      tx,
      what === 'WRITTEN' ? 'event.imported' : 'event.import_undone',
      {
        ...{ id: subjectId, projectId: owner.projectId!, published: false },
        organisationId: String(event?.columns.organisation_id ?? owner.organisationId),
      },
      { importId, change: before ? 'CHANGED' : 'NEW', version },
    );
  },

  async takeBack(db, row) {
    if (!row.before) return takeBackRow(db, 'dissemination_event', columns, row, TAKEN_PARTS);
    const { regions, materials, ...before } = row.before;
    // What was read with the columns is written back with them, so that the version moves in any case.
    const kept = await takeBackRow(db, 'dissemination_event', columns, { ...row, before });
    if (!kept) await writeParts(db, row.subjectId, { regions, materials });
    return kept;
  },
};

// Whoever registered, reported or was told of it since keeps it: only its own parts go with it.
const TAKEN_PARTS = [
  'delete from dissemination_event_region where event_id = $1',
  'delete from event_material where event_id = $1',
];

const scalars = (set: Judged['set']) => Object.fromEntries(Object.entries(set).filter(([name]) => Object.hasOwn(columns, name)));

async function writeParts(db: Db, id: string, { regions, materials }: Judged['set']) {
  if (regions) {
    await db.query('delete from dissemination_event_region where event_id = $1', [id]);
    await db.query('insert into dissemination_event_region (event_id, region_id) select $1, unnest($2::uuid[])', [id, regions]);
  }
  if (materials) {
    await db.query('delete from event_material where event_id = $1', [id]);
    await db.query(
      `insert into event_material (event_id, material_id, material_version_id, "position")
       select $1, m.id, m.current_version_id, x.n - 1 from unnest($2::uuid[]) with ordinality x (id, n) join material m on m.id = x.id`,
      [id, materials],
    );
  }
}

function asWritten({ line: at, subjectId, version, set }: Judged, known: KnownEvents): Written {
  const was = known.find(subjectId!)!;
  const before = {
    ...was.columns,
    ...(set['regions'] ? { regions: was.regions } : {}),
    ...(set['materials'] ? { materials: was.materials } : {}),
  };
  return { line: at, subjectId: subjectId!, version: version! + 1, before };
}
