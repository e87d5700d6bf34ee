import en from '../../../../schema/imports.en.json' with { type: 'json' };
import fi from '../../../../schema/imports.fi.json' with { type: 'json' };
import sv from '../../../../schema/imports.sv.json' with { type: 'json' };
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Reason } from '../../platform/importing/target.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { render, sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { CSV_BEGINNING, csvLine } from '../../platform/spreadsheets/csv-text.ts';
import type { SheetHead } from '../../platform/spreadsheets/heads.ts';
import { textOf } from '../../platform/spreadsheets/table.ts';
import type { Language } from '../people/person.entity.ts';
import { Import } from './import.entity.ts';
import { headerOf } from './import.table.ts';

const words = { fi, sv, en };
const AT_ONCE = 1_000;

/** The rows that were not taken, as a file to mend and bring again: their own columns, with the reason beside them. */
export async function problemsFile(database: Database, viewer: Viewer, id: string, language: Language) {
  const [one] = isId(id)
    ? await ask(
        database,
        sql`select i.sheets, i.sheet, i.header_row as "headerRow", i.file_name as "fileName" from ${visible(Import, viewer)} i where i.id = ${id}`,
      )
    : [];
  if (!one) throw notFound('id');
  const said = words[language];
  const head: SheetHead = one.sheets[one.sheet];
  const name = `${String(one.fileName).replace(/\.[^.]*$/, '')}-${said.failedRows.name}.csv`;
  return { name, lines: linesOf(database, id, head, one.headerRow, language) };
}

async function* linesOf(database: Database, id: string, head: SheetHead, headerRow: number, language: Language) {
  const said = words[language];
  const header = headerOf(head, headerRow).map((cell, i) => textOf(cell) || String(i + 1));
  yield CSV_BEGINNING + csvLine([...header, said.failedRows.line, said.failedRows.outcome, said.failedRows.why]);
  for (let last = 0, more = true; more;) {
    const rows = await database.ask(
      `select line, cells, outcome, reasons from import_row where import_id = $1 and line > $2 and outcome in ('FAILED', 'DUPLICATE') and applied_at is null order by line limit ${AT_ONCE}`,
      [id, last],
    );
    for (const { line, cells, outcome, reasons } of rows) {
      const own = header.map((_, i) => textOf(cells[i]));
      const why = (reasons as Reason[]).map((reason) => sentence(reason, language)).join(' ');
      yield csvLine([...own, line, said.outcome[outcome as 'FAILED'], why]);
      last = line;
    }
    more = rows.length === AT_ONCE;
  }
}

function sentence({ field, code, params }: Reason, language: Language): string {
  const said = words[language];
  const text = said.reason[code as keyof typeof fi.reason].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
  return field ? `${said.field[field as keyof typeof fi.field]}: ${text}` : text;
}

function ask(database: Database, statement: ReturnType<typeof sql>) {
  const { text, values } = render(statement);
  return database.ask(text, values);
}
