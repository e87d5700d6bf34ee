import { newSecret, secretHash } from '../../platform/auth/secret.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { line } from '../../platform/graphql/line.ts';
import { sessionAudience } from '../people/session.history.ts';
import { manageAccount } from './account.policy.ts';
import type { CreateApiTokenInput } from './account.inputs.ts';
import { ApiToken } from './api-token.entity.ts';

const DAY = 24 * 3_600_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 366;
const MOST_TOKENS = 50;
/** By its beginning a token is known as one, wherever somebody left it lying. */
const PREFIX = 'hvk_';

/** Tokens of programs: each acts for one organisation with what its owner may do there at that moment, or for reading only. */
export class ApiTokenService {
  constructor(private readonly database: Database) {}

  /**
   * A new token of the viewer, for the organisation they act for. Its secret is given once and kept by nobody: to the same call under
   * the same key it is null.
   */
  async create(viewer: Viewer, input: CreateApiTokenInput): Promise<{ id: string; secret: string | null }> {
    let secret: string | null = null;
    const { id } = await this.database.inTransaction(viewer, (tx) => {
      const authorised = () => authorise(manageAccount(viewer));
      return tx.once(input.idempotencyKey, input, authorised, () =>
        this.make(tx, viewer, input, (secret = PREFIX + newSecret())),
      );
    });
    return { id, secret };
  }

  private async make(tx: Transaction, viewer: Viewer, input: CreateApiTokenInput, secret: string): Promise<{ id: string }> {
    const personId = viewer.personId!;
    const organisationId = viewer.organisationId!;
    const { scope } = input;
    const name = line('name', input.name);
    const now = Date.now();
    const expiresAt = input.expiresAt ?? new Date(now + USUAL_DAYS * DAY);
    if (expiresAt.getTime() <= now || expiresAt.getTime() > now + MOST_DAYS * DAY)
      throw badInput('expiresAt', 'OUT_OF_RANGE', { mostDays: MOST_DAYS });
    // One after another: many at once would each count those of before.
    await tx.manager.query('select from person where id = $1 for no key update', [personId]);
    const [{ count }] = await tx.manager.query(
      'select count(*)::int as count from api_token where person_id = $1 and revoked_at is null and expires_at > clock_timestamp()',
      [personId],
    );
    if (count >= MOST_TOKENS) throw badInput('name', 'TOO_MANY', { most: MOST_TOKENS });
    const made = { tokenHash: secretHash(secret), personId, organisationId, name, scope, expiresAt };
    const id = (await tx.insert(ApiToken, made))!;
    tx.record('api_token.created', {
      stream: HUB_STREAM,
      subjectType: 'Person',
      subject: personId,
      audience: sessionAudience(personId),
      facts: { tokenId: id, organisationId, scope, expiresAt: expiresAt.toISOString() },
    });
    return { id };
  }

  /** From now on the token opens nothing, and its sockets are closed. */
  async revoke(viewer: Viewer, asked: string): Promise<{ id: string }> {
    authorise(manageAccount(viewer));
    return this.database.inTransaction(viewer, async (tx) => {
      const { id, personId } = await tx.find(ApiToken, asked);
      const [, revoked] = await tx.manager.query(
        'update api_token set revoked_at = clock_timestamp() where id = $1 and revoked_at is null',
        [id],
      );
      if (revoked)
        tx.record('api_token.revoked', {
          stream: HUB_STREAM,
          subjectType: 'Person',
          subject: personId,
          audience: sessionAudience(personId),
          facts: { tokenId: id },
        });
      return { id };
    });
  }
}
