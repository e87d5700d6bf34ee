import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { testHub, type Account, type Caller, type TestHub } from '../support/api.ts';

const ADD = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id version text editedAt mentions { id name } } }';
const EDIT = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { id version text editedAt mentions { id } } }';
const DELETE =
  'mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) { id version text deletedAt mentions { id } } }';
const COMMENTS = `query ($id: ID!, $version: ID, $first: Int, $after: Cursor) { comments(materialId: $id, materialVersionId: $version, first: $first, after: $after) {
  totalCount nodes { id text author { name } organisation { nameFi } deletedAt materialVersion { id number } viewerCan { edit { allowed } delete { allowed } } } pageInfo { endCursor hasNextPage } } }`;

let hub: TestHub;
let people: Record<Account, Caller>;
let projectId: string;
let materialId: string;
let unpublished: string;
let draft: string;
const all: Account[] = ['coordinator', 'partner.a', 'partner.b', 'signatory.a', 'officer', 'auditor', 'provider', 'admin'];

beforeAll(async () => {
  hub = await testHub();
  people = Object.fromEntries(await Promise.all(all.map(async (who) => [who, await hub.as(who)]))) as typeof people;
  projectId = (await people['partner.a'].data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const { rows } = await hub.pool.query(
    `select (select id from material where project_id = $1 and current_version_id is not null and not exists (select from comment c where c.material_id = material.id) and (select count(*) from material_version v where v.material_id = material.id) = 1 order by register_code limit 1) as published,
            (select id from material where project_id = $1 and current_version_id is null order by id limit 1) as unpublished`,
    [projectId],
  );
  materialId = rows[0].published;
  unpublished = rows[0].unpublished;
  draft = (
    await hub.pool.query(`insert into material_version (material_id, number, state) values ($1, 9, 'DRAFT') returning id`, [
      materialId,
    ])
  ).rows[0].id;
});

const say = async (who: Account, text: string, more: object = {}) =>
  (await people[who].data(ADD, { input: { materialId, text, ...more } })).addComment;
const read = async (who: Account, variables: object = {}) =>
  (await people[who].data(COMMENTS, { id: materialId, first: 100, ...variables })).comments;
const idOf = async (who: Account) => (await people[who].data('{ viewer { person { id } } }')).viewer.person.id;
const cursor = async (who: Account) =>
  (await people[who].data('query ($id: ID!) { project(id: $id) { historyCursor } }', { id: projectId })).project.historyCursor;

describe('what is said of something published', () => {
  test('is read by the whole project and by providers outside, with the writer’s name where they may see people; others get nothing', async () => {
    const { id } = await say('partner.a', 'Otimme tämän käyttöön syksyllä.');
    for (const who of ['coordinator', 'partner.b', 'officer', 'auditor', 'provider'] as const)
      expect(
        (await read(who)).nodes.map((c: any) => c.text),
        who,
      ).toEqual(['Otimme tämän käyttöön syksyllä.']);
    expect((await read('partner.b')).nodes[0].author).not.toBeNull();
    expect((await read('provider')).nodes[0]).toMatchObject({
      author: null,
      organisation: { nameFi: 'Esimerkkiopisto Pirkanmaa' },
    });
    expect(await read('admin')).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await hub.nobody.refused(COMMENTS, { id: materialId })).code).toBe('UNAUTHENTICATED');
    expect((await people['admin'].refused(DELETE, { input: { id, expectedVersion: 1 } })).code).toBe('NOT_FOUND');
  });

  test('comes at once to those who read it, in facts that carry no word of it', async () => {
    const followers = await Promise.all(
      (['coordinator', 'provider', 'officer', 'admin'] as const).map(async (who) =>
        (await people[who].socket()).follow(projectId),
      ),
    );
    for (const follower of followers) await follower.next();
    const { id } = await say('provider', 'Meillekin sopisi.');
    await people['provider'].data(EDIT, { input: { id, expectedVersion: 1, text: 'Meillekin sopii.' } });
    await people['coordinator'].data(DELETE, { input: { id, expectedVersion: 2 } });
    const told = [
      { kind: 'comment.added', subjectType: 'Comment', subjectId: id, facts: { materialId, versionId: null } },
      { kind: 'comment.edited', subjectId: id, facts: { materialId, versionId: null, version: 2 } },
      { kind: 'comment.deleted', subjectId: id, facts: { materialId, versionId: null, version: 3, byAuthor: false } },
    ];
    const events = (frames: { events: any[] }[]) => frames.flatMap((frame) => frame.events);
    for (const follower of followers.slice(0, 3))
      expect(events(await follower.until((frames) => events(frames).length >= 3))).toMatchObject(told);
    // The administrator hears of none of it: their next frame would have been this.
    const heard = await people['admin'].data('query ($id: ID!) { history(projectId: $id, first: 100) { nodes { kind } } }', {
      id: projectId,
    });
    expect(heard.history.nodes.filter(({ kind }: any) => kind.startsWith('comment.'))).toEqual([]);
  });
});

describe('what is said inside the project', () => {
  test('of a draft, or of what is not published, is for the project alone', async () => {
    const ofDraft = await say('partner.b', 'Luonnoksessa on virhe.', { materialVersionId: draft });
    await people['coordinator'].data(ADD, { input: { materialId: unpublished, text: 'Onko tätä olemassa?' } });
    expect((await read('partner.a', { version: draft })).nodes.map((c: any) => c.id)).toEqual([ofDraft.id]);
    for (const variables of [{ version: draft }, { id: unpublished }])
      expect(await read('provider', variables)).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await read('provider')).nodes.map((c: any) => c.id)).not.toContain(ofDraft.id);
    expect((await read('auditor', { id: unpublished })).totalCount).toBe(1);
    for (const input of [{ materialId, materialVersionId: draft }, { materialId: unpublished }])
      expect((await people['provider'].refused(ADD, { input: { ...input, text: 'x' } })).code).toBe('NOT_FOUND');
    expect(
      (await people['partner.a'].refused(ADD, { input: { materialId: unpublished, materialVersionId: draft, text: 'x' } }))
        .params,
    ).toEqual({
      field: 'materialVersionId',
    });
  });

  test('the funder answers once it has been addressed, and the mention is told to that person', async () => {
    const officer = await idOf('officer');
    const refusal = await people['officer'].refused(ADD, { input: { materialId, text: 'Vastaan' } });
    expect(refusal.params).toEqual({ reason: 'NOT_ADDRESSED' });
    const after = await cursor('officer');
    const comment = await say('partner.a', `@[${officer}] mitä päätös tarkoittaa? @[${officer}]`);
    expect(comment.mentions.map(({ id }: any) => id)).toEqual([officer]);
    await say('officer', 'Se tarkoittaa tätä.');
    const hears = async (who: Account) => {
      const frames = await (
        await people[who].socket()
      )
        .follow(projectId, after)
        .until((seen) => seen.flatMap((f: any) => f.events).filter((e: any) => e.kind === 'comment.added').length >= 2);
      return frames.flatMap((f: any) => f.events).map((e: any) => e.kind);
    };
    expect(await hears('officer')).toEqual(['comment.added', 'comment.mentioned', 'comment.added']);
    expect(await hears('partner.b')).toEqual(['comment.added', 'comment.added']);
    const told = async (who: Account) =>
      (
        await people[who].data(
          '{ notifications(first: 100, filter: { kinds: [MENTIONED] }) { nodes { subjectId material { id } } } }',
        )
      ).notifications.nodes;
    expect(await told('officer')).toEqual([{ subjectId: comment.id, material: { id: materialId } }]);
    for (const who of ['partner.a', 'partner.b', 'coordinator'] as const) expect(await told(who), who).toEqual([]);
  });
});

describe('a comment', () => {
  test('keeps that it was edited, and only its latest words are read', async () => {
    const { id } = await say('partner.a', 'Ensin näin.');
    const edited = (await people['partner.a'].data(EDIT, { input: { id, expectedVersion: 1, text: '  Sitten\r\nnäin. ' } }))
      .editComment;
    expect(edited).toMatchObject({ version: 2, text: 'Sitten\nnäin.' });
    expect(edited.editedAt).not.toBeNull();
    const again = { input: { id, expectedVersion: 1, text: 'Myöhässä' } };
    expect(await people['partner.a'].refused(EDIT, again)).toMatchObject({ code: 'CONFLICT', params: { currentVersion: 2 } });
    expect((await people['coordinator'].refused(EDIT, again)).params).toEqual({ reason: 'NOT_YOUR_COMMENT' });
    const { rows } = await hub.pool.query('select text from comment_revision where comment_id = $1 order by number', [id]);
    expect(rows.map(({ text }) => text)).toEqual(['Ensin näin.', 'Sitten\nnäin.']);
  });

  test('that is deleted leaves its place, and no word of it anywhere', async () => {
    const words = 'Tätä ei olisi pitänyt sanoa ääneen';
    const { id } = await say('partner.a', words);
    await people['partner.a'].data(EDIT, { input: { id, expectedVersion: 1, text: `${words}!` } });
    expect((await people['partner.b'].refused(DELETE, { input: { id, expectedVersion: 2 } })).params).toEqual({
      reason: 'NOT_YOUR_COMMENT',
    });
    const gone = (await people['partner.a'].data(DELETE, { input: { id, expectedVersion: 2 } })).deleteComment;
    expect(gone).toMatchObject({ version: 3, text: null, mentions: [] });
    expect(gone.deletedAt).not.toBeNull();
    expect((await read('partner.b')).nodes.find((c: any) => c.id === id)).toMatchObject({ text: null });
    for (const table of ['comment', 'comment_revision', 'history', 'idempotency', 'job'])
      expect(
        (await hub.pool.query(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [words])).rowCount,
        table,
      ).toBe(0);
    expect((await people['coordinator'].refused(DELETE, { input: { id, expectedVersion: 3 } })).params).toEqual({
      reason: 'DELETED',
    });
    expect((await people['partner.a'].refused(EDIT, { input: { id, expectedVersion: 3, text: 'x' } })).params).toEqual({
      reason: 'DELETED',
    });
  });

  test('mentions whom its writer sees and who will read it, and nobody else', async () => {
    const mentionable = async (who: Account, search?: string) =>
      (
        await people[who].data(
          'query ($id: ID!, $search: String) { material(id: $id) { mentionable(search: $search) { id name } } }',
          { id: materialId, search },
        )
      ).material.mentionable;
    const [colleague] = await mentionable('partner.a', 'osatoteuttaja b');
    const inside = await idOf('partner.b');
    expect((await mentionable('partner.a')).length).toBeGreaterThan(1);
    expect(colleague?.id ?? inside).toBe(inside);
    const strangers = [await idOf('provider'), await idOf('admin'), '00000000-0000-4000-8000-000000000000'];
    for (const stranger of strangers)
      expect((await people['partner.a'].refused(ADD, { input: { materialId, text: `@[${stranger}]` } })).params).toMatchObject({
        problem: 'NOT_MENTIONABLE',
      });
    // Outside the network one sees one's own colleagues only.
    const own = await idOf('provider');
    expect((await mentionable('provider')).every(({ id }: any) => !strangers.slice(1).includes(id) && id !== inside)).toBe(true);
    expect((await say('provider', `@[${own}]`)).mentions.map(({ id }: any) => id)).toEqual([own]);
    expect((await people['provider'].refused(ADD, { input: { materialId, text: `@[${inside}]` } })).params).toMatchObject({
      problem: 'NOT_MENTIONABLE',
    });
    expect(
      (await hub.nobody.data('query ($id: ID!) { material(id: $id) { mentionable { id } } }', { id: materialId })).material
        .mentionable,
    ).toEqual([]);
  });

  test('is words, neither none nor too many, and a call that is repeated says it once', async () => {
    const problem = async (text: string) =>
      (await people['partner.a'].refused(ADD, { input: { materialId, text } })).params.problem;
    expect(await problem(' \n ')).toBe('REQUIRED');
    expect(await problem('x'.repeat(limits.text + 1))).toBe('TOO_LONG');
    expect(await problem('a\u0000b')).toBe('NOT_TEXT');
    expect(await problem('\ud800')).toMatch('NOT_TEXT');
    const [first, second] = await Promise.all([1, 2].map(() => say('partner.b', 'Kerran', { idempotencyKey: 'kerran' })));
    expect(first.id).toBe(second.id);
  });

  test('follows others page by page, newest first', async () => {
    const { totalCount } = await read('coordinator');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await read('coordinator', { first: 2, after });
      seen.push(...page.nodes.map((c: any) => c.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toHaveLength(totalCount);
    expect(seen).toEqual((await read('coordinator')).nodes.map((c: any) => c.id));
  });

  test('more than somebody could mean to say in ten minutes waits', async () => {
    const signatory = people['signatory.a'];
    for (let i = 0; i < limits.comments; i++) await say('signatory.a', `Kommentti ${i}`);
    const { code, params } = await signatory.refused(ADD, { input: { materialId, text: 'Vielä yksi' } });
    expect([code, params.retryAfterSeconds > 0]).toEqual(['RATE_LIMITED', true]);
    await say('partner.b', 'Muut puhuvat silti.');
  });
});
