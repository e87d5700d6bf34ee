import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const DRAW = `mutation ($input: DrawSampleInput!) { drawVerificationSample(input: $input) { id seed size percent populationSize stages themes decidedCount waitingCount drawnBy { name } } }`;
const SAMPLE = `query ($id: ID!, $after: Cursor) { verificationSample(id: $id) { seed method size populationSize decidedCount
  items(first: 100) { totalCount nodes { position stage state adoption { id version stage } verification { verdict ownCheck } } }
  population(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;
const VERIFY = `mutation ($input: VerifyAdoptionInput!) { verifyAdoption(input: $input) { id version stage verifiedStage verifiedAt verifications { verdict stage note ownCheck decidedBy { name } sample { id } declaration { id } } } }`;
const ASK = `mutation ($input: RequestEvidenceInput!) { requestEvidence(input: $input) { id version evidenceRequest { id question dueOn state overdue } } }`;
const ADD = `mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { id evidenceRequest { state } } }`;
const ADOPTION = `query ($id: ID!) { adoption(id: $id) { id version stage verifiedStage evidenceRequest { question state overdue } verifications { verdict note stage }
  declarations { id number stage } viewerCan { verify { allowed reason } requestEvidence { allowed reason } } } }`;
const LIST = `query ($projectId: ID!, $filter: AdoptionFilter) { adoptions(projectId: $projectId, first: 100, filter: $filter) { nodes { id version stage organisation { id } } } }`;
const RISKS = `query ($projectId: ID!, $rule: RiskRule) { project(id: $projectId) { verificationRisks(rule: $rule) { score rules adoption { id } } } }`;
const PROVEN = ['PILOT', 'IN_USE', 'ESTABLISHED'];

let hub: TestHub;
let callers: Record<'coordinator' | 'second' | 'partnerA' | 'partnerB' | 'officer' | 'auditor' | 'provider', Caller>;
let projectId: string;
const organisations: Record<string, string> = {};

beforeAll(async () => {
  hub = await testHub();
  const accounts = ['coordinator', 'coordinator2', 'partner.a', 'partner.b', 'officer', 'auditor', 'provider'] as const;
  const [coordinator, second, partnerA, partnerB, officer, auditor, provider] = (await Promise.all(
    accounts.map((account) => hub.as(account)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller, Caller];
  callers = { coordinator, second, partnerA, partnerB, officer, auditor, provider };
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  for (const who of ['coordinator', 'partnerA', 'partnerB'] as const)
    organisations[who] = (await callers[who].data('{ viewer { organisation { id } } }')).viewer.organisation.id;
});

const of = async (who: string, stages = PROVEN) =>
  (await callers.coordinator.data(LIST, { projectId, filter: { organisationId: organisations[who], stages, verified: false } }))
    .adoptions.nodes;
const read = async (id: string, caller = callers.coordinator) => (await caller.data(ADOPTION, { id })).adoption;
const verdict = (adoption: any, more: object) => ({
  input: { adoptionId: adoption.id, expectedVersion: adoption.version, ...more },
});
const draw = async (more: object) =>
  (await callers.coordinator.data(DRAW, { input: { projectId, ...more } })).drawVerificationSample;

describe('a random sample', () => {
  test('is drawn once, and anyone can draw it again from its seed and its population', async () => {
    const sample = await draw({ size: 20, stages: ['IN_USE'], themes: ['DATA_COMPETENCE', 'LEARNING_ANALYTICS'] });
    expect(sample).toMatchObject({ size: 20, percent: null, stages: ['IN_USE'], decidedCount: 0, waitingCount: 0 });
    expect(sample.seed).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

    const population: string[] = [];
    let after: string | null = null;
    let items: any[] = [];
    do {
      const { verificationSample } = await callers.auditor.data(SAMPLE, { id: sample.id, after });
      items = verificationSample.items.nodes;
      population.push(...verificationSample.population.nodes.map(({ id }: any) => id));
      after = verificationSample.population.pageInfo.hasNextPage ? verificationSample.population.pageInfo.endCursor : null;
    } while (after);
    expect(population).toHaveLength(sample.populationSize);
    const { rows } = await hub.pool.query(
      `select a.id from adoption a join material m on m.id = a.material_id join theme t on t.id = m.theme_id where a.stage = 'IN_USE' and t.code in ('DATA_COMPETENCE', 'LEARNING_ANALYTICS') order by a.id`,
    );
    expect(population).toEqual(rows.map(({ id }) => id));
    const hash = (id: string) => createHash('sha256').update(`${sample.seed}:${id}`).digest('hex');
    const again = population.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, 20);
    expect(items.map((item) => item.adoption.id)).toEqual(again);
    expect(items.map((item) => item.position)).toEqual(again.map((_, i) => i + 1));

    const { rows: history } = await hub.pool.query(
      `select audience, facts from history where kind = 'verification.sample_drawn' and subject = $1`,
      [sample.id],
    );
    expect(history).toMatchObject([{ audience: ['coordinator', 'funder'], facts: { seed: sample.seed, size: 20 } }]);
    expect((await draw({ size: 20, stages: ['IN_USE'] })).seed).not.toBe(sample.seed);
  });

  test('can be a share, and is refused with the field that is wrong', async () => {
    const { size, populationSize } = await draw({ percent: 5 });
    expect(size).toBe(Math.ceil(populationSize / 20));
    const bad = async (input: object) => (await callers.coordinator.refused(DRAW, { input: { projectId, ...input } })).params;
    expect(await bad({})).toMatchObject({ field: 'size', problem: 'REQUIRED' });
    expect(await bad({ size: 3, percent: 3 })).toMatchObject({ field: 'percent', problem: 'ONE_OR_THE_OTHER' });
    expect(await bad({ size: 0 })).toMatchObject({ field: 'size', problem: 'OUT_OF_RANGE' });
    expect(await bad({ percent: 101 })).toMatchObject({ field: 'percent', problem: 'OUT_OF_RANGE' });
    expect(await bad({ size: 1, stages: ['AWARE'] })).toMatchObject({ field: 'stages', problem: 'NOTHING_TO_VERIFY' });
    expect(await bad({ size: 1, themes: ['NOTHING'] })).toMatchObject({ field: 'stages', problem: 'NOTHING_THERE' });
  });

  test('answers the same call under its key with the same sample', async () => {
    const input = { size: 4, idempotencyKey: 'otos 1' };
    expect((await draw(input)).id).toBe((await draw(input)).id);
  });

  test('is never written anew, not even by a statement', async () => {
    const { id } = await draw({ size: 2 });
    for (const statement of [
      `update verification_sample set seed = 'x' where id = '${id}'`,
      `delete from verification_sample_item where sample_id = '${id}'`,
      `update verification set verdict = 'UNCLEAR', note = 'x', stage = null`,
      `delete from verification_request`,
    ])
      await expect(hub.pool.query(statement), statement).rejects.toThrow('is kept as it was written');
  });

  test('is drawn by the coordinator’s editors, read by officer and auditor, and not known to those it may meet', async () => {
    const { id } = await draw({ size: 2 });
    for (const [who, reason] of [
      ['finance', 'ROLE_CANNOT_EDIT'],
      ['partner.a', 'NOT_THE_COORDINATOR'],
      ['officer', 'NOT_THE_COORDINATOR'],
      ['provider', 'NOT_THE_COORDINATOR'],
    ] as const)
      expect(await (await hub.as(who)).refused(DRAW, { input: { projectId, size: 2 } }), who).toEqual({
        code: 'FORBIDDEN',
        params: { reason },
      });
    for (const [who, sees] of [
      ['officer', true],
      ['auditor', true],
      ['partnerA', false],
      ['provider', false],
    ] as const) {
      const { verificationSample } = await callers[who].data('query ($id: ID!) { verificationSample(id: $id) { id } }', { id });
      expect(verificationSample !== null, who).toBe(sees);
    }
  });

  test('shows its progress as verdicts come', async () => {
    const { id } = await draw({ size: 5 });
    const items = async () => (await callers.officer.data(SAMPLE, { id })).verificationSample;
    const first = (await items()).items.nodes.find(({ adoption }: any) => PROVEN.includes(adoption.stage));
    const more = { verdict: 'NOT_VERIFIED', note: 'Linkki ei aukea', sampleId: id };
    const own = (await read(first.adoption.id)).viewerCan.verify;
    const caller = own.allowed ? callers.coordinator : callers.second;
    await caller.data(VERIFY, verdict(first.adoption, more));
    expect(await items()).toMatchObject({ decidedCount: 1 });
    expect((await items()).items.nodes.filter(({ state }: any) => state === 'DECIDED')).toMatchObject([
      { adoption: { id: first.adoption.id }, verification: { verdict: 'NOT_VERIFIED' } },
    ]);
    // Of another sample it is not.
    const small = await draw({ size: 1 });
    const [drawn] = (await callers.officer.data(SAMPLE, { id: small.id })).verificationSample.items.nodes;
    const other = (await of('partnerB')).find((adoption: any) => adoption.id !== drawn.adoption.id);
    expect(await callers.coordinator.refused(VERIFY, verdict(other, { verdict: 'VERIFIED', sampleId: small.id }))).toEqual({
      code: 'NOT_FOUND',
      params: { field: 'sampleId' },
    });
  });
});

describe('a verdict', () => {
  test('is a row of its own that the verified stage follows, and nothing of what was declared changes', async () => {
    const [adoption] = await of('partnerA', ['IN_USE', 'ESTABLISHED']);
    const before = await read(adoption.id);
    const verified = (await callers.coordinator.data(VERIFY, verdict(adoption, { verdict: 'VERIFIED', stage: 'PILOT' })))
      .verifyAdoption;
    expect(verified).toMatchObject({ stage: adoption.stage, verifiedStage: 'PILOT', version: adoption.version + 1 });
    expect(verified.verifications[0]).toMatchObject({
      verdict: 'VERIFIED',
      stage: 'PILOT',
      ownCheck: false,
      declaration: { id: before.declarations[0].id },
    });
    // Unclear leaves what was verified; not verified takes it away. Both say why.
    const unclear = (await callers.second.data(VERIFY, verdict(verified, { verdict: 'UNCLEAR', note: 'Missä yksiköissä?' })))
      .verifyAdoption;
    expect(unclear).toMatchObject({ verifiedStage: 'PILOT' });
    const lost = (await callers.coordinator.data(VERIFY, verdict(unclear, { verdict: 'NOT_VERIFIED', note: 'Vain suunnitelma' })))
      .verifyAdoption;
    expect(lost).toMatchObject({ verifiedStage: null, verifiedAt: null });
    expect(lost.verifications.map((v: any) => v.verdict).slice(0, 3)).toEqual(['NOT_VERIFIED', 'UNCLEAR', 'VERIFIED']);
    expect((await read(adoption.id)).declarations).toEqual(before.declarations);
    expect(await callers.coordinator.refused(VERIFY, verdict(adoption, { verdict: 'VERIFIED' }))).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: lost.version },
    });
    const { rows } = await hub.pool.query(
      `select audience, facts from history where kind = 'adoption.verified' and subject = $1 order by position`,
      [adoption.id],
    );
    // The demonstration may have verified it before.
    expect(rows.slice(-3).map(({ audience }) => audience.includes('project'))).toEqual([true, false, false]);
  });

  test('is read with its note by coordinator, officer, auditor and the provider itself; other partners see the verified stage alone', async () => {
    const [adoption] = await of('partnerB', ['PILOT', 'IN_USE', 'ESTABLISHED']);
    await callers.coordinator.data(VERIFY, verdict(adoption, { verdict: 'NOT_VERIFIED', note: 'Päätös puuttuu' }));
    for (const who of ['coordinator', 'officer', 'auditor', 'partnerB'] as const)
      expect((await read(adoption.id, callers[who])).verifications, who).toMatchObject([
        { verdict: 'NOT_VERIFIED', note: 'Päätös puuttuu' },
      ]);
    expect((await read(adoption.id, callers.partnerA)).verifications).toEqual([]);
    expect(await read(adoption.id, callers.provider)).toBeNull();
    const told = await callers.partnerB.data(
      '{ notifications(first: 100, filter: { kinds: [NOT_VERIFIED] }) { nodes { subjectId material { id } } } }',
    );
    expect(told.notifications.nodes.map(({ subjectId }: any) => subjectId)).toContain(adoption.id);
  });

  test('is the coordinator’s alone, on what needs proof', async () => {
    const [adoption] = await of('partnerA');
    for (const [who, reason] of [
      ['partnerA', 'NOT_THE_COORDINATOR'],
      ['partnerB', 'NOT_THE_COORDINATOR'],
      ['officer', 'NOT_THE_COORDINATOR'],
      ['auditor', 'NOT_THE_COORDINATOR'],
    ] as const) {
      expect((await read(adoption.id, callers[who])).viewerCan.verify, who).toEqual({ allowed: false, reason });
      expect(await callers[who].refused(VERIFY, verdict(adoption, { verdict: 'VERIFIED' })), who).toEqual({
        code: 'FORBIDDEN',
        params: { reason },
      });
    }
    const { rows } = await hub.pool.query(`select id, version from adoption where stage = 'AWARE' limit 1`);
    expect(await callers.coordinator.refused(VERIFY, verdict(rows[0], { verdict: 'VERIFIED' }))).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'NOTHING_TO_VERIFY' },
    });
  });

  test('on the coordinator’s own is given by a second person and marked as own check', async () => {
    const [adoption] = await of('coordinator');
    const { rows } = await hub.pool.query(
      `update adoption_declaration set declared_by_id = (select id from person where email = 'coordinator@demo.test') where adoption_id = $1 returning id`,
      [adoption.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await read(adoption.id)).viewerCan.verify).toEqual({ allowed: false, reason: 'OWN_WORK' });
    expect(await callers.coordinator.refused(VERIFY, verdict(adoption, { verdict: 'VERIFIED' }))).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'OWN_WORK' },
    });
    const checked = (await callers.second.data(VERIFY, verdict(adoption, { verdict: 'VERIFIED' }))).verifyAdoption;
    expect(checked.verifications[0]).toMatchObject({ verdict: 'VERIFIED', stage: adoption.stage, ownCheck: true });
  });

  test('says what is missing of it', async () => {
    const [adoption] = await of('partnerB', ['PILOT', 'IN_USE']);
    const bad = async (more: object) => callers.coordinator.refused(VERIFY, verdict(adoption, more));
    expect(await bad({ verdict: 'UNCLEAR' })).toEqual({ code: 'NOTE_REQUIRED', params: { field: 'note' } });
    expect(await bad({ verdict: 'NOT_VERIFIED', note: ' ' })).toEqual({ code: 'NOTE_REQUIRED', params: { field: 'note' } });
    expect((await bad({ verdict: 'VERIFIED', stage: 'ESTABLISHED' })).params).toMatchObject({
      field: 'stage',
      problem: 'BEYOND_DECLARED',
    });
    expect((await bad({ verdict: 'VERIFIED', stage: 'AWARE' })).params).toMatchObject({ problem: 'NOTHING_TO_VERIFY' });
    expect((await bad({ verdict: 'UNCLEAR', note: 'x', stage: 'PILOT' })).params).toMatchObject({
      problem: 'NOT_WITH_THIS_VERDICT',
    });
  });
});

describe('asking for more', () => {
  test('waits for the provider until the day, tells it, and is answered by proof', async () => {
    const [adoption] = (await of('partnerB')).toReversed();
    const input = {
      adoptionId: adoption.id,
      expectedVersion: adoption.version,
      question: 'Montako on koulutettu?',
      dueOn: '2024-10-20',
    };
    const asked = (await callers.coordinator.data(ASK, { input })).requestEvidence;
    expect(asked.evidenceRequest).toMatchObject({ state: 'WAITING', overdue: false, dueOn: '2024-10-20' });
    expect((await read(adoption.id)).viewerCan.requestEvidence).toEqual({ allowed: false, reason: 'REQUESTED_ALREADY' });
    const unread = async () =>
      (
        await callers.partnerB.data(
          '{ notifications(first: 100, filter: { kinds: [EVIDENCE_ASKED], unread: true }) { nodes { subjectId } } }',
        )
      ).notifications.nodes.map(({ subjectId }: any) => subjectId);
    expect(await unread()).toContain(adoption.id);
    expect(await read(adoption.id, callers.partnerA)).toMatchObject({ evidenceRequest: null });
    await hub.setClock('2024-10-21 09:00 Europe/Helsinki');
    expect(await read(adoption.id, callers.partnerB)).toMatchObject({
      evidenceRequest: { question: 'Montako on koulutettu?', overdue: true },
    });

    const [declaration] = (await read(adoption.id, callers.partnerB)).declarations;
    const evidence = { personsTrained: 12 };
    const answered = await callers.partnerB.data(ADD, { input: { declarationId: declaration.id, evidence } });
    expect(answered.addEvidence.evidenceRequest.state).toBe('ANSWERED');
    expect(await unread()).not.toContain(adoption.id);
    const waiting = async (states: string[]) =>
      (
        await callers.coordinator.data(
          'query ($projectId: ID!, $states: [RequestState!]) { verificationRequests(projectId: $projectId, states: $states, first: 100) { nodes { adoption { id } } } }',
          { projectId, states },
        )
      ).verificationRequests.nodes.map((node: any) => node.adoption.id);
    expect(await waiting(['ANSWERED'])).toContain(adoption.id);
    await callers.coordinator.data(VERIFY, verdict(await read(adoption.id), { verdict: 'VERIFIED' }));
    expect(await waiting(['ANSWERED'])).not.toContain(adoption.id);
    expect(await waiting(['DECIDED'])).toContain(adoption.id);
    await hub.setClock('2024-10-15 10:00 Europe/Helsinki');
  });

  test('names the field that is wrong', async () => {
    const [adoption] = await of('partnerB');
    const bad = async (more: object) =>
      (
        await callers.coordinator.refused(ASK, {
          input: { adoptionId: adoption.id, expectedVersion: adoption.version, question: 'Mitä?', dueOn: '2024-12-01', ...more },
        })
      ).params;
    expect(await bad({ question: '  ' })).toMatchObject({ field: 'question', problem: 'REQUIRED' });
    expect(await bad({ dueOn: '2024-10-01' })).toMatchObject({ field: 'dueOn', problem: 'IN_THE_PAST' });
    expect(await bad({ expectedVersion: 99 })).toMatchObject({ currentVersion: adoption.version });
  });
});

describe('by risk', () => {
  test('says by named rules what is worth a look, heaviest first, until it is decided', async () => {
    const risks = async (rule?: string, caller = callers.coordinator) =>
      (await caller.data(RISKS, { projectId, rule })).project.verificationRisks;
    const weights: Record<string, number> = {
      EVIDENCE_THIN: 3,
      STAGES_JUMPED: 2,
      NEW_USE_BEFORE_REPORT: 2,
      NOT_CONFIRMED_LATELY: 1,
      BIG_REACH: 1,
    };
    const all = await risks();
    expect(all).toHaveLength(100);
    for (const { score, rules } of all) expect(score).toBe(rules.reduce((sum: number, rule: string) => sum + weights[rule]!, 0));
    expect(all.map(({ score }: any) => score)).toEqual(
      all.map(({ score }: any) => score).toSorted((a: number, b: number) => b - a),
    );
    const jumped = await risks('STAGES_JUMPED');
    expect(jumped.length).toBeGreaterThan(0);
    expect(jumped.every(({ rules }: any) => rules.includes('STAGES_JUMPED'))).toBe(true);
    const { rows } = await hub.pool.query(
      `select count(*) from adoption_declaration where adoption_id = $1 and array_position(enum_range(null::adoption_stage), stage) > array_position(enum_range(null::adoption_stage), previous_stage) + 1`,
      [jumped[0].adoption.id],
    );
    expect(Number(rows[0].count)).toBeGreaterThan(0);

    const first = await read(all[0].adoption.id);
    const caller = first.viewerCan.verify.allowed ? callers.coordinator : callers.second;
    await caller.data(VERIFY, verdict(first, { verdict: 'VERIFIED' }));
    expect((await risks()).map(({ adoption }: any) => adoption.id)).not.toContain(first.id);
    expect(await risks(undefined, callers.officer)).toHaveLength(100);
    expect(await risks(undefined, callers.partnerA)).toEqual([]);
    expect(await risks(undefined, callers.provider)).toEqual([]);
  });

  test('who oversees looks region by region: at risks, at requests and at the items of a sample', async () => {
    const all = 'adoption { id organisation { region { code } } }';
    const asked = `query ($projectId: ID!, $regions: [String!], $regionUnknown: Boolean) {
      project(id: $projectId) { verificationRisks(regions: $regions, regionUnknown: $regionUnknown) { ${all} } }
      verificationRequests(projectId: $projectId, regions: $regions, regionUnknown: $regionUnknown, first: 100) { nodes { ${all} } }
      verificationSamples(projectId: $projectId, first: 1) { nodes { items(first: 100, regions: $regions, regionUnknown: $regionUnknown) { nodes { ${all} } } } } }`;
    const read = async (places: object) => {
      const { project, verificationRequests, verificationSamples } = await callers.officer.data(asked, { projectId, ...places });
      return [project.verificationRisks, verificationRequests.nodes, verificationSamples.nodes[0].items.nodes].map((rows) =>
        rows.map(({ adoption }: any) => ({ id: adoption.id, region: adoption.organisation.region?.code ?? null })),
      );
    };
    const whole = await read({});
    const region = whole[2]![0].region;
    const here = await read({ regions: [region] });
    expect(here[2]).toEqual(whole[2]!.filter((row: any) => row.region === region));
    expect(here[1]).toEqual(whole[1]!.filter((row: any) => row.region === region));
    expect(here[0]!.length).toBeGreaterThan(0);
    for (const row of here[0]!) expect(row.region).toBe(region);
    for (const rows of await read({ regionUnknown: true })) for (const row of rows) expect(row.region).toBeNull();
    expect(await read({ regions: [] })).toEqual([[], [], []]);
  });
});
