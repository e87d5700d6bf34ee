import { describe, expect, test } from 'vitest';
import type { Caller } from '../support/api.ts';
import {
  careHub,
  mutation,
  PARTNER_A,
  PARTNER_B,
  handoverOf,
  materialLike,
  problemOf,
  useOf,
  type Thing,
} from './care.fixture.ts';

const ASSIGN = mutation('assignMaintenance', 'AssignMaintenanceInput');
const OFFER = mutation(
  'offerHandover',
  'OfferHandoverInput',
  'id version state note to { nameFi } viewerCan { withdraw { allowed } }',
);
const ANSWER = (name: string, type = 'SeenHandoverInput') =>
  mutation(name, type, 'id version state reason material { version maintainer { nameFi } contact { name } }');
const REPORT = mutation('reportProblem', 'ReportProblemInput', 'id version kind text organisation { nameFi }');
const RESOLVE = mutation('resolveProblem', 'ResolveProblemInput', 'id version resolution resolvedBy { name } material { state }');
const DEPRECATE = mutation('deprecateMaterial', 'DeprecateMaterialInput');
const KEEP = mutation('withdrawDeprecation', 'SeenMaterialInput');
const ARCHIVE = mutation('archiveMaterial', 'ArchiveMaterialInput');

const { hub, coordinator, a, b, provider, projectId, orgs, historyOf, stands } = await careHub();
const seen = ({ id, version }: Thing) => ({ materialId: id, expectedVersion: version });

describe('handing over', () => {
  const offer = async (material: Thing, note: string | null = null) =>
    (await a.data(OFFER, { input: { ...seen(material), toId: orgs[PARTNER_B], note } })).offerHandover;
  const answered = ({ id, version }: Thing) => ({ id, expectedVersion: version });
  const WAITING = `query ($id: ID!) { materials(projectId: $id, filter: { handoverOfferedToUs: true }, first: 100) { nodes { id } } }`;
  const waits = async (caller: Caller, { id }: Thing) =>
    (await caller.data(WAITING, { id: projectId })).materials.nodes.some((one: Thing) => one.id === id);

  test('an offer waits for the partner asked; with its yes it maintains the material', async () => {
    const material = await materialLike(hub);
    const handover = await offer(material, 'Ottaisitteko?');
    expect(handover).toMatchObject({ state: 'OPEN', note: 'Ottaisitteko?', to: { nameFi: PARTNER_B } });
    expect([await waits(b, material), await waits(a, material)]).toEqual([true, false]);
    expect((await b.data(ANSWER('acceptHandover'), { input: answered(handover) })).acceptHandover).toMatchObject({
      state: 'ACCEPTED',
      material: { version: 2, maintainer: { nameFi: PARTNER_B } },
    });
    expect(await waits(b, material)).toBe(false);
    expect((await historyOf(material)).map(({ kind, audience }) => [kind, audience])).toEqual([
      ['material.handover_offered', ['project']],
      ['material.handover_accepted', ['project']],
    ]);
    expect((await b.refused(ANSWER('acceptHandover'), { input: answered({ ...handover, version: 2 }) })).params).toEqual({
      reason: 'ANSWERED_ALREADY',
    });
  });

  test('a no has a reason, and the offer may be made anew', async () => {
    const material = await materialLike(hub);
    const handover = await offer(material);
    const DECLINE = ANSWER('declineHandover', 'DeclineHandoverInput');
    const input = answered(handover);
    expect((await b.refused(DECLINE, { input: { ...input, reason: ' ' } })).code).toBe('REASON_REQUIRED');
    expect((await b.data(DECLINE, { input: { ...input, reason: 'Ei ehditä' } })).declineHandover).toMatchObject({
      state: 'DECLINED',
      reason: 'Ei ehditä',
      material: { maintainer: { nameFi: PARTNER_A } },
    });
    expect(await offer(material)).toMatchObject({ state: 'OPEN' });
  });

  test('one offer is open at a time, to another partner of the project', async () => {
    const material = await materialLike(hub);
    const refused = (toId: string) => a.refused(OFFER, { input: { ...seen(material), toId } });
    expect((await refused(orgs[PARTNER_A]!)).params).toMatchObject({ field: 'toId', problem: 'MAINTAINS_ALREADY' });
    expect((await refused(orgs['Esimerkkiopisto Satakunta']!)).params).toMatchObject({ problem: 'NOT_A_PARTNER' });
    const input = { ...seen(material), toId: orgs[PARTNER_B] };
    const answers = await Promise.all([a.ask(OFFER, { input }), coordinator.ask(OFFER, { input })]);
    const came = answers.map(({ errors }): string => errors?.[0]!.extensions.params.reason ?? 'yes');
    expect(new Set(came)).toEqual(new Set(['HANDOVER_OPEN', 'yes']));
  });

  test('yes and withdrawal at the same moment: one stands, the other is told', async () => {
    const material = await materialLike(hub);
    const handover = await handoverOf(hub, material);
    const answers = await Promise.all([
      b.ask(ANSWER('acceptHandover'), { input: answered(handover) }),
      a.ask(ANSWER('withdrawHandover'), { input: answered(handover) }),
    ]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const { maintainer } = await stands(a, material);
    expect(maintainer.nameFi).toBe(answers[0]!.errors ? PARTNER_A : PARTNER_B);
  });

  test('when the coordinator gives the material to somebody, an open offer is gone', async () => {
    const material = await materialLike(hub);
    await handoverOf(hub, material);
    await coordinator.data(ASSIGN, { input: { materials: [seen(material)], organisationId: orgs[PARTNER_B] } });
    expect(await waits(b, material)).toBe(false);
    expect((await historyOf(material)).map(({ kind }) => kind)).toEqual(['material.handover_withdrawn', 'material.maintained']);
  });

  test('nobody outside the project sees an offer', async () => {
    const material = await materialLike(hub);
    const { id } = await handoverOf(hub, material);
    const NODE = 'query ($id: ID!, $material: ID!) { node(id: $id) { id } material(id: $material) { handover { id } } }';
    expect(await provider.data(NODE, { id, material: material.id })).toEqual({ node: null, material: { handover: null } });
    expect((await (await hub.as('officer')).data(NODE, { id, material: material.id })).node).toEqual({ id });
  });
});

describe('problems', () => {
  test('anyone signed in reports one; it makes the review due, and the maintainer says what was done', async () => {
    const material = await materialLike(hub);
    const input = { materialId: material.id, kind: 'LINK_DEAD', idempotencyKey: 'linkki' };
    const { reportProblem } = await provider.data(REPORT, { input });
    expect(reportProblem).toMatchObject({ kind: 'LINK_DEAD', organisation: { nameFi: 'Esimerkkiopisto Satakunta' } });
    expect((await provider.data(REPORT, { input })).reportProblem.id).toBe(reportProblem.id);
    expect(await stands(hub.nobody, material)).toMatchObject({ state: 'REVIEW_DUE' });
    const done = { id: reportProblem.id, expectedVersion: 1, resolution: 'Osoite vaihdettu' };
    expect((await a.refused(RESOLVE, { input: { ...done, resolution: '' } })).code).toBe('REASON_REQUIRED');
    expect((await a.data(RESOLVE, { input: done })).resolveProblem).toMatchObject({ material: { state: 'MAINTAINED' } });
    expect((await a.refused(RESOLVE, { input: { ...done, expectedVersion: 2 } })).params).toEqual({
      reason: 'RESOLVED_ALREADY',
    });
    expect((await historyOf(material)).map(({ kind, audience }) => [kind, audience.toSorted()])).toEqual([
      ['material.problem_reported', [`partner:${orgs['Esimerkkiopisto Satakunta']}`, 'project']],
      ['material.problem_resolved', [`partner:${orgs['Esimerkkiopisto Satakunta']}`, 'project']],
    ]);
  });

  test('what it is, those inside and who reported it see; the list finds it for them alone', async () => {
    const material = await materialLike(hub, { title: 'Ongelmallinen' });
    await problemOf(hub, material, 'provider@demo.test');
    const LIST = `query ($id: ID) { materials(projectId: $id, filter: { problemOpen: true, search: "ongelmallinen" }) { nodes { problems { text viewerCan { resolve { reason } } } } } }`;
    const found = async (caller: Caller) => (await caller.data(LIST, { id: projectId })).materials.nodes;
    expect(await found(b)).toEqual([
      { problems: [{ text: 'Vanhentunut', viewerCan: { resolve: { reason: 'NOT_THE_MAINTAINER' } } }] },
    ]);
    expect(await found(provider)).toHaveLength(1);
    expect(await found(hub.nobody)).toEqual([]);
  });

  test('some kinds need words, and nobody reports without end', async () => {
    const material = await materialLike(hub);
    const finance = await hub.as('finance');
    for (const kind of ['WRONG', 'OTHER'])
      expect((await finance.refused(REPORT, { input: { materialId: material.id, kind, text: ' ' } })).params).toMatchObject({
        field: 'text',
        problem: 'REQUIRED',
      });
    const report = () => finance.ask(REPORT, { input: { materialId: material.id, kind: 'OTHER', text: 'Vika' } });
    const answers: string[] = [];
    for (let n = 0; n < 20; n++) answers.push((await report()).errors?.[0]!.extensions.code ?? 'yes');
    expect(answers.filter((answer) => answer === 'yes')).toHaveLength(18);
    expect(answers.at(-1)).toBe('RATE_LIMITED');
  });
});

describe('the way out', () => {
  test('everybody sees that it is phased out, until when and what to use instead; and it may stay after all', async () => {
    const material = await materialLike(hub);
    const better = await materialLike(hub);
    const input = { ...seen(material), replacementId: better.id, endsOn: '2024-12-31' };
    expect((await a.data(DEPRECATE, { input })).deprecateMaterial).toMatchObject({ state: 'DEPRECATED' });
    expect(await stands(hub.nobody, material)).toMatchObject({ replacement: { id: better.id }, endsOn: '2024-12-31' });
    expect((await a.data(KEEP, { input: seen({ ...material, version: 2 }) })).withdrawDeprecation).toMatchObject({
      state: 'MAINTAINED',
      replacement: null,
      endsOn: null,
    });
    expect((await historyOf(material)).map(({ kind }) => kind)).toEqual([
      'material.deprecated',
      'material.deprecation_withdrawn',
    ]);
  });

  test('a replacement or a reason, a day to come, and a replacement that is in force', async () => {
    const material = await materialLike(hub);
    const refused = (more: object) => a.refused(DEPRECATE, { input: { ...seen(material), endsOn: '2024-12-31', ...more } });
    expect((await refused({})).code).toBe('REASON_REQUIRED');
    expect((await refused({ reason: 'x', endsOn: '2024-10-14' })).params).toMatchObject({ problem: 'IN_THE_PAST' });
    expect((await refused({ replacementId: material.id })).params).toMatchObject({ problem: 'SAME_MATERIAL' });
    const gone = await materialLike(hub, { status: 'DEPRECATED' });
    expect((await refused({ replacementId: gone.id })).params).toMatchObject({ problem: 'NOT_IN_FORCE' });
    const announced = await materialLike(hub, { published: false });
    expect((await refused({ replacementId: announced.id })).params).toMatchObject({ problem: 'NOT_IN_FORCE' });
  });

  test('while providers pilot or use it, putting it away is refused with their names; a named replacement lets it go', async () => {
    const material = await materialLike(hub, { status: 'DEPRECATED' });
    await useOf(hub, material, PARTNER_B, 'ESTABLISHED');
    await useOf(hub, material, 'Esimerkkiopisto Satakunta', 'PILOT');
    await useOf(hub, material, PARTNER_A, 'PLANNED');
    const foretold = async () =>
      (
        await a.data('query ($id: ID!) { material(id: $id) { viewerCan { archive { allowed reason } } } }', {
          id: material.id,
        })
      ).material.viewerCan.archive;
    expect(await foretold()).toEqual({ allowed: false, reason: 'MATERIAL_IN_USE' });
    const { code, params } = await a.refused(ARCHIVE, { input: seen(material) });
    expect(code).toBe('MATERIAL_IN_USE');
    expect(params.users.map((user: any) => [user.nameFi, user.stage])).toEqual([
      [PARTNER_B, 'ESTABLISHED'],
      ['Esimerkkiopisto Satakunta', 'PILOT'],
    ]);
    const better = await materialLike(hub);
    const input = { ...seen(material), replacementId: better.id };
    expect((await a.data(ARCHIVE, { input })).archiveMaterial).toMatchObject({
      state: 'ARCHIVED',
      replacement: { id: better.id },
    });
    expect((await a.refused(ARCHIVE, { input: { ...input, expectedVersion: 2 } })).params).toEqual({ reason: 'ARCHIVED' });
  });

  test('what nobody uses is put away, but only after it was phased out', async () => {
    const material = await materialLike(hub);
    expect((await a.refused(ARCHIVE, { input: seen(material) })).params).toEqual({ reason: 'NOT_DEPRECATED' });
    const old = await materialLike(hub, { status: 'DEPRECATED' });
    expect((await a.data(ARCHIVE, { input: seen(old) })).archiveMaterial).toMatchObject({ state: 'ARCHIVED' });
  });
});
