import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';

const SET = `mutation ($input: SetCoverageTargetInput!) { setCoverageTarget(input: $input) { id version onDate sharePercent providers theme { code }
  progress { state asOf inUse licensed wanted } viewerCan { change { allowed reason } } } }`;
const REMOVE = `mutation ($input: RemoveCoverageTargetInput!) { removeCoverageTarget(input: $input) { coverageTargets { id } } }`;
const TARGETS = `query ($id: ID!) { project(id: $id) { viewerCan { setCoverageTarget { allowed reason } nudgeProviders { allowed reason } }
  coverageTargets { id version onDate sharePercent providers theme { code } progress { state asOf inUse licensed wanted } viewerCan { change { allowed reason } } } } }`;
const NUDGE = `mutation ($input: NudgeProvidersInput!) { nudgeProviders(input: $input) { nudged nudgedLately notInGap } }`;
const GAPS = `query ($projectId: ID!, $theme: String, $standing: Standing!) { coverageProviders(projectId: $projectId, theme: $theme, standing: $standing, first: 100) {
  totalCount nodes { id nameFi lastNudge(projectId: $projectId, theme: $theme) { sentAt note } } } }`;
const TOLD = `{ notifications(first: 100, filter: { kinds: [NUDGED] }) { nodes { subjectId nudge { note theme { code } } } } }`;
const HISTORY = `query ($projectId: ID!) { history(projectId: $projectId, first: 20) { nodes { kind facts } } }`;
const THEME = 'LEARNING_ANALYTICS';

let hub: TestHub;
let coordinator: Caller;
let second: Caller;
let officer: Caller;
let partner: Caller;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  [coordinator, second, officer, partner] = await Promise.all([
    hub.as('coordinator'),
    hub.as('coordinator2'),
    hub.as('officer'),
    hub.as('partner.b'),
  ]);
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

const targets = async (caller: Caller) => (await caller.data(TARGETS, { id: projectId })).project;

describe('targets', () => {
  test('everybody inside reads how far each has come, by the figures of coverage; nobody outside reads any', async () => {
    const inside = (await targets(officer)).coverageTargets;
    expect(inside.length).toBeGreaterThan(4);
    for (const { theme, progress, sharePercent, providers, onDate } of inside) {
      const { coverage } = await officer.data(
        'query ($projectId: ID!, $theme: String, $asOf: Date) { coverage(projectId: $projectId, theme: $theme, asOf: $asOf) { total { inUse licensed } } }',
        { projectId, theme: theme?.code, asOf: progress.asOf },
      );
      expect(coverage.total).toEqual({ inUse: progress.inUse, licensed: progress.licensed });
      expect(progress.wanted).toBe(providers ?? Math.ceil((sharePercent * progress.licensed) / 100));
      const reached = progress.inUse >= progress.wanted;
      expect(progress.state).toBe(reached ? 'REACHED' : onDate < '2024-10-15' ? 'MISSED' : 'ON_THE_WAY');
    }
    expect(new Set(inside.map((target: any) => target.progress.state)).size).toBeGreaterThan(1);
    expect((await targets(partner)).coverageTargets).toEqual(
      inside.map((target: any) => expect.objectContaining({ id: target.id })),
    );
    expect((await targets(await hub.as('provider'))).coverageTargets).toEqual([]);
  });

  test('the coordinator sets one, sets it anew and gives it up; each is in the history', async () => {
    const place = { projectId, theme: 'DATA_COMPETENCE', onDate: '2024-11-30' };
    const made = (await coordinator.data(SET, { input: { ...place, sharePercent: 90, expectedVersion: 0, idempotencyKey: 'a' } }))
      .setCoverageTarget;
    expect(made).toMatchObject({ version: 1, sharePercent: 90, providers: null, progress: { state: 'ON_THE_WAY' } });
    const again = await coordinator.data(SET, { input: { ...place, sharePercent: 90, expectedVersion: 0, idempotencyKey: 'a' } });
    expect(again.setCoverageTarget.id).toBe(made.id);
    const changed = (await second.data(SET, { input: { ...place, providers: 1, expectedVersion: 1 } })).setCoverageTarget;
    expect(changed).toMatchObject({ id: made.id, version: 2, sharePercent: null, providers: 1, progress: { state: 'REACHED' } });
    expect(await coordinator.refused(REMOVE, { input: { id: made.id, expectedVersion: 1 } })).toEqual({
      code: 'CONFLICT',
      params: { currentVersion: 2, currentSharePercent: null, currentProviders: 1 },
    });
    const left = (await coordinator.data(REMOVE, { input: { id: made.id, expectedVersion: 2 } })).removeCoverageTarget;
    expect(left.coverageTargets.map(({ id }: any) => id)).not.toContain(made.id);
    const { history } = await officer.data(HISTORY, { projectId });
    const ours = history.nodes.filter(({ kind }: any) => kind.startsWith('coverage.target'));
    expect(ours.map(({ kind }: any) => kind)).toEqual(['coverage.target_removed', 'coverage.target_set', 'coverage.target_set']);
    expect(ours[1].facts).toMatchObject({ theme: 'DATA_COMPETENCE', providers: 1, previousSharePercent: 90, version: 2 });
  });

  test('two who set the same one at once do not overwrite each other', async () => {
    const input = { projectId, onDate: '2024-11-01', sharePercent: 60, expectedVersion: 0 };
    const answers = await Promise.all([coordinator, second].map((caller) => caller.ask(SET, { input })));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'set').sort();
    expect(codes).toEqual(['CONFLICT', 'set']);
  });

  test.each([
    ['neither share nor number', {}, { field: 'sharePercent', problem: 'REQUIRED' }],
    ['both', { sharePercent: 50, providers: 5 }, { field: 'providers', problem: 'ONLY_ONE_OF' }],
    ['more than all', { sharePercent: 101 }, { field: 'sharePercent', problem: 'OUT_OF_RANGE', min: 1, max: 100 }],
    ['nobody', { providers: 0 }, { field: 'providers', problem: 'OUT_OF_RANGE', min: 1, max: 100_000 }],
    ['a day that has passed', { providers: 5, onDate: '2024-10-14' }, { field: 'onDate', problem: 'IN_THE_PAST' }],
  ])('%s is refused and names the field', async (_, part, params) => {
    const input = { projectId, onDate: '2024-12-01', expectedVersion: 0, ...part };
    expect(await coordinator.refused(SET, { input })).toEqual({ code: 'BAD_USER_INPUT', params });
  });

  test('nobody but the coordinator steers, and what has passed stays as it was', async () => {
    const input = { projectId, onDate: '2024-12-05', sharePercent: 50, expectedVersion: 0 };
    for (const caller of [officer, partner])
      expect(await caller.refused(SET, { input })).toEqual({ code: 'FORBIDDEN', params: { reason: 'NOT_THE_COORDINATOR' } });
    expect((await targets(partner)).viewerCan).toEqual({
      setCoverageTarget: { allowed: false, reason: 'NOT_THE_COORDINATOR' },
      nudgeProviders: { allowed: false, reason: 'NOT_THE_COORDINATOR' },
    });
    const passed = (await targets(coordinator)).coverageTargets.find(({ onDate }: any) => onDate < '2024-10-15');
    expect(passed.viewerCan.change).toEqual({ allowed: false, reason: 'HAS_ENDED' });
    expect(await coordinator.refused(REMOVE, { input: { id: passed.id, expectedVersion: passed.version } })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('reminders', () => {
  const gaps = async (standing: string, caller = coordinator) =>
    (await caller.data(GAPS, { projectId, theme: THEME, standing })).coverageProviders;
  const nudge = (organisationIds: string[], more: object = {}) =>
    coordinator.data(NUDGE, { input: { projectId, theme: THEME, organisationIds, ...more } });

  test('a gap is whoever is licensed and uses nothing: those without data, and those who said something else', async () => {
    const [gap, noData, notInUse] = await Promise.all(['GAP', 'NO_DATA', 'NOT_IN_USE'].map((standing) => gaps(standing)));
    expect(notInUse.totalCount).toBeGreaterThan(0);
    expect(gap.totalCount).toBe(noData.totalCount + notInUse.totalCount);
    const { total } = (
      await coordinator.data(
        'query ($projectId: ID!, $theme: String) { coverage(projectId: $projectId, theme: $theme) { total { licensed inUse } } }',
        { projectId, theme: THEME },
      )
    ).coverage;
    expect(gap.totalCount).toBe(total.licensed - total.inUse);
  });

  test('a reminder is a notification and a letter to each editor, once in 30 days, and is in the history', async () => {
    const [own, inUse] = [
      (await partner.data('{ viewer { organisation { id } } }')).viewer.organisation.id,
      (await gaps('IN_USE')).nodes[0].id,
    ];
    // What it uses of the theme it gives up, so that it is in the gap.
    await hub.pool.query(
      `insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
       select a.id, a.project_id, a.organisation_id, a.material_id, a.version + 1, a.stage, 'DISCONTINUED', hub_today(), hub_now(), (select id from person limit 1)
       from adoption a join material m on m.id = a.material_id join theme t on t.id = m.theme_id where a.organisation_id = $1 and t.code = $2`,
      [own, THEME],
    );
    const note = 'Klinikka on torstaisin.';
    expect((await nudge([own, inUse, crypto.randomUUID()], { note, idempotencyKey: 'n1' })).nudgeProviders).toEqual({
      nudged: 1,
      nudgedLately: 0,
      notInGap: 2,
    });
    expect((await nudge([own, inUse], { note, idempotencyKey: 'n2' })).nudgeProviders).toMatchObject({
      nudged: 0,
      nudgedLately: 1,
    });
    const { notifications } = await partner.data(TOLD);
    expect(notifications.nodes).toEqual([expect.objectContaining({ nudge: { note, theme: { code: THEME } } })]);
    const letters = async () =>
      (await hub.pool.query(`select recipient, subject, text from outbox_mail where recipient = 'partner.b@demo.test'`)).rows;
    await until('the letter is written', async () => (await letters()).length > 0);
    const [letter] = await letters();
    expect(letter.text).toContain(note);
    expect(letter.text).toContain(`/materials?theme=${THEME}`);
    const last = (await gaps('GAP')).nodes.find(({ id }: any) => id === own).lastNudge;
    expect(last).toMatchObject({ note });
    // Another partner neither reads that one was reminded, nor in the history that it was.
    const other = await hub.as('partner.a');
    expect((await gaps('GAP', other)).nodes.find(({ id }: any) => id === own).lastNudge).toBeNull();
    const kinds = async (caller: Caller) =>
      (await caller.data(HISTORY, { projectId })).history.nodes.map(({ kind }: any) => kind as string);
    expect(await kinds(partner)).toContain('coverage.nudged');
    expect(await kinds(officer)).toContain('coverage.nudged');
    expect(await kinds(other)).not.toContain('coverage.nudged');

    await hub.setClock('2024-11-20T10:00:00Z');
    expect((await nudge([own])).nudgeProviders).toMatchObject({ nudged: 1, nudgedLately: 0 });
  });

  test('two presses at once remind once, and too many or none are refused', async () => {
    const { nodes } = await gaps('NO_DATA');
    const ids = [nodes[0].id];
    const outcomes = await Promise.all([nudge(ids), nudge(ids)]);
    expect(outcomes.map(({ nudgeProviders }) => nudgeProviders.nudged).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await coordinator.refused(NUDGE, { input: { projectId, theme: THEME, organisationIds: [] } })).toEqual({
      code: 'BAD_USER_INPUT',
      params: { field: 'organisationIds', problem: 'REQUIRED' },
    });
    expect(await coordinator.refused(NUDGE, { input: { projectId, theme: 'NO_SUCH', organisationIds: ids } })).toEqual({
      code: 'NOT_FOUND',
      params: { field: 'theme' },
    });
    expect(await officer.refused(NUDGE, { input: { projectId, theme: THEME, organisationIds: ids } })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
