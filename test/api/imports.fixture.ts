import { expect } from 'vitest';
import type { Caller, TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';

export type Brought = { status: number; id?: string; errors?: { extensions: { code: string; params: any } }[] };

/** Brings a file in as a browser or a program does. */
export async function bring(
  hub: TestHub,
  caller: Caller,
  file: Buffer | string,
  { target = 'MATERIALS', projectId = '', name = 'aineistot.csv', headers = {} as Record<string, string> } = {},
): Promise<Brought> {
  const query = new URLSearchParams({ target, projectId, name });
  const response = await fetch(`${hub.address}/imports?${query}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(file)),
    headers: { 'content-type': 'application/octet-stream', cookie: caller.cookie, ...headers },
  });
  return { status: response.status, ...((await response.json()) as object) };
}

export const IMPORT = `query ($id: ID!, $outcomes: [RowOutcome!], $sheet: Int, $headerRow: Int) { import(id: $id) {
  id version state work done rowCount duplicates fileName
  table(sheet: $sheet, headerRow: $headerRow) { sheet headerRow rowCount sheets { name rowCount } columns { index header field samples } fields { name required } headerRows { line } }
  outcomes { outcome count applied undone kept }
  rows(first: 100, outcomes: $outcomes) { totalCount nodes { line outcome texts kept reasons { field code params } } }
  viewerCan { check { allowed reason } apply { allowed reason } undo { allowed reason } } } }`;

export const look = async (caller: Caller, id: string, more: object = {}) => (await caller.data(IMPORT, { id, ...more })).import;

const act = async (caller: Caller, mutation: string, type: string, id: string, more: object = {}) => {
  const { version } = await look(caller, id);
  await caller.data(`mutation ($input: ${type}!) { ${mutation}(input: $input) { id work } }`, {
    input: { id, expectedVersion: version, ...more },
  });
  await until(
    `${mutation} is done`,
    async () => (await caller.data('query ($id: ID!) { import(id: $id) { work } }', { id })).import.work === null,
  );
  return look(caller, id);
};
export const check = (caller: Caller, id: string, more: object = {}) => act(caller, 'checkImport', 'CheckImportInput', id, more);
export const apply = (caller: Caller, id: string, more: object = {}) => act(caller, 'applyImport', 'ApplyImportInput', id, more);
export const undo = (caller: Caller, id: string) => act(caller, 'undoImport', 'UndoImportInput', id);

/** How many rows come out how: those that there are. */
export const outcomesOf = (one: { outcomes: { outcome: string; count: number }[] }) =>
  Object.fromEntries(one.outcomes.map(({ outcome, count }) => [outcome, count]));

/** Brings a file and has it checked. */
export async function checked(hub: TestHub, caller: Caller, projectId: string, file: Buffer | string, more: object = {}) {
  const { id, errors } = await bring(hub, caller, file, { projectId, ...more });
  expect(errors).toBeUndefined();
  return check(caller, id!);
}
