import { MemberRole, OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action, type Refusal } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { sql, type Sql } from '../../platform/reading/sql.ts';
import type { Organisation } from './organisation.entity.ts';

export type Registered = { kind: OrganisationKind; mergedOn: string | null };

const administers = (viewer: Viewer): Refusal[] => [
  ...changes(viewer),
  [!viewer.has(MemberRole.ADMINISTRATOR), 'NOT_AN_ADMINISTRATOR'],
];

/** The register is kept by the administrator. */
export const editOrganisation = (viewer: Viewer): Action => action(...administers(viewer));

/** Licences and places are providers'. */
export const editProvider = (viewer: Viewer, { kind }: Registered): Action =>
  action(...administers(viewer), [kind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER_ITSELF']);

export const mergeOrganisation = (viewer: Viewer, { kind, mergedOn }: Registered): Action =>
  action(
    ...administers(viewer),
    [kind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER_ITSELF'],
    [mergedOn !== null, 'MERGED_ALREADY'],
  );

/** Nothing moved with a merger: what is taken back is only that one counts for the other. */
export const undoMerger = (viewer: Viewer, { mergedOn }: Registered): Action =>
  action(...administers(viewer), [mergedOn === null, 'NOT_MERGED']);

/** A provider whose region nobody knows, or whose place rests on no source. */
export const locationToConfirm = (o: Pick<Row<Organisation>, 'kind' | 'regionId' | 'locationBasis'>): Sql =>
  sql`(${o.kind} = 'PROVIDER' and (${o.regionId} is null or coalesce(${o.locationBasis} = 'UNVERIFIED', false)))`;
