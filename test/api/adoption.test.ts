import { beforeAll, describe, expect, test } from 'vitest';
import { demands, AdoptionStage, path } from '../../server/src/features/adoptions/stages.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { undeclaredMaterials } from './adoption.fixture.ts';

const MATERIALS = `query ($projectId: ID!) { materials(projectId: $projectId, first: 100) { nodes { id title currentVersion { id }
  ownAdoption { id version stage } viewerCan { declareAdoption { allowed reason } } } } }`;
const DECLARE = `mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) {
  id version stage effectiveDate material { id } organisation { nameFi } declarations { number previousStage stage declaredBy { name } evidence { text shared reason } } } }`;

let hub: TestHub;
let projectId: string;
let partner: Caller;
let provider: Caller;
let coordinator: Caller;

beforeAll(async () => {
  hub = await testHub();
  [partner, provider, coordinator] = await Promise.all([hub.as('partner.a'), hub.as('provider'), hub.as('coordinator')]);
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

const undeclared = async (): Promise<string> => (await undeclaredMaterials(hub, projectId, 1))[0]!;
const declare = (caller: Caller, input: object) => caller.data(DECLARE, { input }).then((data) => data.declareAdoption);

describe('declaring an adoption', () => {
  test('a partner walks from unknown to established, and every declaration stays', async () => {
    const materialId = await undeclared();
    let adoption = await declare(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    expect(adoption).toMatchObject({ version: 1, stage: 'AWARE', effectiveDate: '2024-10-15' });
    adoption = await declare(partner, {
      materialId,
      expectedVersion: 1,
      stage: 'IN_USE',
      note: 'Otettiin suoraan käyttöön',
      evidence: { text: 'Johtoryhmän päätös', shared: true },
    });
    adoption = await declare(partner, {
      materialId,
      expectedVersion: 2,
      stage: 'ESTABLISHED',
      evidence: { link: 'https://example.test/paatos' },
      permanentOwner: 'Kehittämispäällikkö',
      renewalDate: '2025-10-01',
    });
    expect(adoption.version).toBe(3);
    expect(adoption.declarations.map((d: any) => [d.number, d.previousStage, d.stage])).toEqual([
      [3, 'IN_USE', 'ESTABLISHED'],
      [2, 'AWARE', 'IN_USE'],
      [1, 'NOT_STARTED', 'AWARE'],
    ]);
    expect(adoption.declarations[1].evidence).toMatchObject({ text: 'Johtoryhmän päätös', shared: true });
  });

  test('what a stage needs is asked for by its own code and field', async () => {
    const materialId = await undeclared();
    const refused = (input: object) => partner.refused(DECLARE, { input: { materialId, expectedVersion: 0, ...input } });
    expect(await refused({ stage: 'PILOT', note: 'ohitus' })).toMatchObject({
      code: 'EVIDENCE_REQUIRED',
      params: { field: 'evidence' },
    });
    expect(await refused({ stage: 'ASSESSING' })).toMatchObject({ code: 'NOTE_REQUIRED', params: { field: 'note' } });
    expect(await refused({ stage: 'DECLINED' })).toMatchObject({ code: 'REASON_REQUIRED', params: { field: 'reason' } });
    expect(await refused({ stage: 'PLANNED', note: 'ohitus' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { field: 'responsible', problem: 'REQUIRED' },
    });
    expect(await refused({ stage: 'ESTABLISHED', note: 'ohitus', evidence: { text: 'x' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { field: 'permanentOwner' },
    });
    expect(await refused({ stage: 'IN_USE', note: 'ohitus', evidence: { link: 'javascript:alert(1)' } })).toMatchObject({
      params: { field: 'evidence.link', problem: 'NOT_A_WEB_ADDRESS' },
    });
    expect(await refused({ stage: 'IN_USE', note: 'ohitus', evidence: { decision: 'Päätös' } })).toMatchObject({
      params: { field: 'evidence.decisionDate' },
    });
    expect(await refused({ stage: 'IN_USE', note: 'ohitus', evidence: { personsTrained: 0 } })).toMatchObject({
      code: 'EVIDENCE_REQUIRED',
    });
    expect(await refused({ stage: 'PLANNED', note: 'ohitus', responsible: 'Rehtori', targetDate: '2024-10-14' })).toMatchObject({
      params: { field: 'targetDate', problem: 'IN_THE_PAST' },
    });
    expect(
      await refused({
        stage: 'ESTABLISHED',
        note: 'ohitus',
        evidence: { text: 'x' },
        permanentOwner: 'Rehtori',
        renewalDate: '2024-10-14',
      }),
    ).toMatchObject({ params: { field: 'renewalDate', problem: 'IN_THE_PAST' } });
    expect(await refused({ stage: 'AWARE', note: 'x'.repeat(4001) })).toMatchObject({
      params: { field: 'note', problem: 'TOO_LONG' },
    });
  });

  test('the effective date lies between the start of the period of use and today', async () => {
    const materialId = await undeclared();
    for (const effectiveDate of ['2022-12-31', '2024-10-16']) {
      expect(
        await partner.refused(DECLARE, { input: { materialId, expectedVersion: 0, stage: 'AWARE', effectiveDate } }),
      ).toMatchObject({
        code: 'EFFECTIVE_DATE_OUT_OF_RANGE',
        params: { field: 'effectiveDate', from: '2023-01-01', to: '2024-10-15' },
      });
    }
    expect(await declare(partner, { materialId, expectedVersion: 0, stage: 'AWARE', effectiveDate: '2023-01-01' })).toMatchObject(
      { effectiveDate: '2023-01-01' },
    );
  });

  test('who was slower gets a conflict with the current state, and nothing is written', async () => {
    const materialId = await undeclared();
    await declare(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    expect(await partner.refused(DECLARE, { input: { materialId, expectedVersion: 0, stage: 'AWARE' } })).toEqual({
      code: 'CONFLICT',
      params: { currentVersion: 1, currentStage: 'AWARE' },
    });
  });

  test('of ten first declarations at the same moment one stands and nine conflict', async () => {
    const materialId = await undeclared();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => partner.ask(DECLARE, { input: { materialId, expectedVersion: 0, stage: 'AWARE' } })),
    );
    expect(answers.filter(({ data }) => data).length).toBe(1);
    expect(answers.flatMap(({ errors }) => errors ?? []).map((error) => error.extensions.code)).toEqual(
      Array(9).fill('CONFLICT'),
    );
  });

  test('the same call again under its key is answered without being done twice; another body under it is refused', async () => {
    const materialId = await undeclared();
    const input = { materialId, expectedVersion: 0, stage: 'AWARE', idempotencyKey: 'the-same-press' };
    const [first, second] = [await declare(partner, input), await declare(partner, input)];
    expect(second).toEqual(first);
    expect(await partner.refused(DECLARE, { input: { ...input, expectedVersion: 1 } })).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });

  test('each declaration has its history row with ids only, by whom and for whom', async () => {
    const materialId = await undeclared();
    const adoption = await declare(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    const { history } = await partner.data(
      `query ($projectId: ID!) { history(projectId: $projectId, first: 1) { nodes { kind subjectType subjectId actor { name } behalf { nameFi } facts subject { ... on Adoption { stage material { id } } } } } }`,
      { projectId },
    );
    expect(history.nodes[0]).toMatchObject({
      kind: 'adoption.declared',
      subjectId: adoption.id,
      behalf: { nameFi: adoption.organisation.nameFi },
      facts: { materialId, previousStage: 'NOT_STARTED', stage: 'AWARE', version: 1, effectiveDate: '2024-10-15' },
      subject: { stage: 'AWARE', material: { id: materialId } },
    });
  });
});

describe('only the provider sets its own stage', () => {
  test('another organisation is refused with the reason', async () => {
    const materialId = await undeclared();
    const other = (await hub.as('partner.b')).data('{ viewer { organisation { id } } }');
    expect(
      await partner.refused(DECLARE, {
        input: { materialId, organisationId: (await other).viewer.organisation.id, expectedVersion: 0, stage: 'AWARE' },
      }),
    ).toMatchObject({
      code: 'FORBIDDEN',
      params: { reason: 'NOT_YOUR_ORGANISATION' },
    });
  });

  test.each([
    ['officer', 'NOT_A_PROVIDER'],
    ['auditor', 'NOT_A_PROVIDER'],
    ['admin', 'NOT_A_PROVIDER'],
    ['signatory.a', 'ROLE_CANNOT_EDIT'],
    ['finance', 'ROLE_CANNOT_EDIT'],
  ] as const)('%s cannot, and the material says the same reason: %s', async (account, reason) => {
    const caller = await hub.as(account);
    const materialId = await undeclared();
    expect(await caller.refused(DECLARE, { input: { materialId, expectedVersion: 0, stage: 'AWARE' } })).toEqual({
      code: 'FORBIDDEN',
      params: { reason },
    });
    const { material } = await caller.data(
      'query ($id: ID!) { material(id: $id) { viewerCan { declareAdoption { allowed reason } } } }',
      { id: materialId },
    );
    expect(material.viewerCan.declareAdoption).toEqual({ allowed: false, reason });
  });

  test('what is not confirmed to exist cannot be adopted', async () => {
    const { materials } = await partner.data(MATERIALS, { projectId });
    const planned = materials.nodes.find((m: any) => !m.currentVersion);
    expect(planned.viewerCan.declareAdoption).toEqual({ allowed: false, reason: 'NOT_CONFIRMED_TO_EXIST' });
    expect(
      await partner.refused(DECLARE, { input: { materialId: planned.id, expectedVersion: 0, stage: 'AWARE' } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a provider outside the network declares its own and cannot tell an unpublished material from an absent one', async () => {
    const materialId = await undeclared();
    expect(await declare(provider, { materialId, expectedVersion: 0, stage: 'AWARE' })).toMatchObject({ stage: 'AWARE' });
    const hidden = (await partner.data(MATERIALS, { projectId })).materials.nodes.find((m: any) => !m.currentVersion).id;
    const refusals = await Promise.all(
      [hidden, crypto.randomUUID(), 'nonsense'].map((id) =>
        provider.refused(DECLARE, { input: { materialId: id, expectedVersion: 0, stage: 'AWARE' } }),
      ),
    );
    expect(refusals).toEqual(Array.from({ length: 3 }, () => ({ code: 'NOT_FOUND', params: { field: 'materialId' } })));
  });

  test('nobody at all is asked to sign in', async () => {
    expect(
      await hub.nobody.refused(DECLARE, { input: { materialId: crypto.randomUUID(), expectedVersion: 0, stage: 'AWARE' } }),
    ).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('evidence', () => {
  test('another partner sees the stage, and of the evidence what its owner shares; coordinator, officer and auditor see all', async () => {
    const materialId = await undeclared();
    const words = { materialId, note: 'ohitus', stage: 'IN_USE' };
    const { id } = await declare(partner, { ...words, expectedVersion: 0, evidence: { text: 'vain meille', shared: false } });
    await declare(partner, { ...words, expectedVersion: 1, evidence: { text: 'kaikille', shared: true } });
    const seen = async (caller: Caller) =>
      (
        await caller.data('query ($id: ID!) { adoption(id: $id) { stage declarations { evidence { text } } } }', { id })
      ).adoption?.declarations.map((d: any) => d.evidence?.text ?? null);
    expect(await seen(await hub.as('partner.b'))).toEqual(['kaikille', null]);
    for (const account of ['coordinator', 'officer', 'auditor', 'partner.a'] as const)
      expect(await seen(await hub.as(account)), account).toEqual(['kaikille', 'vain meille']);
    for (const account of ['provider', 'admin'] as const) expect(await seen(await hub.as(account)), account).toBeUndefined();
  });
});

test('the stage machine: forward by one as it is, skipping with a note, backwards or beside the path with a reason', () => {
  const stages = Object.values(AdoptionStage);
  for (const from of stages) {
    for (const to of stages) {
      const asked = demands(from, to).filter((demand) => demand === 'reason' || demand === 'note');
      const [start, end] = [path.indexOf(from), path.indexOf(to)];
      const beside = start < 0 || end < 0;
      const expected = from === to || (!beside && end === start + 1) ? [] : beside || end < start ? ['reason'] : ['note'];
      expect(asked, `${from} to ${to}`).toEqual(expected);
    }
  }
});

test('a declaration changes the coordinator’s figures in the same answer that follows', async () => {
  const figures = async () =>
    (await coordinator.data('query ($id: ID!) { project(id: $id) { figures { adoptionsInUse } } }', { id: projectId })).project
      .figures.adoptionsInUse;
  const before = await figures();
  await declare(partner, {
    materialId: await undeclared(),
    expectedVersion: 0,
    stage: 'IN_USE',
    note: 'ohitus',
    evidence: { personsTrained: 12 },
  });
  expect(await figures()).toBe(before + 1);
});
