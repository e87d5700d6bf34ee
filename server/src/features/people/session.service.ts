import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { Person, type Language } from './person.entity.ts';
import { sessionAudience } from './session.history.ts';

const SESSION_HOURS = 12;
export const tokenHash = (token: string) => createHash('sha256').update(token).digest();
export const passwordHash = (password: string) => hash(password);

/** Signing in and out, and for whom one acts. */
export class SessionService {
  // Checked when the account is unknown, so that the answer takes as long as for a known one.
  private readonly decoy = passwordHash(randomBytes(16).toString('hex'));

  constructor(private readonly database: Database) {}

  /** A new session and its secret token. SIGN_IN_FAILED says the same of an unknown account and a wrong password. */
  async signIn(email: string, password: string): Promise<{ token: string; maxAgeSeconds: number }> {
    const [person] = await this.database.dataSource.query(
      `select p.id, p.password_hash, (select m.organisation_id from membership m where m.person_id = p.id and membership_valid(m) order by m.role, m.created_at, m.id limit 1) as organisation_id
         from person p where p.email = $1`,
      [email.trim().toLowerCase()],
    );
    const right = await verify(person?.password_hash ?? (await this.decoy), password.slice(0, 1_000)).catch(() => false);
    if (!right || !person?.password_hash || !person.organisation_id) throw new AppError('SIGN_IN_FAILED');

    const token = randomBytes(32).toString('base64url');
    await this.database.inTransaction(new Viewer({ personId: person.id, organisationId: person.organisation_id }), async (tx) => {
      const [{ id }] = await tx.manager.query(
        `insert into session (token_hash, person_id, organisation_id, expires_at) values ($1, $2, $3, clock_timestamp() + make_interval(hours => $4)) returning id`,
        [tokenHash(token), person.id, person.organisation_id, SESSION_HOURS],
      );
      record(tx, 'session.started', person.id, { sessionId: id, organisationId: person.organisation_id });
    });
    return { token, maxAgeSeconds: SESSION_HOURS * 3600 };
  }

  /** Ends the viewer's session; without one there is nothing to end. */
  async signOut(viewer: Viewer) {
    const { sessionId, personId } = viewer;
    if (!sessionId || !personId) return;
    await this.database.inTransaction(viewer, async (tx) => {
      const [, ended] = await tx.manager.query(
        'update session set ended_at = clock_timestamp() where id = $1 and ended_at is null',
        [sessionId],
      );
      if (ended) record(tx, 'session.ended', personId, { sessionId });
    });
  }

  /** Goes on acting for another of the person's organisations. */
  async switchOrganisation(viewer: Viewer, organisationId: string) {
    const { sessionId, personId } = viewer;
    if (!sessionId || !personId) throw new AppError('UNAUTHENTICATED');
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
      tx.record('person.language_set', {
        stream: HUB_STREAM,
        subjectType: 'Person',
        subject: personId,
        audience: sessionAudience(personId),
        facts: { language },
      });
    });
  }
}

function record<K extends 'session.started' | 'session.ended' | 'session.switched'>(
  tx: Transaction,
  kind: K,
  personId: string,
  facts: HistoryKinds[K],
) {
  tx.record(kind, { stream: HUB_STREAM, subjectType: 'Person', subject: personId, audience: sessionAudience(personId), facts });
}
