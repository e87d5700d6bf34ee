import { randomUUID } from 'node:crypto';
import { insertRows, meanings, type Db } from '../../platform/loading/merge.ts';
import { address, choice, line, partialDate, prose, wordKey } from '../../platform/importing/parsers.ts';
import type { ImportField, ImportTarget, Judged, Owner, Written } from '../../platform/importing/target.ts';
import { takeBackRow, updateRows } from '../../platform/importing/writing.ts';
import { KnownMaterials, columns, type KnownMaterial } from './material.known.ts';
import { EarlierLines, certain, judgeMaterials } from './material.judge.ts';
import './material.history.ts';
import { kindWords, languageWords, licenceOf } from './material.words.ts';

export type MaterialContext = {
  owner: Owner;
  /** Whether the project is made up. */
  demonstration: boolean;
  themes: ReadonlyMap<string, string>;
  projects: ReadonlyMap<string, { id: string; themeId: string }>;
  known: KnownMaterials;
  earlier: EarlierLines;
};

const list = (words: string) => words.split(', ');
const fields: readonly ImportField<MaterialContext>[] = [
  {
    name: 'title',
    required: true,
    words: list(
      'Aineiston nimi, Materiaalin nimi, Nimi, Nimike, Otsikko, Aineisto, Materiaali, Tuotos, Tuotoksen nimi, Materialets namn, Namn, Titel, Rubrik, Material, Title, Name, Name of the material',
    ),
    parse: line(300),
  },
  {
    name: 'kind',
    words: list('Laji, Aineiston laji, Aineistotyyppi, Tyyppi, Materiaalityyppi, Slag, Typ, Materialtyp, Kind, Type'),
    parse: (text) => choice(text, kindWords),
  },
  {
    name: 'theme',
    words: list('Teema, Teemat, Aihe, Aihealue, Tema, Ämne, Theme, Topic'),
    parse: (text, { themes }) => choice(text, themes),
  },
  {
    name: 'sourceProject',
    words: list('Hanke, Lähdehanke, Hankkeen nimi, Hankkeen lyhenne, project_id, Projekt, Källprojekt, Project, Source project'),
    parse: (text, { projects }) => choice(text, projects),
  },
  {
    name: 'workPackageCode',
    words: list('Työpaketti, Työpaketin tunnus, wp_code, TP, Arbetspaket, Work package'),
    parse: line(50),
  },
  {
    name: 'url',
    words: list(
      'Verkko-osoite, Osoite, Linkki, Linkit, URL, www, www-osoite, Webbadress, Adress, Länk, Web address, Address, Link',
    ),
    parse: address,
  },
  {
    name: 'licence',
    words: list('Käyttöoikeus, Käyttöoikeudet, Lisenssi, Licens, Användningsrätt, Licence, License'),
    parse: (text) => licenceOf(line(200)(text)),
  },
  {
    name: 'language',
    words: list('Kieli, Kielet, Aineiston kieli, Språk, Language'),
    parse: (text) => choice(text, languageWords),
  },
  {
    name: 'description',
    words: list('Kuvaus, description_fi, Lyhyt kuvaus, Esittely, Tiivistelmä, Sisältö, Beskrivning, Description, Summary'),
    parse: prose(4_000),
  },
  {
    name: 'published',
    words: list(
      'Julkaistu, Julkaisupäivä, Julkaisuaika, Julkaisuvuosi, Päivämäärä, Päiväys, Vuosi, Publicerad, Publicerat, Datum, År, Published, Date, Year',
    ),
    parse: partialDate,
  },
  {
    name: 'note',
    words: list('Huomautus, Huomautukset, Huom, Huomio, Lisätieto, Lisätiedot, Lisätietoja, Muuta, Anmärkning, Note, Notes'),
    parse: prose(2_000),
  },
];

/** Materials into the care of a project: received there, as link-only entries, for the hub holds no file of theirs. */
export const materialTarget: ImportTarget<MaterialContext> = {
  name: 'MATERIALS',
  fields,
  certain,

  async context(db, owner) {
    const themes = await meanings(
      db,
      `select word, t.id from theme t, unnest(array[t.code, replace(t.code, '_', ' '), t.name_fi, t.name_sv, t.name_en]) word`,
    );
    const { rows } = await db.query(
      'select word, s.id, s.theme_id as "themeId" from source_project s, unnest(array[s.code, s.acronym, s.name_fi, s.name_sv]) word where word is not null',
    );
    const keyed = <T>(words: Iterable<readonly [string, T]>) =>
      new Map([...words].map(([word, value]) => [wordKey(word), value]));
    const project = await db.query('select demonstration from project where id = $1', [owner.projectId]);
    return {
      owner,
      demonstration: project.rows[0].demonstration,
      themes: keyed(themes),
      projects: keyed(rows.map(({ word, id, themeId }) => [word, { id, themeId }] as const)),
      known: new KnownMaterials(owner.projectId!),
      earlier: new EarlierLines(),
    };
  },

  judge: judgeMaterials,

  async write(db, { owner, demonstration, known }, rows) {
    const created = rows.filter(({ outcome }) => outcome === 'NEW').map((row) => ({ row, id: randomUUID() }));
    const defaults = {
      kind: 'OTHER',
      link_only: true,
      provenance: 'NAMED_IN_SOURCE',
      importer_id: owner.organisationId,
      demonstration,
    };
    await insertRows(
      db,
      'material',
      {
        id: 'uuid',
        ...columns,
        importer_id: 'uuid',
        link_only: 'boolean',
        provenance: 'material_provenance',
        demonstration: 'boolean',
      },
      created.map(({ row, id }) => ({ ...defaults, ...row.set, project_id: owner.projectId, id })),
    );
    // What the coordinator brings in stands at its source for everybody to see: version 1, as found. What a partner brings in waits.
    if (owner.wide)
      await publishAsFound(
        db,
        created.map(({ id }) => id),
      );

    const changed = rows.filter(({ outcome }) => outcome === 'CHANGED');
    const done = await updateRows(
      db,
      'material',
      columns,
      changed.map(({ subjectId, version, set }) => ({
        ...known.find(subjectId!).columns,
        ...set,
        id: subjectId!,
        version: version!,
      })),
    );
    return [
      // Publishing as found is part of the making: the row has its first version all the same.
      ...created.map(({ row, id }): Written => ({ line: row.line, subjectId: id, version: 1, before: null })),
      ...changed.filter(({ subjectId }) => done.has(subjectId!)).map((row) => asWritten(row, known.find(row.subjectId!))),
    ];
  },

  record(tx, { owner }, { subjectId, before }, importId, what) {
    tx.record(what === 'WRITTEN' ? 'material.imported' : 'material.import_undone', {
      stream: owner.projectId!,
      subjectType: 'Material',
      subject: subjectId,
      audience: ['project'],
      facts: { importId, change: before ? 'CHANGED' : 'NEW' },
    });
  },

  async takeBack(db, row) {
    // What was brought in since rests on the licence.
    if (row.before && row.before['licence'] === null && (await restsOnLicence(db, row.subjectId))) return 'IN_USE';
    return takeBackRow(db, 'material', columns, row, UNMAKE);
  },
};

async function restsOnLicence(db: Db, id: string): Promise<boolean> {
  const { rows } = await db.query(
    `select not m.link_only or exists (select from material_version_file f join material_version v on v.id = f.material_version_id where v.material_id = m.id) as rests
       from material m where m.id = $1 for update of m`,
    [id],
  );
  return rows[0]?.rests === true;
}

// What the hub itself found out of its link rests on nothing that anybody did.
const UNMAKE = [
  'delete from link_check where material_id = $1',
  'delete from problem_report where material_id = $1 and reported_by_id is null',
  'update material set current_version_id = null where id = $1',
  `delete from material_version where material_id = $1 and number = 1 and state = 'PUBLISHED' and version = 1`,
];

async function publishAsFound(db: Db, ids: readonly string[]) {
  await db.query(
    `with found as (
       insert into material_version (material_id, number, state, published_at)
       select m.id, 1, 'PUBLISHED', hub_now() from material m where m.id = any($1) and m.url is not null returning id, material_id),
     published as (update material m set current_version_id = found.id from found where m.id = found.material_id returning 1)
     select count(*) from published`,
    [ids],
  );
}

const asWritten = ({ line: at, subjectId, version, set }: Judged, was: KnownMaterial): Written => ({
  line: at,
  subjectId: subjectId!,
  version: version! + 1,
  before: Object.fromEntries(Object.keys(set).map((name) => [name, was.columns[name as keyof typeof columns]])),
});
