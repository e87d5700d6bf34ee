import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';
import { undeclaredMaterials } from './adoption.fixture.ts';

const DECLARE_MANY = `mutation ($input: DeclareAdoptionsInput!) { declareAdoptions(input: $input) {
  id version stage effectiveDate material { id } lastDeclaration { id number stage viewerCan { withdraw { allowed reason } } evidence { text files { id } } } } }`;
const DECLARE =
  'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version lastDeclaration { id } } }';
const WITHDRAW = `mutation ($input: WithdrawDeclarationsInput!) { withdrawDeclarations(input: $input) {
  id version stage effectiveDate declaredAt confirmedAt materialVersion { id } lastDeclaration { id stage } declarations { id stage withdrawnAt withdrawnBy { name } viewerCan { withdraw { allowed reason } } } } }`;

let hub: TestHub;
let projectId: string;
let partner: Caller;
let provider: Caller;

beforeAll(async () => {
  hub = await testHub();
  [partner, provider] = await Promise.all([hub.as('partner.a'), hub.as('provider')]);
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

const byWord = (a: string, b: string) => (a < b ? -1 : 1);
const fresh = (count: number) => undeclaredMaterials(hub, projectId, count);
const items = (ids: string[], expectedVersion = 0) => ids.map((materialId) => ({ materialId, expectedVersion }));
const many = async (caller: Caller, input: object) => (await caller.data(DECLARE_MANY, { input })).declareAdoptions;
const one = async (caller: Caller, input: object) => (await caller.data(DECLARE, { input })).declareAdoption;
const withdraw = async (caller: Caller, ...declarationIds: string[]) =>
  (await caller.data(WITHDRAW, { input: { declarationIds } })).withdrawDeclarations;
const withdrawRefused = (caller: Caller, ...declarationIds: string[]) => caller.refused(WITHDRAW, { input: { declarationIds } });
const rowsOf = async (materials: string[]) =>
  (await hub.pool.query('select count(*)::int as n from adoption_declaration where material_id = any($1)', [materials])).rows[0]
    .n;

describe('declaring many at once', () => {
  test('each gets a declaration and a history row of its own, with the evidence that was said once', async () => {
    const materials = await fresh(3);
    const declared = await many(partner, {
      stage: 'IN_USE',
      note: 'Otettiin suoraan käyttöön',
      effectiveDate: '2024-10-01',
      evidence: { text: 'Johtoryhmän päätös', shared: true },
      items: items(materials),
    });
    expect(declared.map((adoption: any) => adoption.material.id)).toEqual(materials);
    for (const adoption of declared)
      expect(adoption).toMatchObject({
        version: 1,
        stage: 'IN_USE',
        effectiveDate: '2024-10-01',
        lastDeclaration: { number: 1, evidence: { text: 'Johtoryhmän päätös' } },
      });
    const { rows } = await hub.pool.query(
      `select facts from history where kind = 'adoption.declared' and facts ->> 'materialId' = any($1) order by position`,
      [materials],
    );
    expect(rows.map(({ facts }) => [facts.materialId, facts.stage, facts.version])).toEqual(
      materials.map((id) => [id, 'IN_USE', 1]),
    );
  });

  test('each may have its own stage, and gets of the common words what that one asks for', async () => {
    const [aware, planned] = (await fresh(2)) as [string, string];
    const input = { stage: 'AWARE', note: 'Koonti', responsible: 'Rehtori', targetDate: '2025-01-31' };
    await many(partner, { ...input, items: [...items([aware]), { materialId: planned, expectedVersion: 0, stage: 'PLANNED' }] });
    const { rows } = await hub.pool.query(
      `select d.stage, e.note, e.responsible from adoption_evidence e join adoption_declaration d on d.id = e.declaration_id where d.material_id = any($1) order by d.stage`,
      [[aware, planned]],
    );
    expect(rows).toEqual([
      { stage: 'AWARE', note: 'Koonti', responsible: null },
      { stage: 'PLANNED', note: 'Koonti', responsible: 'Rehtori' },
    ]);
  });

  test('the first one that lacks something is named with its place, and none is declared', async () => {
    const [first, second, third] = (await fresh(3)) as [string, string, string];
    await one(partner, { materialId: second, expectedVersion: 0, stage: 'AWARE' });
    await one(partner, { materialId: second, expectedVersion: 1, stage: 'ASSESSING' });
    // Forward by one for the other two, backwards for the second: that one needs a reason.
    const input = { stage: 'AWARE', items: [...items([first]), ...items([second], 2), ...items([third])] };
    expect(await partner.refused(DECLARE_MANY, { input })).toEqual({
      code: 'REASON_REQUIRED',
      params: { field: 'reason', materialId: second, index: 1 },
    });
    expect(await rowsOf([first, third])).toBe(0);
    expect(
      await partner.refused(DECLARE_MANY, {
        input: { ...input, reason: 'x', items: [...items([first]), ...items([second], 1)] },
      }),
    ).toEqual({
      code: 'CONFLICT',
      params: { currentVersion: 2, currentStage: 'ASSESSING', materialId: second, index: 1 },
    });
    const absent = crypto.randomUUID();
    expect(await partner.refused(DECLARE_MANY, { input: { stage: 'AWARE', items: items([first, absent]) } })).toEqual({
      code: 'NOT_FOUND',
      params: { field: 'materialId', materialId: absent, index: 1 },
    });
    expect(await rowsOf([first, third])).toBe(0);
  });

  test('a list that is empty, too long, or names one twice is refused by its field', async () => {
    const [material] = (await fresh(1)) as [string];
    const refused = (list: object[]) => partner.refused(DECLARE_MANY, { input: { stage: 'AWARE', items: list } });
    expect(await refused([])).toMatchObject({ params: { field: 'items', problem: 'REQUIRED' } });
    expect(await refused(items([material, material.toUpperCase()]))).toMatchObject({
      params: { field: 'items', problem: 'TWICE' },
    });
    const tooMany = Array.from({ length: 101 }, () => crypto.randomUUID());
    expect(await refused(items(tooMany))).toMatchObject({ params: { field: 'items', problem: 'TOO_MANY', most: 100 } });
  });

  test('the same press again under its key is answered without being done twice', async () => {
    const materials = await fresh(2);
    const input = { stage: 'AWARE', items: items(materials), idempotencyKey: 'a press in the matrix' };
    const [first, second] = [await many(partner, input), await many(partner, input)];
    expect(second).toEqual(first);
    expect(await rowsOf(materials)).toBe(2);
  });

  test('only an editor of a provider may, and a provider outside declares its own', async () => {
    const materials = await fresh(2);
    for (const [account, reason] of [
      ['officer', 'NOT_A_PROVIDER'],
      ['signatory.a', 'ROLE_CANNOT_EDIT'],
    ] as const)
      expect(await (await hub.as(account)).refused(DECLARE_MANY, { input: { stage: 'AWARE', items: items(materials) } })).toEqual(
        { code: 'FORBIDDEN', params: { reason, materialId: materials[0], index: 0 } },
      );
    expect(await many(provider, { stage: 'AWARE', items: items(materials) })).toHaveLength(2);
  });

  test('two who declare the same ones in opposite orders do not wait for each other: one stands, the other conflicts', async () => {
    const materials = await fresh(6);
    const both = await Promise.all(
      [materials, materials.toReversed()].map((ids) =>
        partner.ask(DECLARE_MANY, { input: { stage: 'AWARE', items: items(ids) } }),
      ),
    );
    expect(both.flatMap(({ errors }) => errors?.map((error) => error.extensions.code) ?? ['done']).toSorted(byWord)).toEqual([
      'CONFLICT',
      'done',
    ]);
  });

  test('of one who declares many and one who declares one of them, neither waits for the other crosswise', async () => {
    const [first, middle, last] = (await fresh(3)) as [string, string, string];
    const organisationId = (await partner.data('{ viewer { organisation { id } } }')).viewer.organisation.id;
    const another = await hub.pool.connect();
    const waiting = async () =>
      (
        await hub.pool.query(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rows[0].n;
    try {
      await another.query('begin');
      // Where the many come to the middle one, they wait.
      await another.query(
        `insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at) values ($1, $2, $3, 'AWARE', hub_today(), hub_now(), hub_now())`,
        [projectId, organisationId, middle],
      );
      const bulk = partner.ask(DECLARE_MANY, { input: { stage: 'AWARE', items: items([first, middle, last]) } });
      await until('the many wait', async () => (await waiting()) === 1);
      const single = partner.ask(DECLARE, { input: { stage: 'AWARE', materialId: last, expectedVersion: 0 } });
      await until('the one waits', async () => (await waiting()) === 2);
      await another.query('rollback');
      const answers = await Promise.all([bulk, single]);
      expect(answers.map(({ errors }) => errors?.[0]!.extensions.code)).toEqual([undefined, 'CONFLICT']);
    } finally {
      another.release();
    }
  });
});

describe('taking a declaration back', () => {
  test('within a minute the adoption stands as before, and the declaration stays, marked', async () => {
    const [materialId] = (await fresh(1)) as [string];
    await one(partner, { materialId, expectedVersion: 0, stage: 'AWARE', effectiveDate: '2024-09-01' });
    const before = (await hub.pool.query('select * from adoption where material_id = $1', [materialId])).rows[0];
    const declared = await one(partner, { materialId, expectedVersion: 1, stage: 'ASSESSING' });
    const [adoption] = await withdraw(partner, declared.lastDeclaration.id);
    expect(adoption).toMatchObject({
      version: 3,
      stage: 'AWARE',
      effectiveDate: '2024-09-01',
      declaredAt: before.declared_at.toISOString(),
      confirmedAt: before.confirmed_at.toISOString(),
      materialVersion: { id: before.material_version_id },
      lastDeclaration: { stage: 'AWARE' },
    });
    expect(adoption.declarations.map((d: any) => [d.stage, d.withdrawnAt !== null, d.withdrawnBy !== null])).toEqual([
      ['ASSESSING', true, true],
      ['AWARE', false, false],
    ]);
    expect(adoption.declarations[0].viewerCan.withdraw).toEqual({ allowed: false, reason: 'WITHDRAWN_ALREADY' });
    const { rows } = await hub.pool.query(
      `select facts, audience from history where kind = 'adoption.declaration_withdrawn' and facts ->> 'materialId' = $1`,
      [materialId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].facts).toMatchObject({ previousStage: 'ASSESSING', stage: 'AWARE', version: 3 });
    expect(rows[0].audience).toContain('project');
    // And it goes on from there.
    expect(await one(partner, { materialId, expectedVersion: 3, stage: 'ASSESSING' })).toMatchObject({ version: 4 });
  });

  test('the first one taken back leaves nothing said: not started, and no data in any figure', async () => {
    const [materialId] = (await fresh(1)) as [string];
    const use = `query ($id: ID!) { material(id: $id) { adoptionsByRegion { inUse } ownAdoption { stage version lastDeclaration { id } } } }`;
    const figures = `query ($projectId: ID!) { coverage(projectId: $projectId) { total { inUse noData } } }`;
    const before = await provider.data(figures, { projectId });
    const proof = { note: 'ohitus', evidence: { text: 'Käytössä' } };
    const declared = await one(provider, { materialId, expectedVersion: 0, stage: 'IN_USE', ...proof });
    await withdraw(provider, declared.lastDeclaration.id);
    const { material } = await provider.data(use, { id: materialId });
    expect(material.ownAdoption).toEqual({ stage: 'NOT_STARTED', version: 2, lastDeclaration: null });
    expect(await provider.data(figures, { projectId })).toEqual(before);
    const { adoptionMatrix } = await provider.data(
      'query ($projectId: ID!) { adoptionMatrix(projectId: $projectId) { materials { id } providers { statuses } own { versions } } }',
      { projectId },
    );
    const place = adoptionMatrix.materials.findIndex(({ id }: any) => id === materialId);
    expect([adoptionMatrix.providers[0].statuses[place], adoptionMatrix.own.versions[place]]).toEqual(['.', 2]);
  });

  test('what it had answered waits for the provider again', async () => {
    const [materialId] = (await fresh(1)) as [string];
    const first = await one(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    const unread = async () =>
      (
        await partner.data('{ notifications(first: 100, filter: { unread: true }) { nodes { kind subjectId } } }')
      ).notifications.nodes.filter(({ subjectId }: any) => [first.id, materialId].includes(subjectId));
    // The coordinator asked for proof, and the material came out anew.
    const { rows } = await hub.pool.query(
      `insert into notification (organisation_id, kind, subject_type, subject_id, facts)
         select a.organisation_id, x.kind, x.type, x.subject, json_build_object('materialId', a.material_id, 'number', 1)
           from adoption a, lateral (values ('EVIDENCE_ASKED', 'Adoption', a.id), ('UPDATE_AVAILABLE', 'MaterialVersion', a.material_id)) x (kind, type, subject)
          where a.id = $1 returning kind, subject_id as "subjectId"`,
      [first.id],
    );
    const kinds = (all: any[]) => all.map(({ kind }) => kind).toSorted(byWord);
    expect(kinds(await unread())).toEqual(kinds(rows));
    const { lastDeclaration } = await one(partner, { materialId, expectedVersion: 1, stage: 'ASSESSING' });
    expect(await unread()).toEqual([]);
    await withdraw(partner, lastDeclaration.id);
    expect(kinds(await unread())).toEqual(kinds(rows));
  });

  test('what was declared together is taken back together, or not at all', async () => {
    const materials = await fresh(3);
    const declared = await many(partner, { stage: 'AWARE', items: items(materials) });
    await one(partner, { materialId: materials[2], expectedVersion: 1, stage: 'ASSESSING' });
    const ids = declared.map((adoption: any) => adoption.lastDeclaration.id);
    expect(await withdrawRefused(partner, ...ids)).toEqual({ code: 'FORBIDDEN', params: { reason: 'NOT_THE_NEWEST' } });
    expect((await withdraw(partner, ...ids.slice(0, 2))).map(({ stage }: any) => stage)).toEqual(['NOT_STARTED', 'NOT_STARTED']);
  });

  test('after a minute, twice, or by somebody else it is refused with the reason', async () => {
    const [materialId] = (await fresh(1)) as [string];
    const { lastDeclaration } = await one(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    const refused = async (caller: Caller) => (await withdrawRefused(caller, lastDeclaration.id)).params.reason;
    expect(await refused(await hub.as('partner.b'))).toBe('NOT_YOUR_ORGANISATION');
    expect(await refused(await hub.as('signatory.a'))).toBe('ROLE_CANNOT_EDIT');
    expect(await withdrawRefused(provider, lastDeclaration.id)).toMatchObject({ code: 'NOT_FOUND' });
    await hub.pool.query(`update adoption_declaration set recorded_at = hub_now() - interval '61 seconds' where id = $1`, [
      lastDeclaration.id,
    ]);
    expect(await refused(partner)).toBe('TOO_LATE');
    await hub.pool.query(`update adoption_declaration set recorded_at = hub_now() where id = $1`, [lastDeclaration.id]);
    await withdraw(partner, lastDeclaration.id);
    expect(await refused(partner)).toBe('WITHDRAWN_ALREADY');
    expect(await withdrawRefused(partner)).toMatchObject({ params: { field: 'declarationIds', problem: 'REQUIRED' } });
  });

  test('of two who take it back at the same moment one does', async () => {
    const [materialId] = (await fresh(1)) as [string];
    const { lastDeclaration } = await one(partner, { materialId, expectedVersion: 0, stage: 'AWARE' });
    const both = await Promise.all([1, 2].map(() => partner.ask(WITHDRAW, { input: { declarationIds: [lastDeclaration.id] } })));
    expect(
      both.flatMap(({ errors }) => errors?.map((error) => error.extensions.params.reason) ?? ['done']).toSorted(byWord),
    ).toEqual(['WITHDRAWN_ALREADY', 'done']);
  });

  test('a coverage of an earlier day does not know what was taken back', async () => {
    const [materialId] = (await fresh(1)) as [string];
    const asOf = `query ($projectId: ID!) { coverage(projectId: $projectId, asOf: "2024-10-10") { total { inUse noData } byTheme { figures { inUse noData } } } }`;
    const before = await partner.data(asOf, { projectId });
    const declared = await one(provider, {
      materialId,
      expectedVersion: 0,
      stage: 'IN_USE',
      effectiveDate: '2024-10-01',
      note: 'ohitus',
      evidence: { text: 'Käytössä' },
    });
    await withdraw(provider, declared.lastDeclaration.id);
    expect(await partner.data(asOf, { projectId })).toEqual(before);
  });
});
