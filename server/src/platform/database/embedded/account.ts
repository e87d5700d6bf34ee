import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartError } from '../../errors/start-error.ts';

/** Whom PostgreSQL runs as: it refuses to run as root. */
export type Account = { uid?: number; gid?: number; wrapper: string[] };

const OURSELVES: Account = { wrapper: [] };
// A user namespace in which root looks like nobody: for folders that only root can enter.
const DISGUISED: Account = { wrapper: ['unshare', '--user', '--map-user=65534'] };

/** The first account that can both run the binary and enter the folder; for existing data the one that owns it. */
export function accountFor(binary: string, folder: string, data: string | undefined): Account {
  if (process.getuid?.() !== 0) return OURSELVES;
  const found = candidates(data).find((account) => works(account, binary, folder));
  if (!found) {
    throw new StartError(
      `PostgreSQL does not run as root, and no other account can run ${binary} with data in ${folder}. ` +
        'Start the hub as an ordinary user, set DATA_DIR, or set DATABASE_URL.',
    );
  }
  return found;
}

function candidates(data: string | undefined): Account[] {
  if (!data) return [...ordinary(), DISGUISED];
  const { uid, gid } = statSync(data);
  return uid === 0 ? [DISGUISED] : [{ uid, gid, wrapper: [] }];
}

function ordinary(): Account[] {
  const nobody = { uid: 65_534, gid: 65_534, wrapper: [] };
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m);
  return line ? [{ uid: Number(line[1]), gid: Number(line[2]), wrapper: [] }, nobody] : [nobody];
}

function works({ uid, gid, wrapper }: Account, binary: string, folder: string): boolean {
  const [command, ...args] = [...wrapper, 'sh', '-c', '"$1" --version >/dev/null && cd "$2"', 'sh', binary, folder];
  return spawnSync(command!, args, { uid, gid, stdio: 'ignore', cwd: '/' }).status === 0;
}
