import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { checkBudget } from './budget.mjs';
import { isStopping, run } from './processes.mjs';
import { Trouble } from './say.mjs';

const RESULTS = 'test-results';
const VITEST = `${RESULTS}/vitest.json`;
const PLAYWRIGHT = `${RESULTS}/playwright.json`;

const counted = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

const checks = {
  types: command('tsc', ['--noEmit']),
  lint: command('oxlint', ['--deny-warnings', '.']),
  format: command('oxfmt', ['--check', '.']),
  build: saying(build),
  budget: saying(checkBudget),
  tests: async (filters) => {
    await build();
    const { code } = await run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${VITEST}`,
      ...filters,
    ]);
    return fromReport(VITEST, code, ({ numPassedTests, numFailedTests, numPendingTests, testResults }) => {
      // A file that cannot even be read has no failed test in it.
      const broken = testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
      ).length;
      return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests };
    });
  },
  journeys: async (filters) => {
    await build();
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT };
    const { code } = await run('playwright', ['test', '--reporter=list,json', ...filters], { env });
    return fromReport(PLAYWRIGHT, code, ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + (errors?.length ?? 0),
      skipped: stats.skipped,
    }));
  },
};

const QUICK = ['types', 'lint', 'format'];

/**
 * Runs every check, goes on after a failed one, and ends with one line of the sum. `--quick` leaves out what needs a build;
 * `--only=tests -- name` runs one check, and passes the rest on to it.
 */
export async function check(args) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  if (only && !checks[only]) throw new Trouble(`There is no check "${only}". The checks: ${Object.keys(checks).join(', ')}.`);
  const names = only ? [only] : args.includes('--quick') ? QUICK : Object.keys(checks);
  const filters = args.filter((arg) => !/^--(only=|quick$)/.test(arg));
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  const sum = { passed: 0, failed: 0, skipped: 0 };
  const bad = [];
  for (const name of names) {
    if (isStopping()) throw new Trouble('Stopped.', 130);
    console.log(`\n▸ ${name}`);
    const begun = performance.now();
    const result = await checks[name](only ? filters : []);
    console.log(
      `  ${name}: ${result.passed} passed, ${result.failed} failed (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
    );
    if (result.failed) bad.push(name);
    for (const key of Object.keys(sum)) sum[key] += result[key];
  }
  if (bad.length) console.log(`\nFailed: ${bad.join(', ')}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
  return sum.failed ? 1 : 0;
}

function command(program, args) {
  return async () => counted((await run(program, args)).code === 0);
}

function saying(work) {
  return async () => {
    try {
      const said = await work();
      if (said) console.log(`  ${said}`);
      return counted(true);
    } catch (error) {
      console.error(error.message);
      return counted(false);
    }
  };
}

// A runner that fails without a failed test (a crash, an unhandled error) counts as one failure.
function fromReport(file, code, read) {
  try {
    const result = read(JSON.parse(readFileSync(file, 'utf8')));
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch {
    return counted(false);
  }
}
