import { beforeAll, describe, expect, test } from 'vitest';
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLInputType,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import 'reflect-metadata';
import { buildHubSchema } from '../../server/src/app/schema.ts';
import { wire } from '../../server/src/app/wiring.ts';
import { accounts, testHub, type Caller, type TestHub } from '../support/api.ts';

const schema = buildHubSchema(wire(undefined as never, undefined as never));
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());
const open = (field: GraphQLField<unknown, unknown>) => field.extensions['access'] === 'PUBLIC';

let hub: TestHub;
let projectId: string;
/** Things of each kind, as the database has them. */
let known: Record<string, string>;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  hub = await testHub();
  callers.set('nobody', hub.nobody);
  for (const account of accounts) callers.set(account, await hub.as(account));
  projectId = await id('select id from project');
  known = {
    material: await id('select id from material where current_version_id is null'),
    adoption: await id(
      `select a.id from adoption a join organisation o on o.id = a.organisation_id where o.name_fi = 'Exempelinstitutet Österbotten'`,
    ),
    declaration: await id(
      `select d.id from adoption_declaration d join organisation o on o.id = d.organisation_id where o.name_fi = 'Exempelinstitutet Österbotten'`,
    ),
    hiddenEvidence: await id(
      `select e.id from adoption_evidence e join organisation o on o.id = e.organisation_id where not e.shared and o.name_fi = 'Exempelinstitutet Österbotten'`,
    ),
    sharedEvidence: await id(
      `select e.id from adoption_evidence e join organisation o on o.id = e.organisation_id where e.shared and o.name_fi = 'Exempelinstitutet Österbotten'`,
    ),
    handover: await id('select id from material_handover'),
    problem: await id(
      `select r.id from problem_report r join person p on p.id = r.reported_by_id where p.email = 'provider@demo.test'`,
    ),
    person: await id(`select id from person where email = 'partner.b@demo.test'`),
    membership: await id(
      `select m.id from membership m join person p on p.id = m.person_id where p.email = 'partner.b@demo.test'`,
    ),
  };
});
async function id(text: string): Promise<string> {
  const { rows } = await hub.pool.query(`${text} limit 1`);
  expect(rows, text).toHaveLength(1);
  return rows[0].id;
}

/** A selection of everything a type has, two objects deep. */
function all(type: GraphQLNamedType, depth = 2): string {
  if (isAbstractType(type)) return `{ __typename }`;
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    // What has to be asked for by something of its own is asked for elsewhere.
    if (field.args.some(isRequiredArgument)) return [];
    if (!isCompositeType(named)) return [field.name];
    return depth > 0 ? [`${field.name} ${all(named, depth - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
const argumentsOf = (field: GraphQLField<unknown, unknown>) => {
  const given = field.args.flatMap(({ name }) => {
    if (name === 'projectId') return [`projectId: "${projectId}"`];
    if (name === 'id') return [`id: "${field.name === 'project' ? projectId : known['adoption']}"`];
    if (name === 'standing') return ['standing: IN_USE'];
    if (name === 'step') return ['step: REACHED'];
    if (name === 'materialId') return [`materialId: "${known['material']}"`];
    if (name === 'token') return ['token: "nothing"'];
    if (name === 'number') return ['number: 1'];
    return name === 'first' ? ['first: 3'] : [];
  });
  return given.length ? `(${given.join(', ')})` : '';
};

/** A literal that this type takes: what it must have, and no more. */
function something(type: GraphQLInputType): string {
  if (isNonNullType(type)) return something(type.ofType);
  if (isListType(type)) return `[${something(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return literals[type.name] ?? '"x"';
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${something(field.type)}`).join(', ')} }`;
}
const literals: Record<string, string> = {
  ID: '"00000000-0000-4000-8000-000000000000"',
  Int: '1',
  Boolean: 'true',
  Date: '"2024-12-31"',
};

describe('every root field, asked by everybody', () => {
  test.each(queries.map((field) => [field.name, field] as const))('Query.%s', async (_name, field) => {
    const query = (depth: number) => `{ ${field.name}${argumentsOf(field)} ${all(getNamedType(field.type), depth)} }`;
    for (const [who, caller] of callers) {
      const deep = await caller.ask(query(2));
      const tooMuch = deep.errors?.[0]!.extensions.code === 'LIMIT_REACHED';
      const { data, errors } = tooMuch ? await caller.ask(query(1)) : deep;
      if (who === 'nobody' && !open(field)) expect(errors![0]!.extensions.code, who).toBe('UNAUTHENTICATED');
      else expect([errors, data && field.name in data], `${who}: ${query(tooMuch ? 1 : 2)}`).toEqual([undefined, true]);
    }
    expect(hub.logged).toEqual([]);
  });

  test.each(mutations.filter((field) => !open(field)).map((field) => [field.name, field] as const))(
    'Mutation.%s asks who you are',
    async (_name, field) => {
      expect(
        await hub.nobody.refused(
          `mutation { ${field.name}${field.args.length ? `(input: ${something(field.args[0]!.type)})` : ''} ${all(getNamedType(field.type), 0)} }`,
        ),
      ).toMatchObject({ code: 'UNAUTHENTICATED' });
    },
  );
});

describe('who sees what', () => {
  const inside = ['coordinator', 'coordinator2', 'finance', 'partner.a', 'partner.b', 'signatory.a', 'officer', 'auditor'];
  const seen: [thing: string, by: string[]][] = [
    ['material', inside],
    ['handover', inside],
    // Who reported it sees what became of it.
    ['problem', [...inside, 'provider']],
    ['adoption', inside],
    ['declaration', inside],
    ['sharedEvidence', inside],
    ['hiddenEvidence', inside.filter((who) => who !== 'partner.a' && who !== 'signatory.a')],
    ['person', [...inside, 'admin']],
    ['membership', [...inside, 'admin']],
  ];
  test.each(seen)(
    'an unpublished or private %s is seen through node(id) by those it is for, and absent for all others',
    async (thing, by) => {
      const found: string[] = [];
      for (const [who, caller] of callers) {
        const { node } = await caller.data('query ($id: ID!) { node(id: $id) { id } }', { id: known[thing] });
        if (node) found.push(who);
      }
      expect(found.sort()).toEqual([...by].sort());
    },
  );

  test('those outside see no adoption but their own through lists, edges, counts, facets and figures', async () => {
    const query = `query ($projectId: ID!) {
      adoptions(projectId: $projectId, first: 100) { totalCount nodes { organisation { id } } }
      materials(projectId: $projectId, first: 100) { totalCount nodes { adoptionSummary { count } ownAdoption { id } } facets { name value count } }
      organisations(first: 100, filter: { demonstration: true }) { nodes { id adoptionSummary { count } } }
      project(id: $projectId) { figures { adoptionsInUse } partnerships { contact { name } } }
      history(projectId: $projectId, first: 100) { nodes { kind facts } } }`;
    const own: Record<string, unknown> = {
      organisation: (await callers.get('provider')!.data('{ viewer { organisation { id } } }')).viewer.organisation.id,
      provider: Number(
        (
          await hub.pool.query(
            `select count(*) from adoption a join membership m on m.organisation_id = a.organisation_id join person p on p.id = m.person_id where p.email = 'provider@demo.test'`,
          )
        ).rows[0].count,
      ),
      admin: 0,
    };
    for (const who of ['provider', 'admin']) {
      const data = await callers.get(who)!.data(query, { projectId });
      expect(data.adoptions.totalCount, who).toBe(own[who]);
      expect(
        data.materials.nodes.flatMap((m: any) => m.adoptionSummary).reduce((sum: number, s: any) => sum + s.count, 0),
        who,
      ).toBe(own[who]);
      expect(data.organisations.nodes.filter((o: any) => o.adoptionSummary.length).length, who).toBe(own[who] ? 1 : 0);
      expect(data.project.figures, who).toBeNull();
      expect(
        data.project.partnerships.every((p: any) => p.contact === null),
        who,
        // The administrator takes care of people, wherever they are.
      ).toBe(who !== 'admin');
      expect(
        data.history.nodes.filter((h: any) => h.kind.startsWith('adoption.') && h.facts.organisationId !== own['organisation']),
        who,
      ).toEqual([]);
      // Materials that are not confirmed to exist are neither listed nor counted.
      expect(data.materials.totalCount, who).toBe(
        Number((await hub.pool.query('select count(*) from material where current_version_id is not null')).rows[0].count),
      );
    }
  });

  test('coverage shows those outside nothing of under three providers, known region or not, and nothing by subtraction', async () => {
    const query = `query ($projectId: ID!, $theme: String) { coverage(projectId: $projectId, theme: $theme) { total { licensed notApplicable }
      byRegion { region { code } others counted figures { licensed notApplicable } } } }`;
    const providers = ({ figures }: any) => figures.licensed + figures.notApplicable;
    for (const theme of [null, 'DATA_COMPETENCE', 'DIGITAL_COMPETENCE']) {
      const [outside, within] = await Promise.all(
        ['provider', 'officer'].map(async (who) => (await callers.get(who)!.data(query, { projectId, theme })).coverage),
      );
      expect(outside.byRegion.filter((row: any) => providers(row) < 3)).toEqual([]);
      expect(outside.byRegion.filter((row: any) => row.others)).toHaveLength(1);
      expect(within.byRegion.some((row: any) => row.others)).toBe(false);
      const sum = ({ byRegion }: any) => byRegion.reduce((total: number, row: any) => total + providers(row), 0);
      expect(sum(outside)).toBe(sum(within));
      expect(outside.total).toEqual(within.total);
    }
  });

  test('one or two providers left over cannot be had by subtraction: the smallest other region joins them', async () => {
    // Of all that stand in groups under three, only the one whose region is not known is left.
    await hub.pool
      .query(`delete from licence where organisation_id in (select o.id from organisation o where o.demonstration and o.kind = 'PROVIDER'
      and o.region_id in (select region_id from organisation where demonstration and kind = 'PROVIDER' group by region_id having count(*) < 4))`);
    const { coverage } = await callers
      .get('provider')!
      .data('query ($projectId: ID!) { coverage(projectId: $projectId) { byRegion { others figures { licensed } } } }', {
        projectId,
      });
    const others = coverage.byRegion.filter((row: any) => row.others);
    expect(others.map((row: any) => row.figures.licensed > 3)).toEqual([true]);
  });

  test('no password, secret or hash can be read, but a token just made; an address by five ways alone', () => {
    const names = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && ![schema.getMutationType(), schema.getQueryType()].includes(type)
        ? Object.values(type.getFields())
            .filter((field) => !isCompositeType(getNamedType(field.type)))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(names.filter((name) => /\.\w*(password|token|secret|hash)/i.test(name))).toEqual(['CreatedApiToken.token']);
    expect(names.filter((name) => /email|mail\.recipient/i.test(name)).sort()).toEqual([
      // Of the installation itself, and of people by five ways.
      ...[
        'DemoAccount.email',
        'Installation.feedbackEmail',
        'Invitation.email',
        'InvitationOffer.email',
        'OutboxMail.recipient',
        'Person.email',
      ],
    ]);
  });
});

describe('signing in', () => {
  test('an unknown account and a wrong password are told the same', async () => {
    const signIn =
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }';
    const answers = await Promise.all([
      hub.nobody.refused(signIn, { email: 'nobody@demo.test', password: 'hankeverkko-demo' }),
      hub.nobody.refused(signIn, { email: 'coordinator@demo.test', password: 'wrong' }),
    ]);
    expect(answers).toEqual(Array.from({ length: 2 }, () => ({ code: 'SIGN_IN_FAILED', params: {} })));
  });

  test('the cookie is out of reach of scripts, and of no use after signing out', async () => {
    const caller = await hub.as('partner.b');
    const { headers } = await hub.nobody.ask(
      'mutation { signIn(email: "partner.b@demo.test", password: "hankeverkko-demo") { person { name } } }',
    );
    hub.nobody.cookie = '';
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const kept = caller.cookie;
    await caller.data('mutation { signOut }');
    caller.cookie = kept;
    expect((await caller.data('{ viewer { person { name } } }')).viewer).toBeNull();
  });

  test('who belongs to two organisations goes on for the other one, with what it is there', async () => {
    const caller = await hub.as('partner.a');
    const query =
      '{ viewer { organisation { id } roles memberships { organisation { id } role } positions { position project { id } } } }';
    const { viewer } = await caller.data(query);
    const other = viewer.memberships.find((m: any) => m.organisation.id !== viewer.organisation.id);
    await caller.data('mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { roles } }', {
      input: { organisationId: other.organisation.id },
    });
    expect((await caller.data(query)).viewer).toMatchObject({ organisation: other.organisation, roles: [other.role] });
    const stranger = await id(`select id from organisation where kind = 'FUNDER'`);
    expect(
      await caller.refused('mutation ($input: SwitchOrganisationInput!) { switchOrganisation(input: $input) { roles } }', {
        input: { organisationId: stranger },
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a page of another site cannot call with a person’s cookie', async () => {
    const { status } = await callers.get('partner.a')!.ask('{ viewer { roles } }', {}, { origin: 'https://elsewhere.example' });
    expect(status).toBe(403);
  });
});
