import { describe, expect, test } from 'vitest';
import { careHub, mutation, PARTNER_A, PARTNER_B, materialLike, problemOf, type Thing } from './care.fixture.ts';

const ACCEPT = mutation('acceptMaintenance', 'AcceptMaintenanceInput');
const ASSIGN = mutation('assignMaintenance', 'AssignMaintenanceInput');
const TAKE = mutation('takeIntoCare', 'TakeIntoCareInput', 'id version project { id }');
const ARRANGE = mutation('arrangeMaintenance', 'ArrangeMaintenanceInput');
const CONFIRM = mutation('confirmUnchanged', 'ConfirmUnchangedInput');
const CREATE = mutation('createMaterial', 'CreateMaterialInput');
const EDIT = mutation('editMaterial', 'EditMaterialInput');

const { hub, coordinator, a, b, provider, projectId, orgs, historyOf, stands } = await careHub();
const seen = ({ id, version }: Thing) => ({ materialId: id, expectedVersion: version });

describe('coming in', () => {
  const facts = { title: ' Uusi opas ', theme: 'DATA_COMPETENCE', kind: 'GUIDE', linkOnly: true, url: 'https://example.test/' };

  test('a partner brings in a link-only entry: it is out at once, as found, and waits for a maintainer', async () => {
    const input = { ...facts, projectId, idempotencyKey: 'yksi' };
    const { createMaterial } = await a.data(CREATE, { input });
    expect(createMaterial).toMatchObject({
      ...{ state: 'INTAKE', maintainer: null, language: null, licence: null, linkOnly: true },
      currentVersion: { number: 1, state: 'PUBLISHED' },
    });
    expect((await a.data(CREATE, { input })).createMaterial.id).toBe(createMaterial.id);
    expect(await stands(hub.nobody, createMaterial)).toMatchObject({ id: createMaterial.id });
    expect((await historyOf(createMaterial))[0]).toMatchObject({ kind: 'material.created', audience: ['public'] });
    const { rows } = await hub.pool.query('select demonstration, title from material where id = $1', [createMaterial.id]);
    expect(rows).toEqual([{ demonstration: true, title: 'Uusi opas' }]);
  });

  test('what the hub is to hold itself is not out before a version of it is published', async () => {
    const input = { ...facts, projectId, linkOnly: false, licence: 'CC BY 4.0', url: null };
    const { createMaterial } = await a.data(CREATE, { input });
    expect(createMaterial).toMatchObject({ linkOnly: false, currentVersion: null });
    expect(await stands(hub.nobody, createMaterial)).toBeNull();
    expect((await historyOf(createMaterial))[0].audience).toEqual(['project']);
  });

  test('what cannot be is told by its field', async () => {
    const refused = (more: object) => a.refused(CREATE, { input: { ...facts, projectId, ...more } });
    expect((await refused({ title: ' ' })).params).toMatchObject({ field: 'title', problem: 'REQUIRED' });
    expect((await refused({ theme: 'NOTHING' })).params).toEqual({ field: 'theme' });
    expect((await refused({ url: 'javascript:alert(1)' })).params).toMatchObject({ field: 'url', problem: 'NOT_A_WEB_ADDRESS' });
    expect((await refused({ url: null })).params).toMatchObject({ field: 'url', problem: 'REQUIRED' });
    expect((await refused({ linkOnly: false })).params).toMatchObject({ field: 'licence', problem: 'REQUIRED' });
    expect((await refused({ sourceProject: 'none' })).params).toEqual({ field: 'sourceProject' });
  });

  test('an editor of the maintainer corrects the facts; who was slower gets a conflict, and nothing is lost', async () => {
    const material = await materialLike(hub);
    const input = { ...facts, ...seen(material), language: 'sv', licence: 'CC BY-SA 4.0' };
    expect((await a.data(EDIT, { input })).editMaterial).toMatchObject({ version: 2, language: 'sv', licence: 'CC BY-SA 4.0' });
    expect(await coordinator.refused(EDIT, { input })).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: 2, currentTitle: 'Uusi opas', currentStatus: 'MAINTAINED' },
    });
    const unknown = { ...facts, ...seen({ ...material, version: 2 }) };
    expect((await a.refused(EDIT, { input: unknown })).params).toMatchObject({ field: 'language', problem: 'REQUIRED' });
  });
});

describe('taking on', () => {
  test('a partner takes on what came in, once its language is known, and its editor is the contact', async () => {
    const material = await materialLike(hub, { status: 'INTAKE', maintainer: null, language: null, reviewDueOn: null });
    expect((await b.refused(ACCEPT, { input: seen(material) })).params).toMatchObject({ field: 'language', problem: 'REQUIRED' });
    const { acceptMaintenance } = await b.data(ACCEPT, { input: { ...seen(material), language: 'sv' } });
    expect(acceptMaintenance).toMatchObject({
      ...{ state: 'MAINTAINED', language: 'sv', reviewDueOn: '2025-10-15', version: 2 },
      maintainer: { nameFi: PARTNER_B },
    });
    expect(acceptMaintenance.contact.name).toBeTruthy();
    expect(await historyOf(material)).toMatchObject([
      { kind: 'material.maintained', audience: ['public'], facts: { organisationId: orgs[PARTNER_B], assigned: false } },
    ]);
    expect(await a.refused(ACCEPT, { input: seen({ ...material, version: 2 }) })).toMatchObject({
      code: 'FORBIDDEN',
      params: { reason: 'HAS_A_MAINTAINER' },
    });
  });

  test('an orphan is taken over by the same press, and its overdue review is the new maintainer’s', async () => {
    const material = await materialLike(hub, { maintainer: null, reviewDueOn: '2024-06-30' });
    expect(await stands(a, material)).toMatchObject({ state: 'ORPHANED' });
    const other = await a.refused(ACCEPT, { input: { ...seen(material), language: 'sv' } });
    expect(other.params).toMatchObject({ field: 'language', problem: 'KNOWN_OTHERWISE' });
    const { acceptMaintenance } = await a.data(ACCEPT, { input: seen(material) });
    expect(acceptMaintenance).toMatchObject({ state: 'REVIEW_DUE', maintainer: { nameFi: PARTNER_A } });
  });

  test('of two partners at the same moment one becomes the maintainer', async () => {
    const material = await materialLike(hub, { maintainer: null });
    const answers = await Promise.all([a, b].map((partner) => partner.ask(ACCEPT, { input: seen(material) })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const code = answers.find(({ errors }) => errors)!.errors![0]!.extensions;
    expect(['CONFLICT', 'FORBIDDEN']).toContain(code.code);
    expect(await historyOf(material)).toHaveLength(1);
  });

  test('what is being phased out or put away, or only announced to others, is not taken on', async () => {
    for (const [status, reason] of [
      ['DEPRECATED', 'DEPRECATED'],
      ['ARCHIVED', 'ARCHIVED'],
    ]) {
      const material = await materialLike(hub, { maintainer: null, status: status! });
      expect((await a.refused(ACCEPT, { input: seen(material) })).params).toEqual({ reason });
    }
    const hidden = await materialLike(hub, { maintainer: null, status: 'INTAKE', published: false });
    expect(await provider.refused(ACCEPT, { input: seen(hidden) })).toEqual({
      code: 'NOT_FOUND',
      params: { field: 'materialId' },
    });
  });
});

describe('in bulk', () => {
  test('the coordinator gives several materials to a partner; what is not known well enough waits for that partner', async () => {
    const known = await materialLike(hub, { maintainer: null, status: 'INTAKE' });
    const unknown = await materialLike(hub, { maintainer: null, status: 'INTAKE', language: null });
    const orphan = await materialLike(hub, { maintainer: null });
    const input = { materials: [known, unknown, orphan].map(seen), organisationId: orgs[PARTNER_B], reviewIntervalMonths: 6 };
    const { assignMaintenance } = await coordinator.data(ASSIGN, { input });
    const byId = Object.fromEntries(assignMaintenance.map((one: any) => [one.id, one]));
    expect(byId[known.id]).toMatchObject({ status: 'MAINTAINED', reviewDueOn: '2025-04-15', reviewIntervalMonths: 6 });
    expect(byId[unknown.id]).toMatchObject({ status: 'INTAKE', maintainer: { nameFi: PARTNER_B } });
    expect(byId[orphan.id]).toMatchObject({ state: 'MAINTAINED', maintainer: { nameFi: PARTNER_B } });
    for (const one of [known, unknown, orphan])
      expect(await historyOf(one)).toMatchObject([{ kind: 'material.maintained', facts: { assigned: true } }]);
    const accepted = { ...seen({ ...unknown, version: 2 }), language: 'sv' };
    expect((await b.data(ACCEPT, { input: accepted })).acceptMaintenance).toMatchObject({ state: 'MAINTAINED' });
  });

  test('one that somebody else changed keeps all from it, and is named', async () => {
    const first = await materialLike(hub, { maintainer: null });
    const second = await materialLike(hub, { maintainer: null });
    const input = { materials: [seen(first), { ...seen(second), expectedVersion: 7 }], organisationId: orgs[PARTNER_B] };
    expect(await coordinator.refused(ASSIGN, { input })).toMatchObject({
      code: 'CONFLICT',
      params: { currentVersion: 1, materialId: second.id },
    });
    expect(await stands(a, first)).toMatchObject({ version: 1, maintainer: null });
    expect(await historyOf(first)).toEqual([]);
  });

  test('it is for partners of the project only, each material once, a hundred at the most', async () => {
    const material = await materialLike(hub);
    const refused = (more: object) =>
      coordinator.refused(ASSIGN, { input: { materials: [seen(material)], organisationId: orgs[PARTNER_B], ...more } });
    expect((await refused({ organisationId: orgs['Esimerkkiopisto Satakunta'] })).params).toMatchObject({
      field: 'organisationId',
      problem: 'NOT_A_PARTNER',
    });
    expect((await refused({ materials: [seen(material), seen(material)] })).params).toMatchObject({ problem: 'REPEATED' });
    expect((await refused({ materials: [] })).params).toMatchObject({ problem: 'REQUIRED' });
    expect((await refused({ materials: Array.from({ length: 101 }, () => seen(material)) })).code).toBe('LIMIT_REACHED');
    expect((await refused({ reviewIntervalMonths: 37 })).params).toMatchObject({ problem: 'OUT_OF_RANGE', min: 1, max: 36 });
  });

  test('what nobody cares for is seen by coordinators, and taken into care by theirs', async () => {
    const out = await materialLike(hub, { inCare: false, maintainer: null, status: 'INTAKE', title: 'Vapaa ja julki' });
    const announced = await materialLike(hub, {
      ...{ inCare: false, maintainer: null, status: 'INTAKE', title: 'Vapaa ja piilossa', published: false },
    });
    const LIST = '{ materials(filter: { inNobodysCare: true, search: "vapaa ja" }) { nodes { id } } }';
    expect((await a.data(LIST)).materials.nodes).toEqual([{ id: out.id }]);
    expect((await coordinator.data(LIST)).materials.nodes.map(({ id }: Thing) => id).sort()).toEqual(
      [out.id, announced.id].sort(),
    );
    const input = { materials: [seen(out), seen(announced)], projectId };
    expect((await coordinator.data(TAKE, { input })).takeIntoCare).toMatchObject([
      { version: 2, project: { id: projectId } },
      { version: 2, project: { id: projectId } },
    ]);
    expect(await historyOf(announced)).toMatchObject([{ kind: 'material.taken_into_care', audience: ['project'] }]);
    expect((await coordinator.refused(TAKE, { input })).params).toMatchObject({ reason: 'IN_CARE_ALREADY' });
  });

  test('several reviews are confirmed in one press; an open problem keeps all of them from it', async () => {
    const due = await materialLike(hub, { reviewDueOn: '2024-09-01' });
    const early = await materialLike(hub, { reviewDueOn: '2024-12-01' });
    expect(await stands(a, due)).toMatchObject({ state: 'REVIEW_DUE' });
    const { confirmUnchanged } = await a.data(CONFIRM, { input: { materials: [seen(due), seen(early)] } });
    for (const one of confirmUnchanged)
      expect(one).toMatchObject({ state: 'MAINTAINED', reviewedOn: '2024-10-15', reviewDueOn: '2025-10-15' });
    const troubled = await materialLike(hub);
    await problemOf(hub, troubled);
    const input = { materials: [seen({ ...due, version: 2 }), seen(troubled)] };
    expect(await a.refused(CONFIRM, { input })).toEqual({
      code: 'FORBIDDEN',
      params: { reason: 'PROBLEM_OPEN', materialId: troubled.id },
    });
    expect(await stands(a, due)).toMatchObject({ version: 2 });
  });
});

describe('arranging', () => {
  test('contact and deputy are two editors of the maintainer, and the review follows the interval', async () => {
    const material = await materialLike(hub, { reviewDueOn: null });
    const { rows } = await hub.pool.query(
      `select p.id, p.email from person p join membership m on m.person_id = p.id where m.organisation_id = $1 and m.role = 'EDITOR' order by p.email`,
      [orgs[PARTNER_A]],
    );
    const { possibleContacts } = (
      await a.data('query ($id: ID!) { material(id: $id) { possibleContacts { id } } }', { id: material.id })
    ).material;
    expect(new Set(possibleContacts.map(({ id }: Thing) => id))).toEqual(new Set(rows.map(({ id }) => id)));
    const input = { ...seen(material), reviewIntervalMonths: 4, contactId: rows[0].id };
    expect((await a.data(ARRANGE, { input })).arrangeMaintenance).toMatchObject({ reviewDueOn: '2025-02-15', deputy: null });

    const again = { ...input, expectedVersion: 2 };
    expect((await a.refused(ARRANGE, { input: { ...again, deputyId: rows[0].id } })).params).toMatchObject({
      field: 'deputyId',
      problem: 'SAME_PERSON',
    });
    const { viewer } = await b.data('{ viewer { person { id } } }');
    expect((await a.refused(ARRANGE, { input: { ...again, deputyId: viewer.person.id } })).params).toMatchObject({
      field: 'deputyId',
      problem: 'NOT_AN_EDITOR',
    });
    for (const reviewIntervalMonths of [0, 37])
      expect((await a.refused(ARRANGE, { input: { ...again, reviewIntervalMonths } })).params).toMatchObject({
        problem: 'OUT_OF_RANGE',
      });
  });
});
