import { MemberRole } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import type { SessionService } from '../people/session.service.ts';
import { Membership } from './membership.entity.ts';
import { membershipAudience } from './membership.history.ts';
import { changeMembership, rolesOf } from './membership.policy.ts';

export type Grant = {
  personId: string;
  organisationId: string;
  role: MemberRole;
  projectId?: string | null;
  validUntil?: string | null;
};

/** Gives a person a role, from today on; one that has ended is taken up again. False when they hold it already. */
export async function grantMembership(tx: Transaction, grant: Grant): Promise<boolean> {
  const { personId, organisationId, role, projectId = null, validUntil = null } = grant;
  const [granted] = await tx.manager.query(
    `insert into membership as m (person_id, organisation_id, role, project_id, valid_from, valid_until) values ($1, $2, $3, $4, hub_today(), $5)
     on conflict (person_id, organisation_id, role, project_id) do update set
       valid_from = excluded.valid_from, valid_until = excluded.valid_until, version = m.version + 1, updated_at = hub_now()
       where not membership_valid(m)
     returning id`,
    [personId, organisationId, role, projectId, validUntil],
  );
  if (granted) recorded(tx, 'membership.granted', personId, { organisationId, role });
  return Boolean(granted);
}

/** What the administrator does with people's roles. They hold from the next request and delivery on. */
export class MembershipService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
  ) {}

  /** Gives the person another role in the same organisation. */
  change(viewer: Viewer, input: { id: string; expectedVersion: number; role: MemberRole }): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { membership, organisation } = await this.find(tx, viewer, input.id);
      const { id, personId, organisationId, role } = membership;
      // What an auditor reads is one project for a time: another mandate is another invitation.
      if (!rolesOf(organisation.kind).includes(input.role) || [role, input.role].includes(MemberRole.AUDITOR))
        throw badInput('role', 'NOT_IN_THIS_ORGANISATION');
      // The person's roles there change one after another: which of them are held is asked below.
      const held: { id: string; version: number }[] = await tx.manager.query(
        'select id, version from membership where person_id = $1 and organisation_id = $2 order by id for update',
        [personId, organisationId],
      );
      const currentVersion = held.find((one) => one.id === id)?.version;
      if (currentVersion !== input.expectedVersion) throw new AppError('CONFLICT', { currentVersion });
      await this.makeRoom(tx, { personId, organisationId, role: input.role });
      await tx.change(Membership, id, input.expectedVersion, { role: input.role });
      recorded(tx, 'membership.changed', personId, { organisationId, previousRole: role, role: input.role });
      return { id };
    });
  }

  /** Ends a role at once. Without any left in that organisation, the sessions and tokens that act for it end too. */
  end(viewer: Viewer, input: { id: string; expectedVersion: number }): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { membership } = await this.find(tx, viewer, input.id);
      const { id, personId, organisationId, role } = membership;
      if (role === MemberRole.ADMINISTRATOR) await stillAdministrator(tx, viewer);
      await tx.change(Membership, id, input.expectedVersion, { validUntil: () => 'hub_today() - 1' });
      recorded(tx, 'membership.ended', personId, { organisationId, role });
      const [{ left }] = await tx.manager.query(
        `select exists (select from membership m where m.person_id = $1 and m.organisation_id = $2 and membership_valid(m)) as left`,
        [personId, organisationId],
      );
      if (!left) await this.sessions.leave(tx, { personId, organisationId });
      return { id };
    });
  }

  /** Of a role that the person had there before only the history tells; one that they hold is HELD_ALREADY. */
  private async makeRoom(tx: Transaction, { personId, organisationId, role }: Grant) {
    const place = [personId, organisationId, role];
    await tx.manager.query(
      'delete from membership m where m.person_id = $1 and m.organisation_id = $2 and m.role = $3 and not membership_valid(m)',
      place,
    );
    if (await tx.manager.existsBy(Membership, { personId, organisationId, role })) throw badInput('role', 'HELD_ALREADY');
  }

  private async find(tx: Transaction, viewer: Viewer, id: string) {
    const membership = await tx.find(Membership, id);
    const [{ valid }] = await tx.manager.query(`select membership_valid(m) as valid from membership m where m.id = $1`, [id]);
    authorise(changeMembership(viewer, { personId: membership.personId, valid }));
    const organisation = await tx.manager.findOneByOrFail(Organisation, { id: membership.organisationId });
    return { membership, organisation };
  }
}

/**
 * Nobody ends their own role, so whoever ends an administrator's is one who stays. That holds only if they are one still: two who end
 * each other at the same moment pass here one after the other.
 */
async function stillAdministrator(tx: Transaction, viewer: Viewer) {
  const left: { own: boolean }[] = await tx.manager.query(
    `select m.person_id = $1 and m.organisation_id = $2 as own from membership m
      where m.role = 'ADMINISTRATOR' and membership_valid(m) order by m.id for no key update`,
    [viewer.personId, viewer.organisationId],
  );
  if (!left.some(({ own }) => own)) throw new AppError('FORBIDDEN', { reason: 'NOT_AN_ADMINISTRATOR' });
}

function recorded<K extends 'membership.granted' | 'membership.changed' | 'membership.ended'>(
  tx: Transaction,
  kind: K,
  personId: string,
  facts: Parameters<typeof tx.record<K>>[1]['facts'],
) {
  tx.record(kind, {
    stream: HUB_STREAM,
    subjectType: 'Person',
    subject: personId,
    audience: membershipAudience(personId),
    facts,
  });
}
