import { MemberRole } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { line } from '../../platform/graphql/line.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { rolesOf } from '../partnerships/membership.policy.ts';
import { accountName } from '../people/session.service.ts';
import { Project } from '../projects/project.entity.ts';
import { Invitation, InvitationState } from './invitation.entity.ts';
import { recordInvitation } from './invitation.history.ts';
import type { InviteInput } from './invitation.inputs.ts';
import { OPEN, invitableRoles, inviteTo, isOurPartner, withdrawInvitation } from './invitation.policy.ts';
import type { LetterService } from './letter.service.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    'invitation.letter': { invitationId: string };
  }
}

const DAYS = 7;
const ADDRESS = /^[^@\s<>,;:"()[\]\\]+@[^@\s<>,;:"()[\]\\]+\.[^@\s<>,;:"()[\]\\]+$/;

/** How people come to act for an organisation: invited by a letter, for one address and one use. */
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly letters: LetterService,
  ) {}

  /** Invites somebody. An earlier invitation to the same is withdrawn: only the latest letter opens. */
  async invite(viewer: Viewer, input: InviteInput): Promise<{ id: string }> {
    if (viewer.personId) await this.attempts.take([{ of: `invite by ${viewer.personId}`, most: 200, seconds: 3_600 }]);
    const authorised = (tx: Transaction) => () => this.authorised(tx, viewer, input);
    return this.database.inTransaction(viewer, (tx) =>
      tx.once(input.idempotencyKey, input, authorised(tx), async (organisation) => {
        const email = address(input.email);
        const projectId = await mandate(tx, input);
        const place = [email, organisation.id, input.role, projectId];
        const [{ held }] = await tx.manager.query(
          `select exists (select from membership m join person p on p.id = m.person_id
            where p.email = $1 and m.organisation_id = $2 and m.role = $3 and m.project_id is not distinct from $4 and membership_valid(m)) as held`,
          place,
        );
        if (held) throw badInput('email', 'HELD_ALREADY');
        const [earlier] = await tx.manager.query(
          `update invitation i set withdrawn_at = clock_timestamp(), version = version + 1, updated_at = hub_now()
            where i.email = $1 and i.organisation_id = $2 and i.role = $3 and i.project_id is not distinct from $4 and ${OPEN} returning i.id, i.inviting_organisation_id as inviting`,
          place,
        );
        for (const { id, inviting } of earlier)
          recordInvitation(tx, 'invitation.withdrawn', { organisationId: organisation.id, inviting }, { invitationId: id });
        const [{ id }] = await tx.manager.query(
          `insert into invitation (email, organisation_id, role, project_id, valid_until, language, invited_by_id, inviting_organisation_id, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + make_interval(days => $9)) returning id`,
          [...place, input.validUntil ?? null, input.language, viewer.personId, viewer.organisationId, DAYS],
        );
        await tx.enqueue('invitation.letter', { invitationId: id });
        const facts = { invitationId: id, role: input.role };
        recordInvitation(tx, 'invitation.sent', { organisationId: organisation.id, inviting: viewer.organisationId! }, facts);
        return { id };
      }),
    );
  }

  /** Takes an open invitation back: its letter opens nothing any more. */
  withdraw(viewer: Viewer, input: { id: string; expectedVersion: number }): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const invitation = await tx.find(Invitation, input.id);
      authorise(withdrawInvitation(viewer, stateNow(invitation)));
      const { id } = invitation;
      await tx.change(Invitation, id, input.expectedVersion, { withdrawnAt: () => 'clock_timestamp()' });
      const { organisationId, invitingOrganisationId: inviting } = invitation;
      recordInvitation(tx, 'invitation.withdrawn', { organisationId, inviting }, { invitationId: id });
      return { id };
    });
  }

  private async authorised(tx: Transaction, viewer: Viewer, { organisationId, role }: InviteInput): Promise<Organisation> {
    const organisation = await tx.find(Organisation, organisationId, 'organisationId');
    const { text, values } = render(trusted`select ${isOurPartner(organisation.id, viewer)} as ours`);
    const [{ ours }] = await tx.manager.query(text, values);
    const invitable = { kind: organisation.kind, ours };
    authorise(inviteTo(viewer, invitable, this.letters.canSend));
    if (!rolesOf(organisation.kind).includes(role)) throw badInput('role', 'NOT_IN_THIS_ORGANISATION');
    if (!invitableRoles(viewer, invitable).includes(role)) throw new AppError('FORBIDDEN', { reason: 'NOT_YOURS_TO_INVITE' });
    return organisation;
  }
}

const stateNow = ({ acceptedAt, withdrawnAt, expiresAt }: Invitation) => {
  if (acceptedAt) return InvitationState.ACCEPTED;
  if (withdrawnAt) return InvitationState.WITHDRAWN;
  return expiresAt.getTime() <= Date.now() ? InvitationState.EXPIRED : InvitationState.OPEN;
};

function address(email: string): string {
  const text = accountName(line('email', email, 254));
  if (!ADDRESS.test(text)) throw badInput('email', 'NOT_AN_ADDRESS');
  return text;
}

/** An auditor reads one project until a day; every other role has neither. */
async function mandate(tx: Transaction, { role, projectId, validUntil }: InviteInput): Promise<string | null> {
  if (role !== MemberRole.AUDITOR) {
    if (projectId || validUntil) throw badInput(projectId ? 'projectId' : 'validUntil', 'NOT_FOR_THIS_ROLE');
    return null;
  }
  if (!projectId) throw badInput('projectId', 'REQUIRED');
  if (!validUntil) throw badInput('validUntil', 'REQUIRED');
  if (validUntil < tx.today()) throw badInput('validUntil', 'IN_THE_PAST');
  return (await tx.find(Project, projectId, 'projectId')).id;
}
