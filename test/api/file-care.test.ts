import { chmodSync, existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { get, pdf, send } from './files.fixture.ts';

const path = join(mkdtempSync(join(tmpdir(), 'scanner-')), 'scan');
/** A scanner as the setting names one: it reads the file, and refuses what has the word in it. It waits until it is let go. */
function scanner(): string {
  writeFileSync(
    path,
    '#!/bin/sh\ncontent=$(cat)\nuntil [ -e "$0.go" ]; do sleep 0.05; done\ncase "$content" in *VIRUS*) exit 1;; *BROKEN*) exit 2;; esac\n',
  );
  chmodSync(path, 0o755);
  return path;
}

let hub: TestHub;
let partner: Caller;
beforeAll(async () => {
  hub = await testHub('demonstration', { FILE_SCANNER: scanner() });
  partner = await hub.as('partner.a');
});

const stateOf = async (id: string) =>
  (await partner.data('query ($id: ID!) { node(id: $id) { ... on StoredFile { state address } } }', { id })).node;
const placeOf = (sha256: string) => join(hub.filesDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const askFor = (name: string) => hub.pool.query(`insert into job (name) values ($1)`, [name]);
const reasonOf = async (id: string) => {
  const response = await get(hub, partner, `/files/${id}/a.pdf`);
  return [response.status, ((await response.json()) as any).errors[0].extensions.params.reason];
};

describe('with a scanner', () => {
  test('a file is given out when it has been looked through, and one that is refused is gone wherever it was', async () => {
    const clean = (await send(hub, partner, { name: 'a.pdf', content: pdf('puhdas') })).body;
    const bad = (await send(hub, partner, { name: 'a.pdf', content: pdf('VIRUS') })).body;
    const again = (await send(hub, partner, { name: 'b.pdf', content: pdf('VIRUS') })).body;
    expect(clean.state).toBe('QUARANTINED');
    expect(await stateOf(clean.id)).toEqual({ state: 'QUARANTINED', address: null });
    expect(await reasonOf(clean.id)).toEqual([403, 'FILE_IN_QUARANTINE']);
    writeFileSync(`${path}.go`, '');
    await hub.startJobs();
    await until('it is clean', async () => (await stateOf(clean.id)).state === 'CLEAN');
    expect((await get(hub, partner, `/files/${clean.id}/a.pdf`)).status).toBe(200);
    for (const { id } of [bad, again]) {
      await until('it is refused', async () => (await stateOf(id)).state === 'REFUSED');
      expect(await reasonOf(id)).toEqual([403, 'FILE_REFUSED']);
    }
    await until('its bytes are gone', async () => !existsSync(placeOf(bad.sha256)));
    const { rows } = await hub.pool.query(`select subject from history where kind = 'file.refused' order by 1`);
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([bad.id, again.id]));
  });

  test('that fails, the file stays in quarantine, and the job says so', async () => {
    const { id } = (await send(hub, partner, { name: 'a.pdf', content: pdf('BROKEN') })).body;
    await until('it was tried', async () => {
      const { rows } = await hub.pool.query(`select last_error from job where name = 'file.scan' and last_error is not null`);
      return rows[0]?.last_error.includes('The scanner ended with 2');
    });
    expect(await stateOf(id)).toEqual({ state: 'QUARANTINED', address: null });
  });
});

describe('in the night', () => {
  test('what was attached to nothing for a day is thrown away, and what a lost process left behind; nothing else', async () => {
    const kept = (await send(hub, partner, { name: 'a.pdf', content: pdf('tämän päivän') })).body;
    const shared = (await send(hub, partner, { name: 'a.pdf', content: pdf('kahdesti') })).body;
    const loose = (await send(hub, partner, { name: 'a.pdf', content: pdf('eilisen') })).body;
    const twin = (await send(hub, partner, { name: 'b.pdf', content: pdf('kahdesti') })).body;
    await hub.pool.query(`update stored_file set created_at = created_at - interval '25 hours' where id = any($1)`, [
      [loose.id, twin.id],
    ]);
    // A process was lost after the bytes were there and before anything told of them.
    const lost = (await send(hub, partner, { name: 'a.pdf', content: pdf('kadonnut') })).body;
    await hub.pool.query('delete from stored_file where id = $1', [lost.id]);
    await hub.pool.query(`update upload_ticket set created_at = created_at - interval '26 hours' where sha256 = $1`, [
      lost.sha256,
    ]);
    // And others while it was arriving.
    const parts = ['old.part', 'new.part'].map((name) => join(hub.filesDir, 'incoming', name));
    for (const part of parts) writeFileSync(part, 'x');
    utimesSync(parts[0]!, new Date(0), new Date(0));

    await askFor('file.sweep');
    await until('what is lost is gone', async () => !existsSync(placeOf(lost.sha256)) && !existsSync(placeOf(loose.sha256)));
    expect([kept, shared].map(({ sha256 }) => existsSync(placeOf(sha256)))).toEqual([true, true]);
    expect(await stateOf(loose.id)).toBeNull();
    expect(await stateOf(twin.id)).toBeNull();
    expect(await stateOf(shared.id)).not.toBeNull();
    await until('it is cleared up', async () => readdirSync(join(hub.filesDir, 'incoming')).join() === 'new.part');
    const { rows } = await hub.pool.query(`select facts from history where kind = 'file.discarded'`);
    expect(rows).toEqual([{ facts: { count: 2 } }]);
  });
});
