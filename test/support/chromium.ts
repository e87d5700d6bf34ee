import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const UNPACKED = resolve('.build/chromium');

type Launch = { executablePath: string; args: string[]; env: Record<string, string> };

/** How to start a Chromium: the machine's own where there is one, else the one that came with the libraries. */
export async function chromiumLaunch(): Promise<Launch> {
  // The report shows these: no more of the surroundings than a browser needs.
  const env = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const own = process.env['CHROMIUM'] ?? onPath();
  if (own) return { executablePath: own, args: FLAGS, env };
  await unpack();
  return {
    executablePath: join(UNPACKED, 'chromium'),
    args: FLAGS,
    env: { ...env, LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'), FONTCONFIG_PATH: join(UNPACKED, 'fonts') },
  };
}

function onPath(): string | undefined {
  const files = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Unpacks the browser once per checkout, into a folder that gets its name when it is whole. */
async function unpack() {
  if (existsSync(UNPACKED)) return;
  const draft = `${UNPACKED}.new-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const before = {
    TMPDIR: process.env['TMPDIR'],
    AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'],
    LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'],
  };
  try {
    // The package unpacks into the temporary folder, and brings its own libraries where it believes to be in Lambda.
    Object.assign(process.env, { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  const fonts = join(UNPACKED, 'fonts');
  writeFileSync(
    join(draft, 'fonts/fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}-cache</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(draft, UNPACKED);
  } catch (error) {
    // Another process was faster; its browser is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}
