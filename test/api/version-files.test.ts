import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { materialLike } from './care.fixture.ts';
import { pdf, send } from './files.fixture.ts';
import { apply, checked, undo } from './imports.fixture.ts';
import { DISCARD, DRAFT } from './versions.fixture.ts';

const FILES = 'query ($id: ID!) { node(id: $id) { ... on MaterialVersion { version files { id file { id } } } } }';
const ATTACH = 'mutation ($input: AttachVersionFileInput!) { attachVersionFile(input: $input) { version } }';
const REMOVE = 'mutation ($input: RemoveVersionFileInput!) { removeVersionFile(input: $input) { version } }';
const EDIT = 'mutation ($input: EditMaterialInput!) { editMaterial(input: $input) { version licence } }';

let hub: TestHub;
let partner: Caller;
beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
});

const filesOf = async (id: string) => (await partner.data(FILES, { id })).node;
const brought = async (words: string): Promise<string> =>
  (await send(hub, partner, { name: `${words}.pdf`, content: pdf(words), purpose: 'MATERIAL_VERSION' })).body.id;
/** A draft of a material of its own that may be given on. */
async function draftOf(title: string, licence: string | null = 'CC BY 4.0', caller = partner) {
  const { id: materialId } = await materialLike(hub, { title, url: 'https://example.org/malli' });
  await hub.pool.query('update material set licence = $2 where id = $1', [materialId, licence]);
  const { draftMaterialVersion } = await caller.data(DRAFT, { input: { materialId } });
  return { materialId, id: draftMaterialVersion.id as string, version: draftMaterialVersion.version as number };
}
const adding = ({ id, version }: { id: string; version: number }, fileId: string) => ({
  materialVersionId: id,
  expectedVersion: version,
  fileId,
  language: 'fi',
});
const versionOf = async (materialId: string): Promise<number> =>
  (await hub.pool.query('select version from material where id = $1', [materialId])).rows[0].version;

describe('a licence on which files rest', () => {
  test('may become another one, and is not left out before the files are gone', async () => {
    const draft = await draftOf('Lisensoitu malli');
    const { materialId } = draft;
    const { version } = (await partner.data(ATTACH, { input: adding(draft, await brought('Lisensoitu')) })).attachVersionFile;
    const edited = async (licence: string | null) => ({
      input: {
        ...{ materialId, expectedVersion: await versionOf(materialId), title: 'Lisensoitu malli', theme: 'LEARNING_ANALYTICS' },
        ...{ kind: 'GUIDE', language: 'fi', url: 'https://example.org/malli', linkOnly: true, licence },
      },
    });
    expect(await partner.refused(EDIT, await edited(null))).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'licence', problem: 'FILES_HELD' },
    });
    expect((await partner.data(EDIT, await edited('CC BY-SA 4.0'))).editMaterial.licence).toBe('CC BY-SA 4.0');
    await partner.data(DISCARD, { input: { id: draft.id, expectedVersion: version } });
    expect((await partner.data(EDIT, await edited(null))).editMaterial.licence).toBeNull();
  });

  test('is not taken back with the import that brought it', async () => {
    await hub.startJobs();
    const coordinator = await hub.as('coordinator');
    const projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
    const titles = ['Tuotu lisenssi, tiedosto', 'Tuotu lisenssi, ei tiedostoa'];
    const materials = await Promise.all(
      titles.map((title) => materialLike(hub, { title, status: 'INTAKE', maintainer: null, url: 'https://example.org/tuotu' })),
    );
    const file = ['Nimi;Verkko-osoite;Lisenssi', ...titles.map((title) => `"${title}";https://example.org/tuotu;CC BY 4.0`)];
    const { id } = await checked(hub, coordinator, projectId, `${file.join('\n')}\n`);
    await apply(coordinator, id);
    const licences = async () =>
      (await hub.pool.query('select licence from material where id = any($1) order by title desc', [materials.map((m) => m.id)]))
        .rows;
    expect(await licences()).toEqual([{ licence: 'CC BY 4.0' }, { licence: 'CC BY 4.0' }]);

    const { draftMaterialVersion } = await coordinator.data(DRAFT, { input: { materialId: materials[0]!.id } });
    const sent = await send(hub, coordinator, { name: 'tuotu.pdf', content: pdf('Tuotu'), purpose: 'MATERIAL_VERSION' });
    await coordinator.data(ATTACH, { input: adding(draftMaterialVersion, sent.body.id) });
    const undone = await undo(coordinator, id);
    expect(undone.state).toBe('UNDONE');
    expect(undone.rows.nodes.map(({ kept }: any) => kept)).toEqual(['IN_USE', null]);
    expect(await licences()).toEqual([{ licence: 'CC BY 4.0' }, { licence: null }]);
  });
});

describe('two people at the files of a draft at once', () => {
  const call = (caller: Caller, query: string, input: object): Promise<string> =>
    caller.ask(query, { input }).then(({ errors }) => errors?.[0]?.extensions.code ?? 'DONE');

  test('one adds or takes away the same file, and the other sees a conflict', async () => {
    const coordinator = await hub.as('coordinator');
    const draft = await draftOf('Kahdesti');
    const input = adding(draft, await brought('Kahdesti'));
    const added = await Promise.all([call(partner, ATTACH, input), call(partner, ATTACH, input)]);
    expect(added.toSorted()).toEqual(['CONFLICT', 'DONE']);
    const { version, files } = await filesOf(draft.id);
    expect([version, files.length]).toEqual([2, 1]);
    const taking = { id: files[0].id, expectedVersion: 2 };
    const taken = await Promise.all([call(partner, REMOVE, taking), call(coordinator, REMOVE, taking)]);
    expect(taken.filter((said) => said === 'DONE')).toHaveLength(1);
    // Who comes when it is gone altogether does not find it.
    expect(taken.find((said) => said !== 'DONE')).toMatch(/^(CONFLICT|NOT_FOUND)$/);
    expect(await filesOf(draft.id)).toEqual({ version: 3, files: [] });
  });

  const ways: [string, (from: { id: string }, link: string) => [string, object]][] = [
    ['taken out of one draft', (_from, link) => [REMOVE, { id: link, expectedVersion: 2 }]],
    ['thrown away with one draft', (from) => [DISCARD, { id: from.id, expectedVersion: 2 }]],
  ];
  test.each(ways)('a file that is %s while it comes into another stays', async (how, leave) => {
    const [from, into] = [await draftOf(`${how}: tästä`), await draftOf(`${how}: tähän`)];
    const fileId = await brought(how);
    await partner.data(ATTACH, { input: adding(from, fileId) });
    const [link] = (await filesOf(from.id)).files;
    const waiting = (count: number) =>
      until(`${count} wait for the file`, async () => {
        const { rows } = await hub.pool.query(
          `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and query like '%stored_file%' and datname = current_database()`,
        );
        return rows[0].count === count;
      });
    const holder = await hub.pool.connect();
    await holder.query('begin');
    await holder.query('select from stored_file where id = $1 for update', [fileId]);
    const comes = call(partner, ATTACH, adding(into, fileId));
    await waiting(1);
    const leaves = call(partner, ...leave(from, link.id));
    await waiting(2);
    await holder.query('commit');
    holder.release();
    expect(await Promise.all([comes, leaves])).toEqual(['DONE', 'DONE']);
    const { rows } = await hub.pool.query('select attached_at is not null as attached from stored_file where id = $1', [fileId]);
    expect(rows).toEqual([{ attached: true }]);
    expect((await filesOf(into.id)).files).toHaveLength(1);
  });
});
