import 'reflect-metadata';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { Viewers } from '../../server/src/app/viewers.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { SourceProject } from '../../server/src/features/projects/source-project.entity.ts';
import { Project } from '../../server/src/features/projects/project.entity.ts';
import { anonymous, type Viewer } from '../../server/src/platform/auth/viewer.ts';
import { answer } from '../../server/src/platform/reading/answer.ts';
import { computed, one, type Row } from '../../server/src/platform/reading/source.ts';
import { sql } from '../../server/src/platform/reading/sql.ts';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const EXACT = '9007199254740993';

let hub: TestHub;
let partner: Caller;
let projectId: string;
let asPartner: Viewer;
let schema: GraphQLSchema;
beforeAll(async () => {
  hub = await testHub();
  partner = await hub.as('partner.a');
  projectId = (await partner.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  const { rows } = await hub.pool.query(
    `select s.id from session s join person p on p.id = s.person_id where p.email = 'partner.a@demo.test'`,
  );
  asPartner = (await new Viewers(hub.pool).bySession(rows[0].id))!;
  schema = buildHubSchema(wire(hub.database, undefined as never));
});

/** The statements that an operation takes. */
async function statements(query: string, variables: Record<string, unknown> = {}, over = schema, viewer = asPartner) {
  const texts: string[] = [];
  const read = (text: string, values: unknown[]) => {
    texts.push(text);
    return hub.database.read(text, values);
  };
  const { data, errors } = await answer(over, { document: parse(query), variables }, { viewer, read });
  expect(errors).toBeUndefined();
  return { texts, data: JSON.parse(JSON.stringify(data)) };
}

describe('the statement', () => {
  const query = `query ($projectId: ID!, $first: Int!, $after: Cursor, $search: String) {
    materials(projectId: $projectId, first: $first, after: $after, filter: { search: $search, stages: [IN_USE] }) {
      pageInfo { endCursor } nodes { title viewerCan { declareAdoption { allowed } } ownAdoption { declarations { stage } } } }
    history(projectId: $projectId, first: 5) { nodes { subject { ... on Adoption { stage } ... on Organisation { nameFi } } } } }`;

  test('has the same text for the same request, whatever the values, so that PostgreSQL keeps its plan', async () => {
    const first = await statements(query, { projectId, first: 3, search: 'a' });
    const again = await statements(query, { projectId, first: 3, search: 'malli' });
    expect(again.texts).toEqual(first.texts);
    expect(first.texts).toHaveLength(1);
  });

  test('has its counts as literals: as parameters they would keep PostgreSQL from settling on a plan', async () => {
    const { texts } = await statements(query, { projectId, first: 3 });
    expect(texts[0]).toMatch(/limit 4\b/);
    expect(texts[0]).not.toMatch(/(limit|offset) \$/);
  });

  test('has no word of a person in it', async () => {
    const { texts } = await statements(query, { projectId, first: 3, search: `x'); select 1 --` });
    expect(texts[0]).not.toContain('select 1 --');
  });
});

describe('an alias', () => {
  // Letters and words that stand in the statement themselves.
  test.each(['o', 'p', 'i', 'c', 'x', 'v', 'n1', 't1', 'page', 'count', 'select', 'constructor', '__proto__', '_'])(
    '%s may be given to every kind of field',
    async (alias) => {
      const data = await partner.data(
        `query ($projectId: ID!) {
          ${alias}: materials(projectId: $projectId, first: 2) {
            ${alias}: edges { ${alias}: node { ${alias}: title } }
            ends: pageInfo { ${alias}: hasNextPage }
            nodes { ${alias}: viewerCan { ${alias}: declareAdoption { ${alias}: allowed } } }
            facets { ${alias}: name } }
          project(id: $projectId) { ${alias}: figures { ${alias}: materials } partnerships { ${alias}: role } }
          node(id: $projectId) { ... on Project { ${alias}: acronym } } }`,
        { projectId },
      );
      // JSON.parse makes a plain property of __proto__, as it must.
      const at = (value: any, ...path: string[]) =>
        path.reduce((each, key) => Object.getOwnPropertyDescriptor(each, key)?.value, value);
      const list = at(data, alias);
      expect(at(list, alias, '0', alias, alias)).toBeTypeOf('string');
      expect(at(list, 'ends', alias)).toBe(true);
      expect(at(list, 'nodes', '0', alias, alias, alias)).toBeTypeOf('boolean');
      expect(at(list, 'facets', '0', alias)).toBe('kind');
      expect(at(data, 'project', alias, alias)).toBeGreaterThan(0);
      expect(at(data, 'project', 'partnerships', '0', alias)).toBe('COORDINATOR');
      expect(at(data, 'node', alias)).toBeTypeOf('string');
    },
  );

  test('of 63 letters is taken whole, and a longer one refused where PostgreSQL would cut it', async () => {
    const [long, other] = ['a'.repeat(63), `${'a'.repeat(62)}b`];
    const { project } = await partner.data(`query ($id: ID!) { project(id: $id) { ${long}: acronym ${other}: id } }`, {
      id: projectId,
    });
    expect(Object.keys(project)).toEqual([long, other]);
    const selections = [
      '@: themes { id }',
      'themes { @: id }',
      'projects { nodes { @: id } }',
      'projects { edges { @: cursor } }',
      'projects { pageInfo { @: hasNextPage } }',
    ];
    for (const selection of selections)
      expect(await partner.refused(`{ ${selection.replace('@', 'a'.repeat(64))} }`), selection).toMatchObject({
        code: 'LIMIT_REACHED',
        params: { limit: 'aliasLength' },
      });
  });
});

describe('a cursor', () => {
  const materials =
    'query ($projectId: ID!, $after: Cursor) { materials(projectId: $projectId, after: $after) { nodes { id } } }';

  test.each(['adoptions', 'history', 'organisations', 'projects'])(
    'of %s is refused by materials, instead of a wrong page',
    async (list) => {
      const given = ['adoptions', 'history'].includes(list) ? '(projectId: $projectId, first: 1)' : '(first: 1)';
      const answered = await partner.data(
        `query ($projectId: ID!) { project(id: $projectId) { id } ${list}${given} { pageInfo { endCursor } } }`,
        { projectId },
      );
      expect(await partner.refused(materials, { projectId, after: answered[list].pageInfo.endCursor })).toMatchObject({
        code: 'BAD_USER_INPUT',
        params: { field: 'after', problem: 'CURSOR_OF_ANOTHER_LIST' },
      });
    },
  );

  test.each([
    ['no-uuid', (keys: string[]) => [keys[0], keys[1], 'no-uuid']],
    ['a letter that no text can hold', (keys: string[]) => [keys[0], '\0', keys[2]]],
    ['too few keys', (keys: string[]) => keys.slice(0, 2)],
    ['numbers', (keys: string[]) => [keys[0], 1, 2]],
  ])('forged with %s is the caller’s error', async (_, forge) => {
    const page = await partner.data(
      'query ($projectId: ID!) { materials(projectId: $projectId, first: 1) { pageInfo { endCursor } } }',
      { projectId },
    );
    const keys = JSON.parse(Buffer.from(page.materials.pageInfo.endCursor, 'base64').toString());
    const after = Buffer.from(JSON.stringify(forge(keys))).toString('base64');
    expect(await partner.refused(materials, { projectId, after })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('a forged moment is the caller’s error too', async () => {
    const query =
      'query ($projectId: ID!, $after: Cursor) { adoptions(projectId: $projectId, first: 1, after: $after) { pageInfo { endCursor } } }';
    const { adoptions } = await partner.data(query, { projectId });
    const [tag, , id] = JSON.parse(Buffer.from(adoptions.pageInfo.endCursor, 'base64').toString());
    const after = Buffer.from(JSON.stringify([tag, 'last week', id])).toString('base64');
    expect(await partner.refused(query, { projectId, after })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('does not come with a page on which no row was wanted: it would lead past the first one', async () => {
    const { materials } = await partner.data(
      'query ($projectId: ID!) { materials(projectId: $projectId, first: 0) { nodes { id } totalCount pageInfo { endCursor hasNextPage } } }',
      { projectId },
    );
    expect(materials).toMatchObject({ nodes: [], pageInfo: { endCursor: null, hasNextPage: true } });
    expect(materials.totalCount).toBeGreaterThan(0);
  });
});

describe('numbers and moments', () => {
  const probe = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        probe: {
          type: new GraphQLObjectType({
            name: 'Probe',
            fields: {
              cents: {
                type: GraphQLString,
                resolve: (row: Row<SourceProject>) =>
                  computed({ cents: row.budgetCents }, ({ cents }) => `${typeof cents} ${cents}`),
              },
            },
          }),
          resolve: () => one(SourceProject, (row) => sql`${row.budgetCents} is not null`),
          extensions: { access: 'PUBLIC' },
        },
        moment: {
          type: new GraphQLObjectType({
            name: 'Moment',
            fields: {
              at: {
                type: GraphQLString,
                resolve: (row: Row<Project>) => computed({ at: row.updatedAt }, ({ at }) => (at as Date).toISOString()),
              },
            },
          }),
          resolve: () => one(Project, () => true),
          extensions: { access: 'PUBLIC' },
        },
      },
    }),
  });

  test('a computed field never sees a large number rounded, and gets moments as moments', async () => {
    await hub.pool.query(
      `update source_project set budget_cents = case when code = (select min(code) from source_project) then ${EXACT} end`,
    );
    const { data } = await statements('{ probe { cents } moment { at } }', {}, probe, anonymous);
    expect(data.probe.cents).toBe(`string ${EXACT}`);
    expect(data.moment.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect((await partner.data('{ sourceProjects { budget } }')).sourceProjects).toContainEqual({ budget: '90071992547409.93' });
  });
});

describe('what is no value of the data', () => {
  test('an empty id is an id that nothing has, not a filter left out', async () => {
    const query = `query ($projectId: ID!) { a: history(projectId: $projectId, subjectId: "") { nodes { position } }
      b: adoptions(projectId: $projectId, filter: { materialId: "" }) { totalCount } c: adoptions(projectId: $projectId, filter: { organisationId: "" }) { totalCount } }`;
    expect(await partner.data(query, { projectId })).toEqual({ a: { nodes: [] }, b: { totalCount: 0 }, c: { totalCount: 0 } });
  });

  test('of an unknown theme there is no coverage, also when it has no letter', async () => {
    const query =
      'query ($projectId: ID!, $theme: String) { coverage(projectId: $projectId, theme: $theme) { theme { code } total { inUse } } }';
    for (const theme of ['', 'UNKNOWN']) expect((await partner.data(query, { projectId, theme })).coverage).toBeNull();
  });

  test('an id in capital letters is the same id, with the same rights', async () => {
    const query =
      'query ($projectId: ID!) { coverage(projectId: $projectId) { byRegion { others region { code } } } project(id: $projectId) { figures { partners } } }';
    expect(await partner.data(query, { projectId: projectId.toUpperCase() })).toEqual(await partner.data(query, { projectId }));
  });
});

describe('coverage and figures', () => {
  test('regions stand by their code, and then those whose region is not known', async () => {
    await hub.pool.query(`update organisation set region_id = null where name_fi = 'Esimerkkiopisto Uusimaa Keskus'`);
    const { coverage } = await partner.data(
      'query ($projectId: ID!) { coverage(projectId: $projectId) { byRegion { region { code } } } }',
      { projectId },
    );
    const codes = coverage.byRegion.map((row: any) => row.region?.code ?? null);
    expect(codes.at(-1)).toBeNull();
    expect(codes.slice(0, -1)).toEqual(codes.slice(0, -1).toSorted());
  });

  test('a project’s figures are null to those who are in another project only', async () => {
    const { rows } = await hub.pool.query(
      `insert into project (funder_id, acronym, name_fi, name_sv, name_en, use_from, use_to, demonstration)
         select funder_id, 'Toinen', 'Toinen', 'Andra', 'Second', use_from, use_to, true from project returning id`,
    );
    const query = 'query ($id: ID!) { project(id: $id) { figures { providers materials } } }';
    expect((await partner.data(query, { id: rows[0].id })).project.figures).toBeNull();
    expect((await partner.data(query, { id: projectId })).project.figures.providers).toBeGreaterThan(0);
  });
});
