import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undeclaredMaterials } from './adoption.fixture.ts';
import { PARTNER_A } from './care.fixture.ts';
import { NOW } from './events.fixture.ts';
import { DECLARE, followUpHub, PROVIDERS } from './follow-up.fixture.ts';

const PARTNER_B = 'Exempelinstitutet Österbotten';
const { hub, coordinator, a, provider, projectId, ...world } = await followUpHub();
const { ask, list, answer, refusedAnswer, funnel, heldEvent } = world;
let one: string;
let two: string;
const PROOF = { text: 'Käytössä kahdessa yksikössä.' };
const of = (event: { id: string }) => ({ eventId: event.id });
const declare = (caller: typeof a, materialId: string, stage: string, more: object = {}) =>
  caller.data(DECLARE, { input: { materialId, expectedVersion: 0, stage, note: 'Suoraan.', ...more } });

beforeEach(async () => {
  await hub.setClock(NOW);
  [one, two] = (await undeclaredMaterials(hub, projectId, 2)) as [string, string];
});

describe('a merged provider', () => {
  const SUCCESSOR = 'Esimerkkiopisto Satakunta';
  const merge = (on: string | null) =>
    hub.pool.query(
      `update organisation set merged_on = $1::date, merged_into_id = case when $1 is null then null else (select id from organisation where name_fi = $2) end where name_fi = $3`,
      [on, SUCCESSOR, PARTNER_A],
    );
  afterEach(() => merge(null));

  test('is asked no more: whoever stands in its place is, once, and answers by what it declares', async () => {
    const event = await heldEvent([one, two], [PARTNER_A, SUCCESSOR]);
    await ask();
    expect(await list(coordinator, { ...of(event), waiting: true })).toHaveLength(2);
    await merge('2024-10-01');
    const alone = await heldEvent([one, two], [PARTNER_A]);
    await ask();
    const [asked, ...others] = await list(coordinator, of(alone));
    expect([asked.organisation.nameFi, asked.waiting, others]).toEqual([SUCCESSOR, true, []]);
    expect(await list(coordinator, { ...of(event), waiting: true })).toMatchObject([{ organisation: { nameFi: SUCCESSOR } }]);
    const [own] = await list(a, { ...of(event), own: true });
    expect(own.viewerCan.answer).toEqual({ allowed: false, reason: 'ORGANISATION_MERGED' });
    expect(await refusedAnswer(a, own, [{ materialId: one, expectedVersion: 0 }])).toMatchObject({
      params: { reason: 'ORGANISATION_MERGED' },
    });
    const answered = await answer(provider, asked, [
      { materialId: one, expectedVersion: 0, declaration: { stage: 'AWARE' } },
      { materialId: two, expectedVersion: 0 },
    ]);
    expect(answered).toMatchObject({ waiting: false, answeredCount: 2 });
  });

  test('leaves what it declared after the event as an answer of its successor’s', async () => {
    await declare(a, one, 'AWARE');
    await merge('2024-10-01');
    const event = await heldEvent([one, two], [PARTNER_A]);
    await ask();
    expect(await list(coordinator, of(event))).toMatchObject([{ organisation: { nameFi: SUCCESSOR }, answeredCount: 1 }]);
  });

  test('goes on in the funnel as its successor, which counts once', async () => {
    const event = await heldEvent([one], [PARTNER_A, PARTNER_B, SUCCESSOR]);
    await declare(a, one, 'AWARE', { effectiveDate: '2024-09-20' });
    await declare(provider, one, 'IN_USE', { effectiveDate: '2024-10-05', evidence: PROOF });
    const counts = async (asOf: string) =>
      (await funnel(coordinator, of(event), asOf)).steps.map(({ providers }: { providers: number }) => providers);
    expect(await counts('2024-10-10')).toEqual([3, 2, 1, 1, 0]);
    await merge('2024-10-08');
    expect(await counts('2024-10-07')).toEqual([3, 2, 1, 1, 0]);
    expect(await counts('2024-10-10')).toEqual([2, 1, 1, 1, 0]);
    const { funnelProviders } = await coordinator.data(PROVIDERS, { projectId, filter: of(event), step: 'AWARE' });
    expect(funnelProviders.nodes.map(({ nameFi }: any) => nameFi)).toEqual([SUCCESSOR]);
  });
});
