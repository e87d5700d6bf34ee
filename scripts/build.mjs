import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { exclusively } from './exclusively.mjs';
import { run } from './processes.mjs';
import { step, Trouble } from './say.mjs';

const OUT = '.build';
const OPERATIONS = 'client/src/platform/graphql/generated/persisted-documents.json';
const both = ['schema', 'package.json', 'pnpm-lock.yaml', 'tsconfig.json', 'scripts/build.mjs'];
const parts = [
  { name: 'client', config: 'vite.config.ts', sources: ['client', 'vite.config.ts', ...both] },
  { name: 'server', config: 'vite.server.config.ts', sources: ['server', 'migrations', 'vite.server.config.ts', ...both] },
];

/** Builds client and server into `.build/`, each only when its sources have changed. */
export async function build() {
  mkdirSync(OUT, { recursive: true });
  await exclusively(join(OUT, 'lock'), async () => {
    const stale = parts
      .map((part) => ({ ...part, stamp: fingerprint(part.sources) }))
      .filter(({ name, stamp }) => !isBuilt(name, stamp));
    if (stale.length)
      await step(`Building ${stale.map(({ name }) => name).join(' and ')}`, () => Promise.all(stale.map(buildPart)));
  });
}

async function buildPart({ name, config, stamp }) {
  const { code, said } = await run('vite', ['build', '--config', config, '--logLevel', 'warn'], { quiet: true });
  if (code) throw new Trouble(`${said.trim()}\nThe ${name} could not be built: see above.`);
  if (name === 'client') {
    compress(join(OUT, name, 'assets'));
    // What the client asks, for the hub that answers it.
    copyFileSync(OPERATIONS, join(OUT, 'operations.json'));
  }
  writeFileSync(stampOf(name), stamp);
}

/** Lays the compressed form beside each text: it is made once, not for every visitor. */
function compress(folder) {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const text = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}

const stampOf = (name) => join(OUT, name, '.sources');

function isBuilt(name, stamp) {
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === stamp;
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of filesOf(source)) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
    .filter((file) => !/\.test\.tsx?$/.test(file));
}
