import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const FOLDER = '.build/client';
const LIMIT = 240 * 1024;

/** The JavaScript that a first visit loads, gzipped: the entry and all that it imports at once. Throws over the budget. */
export function checkBudget() {
  const manifest = JSON.parse(readFileSync(`${FOLDER}/.vite/manifest.json`, 'utf8'));
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  const chunks = new Set();
  const add = (key) => chunks.has(key) || (chunks.add(key), manifest[key].imports?.forEach(add));
  entries.forEach(add);

  const sizes = [...chunks].map((key) => ({
    file: manifest[key].file,
    bytes: gzipSync(readFileSync(`${FOLDER}/${manifest[key].file}`)).length,
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  const said = `initial JavaScript ${kilobytes(total)} gzipped of ${kilobytes(LIMIT)}`;
  if (total <= LIMIT) return said;
  const largest = sizes
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10)
    .map(({ file, bytes }) => `  ${kilobytes(bytes)}  ${file}`);
  throw new Error([`Over the budget: ${said}`, ...largest].join('\n'));
}
