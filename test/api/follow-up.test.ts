import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { undeclaredMaterials } from './adoption.fixture.ts';
import { PARTNER_A } from './care.fixture.ts';
import { NOW } from './events.fixture.ts';
import { ANSWER, DECLARE, followUpHub, PROVIDERS } from './follow-up.fixture.ts';
import { organisationId } from './people.fixture.ts';

const OUTSIDE = 'Esimerkkiopisto Satakunta';
const PARTNER_B = 'Exempelinstitutet Österbotten';
const { hub, coordinator, a, b, provider, officer, projectId, told, history, ...world } = await followUpHub();
const { ask, list, answer, refusedAnswer, funnel, heldEvent } = world;
let one: string;
let two: string;
const PROOF = { text: 'Käytössä kahdessa yksikössä.' };
const of = (event: { id: string }) => ({ eventId: event.id });
const declare = (caller: typeof a, materialId: string, stage: string, more: object = {}) =>
  caller.data(DECLARE, { input: { materialId, expectedVersion: 0, stage, note: 'Suoraan.', ...more } });

beforeAll(async () => {
  await ask();
});
beforeEach(async () => {
  await hub.setClock(NOW);
  [one, two] = (await undeclaredMaterials(hub, projectId, 2)) as [string, string];
});

describe('asking', () => {
  test('thirty days after the event those who came are asked, each once, and told', async () => {
    const event = await heldEvent([one, two], [PARTNER_A, OUTSIDE], { startsAt: '2024-10-01T07:00:00Z' });
    await ask();
    expect(await list(coordinator, of(event))).toEqual([]);
    await hub.setClock('2024-10-31T12:00:00+02:00');
    await Promise.all([ask(), ask()]);
    const asked = await list(coordinator, of(event));
    expect(new Set(asked.map(({ organisation }) => organisation.nameFi))).toEqual(new Set([PARTNER_A, OUTSIDE]));
    expect(asked[0]).toMatchObject({
      day: 30,
      dueOn: '2024-11-14',
      waiting: true,
      overdue: false,
      askedCount: 2,
      answeredCount: 0,
    });
    const [own] = await list(a, { ...of(event), own: true });
    expect(await told(a, own.id)).toEqual([{ kind: 'FOLLOW_UP', subjectId: own.id, handledAt: null, event: { id: event.id } }]);
    expect(await history(own.id)).toEqual(['follow_up.asked']);
    await hub.setClock('2024-11-15T12:00:00+02:00');
    expect(await list(a, { ...of(event), own: true })).toMatchObject([{ overdue: true }]);
  });

  test('ninety days after it the later question takes the place of the earlier one', async () => {
    const event = await heldEvent([one], [PARTNER_A]);
    await ask();
    const [first] = await list(a, of(event));
    await hub.setClock('2024-12-12T12:00:00+02:00');
    await ask();
    const asked = await list(a, of(event));
    expect(asked.map(({ day, waiting }) => [day, waiting])).toEqual([
      [90, true],
      [30, false],
    ]);
    expect((await told(a, first.id))[0].handledAt).not.toBeNull();
    expect(await list(a, { ...of(event), waiting: true })).toHaveLength(1);
  });

  test('who has declared by itself since the event is not asked, and what was asked is answered by it', async () => {
    const event = await heldEvent([one], [PARTNER_A, PARTNER_B]);
    await declare(a, one, 'AWARE');
    await ask();
    expect((await list(coordinator, of(event))).map(({ organisation }) => organisation.nameFi)).toEqual([PARTNER_B]);
    await declare(b, one, 'AWARE');
    expect(await list(b, of(event))).toMatchObject([
      { waiting: false, answeredCount: 1, materials: [{ answered: true, keptAt: null, stage: 'AWARE', proposedStage: null }] },
    ]);
  });

  test('an event whose report was given back asks nobody', async () => {
    const event = await heldEvent([one], [PARTNER_A]);
    await ask();
    await hub.pool.query(`update dissemination_event set state = 'HELD', reported_at = null where id = $1`, [event.id]);
    expect(await list(a, of(event))).toMatchObject([{ waiting: false, viewerCan: { answer: { reason: 'ANSWERED_ALREADY' } } }]);
  });
});

describe('answering', () => {
  const asked = async (caller = a, name = PARTNER_A) => {
    const event = await heldEvent([one, two], [name]);
    await ask();
    return (await list(caller, of(event)))[0];
  };

  test('attendance proposes AWARE and sets nothing; one press accepts it, the rest stays open', async () => {
    const followUp = await asked();
    expect(followUp.materials).toMatchObject([
      { answered: false, stage: 'NOT_STARTED', proposedStage: 'AWARE', adoption: null },
      { answered: false, stage: 'NOT_STARTED', proposedStage: 'AWARE', adoption: null },
    ]);
    const accepted = await answer(a, followUp, [{ materialId: one, expectedVersion: 0, declaration: { stage: 'AWARE' } }]);
    expect(accepted).toMatchObject({
      waiting: true,
      answeredCount: 1,
      materials: [{ answered: true, stage: 'AWARE', proposedStage: null }, { answered: false }],
    });
    expect((await told(a, followUp.id))[0].handledAt).toBeNull();
    const done = await answer(a, accepted, [{ materialId: two, expectedVersion: 0 }]);
    expect(done).toMatchObject({ waiting: false, answeredCount: 2, viewerCan: { answer: { reason: 'ANSWERED_ALREADY' } } });
    expect(done.materials[1]).toMatchObject({ answered: true, stage: 'NOT_STARTED', adoption: null });
    expect(done.materials[1].keptAt).not.toBeNull();
    expect((await told(a, followUp.id))[0].handledAt).not.toBeNull();
    expect(await history(followUp.id)).toEqual(['follow_up.asked', 'follow_up.answered', 'follow_up.answered']);
  });

  test('keeping a stage confirms it; a stage up goes by the rule of declaring, with its proof', async () => {
    await hub.setClock('2024-02-01T12:00:00+02:00');
    await declare(a, one, 'AWARE');
    await declare(a, two, 'AWARE');
    await hub.setClock(NOW);
    const followUp = await asked();
    const pilot = { materialId: two, expectedVersion: 1, declaration: { stage: 'PILOT', note: 'Suoraan.' } };
    expect(await refusedAnswer(a, followUp, [{ materialId: one, expectedVersion: 1 }, pilot])).toEqual({
      code: 'EVIDENCE_REQUIRED',
      params: { field: 'evidence', stage: 'PILOT', materialId: two, index: 1 },
    });
    expect(await list(a, { eventId: followUp.event.id })).toMatchObject([{ answeredCount: 0, version: 1 }]);
    const done = await answer(a, followUp, [
      { materialId: one, expectedVersion: 1 },
      { ...pilot, declaration: { ...pilot.declaration, evidence: PROOF } },
    ]);
    expect(done).toMatchObject({
      waiting: false,
      materials: [
        { stage: 'AWARE', adoption: { version: 2 } },
        { stage: 'PILOT', keptAt: null, adoption: { version: 2 } },
      ],
    });
    expect(done.materials[0].adoption.confirmedAt.slice(0, 10)).toBe('2024-10-15');
  });

  test('what does not concern the provider is said with a reason', async () => {
    const followUp = await asked();
    const declaration = { stage: 'NOT_APPLICABLE' };
    expect(await refusedAnswer(a, followUp, [{ materialId: one, expectedVersion: 0, declaration }])).toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const said = { ...declaration, reason: 'Meillä ei ole tätä koulutusta.' };
    expect(await answer(a, followUp, [{ materialId: one, expectedVersion: 0, declaration: said }])).toMatchObject({
      materials: [{ answered: true, stage: 'NOT_APPLICABLE' }, { answered: false }],
    });
  });

  test('nobody else answers, twice is told, and who was slower is told what stands', async () => {
    const followUp = await asked();
    const keep = [{ materialId: one, expectedVersion: 0 }];
    expect(await refusedAnswer(coordinator, followUp, keep)).toMatchObject({ params: { reason: 'NOT_YOUR_ORGANISATION' } });
    expect(await refusedAnswer(officer, followUp, keep)).toMatchObject({ params: { reason: 'NOT_YOUR_ORGANISATION' } });
    expect(await refusedAnswer(provider, followUp, keep)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusedAnswer(a, followUp, [])).toMatchObject({ params: { field: 'answers', problem: 'REQUIRED' } });
    expect(await refusedAnswer(a, followUp, [...keep, ...keep])).toMatchObject({ params: { problem: 'TWICE' } });
    expect(await refusedAnswer(a, followUp, [{ ...keep[0], expectedVersion: 3 }])).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: 0, materialId: one },
    });
    const key = { idempotencyKey: `answers of ${followUp.id}` };
    const done = await answer(a, followUp, keep, key);
    expect(await answer(a, followUp, keep, key)).toEqual(done);
    expect(await refusedAnswer(a, followUp, keep)).toEqual({ code: 'CONFLICT', params: { currentVersion: 2 } });
    expect(await refusedAnswer(a, done, keep)).toMatchObject({ params: { field: 'materialId', problem: 'NOT_ASKED' } });
  });

  test('a provider outside the network is asked, answers for itself, and sees nothing of the others', async () => {
    const event = await heldEvent([one], [OUTSIDE, PARTNER_A]);
    await ask();
    const [own, ...others] = await list(provider, of(event));
    expect(others).toEqual([]);
    const done = await answer(provider, own, [{ materialId: one, expectedVersion: 0, declaration: { stage: 'AWARE' } }]);
    expect(done).toMatchObject({ organisation: { nameFi: OUTSIDE }, materials: [{ stage: 'AWARE' }] });
    const [partners] = await list(a, { ...of(event), own: true });
    expect(await provider.data('query ($id: ID!) { followUp(id: $id) { id } }', { id: partners.id })).toEqual({ followUp: null });
    expect(
      await provider.data('query ($id: ID!) { disseminationEvent(id: $id) { followUpCount attendeeCount } }', { id: event.id }),
    ).toEqual({
      disseminationEvent: { followUpCount: 1, attendeeCount: null },
    });
    expect(await hub.nobody.refused(ANSWER, { input: { id: own.id, expectedVersion: 1, answers: [] } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('the funnel', () => {
  const counts = (shown: any) => shown.steps.map(({ providers }: { providers: number }) => providers);
  const medians = (shown: any) => shown.steps.map(({ medianDays }: { medianDays: number | null }) => medianDays);

  test('counts who came so far since the event, and in how many days', async () => {
    const event = await heldEvent([one, two], [PARTNER_A, PARTNER_B, OUTSIDE]);
    await declare(a, one, 'AWARE', { effectiveDate: '2024-09-20' });
    await declare(a, one, 'PILOT', { expectedVersion: 1, effectiveDate: '2024-10-10', evidence: PROOF });
    await declare(b, two, 'IN_USE', { effectiveDate: '2024-09-14', evidence: PROOF });
    // Before the event: no merit of its.
    await declare(provider, one, 'IN_USE', { effectiveDate: '2024-09-09', evidence: PROOF });
    const shown = await funnel(coordinator, of(event));
    expect(counts(shown)).toEqual([3, 2, 2, 1, 0]);
    expect(medians(shown)).toEqual([null, 7, 10, 0, null]);
    expect(counts(await funnel(officer, of(event), '2024-09-19'))).toEqual([3, 1, 1, 1, 0]);
    expect(counts(await funnel(coordinator, of(event), '2024-09-09'))).toEqual([0, 0, 0, 0, 0]);
    expect(counts(await funnel(coordinator, { ...of(event), materialId: one }))).toEqual([3, 1, 1, 0, 0]);
    expect(counts(await funnel(coordinator, { materialId: two }))).toEqual([3, 1, 1, 1, 0]);
    const { funnelProviders } = await coordinator.data(PROVIDERS, { projectId, filter: of(event), step: 'PILOT' });
    expect(funnelProviders.nodes.map(({ nameFi }: any) => nameFi)).toEqual([PARTNER_A, PARTNER_B]);
  });

  test('what was taken back within a minute is not counted', async () => {
    const event = await heldEvent([one], [PARTNER_A]);
    const { declareAdoption } = await declare(a, one, 'AWARE');
    expect(counts(await funnel(a, of(event)))).toEqual([1, 1, 0, 0, 0]);
    const { rows } = await hub.pool.query('select id from adoption_declaration where adoption_id = $1', [declareAdoption.id]);
    await a.data('mutation ($input: WithdrawDeclarationsInput!) { withdrawDeclarations(input: $input) { id } }', {
      input: { declarationIds: [rows[0].id] },
    });
    expect(counts(await funnel(a, of(event)))).toEqual([1, 0, 0, 0, 0]);
  });

  test('each step holds as many providers as its list, of every theme and of all', async () => {
    const { themes } = await coordinator.data('{ themes { code } }');
    for (const filter of [{}, ...themes.map(({ code }: any) => ({ theme: code }))]) {
      for (const { step, providers } of (await funnel(officer, filter)).steps) {
        const { funnelProviders } = await officer.data(PROVIDERS, { projectId, filter, step });
        expect(funnelProviders.totalCount, `${JSON.stringify(filter)} ${step}`).toBe(providers);
      }
    }
  });

  test('outside the project a provider reads its own way, and the public none', async () => {
    const event = await heldEvent([one], [OUTSIDE, PARTNER_A]);
    await declare(a, one, 'AWARE');
    expect(counts(await funnel(provider, of(event)))).toEqual([1, 0, 0, 0, 0]);
    const { funnelProviders } = await provider.data(PROVIDERS, { projectId, filter: of(event), step: 'REACHED' });
    expect(funnelProviders.nodes).toEqual([{ id: await organisationId(hub, OUTSIDE), nameFi: OUTSIDE }]);
    const asked = `query ($id: ID!, $material: ID!) { disseminationEvent(id: $id) { funnel { steps { providers } } } material(id: $material) { funnel { asOf } } }`;
    expect(await hub.nobody.data(asked, { id: event.id, material: one })).toEqual({
      disseminationEvent: { funnel: null },
      material: { funnel: null },
    });
    expect(await provider.data(asked, { id: event.id, material: one })).toMatchObject({ material: { funnel: null } });
    expect(counts((await a.data(asked, { id: event.id, material: one })).disseminationEvent.funnel)).toEqual([2, 1, 0, 0, 0]);
  });
});
