import { createHash } from 'node:crypto';
import { secretHash } from '../../platform/auth/secret.ts';
import { Viewer, anonymous } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { network } from '../../platform/gate/address.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { checkedPassword, passwordHash } from '../people/password.policy.ts';
import { Person } from '../people/person.entity.ts';
import { sessionAudience } from '../people/session.history.ts';
import { accountName, type From, type SessionService } from '../people/session.service.ts';
import { changePassword } from './account.policy.ts';
import type { LetterService } from './letter.service.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    /** Somebody asked for a new password for an address that may or may not be known here. */
    'password.asked': { addressHash: string };
    'password.letter': { resetId: string };
  }
}

const HOURS = 1;
const MINUTES_BETWEEN = 5;
// As `isShared` of the policy says it of a row.
const SHARED = `(p.demonstration and p.email like '%@demo.test' and (select demonstration from installation))`;
const addressHash = (email: string) => createHash('sha256').update(email).digest('hex');

/** Changing a password, and setting a new one where it was forgotten. */
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
    private readonly sessions: SessionService,
    private readonly letters: LetterService,
  ) {}

  /** Puts a new password in the place of the old one, and ends the person's other sessions. */
  async change(viewer: Viewer, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }, from: From) {
    const personId = viewer.personId!;
    const [{ email, shared }] = await this.database.ask(`select p.email, ${SHARED} as shared from person p where p.id = $1`, [
      personId,
    ]);
    authorise(changePassword(viewer, { shared }));
    await this.sessions.prove(email, currentPassword, from).catch((error) => {
      throw error instanceof AppError && error.code === 'SIGN_IN_FAILED' ? badInput('currentPassword', 'WRONG') : error;
    });
    const hash = await passwordHash(checkedPassword('newPassword', newPassword, email));
    await this.database.inTransaction(viewer, async (tx) => {
      await setPassword(tx, personId, hash);
      await this.sessions.end(tx, personId, { except: viewer.sessionId });
      recorded(tx, 'person.password_changed', personId);
    });
  }

  /**
   * Sends a link to a new password where the address is somebody's. Known and unknown addresses are answered the same, and as fast:
   * whether there is anybody is looked up afterwards.
   */
  async ask(viewer: Viewer, email: string, { address = '' }: From) {
    const account = accountName(email);
    const place = network(address);
    // Not by account alone: a stranger who goes on asking must not close it to its owner. `answer` keeps their letters apart.
    await this.attempts.take([
      { of: `reset ${account} from ${place}`, most: 5, seconds: 3_600 },
      { of: `reset from ${place}`, most: 50, seconds: 3_600 },
    ]);
    await this.database.inTransaction(viewer, (tx) => tx.enqueue('password.asked', { addressHash: addressHash(account) }));
  }

  /**
   * The work behind `ask`. Who has no role anywhere could not sign in, and gets no letter; who has a letter of a moment ago gets no
   * second one, whoever asked for it.
   */
  async answer({ addressHash: hash }: { addressHash: string }) {
    const [person] = await this.database.ask(
      `select p.id, p.email, p.language, ${SHARED} as shared from person p where encode(sha256(convert_to(p.email, 'UTF8')), 'hex') = $1
         and exists (select from membership m where m.person_id = p.id and membership_valid(m))`,
      [hash],
    );
    if (!person || !this.letters.canSend) return;
    if (person.shared) return this.letters.sendSharedAccount(person);
    await this.database.inTransaction(anonymous, async (tx) => {
      // One after another: two that looked at once would both find no letter.
      await tx.manager.query('select from person where id = $1 for no key update', [person.id]);
      const [{ recent }] = await tx.manager.query(
        `select exists (select from password_reset where person_id = $1 and used_at is null
           and expires_at > clock_timestamp() + make_interval(hours => $2, mins => -$3::int)) as recent`,
        [person.id, HOURS, MINUTES_BETWEEN],
      );
      if (recent) return;
      // Only the latest link holds.
      await tx.manager.query('delete from password_reset where person_id = $1 and used_at is null', [person.id]);
      const [{ id }] = await tx.manager.query(
        'insert into password_reset (person_id, expires_at) values ($1, clock_timestamp() + make_interval(hours => $2)) returning id',
        [person.id, HOURS],
      );
      await tx.enqueue('password.letter', { resetId: id });
    });
  }

  /** Sets a new password by the secret of a letter, once. Ends every session of the person. */
  async reset({ token, newPassword }: { token: string; newPassword: string }) {
    const open = `select r.id, r.person_id as "personId", p.email from password_reset r join person p on p.id = r.person_id
      where r.token_hash = $1 and r.used_at is null and r.expires_at > clock_timestamp()`;
    const [asked] = await this.database.ask(open, [secretHash(token)]);
    if (!asked) throw notFound('token');
    const hash = await passwordHash(checkedPassword('newPassword', newPassword, asked.email));
    await this.database.inTransaction(new Viewer({ personId: asked.personId }), async (tx) => {
      const [, used] = await tx.manager.query(
        'update password_reset set used_at = clock_timestamp() where id = $1 and used_at is null',
        [asked.id],
      );
      if (!used) throw notFound('token');
      await setPassword(tx, asked.personId, hash);
      await this.sessions.end(tx, asked.personId);
      recorded(tx, 'person.password_reset', asked.personId);
    });
  }
}

const setPassword = (tx: Transaction, personId: string, hash: string) =>
  tx.manager.update(Person, { id: personId }, { passwordHash: hash, version: () => 'version + 1', updatedAt: () => 'hub_now()' });

function recorded(tx: Transaction, kind: 'person.password_changed' | 'person.password_reset', personId: string) {
  tx.record(kind, {
    stream: HUB_STREAM,
    subjectType: 'Person',
    subject: personId,
    audience: sessionAudience(personId),
    facts: {},
  });
}
