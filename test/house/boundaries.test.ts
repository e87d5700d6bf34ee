import { expect, test } from 'vitest';
import { code, imports, read } from './sources.ts';

/** The slices of the server in their order: each may enter those before it, by their doors. */
const serverOrder = [
  'jobs',
  'people',
  'organisations',
  'projects',
  'partnerships',
  'accounts',
  'notifications',
  'files',
  'materials',
  'versions',
  'adoptions',
  'verification',
  'dissemination',
  'follow-up',
  'coverage',
  'matrix',
  'discussion',
  'imports',
  'exports',
  'catalogue',
  'harvests',
  'search',
  'history',
  'dashboards',
];
/** The slices of the client; the first ones are entered by the others. */
const doors = /\.(entity|service|history|policy|types|sql|inputs|target)\.ts$|\/(stages)\.ts$/;

const storeys = ['server/src/platform/', 'server/src/features/', 'server/src/app/'];
const storeyOf = (name: string) => storeys.findIndex((storey) => name.startsWith(storey));
const sliceOf = (name: string) => /^(?:server|client)\/src\/features\/([^/]+)\//.exec(name)?.[1];
const edges = code.flatMap((from) => imports(from).map((to) => ({ from, to })));
const say = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;

test('on the server imports only go down: app, features, platform', () => {
  expect(edges.filter(({ from, to }) => storeyOf(from) >= 0 && storeyOf(to) > storeyOf(from)).map(say)).toEqual([]);
});

test('the slices of the server form one order without cycles', () => {
  const server = edges.filter(({ from, to }) => from.startsWith('server/src/features/') && to.startsWith('server/src/features/'));
  expect([...new Set(server.map(({ from }) => sliceOf(from)))].filter((slice) => !serverOrder.includes(slice!))).toEqual([]);
  expect(
    server.filter(({ from, to }) => serverOrder.indexOf(sliceOf(to)!) > serverOrder.indexOf(sliceOf(from)!)).map(say),
  ).toEqual([]);
});

test('a slice of the server is entered by its doors only', () => {
  const foreign = edges.filter(
    ({ from, to }) =>
      from.startsWith('server/src/features/') && to.startsWith('server/src/features/') && sliceOf(from) !== sliceOf(to),
  );
  expect(foreign.filter(({ to }) => !doors.test(to)).map(say)).toEqual([]);
});

test('a feature asks PostgreSQL by the doors only that tell what passes from what is broken', () => {
  const bare = /\b(?:dataSource|pool)\s*\.\s*(?:query|getRepository|manager|createQueryBuilder)\b/;
  expect(code.filter((name) => name.startsWith('server/src/features/') && bare.test(read(name)))).toEqual([]);
});

test('the client knows of the server only the contract in schema/, and the server nothing of the client', () => {
  expect(edges.filter(({ from, to }) => from.startsWith('client/') && /^(server|migrations|test)\//.test(to)).map(say)).toEqual(
    [],
  );
  expect(edges.filter(({ from, to }) => from.startsWith('server/') && /^(client|test)\//.test(to)).map(say)).toEqual([]);
});

test('in the client imports only go down: app, features, then ui and platform', () => {
  const rank = (name: string) =>
    ['client/src/platform/', 'client/src/ui/', 'client/src/features/', 'client/src/app/'].findIndex((part) =>
      name.startsWith(part),
    );
  expect(edges.filter(({ from, to }) => rank(from) >= 0 && rank(to) > rank(from)).map(say)).toEqual([]);
});

test('the parts in client/src/ui know no GraphQL', () => {
  expect(edges.filter(({ from, to }) => from.startsWith('client/src/ui/') && to.includes('/graphql/')).map(say)).toEqual([]);
});
