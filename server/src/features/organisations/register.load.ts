import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meanings, merge, reportOf, type Db, type LoadReport } from '../../platform/loading/merge.ts';
import { readRow } from '../../platform/importing/target.ts';
import { checkRows, readTable, type Skipped, type SkipReason } from '../../platform/loading/rows.ts';
import { readCsv } from '../../platform/spreadsheets/csv.ts';
import { guessColumns } from '../../platform/spreadsheets/header.ts';
import { readSheets } from '../../platform/spreadsheets/read.ts';
import { textOf, type SheetRow } from '../../platform/spreadsheets/table.ts';
import { columns, registerTarget } from './register.target.ts';

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

/** The licensed providers, by the same way as a spreadsheet of somebody's: read, judged row by row, written. */
export const loadProviders = async (db: Db, folder: string): Promise<LoadReport> =>
  loadRows(db, readCsv(await readFile(join(folder, 'providers.csv'))));

/** Providers of any file that can be imported, such as the hierarchy of Organisaatiopalvelu; with `preview` nothing is written. */
export const loadProvidersOf = async (db: Db, file: string, { preview = false } = {}): Promise<LoadReport> =>
  loadRows(db, readSheets(await readFile(file))[0]!.rows, preview);

async function loadRows(db: Db, [header, ...rows]: readonly SheetRow[], preview = false): Promise<LoadReport> {
  const names = guessColumns(header!.cells, registerTarget.fields);
  const context = await registerTarget.context(db, { personId: null, organisationId: null, projectId: null, wide: true });
  const judged = await registerTarget.judge(
    db,
    context,
    rows.map((row) => readRow(row, names, registerTarget.fields, context)),
    { whole: true, duplicates: false },
  );
  const would = judged.filter(({ outcome }) => outcome === 'NEW' || outcome === 'CHANGED');
  const written = preview ? would : await registerTarget.write(db, context, judged);
  const skipped = judged.flatMap(({ line, reasons: [reason] }, i): Skipped[] => {
    if (!reason) return [];
    const column = reason.field === null ? -1 : names.indexOf(reason.field);
    const code = reason.code === 'SAME_AS_LINE' ? 'DUPLICATE' : reason.code;
    return [
      {
        row: line,
        field: textOf(header!.cells[column]) || String(reason.field),
        reason: code as SkipReason,
        value: textOf(rows[i]!.cells[column]),
      },
    ];
  });
  return reportOf(judged.length - skipped.length, written.length, skipped);
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
  const { register_code, name_fi, name_sv, name_en, brand_name, website, source } = columns;
  const written = { register_code, kind: 'organisation_kind', name_fi, name_sv, name_en, brand_name, website, source };
  return reportOf(
    1,
    await merge(db, { table: 'organisation', key: ['register_code'], columns: written, versioned: true }, [funder]),
    [],
  );
}
