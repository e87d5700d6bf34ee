import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { testHub, type Account, type Caller, type TestHub } from '../support/api.ts';
import { get, pdf, send } from './files.fixture.ts';
import { Author, DISCARD, PUBLISH, SUBMIT, maintainedBy } from './versions.fixture.ts';

const DECLARE = `mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) {
  id version declarations { number evidence { text shared files { id name kind size address } } } } }`;
const READ = 'query ($id: ID!) { adoption(id: $id) { declarations { number evidence { files { id } } } } }';

let hub: TestHub;
let partner: Caller;
const materials: string[] = [];
beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
  const { projects } = await partner.data('{ projects { nodes { id } } }');
  const { materials: list } = await partner.data(
    'query ($id: ID!) { materials(projectId: $id, first: 100, filter: { stages: [NOT_STARTED] }) { nodes { id currentVersion { id } } } }',
    { id: projects.nodes[0].id },
  );
  materials.push(...list.nodes.filter((m: any) => m.currentVersion).map((m: any) => m.id));
});

const brought = async (words: string, caller = partner) =>
  (await send(hub, caller, { name: `${words}.pdf`, content: pdf(words) })).body as { id: string; name: string };
const inUse = (materialId: string, evidence: object, more: object = {}) => ({
  input: { materialId, expectedVersion: 0, stage: 'IN_USE', note: 'Suoraan käyttöön', evidence, ...more },
});
const problem = async (evidence: object) => {
  const { code, params } = await partner.refused(DECLARE, inUse(materials[0]!, evidence));
  return [code, params.field, params.problem];
};

describe('a proof', () => {
  test('may be a file alone, which is then opened by whoever reads the proof, and by nobody else', async () => {
    const [first, second] = [await brought('Päätös'), await brought('Kuva koulutuksesta')];
    const { declareAdoption } = await partner.data(DECLARE, inUse(materials.shift()!, { fileIds: [second.id, first.id] }));
    const { files, shared } = declareAdoption.declarations[0].evidence;
    expect(files.map(({ name }: any) => name)).toEqual([second.name, first.name]);
    expect(shared).toBe(false);
    const opened = async (who: Account) => {
      const caller = await hub.as(who);
      const { adoption } = await caller.data(READ, { id: declareAdoption.id });
      const { status } = await get(hub, caller, files[0].address);
      return [adoption?.declarations[0].evidence?.files.length ?? null, status];
    };
    for (const who of ['partner.a', 'signatory.a', 'coordinator', 'officer', 'auditor'] as const)
      expect(await opened(who), who).toEqual([2, 200]);
    for (const who of ['partner.b', 'provider', 'admin'] as const) expect(await opened(who), who).toEqual([null, 404]);
    expect((await get(hub, hub.nobody, files[0].address)).status).toBe(404);

    const events = async (who: Account) => {
      const { history } = await (
        await hub.as(who)
      ).data('query ($p: ID!, $id: ID!) { history(projectId: $p, subjectId: $id) { nodes { kind } } }', {
        p: (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id,
        id: declareAdoption.id,
      });
      return history.nodes.map(({ kind }: any) => kind);
    };
    expect(await events('officer')).toEqual(['adoption.evidence_filed', 'adoption.declared']);
    expect(await events('partner.b')).toEqual(['adoption.declared']);
  });

  test('that is shared opens its files to the other partners too, and stays with what was declared before', async () => {
    const file = await brought('Jaettu');
    const materialId = materials.shift()!;
    const { declareAdoption } = await partner.data(DECLARE, inUse(materialId, { fileIds: [file.id], shared: true }));
    const { address } = declareAdoption.declarations[0].evidence.files[0];
    const other = await hub.as('partner.b');
    expect((await get(hub, other, address)).status).toBe(200);
    expect((await get(hub, await hub.as('provider'), address)).status).toBe(404);
    // The same file again: what proved the stage still proves it.
    const again = await partner.data(DECLARE, inUse(materialId, { fileIds: [file.id] }, { expectedVersion: 1 }));
    expect(again.declareAdoption.declarations.map((d: any) => d.evidence.files.length)).toEqual([1, 1]);
    expect((await get(hub, other, address)).status).toBe(200);
    // But it is no other provider's proof.
    const { material } = await other.data('query ($id: ID!) { material(id: $id) { ownAdoption { version } } }', {
      id: materialId,
    });
    const expectedVersion = material.ownAdoption?.version ?? 0;
    const refusal = await other.refused(DECLARE, inUse(materialId, { fileIds: [file.id] }, { expectedVersion, reason: 'x' }));
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', params: { field: 'evidence.fileIds' } });
  });

  test('takes no files of others, of nothing, for something else, or without end', async () => {
    const foreign = await brought('vieras', await hub.as('partner.b'));
    const forVersion = (await send(hub, partner, { name: 'a.pdf', content: pdf('versio'), purpose: 'MATERIAL_VERSION' })).body;
    for (const id of [foreign.id, forVersion.id, 'x', '00000000-0000-4000-8000-000000000000'])
      expect(await problem({ fileIds: [id] })).toEqual(['NOT_FOUND', 'evidence.fileIds', undefined]);
    const many = Array.from({ length: limits.files + 1 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
    expect(await problem({ fileIds: many })).toEqual(['BAD_USER_INPUT', 'evidence.fileIds', 'TOO_MANY']);
    const refused = await brought('hylätty');
    await hub.pool.query(`update stored_file set state = 'REFUSED' where id = $1`, [refused.id]);
    expect(await problem({ fileIds: [refused.id] })).toEqual(['BAD_USER_INPUT', 'evidence.fileIds', 'FILE_REFUSED']);
    expect(await problem({ fileIds: [] })).toEqual(['EVIDENCE_REQUIRED', 'evidence', undefined]);
  });

  test('whose declaration is refused leaves its files with their sender', async () => {
    const file = await brought('odottaa');
    const input = inUse(materials[0]!, { fileIds: [file.id] }, { expectedVersion: 7 });
    expect((await partner.refused(DECLARE, input)).code).toBe('CONFLICT');
    const { rows } = await hub.pool.query('select attached_at from stored_file where id = $1', [file.id]);
    expect(rows).toEqual([{ attached_at: null }]);
  });
});

describe('a draft of a version', () => {
  const ATTACH = `mutation ($input: AttachVersionFileInput!) { attachVersionFile(input: $input) { version files { id language file { id name address } } } }`;
  const REMOVE = 'mutation ($input: RemoveVersionFileInput!) { removeVersionFile(input: $input) { version files { id } } }';
  let draft: string;
  beforeAll(async () => {
    // Kept by partner A, in the project's care.
    const { rows } = await hub.pool.query(
      `with kept as (update material set licence = 'CC BY 4.0', maintainer_id = (select id from organisation where name_fi = 'Esimerkkiopisto Pirkanmaa') where id = $1 returning id)
       insert into material_version (material_id, number, state) select id, 2, 'DRAFT' from kept returning id`,
      [materials.pop()],
    );
    draft = rows[0].id;
  });
  const forVersion = async (words: string, caller = partner) =>
    (await send(hub, caller, { name: `${words}.pdf`, content: pdf(words), purpose: 'MATERIAL_VERSION' })).body as { id: string };
  const attach = (fileId: string, expectedVersion: number, language = 'fi') => ({
    input: { materialVersionId: draft, expectedVersion, fileId, language },
  });

  test('takes and gives back files by its maintainer and the coordinator, each in a language; a published one never changes', async () => {
    const [fi, sv] = [await forVersion('Opas'), await forVersion('Handbok')];
    expect((await partner.data(ATTACH, attach(sv.id, 1, 'sv'))).attachVersionFile.version).toBe(2);
    expect((await partner.refused(ATTACH, attach(fi.id, 1))).code).toBe('CONFLICT');
    const { files } = (await partner.data(ATTACH, attach(fi.id, 2))).attachVersionFile;
    expect(files.map((f: any) => [f.language, f.file.name])).toEqual([
      ['fi', 'Opas.pdf'],
      ['sv', 'Handbok.pdf'],
    ]);
    expect((await partner.refused(ATTACH, attach(fi.id, 3))).params).toMatchObject({ problem: 'HELD_ALREADY' });

    const status = async (who: Account) => (await get(hub, await hub.as(who), files[0].file.address)).status;
    for (const who of ['partner.b', 'coordinator', 'officer', 'auditor'] as const) expect(await status(who), who).toBe(200);
    for (const who of ['provider', 'admin'] as const) expect(await status(who), who).toBe(404);

    const remove = { input: { id: files[0].id, expectedVersion: 3 } };
    const refused = async (who: Account) => {
      const caller = await hub.as(who);
      const { code, params } = await caller.refused(REMOVE, remove);
      return params.reason ?? code;
    };
    expect(await refused('partner.b')).toBe('NOT_THE_MAINTAINER');
    expect(await refused('signatory.a')).toBe('ROLE_CANNOT_EDIT');
    expect(await refused('officer')).toBe('ROLE_CANNOT_EDIT');
    expect(await refused('provider')).toBe('NOT_FOUND');
    expect((await (await hub.as('coordinator')).data(REMOVE, remove)).removeVersionFile.files).toHaveLength(1);
    const { rows } = await hub.pool.query('select attached_at from stored_file where id = $1', [fi.id]);
    expect(rows).toEqual([{ attached_at: null }]);

    await hub.pool.query(`update material_version set state = 'PUBLISHED', published_at = hub_now() where id = $1`, [draft]);
    expect((await get(hub, hub.nobody, files[1].file.address)).status).toBe(200);
    const rest = { input: { id: files[1].id, expectedVersion: 4 } };
    expect((await partner.refused(REMOVE, rest)).params).toEqual({ reason: 'NOT_A_DRAFT' });
    expect((await partner.refused(ATTACH, attach((await forVersion('Lisä')).id, 4))).params).toEqual({ reason: 'NOT_A_DRAFT' });
  });
});

describe('the files of a version', () => {
  const FILES =
    'query ($id: ID!) { node(id: $id) { ... on MaterialVersion { version files { id language file { id name address } } } } }';
  const ATTACH = 'mutation ($input: AttachVersionFileInput!) { attachVersionFile(input: $input) { version } }';
  const filesOf = async (id: string) => (await partner.data(FILES, { id })).node;
  const attached = async (version: { id: string; version: number }, words: string, caller = partner): Promise<number> => {
    const sent = await send(hub, caller, { name: `${words}.pdf`, content: pdf(words), purpose: 'MATERIAL_VERSION' });
    const input = { materialVersionId: version.id, expectedVersion: version.version, fileId: sent.body.id, language: 'fi' };
    return (await caller.data(ATTACH, { input })).attachVersionFile.version;
  };

  test('go on into the next draft, and never change once they are out', async () => {
    const coordinator = await hub.as('coordinator');
    const [materialId] = await maintainedBy(hub, partner);
    const author = new Author(partner, coordinator);
    const first = await author.written(materialId!);
    // What may be given on is not known: then the hub holds no file of it.
    const licensed = (licence: string | null) =>
      hub.pool.query('update material set licence = $2 where id = $1', [materialId, licence]);
    await licensed(null);
    const sent = await send(hub, partner, { name: 'malli.pdf', content: pdf('Malli'), purpose: 'MATERIAL_VERSION' });
    const input = { materialVersionId: first.id, expectedVersion: first.version, fileId: sent.body.id, language: 'fi' };
    expect((await partner.refused(ATTACH, { input })).params).toEqual({ reason: 'LICENCE_UNKNOWN' });
    const MAY =
      'query ($id: ID!) { node(id: $id) { ... on MaterialVersion { viewerCan { attachFile { allowed reason } edit { allowed } } } } }';
    const may = async (caller: Caller) => (await caller.data(MAY, { id: first.id })).node.viewerCan;
    expect(await may(partner)).toEqual({ attachFile: { allowed: false, reason: 'LICENCE_UNKNOWN' }, edit: { allowed: true } });
    expect((await may(await hub.as('partner.b'))).attachFile.reason).toBe('NOT_THE_MAINTAINER');
    await licensed('CC BY 4.0');
    expect((await may(partner)).attachFile).toEqual({ allowed: true, reason: null });
    const version = await attached(first, 'Malli');
    const submitted = (await partner.data(SUBMIT, { input: { id: first.id, expectedVersion: version } })).submitMaterialVersion;
    const published = (await coordinator.data(PUBLISH, { input: { id: first.id, expectedVersion: submitted.version } }))
      .publishMaterialVersion;
    const [kept] = (await filesOf(published.id)).files;
    expect((await get(hub, hub.nobody, kept.file.address)).status).toBe(200);
    for (const change of [
      'delete from material_version_file where id = $1',
      `update material_version_file set language = 'sv' where id = $1`,
    ])
      await expect(hub.pool.query(change, [kept.id])).rejects.toThrow('only a draft changes');

    const next = await author.draft(materialId!);
    const [taken] = (await filesOf(next.id)).files;
    expect(taken.file).toEqual(kept.file);
    await attached(next, 'Uusi');
    expect((await filesOf(next.id)).files).toHaveLength(2);
    // A draft that is thrown away lets go of what was only its own.
    await partner.data(DISCARD, { input: { id: next.id, expectedVersion: 2 } });
    const { rows } = await hub.pool.query(
      `select name, attached_at is null as loose from stored_file where name in ('Malli.pdf', 'Uusi.pdf') order by name`,
    );
    expect(rows).toEqual([
      { name: 'Malli.pdf', loose: false },
      { name: 'Uusi.pdf', loose: true },
    ]);
    expect((await get(hub, hub.nobody, kept.file.address)).status).toBe(200);
  });

  test('whoever adds one has a hand in the version, and does not review it', async () => {
    const [first, second] = [await hub.as('coordinator'), await hub.as('coordinator2')];
    const [materialId] = (await maintainedBy(hub, partner)).slice(-1);
    await hub.pool.query(`update material set licence = 'CC BY 4.0' where id = $1`, [materialId]);
    const draft = await new Author(partner, first).written(materialId!);
    const version = await attached(draft, 'Koordinaattorin', first);
    const submitted = (await partner.data(SUBMIT, { input: { id: draft.id, expectedVersion: version } })).submitMaterialVersion;
    const input = { id: draft.id, expectedVersion: submitted.version };
    expect((await first.refused(PUBLISH, { input })).params).toEqual({ reason: 'OWN_WORK' });
    expect((await second.data(PUBLISH, { input })).publishMaterialVersion.state).toBe('PUBLISHED');
  });
});
