import { randomBytes } from 'node:crypto';
import { anonymous } from '../../platform/auth/viewer.ts';
import { MemberRole } from '../../platform/auth/roles.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { passwordHash } from '../people/password.policy.ts';
import { grantMembership } from './membership.service.ts';

/** What came of it: without a password the person was known already, and keeps the one they have. */
export type Granted = { organisation: string; password?: string; already: boolean };

const OPERATOR = { name: 'Hankeverkon ylläpito', nameSv: 'Hankeverkkos administration', nameEn: 'Hankeverkko operations' };

/** Makes administrators from outside: the first one has nobody to be appointed by. */
export class AdministratorService {
  constructor(private readonly database: Database) {}

  /** Makes the person an administrator of the hub's operator; both are created where they are missing. */
  async grant({ email, name }: { email: string; name: string }): Promise<Granted> {
    const password = randomBytes(15).toString('base64url');
    const hash = await passwordHash(password);
    return this.database.inTransaction(anonymous, async (tx) => {
      const organisation = await operator(tx);
      const person = await this.person(tx, email, name, hash);
      const granted = await grantMembership(tx, {
        personId: person.id,
        organisationId: organisation.id,
        role: MemberRole.ADMINISTRATOR,
      });
      return { organisation: organisation.name, already: !granted, ...(person.created && { password }) };
    });
  }

  private async person(
    { manager }: Transaction,
    email: string,
    name: string,
    hash: string,
  ): Promise<{ id: string; created: boolean }> {
    const [created] = await manager.query(
      `insert into person (email, name, password_hash) values ($1, $2, $3) on conflict (email) do nothing returning id`,
      [email, name, hash],
    );
    if (created) return { id: created.id, created: true };
    const [known] = await manager.query('select id from person where email = $1', [email]);
    return { id: known.id, created: false };
  }
}

async function operator({ manager }: Transaction): Promise<{ id: string; name: string }> {
  // Two commands at once would otherwise make two operators.
  await manager.query(`select pg_advisory_xact_lock(hashtext('hankeverkko operator'))`);
  const columns = 'id, name_fi as name';
  const [known] = await manager.query(
    `select ${columns} from organisation where kind = 'OPERATOR' and not demonstration order by created_at limit 1`,
  );
  if (known) return known;
  const [made] = await manager.query(
    `insert into organisation (kind, name_fi, name_sv, name_en) values ('OPERATOR', $1, $2, $3) returning ${columns}`,
    [OPERATOR.name, OPERATOR.nameSv, OPERATOR.nameEn],
  );
  return made;
}
