import { beforeAll, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const ORGANISATION = `query ($id: ID!) { organisation(id: $id) { id version nameFi nameSv brandName website locationBasis locationToConfirm region { code } municipality { code }
  formerNames { nameFi validUntil } licences { id validFrom validUntil source state } } }`;
const EDIT = 'mutation ($input: EditOrganisationInput!) { editOrganisation(input: $input) { id version } }';
const LICENCE =
  'mutation ($input: SetLicenceInput!) { setLicence(input: $input) { id version licences { id validFrom validUntil state } } }';
const CONFIRM = 'mutation ($input: ConfirmLocationsInput!) { confirmLocations(input: $input) { id version locationToConfirm } }';
const LIST =
  'query ($filter: OrganisationFilter) { organisations(first: 100, filter: $filter) { totalCount nodes { id version nameFi region { code } } } }';
const COVERAGE = 'query ($projectId: ID!, $asOf: Date) { coverage(projectId: $projectId, asOf: $asOf) { total { licensed } } }';

let hub: TestHub;
let admin: Caller;
const look = async (id: string) => (await admin.data(ORGANISATION, { id })).organisation;
const named = async (name: string) =>
  look((await hub.pool.query('select id from organisation where name_fi = $1', [name])).rows[0].id);
const found = async (search: string) =>
  (await hub.nobody.data(LIST, { filter: { search } })).organisations.nodes.map(({ nameFi }: any) => nameFi);
const history = async (id: string) =>
  (
    await hub.pool.query(
      `select kind, facts, audience from history where stream::text like '00000000-%' and subject = $1 order by position desc limit 1`,
      [id],
    )
  ).rows[0];

beforeAll(async () => {
  hub = await testHub();
  admin = await hub.as('admin');
});

test('one that is renamed is found by both names, and tells until when it bore the first', async () => {
  const { id, version } = await named('Esimerkkiopisto Kainuu');
  const names = { nameFi: 'Kainuun esimerkkiopisto', nameSv: 'Kajanalands exempelinstitut' };
  const input = { organisationId: id, expectedVersion: version, ...names, renamedOn: '2024-08-01' };
  await admin.data(EDIT, { input });
  const after = await look(id);
  expect(after).toMatchObject({ ...names, formerNames: [{ nameFi: 'Esimerkkiopisto Kainuu', validUntil: '2024-07-31' }] });
  expect(await found('esimerkkiopisto kainuu')).toEqual(['Kainuun esimerkkiopisto']);
  expect(await found('kainuun esim')).toEqual(['Kainuun esimerkkiopisto']);
  expect(await history(id)).toMatchObject({
    kind: 'organisation.renamed',
    facts: { renamedOn: '2024-08-01' },
    audience: ['administrator', `partner:${id}`],
  });
});

test('a name that was wrong is corrected and leaves none behind', async () => {
  const { id, version } = await named('Esimerkkiopisto Lappi');
  await admin.data(EDIT, {
    input: { organisationId: id, expectedVersion: version, nameFi: 'Esimerkkiopisto Lapin Maa', website: 'https://lappi.test' },
  });
  expect(await look(id)).toMatchObject({ nameFi: 'Esimerkkiopisto Lapin Maa', website: 'https://lappi.test', formerNames: [] });
  expect(await found('esimerkkiopisto lappi')).not.toContain('Esimerkkiopisto Lapin Maa');
  expect((await history(id)).kind).toBe('organisation.edited');
});

test('a new name of tomorrow, an empty one and a version that has passed are refused', async () => {
  const { id, version } = await named('Esimerkkiopisto Satakunta');
  const refused = (more: object) =>
    admin.refused(EDIT, { input: { organisationId: id, expectedVersion: version, nameFi: 'Uusi', ...more } });
  expect(await refused({ renamedOn: '2024-12-24' })).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'renamedOn', problem: 'IN_THE_FUTURE' },
  });
  expect((await refused({ renamedOn: '0001-01-01' })).params).toMatchObject({ field: 'renamedOn', problem: 'OUT_OF_RANGE' });
  expect(await refused({ nameFi: '  ' })).toEqual({ code: 'BAD_USER_INPUT', params: { field: 'nameFi', problem: 'REQUIRED' } });
  expect(await refused({ website: 'gopher' })).toMatchObject({ params: { field: 'website' } });
  expect(await refused({ expectedVersion: version + 1 })).toEqual({ code: 'CONFLICT', params: { currentVersion: version } });
});

test('a licence that ends leaves the population on the day after, and a new one begins on its day', async () => {
  const { id, version, licences } = await named('Esimerkkiopisto Satakunta');
  const projectId = (await hub.pool.query('select id from project')).rows[0].id;
  const officer = await hub.as('officer');
  const counted = async (asOf: string) => (await officer.data(COVERAGE, { projectId, asOf })).coverage.total.licensed;
  const before = await counted('2024-10-01');
  const ends = {
    organisationId: id,
    expectedVersion: version,
    licenceId: licences[0].id,
    validFrom: licences[0].validFrom,
    validUntil: '2024-08-31',
  };
  const { setLicence } = await admin.data(LICENCE, { input: ends });
  expect(setLicence.licences).toMatchObject([{ validUntil: '2024-08-31', state: 'EXPIRED' }]);
  expect(await counted('2024-08-31')).toBe(before);
  expect(await counted('2024-09-01')).toBe(before - 1);
  await admin.data(LICENCE, {
    input: { organisationId: id, expectedVersion: version + 1, validFrom: '2024-12-01', source: 'OKM 2024' },
  });
  expect(await counted('2024-11-30')).toBe(before - 1);
  expect(await counted('2024-12-01')).toBe(before);
  expect((await look(id)).licences.map(({ state }: any) => state)).toEqual(['COMING', 'EXPIRED']);
  expect((await history(id)).facts).toMatchObject({ previousFrom: null, validFrom: '2024-12-01', validUntil: null });
});

test('a licence of another, one that ends before it begins, and one of an organisation that provides nothing are refused', async () => {
  const one = await named('Esimerkkiopisto Uusimaa');
  const other = await named('Esimerkkiopisto Kymenlaakso');
  const refused = (input: object) =>
    admin.refused(LICENCE, { input: { organisationId: one.id, expectedVersion: one.version, ...input } });
  expect(await refused({ licenceId: other.licences[0].id })).toEqual({ code: 'NOT_FOUND', params: { field: 'licenceId' } });
  expect(await refused({ validFrom: '2024-02-01', validUntil: '2024-01-31' })).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'validUntil', problem: 'BEFORE_THE_START' },
  });
  const funder = (await hub.pool.query(`select id, version from organisation where kind = 'FUNDER'`)).rows[0];
  expect(await refused({ organisationId: funder.id, expectedVersion: funder.version })).toEqual({
    code: 'FORBIDDEN',
    params: { reason: 'NOT_A_PROVIDER_ITSELF' },
  });
});

test('places to be confirmed are a list; many are confirmed at once as stated, one of unknown region by its municipality', async () => {
  const all = async () => (await admin.data(LIST, { filter: { locationToConfirm: true, demonstration: false } })).organisations;
  const before = await all();
  const stated = before.nodes.filter(({ region }: any) => region).slice(0, 3);
  const [unknown] = before.nodes.filter(({ region }: any) => !region);
  expect(stated).toHaveLength(3);
  const seen = (rows: any[]) => rows.map(({ id, version }) => ({ organisationId: id, expectedVersion: version }));
  const { confirmLocations } = await admin.data(CONFIRM, { input: { organisations: seen(stated) } });
  expect(confirmLocations.map(({ locationToConfirm }: any) => locationToConfirm)).toEqual([false, false, false]);
  expect(await look(stated[0].id)).toMatchObject({ locationBasis: 'CONFIRMED', region: stated[0].region });
  expect(await admin.refused(CONFIRM, { input: { organisations: seen([unknown]) } })).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'region', problem: 'REQUIRED', organisationId: unknown.id },
  });
  await admin.data(CONFIRM, { input: { organisations: seen([unknown]), municipality: '049' } });
  expect(await look(unknown.id)).toMatchObject({
    locationToConfirm: false,
    region: { code: '01' },
    municipality: { code: '049' },
  });
  expect((await all()).totalCount).toBe(before.totalCount - 4);
  expect((await history(unknown.id)).facts).toMatchObject({ previousRegionId: null });
});

test('of many places all are confirmed or none, and who was slower is told about which', async () => {
  const { nodes } = (await admin.data(LIST, { filter: { locationToConfirm: true, demonstration: false } })).organisations;
  const [a, b] = nodes.filter(({ region }: any) => region);
  const organisations = [
    { organisationId: a.id, expectedVersion: a.version },
    { organisationId: b.id, expectedVersion: b.version + 1 },
  ];
  expect(await admin.refused(CONFIRM, { input: { organisations } })).toEqual({
    code: 'CONFLICT',
    params: { currentVersion: b.version, organisationId: b.id },
  });
  expect((await look(a.id)).version).toBe(a.version);
  expect(await admin.refused(CONFIRM, { input: { organisations: [organisations[0]], region: '99' } })).toEqual({
    code: 'BAD_USER_INPUT',
    params: { field: 'region', problem: 'UNKNOWN_VALUE' },
  });
  expect((await admin.refused(CONFIRM, { input: { organisations: [] } })).params).toEqual({
    field: 'organisations',
    problem: 'REQUIRED',
  });
});

test('nobody but the administrator keeps the register', async () => {
  const { id, version } = await named('Esimerkkiopisto Uusimaa');
  for (const account of ['coordinator', 'officer', 'partner.a', 'provider'] as const) {
    const caller = await hub.as(account);
    const input = { organisationId: id, expectedVersion: version, nameFi: 'Toinen' };
    expect(await caller.refused(EDIT, { input })).toEqual({ code: 'FORBIDDEN', params: { reason: 'NOT_AN_ADMINISTRATOR' } });
  }
});
