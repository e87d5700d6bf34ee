import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Head } from './heads.ts';
import { Ties } from './ties.ts';

/** What does not fit, and where: in the words of `history_verify()` in the database, and where a row is not the one that was sealed or anchored. */
export type Fault = {
  stream: string;
  position: number;
  fault: 'POSITION' | 'PREVIOUS' | 'FORM' | 'HASH' | 'HEAD' | 'SEAL' | 'ANCHOR';
};
export type Verdict = { streams: number; rows: number; faults: Fault[] };

const BATCH = 5000;
const KEY = /^(public|project|coordinator|funder|administrator|(partner|person):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const KIND = /^[a-z_]+([.][a-z_]+)+$/;
const SUBJECT_TYPE = /^[A-Z][A-Za-z]{0,63}$/;

// Plain columns as text, with nothing of the functions that wrote them.
const NEXT = `
select h.stream::text, h.position::text as "positionText", (extract(epoch from h.at) * 1000000)::bigint::text as micros, h.actor::text, h.behalf::text, h.kind,
       h.subject_type as "subjectType", h.subject::text, h.audience, h.facts::text, encode(h.previous, 'hex') as previous, encode(h.hash, 'hex') as hash
  from history h where (h.stream, h.position) > ($1::uuid, $2::bigint) order by h.stream, h.position limit ${BATCH}`;

type Columns = Record<'stream' | 'positionText' | 'micros' | 'kind' | 'subjectType' | 'subject' | 'facts' | 'hash', string> &
  Record<'actor' | 'behalf' | 'previous', string | null> & { audience: string[] };

/**
 * Checks every chain from its plain columns, independently of the database's own functions, in one snapshot; and that each row that
 * a seal or the anchor names is the one that is there.
 */
export async function verifyHistory(client: ClientBase, anchored: readonly Head[] = []): Promise<Verdict> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await walk(client, await Ties.of(client, anchored));
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

async function walk(client: ClientBase, ties: Ties): Promise<Verdict> {
  const faults: Fault[] = [];
  const ends = new Map<string, { position: number; hash: string }>();
  let count = 0;
  for (let last: [string, string] = ['00000000-0000-0000-0000-000000000000', '-9223372036854775808']; ;) {
    const { rows } = await client.query<Columns>(NEXT, last);
    for (const row of rows) {
      const position = Number(row.positionText);
      const before = ends.get(row.stream);
      const report = (fault: Fault['fault']) => faults.push({ stream: row.stream, position, fault });
      if (position !== (before?.position ?? 0) + 1) report('POSITION');
      if (row.previous !== (before?.hash ?? null)) report('PREVIOUS');
      if (!wellFormed(row)) report('FORM');
      if (row.hash !== hashOf(row)) report('HASH');
      ends.set(row.stream, { position, hash: row.hash });
      ties.meet({ stream: row.stream, position, hash: row.hash });
    }
    count += rows.length;
    const end = rows.at(-1);
    if (!end) break;
    last = [end.stream, end.positionText];
  }
  const heads = await client.query(
    `select stream::text, position::text as "positionText", encode(hash, 'hex') as hash from history_head`,
  );
  for (const head of heads.rows) {
    const end = ends.get(head.stream);
    if (end?.position !== Number(head.positionText) || end.hash !== head.hash) {
      faults.push({ stream: head.stream, position: end?.position ?? Number(head.positionText), fault: 'HEAD' });
    }
  }
  const headed = new Set(heads.rows.map((head) => head.stream));
  for (const [stream, { position }] of ends) if (!headed.has(stream)) faults.push({ stream, position, fault: 'HEAD' });
  return { streams: ends.size, rows: count, faults: [...faults, ...ties.rest()] };
}

function hashOf(row: Columns): string {
  const lines = [
    'v1',
    row.stream,
    row.positionText,
    row.micros,
    row.actor,
    row.behalf,
    row.kind,
    row.subjectType,
    row.subject,
    row.audience.join(','),
    row.previous,
    row.facts,
  ];
  return createHash('sha256')
    .update(lines.map((line) => line ?? '').join('\n'))
    .digest('hex');
}

function wellFormed({ audience, kind, subjectType, facts }: Columns): boolean {
  const sorted = audience.every((key, i) => i === 0 || audience[i - 1]! < key);
  return (
    audience.length > 0 &&
    sorted &&
    audience.every((key) => KEY.test(key)) &&
    KIND.test(kind) &&
    SUBJECT_TYPE.test(subjectType) &&
    /^\s*\{/.test(facts)
  );
}
