import { MemberRole, OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { now } from '../../platform/reading/clock.ts';
import type { Row } from '../../platform/reading/source.ts';
import type { Column, Sql } from '../../platform/reading/sql.ts';
import { and, oneOf, or, sql, trusted } from '../../platform/reading/sql.ts';
import { everyRow, visible, visibleTo } from '../../platform/reading/tables.ts';
import { opensFiles } from '../files/stored-file.policy.ts';
import { MaterialVersion, VersionImpact } from '../materials/material-version.entity.ts';
import { isAdoptable } from '../materials/material.policy.ts';
import type { MaterialStatus } from '../materials/material.entity.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { adopters, inUse, type AdoptionStage } from './stages.ts';

type Owned = { organisationId: Column; projectId: Column };

const own = ({ organisationId }: Owned, viewer: Viewer): Sql | false =>
  viewer.organisationKind === OrganisationKind.PROVIDER && sql`${organisationId} = ${viewer.organisationId}`;
const inProjects = ({ projectId }: Owned, projects: string[]): Sql | false => projects.length > 0 && oneOf(projectId, projects);

// Stage, version in use and dates: a provider its own; coordinator, partners, ministry and auditor all of the project.
const stageVisible = (row: Owned, viewer: Viewer) => or(own(row, viewer), inProjects(row, viewer.projects()));
visibleTo(Adoption, stageVisible);
visibleTo(AdoptionDeclaration, stageVisible);

// Evidence and notes: partners read of others what its owner shares with the network.
visibleTo(AdoptionEvidence, (evidence, viewer) =>
  or(
    own(evidence, viewer),
    inProjects(evidence, viewer.projects(Position.COORDINATOR, Position.FUNDER, Position.AUDITOR)),
    viewer.projects(Position.PARTNER).length > 0 && and(evidence.shared, inProjects(evidence, viewer.projects(Position.PARTNER))),
  ),
);

/** Whether the viewer reads all proof of an adoption: of others' a partner reads what is shared, and cannot know of the rest. */
export const readsEvidence = (row: Owned, viewer: Viewer): Sql | true =>
  or(own(row, viewer), inProjects(row, viewer.projects(Position.COORDINATOR, Position.FUNDER, Position.AUDITOR)));

// A file of a proof is opened by whoever reads the proof.
opensFiles(
  (file, viewer) =>
    trusted`exists (select 1 from adoption_evidence_file l join ${visible(AdoptionEvidence, viewer)} e on e.id = l.evidence_id where l.file_id = ${file.id})`,
);

/** Older than this, what was declared shows as *not confirmed lately*. */
export const confirmedLately = (adoption: Row<Adoption>): Sql => sql`${adoption.confirmedAt} > ${now} - interval '6 months'`;
/** A declaration that still says something: one that was taken back does not. */
export const stands = (declaration: Row<AdoptionDeclaration>): Sql => sql`${declaration.withdrawnAt} is null`;
/**
 * Whether anything was said that stands: an adoption whose only declaration was taken back has no data, as if there were none. With a
 * limit, so that PostgreSQL looks at the few that are not started, each by itself, and never at every declaration there is.
 */
export const isDeclared = ({ id, stage }: { id: Sql; stage: Sql }): Sql =>
  trusted`(${id} is not null and (${stage} <> 'NOT_STARTED' or coalesce(
    (select true from ${everyRow(AdoptionDeclaration)} s where s.adoption_id = ${id} and s.withdrawn_at is null limit 1), false)))`;
/** The coordinator verified the declared stage, or an earlier use of what is still in use. */
export const isVerified = ({ stage, verifiedStage }: { stage: Sql; verifiedStage: Sql }): Sql =>
  sql`coalesce(${verifiedStage} = ${stage} or (${stage} = any(${inUse}::adoption_stage[]) and ${verifiedStage} = any(${inUse}::adoption_stage[])), false)`;

/** Whether a version of that impact is something its users have to act upon. */
export const meansSomething = (impact: VersionImpact) => impact !== VersionImpact.EDITORIAL;

/** A later version than the one in use was published that means something to its users. What follows from data is never stored. */
export const updateAvailable = (adoption: Row<Adoption>, viewer: Viewer): Sql =>
  sql`(${adoption.stage} = any(${adopters}::adoption_stage[]) and exists (select 1 from ${visible(MaterialVersion, viewer)} v
    where v.material_id = ${adoption.materialId} and v.published_at is not null and v.impact in ('CONTENT', 'BREAKING')
      and v.number > coalesce((select u.number from ${visible(MaterialVersion, viewer)} u where u.id = ${adoption.materialVersionId}), 0)))`;

/** What the rule of declaring needs to know of a material. */
export type Adoptable = {
  projectId: string | null;
  projectDemonstration: boolean | null;
  currentVersionId: string | null;
  status: MaterialStatus;
};

/** Only the provider sets its own stage: an editor of it, for a published material in a project’s care. */
export function declareAdoption(viewer: Viewer, material: Adoptable): Action {
  return action(
    ...changes(viewer),
    [viewer.organisationKind !== OrganisationKind.PROVIDER, 'NOT_A_PROVIDER'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [material.projectId === null, 'NOT_IN_CARE_OF_A_PROJECT'],
    [material.status === 'ARCHIVED', 'ARCHIVED'],
    [!isAdoptable(material), 'NOT_CONFIRMED_TO_EXIST'],
    // A demonstration counts the demonstration's institutions, a real project the real ones.
    [material.projectDemonstration !== viewer.demonstration, 'OTHER_POPULATION'],
  );
}

/** The same for an adoption that exists: it must be the acting organisation’s own. */
export const redeclareAdoption = (viewer: Viewer, organisationId: string, material: Adoptable): Action =>
  viewer.personId && viewer.organisationId !== organisationId
    ? action([true, 'NOT_YOUR_ORGANISATION'])
    : declareAdoption(viewer, material);

/** What a provider may do with its own adoption as it stands: say that it still holds, and add proof to what it declared. */
export const keepAdoption = (viewer: Viewer, organisationId: string): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationId !== organisationId, 'NOT_YOUR_ORGANISATION'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
  );

/**
 * The provider takes back what it declared: within a minute, and only the newest word on its adoption, with nothing changed since.
 * `isNewest` and `isRecent` are told by the clock and the rows of the moment.
 */
export const withdrawDeclaration = (
  viewer: Viewer,
  known: { organisationId: string; isWithdrawn: boolean; isNewest: boolean; isRecent: boolean },
): Action =>
  action(
    ...changes(viewer),
    [viewer.organisationId !== known.organisationId, 'NOT_YOUR_ORGANISATION'],
    [!viewer.has(MemberRole.EDITOR), 'ROLE_CANNOT_EDIT'],
    [known.isWithdrawn, 'WITHDRAWN_ALREADY'],
    [!known.isNewest, 'NOT_THE_NEWEST'],
    [!known.isRecent, 'TOO_LATE'],
  );

/** The provider itself takes the current version into use, where it carries another one. */
export function confirmVersion(
  viewer: Viewer,
  adoption: { organisationId: string; stage: AdoptionStage; materialVersionId: string | null },
  material: Adoptable,
): Action {
  const declaring = redeclareAdoption(viewer, adoption.organisationId, material);
  return declaring.allowed
    ? action(
        [!adopters.includes(adoption.stage), 'NOT_IN_USE'],
        [adoption.materialVersionId === material.currentVersionId, 'UP_TO_DATE'],
      )
    : declaring;
}
