import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/until.ts';

/** A large file, looked at from outside while it is checked. */
export type Checked = {
  /** How many rows came out how. */
  outcomes: Record<string, number>;
  /** The rows that can be paged through. */
  listed: number;
  /** From the order to the end, in milliseconds. */
  took: number;
  /** The longest that somebody else had to wait meanwhile for a small answer, in milliseconds. */
  longestWait: number;
};

const CHECK = 'mutation ($input: CheckImportInput!) { checkImport(input: $input) { id } }';
const WORK = 'query ($id: ID!) { import(id: $id) { version work } }';
const RESULT = 'query ($id: ID!) { import(id: $id) { outcomes { outcome count } rows(first: 1) { totalCount } } }';

/** Brings a file of so many rows, every other one with a day that there is not, and has it checked while somebody else goes on asking. */
export async function checkLarge(address: string, cookie: string, projectId: string, rows: number): Promise<Checked> {
  const ask = async (query: string, variables: object, own = cookie) => {
    const headers = { 'content-type': 'application/json', ...(own && { cookie: own }) };
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const look = async (id: string, what: string) => (await ask(what, { id })).import;

  const lines = Array.from(
    { length: rows },
    (_, i) => `Suuri ${i};Oppimisanalytiikka;https://esimerkki.fi/suuri/${i};${i % 2 ? '2023' : '31.2.2023'}`,
  );
  const query = new URLSearchParams({ target: 'MATERIALS', projectId, name: 'suuri.csv' });
  const brought = await fetch(`${address}/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie },
    body: `Nimi;Teema;Linkki;Julkaistu\n${lines.join('\n')}\n`,
  });
  const { id } = (await brought.json()) as { id: string };
  const { version } = await look(id, WORK);
  const began = performance.now();
  await ask(CHECK, { input: { id, expectedVersion: version } });
  const checking = until('it is checked', async () => (await look(id, WORK)).work === null, 300_000).then(() => true);

  let longestWait = 0;
  while (!(await Promise.race([checking, pause(5, false)]))) {
    const asked = performance.now();
    await ask('{ themes { id } }', {}, '');
    longestWait = Math.max(longestWait, performance.now() - asked);
  }
  const took = performance.now() - began;
  const { outcomes, rows: list } = await look(id, RESULT);
  return {
    outcomes: Object.fromEntries(outcomes.map(({ outcome, count }: { outcome: string; count: number }) => [outcome, count])),
    listed: list.totalCount,
    took,
    longestWait,
  };
}
