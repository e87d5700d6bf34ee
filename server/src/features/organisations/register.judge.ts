import type { Db } from '../../platform/loading/merge.ts';
import { failed, type Judged, type ReadRow, type Reason, type RowValues } from '../../platform/importing/target.ts';
import { leftOut } from './hierarchy.judge.ts';
import { Identities } from './register.identities.ts';
import type { RegisterContext, columns, licenceColumns } from './register.target.ts';

type ProviderColumns = Readonly<Record<keyof typeof columns | keyof typeof licenceColumns, string | number | null>>;
export type KnownProvider = { id: string; version: number; demonstration: boolean; columns: ProviderColumns };
/** What a row would write, column by column. */
export type Said = Readonly<Record<string, unknown>>;

/**
 * Judges rows of the register: a provider is known by its code there, by its identifier in Organisaatiopalvelu, or by its business id;
 * never by its name alone.
 */
export async function judgeProviders(
  db: Db,
  context: RegisterContext,
  rows: readonly ReadRow[],
  { whole, duplicates }: { whole: boolean; duplicates: boolean },
): Promise<Judged[]> {
  const { rows: present } = await db.query(
    `select o.id, o.version, o.demonstration, register_code, business_id, oid, name_fi, name_sv, name_en, brand_name, provider_type, region_id, municipality_id, location_basis, website, student_years, o.source,
       l.valid_from::text as licence_from, l.valid_until::text as licence_until
     from organisation o left join lateral (select * from licence n where n.organisation_id = o.id order by n.valid_from desc nulls last, n.id desc limit 1) l on true`,
  );
  context.known = new Map(
    present.map(({ id, version, demonstration, ...rest }) => [
      id,
      { id, version, demonstration, columns: rest as ProviderColumns },
    ]),
  );
  const { rows: former } = await db.query(
    'select f.name_fi, f.name_sv, f.name_en from former_name f join organisation o on o.id = f.organisation_id where not o.demonstration',
  );
  const identities = new Identities(context.known.values(), former, context.lines);
  return rows.map((row): Judged => {
    const { values, line } = row;
    const code = (values['registerCode'] ?? null) as string | null;
    const subject = identities.meant(code, values['oid'] as string | null, values['businessId'] as string | null);
    const aside = leftOut(values, context, { known: subject !== undefined, whole });
    if (aside) return { ...failed({ line, reasons: [aside] }), outcome: 'LEFT_OUT', subjectId: subject?.id ?? null };
    const reasons = [...row.reasons, ...missing(values, subject)];
    if (reasons.length) return failed({ line, reasons });
    const set = columnsOf(values, subject, context.today);
    const foreign = identities.ownedByAnother(set, subject) ?? backwards(set, subject);
    if (foreign) return failed({ line, reasons: [foreign] });
    const double =
      (whole && identities.doubleOf(line, subject, code, set)) || (!subject && !duplicates && identities.namedAlike(set));
    if (double) return { ...failed({ line, reasons: [double] }), outcome: 'DUPLICATE', subjectId: subject?.id ?? null };
    if (!subject) return { line, outcome: 'NEW', reasons: [], subjectId: null, version: null, set };
    const changed = Object.fromEntries(
      Object.entries(set).filter(([name, value]) => subject.columns[name as keyof ProviderColumns] !== value),
    );
    const outcome = Object.keys(changed).length ? 'CHANGED' : 'SAME';
    return { line, outcome, reasons: [], subjectId: subject.id, version: subject.version, set: changed };
  });
}

/** What a row has to say of a provider that is not known yet: something to know it by the next time, and a name. */
function missing(values: RowValues, subject: KnownProvider | undefined): Reason[] {
  const lacks = (field: string): Reason => ({ field, code: 'REQUIRED', params: {} });
  if (subject) return [];
  return [
    ...('businessId' in values && !values['businessId'] && !values['oid'] ? [lacks('businessId')] : []),
    ...(['nameFi', 'nameSv', 'nameEn'].some((name) => values[name]) || !('nameFi' in values) ? [] : [lacks('nameFi')]),
  ];
}

function backwards(set: Said, subject: KnownProvider | undefined): Reason | undefined {
  const from = set['licence_from'] ?? subject?.columns.licence_from;
  const until = set['licence_until'] ?? subject?.columns.licence_until;
  if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return undefined;
  return { field: 'licenceUntil', code: 'BEFORE_THE_START', params: {} };
}

/** What the row says, column by column. What it does not know changes nothing, and a place that somebody has confirmed stays. */
function columnsOf(values: RowValues, subject: KnownProvider | undefined, today: string): Said {
  const place = values['municipality'] as { id: string; regionId: string; ofRegister?: true } | null | undefined;
  const closedOn = values['closedOn'] as string | null | undefined;
  // Who is closed provides no longer; a licence that had ended before stays as it was.
  const ended = closedOn && closedOn <= today && closedOn < String(subject?.columns.licence_until ?? '9999');
  const located: Partial<ProviderColumns> = {
    region_id: (values['region'] as string | null) ?? place?.regionId ?? null,
    municipality_id: place?.id ?? null,
    location_basis: (values['locationBasis'] as string | null) ?? (place?.ofRegister ? 'REGISTER' : null),
  };
  const said: Partial<ProviderColumns> = {
    register_code: values['registerCode'] as string | null,
    business_id: values['businessId'] as string,
    oid: values['oid'] as string | null,
    // Whoever has a name in one language only bears it in all of them.
    name_fi: (values['nameFi'] ?? (subject ? null : (values['nameSv'] ?? values['nameEn']))) as string | null,
    name_sv: values['nameSv'] as string | null,
    name_en: values['nameEn'] as string | null,
    brand_name: values['brandName'] as string | null,
    provider_type: values['providerType'] as string | null,
    ...(subject?.columns.location_basis !== 'CONFIRMED' && located),
    website: values['website'] as string | null,
    student_years: values['studentYears'] as number | null,
    source: values['source'] as string | null,
    licence_from: values['licenceFrom'] as string | null,
    licence_until: ended ? closedOn : (values['licenceUntil'] as string | null),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined));
}
