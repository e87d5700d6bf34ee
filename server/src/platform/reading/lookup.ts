import { sql } from './sql.ts';
import { one, type Entity } from './source.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (id: string) => UUID.test(id);

/** The visible row of that id. An id that cannot be one is as absent as an unknown one. */
export const byId = (entity: Entity<{ id: string }>, id: string) =>
  isId(id) ? one(entity, (row) => sql`${row.id} = ${id}`) : null;
