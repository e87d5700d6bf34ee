import pg from 'pg';
import { startEmbedded } from '../../server/src/platform/database/embedded/embedded.ts';
import type { Acknowledged } from './declarer.ts';

/** Opens the data of a hub that has stopped, and compares it with what that hub had acknowledged. */
export async function compare(
  dataDir: string,
  acknowledged: readonly Acknowledged[],
): Promise<{ lost: number; declarations: number; faults: number }> {
  const server = await startEmbedded(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select (select count(*)::int from adoption_declaration) as declarations, (select count(*)::int from history_verify()) as faults,
         (select count(*)::int from json_to_recordset($1::json) as said (id uuid, version int)
           where not exists (select from adoption_declaration d where d.adoption_id = said.id and d.number = said.version)
              or not exists (select from history h where h.kind = 'adoption.declared' and h.subject = said.id and (h.facts ->> 'version')::int = said.version)) as lost`,
      [JSON.stringify(acknowledged)],
    );
    return rows[0];
  } finally {
    await client.end();
    await server.stop();
  }
}
