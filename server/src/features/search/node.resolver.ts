import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Node } from '../../platform/graphql/node.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { one, type Entity } from '../../platform/reading/source.ts';
import { identifier, join, render, sql, trusted } from '../../platform/reading/sql.ts';
import { tableOf } from '../../platform/reading/tables.ts';
import { ApiToken } from '../accounts/api-token.entity.ts';
import { Invitation } from '../accounts/invitation.entity.ts';
import { OutboxMail } from '../accounts/outbox-mail.entity.ts';
import { Session } from '../accounts/session.entity.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from '../adoptions/adoption.entity.ts';
import { CoverageNudge } from '../coverage/nudge.entity.ts';
import { CoverageTarget } from '../coverage/target.entity.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { EventAttendance } from '../dissemination/event-attendance.entity.ts';
import { EventInvitation } from '../dissemination/event-invitation.entity.ts';
import { EventMaterial } from '../dissemination/event-material.entity.ts';
import { EventRegistration } from '../dissemination/event-registration.entity.ts';
import { Comment } from '../discussion/comment.entity.ts';
import { StoredFile } from '../files/stored-file.entity.ts';
import { FollowUp, FollowUpKept } from '../follow-up/follow-up.entity.ts';
import { Harvest } from '../harvests/harvest.entity.ts';
import { Import, ImportRow } from '../imports/import.entity.ts';
import { Job } from '../jobs/job.entity.ts';
import { MaterialHandover } from '../materials/handover.entity.ts';
import { LinkCheck } from '../materials/link-check.entity.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { MaterialVersionFile } from '../versions/version-file.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { ProblemReport } from '../materials/problem-report.entity.ts';
import { Notification } from '../notifications/notification.entity.ts';
import { FormerName } from '../organisations/former-name.entity.ts';
import { Licence } from '../organisations/licence.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Municipality, Region } from '../organisations/region.entity.ts';
import { Membership } from '../partnerships/membership.entity.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import { Person } from '../people/person.entity.ts';
import { FundingCall, Project, WorkPackage } from '../projects/project.entity.ts';
import { SourceEvent, SourceParticipation, SourceProject, SourceWorkPackage } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { VerificationSample, VerificationSampleItem } from '../verification/sample.entity.ts';
import { Verification, VerificationRequest } from '../verification/verification.entity.ts';
import { ChangeProposal } from '../versions/change-proposal.entity.ts';
import { VersionPart } from '../versions/version-part.entity.ts';

/** Every type with an id. A house test sees that none is missing. */
export const nodes: Entity<Node>[] = [
  Material,
  Organisation,
  Adoption,
  AdoptionDeclaration,
  AdoptionEvidence,
  FollowUp,
  FollowUpKept,
  Verification,
  VerificationRequest,
  VerificationSample,
  VerificationSampleItem,
  DisseminationEvent,
  EventMaterial,
  EventInvitation,
  EventRegistration,
  EventAttendance,
  CoverageTarget,
  CoverageNudge,
  MaterialVersion,
  MaterialVersionFile,
  StoredFile,
  Comment,
  MaterialHandover,
  ProblemReport,
  LinkCheck,
  VersionPart,
  ChangeProposal,
  Notification,
  Project,
  Partnership,
  Person,
  Membership,
  WorkPackage,
  FundingCall,
  SourceProject,
  SourceWorkPackage,
  SourceParticipation,
  SourceEvent,
  Theme,
  Region,
  Municipality,
  Licence,
  FormerName,
  Invitation,
  Session,
  ApiToken,
  OutboxMail,
  Import,
  ImportRow,
  Job,
  Harvest,
];

/** The statement that says of which type an id is, seen by the viewer or not. */
const kindOf = (id: string) =>
  render(
    trusted`select coalesce(${join(
      nodes.map((entity) => trusted`(select ${entity.name}::text from ${identifier(tableOf(entity).name)} where id = ${id})`),
      ', ',
    )}) as kind`,
  );

@Resolver()
export class NodeResolver {
  @Access('PUBLIC')
  @Query(() => Node, { nullable: true, description: 'Any object that the viewer may see, by its id; null for all others.' })
  async node(@Arg('id', () => ID) id: string, @Ctx() { read }: Context) {
    if (!isId(id)) return null;
    // Where it is comes first, by a look into each index: to plan the viewer's rights to every type takes far longer (decision 0021).
    const { text, values } = kindOf(id);
    const { kind } = await read(text, values);
    const entity = nodes.find(({ name }) => name === kind);
    return entity ? one(entity, (row) => sql`${row.id} = ${id}`) : null;
  }
}
