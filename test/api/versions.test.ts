import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Account, type Caller, type TestHub } from '../support/api.ts';
import { Author, content, DISCARD, DRAFT, EDIT, maintainedBy, PUBLISH, RETURN, SUBMIT, VERSION } from './versions.fixture.ts';

let hub: TestHub;
let partner: Caller;
let coordinator: Caller;
let coordinator2: Caller;
let author: Author;
let projectId: string;
let free: string[];
/** A material of partner A's without a version under way. */
const next = () => free.shift()!;

beforeAll(async () => {
  hub = await testHub();
  [partner, coordinator, coordinator2] = await Promise.all([hub.as('partner.a'), hub.as('coordinator'), hub.as('coordinator2')]);
  author = new Author(partner, coordinator);
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const { viewer } = await partner.data('{ viewer { organisation { id } } }');
  // Partner A takes over what others maintain: each test begins on a material of its own.
  await hub.pool.query(
    `update material set maintainer_id = $1, status = 'MAINTAINED' where current_version_id is not null and status <> 'ARCHIVED'`,
    [viewer.organisation.id],
  );
  free = await maintainedBy(hub, partner);
});

const seen = async (caller: Caller, id: string) =>
  (await caller.data(`query ($id: ID!) { node(id: $id) { ... on MaterialVersion { ${VERSION} } } }`, { id })).node;
const material = async (caller: Caller, id: string) =>
  (
    await caller.data(
      'query ($id: ID!) { material(id: $id) { version status state provenance reviewDueOn currentVersion { number } versions { number state } viewerCan { draftVersion { allowed reason } } } }',
      { id },
    )
  ).material;

describe('a draft', () => {
  test('begins with what was found, is numbered after it, and the material is being updated', async () => {
    const id = next();
    const before = await material(partner, id);
    const draft = await author.draft(id);
    expect(draft).toMatchObject({
      number: 2,
      state: 'DRAFT',
      impact: null,
      changeNote: null,
      draftedBy: { name: 'Osatoteuttaja A' },
    });
    const { rows } = await hub.pool.query('select title, url, description, language from material where id = $1', [id]);
    const [{ title, url, description, language }] = rows;
    const [own, finnish] = [language ?? 'fi', 'fi'].map((code) => draft.parts.find((part: any) => part.language === code));
    expect(own).toMatchObject({ title, links: /^https?:/.test(url ?? '') ? [{ label: title, address: url }] : [] });
    expect(finnish?.description ?? null).toBe(description);
    expect(await material(partner, id)).toMatchObject({ status: 'UPDATING', state: 'UPDATING', currentVersion: { number: 1 } });
    expect(before.viewerCan.draftVersion.allowed).toBe(true);
  });

  test('is one at a time', async () => {
    const id = next();
    await author.draft(id);
    expect((await material(coordinator, id)).viewerCan.draftVersion).toEqual({ allowed: false, reason: 'VERSION_OPEN' });
    expect(await coordinator.refused(DRAFT, { input: { materialId: id } })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'VERSION_OPEN' },
    });
  });

  test('of two who begin at once one begins, and the other is told so', async () => {
    const input = { materialId: next() };
    const answers = await Promise.all([partner.ask(DRAFT, { input }), coordinator.ask(DRAFT, { input })]);
    const came = answers.map(({ errors }) => errors?.[0]?.extensions.params.reason ?? 'yes');
    expect(new Set(came)).toEqual(new Set(['yes', 'VERSION_OPEN']));
  });

  test('holds what is written in it, by language; a language that is left out is gone, and what is not named stays', async () => {
    const draft = await author.written(next());
    expect(draft).toMatchObject({ changeNote: content.changeNote, impact: 'CONTENT' });
    expect(draft.parts.map((part: any) => part.language)).toEqual(['fi', 'sv']);
    expect(draft.parts[0]).toEqual({ ...content.parts[0] });
    const input = { id: draft.id, expectedVersion: draft.version, parts: [{ language: 'en', description: 'In English.' }] };
    const edited = (await partner.data(EDIT, { input })).editMaterialVersion;
    expect(edited).toMatchObject({ changeNote: content.changeNote, parts: [{ language: 'en', description: 'In English.' }] });
  });

  let draft: { id: string; version: number };
  beforeAll(async () => {
    draft = await author.draft(next());
  });
  test.each([
    [
      { parts: [{ language: 'fi', links: [{ label: 'Vaara', address: 'javascript:alert(1)' }] }] },
      'parts.fi.links.0.address',
      'NOT_A_WEB_ADDRESS',
    ],
    [
      { parts: [{ language: 'fi', links: [{ label: ' ', address: 'https://example.org' }] }] },
      'parts.fi.links.0.label',
      'REQUIRED',
    ],
    [{ parts: [{ language: 'fi', description: 'a'.repeat(20_001) }] }, 'parts.fi.description', 'TOO_LONG'],
    [{ parts: [{ language: 'fi', description: 'a\0b' }] }, 'parts.fi.description', 'NOT_TEXT'],
    [{ parts: [{ language: 'fi' }, { language: 'fi' }] }, 'parts', 'TWICE'],
    [
      { parts: [{ language: 'fi', links: Array.from({ length: 21 }, () => ({ label: 'x', address: 'https://example.org' })) }] },
      'parts.fi.links',
      'TOO_MANY',
    ],
    [{ changeNote: 'a'.repeat(4_001) }, 'changeNote', 'TOO_LONG'],
  ])('refuses what it cannot hold (case %#)', async (input, field, problem) => {
    expect(await partner.refused(EDIT, { input: { id: draft.id, expectedVersion: draft.version, ...input } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { field, problem },
    });
  });

  test('that two people write at once is the first one’s; the other sees how it stands and loses nothing of theirs', async () => {
    const input = { id: draft.id, expectedVersion: draft.version };
    await partner.data(EDIT, { input: { ...input, changeNote: 'Ensin' } });
    expect(await coordinator.refused(EDIT, { input: { ...input, changeNote: 'Sitten' } })).toEqual({
      code: 'CONFLICT',
      params: { currentVersion: draft.version + 1, currentState: 'DRAFT' },
    });
    expect(await seen(partner, draft.id)).toMatchObject({ changeNote: 'Ensin' });
  });

  test('is handed in only when it holds something, says what changed and what that means', async () => {
    const { id, version } = await author.draft(next());
    const submit = (expectedVersion: number) => partner.refused(SUBMIT, { input: { id, expectedVersion } });
    const edit = async (expectedVersion: number, more: object) =>
      (await partner.data(EDIT, { input: { id, expectedVersion, ...more } })).editMaterialVersion.version;
    let now = await edit(version, { parts: [{ language: 'fi', title: 'Vain otsikko' }] });
    expect(await submit(now)).toMatchObject({ code: 'BAD_USER_INPUT', params: { field: 'parts', problem: 'REQUIRED' } });
    now = await edit(now, { parts: content.parts });
    expect(await submit(now)).toMatchObject({ params: { field: 'changeNote', problem: 'REQUIRED' } });
    now = await edit(now, { changeNote: 'Korjattu' });
    expect(await submit(now)).toMatchObject({ params: { field: 'impact', problem: 'REQUIRED' } });
    now = await edit(now, { impact: 'EDITORIAL' });
    expect((await partner.data(SUBMIT, { input: { id, expectedVersion: now } })).submitMaterialVersion.state).toBe('IN_REVIEW');
  });

  test('that nobody was asked to review is gone when it is taken back; one that came back from review stays, withdrawn', async () => {
    const first = next();
    const draft = await author.draft(first);
    const { discardDraft } = await partner.data(DISCARD, { input: { id: draft.id, expectedVersion: draft.version } });
    expect(discardDraft).toMatchObject({ id: first, status: 'MAINTAINED' });
    expect((await material(partner, first)).versions).toEqual([{ number: 1, state: 'PUBLISHED' }]);

    const second = next();
    const { id, version } = await author.submitted(second);
    expect(await partner.refused(DISCARD, { input: { id, expectedVersion: version } })).toMatchObject({
      params: { reason: 'NOT_A_DRAFT' },
    });
    const back = (await coordinator.data(RETURN, { input: { id, expectedVersion: version, reason: 'Kesken' } }))
      .returnMaterialVersion;
    await partner.data(DISCARD, { input: { id, expectedVersion: back.version } });
    expect((await material(partner, second)).versions).toEqual([
      { number: 2, state: 'WITHDRAWN' },
      { number: 1, state: 'PUBLISHED' },
    ]);
    expect((await material(hub.nobody, second)).versions).toEqual([{ number: 1, state: 'PUBLISHED' }]);
    expect((await author.draft(second)).number).toBe(3);
  });
});

describe('review', () => {
  test('the author cannot review, nor can anybody whose hand is in it; another person of those who keep it can', async () => {
    const { id, version } = await author.written(next());
    // The coordinator corrects a word.
    const { editMaterialVersion: edited } = await coordinator.data(EDIT, {
      input: { id, expectedVersion: version, credits: 'Verkosto' },
    });
    const { submitMaterialVersion: submitted } = await partner.data(SUBMIT, { input: { id, expectedVersion: edited.version } });
    const input = { id, expectedVersion: submitted.version };
    for (const caller of [partner, coordinator]) {
      expect((await seen(caller, id)).viewerCan.publish).toEqual({ allowed: false, reason: 'OWN_WORK' });
      expect(await caller.refused(PUBLISH, { input })).toEqual({ code: 'FORBIDDEN', params: { reason: 'OWN_WORK' } });
    }
    expect((await seen(coordinator2, id)).viewerCan.publish).toEqual({ allowed: true, reason: null });
    const { publishMaterialVersion } = await coordinator2.data(PUBLISH, { input });
    expect(publishMaterialVersion).toMatchObject({
      state: 'PUBLISHED',
      reviewedBy: { name: 'Koordinaattori 2' },
      credits: 'Verkosto',
    });
  });

  let waiting: { id: string; version: number };
  let waitingOf: string;
  beforeAll(async () => {
    waitingOf = next();
    waiting = await author.submitted(waitingOf);
  });
  test.each([
    ['partner.b', 'NOT_THE_MAINTAINER'],
    ['officer', 'ROLE_CANNOT_EDIT'],
    ['auditor', 'ROLE_CANNOT_EDIT'],
    ['signatory.a', 'ROLE_CANNOT_EDIT'],
    ['finance', 'ROLE_CANNOT_EDIT'],
  ] satisfies [Account, string][])('%s reads what is under way and changes nothing of it: %s', async (account, reason) => {
    const caller = await hub.as(account);
    const { id, version } = waiting;
    expect(await seen(caller, id)).toMatchObject({ state: 'IN_REVIEW', viewerCan: { publish: { allowed: false, reason } } });
    const input = { id, expectedVersion: version };
    for (const [mutation, more] of [
      [EDIT, { changeNote: 'x' }],
      [SUBMIT, {}],
      [RETURN, { reason: 'x' }],
      [PUBLISH, {}],
      [DISCARD, {}],
    ] as const)
      expect(await caller.refused(mutation, { input: { ...input, ...more } })).toEqual({ code: 'FORBIDDEN', params: { reason } });
    expect(await caller.refused(DRAFT, { input: { materialId: waitingOf } })).toEqual({ code: 'FORBIDDEN', params: { reason } });
  });

  test('those outside the project cannot tell what is under way from what is not there', async () => {
    const { id, version } = waiting;
    for (const account of ['provider', 'admin'] as const) {
      const caller = await hub.as(account);
      expect(await seen(caller, id)).toBeNull();
      const refused = (versionId: string) => caller.refused(PUBLISH, { input: { id: versionId, expectedVersion: version } });
      expect(await refused(id)).toEqual(await refused(crypto.randomUUID()));
      expect((await refused(id)).code).toBe('NOT_FOUND');
    }
  });

  test('a version goes back with a reason only, is written further, and is handed in again', async () => {
    const { id, version } = await author.submitted(next());
    expect(await partner.refused(EDIT, { input: { id, expectedVersion: version, changeNote: 'x' } })).toMatchObject({
      params: { reason: 'NOT_A_DRAFT' },
    });
    expect(await coordinator.refused(RETURN, { input: { id, expectedVersion: version, reason: '  ' } })).toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const { returnMaterialVersion: back } = await coordinator.data(RETURN, {
      input: { id, expectedVersion: version, reason: 'Lähteet puuttuvat' },
    });
    expect(back).toMatchObject({ state: 'DRAFT', returnReason: 'Lähteet puuttuvat' });
    expect(await coordinator.refused(PUBLISH, { input: { id, expectedVersion: back.version } })).toMatchObject({
      params: { reason: 'NOT_IN_REVIEW' },
    });
    const { submitMaterialVersion: again } = await partner.data(SUBMIT, { input: { id, expectedVersion: back.version } });
    expect(again).toMatchObject({ state: 'IN_REVIEW', returnReason: null });
  });

  test('of two reviewers who publish at once one wins, and the other sees a conflict with how it stands', async () => {
    const { id, version } = await author.submitted(next());
    const input = { id, expectedVersion: version };
    const answers = await Promise.all([coordinator.ask(PUBLISH, { input }), coordinator2.ask(PUBLISH, { input })]);
    const [won, lost] = answers.toSorted((a, b) => (a.errors?.length ?? 0) - (b.errors?.length ?? 0));
    expect(won!.data.publishMaterialVersion.state).toBe('PUBLISHED');
    expect(lost!.errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: version + 1, currentState: 'PUBLISHED' },
    });
  });

  test('a call that is sent again under its key is answered again, and nothing is published twice', async () => {
    const id = next();
    const submitted = await author.submitted(id);
    const input = { id: submitted.id, expectedVersion: submitted.version, idempotencyKey: `key ${submitted.id}` };
    const first = await coordinator.data(PUBLISH, { input });
    expect(await coordinator.data(PUBLISH, { input })).toEqual(first);
    expect(await coordinator.refused(PUBLISH, { input: { ...input, impact: 'BREAKING' } })).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });
});

describe('what is published', () => {
  test('is the current version; the one before is superseded, still there under its number, and the review date moves on', async () => {
    const id = next();
    const published = await author.published(id);
    expect(await material(hub.nobody, id)).toMatchObject({
      status: 'MAINTAINED',
      reviewDueOn: '2025-10-15',
      currentVersion: { number: 2 },
      versions: [
        { number: 2, state: 'PUBLISHED' },
        { number: 1, state: 'SUPERSEDED' },
      ],
    });
    const cited = async (number: number) =>
      (
        await hub.nobody.data(
          `query ($id: ID!, $number: Int!) { materialVersion(materialId: $id, number: $number) { id state publishedAt parts { language description } material { currentVersion { number } } } }`,
          { id, number },
        )
      ).materialVersion;
    expect(await cited(1)).toMatchObject({ state: 'SUPERSEDED', parts: [], material: { currentVersion: { number: 2 } } });
    expect(await cited(2)).toMatchObject({
      id: published.id,
      state: 'PUBLISHED',
      parts: [{ language: 'fi' }, { language: 'sv' }],
    });
    expect(await cited(3)).toBeNull();
    // The next one begins with what is published, and says anew what changes.
    const draft = await author.draft(id);
    expect(draft).toMatchObject({ number: 3, impact: null, changeNote: null });
    expect(draft.parts).toEqual(published.parts);
    expect(await cited(3)).toBeNull();
  });

  test('keeps the reviewer’s word on the impact', async () => {
    const { id, version } = await author.submitted(next(), { impact: 'EDITORIAL' });
    const { publishMaterialVersion } = await coordinator.data(PUBLISH, {
      input: { id, expectedVersion: version, impact: 'BREAKING' },
    });
    expect(publishMaterialVersion.impact).toBe('BREAKING');
  });

  test('confirms that a planned output exists: it can be adopted from then on', async () => {
    const { rows } = await hub.pool.query(
      `select id from material where provenance = 'PLANNED_OUTPUT' and current_version_id is null order by id limit 1`,
    );
    const id = rows[0].id;
    expect((await hub.nobody.data('query ($id: ID!) { material(id: $id) { id } }', { id })).material).toBeNull();
    const published = await new Author(coordinator, coordinator2).published(id);
    expect(published).toMatchObject({ number: 1, state: 'PUBLISHED' });
    expect(await material(hub.nobody, id)).toMatchObject({ provenance: 'PAGE_SEEN', currentVersion: { number: 1 } });
    const { material: seenByPartner } = await partner.data(
      'query ($id: ID!) { material(id: $id) { viewerCan { declareAdoption { allowed } } } }',
      { id },
    );
    expect(seenByPartner.viewerCan.declareAdoption.allowed).toBe(true);
  });

  test('never changes, not even by SQL: not what it says, not its parts, and it is not deleted', async () => {
    const { id } = await author.published(next());
    const refused = (text: string) => expect(hub.pool.query(text, [id])).rejects.toMatchObject({ code: '42501' });
    await refused(`update material_version set change_note = 'Toinen' where id = $1`);
    await refused(`update material_version set published_at = hub_now() where id = $1`);
    await refused(`update material_version set state = 'DRAFT', published_at = null where id = $1`);
    await refused(`delete from material_version where id = $1`);
    await refused(`update material_version_part set description = 'Toinen' where material_version_id = $1`);
    await refused(`insert into material_version_part (material_version_id, language, links) values ($1, 'en', '[]')`);
    await refused(`delete from material_version_part where material_version_id = $1`);
    await refused(`update material_version_part set material_version_id = $1 where material_version_id <> $1`);
    // Nor what was found, which nobody reviewed.
    await expect(
      hub.pool.query(`update material_version set number = 9 where number = 1 and state = 'PUBLISHED'`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('stands in the project’s history for everybody, and what led to it for the project', async () => {
    const id = next();
    await author.published(id);
    const { rows } = await hub.pool.query(
      `select kind, audience, facts from history where subject = $1 and kind like 'version.%' order by position`,
      [id],
    );
    expect(rows.map(({ kind, audience }) => [kind, audience])).toEqual([
      ['version.drafted', ['project']],
      ['version.edited', ['project']],
      ['version.submitted', ['project']],
      ['version.published', ['project', 'public']],
    ]);
    expect(rows.at(-1).facts).toMatchObject({ materialId: id, number: 2, impact: 'CONTENT' });
    const { history } = await (
      await hub.as('provider')
    ).data('query ($projectId: ID!, $id: ID!) { history(projectId: $projectId, subjectId: $id) { nodes { kind } } }', {
      projectId,
      id,
    });
    expect(history.nodes).toEqual([{ kind: 'version.published' }]);
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(hub.logged).toEqual([]);
});
