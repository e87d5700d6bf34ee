import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { Declarer } from '../support/declarer.ts';
import { dataFolder, startHub } from '../support/hub.ts';
import { until } from '../support/until.ts';

const TICKET = 'mutation ($input: CreateUploadTicketInput!) { createUploadTicket(input: $input) { address } }';

async function leave(address: string, cookie: string, size: number): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: TICKET, variables: { input: { name: 'Päätös.txt', size, purpose: 'ADOPTION_EVIDENCE' } } }),
  });
  return address + ((await response.json()) as any).data.createUploadTicket.address;
}

test('a hub that is killed while a file arrives keeps those that had arrived, and shows nothing of the other', async () => {
  const { url } = await testDatabase('demonstration');
  const FILES_DIR = dataFolder();
  const settings = { DATABASE_URL: url, DEMO: '1', FILES_DIR };
  const before = await startHub(settings);
  const { cookie } = await Declarer.signIn(before.address, 'partner.a');
  const content = 'Johtoryhmä päätti.';
  const size = Buffer.byteLength(content);
  const sent = await fetch(await leave(before.address, cookie, size), { method: 'PUT', headers: { cookie }, body: content });
  const file = (await sent.json()) as { id: string; sha256: string };

  const address = await leave(before.address, cookie, 1_000_000);
  const arriving = request(address, { method: 'PUT', headers: { cookie, 'content-length': 1_000_000 } });
  arriving.on('error', () => {}).write('x'.repeat(300_000));
  const incoming = join(FILES_DIR, 'incoming');
  await until('it is arriving', async () => readdirSync(incoming).length === 1);
  await before.stop('SIGKILL');

  const after = await startHub(settings);
  const kept = await fetch(`${after.address}/files/${file.id}/x`, { headers: { cookie } });
  expect([kept.status, await kept.text()]).toEqual([200, content]);
  // The ticket is used up; another one brings it in.
  const again = await fetch(address.replace(before.address, after.address), { method: 'PUT', headers: { cookie }, body: 'x' });
  expect(again.status).toBe(404);
  const whole = 'x'.repeat(1_000_000);
  const second = await fetch(await leave(after.address, cookie, whole.length), {
    method: 'PUT',
    headers: { cookie },
    body: whole,
  });
  const { sha256 } = (await second.json()) as { sha256: string };
  expect(existsSync(join(FILES_DIR, sha256.slice(0, 2), sha256.slice(2, 4), sha256))).toBe(true);
  expect(await after.stop()).toBe(0);
});
