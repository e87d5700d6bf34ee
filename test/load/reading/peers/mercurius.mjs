import fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';
import { databaseUrl, ready, viewerOf } from './begun.mjs';
import { schema } from './mercurius.schema.mjs';
import { statements } from './mercurius.rows.mjs';

// Mercurius with its compiler and loaders over the same tables: a statement for each kind of row, however many parents ask.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, idleTimeoutMillis: 0 });
const ask = async (name, values) => (await pool.query({ name, text: statements[name], values })).rows;

/** A loader of one row for each parent, by a key of the parent. */
const oneBy =
  (name, keyOf, more = () => []) =>
  async (queries, { viewer }) => {
    const keys = queries.map(({ obj }) => keyOf(obj));
    const found = new Map((await ask(name, [keys, ...more(viewer)])).map((row) => [row.key, row]));
    return keys.map((key) => found.get(key) ?? null);
  };
/** A loader of the rows under each parent, in their order. */
const manyBy =
  (name, keyOf, more = () => []) =>
  async (queries, { viewer }) => {
    const found = Map.groupBy(await ask(name, [queries.map(({ obj }) => keyOf(obj)), ...more(viewer)]), (row) => row.key);
    return queries.map(({ obj }) => found.get(keyOf(obj)) ?? []);
  };
const rights = ({ organisationId, projects }) => [organisationId, projects];

const resolvers = {
  Query: {
    materials: (_, { projectId, first }) => ({ projectId, first }),
    coverage: (_, { projectId }) => ({ projectId }),
    async adoptions(_, { projectId, first }, { viewer }) {
      const found = await ask('adoptions', [...rights(viewer), projectId, first + 1]);
      return { nodes: found.slice(0, first), pageInfo: { hasNextPage: found.length > first } };
    },
  },
  MaterialConnection: {
    totalCount: async ({ projectId }, _, { viewer }) => (await ask('materialCount', [projectId, viewer.projects]))[0].count,
    facets: ({ projectId }, _, { viewer }) => ask('facets', [projectId, ...rights(viewer)]),
    async nodes(page, _, { viewer }) {
      page.found = ask('materials', [page.projectId, viewer.projects, page.first + 1]);
      return (await page.found).slice(0, page.first);
    },
    async pageInfo(page, _, { viewer }) {
      const found = await (page.found ?? ask('materials', [page.projectId, viewer.projects, page.first + 1]));
      const last = found.slice(0, page.first).at(-1);
      return { hasNextPage: found.length > page.first, endCursor: last?.cursor ?? null };
    },
  },
  Coverage: {
    total: async ({ projectId }) => (await ask('coverageTotal', [projectId]))[0],
    byRegion: async ({ projectId }) => placed(await ask('coverageByRegion', [projectId]), 'region'),
    byTheme: async ({ projectId }) => placed(await ask('coverageByTheme', [projectId]), 'theme'),
  },
  Mutation: {
    async declareAdoption(_, { input }, { viewer }) {
      const { materialId, expectedVersion, stage, reason, note } = input;
      const values = [viewer.personId, viewer.organisationId, materialId, expectedVersion, stage, reason, note];
      return (await ask('declare', values))[0];
    },
  },
};

const placed = (found, name) =>
  found.map(({ id, code, nameFi, nameSv, nameEn, others, counted, ...figures }) => ({
    [name]: id && { id, code, nameFi, nameSv, nameEn },
    others,
    counted,
    figures,
  }));

const loaders = {
  Material: {
    theme: oneBy('themes', (material) => material.themeId),
    sourceProject: oneBy('sourceProjects', (material) => material.sourceProjectId),
    ownAdoption: oneBy('ownAdoptions', (material) => material.id, rights),
    adoptionSummary: manyBy('adoptionSummaries', (material) => material.id, rights),
  },
  Adoption: {
    organisation: oneBy('organisations', (adoption) => adoption.organisationId),
    material: oneBy(
      'materialsById',
      (adoption) => adoption.materialId,
      ({ projects }) => [projects],
    ),
    declarations: manyBy('declarations', (adoption) => adoption.id, rights),
  },
  Organisation: { region: oneBy('regions', (organisation) => organisation.regionId) },
  AdoptionDeclaration: {
    declaredBy: oneBy(
      'people',
      (declaration) => declaration.declaredById,
      ({ personId, organisationId, projects }) => [personId, organisationId, projects],
    ),
    evidence: oneBy(
      'evidence',
      (declaration) => declaration.id,
      ({ organisationId, projects, steered }) => [organisationId, projects, steered],
    ),
  },
};

const app = fastify();
await app.register(mercurius, {
  schema,
  resolvers,
  loaders,
  jit: 1,
  graphiql: false,
  context: async (request) => ({ viewer: await viewerOf(pool, request.headers.cookie) }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
ready(app.server.address().port);
