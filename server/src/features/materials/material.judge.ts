import type { Db } from '../../platform/loading/merge.ts';
import { failed, type Judged, type Owner, type ReadRow, type Reason, type RowValues } from '../../platform/importing/target.ts';
import { addressKey, titleKey } from '../../platform/spreadsheets/values.ts';
import type { KnownMaterial, MaterialColumns } from './material.known.ts';
import type { MaterialContext } from './material.target.ts';

/** Judges rows of a spreadsheet of materials: which are new, which change something, and which are there already. */
export async function judgeMaterials(
  db: Db,
  context: MaterialContext,
  rows: readonly ReadRow[],
  { whole, duplicates }: { whole: boolean; duplicates: boolean },
): Promise<Judged[]> {
  await context.known.refresh(db);
  const { earlier } = context;
  return rows.map((row) => {
    if (row.reasons.length) return failed(row);
    const { title, url, set, themeless } = columnsOf(row.values);
    const found = matching(context, title, url);
    const subject = Array.isArray(found) ? null : found;
    if (!subject && themeless) return failed({ ...row, reasons: [{ field: 'theme', code: 'REQUIRED', params: {} }] });
    const double =
      (whole && earlier.doubleOf(title, url, subject)) || (Array.isArray(found) ? similar(context, found, title, url) : null);
    if (whole) earlier.note(row.line, title, url, subject);
    if (double && !(duplicates && !certain.includes(double.code)))
      return { ...failed({ ...row, reasons: [double] }), outcome: 'DUPLICATE', subjectId: subject?.id ?? null };
    return subject ? judgeChange(context.owner, row, subject, set) : { ...blank(row), outcome: 'NEW', set };
  });
}

/** Doubles that are certain: nobody can want them twice. The others may share an address, or a title, and be two all the same. */
export const certain: readonly string[] = ['SAME_AS_LINE', 'KNOWN_ELSEWHERE', 'AMBIGUOUS'];

const blank = ({ line }: ReadRow) => ({ line, reasons: [], subjectId: null, version: null, set: {} });

/** What the row says, column by column. What it does not know changes nothing. */
function columnsOf(values: RowValues) {
  const project = values['sourceProject'] as { id: string; themeId: string } | null | undefined;
  const said: Partial<MaterialColumns> = {
    title: values['title'] as string,
    kind: values['kind'] as string | null,
    theme_id: (values['theme'] ?? project?.themeId ?? null) as string | null,
    source_project_id: project?.id ?? null,
    work_package_code: values['workPackageCode'] as string | null,
    url: values['url'] as string | null,
    licence: values['licence'] as string | null,
    language: values['language'] as string | null,
    description: values['description'] as string | null,
    published: values['published'] as string | null,
    note: values['note'] as string | null,
  };
  const set = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined));
  return { title: said.title!, url: said.url ?? null, set, themeless: !said.theme_id };
}

/** The material that the row means: of the same title and address, else of the same title where one of both has no address. Several: those. */
function matching({ known, owner }: MaterialContext, title: string, url: string | null): KnownMaterial | KnownMaterial[] {
  const named = known.titled(title);
  const at = (material: KnownMaterial) => sameAddress(material.columns.url, url);
  for (const fits of [at, (material: KnownMaterial) => !url || !material.columns.url]) {
    const fitting = named.filter(fits);
    const ours = fitting.filter(({ columns }) => columns.project_id === owner.projectId);
    const [only, another] = ours.length ? ours : fitting;
    if (only && !another) return only;
    if (another) return [only!, another];
  }
  return [];
}

const sameAddress = (a: string | null, b: string | null) =>
  a === b || (a !== null && b !== null && URL.canParse(a) && addressKey(a) === addressKey(b));

/** Why a row that is no material for certain looks like one. */
function similar({ known }: MaterialContext, several: KnownMaterial[], title: string, url: string | null): Reason | null {
  const looks = (code: string, field: string, { columns }: KnownMaterial): Reason => ({
    field,
    code,
    params: { title: columns.title! },
  });
  if (several.length) return looks('AMBIGUOUS', 'title', several[0]!);
  const [there] = url ? known.at(url) : [];
  if (there) return looks('DUPLICATE_ADDRESS', 'url', there);
  const [named] = known.titled(title);
  return named ? looks('DUPLICATE_TITLE', 'title', named) : null;
}

function judgeChange(owner: Owner, row: ReadRow, subject: KnownMaterial, said: Readonly<Record<string, unknown>>): Judged {
  const { columns, version, id } = subject;
  const refuse = (outcome: 'FAILED' | 'DUPLICATE', code: string): Judged => ({
    ...blank(row),
    outcome,
    subjectId: id,
    reasons: [{ field: null, code, params: { title: columns.title! } }],
  });
  if (columns.project_id !== owner.projectId && (columns.project_id !== null || !owner.wide))
    return refuse('DUPLICATE', 'KNOWN_ELSEWHERE');
  const wanted = { ...said, ...(columns.project_id === null && { project_id: owner.projectId }) };
  const set = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !says(name, columns[name as keyof MaterialColumns], value as string)),
  );
  if (!Object.keys(set).length) return { ...blank(row), outcome: 'SAME', subjectId: id, version };
  if (subject.status === 'ARCHIVED') return refuse('FAILED', 'ARCHIVED');
  const ours =
    owner.wide ||
    subject.maintainerId === owner.organisationId ||
    (subject.maintainerId === null && subject.status === 'INTAKE' && subject.importerId === owner.organisationId);
  return ours ? { ...blank(row), outcome: 'CHANGED', subjectId: id, version, set } : refuse('FAILED', 'NOT_YOURS');
}

/** Whether what stands there says as much as the row: the same, the same place, or a day where the row has its year only. */
function says(name: string, there: string | null, row: string): boolean {
  if (name === 'published' && there) return there === row || there.startsWith(`${row}-`);
  if (name === 'url') return sameAddress(there, row);
  return there === row || (name === 'title' && there !== null && titleKey(there) === titleKey(row));
}

/** The lines of a file so far, by what they mean. */
export class EarlierLines {
  private readonly lines = new Map<string, number>();

  note(line: number, title: string, url: string | null, subject: KnownMaterial | null) {
    for (const key of [this.pair(title, url), this.place(url), this.name(title), subject && subject.id])
      if (key && !this.lines.has(key)) this.lines.set(key, line);
  }

  doubleOf(title: string, url: string | null, subject: KnownMaterial | null): Reason | null {
    const seen = (key: string | null) => (key ? this.lines.get(key) : undefined);
    const double = (code: string, field: string | null, line: number): Reason => ({ field, code, params: { line } });
    const same = seen(this.pair(title, url)) ?? seen(subject && subject.id);
    if (same !== undefined) return double('SAME_AS_LINE', null, same);
    // One that is there already is told from its neighbours by that.
    if (subject) return null;
    const [place, name] = [seen(this.place(url)), seen(this.name(title))];
    if (place !== undefined) return double('ADDRESS_OF_LINE', 'url', place);
    return name === undefined ? null : double('TITLE_OF_LINE', 'title', name);
  }

  private name = (title: string) => `title ${titleKey(title)}`;
  private place = (url: string | null) => url && `url ${addressKey(url)}`;
  private pair = (title: string, url: string | null) => `${this.name(title)} ${this.place(url)}`;
}
