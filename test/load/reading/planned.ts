import { parse } from 'graphql';
import type { DataSource } from 'typeorm';
import { buildHubSchema } from '../../../server/src/app/schema.ts';
import { Viewers } from '../../../server/src/app/viewers.ts';
import { makeServices, wire } from '../../../server/src/app/wiring.ts';
import type { Viewer } from '../../../server/src/platform/auth/viewer.ts';
import { Database } from '../../../server/src/platform/database/database.ts';
import { answer } from '../../../server/src/platform/reading/answer.ts';
import { documents, operationNames, variablesOf, type Asking, type OperationName } from './operations.ts';

/** Stands in a planned statement for the id of what has just been written. */
export const WRITTEN = '00000000-0000-4000-8000-00000000000f';

export type Statement = { text: string; values: unknown[]; field: string };
export type PlannedFor = Record<OperationName, Statement>;

/** The statements that the hub itself plans for these operations and this viewer, values of the viewer included. */
export async function plannedFor(dataSource: DataSource, viewer: Viewer, asking: Asking): Promise<PlannedFor> {
  const database = new Database(dataSource);
  const adoptions = { declare: async () => ({ id: WRITTEN }) } as never;
  const schema = buildHubSchema(wire(database, undefined as never, { ...makeServices(database), adoptions }));
  const planned: Partial<PlannedFor> = {};
  for (const name of operationNames) {
    const request = { document: parse(documents[name]), variables: variablesOf(name, asking) };
    const read = async (text: string, values: unknown[]) => {
      const field = /as "(\w+)"$/.exec(text)![1]!;
      planned[name] = { text, values, field };
      return { [field]: 'null' };
    };
    const { errors } = await answer(schema, request, { viewer, read });
    if (errors) throw errors[0]!;
  }
  return planned as PlannedFor;
}

/** The statement that says who asks, as every server of the measurement asks it. */
export async function viewerStatement(): Promise<string> {
  let said = '';
  const pool = { query: async ({ text }: { text: string }) => ((said = text), { rows: [] }) };
  await new Viewers(pool as never).by({ kind: 'session', secret: '' });
  return said;
}
