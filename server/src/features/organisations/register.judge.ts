import type { Db } from '../../platform/loading/merge.ts';
import { failed, type Judged, type ReadRow, type Reason } from '../../platform/importing/target.ts';
import type { RegisterContext, columns } from './register.target.ts';

type ProviderColumns = Readonly<Record<keyof typeof columns, string | number | null>>;
export type KnownProvider = { id: string; version: number; demonstration: boolean; columns: ProviderColumns };

/** Judges rows of the register: a provider is known by its code there, or by its business id where it was entered without one. */
export async function judgeProviders(
  db: Db,
  context: RegisterContext,
  rows: readonly ReadRow[],
  { whole }: { whole: boolean },
): Promise<Judged[]> {
  const { rows: present } = await db.query(
    `select id, version, demonstration, register_code, business_id, oid, name_fi, name_sv, name_en, brand_name, provider_type, region_id, municipality_id, location_basis, website, student_years, source from organisation`,
  );
  context.known = new Map(
    present.map(({ id, version, demonstration, ...rest }) => [
      id,
      { id, version, demonstration, columns: rest as ProviderColumns },
    ]),
  );
  const taken = new Taken(context.known.values(), context.lines);
  return rows.map((row) => {
    if (row.reasons.length) return failed(row);
    const { set, code } = columnsOf(row);
    const subject = taken.meant(code, set['business_id'] as string);
    const foreign = ownedByAnother(taken, set, subject);
    if (foreign) return failed({ ...row, reasons: [foreign] });
    const double = whole && taken.doubleOf(row.line, subject, code, set);
    if (double) return { ...failed({ ...row, reasons: [double] }), outcome: 'DUPLICATE', subjectId: subject?.id ?? null };
    if (!subject) return { line: row.line, outcome: 'NEW', reasons: [], subjectId: null, version: null, set };
    const changed = Object.fromEntries(
      Object.entries(set).filter(([name, value]) => subject.columns[name as keyof ProviderColumns] !== value),
    );
    const outcome = Object.keys(changed).length ? 'CHANGED' : 'SAME';
    return { line: row.line, outcome, reasons: [], subjectId: subject.id, version: subject.version, set: changed };
  });
}

/** What the row says, column by column. What it does not know changes nothing. */
function columnsOf({ values }: ReadRow) {
  const place = values['municipality'] as { id: string; regionId: string } | null | undefined;
  const code = (values['registerCode'] ?? null) as string | null;
  const said: Partial<ProviderColumns> = {
    register_code: code,
    business_id: values['businessId'] as string,
    oid: values['oid'] as string | null,
    name_fi: values['nameFi'] as string,
    name_sv: values['nameSv'] as string | null,
    name_en: values['nameEn'] as string | null,
    brand_name: values['brandName'] as string | null,
    provider_type: values['providerType'] as string | null,
    region_id: values['region'] as string | null,
    municipality_id: place?.id ?? null,
    location_basis: values['locationBasis'] as string | null,
    website: values['website'] as string | null,
    student_years: values['studentYears'] as number | null,
    source: values['source'] as string | null,
  };
  return { code, set: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined)) };
}

const UNIQUE = [
  ['business_id', 'businessId'],
  ['oid', 'oid'],
] as const;

function ownedByAnother(
  taken: Taken,
  set: Readonly<Record<string, unknown>>,
  subject: KnownProvider | undefined,
): Reason | undefined {
  for (const [column, field] of UNIQUE) {
    const value = set[column] as string | undefined;
    const owner = value && taken.owner(column, value);
    if (owner && owner !== subject?.id) return { field, code: 'TAKEN', params: { value } };
  }
  return undefined;
}

/** What identifies providers, as far as it is given away. */
class Taken {
  private readonly byCode = new Map<string, KnownProvider>();
  private readonly byBusinessId = new Map<string, KnownProvider>();
  private readonly owners = new Map<string, string>();

  constructor(
    known: Iterable<KnownProvider>,
    private readonly lines: Map<string, number>,
  ) {
    for (const provider of known) {
      const { register_code, business_id, oid } = provider.columns;
      if (register_code) this.byCode.set(String(register_code), provider);
      if (business_id) this.byBusinessId.set(String(business_id), provider);
      if (business_id) this.owners.set(`business_id ${business_id}`, provider.id);
      if (oid) this.owners.set(`oid ${oid}`, provider.id);
    }
  }

  meant(code: string | null, businessId: string): KnownProvider | undefined {
    const coded = code === null ? undefined : this.byCode.get(code);
    if (coded) return coded;
    const same = this.byBusinessId.get(businessId);
    return same && !same.demonstration && (code === null || same.columns.register_code === null) ? same : undefined;
  }

  owner = (column: string, value: string) => this.owners.get(`${column} ${value}`);

  /** The earlier line of the file that means the same provider, or that has used up an identifier. */
  doubleOf(
    line: number,
    subject: KnownProvider | undefined,
    code: string | null,
    set: Readonly<Record<string, unknown>>,
  ): Reason | undefined {
    const marks: [mark: string, field: string][] = [];
    if (code) marks.push([`code ${code}`, 'registerCode']);
    if (subject) marks.push([`id ${subject.id}`, 'businessId']);
    for (const [column, field] of UNIQUE) if (set[column]) marks.push([`${column} ${String(set[column])}`, field]);
    const seen = marks.find(([mark]) => this.lines.has(mark));
    if (seen) return { field: seen[1], code: 'SAME_AS_LINE', params: { line: this.lines.get(seen[0])! } };
    for (const [mark] of marks) this.lines.set(mark, line);
    return undefined;
  }
}
