import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import type { Turns } from '../../platform/gate/turns.ts';
import { isWholeText } from '../../platform/gate/whole-text.ts';
import { answer, type JsonText, type Read } from '../../platform/reading/answer.ts';
import { CSV_BEGINNING, csvLine } from '../../platform/spreadsheets/csv-text.ts';
import { writeWorkbook } from '../../platform/spreadsheets/spreadsheets.ts';
import type { Value } from '../../platform/spreadsheets/write.ts';
import type { Language } from '../people/person.entity.ts';
import { NAMES_QUERY, filterLines } from './export.filters.ts';
import { lists, type ExportColumn, type ExportedList, type ListName } from './export.lists.ts';
import { Said, timeText } from './export.words.ts';

type Asked = {
  list: ListName;
  variables: Readonly<Record<string, unknown>>;
  language: Language;
  /** Whose turns it takes. */
  caller: string;
};
type Row = any; // oxlint-disable-line typescript/no-explicit-any -- what a query answers
/** What an exported list says of itself, its columns, and its rows page by page. */
export type Exported = {
  name: string;
  title: string;
  head: string[][];
  header: string[];
  widths: number[];
  pages: AsyncGenerator<Value[][]>;
};

const documents = new Map<string, DocumentNode>();

/** Lists as they stand on their pages, as tables to take along: read by their own queries, page after page. */
export class Exporter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly read: Read,
    private readonly turns: Turns,
  ) {}

  async open(viewer: Viewer, { list, variables, language, caller }: Asked): Promise<Exported> {
    if (!isWholeText(variables)) throw badInput('variables', 'NOT_TEXT');
    const said = new Said(language);
    const exported: ExportedList = lists[list];
    const ask = (query: string, values: object): Promise<Row> =>
      this.ask(viewer, caller, query, values as Record<string, unknown>);
    // The first page before anything is answered: what is refused is refused as a whole.
    const first = await ask(exported.query, { ...variables, first: limits.page, after: null });
    const { projectId, filter } = variables as {
      projectId?: string;
      filter?: { [id in 'materialId' | 'organisationId' | 'eventId']?: string };
    };
    const inProject = Boolean(projectId && viewer.personId);
    const names = await ask(NAMES_QUERY, {
      ...{ projectId: projectId ?? '', inProject },
      ...{ materialId: filter?.materialId ?? '', organisationId: filter?.organisationId ?? '', eventId: filter?.eventId ?? '' },
    });
    const title = said.words.list[list];
    const filters = filterLines(list, variables, names, said);
    const { head } = said.words;
    const more = exported.more?.(first) ?? [];
    const columns = [...exported.columns, ...more];
    return {
      name: `${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${names.installation.now.slice(0, 10)}`,
      title,
      head: [
        [title],
        ...(names.project ? [[`${head.project}: ${said.name(names.project)}`]] : []),
        [`${head.made}: ${timeText(names.installation.now)}`],
        [`${head.filters}: ${filters.join(' · ') || head.none}`],
        ...(names.installation.demonstration ? [[head.demonstration]] : []),
      ],
      header: [...exported.columns.map(({ name }) => said.words.column[name]), ...more.map((column) => column.head)],
      widths: columns.map(({ width }) => width),
      pages: pagesOf({ ...exported, columns }, said, first, (after) =>
        ask(exported.query, { ...variables, first: limits.page, after }),
      ),
    };
  }

  private async ask(viewer: Viewer, caller: string, query: string, variables: Record<string, unknown>): Promise<Row> {
    if (!documents.has(query)) documents.set(query, parse(query));
    const asked = { document: documents.get(query)!, variables };
    // One for each page, and none while somebody is slow to read.
    const { data, errors } = await this.turns.take(caller, () => answer(this.schema, asked, { viewer, read: this.read }));
    if (errors?.[0]) throw errors[0];
    return (data as unknown as JsonText).toJSON();
  }
}

async function* pagesOf(
  list: Pick<ExportedList, 'rowsOf'> & { columns: readonly Pick<ExportColumn, 'value'>[] },
  said: Said,
  first: Row,
  next: (after: string) => Promise<Row>,
): AsyncGenerator<Value[][]> {
  let { nodes, pageInfo } = list.rowsOf(first, said);
  for (let count = 0; ;) {
    const room = limits.exportRows - count;
    yield nodes.slice(0, room).map((row) => list.columns.map(({ value }) => value(row, said)));
    count += Math.min(nodes.length, room);
    if (!pageInfo?.hasNextPage && nodes.length <= room) return;
    if (count >= limits.exportRows) return void (yield [[said.words.head.cut.replace('{{most}}', String(limits.exportRows))]]);
    ({ nodes, pageInfo } = list.rowsOf(await next(pageInfo!.endCursor!), said));
  }
}

/** As CSV, piece by piece. */
export async function* csvOf({ head, header, pages }: Exported): AsyncGenerator<string> {
  yield CSV_BEGINNING + [...head, [], header].map(csvLine).join('');
  for await (const rows of pages) if (rows.length) yield rows.map(csvLine).join('');
}

/** As a workbook. */
export async function xlsxOf({ title, head, header, widths, pages }: Exported): Promise<Buffer> {
  const rows: Value[][] = [];
  for await (const page of pages) rows.push(...page);
  return writeWorkbook({ name: title, widths, head, header, rows });
}
