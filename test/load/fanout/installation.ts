import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../../migrations/list.ts';
import { createDataSource } from '../../../server/src/app/data-source.ts';
import { loadRegister, seedDemonstration } from '../../../server/src/app/firstdata.ts';
import { newSecret, secretHash } from '../../../server/src/platform/auth/secret.ts';
import { startEmbedded } from '../../../server/src/platform/database/embedded/embedded.ts';
import { migrate } from '../../../server/src/platform/database/migrate.ts';
import { now } from './child.ts';

/** The accounts that read along, and the audience that each is of beside `project`. */
export const accounts = [
  ['coordinator', true],
  ['partner.a', false],
  ['officer', true],
  ['partner.b', false],
  ['auditor', true],
  ['signatory.a', false],
  ['finance', true],
  ['coordinator2', true],
] as const;

export type Row = { audience: string[]; facts: object };
export type Installation = Awaited<ReturnType<typeof install>>;

/** A database of its own with the demonstration; a session for each account; and one that writes beside all servers. */
export async function install() {
  const folder = mkdtempSync(join(tmpdir(), 'hankeverkko-fanout-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, undefined, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  await migrate(server.url, migrations);
  const dataSource = await createDataSource(server.url).initialize();
  await loadRegister(dataSource);
  await seedDemonstration(dataSource);
  await dataSource.destroy();

  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const projectId: string = (await client.query('select id from project')).rows[0].id;
  const cookies: string[] = [];
  for (const [name] of accounts) cookies.push(await begin(client, `${name}@demo.test`));
  return {
    url: server.url,
    projectId,
    cookies,
    client,
    /** Writes rows in one commit and says so to all servers: their positions, and when they were committed. */
    async write(rows: Row[]): Promise<[position: number, at: number][]> {
      const entries = rows.map((row) => ({
        stream: projectId,
        kind: 'adoption.declared',
        subjectType: 'Adoption',
        subject: projectId,
        ...row,
      }));
      const written = await client.query('select history_append(null, $1) as appended', [JSON.stringify(entries)]);
      const at = now();
      await client.query(`notify hub_history, 'the measurement'`);
      return written.rows[0].appended.map(({ position }: { position: number }) => [position, at]);
    },
    async stop() {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function begin(client: pg.Client, email: string): Promise<string> {
  const secret = newSecret();
  const { rowCount } = await client.query(
    `insert into session (token_hash, person_id, organisation_id, device, expires_at)
     select $1, p.id, m.organisation_id, '', clock_timestamp() + interval '12 hours'
       from person p join membership m on m.person_id = p.id where p.email = $2 limit 1`,
    [secretHash(secret), email],
  );
  if (!rowCount) throw new Error(`${email} is not there`);
  return `hankeverkko_session=${secret}`;
}
