import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { WRITTEN, type PlannedFor } from './planned.ts';
import type { Begun } from './servers.ts';

// The limit: Node's own server, one prepared statement of the hub's for who asks and one for the answer, whose JSON goes out as
// PostgreSQL wrote it. Nothing is parsed, checked or planned.
const { databaseUrl, viewer, planned } = JSON.parse(process.env['BEGUN']!) as Begun;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, idleTimeoutMillis: 0 });
const types = {
  getTypeParser: ((oid: number, format?: never) => (oid === 114 ? String : pg.types.getTypeParser(oid, format))) as never,
};
const DECLARE = 'select d.id, d.version from counted.declare($1, $2, $3, $4, $5::adoption_stage, $6, $7) d';

const statements = new Map<string, string>();
const nameOf = (text: string) => {
  if (!statements.has(text)) statements.set(text, `s${statements.size}`);
  return statements.get(text)!;
};

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    answer(request.headers.cookie ?? '', JSON.parse(Buffer.concat(pieces).toString())).then(
      (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});

async function answer(cookie: string, { name, variables }: { name: keyof PlannedFor; variables: any }): Promise<string> {
  const secret = cookie.slice(cookie.indexOf('=') + 1);
  const { rows } = await pool.query({ name: 'viewer', text: viewer, values: [[createHash('sha256').update(secret).digest()]] });
  const { personId, organisationId } = rows[0];
  const { text, field, values: known } = planned[personId]![name];
  let values = known;
  if (name === 'declare') {
    const { materialId, expectedVersion, stage, reason, note } = variables.input;
    const wanted = [personId, organisationId, materialId, expectedVersion, stage, reason, note];
    const written = await pool.query({ name: 'declare', text: DECLARE, values: wanted });
    values = known.map((value) => (value === WRITTEN ? written.rows[0].id : value));
  }
  const found = await pool.query({ name: nameOf(text), text, values, types });
  return `{"data":{"${field}":${found.rows[0][field]}}}`;
}

// Longer than a server waits for its turn.
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
process.once('disconnect', () => process.exit());
