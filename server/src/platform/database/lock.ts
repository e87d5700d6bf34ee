import pg from 'pg';
import { StartError } from '../errors/start-error.ts';

/** What the processes of one database agree about. */
type LockName = 'migrations' | 'first data' | 'running';
const key = (name: LockName) => `hashtext('hankeverkko ${name}')`;

/** Does the work while no other process does work under the same name; a lock ends with its connection, so none is left behind. */
export async function locked<T>(url: string, name: LockName, work: () => Promise<T>): Promise<T> {
  const client = await connect(url, name);
  try {
    await client.query(`select pg_advisory_lock(${key(name)})`);
    return await work();
  } finally {
    await client.end();
  }
}

/** Says that a hub runs on this database, until the returned function is called. Fails while `aloneOn` works. */
export async function present(url: string): Promise<() => Promise<void>> {
  const client = await connect(url, 'running');
  const { rows } = await client.query(`select pg_try_advisory_lock_shared(${key('running')}) as got`);
  if (rows[0].got) return () => client.end();
  await client.end();
  throw new StartError('The demonstration is being reset on this database: start again when that is done.');
}

/** Does the work while no hub runs on this database; refuses at once when one does. */
export async function aloneOn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url, 'running');
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${key('running')}) as got`);
    if (!rows[0].got) throw new StartError('A hub is running on this database: stop it first.');
    return await work();
  } finally {
    await client.end();
  }
}

async function connect(url: string, name: LockName): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `hankeverkko ${name}`,
    connectionTimeoutMillis: 10_000,
  });
  // A lost connection shows at its next statement; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`The database at ${client.host}:${client.port} cannot be used: ${reasonOf(error)}.`);
  }
  return client;
}

function reasonOf(error: unknown): string {
  const { message, code, errors } = error as Error & { code?: string; errors?: Error[] };
  return (message || errors?.[0]?.message || code || 'no answer').split('\n')[0]!.replace(/\.$/, '');
}
