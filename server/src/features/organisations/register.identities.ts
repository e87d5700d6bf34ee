import type { Reason } from '../../platform/importing/target.ts';
import { titleKey } from '../../platform/spreadsheets/values.ts';
import type { KnownProvider, Said } from './register.judge.ts';

const UNIQUE = [
  ['business_id', 'businessId'],
  ['oid', 'oid'],
] as const;
const NAMES = ['name_fi', 'name_sv', 'name_en', 'brand_name'] as const;

/** What identifies providers, as far as it is given away. */
export class Identities {
  private readonly byCode = new Map<string, KnownProvider>();
  private readonly byOid = new Map<string, KnownProvider>();
  private readonly byBusinessId = new Map<string, KnownProvider>();
  private readonly names = new Map<string, string>();

  constructor(
    known: Iterable<KnownProvider>,
    former: readonly Readonly<Record<string, string | null>>[],
    private readonly lines: Map<string, number>,
  ) {
    for (const provider of known) {
      const { register_code, business_id, oid } = provider.columns;
      if (register_code) this.byCode.set(String(register_code), provider);
      if (business_id) this.byBusinessId.set(String(business_id), provider);
      if (oid) this.byOid.set(String(oid), provider);
      if (!provider.demonstration) for (const name of NAMES) this.name(provider.columns[name] as string | null);
    }
    for (const names of former) for (const name of NAMES) this.name(names[name]);
  }

  private name(name: string | null | undefined) {
    if (name) this.names.set(titleKey(name), name);
  }

  /** The provider that a row speaks of. Institutions of a demonstration are nobody's. */
  meant(code: string | null, oid: string | null | undefined, businessId: string | null | undefined): KnownProvider | undefined {
    const coded = code === null ? undefined : this.byCode.get(code);
    if (coded) return coded;
    const identified = oid ? this.byOid.get(oid) : undefined;
    const same = identified ?? (businessId ? this.byBusinessId.get(businessId) : undefined);
    return same && !same.demonstration && (code === null || same.columns.register_code === null) ? same : undefined;
  }

  /** An identifier of the row is another’s, or the provider is known by another one. */
  ownedByAnother(set: Said, subject: KnownProvider | undefined): Reason | undefined {
    const owners = { business_id: this.byBusinessId, oid: this.byOid };
    for (const [column, field] of UNIQUE) {
      const value = set[column] as string | undefined;
      const owner = value && owners[column].get(value);
      if (owner && owner.id !== subject?.id) return { field, code: 'TAKEN', params: { value } };
    }
    const known = subject?.columns.oid;
    if (known && set['oid'] && set['oid'] !== known) return { field: 'oid', code: 'OTHER_OID', params: { value: known } };
    return undefined;
  }

  /** The earlier line of the file that means the same provider, or that has used up an identifier. */
  doubleOf(line: number, subject: KnownProvider | undefined, code: string | null, set: Said): Reason | undefined {
    const marks: [mark: string, field: string][] = [];
    if (code) marks.push([`code ${code}`, 'registerCode']);
    if (subject) marks.push([`id ${subject.id}`, 'businessId']);
    for (const [column, field] of UNIQUE) if (set[column]) marks.push([`${column} ${String(set[column])}`, field]);
    const seen = marks.find(([mark]) => this.lines.has(mark));
    if (seen) return { field: seen[1], code: 'SAME_AS_LINE', params: { line: this.lines.get(seen[0])! } };
    for (const [mark] of marks) this.lines.set(mark, line);
    return undefined;
  }

  /** Somebody who bears or bore the name of a new one: perhaps the same, which only a person can tell. */
  namedAlike(set: Said): Reason | undefined {
    for (const column of NAMES) {
      const name = set[column] as string | undefined;
      const known = name && this.names.get(titleKey(name));
      if (known)
        return { field: column === 'brand_name' ? 'brandName' : 'nameFi', code: 'NAMED_ALIKE', params: { title: known } };
    }
    return undefined;
  }
}
