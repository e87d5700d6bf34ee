import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The files of the repository, as git knows them, with those not yet added. */
export const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name && !name.startsWith('node_modules/'));

export const read = (name: string) => readFileSync(name, 'utf8');
export const code = files.filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('/generated/'));

/** The relative imports of a file, as paths from the root. */
export function imports(name: string): string[] {
  return [...read(name).matchAll(/(?:from|import|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, target]) =>
    new URL(target!, `file:///${name}`).pathname.slice(1),
  );
}
