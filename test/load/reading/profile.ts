import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Server } from './servers.ts';

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number };
type Profile = { nodes: { id: number; callFrame: Frame; children?: number[] }[]; samples: number[]; timeDeltas: number[] };

/** The first that fits a file, or the name of what has none. */
const areas: [name: string, pattern: RegExp][] = [
  [
    'express and its parser of bodies',
    /node_modules\/(express|body-parser|router|helmet|finalhandler|send|raw-body|qs|sirv|type-is|accepts|etag|fresh|content-type|negotiator|mime)/,
  ],
  ['Apollo', /node_modules\/(@apollo|@as-integrations|loglevel|lru-cache|negotiator|whatwg)/],
  ['driver of PostgreSQL', /node_modules\/(pg|split2|xtend)/],
  ['graphql-js', /node_modules\/graphql\//],
  ['type-graphql', /node_modules\/type-graphql/],
  ['TypeORM', /node_modules\/typeorm/],
  ['log', /node_modules\/(pino|sonic-boom|thread-stream)|platform\/logging|telemetry/],
  ['planning', /platform\/reading|features\/.*\.resolver|\.policy\.ts|\.sql\.ts/],
  ['gate', /platform\/gate/],
  ['who asks', /viewers\.ts|credentials\.ts|platform\/auth/],
  ['services and history', /\.service\.ts|platform\/(database|history)/],
  ['doors', /server\/src\/app/],
];

/** Prints where a server spends its own time while the work is done, by area. Waiting is left out. */
export async function profile({ name, inspector }: Server, work: () => Promise<{ requests: number }>) {
  const [{ webSocketDebuggerUrl }] = (await (await fetch(`http://127.0.0.1:${inspector}/json`)).json()) as [
    { webSocketDebuggerUrl: string },
  ];
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, 'open');
  let calls = 0;
  const call = async (method: string): Promise<any> => {
    const id = ++calls;
    socket.send(JSON.stringify({ id, method }));
    for (;;) {
      const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
      const answer = JSON.parse(data);
      if (answer.id === id) return answer.result;
    }
  };
  await call('Profiler.enable');
  await call('Profiler.start');
  const { requests } = await work();
  const { profile: taken } = await call('Profiler.stop');
  socket.close();
  print(taken, name, requests);
}

function print({ nodes, samples, timeDeltas }: Profile, server: string, requests: number) {
  const maps = new Map<string, SourceMap>();
  const places = new Map<number, { area: string; place: string } | undefined>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // What Node and V8 do is counted to whom they do it for: the nearest caller that is somebody's.
  const walk = (id: number, caller: string) => {
    const { callFrame, children = [] } = byId.get(id)!;
    const source = sourceOf(callFrame, maps);
    const own =
      source && !source.startsWith('node:') ? (areas.find(([, pattern]) => pattern.test(source))?.[0] ?? source) : undefined;
    const waits = ['(idle)', '(root)'].includes(callFrame.functionName);
    const area = callFrame.functionName.startsWith('(') && !own ? callFrame.functionName : (own ?? caller);
    places.set(
      id,
      waits ? undefined : { area, place: `${callFrame.functionName || '(anonymous)'} ${source.split('node_modules/').at(-1)}` },
    );
    for (const child of children) walk(child, own ?? caller);
  };
  walk(nodes[0]!.id, 'Node: sockets and events');

  const spent = new Map<string, number>();
  const functions = new Map<string, number>();
  let all = 0;
  samples.forEach((id, i) => {
    const found = places.get(id);
    if (!found) return;
    const time = timeDeltas[i]!;
    all += time;
    spent.set(found.area, (spent.get(found.area) ?? 0) + time);
    functions.set(found.place, (functions.get(found.place) ?? 0) + time);
  });
  const list = (title: string, parts: Map<string, number>, most: number) => {
    console.log(`\n${title}`);
    for (const [name, time] of [...parts].sort(([, a], [, b]) => b - a).slice(0, most))
      console.log(`${((100 * time) / all).toFixed(1).padStart(5)} % ${(time / requests / 1_000).toFixed(3)} ms  ${name}`);
  };
  list(`Time of ${server} by area, what Node does for it included`, spent, 16);
  list('The functions that take most', functions, 25);
}

function sourceOf({ url, lineNumber, columnNumber }: Frame, maps: Map<string, SourceMap>): string {
  if (!url.startsWith('file:')) return url;
  const path = fileURLToPath(url);
  if (!path.startsWith(resolve('.build/server'))) return path;
  let map = maps.get(path);
  if (!map) maps.set(path, (map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')))));
  const entry = map.findEntry(lineNumber, columnNumber);
  return 'originalSource' in entry ? entry.originalSource : path;
}
