import { join } from 'node:path';
import { meanings, merge, reportOf, type Db, type LoadReport } from '../../platform/loading/merge.ts';
import { checkRows, readTable } from '../../platform/loading/rows.ts';
import { isBusinessId, isBusinessIdForm } from './business-id.ts';

const providerTypes = new Map([
  ['kunta', 'MUNICIPALITY'],
  ['koulutuskuntayhtymä', 'MUNICIPAL_FEDERATION'],
  ['yksityinen', 'PRIVATE'],
  ['valtio', 'STATE'],
]);
const locationBases = new Map([
  ['name', 'NAME'],
  ['licence history; municipality unverified', 'LICENCE_HISTORY'],
  ['unverified', 'UNVERIFIED'],
]);
const yesNo = new Map([
  ['yes', true],
  ['no', false],
]);
const regionIds = 'select code as word, id from region';

/** The regions, with the contact area of the funder's officials; a region outside the call is shown apart and not counted. */
export async function loadRegions(db: Db, folder: string): Promise<LoadReport> {
  const { good, skipped } = checkRows(await readTable(join(folder, 'regions.csv')), ['region_code'], (row) => ({
    code: row.text('region_code'),
    name_fi: row.text('name_fi'),
    name_sv: row.text('name_sv'),
    name_en: row.text('name_en'),
    contact_area: row.textOrNull('okm_contact_area'),
    counted: row.choice('in_okm_call', yesNo),
  }));
  const columns = { code: 'text', name_fi: 'text', name_sv: 'text', name_en: 'text', contact_area: 'text', counted: 'boolean' };
  return reportOf(good.length, await merge(db, { table: 'region', key: ['code'], columns }, good), skipped);
}

/** The municipalities and the region of each. */
export async function loadMunicipalities(db: Db, folder: string): Promise<LoadReport> {
  const regions = await meanings(db, regionIds);
  const { good, skipped } = checkRows(await readTable(join(folder, 'municipalities.csv')), ['municipality_code'], (row) => ({
    code: row.text('municipality_code'),
    name_fi: row.text('name_fi'),
    name_sv: row.text('name_sv'),
    region_id: row.choice('region_code', regions),
  }));
  const columns = { code: 'text', name_fi: 'text', name_sv: 'text', region_id: 'uuid' };
  return reportOf(good.length, await merge(db, { table: 'municipality', key: ['code'], columns }, good), skipped);
}

const organisation = {
  register_code: 'text',
  kind: 'organisation_kind',
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
};

/** The licensed providers. Each has one licence; its dates are not in the source, so the licence is taken as valid. */
export async function loadProviders(db: Db, folder: string): Promise<LoadReport> {
  const [regions, municipalities] = [
    await meanings(db, regionIds),
    await meanings(db, 'select name_fi as word, id from municipality'),
  ];
  const table = await readTable(join(folder, 'providers.csv'));
  await adopt(db, table);
  const [businessIds, oids] = [await takenBy(db, 'business_id'), await takenBy(db, 'oid')];

  const { good, skipped } = checkRows(table, ['provider_id'], (row) => {
    const code = row.text('provider_id');
    const free = (field: string, taken: Map<string, string | null>) => {
      const value = row.textOrNull(field);
      if (value !== null && taken.has(value) && taken.get(value) !== code) row.refuse(field, 'TAKEN');
      return value;
    };
    const businessId = row.text('business_id');
    if (!isBusinessIdForm(businessId)) row.refuse('business_id', 'MALFORMED');
    if (!isBusinessId(businessId)) row.refuse('business_id', 'CHECK_DIGIT');
    const provider = {
      register_code: code,
      kind: 'PROVIDER',
      business_id: free('business_id', businessIds),
      oid: free('oid', oids),
      name_fi: row.text('name_fi'),
      name_sv: row.textOrNull('name_sv'),
      name_en: row.textOrNull('name_en'),
      brand_name: row.textOrNull('brand_name'),
      provider_type: row.choice('provider_type', providerTypes),
      region_id: row.choiceOrNull('region_code', regions),
      municipality_id: row.choiceOrNull('municipality', municipalities),
      location_basis: row.choiceOrNull('location_basis', locationBases),
      website: row.textOrNull('website'),
      student_years: row.wholeNumberOrNull('student_years_2020'),
      source: row.textOrNull('source'),
    };
    businessIds.set(businessId, code);
    if (provider.oid) oids.set(provider.oid, code);
    return provider;
  });
  const changed = await merge(
    db,
    { table: 'organisation', key: ['register_code'], columns: organisation, versioned: true },
    good,
  );
  await db.query(
    `insert into licence (organisation_id, source)
     select o.id, o.source from organisation o
      where o.register_code = any($1) and not exists (select 1 from licence l where l.organisation_id = o.id)`,
    [good.map((provider) => provider.register_code)],
  );
  return reportOf(good.length, changed, skipped);
}

/** A provider that somebody entered by hand before is the same provider when it has the same business id. */
async function adopt(db: Db, table: readonly Readonly<Record<string, string>>[]) {
  const known = table
    .map((row) => ({ register_code: row.provider_id?.trim(), business_id: row.business_id?.trim() }))
    .filter((row) => row.register_code && row.business_id);
  await db.query(
    `update organisation o set register_code = x.register_code
       from (select distinct on (business_id) * from json_to_recordset($1::json) as r (register_code text, business_id text) order by business_id, register_code) x
      where o.business_id = x.business_id and o.register_code is null and not o.demonstration
        and not exists (select 1 from organisation other where other.register_code = x.register_code)`,
    [JSON.stringify(known)],
  );
}

async function takenBy(db: Db, column: 'business_id' | 'oid'): Promise<Map<string, string | null>> {
  const { rows } = await db.query(`select ${column} as value, register_code from organisation where ${column} is not null`);
  return new Map(rows.map((row) => [row.value, row.register_code]));
}

/** The register code of the funder. */
export const FUNDER_CODE = 'OKM';

/** The funder: the Ministry of Education and Culture. */
export async function loadFunder(db: Db): Promise<LoadReport> {
  const funder = {
    register_code: FUNDER_CODE,
    kind: 'FUNDER',
    name_fi: 'Opetus- ja kulttuuriministeriö',
    name_sv: 'Undervisnings- och kulturministeriet',
    name_en: 'Ministry of Education and Culture',
    brand_name: 'OKM',
    website: 'https://okm.fi',
    source: 'https://okm.fi',
  };
  const { register_code, kind, name_fi, name_sv, name_en, brand_name, website, source } = organisation;
  const columns = { register_code, kind, name_fi, name_sv, name_en, brand_name, website, source };
  return reportOf(1, await merge(db, { table: 'organisation', key: ['register_code'], columns, versioned: true }, [funder]), []);
}
