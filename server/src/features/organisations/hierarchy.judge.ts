import type { Reason, RowValues } from '../../platform/importing/target.ts';
import type { UnitKind, UnitStatus } from './hierarchy.fields.ts';
import type { RegisterContext } from './register.target.ts';

type Seen = { known: boolean; whole: boolean };

/**
 * Why a row of the hierarchy is of no concern to the register, if it is of none: most are schools and offices of providers, and most
 * providers give other education. A row that does not say what kind of unit it is comes from a list of providers.
 */
export function leftOut(values: RowValues, { today, vocational }: RegisterContext, { known, whole }: Seen): Reason | undefined {
  const kinds = values['unitKind'] as UnitKind[] | null | undefined;
  if (!kinds) return undefined;
  const closedOn = values['closedOn'] as string | null | undefined;
  const isClosed = closedOn ? closedOn <= today : (values['status'] as UnitStatus | null) === 'CLOSED';
  const parent = values['parentOid'] as string | null | undefined;
  // What a provider consists of has passed by before itself.
  if (kinds.includes('SCHOOL') && values['schoolType'] === 'VOCATIONAL' && !isClosed && parent) vocational.add(parent);
  if (!kinds.includes('PROVIDER')) return because('unitKind', 'NOT_A_PROVIDER');
  if (known) return isClosed && !closedOn ? because('closedOn', 'CLOSED_DAY_UNKNOWN') : undefined;
  if (isClosed) return because('status', 'CLOSED');
  const gives = vocational.has(values['oid'] as string) || values['schoolType'] === 'VOCATIONAL';
  return whole && !gives ? because('schoolType', 'NO_VOCATIONAL_SCHOOL') : undefined;
}

const because = (field: string, code: string): Reason => ({ field, code, params: {} });
