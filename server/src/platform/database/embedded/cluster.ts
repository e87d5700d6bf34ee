import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../errors/start-error.ts';
import type { Account } from './account.ts';
import { alive } from './owner.ts';

/** The database's own superuser, whose password is made with the data and kept beside it. */
export const USER = 'hub';

/**
 * Makes a new cluster at `home`: in a folder beside it that is renamed when it is whole, so that a half-made one is never
 * started and nothing that holds data is ever removed.
 */
export function createCluster(bin: string, home: string, account: Account): void {
  removeAbandoned(home);
  const draft = `${home}.new-${process.pid}`;
  const own = (path: string) => account.uid !== undefined && chownSync(path, account.uid, account.gid!);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(join(draft, 'password'), `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  own(draft);
  own(join(draft, 'password'));
  try {
    initialise(bin, draft, account);
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function initialise(bin: string, draft: string, { uid, gid, wrapper }: Account) {
  const data = join(draft, 'data');
  let said = '';
  // Character classes come from the system: some have no C.UTF-8. Order and case are ICU's, the same everywhere.
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const [command, ...args] = [
      ...wrapper,
      join(bin, 'initdb'),
      ...['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${join(draft, 'password')}`],
      ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=fi', `--locale=${locale}`],
    ];
    const { status, stderr, error } = spawnSync(command!, args, {
      uid,
      gid,
      cwd: draft,
      env: { ...process.env, TZ: 'UTC' },
      encoding: 'utf8',
    });
    if (status === 0) return;
    said = error?.message ?? stderr;
    rmSync(data, { recursive: true, force: true });
  }
  throw new StartError(`The database could not be created in ${draft}: ${said.trim().split('\n').at(-1)}`);
}

function removeAbandoned(home: string) {
  const parent = join(home, '..');
  for (const name of readdirSync(parent)) {
    const pid = name.match(/\.new-(\d+)$/)?.[1];
    if (pid && !alive(Number(pid)) && existsSync(join(parent, name, 'password')))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
