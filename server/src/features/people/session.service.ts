import type { Context } from '../../platform/auth/context.ts';
import { newSecret, secretHash } from '../../platform/auth/secret.ts';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { network } from '../../platform/gate/address.ts';
import type { Allowance, Attempts } from '../../platform/gate/attempts.ts';
import { written } from '../../platform/graphql/line.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { deviceOf } from './device.ts';
import { isPassword, passwordHash } from './password.policy.ts';
import { Person, type Language } from './person.entity.ts';
import { sessionAudience } from './session.history.ts';

const SESSION_HOURS = 12;
const MINUTE = 60;
/** Wrong passwords that are borne: somebody's own mistakes, an account tried from many places, many accounts from one place. */
const signInAllowances = (account: string, place: string): Allowance[] => [
  { of: `sign-in ${account} from ${place}`, most: 10, seconds: 15 * MINUTE },
  { of: `sign-in ${account}`, most: 50, seconds: 60 * MINUTE },
  { of: `sign-in from ${place}`, most: 100, seconds: 15 * MINUTE },
];

/** Where somebody signs in from: the address counts attempts, the device is shown to the person. */
export type From = { address?: string | undefined; device?: string | undefined };
export const fromOf = ({ address, userAgent }: Context): From => ({ address, device: deviceOf(userAgent) });
/** An address as accounts are known by it, however it was typed. */
export const accountName = (email: string): string => written(email).toLowerCase();
/** A session just begun, and the secret that is given once. */
export type NewSession = { token: string; maxAgeSeconds: number };

/** Signing in and out, and for whom one acts. */
export class SessionService {
  // Checked when the account is unknown, so that the answer takes as long as for a known one.
  private readonly decoy = passwordHash(newSecret());

  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
  ) {}

  /**
   * A new session and its secret token. SIGN_IN_FAILED says the same of an unknown account and a wrong password; after too many of
   * them it is RATE_LIMITED, for a right password too.
   */
  async signIn(viewer: Viewer, email: string, password: string, from: From = {}): Promise<NewSession> {
    const { id: personId, organisationId } = await this.prove(email, password, from);
    // Told as a wrong password is: that somebody has left is nobody's business.
    if (!organisationId) throw new AppError('SIGN_IN_FAILED');
    return this.database.inTransaction(new Viewer({ personId, organisationId }), (tx) =>
      this.begin(tx, { personId, organisationId, device: from.device, after: viewer }),
    );
  }

  /** The person whose password it is, and the first organisation they act for, if there is any. Fails and counts as signing in does. */
  async prove(email: string, password: string, { address = '' }: From): Promise<{ id: string; organisationId: string | null }> {
    const account = accountName(email);
    const giveBack = await this.attempts.take(signInAllowances(account, network(address)));
    const [person] = await this.database.ask(
      `select p.id, p.password_hash, (select m.organisation_id from membership m where m.person_id = p.id and membership_valid(m) order by m.role, m.created_at, m.id limit 1) as organisation_id
         from person p where p.email = $1`,
      [account],
    );
    const right = await isPassword(person?.password_hash ?? (await this.decoy), password);
    if (!right || !person?.password_hash) throw new AppError('SIGN_IN_FAILED');
    await giveBack();
    return { id: person.id, organisationId: person.organisation_id };
  }

  /** A session of that person, who has shown who they are. One that the browser had before, of whomever, ends. */
  async begin(
    tx: Transaction,
    {
      personId,
      organisationId,
      device = '',
      after,
    }: { personId: string; organisationId: string; device?: string | undefined; after: Viewer },
  ): Promise<NewSession> {
    if (after.sessionId) await this.end(tx, after.personId!, { id: after.sessionId });
    const token = newSecret();
    const [{ id }] = await tx.manager.query(
      `insert into session (token_hash, person_id, organisation_id, device, expires_at) values ($1, $2, $3, $4, clock_timestamp() + make_interval(hours => $5)) returning id`,
      [secretHash(token), personId, organisationId, device, SESSION_HOURS],
    );
    record(tx, 'session.started', personId, { sessionId: id, organisationId });
    return { token, maxAgeSeconds: SESSION_HOURS * 3600 };
  }

  /** Ends sessions of a person: one, all but one, or those that act for an organisation. Their sockets close at once. */
  async end(tx: Transaction, personId: string, which: { id?: string; except?: string | null; organisationId?: string } = {}) {
    const [ended] = await tx.manager.query(
      `update session set ended_at = clock_timestamp() where person_id = $1 and ended_at is null and expires_at > clock_timestamp()
         and coalesce(id = $2, true) and coalesce(id <> $3, true) and coalesce(organisation_id = $4, true) returning id`,
      [personId, which.id ?? null, which.except ?? null, which.organisationId ?? null],
    );
    for (const { id } of ended) record(tx, 'session.ended', personId, { sessionId: id });
    return ended.length as number;
  }

  /** Ends the viewer's session; without one there is nothing to end. */
  async signOut(viewer: Viewer) {
    const { sessionId, personId } = viewer;
    if (!sessionId || !personId) return;
    await this.database.inTransaction(viewer, (tx) => this.end(tx, personId, { id: sessionId }));
  }

  /** Ends what acts for an organisation in which the person has no role any more: sessions, and the tokens of programs. */
  async leave(tx: Transaction, { personId, organisationId }: { personId: string; organisationId: string }) {
    await this.end(tx, personId, { organisationId });
    const [revoked] = await tx.manager.query(
      'update api_token set revoked_at = clock_timestamp() where person_id = $1 and organisation_id = $2 and revoked_at is null returning id',
      [personId, organisationId],
    );
    for (const { id } of revoked) record(tx, 'api_token.revoked', personId, { tokenId: id });
  }

  /** Goes on acting for another of the person's organisations. */
  async switchOrganisation(viewer: Viewer, asked: string) {
    const organisationId = asked.toLowerCase();
    const { sessionId, personId } = viewer;
    // A token is made for one organisation.
    if (!sessionId || !personId) throw new AppError('FORBIDDEN', { reason: 'NOT_WITH_A_TOKEN' });
    await this.database.inTransaction(viewer, async (tx) => {
      const [, switched] = isId(organisationId)
        ? await tx.manager.query(
            `update session s set organisation_id = $2 where s.id = $1 and exists (select 1 from membership m where m.person_id = s.person_id and m.organisation_id = $2 and membership_valid(m))`,
            [sessionId, organisationId],
          )
        : [[], 0];
      if (!switched) throw notFound('organisationId');
      record(tx, 'session.switched', personId, { sessionId, organisationId });
    });
  }

  /** The language of the person's interface and mail. */
  async setLanguage(viewer: Viewer, language: Language) {
    const personId = viewer.personId!;
    await this.database.inTransaction(viewer, async (tx) => {
      await tx.manager.update(Person, { id: personId }, { language, version: () => 'version + 1', updatedAt: () => 'hub_now()' });
      record(tx, 'person.language_set', personId, { language });
    });
  }
}

function record<K extends 'session.started' | 'session.ended' | 'session.switched' | 'api_token.revoked' | 'person.language_set'>(
  tx: Transaction,
  kind: K,
  personId: string,
  facts: HistoryKinds[K],
) {
  tx.record(kind, { stream: HUB_STREAM, subjectType: 'Person', subject: personId, audience: sessionAudience(personId), facts });
}
