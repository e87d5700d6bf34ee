import type pg from 'pg';
import { verifyHistory } from '../../../server/src/platform/history/verify.ts';
import type { KeptRow } from './judge.ts';
import type { Writer } from './writer.ts';

export type WritingsJudged = {
  lost: number;
  doubled: number;
  unrecorded: number;
  sqlFaults: number;
  nodeFaults: number;
  rows: number;
};

/** Compares what was acknowledged with what is there: each key once, each declaration with its one row of history, both verifiers content. */
export async function judgeWritings(client: pg.Client, writers: readonly Writer[]): Promise<WritingsJudged> {
  const { rows } = await client.query(
    `with said as (select * from json_to_recordset($1::json) as said (key text, id uuid, version int)),
       done as (select e.note as key, d.adoption_id as id, d.number as version from adoption_evidence e join adoption_declaration d on d.id = e.declaration_id),
       recorded as (select h.subject as id, (h.facts ->> 'version')::int as version, count(*) as times from history h where h.kind = 'adoption.declared' group by 1, 2)
     select (select count(*)::int from said where not exists (select from done where done.key = said.key and done.id = said.id and done.version = said.version)) as lost,
       (select count(*)::int from (select 1 from done where key = any($2) group by key having count(*) > 1) x) as doubled,
       (select count(*)::int from done left join recorded using (id, version) where done.key = any($2) and times is distinct from 1)
         + (select count(*)::int from recorded r where not exists (select from adoption_declaration d where d.adoption_id = r.id and d.number = r.version)) as unrecorded,
       (select count(*)::int from history_verify()) as "sqlFaults"`,
    [JSON.stringify(writers.flatMap(({ acknowledged }) => acknowledged)), writers.flatMap(({ asked }) => asked)],
  );
  const { rows: count, faults } = await verifyHistory(client);
  return { ...rows[0], nodeFaults: faults.length, rows: count };
}

/** The project's history as it is kept. */
export async function keptRows(client: pg.Client, projectId: string): Promise<KeptRow[]> {
  const { rows } = await client.query(
    `select h.position::int, left(encode(h.hash, 'hex'), 8) as mark, h.audience, h.kind, h.actor as "actorId", h.subject as "subjectId", h.facts
       from history h where h.stream = $1 order by h.position`,
    [projectId],
  );
  return rows;
}
