import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../../support/chromium.ts';
import type { Measured } from './page/main.ts';

const NAMES = ['hub', 'table', 'agGrid'];
const BUDGET: Measured = { mount: 500, edit: 50, live: 50, scroll: 33 };
const PAGE = { root: 'test/load/matrix/page', outDir: '../../../../.build/load-matrix' };

/** Measures the grids one after the other in each round, each on a fresh page of one real Chromium, and prints the middle of the rounds. */
export async function measureInBrowser({ rows, columns, rounds }: { rows: number; columns: number; rounds: number }) {
  await build({
    root: PAGE.root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { 'ag-grid-community': resolve('test/load/matrix/peers/node_modules/ag-grid-community') } },
    build: { outDir: PAGE.outDir, emptyOutDir: true, target: 'es2022' },
  });
  const server = await preview({
    root: PAGE.root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: PAGE.outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await chromium.launch(await chromiumLaunch());
  const measured = new Map<string, Measured[]>(NAMES.map((name) => [name, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const name of NAMES) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(server.resolvedUrls!.local[0]!);
        const one = await page.evaluate(
          ([contender, height, width]) =>
            (window as unknown as { measure: (...of: unknown[]) => Promise<Measured> }).measure(contender, height, width),
          [name, rows, columns] as const,
        );
        measured.get(name)!.push(one);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  print(measured, rows, columns);
}

function print(measured: ReadonlyMap<string, Measured[]>, rows: number, columns: number) {
  const keys = Object.keys(BUDGET) as (keyof Measured)[];
  console.log(`\n${rows} × ${columns}, milliseconds, the middle of the rounds (budget)`);
  console.log(['', ...keys.map((key) => `${key} (${BUDGET[key]})`)].map((cell) => cell.padEnd(14)).join(''));
  for (const [name, rounds] of measured) {
    const cells = keys.map((key) => rounds.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)]!);
    console.log([name, ...cells.map((cell) => cell.toFixed(1))].map((cell) => cell.padEnd(14)).join(''));
  }
}
