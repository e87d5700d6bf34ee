import { randomUUID } from 'node:crypto';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { address, choice, line, wholeNumber, wordKey } from '../../platform/importing/parsers.ts';
import { RefusedValue, type ImportField, type ImportTarget, type Written } from '../../platform/importing/target.ts';
import { takeBackRow, updateRows } from '../../platform/importing/writing.ts';
import { insertRows, type Db } from '../../platform/loading/merge.ts';
import { isBusinessId, isBusinessIdForm } from './business-id.ts';
import { importedAudience } from './organisation.history.ts';
import { judgeProviders, type KnownProvider } from './register.judge.ts';

export type RegisterContext = {
  regions: ReadonlyMap<string, string>;
  municipalities: ReadonlyMap<string, { id: string; regionId: string }>;
  known: Map<string, KnownProvider>;
  /** The lines of the file so far, by what they use up. */
  lines: Map<string, number>;
};

/** The columns that an import of the register writes, with their types. */
export const columns = {
  register_code: 'text',
  business_id: 'text',
  oid: 'text',
  name_fi: 'text',
  name_sv: 'text',
  name_en: 'text',
  brand_name: 'text',
  provider_type: 'provider_type',
  region_id: 'uuid',
  municipality_id: 'uuid',
  location_basis: 'location_basis',
  website: 'text',
  student_years: 'integer',
  source: 'text',
} as const;

const providerTypes = new Map(
  (
    [
      ['MUNICIPALITY', 'kunta, kunnallinen, kaupunki, kommun, municipality'],
      ['MUNICIPAL_FEDERATION', 'koulutuskuntayhtymä, kuntayhtymä, samkommun, municipal federation, joint municipal authority'],
      ['PRIVATE', 'yksityinen, privat, private'],
      ['STATE', 'valtio, valtiollinen, stat, staten, state'],
    ] as const
  ).flatMap(([type, words]) => [type, ...words.split(', ')].map((word) => [wordKey(word), type] as const)),
);
const locationBases = new Map([
  ['name', 'NAME'],
  ['licence history; municipality unverified', 'LICENCE_HISTORY'],
  ['licence history', 'LICENCE_HISTORY'],
  ['unverified', 'UNVERIFIED'],
]);

function businessId(text: string): string {
  const written = text.replaceAll(/\s|^FI/gi, '');
  const value = /^\d{8}$/.test(written) ? `${written.slice(0, 7)}-${written.slice(7)}` : written;
  if (!isBusinessIdForm(value)) throw new RefusedValue('MALFORMED');
  if (!isBusinessId(value)) throw new RefusedValue('CHECK_DIGIT');
  return value;
}

const list = (words: string) => words.split(', ');
const fields: readonly ImportField<RegisterContext>[] = [
  { name: 'registerCode', words: list('provider_id, Rekisteritunnus, Registerkod, Register code'), parse: line(50) },
  {
    name: 'businessId',
    required: true,
    words: list('business_id, Y-tunnus, Ytunnus, FO-nummer, Business id'),
    parse: businessId,
  },
  {
    name: 'nameFi',
    required: true,
    words: list(
      'name_fi, Nimi suomeksi, Nimi, Järjestäjä, Koulutuksen järjestäjä, Organisaatio, Namn på finska, Name in Finnish, Name',
    ),
    parse: line(300),
  },
  { name: 'nameSv', words: list('name_sv, Nimi ruotsiksi, Namn på svenska, Namn, Name in Swedish'), parse: line(300) },
  { name: 'nameEn', words: list('name_en, Nimi englanniksi, Namn på engelska, Name in English'), parse: line(300) },
  { name: 'brandName', words: list('brand_name, Käyttönimi, Markkinointinimi, Varumärke, Brand name'), parse: line(300) },
  {
    name: 'providerType',
    words: list('provider_type, Omistajatyyppi, Omistaja, Järjestäjätyyppi, Tyyppi, Ägartyp, Provider type, Type'),
    parse: (text) => choice(text, providerTypes),
  },
  {
    name: 'region',
    words: list('region_code, Maakunta, Maakuntakoodi, Landskap, Region'),
    parse: (text, { regions }) => choice(/^\d$/.test(text) ? `0${text}` : text, regions),
  },
  {
    name: 'municipality',
    words: list('municipality, Kunta, Kotipaikka, Kotikunta, Kommun, Hemort'),
    parse: (text, { municipalities }) => choice(text, municipalities),
  },
  { name: 'locationBasis', words: list('location_basis, Sijainnin peruste'), parse: (text) => choice(text, locationBases) },
  { name: 'website', words: list('website, Verkkosivu, Verkko-osoite, Kotisivu, www, Webbplats, Web site'), parse: address },
  { name: 'oid', words: list('oid, OID-tunniste, Organisaation OID'), parse: line(100) },
  {
    name: 'studentYears',
    words: list('student_years_2020, Opiskelijavuodet, Studerandeår, Student years'),
    parse: wholeNumber,
  },
  { name: 'source', words: list('source, Lähde, Källa'), parse: line(1_000) },
];

/** The register of licensed providers. Each has one licence; where its dates are not known, it is taken as valid. */
export const registerTarget: ImportTarget<RegisterContext> = {
  name: 'REGISTER',
  fields,
  certain: ['SAME_AS_LINE'],

  async context(db) {
    const regions = await db.query(
      'select word, id from region, unnest(array[code, name_fi, name_sv, name_en]) word where word is not null',
    );
    const places = await db.query(
      'select word, id, region_id as "regionId" from municipality, unnest(array[code, name_fi, name_sv]) word where word is not null',
    );
    return {
      regions: new Map(regions.rows.map(({ word, id }) => [wordKey(word), id])),
      municipalities: new Map(places.rows.map(({ word, id, regionId }) => [wordKey(word), { id, regionId }])),
      known: new Map(),
      lines: new Map(),
    };
  },

  judge: judgeProviders,

  async write(db, { known }, rows) {
    const created = rows.filter(({ outcome }) => outcome === 'NEW').map((row) => ({ row, id: randomUUID() }));
    await insertRows(
      db,
      'organisation',
      { id: 'uuid', kind: 'organisation_kind', ...columns },
      created.map(({ row, id }) => ({ id, kind: 'PROVIDER', ...row.set })),
    );
    await insertRows(
      db,
      'licence',
      { organisation_id: 'uuid', source: 'text' },
      created.map(({ row, id }) => ({ organisation_id: id, source: row.set['source'] ?? null })),
    );
    const changed = rows.filter(({ outcome }) => outcome === 'CHANGED');
    const done = await updateRows(
      db,
      'organisation',
      columns,
      changed.map(({ subjectId, version, set }) => ({
        ...known.get(subjectId!)!.columns,
        ...set,
        id: subjectId!,
        version: version!,
      })),
    );
    await licenseUnlicensed(db, [...done]);
    return [
      ...created.map(({ row, id }): Written => ({ line: row.line, subjectId: id, version: 1, before: null })),
      ...changed
        .filter(({ subjectId }) => done.has(subjectId!))
        .map(({ line: at, subjectId, version, set }): Written => {
          const was = known.get(subjectId!)!.columns;
          const before = Object.fromEntries(Object.keys(set).map((name) => [name, was[name as keyof typeof columns]]));
          return { line: at, subjectId: subjectId!, version: version! + 1, before };
        }),
    ];
  },

  record(tx, _context, { subjectId, before }, importId, what) {
    tx.record(what === 'WRITTEN' ? 'organisation.imported' : 'organisation.import_undone', {
      stream: HUB_STREAM,
      subjectType: 'Organisation',
      subject: subjectId,
      audience: importedAudience(subjectId),
      facts: { importId, change: before ? 'CHANGED' : 'NEW' },
    });
  },

  takeBack: (db, row) => takeBackRow(db, 'organisation', columns, row, ['delete from licence where organisation_id = $1']),
};

// One that was entered by hand before the register knew it.
async function licenseUnlicensed(db: Db, ids: readonly string[]) {
  await db.query(
    `insert into licence (organisation_id, source)
     select o.id, o.source from organisation o where o.id = any($1) and not exists (select 1 from licence l where l.organisation_id = o.id)`,
    [ids],
  );
}
