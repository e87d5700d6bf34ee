// The one door of every command: plain Node 20, nothing installed yet. It makes the checkout ready and runs the task.
import { build } from './build.mjs';
import { check } from './check.mjs';
import { prepare, prepareFolder } from './install.mjs';
import { isStopping, run, stopTogether } from './processes.mjs';
import { Trouble } from './say.mjs';

const REGISTER = ['--import', '@oxc-node/core/register'];

const tasks = {
  start: program('main'),
  'admin:create': program('admin.command'),
  'demo:reset': program('reset.command'),
  'register:load': program('register.command'),
  'aoe:harvest': program('harvest.command'),
  'history:verify': program('verify.command'),
  'history:anchor': program('anchor.command'),
  'coverage:verify': program('coverage.command'),
  dev,
  schema,
  build: async () => build(),
  test: async (_node, args) => check(args),
  check: async () => check(['--quick']),
  format: async () => (await run('oxfmt', ['.'])).code,
  'load:kill': source('test/load/kill/kill.ts', { built: true }),
  'load:fuzz': source('test/load/fuzz/fuzz.ts'),
  'load:fanout': source('test/load/fanout/run.ts'),
  'load:reading': source('test/load/reading/main.ts', { built: true, peers: 'test/load/reading/peers' }),
  'load:imports': source('test/load/imports/main.ts', { built: true }),
  'load:matrix': source('test/load/matrix/main.ts', { built: true, peers: 'test/load/matrix/peers' }),
  'load:property': source('test/load/property.ts'),
  'load:coverage': source('test/load/coverage.ts'),
  'load:growth': source('test/load/growth/growth.ts'),
};

/** Runs a program of the build, in production mode unless said otherwise. */
function program(name) {
  return async (node, args) => {
    process.env.NODE_ENV ??= 'production';
    await build();
    if (isStopping()) return 0;
    const { code } = await run(node, ['--enable-source-maps', `.build/server/${name}.js`, ...args], { channel: true });
    return code;
  };
}

/** Runs a program from its source. */
function source(file, { built = false, peers } = {}) {
  return async (node, args) => {
    if (peers) await prepareFolder(peers);
    if (built) await build();
    return (await run(node, [...REGISTER, file, ...args], { channel: true })).code;
  };
}

/** Server and client, each reloaded when its sources change. */
async function dev(node) {
  process.env.PUBLIC_URL ??= 'http://127.0.0.1:5173';
  const server = run(node, ['--watch', '--watch-preserve-output', ...REGISTER, 'server/src/main.ts'], { label: 'hub   ' });
  const client = run('vite', ['--clearScreen', 'false'], { label: 'client' });
  const [first] = await Promise.all([server, client]);
  return isStopping() ? 0 : first.code;
}

/** Writes the contract anew: the schema from the server's types, then the client's types from the schema. */
async function schema(node, args) {
  const code = await source('server/src/app/schema.command.ts')(node, args);
  return code || (await run('graphql-codegen', ['--config', 'codegen.ts'])).code;
}

const [name, ...args] = process.argv.slice(2);
stopTogether();
try {
  if (!Object.hasOwn(tasks, name)) throw new Trouble(`There is no task "${name}". The tasks: ${Object.keys(tasks).join(', ')}.`);
  const node = await prepare();
  process.exitCode = (await tasks[name](node, args)) ?? 0;
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exitCode = error.code;
}
