import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Account, type Caller, type TestHub } from '../support/api.ts';
import { Author, DISCARD, maintainedBy } from './versions.fixture.ts';

const PROPOSAL = `id version state text reason named organisation { nameFi } proposedBy { name } materialVersion { number } acceptedInto { id number state credits }
  viewerCan { accept { allowed reason } decline { allowed reason } withdraw { allowed reason } }`;
const PROPOSE = `mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { ${PROPOSAL} } }`;
const ACCEPT = `mutation ($input: ChangeProposalInput!) { acceptChangeProposal(input: $input) { ${PROPOSAL} } }`;
const DECLINE = `mutation ($input: DeclineChangeProposalInput!) { declineChangeProposal(input: $input) { ${PROPOSAL} } }`;
const WITHDRAW = `mutation ($input: ChangeProposalInput!) { withdrawChangeProposal(input: $input) { ${PROPOSAL} } }`;

let hub: TestHub;
let partner: Caller;
let coordinator: Caller;
let provider: Caller;
let materials: string[];

beforeAll(async () => {
  hub = await testHub();
  [partner, coordinator, provider] = await Promise.all([hub.as('partner.a'), hub.as('coordinator'), hub.as('provider')]);
  const { viewer } = await partner.data('{ viewer { organisation { id } } }');
  await hub.pool.query(
    `update material set maintainer_id = $1, status = 'MAINTAINED' where current_version_id is not null and status <> 'ARCHIVED'`,
    [viewer.organisation.id],
  );
  materials = await maintainedBy(hub, partner);
});

const propose = async (caller: Caller, materialId: string, more: object = {}) =>
  (await caller.data(PROPOSE, { input: { materialId, text: 'Lisätään ruotsinkielinen tiivistelmä', ...more } })).proposeChange;
const seen = async (caller: Caller, id: string) =>
  (await caller.data(`query ($id: ID!) { node(id: $id) { ... on ChangeProposal { ${PROPOSAL} } } }`, { id })).node;
const of = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });
const told = async (caller: Caller, subjectId: string) =>
  (await caller.data('{ notifications(first: 100) { nodes { kind subjectId handledAt } } }')).notifications.nodes.filter(
    (n: any) => n.subjectId === subjectId,
  );

describe('a draft that somebody spoke of', () => {
  test('can be taken back, and stays withdrawn with what was said', async () => {
    const COMMENT = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }';
    const author = new Author(partner, coordinator);
    const b = await hub.as('partner.b');
    const speaks: ((materialId: string, versionId: string) => Promise<unknown>)[] = [
      (materialId, versionId) => propose(b, materialId, { versionId }),
      (materialId, materialVersionId) => b.data(COMMENT, { input: { materialId, materialVersionId, text: 'Hyvä alku' } }),
      async (materialId) => partner.data(ACCEPT, { input: of(await propose(b, materialId)) }),
    ];
    for (const speak of speaks) {
      const materialId = materials.shift()!;
      const { id } = await author.draft(materialId);
      await speak(materialId, id);
      const { node } = await partner.data('query ($id: ID!) { node(id: $id) { ... on MaterialVersion { version } } }', { id });
      await partner.data(DISCARD, { input: { id, expectedVersion: node.version } });
      const { material } = await partner.data(
        'query ($id: ID!) { material(id: $id) { status versions { id state } } comments(materialId: $id) { nodes { text } } }',
        { id: materialId },
      );
      expect(material).toMatchObject({ status: 'MAINTAINED', versions: [{ id, state: 'WITHDRAWN' }, { state: 'PUBLISHED' }] });
    }
    const { rows } = await hub.pool.query(`select count(*)::int as said from comment where material_version_id is not null`);
    expect(rows[0].said).toBeGreaterThan(0);
  });
});

describe('a proposal', () => {
  test('is made by anybody who is signed in, also from outside the network, and the maintainer is told', async () => {
    const proposal = await propose(provider, materials.shift()!);
    expect(proposal).toMatchObject({
      state: 'OPEN',
      organisation: { nameFi: 'Esimerkkiopisto Satakunta' },
      materialVersion: { number: 1 },
      viewerCan: { accept: { reason: 'NOT_THE_MAINTAINER' }, withdraw: { allowed: true } },
    });
    for (const caller of [partner, coordinator])
      expect(await told(caller, proposal.id)).toMatchObject([{ kind: 'PROPOSAL_OPEN', handledAt: null }]);
    expect(await told(provider, proposal.id)).toEqual([]);
    expect(await hub.nobody.refused(PROPOSE, { input: { materialId: materials[0], text: 'x' } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('is read in the project and by who made it, and by nobody else outside', async () => {
    const id = materials.shift()!;
    const [theirs, ours] = [await propose(provider, id), await propose(partner, id)];
    for (const account of ['partner.b', 'officer', 'auditor', 'finance'] satisfies Account[]) {
      const caller = await hub.as(account);
      expect(await seen(caller, theirs.id), account).toMatchObject({ state: 'OPEN' });
      expect(await seen(caller, ours.id), account).toMatchObject({ state: 'OPEN' });
    }
    expect(await seen(provider, theirs.id)).toMatchObject({ state: 'OPEN' });
    expect(await seen(provider, ours.id)).toBeNull();
    expect(await seen(await hub.as('admin'), theirs.id)).toBeNull();
    expect(await seen(hub.nobody, theirs.id)).toBeNull();
    const listed = async (caller: Caller) =>
      (
        await caller.data('query ($id: ID!) { material(id: $id) { changeProposals { id } } }', { id })
      ).material.changeProposals.map((p: any) => p.id);
    expect(await listed(partner)).toEqual([ours.id, theirs.id]);
    expect(await listed(provider)).toEqual([theirs.id]);
    expect(await listed(hub.nobody)).toEqual([]);
  });

  test('says something, of a version of this material', async () => {
    const [id, other] = materials;
    expect(await provider.refused(PROPOSE, { input: { materialId: id, text: '   ' } })).toMatchObject({
      params: { field: 'text', problem: 'REQUIRED' },
    });
    expect(await provider.refused(PROPOSE, { input: { materialId: id, text: 'a'.repeat(4_001) } })).toMatchObject({
      params: { problem: 'TOO_LONG' },
    });
    const { rows } = await hub.pool.query('select current_version_id as id from material where id = $1', [other]);
    expect(await provider.refused(PROPOSE, { input: { materialId: id, text: 'x', versionId: rows[0].id } })).toEqual({
      code: 'NOT_FOUND',
      params: { field: 'versionId' },
    });
    const hidden = await hub.pool.query('select id from material where current_version_id is null limit 1');
    expect(await provider.refused(PROPOSE, { input: { materialId: hidden.rows[0].id, text: 'x' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('under one key is made once', async () => {
    const input = { materialId: materials[0], text: 'Kerran', idempotencyKey: 'proposal one' };
    expect((await provider.data(PROPOSE, { input })).proposeChange.id).toBe(
      (await provider.data(PROPOSE, { input })).proposeChange.id,
    );
  });
});

describe('a decision', () => {
  test('takes the proposal up in a draft that begins with it, and thanks the organisation, the person only when they asked for it', async () => {
    const id = materials.shift()!;
    const [first, second] = [await propose(provider, id), await propose(await hub.as('partner.b'), id, { named: true })];
    const { acceptChangeProposal: accepted } = await partner.data(ACCEPT, { input: of(first) });
    expect(accepted).toMatchObject({
      state: 'ACCEPTED',
      acceptedInto: { number: 2, state: 'DRAFT', credits: 'Esimerkkiopisto Satakunta' },
    });
    // The next one goes into the same draft.
    const { acceptChangeProposal: also } = await partner.data(ACCEPT, { input: of(second) });
    expect(also.acceptedInto).toMatchObject({
      id: accepted.acceptedInto.id,
      credits: 'Esimerkkiopisto Satakunta\nPartner B, Exempelinstitutet Österbotten',
    });
    expect(await told(provider, first.id)).toMatchObject([{ kind: 'PROPOSAL_DECIDED' }]);
    expect((await told(partner, first.id))[0].handledAt).not.toBeNull();
    // The draft is not for those outside: they see that it was accepted, and no more yet.
    expect(await seen(provider, first.id)).toMatchObject({ state: 'ACCEPTED', acceptedInto: null });
    const { node } = await partner.data(
      'query ($id: ID!) { node(id: $id) { ... on MaterialVersion { acceptedProposals { id } viewerCan { publish { reason } } } } }',
      { id: accepted.acceptedInto.id },
    );
    expect(node.acceptedProposals.map((p: any) => p.id)).toEqual([second.id, first.id]);
  });

  test('waits while a version is in review', async () => {
    const id = materials.shift()!;
    const proposal = await propose(provider, id);
    await new Author(partner, coordinator).submitted(id);
    expect((await seen(partner, proposal.id)).viewerCan.accept).toEqual({ allowed: false, reason: 'IN_REVIEW' });
    expect(await partner.refused(ACCEPT, { input: of(proposal) })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'IN_REVIEW' },
    });
    expect((await seen(partner, proposal.id)).viewerCan.decline.allowed).toBe(true);
  });

  test('against it has a reason', async () => {
    const proposal = await propose(provider, materials[0]!);
    expect(await partner.refused(DECLINE, { input: { ...of(proposal), reason: ' ' } })).toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const { declineChangeProposal } = await partner.data(DECLINE, { input: { ...of(proposal), reason: 'On jo tehty' } });
    expect(declineChangeProposal).toMatchObject({ state: 'DECLINED', reason: 'On jo tehty', acceptedInto: null });
    expect(await seen(provider, proposal.id)).toMatchObject({ state: 'DECLINED', reason: 'On jo tehty' });
  });

  test('is made once: of two at once one decides, the other sees how it stands', async () => {
    const proposal = await propose(provider, materials.shift()!);
    const answers = await Promise.all([
      partner.ask(ACCEPT, { input: of(proposal) }),
      coordinator.ask(DECLINE, { input: { ...of(proposal), reason: 'Ei' } }),
    ]);
    const lost = answers.find(({ errors }) => errors)!;
    expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
    expect(lost.errors![0]!.extensions).toMatchObject({ code: 'CONFLICT', params: { currentVersion: 2 } });
    const now = await seen(partner, proposal.id);
    expect(now.viewerCan.decline).toEqual({ allowed: false, reason: 'DECIDED_ALREADY' });
    expect(await partner.refused(DECLINE, { input: { ...of(now), reason: 'Ei' } })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'DECIDED_ALREADY' },
    });
  });

  test('is not for who proposed: they take it back, and nobody else does', async () => {
    const proposal = await propose(partner, materials[0]!);
    expect(proposal.viewerCan).toMatchObject({
      accept: { reason: 'OWN_WORK' },
      decline: { reason: 'OWN_WORK' },
      withdraw: { allowed: true },
    });
    expect(await partner.refused(ACCEPT, { input: of(proposal) })).toEqual({ code: 'FORBIDDEN', params: { reason: 'OWN_WORK' } });
    expect(await coordinator.refused(WITHDRAW, { input: of(proposal) })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'NOT_YOUR_ORGANISATION' },
    });
    expect(await (await hub.as('signatory.a')).refused(WITHDRAW, { input: of(proposal) })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'NOT_YOURS' },
    });
    expect((await partner.data(WITHDRAW, { input: of(proposal) })).withdrawChangeProposal.state).toBe('WITHDRAWN');
    expect((await told(coordinator, proposal.id))[0].handledAt).not.toBeNull();
  });

  test.each([
    ['partner.b', 'NOT_THE_MAINTAINER'],
    ['officer', 'ROLE_CANNOT_EDIT'],
    ['provider', 'NOT_THE_MAINTAINER'],
    ['signatory.a', 'ROLE_CANNOT_EDIT'],
    ['finance', 'ROLE_CANNOT_EDIT'],
  ] satisfies [Account, string][])('is not for %s: %s', async (account, reason) => {
    const caller = await hub.as(account);
    const proposal = await propose(provider, materials[0]!);
    expect((await seen(caller, proposal.id)).viewerCan).toMatchObject({
      accept: { allowed: false, reason },
      decline: { allowed: false, reason },
    });
    for (const [mutation, more] of [
      [ACCEPT, {}],
      [DECLINE, { reason: 'x' }],
    ] as const)
      expect(await caller.refused(mutation, { input: { ...of(proposal), ...more } })).toEqual({
        code: 'FORBIDDEN',
        params: { reason },
      });
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(hub.logged).toEqual([]);
});
