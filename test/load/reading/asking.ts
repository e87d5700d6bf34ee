import { Agent, request } from 'node:http';
import type { Asking, Dialect, OperationName } from './operations.ts';

/** One of the connections that ask at the same time: as whom, and for what. */
export type Connection = Asking & { cookie: string };
export type Target = { port: number; dialect: Dialect };
export type Round = { requests: number; seconds: number; latencies: number[] };

const agents = new Map<number, Agent>();

/** One request; throws unless it was answered without errors. */
export async function ask({ port, dialect }: Target, name: OperationName, connection: Connection): Promise<string> {
  const body = dialect.body(name, connection);
  let agent = agents.get(port);
  if (!agent) agents.set(port, (agent = new Agent({ keepAlive: true })));
  const text = await new Promise<string>((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      cookie: connection.cookie,
      accept: 'application/graphql-response+json',
    };
    const sent = request({ port, agent, headers, method: 'POST', path: dialect.path, host: '127.0.0.1' }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.once('error', fail);
      response.once('end', () => done(Buffer.concat(pieces).toString()));
    });
    sent.once('error', fail);
    sent.end(body);
  });
  if (!text.startsWith('{"data":') || text.includes('"errors":')) throw new Error(`${name}: ${text.slice(0, 600)}`);
  // A declaration names the version that it was made from.
  if (name === 'declare') connection.material.version = dialect.versionIn(JSON.parse(text).data);
  return text;
}

/** All connections ask, each again as soon as it has its answer, until the time is over. */
export async function askAll(
  target: Target,
  name: OperationName,
  connections: readonly Connection[],
  milliseconds: number,
): Promise<Round> {
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + milliseconds;
  await Promise.all(
    connections.map(async (connection) => {
      for (let now = performance.now(); now < end; now = performance.now()) {
        await ask(target, name, connection);
        latencies.push(performance.now() - now);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  return { requests: latencies.length, seconds, latencies: latencies.sort((a, b) => a - b) };
}
