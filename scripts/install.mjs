import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exclusively } from './exclusively.mjs';
import { run } from './processes.mjs';
import { step, Trouble } from './say.mjs';

const STAMP = 'node_modules/.installed';
const NODE = 24;

/** Installs what the lockfile names, unless it is there already, and puts Node 24 and the tools first on PATH. */
export async function prepare() {
  const wanted = fingerprint();
  const installed = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
  if (!installed()) {
    mkdirSync('.build', { recursive: true });
    await exclusively('.build/install.lock', async () => {
      if (!installed()) await step('Installing libraries (the first time about half a minute)', () => install(wanted));
    });
  }
  const folder = nodeFolder();
  process.env.PATH = [folder, join(process.cwd(), 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(delimiter);
  return folder ? join(folder, 'node') : process.execPath;
}

/** Installs what only one program needs, by the lockfile in a folder of its own: nobody else carries its weight. */
export async function prepareFolder(folder) {
  const stamp = join(folder, STAMP);
  const wanted = fingerprint([join(folder, 'pnpm-lock.yaml')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step(`Installing what ${folder} needs`, () => pnpmInstall(['--dir', folder, '--ignore-workspace']));
  writeFileSync(stamp, wanted);
}

function fingerprint(files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

async function install(stamp) {
  await pnpmInstall();
  writeFileSync(STAMP, stamp);
}

async function pnpmInstall(where = []) {
  const [command, ...before] = await pnpm();
  const { code } = await run(command, [...before, ...where, 'install', '--frozen-lockfile', '--prefer-offline'], {
    env: { ...process.env, CI: 'true' },
  });
  if (code)
    throw new Trouble(
      'The libraries could not be installed: see above. A network connection to the npm registry is needed the first time.',
    );
}

async function pnpm() {
  const own = await run('pnpm', ['--version'], { quiet: true }).catch(() => ({ code: 1, said: '' }));
  if (own.code === 0 && Number(own.said.split('.')[0]) >= 12) return ['pnpm'];
  const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
  return [process.platform === 'win32' ? 'npx.cmd' : 'npx', '-y', packageManager];
}

/** Where Node 24 is; undefined when it is the one that runs already. */
function nodeFolder() {
  if (Number(process.versions.node.split('.')[0]) >= NODE) return undefined;
  const folder = join(process.cwd(), `node_modules/node-${process.platform}-${process.arch}/bin`);
  if (existsSync(join(folder, 'node'))) return folder;
  throw new Trouble(
    `Node ${NODE} or newer is needed on ${process.platform} ${process.arch}; this is ${process.version}. See https://nodejs.org/.`,
  );
}
