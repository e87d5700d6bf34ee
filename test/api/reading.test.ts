import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

let hub: TestHub;
let partner: Caller;
let projectId: string;
beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
});

/** How many statements answering takes. */
async function statements(query: string, variables: object = {}) {
  const before = hub.database.statementsRead;
  const data = await partner.data(query, { projectId, ...variables });
  return { data, count: hub.database.statementsRead - before };
}

describe('an operation is one statement', () => {
  test('with nested lists, connections, aggregates, computed fields and several roots', async () => {
    const { data, count } = await statements(`query ($projectId: ID!) {
      viewer { organisation { nameFi } }
      a: materials(projectId: $projectId, first: 20) { totalCount facets { name } edges { cursor node { title viewerCan { declareAdoption { allowed } } ownAdoption { stage declarations { evidence { text } viewer: declaredBy { name } } viewerCan { declare { allowed reason } } } adoptionSummary { stage count } } } }
      b: materials(first: 5) { nodes { theme { nameFi } versions { number } } }
      coverage(projectId: $projectId) { byRegion { region { nameFi } figures { inUse } } }
      history(projectId: $projectId) { nodes { subject { __typename ... on Adoption { id viewerCan { declare { allowed } } } ... on Organisation { nameFi } } } } }`);
    expect(count).toBe(1);
    expect(data.a.edges).toHaveLength(20);
    expect(data.a.edges[0].node.viewerCan.declareAdoption.allowed).toBeTypeOf('boolean');
    expect(data.b.nodes.every((m: any) => m.theme.nameFi && m.versions.length >= 1)).toBe(true);
  });

  test('a mutation’s payload takes one more, and a refused operation none', async () => {
    expect(
      (await statements('mutation { setLanguage(input: { language: fi }) { person { name language } organisation { nameFi } } }'))
        .count,
    ).toBe(1);
    const before = hub.database.statementsRead;
    await hub.nobody.refused('{ projects { nodes { id } } }');
    expect(hub.database.statementsRead).toBe(before);
  });
});

describe('the selection is obeyed as GraphQL says', () => {
  test('aliases, fragments that meet, @skip and @include, __typename, variables and defaults', async () => {
    const query = `query ($projectId: ID!, $no: Boolean = false, $first: Int = 2) {
      kind: __typename
      project(id: $projectId) { ...names ... on Node { id } other: nameFi @skip(if: $no) nameSv @include(if: $no) }
      materials(projectId: $projectId, first: $first) { nodes { ...m theme { code } } } }
      fragment names on Project { id nameFi }
      fragment m on Material { theme { __typename nameFi } }`;
    const data = await partner.data(query, { projectId });
    expect(Object.keys(data)).toEqual(['kind', 'project', 'materials']);
    expect(Object.keys(data.project)).toEqual(['id', 'nameFi', 'other']);
    expect(data.materials.nodes).toHaveLength(2);
    expect(Object.keys(data.materials.nodes[0].theme)).toEqual(['__typename', 'nameFi', 'code']);
    expect(data.kind).toBe('Query');
  });

  test('a union and an interface answer with the type that the object has', async () => {
    const { materials, organisations } = await partner.data(
      'query ($projectId: ID!) { materials(projectId: $projectId, first: 1) { nodes { id } } organisations(first: 1) { nodes { id } } }',
      { projectId },
    );
    const query =
      'query ($id: ID!) { node(id: $id) { __typename id ... on Material { title viewerCan { declareAdoption { allowed } } } ... on Organisation { nameFi } } }';
    const { data, count } = await statements(query, { id: materials.nodes[0].id });
    // Where it is, and then what it is.
    expect(count).toBe(2);
    expect(data.node).toMatchObject({
      __typename: 'Material',
      title: expect.any(String),
      viewerCan: { declareAdoption: { allowed: expect.any(Boolean) } },
    });
    expect((await partner.data(query, { id: organisations.nodes[0].id })).node).toMatchObject({
      __typename: 'Organisation',
      nameFi: expect.any(String),
    });
  });

  test('everything skipped is an empty object, and an alias named __proto__ stays one', async () => {
    const data = await partner.data(
      'query ($id: ID!) { project(id: $id) { id @skip(if: true) } viewer { a: organisation { __proto__: nameFi } } }',
      { id: projectId },
    );
    expect(data.project).toEqual({});
  });

  test('scalars have the text of the contract: money with cents, moments in UTC, dates as known', async () => {
    const { project, sourceProjects } = await partner.data(
      'query ($id: ID!) { project(id: $id) { useFrom updatedAt fundingCall { amountFrom amountTo applicationsUntil } } sourceProjects { started ended budget } }',
      { id: projectId },
    );
    expect(project).toMatchObject({
      useFrom: '2023-01-01',
      fundingCall: { amountFrom: '3000000.00', amountTo: '4000000.00', applicationsUntil: '2023-10-25T13:15:00.000Z' },
    });
    expect(project.updatedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(sourceProjects.map((s: any) => s.started)).toEqual(expect.arrayContaining(['2022', '2022-01-01']));
  });

  test('introspection answers a signed-in integrator and does not mix with data', async () => {
    expect((await partner.data('{ __type(name: "Material") { name } }')).__type.name).toBe('Material');
  });
});

describe('bounds', () => {
  test.each([
    ['fields', `{ ${Array.from({ length: 400 }, (_, i) => `a${i}: themes { id code }`).join(' ')} }`],
    [
      'rows',
      `query ($projectId: ID!) { adoptions(projectId: $projectId, first: 100) { nodes { material { versions { id } } declarations { materialVersion { id } } organisation { partnerships { project { partnerships { id } } } } } } }`,
    ],
    ['aliasLength', `{ ${'a'.repeat(64)}: themes { id } }`],
  ])('too many %s is refused with the limit', async (limit, query) => {
    expect(await partner.refused(query, { projectId })).toMatchObject({ code: 'LIMIT_REACHED', params: { limit } });
  });

  test('fragments that double at each step are refused before they unfold', async () => {
    const steps = Array.from(
      { length: 12 },
      (_, i) =>
        `fragment f${i} on Organisation { x${i}: partnerships { organisation { ...f${i + 1} } } y${i}: partnerships { organisation { ...f${i + 1} } } }`,
    );
    const query = `{ organisations(first: 1) { nodes { ...f0 } } } ${steps.join(' ')} fragment f12 on Organisation { id }`;
    expect(await partner.refused(query)).toMatchObject({ code: 'LIMIT_REACHED' });
  });

  test('a body over the limit and one that is no JSON get a 4xx with a code', async () => {
    const post = async (body: string) => {
      const response = await fetch(`${hub.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return [response.status, ((await response.json()) as any).errors[0].extensions.code];
    };
    expect(await post(JSON.stringify({ query: `{ themes { code } } # ${'x'.repeat(300_000)}` }))).toEqual([413, 'LIMIT_REACHED']);
    expect(await post('{"query":')).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('a value that its type cannot hold is the caller’s error, not the server’s', async () => {
    const query = 'query ($projectId: ID!, $after: Cursor) { materials(projectId: $projectId, after: $after) { nodes { id } } }';
    const { materials } = await partner.data(
      'query ($projectId: ID!) { materials(projectId: $projectId, first: 1) { pageInfo { endCursor } } }',
      { projectId },
    );
    const [tag, title] = JSON.parse(Buffer.from(materials.pageInfo.endCursor, 'base64').toString());
    const forged = Buffer.from(JSON.stringify([tag, title, 'no-uuid'])).toString('base64');
    expect(await partner.refused(query, { projectId, after: forged })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await partner.refused('{ materials(filter: { search: "\\u0000" }) { nodes { id } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
