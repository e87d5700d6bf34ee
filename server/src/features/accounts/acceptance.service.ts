import { randomUUID } from 'node:crypto';
import type { MemberRole } from '../../platform/auth/roles.ts';
import { secretHash } from '../../platform/auth/secret.ts';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { line } from '../../platform/graphql/line.ts';
import { grantMembership } from '../partnerships/membership.service.ts';
import { checkedPassword, passwordHash } from '../people/password.policy.ts';
import type { Language } from '../people/person.entity.ts';
import type { From, NewSession, SessionService } from '../people/session.service.ts';
import { recordInvitation } from './invitation.history.ts';
import type { AcceptInvitationInput } from './invitation.inputs.ts';
import { OPEN } from './invitation.policy.ts';

type Offer = {
  id: string;
  email: string;
  organisationId: string;
  inviting: string;
  role: MemberRole;
  projectId: string | null;
  validUntil: string | null;
  language: Language;
  personId: string | null;
  hasAccount: boolean;
};
type NewAccount = { name: string; hash: string };

/** Accepting an invitation: the secret of its letter is the right to. */
export class AcceptanceService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Gives the role, once, and begins a session for its organisation. Somebody new chooses name and password; who has an account shows
   * that it is theirs, by being signed in or by its password.
   */
  async accept(viewer: Viewer, input: AcceptInvitationInput, from: From): Promise<NewSession> {
    const offer = await this.offer(input.token);
    const account = await this.account(viewer, offer, input, from);
    const personId = offer.personId ?? randomUUID();
    const { organisationId, role, projectId, validUntil, inviting } = offer;
    return this.database.inTransaction(new Viewer({ personId, organisationId }), async (tx) => {
      const [, used] = await tx.manager.query(
        `update invitation i set accepted_at = clock_timestamp(), version = version + 1, updated_at = hub_now() where i.id = $1 and ${OPEN}`,
        [offer.id],
      );
      if (!used) throw notFound('token');
      if (account) await open(tx, personId, offer, account);
      await grantMembership(tx, { personId, organisationId, role, projectId, validUntil });
      const facts = { invitationId: offer.id, role, personId };
      recordInvitation(tx, 'invitation.accepted', { organisationId, inviting }, facts);
      return this.sessions.begin(tx, { personId, organisationId, device: from.device, after: viewer });
    });
  }

  /** The account to open; null for somebody who has one, and has shown that it is theirs. */
  private async account(viewer: Viewer, offer: Offer, input: AcceptInvitationInput, from: From): Promise<NewAccount | null> {
    const password = input.password ?? '';
    if (!offer.hasAccount)
      return {
        name: line('name', input.name),
        hash: await passwordHash(checkedPassword('password', password, offer.email)),
      };
    if (!viewer.sessionId || viewer.personId !== offer.personId) await this.sessions.prove(offer.email, password, from);
    return null;
  }

  private async offer(token: string): Promise<Offer> {
    const [offer] = await this.database.ask<Offer>(
      `select i.id, i.email, i.organisation_id as "organisationId", i.role, i.project_id as "projectId", i.valid_until::text as "validUntil", i.language,
              i.inviting_organisation_id as inviting, p.id as "personId", p.password_hash is not null as "hasAccount"
         from invitation i left join person p on p.email = i.email where i.token_hash = $1 and ${OPEN}`,
      [secretHash(token)],
    );
    if (!offer) throw notFound('token');
    return offer;
  }
}

/** Somebody new, or somebody who was known by name and could not sign in till now. */
async function open(tx: Transaction, personId: string, { email, language }: Offer, { name, hash }: NewAccount) {
  const [opened] = await tx.manager.query(
    `insert into person as p (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5)
     on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash, language = excluded.language,
       version = p.version + 1, updated_at = hub_now() where p.id = $1 and p.password_hash is null
     returning id`,
    [personId, email, name, hash, language],
  );
  // Two invitations accepted at once: the other one has made the account.
  if (!opened) throw new AppError('CONFLICT');
}
