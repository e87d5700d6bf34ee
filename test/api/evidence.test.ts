import { beforeAll, describe, expect, test } from 'vitest';
import { testHub, type Caller, type TestHub } from '../support/api.ts';

const EVIDENCE = 'id number addedAt addedBy { name } shared text link personsTrained note';
const ADD = `mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { id version stage effectiveDate declarations { id evidence { number } allEvidence { ${EVIDENCE} } } } }`;
const ADOPTION = `query ($id: ID!) { adoption(id: $id) { id version stage evidenceMissing viewerCan { addEvidence { allowed reason } } declarations { id allEvidence { ${EVIDENCE} } } } }`;
const LIST = `query ($projectId: ID!, $filter: AdoptionFilter) { adoptions(projectId: $projectId, first: 100, filter: $filter) { totalCount nodes { id stage evidenceMissing material { id } declarations { id } } } }`;

let hub: TestHub;
let partnerA: Caller;
let partnerB: Caller;
let coordinator: Caller;
let projectId: string;
let ownId: string;

beforeAll(async () => {
  hub = await testHub();
  [partnerA, partnerB, coordinator] = await Promise.all([hub.as('partner.a'), hub.as('partner.b'), hub.as('coordinator')]);
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  ownId = (await partnerA.data('{ viewer { organisation { id } } }')).viewer.organisation.id;
});

const list = async (filter: object = {}, caller = partnerA) =>
  (await caller.data(LIST, { projectId, filter: { organisationId: ownId, ...filter } })).adoptions;
const add = (declarationId: string, evidence: object, more: object = {}) => ({ input: { declarationId, evidence, ...more } });

describe('proof that is added', () => {
  test('is a row of its own: the stage, its day and what was there stay as they are', async () => {
    const [adoption] = (await list({ stages: ['IN_USE'] })).nodes;
    const [{ id }] = adoption.declarations;
    const before = (await partnerA.data(ADOPTION, { id: adoption.id })).adoption;
    const had = before.declarations[0].allEvidence;
    const after = (await partnerA.data(ADD, add(id, { text: 'Lisää käyttöä', shared: true }, { note: 'Täydennys' }))).addEvidence;
    expect(after).toMatchObject({ version: before.version, stage: before.stage });
    expect(after.declarations[0].allEvidence.slice(0, -1)).toEqual(had);
    expect(after.declarations[0].allEvidence.at(-1)).toMatchObject({
      number: had.length + 1,
      text: 'Lisää käyttöä',
      note: 'Täydennys',
      addedAt: expect.any(String),
      addedBy: { name: expect.any(String) },
    });
    expect(after.declarations[0].evidence.number).toBe(1);
    const { rows } = await hub.pool.query(
      `select audience, facts from history where kind = 'adoption.evidence_added' and subject = $1`,
      [adoption.id],
    );
    expect(rows).toMatchObject([{ facts: { declarationId: id, number: had.length + 1 } }]);
    expect(rows[0].audience).toContain('project');
  });

  test('is read by other partners only where its owner shares it, each row by itself', async () => {
    const [, adoption] = (await list({ stages: ['IN_USE', 'ESTABLISHED'] })).nodes;
    const [{ id }] = adoption.declarations;
    await partnerA.data(ADD, add(id, { text: 'Vain meille' }));
    await partnerA.data(ADD, add(id, { text: 'Kaikille', shared: true }));
    const texts = async (caller: Caller) =>
      (await caller.data(ADOPTION, { id: adoption.id })).adoption.declarations[0].allEvidence.map((e: any) => e.text);
    for (const who of ['coordinator', 'officer', 'auditor'] as const)
      expect(await texts(await hub.as(who)), who).toEqual(expect.arrayContaining(['Vain meille', 'Kaikille']));
    expect(await texts(partnerB)).toContain('Kaikille');
    expect(await texts(partnerB)).not.toContain('Vain meille');
    const { rows } = await hub.pool.query(
      `select audience from history where kind = 'adoption.evidence_added' and subject = $1 order by position`,
      [adoption.id],
    );
    expect(rows.map(({ audience }) => audience.includes('project'))).toEqual([false, true]);
  });

  test('is added by the provider’s own editors, once per key, ten times to a declaration', async () => {
    const [, , adoption] = (await list({ stages: ['IN_USE', 'ESTABLISHED', 'PILOT'] })).nodes;
    const [{ id }] = adoption.declarations;
    for (const [who, reason] of [
      ['coordinator', 'NOT_YOUR_ORGANISATION'],
      ['partner.b', 'NOT_YOUR_ORGANISATION'],
      ['signatory.a', 'ROLE_CANNOT_EDIT'],
    ] as const) {
      const caller = await hub.as(who);
      expect((await caller.data(ADOPTION, { id: adoption.id })).adoption.viewerCan.addEvidence, who).toEqual({
        allowed: false,
        reason,
      });
      expect(await caller.refused(ADD, add(id, { text: 'x' })), who).toEqual({ code: 'FORBIDDEN', params: { reason } });
    }
    expect(await (await hub.as('provider')).refused(ADD, add(id, { text: 'x' }))).toMatchObject({ code: 'NOT_FOUND' });
    const once = add(id, { units: 'Kaikki' }, { idempotencyKey: 'näyttö 1' });
    const first = (await partnerA.data(ADD, once)).addEvidence.declarations[0].allEvidence.length;
    expect((await partnerA.data(ADD, once)).addEvidence.declarations[0].allEvidence).toHaveLength(first);
    for (let i = first; i < 10; i++) await partnerA.data(ADD, add(id, { units: `Yksikkö ${i}` }));
    expect((await partnerA.refused(ADD, add(id, { units: 'Vielä yksi' }))).params).toMatchObject({
      field: 'declarationId',
      problem: 'TOO_MANY',
    });
  });

  test('says what is wrong with it', async () => {
    const [adoption] = (await list()).nodes;
    const [{ id }] = adoption.declarations;
    const bad = (evidence: object) => partnerA.refused(ADD, add(id, evidence));
    expect(await bad({})).toEqual({ code: 'EVIDENCE_REQUIRED', params: { field: 'evidence' } });
    expect((await bad({ link: 'ei ole' })).params).toMatchObject({ field: 'evidence.link' });
    expect((await bad({ personsTrained: -1 })).params).toMatchObject({ field: 'evidence.personsTrained' });
    expect((await bad({ decision: 'Rehtorin' })).params).toMatchObject({ field: 'evidence.decisionDate', problem: 'REQUIRED' });
    expect((await bad({ decision: 'Rehtorin', decisionDate: '2030-01-01' })).params).toMatchObject({ problem: 'IN_THE_FUTURE' });
  });
});

describe('missing proof', () => {
  test('is told to those who read all of it, and is filled by adding some', async () => {
    const [adoption] = (await list({ stages: ['PILOT'] })).nodes;
    const [{ id }] = adoption.declarations;
    await hub.pool.query(
      'delete from adoption_evidence_file where evidence_id in (select id from adoption_evidence where declaration_id = $1)',
      [id],
    );
    await hub.pool.query('delete from adoption_evidence where declaration_id = $1', [id]);
    for (const [caller, expected] of [
      [partnerA, true],
      [coordinator, true],
      // A partner reads of others what they share: it cannot know.
      [partnerB, null],
    ] as const)
      expect((await caller.data(ADOPTION, { id: adoption.id })).adoption.evidenceMissing).toBe(expected);
    expect((await list({ evidenceMissing: true })).nodes.map((a: any) => a.id)).toContain(adoption.id);
    expect((await list({ evidenceMissing: true }, partnerB)).totalCount).toBe(0);
    const figures = async () =>
      (await partnerA.data('query ($id: ID!) { project(id: $id) { figures { ownEvidenceMissing } } }', { id: projectId })).project
        .figures.ownEvidenceMissing;
    const missing = await figures();
    expect(missing).toBe((await list({ evidenceMissing: true })).totalCount);
    await partnerA.data(ADD, add(id, { link: 'https://example.org/naytto' }));
    expect((await partnerA.data(ADOPTION, { id: adoption.id })).adoption.evidenceMissing).toBe(false);
    expect(await figures()).toBe(missing - 1);
  });
});

describe('persons trained', () => {
  test('are added up by the newest evidence of each adoption, as far as the reader may read it', async () => {
    const [adoption] = (await list({ stages: ['ESTABLISHED', 'IN_USE'] })).nodes;
    const [{ id }] = adoption.declarations;
    const of = async (caller: Caller) => {
      const { material, organisation, project } = await caller.data(
        `query ($m: ID!, $o: ID!, $p: ID!) { material(id: $m) { personsTrained { persons adoptions } } organisation(id: $o) { personsTrained { persons adoptions } } project(id: $p) { personsTrained { persons adoptions } } }`,
        { m: adoption.material.id, o: ownId, p: projectId },
      );
      return [material, organisation, project].map(({ personsTrained }) => personsTrained.persons);
    };
    await partnerA.data(ADD, add(id, { personsTrained: 1000, shared: false }));
    const [before, others] = [await of(partnerA), await of(partnerB)];
    // A later word takes the place of the earlier one; one that says nothing of persons does not.
    await partnerA.data(ADD, add(id, { personsTrained: 1500, shared: false }));
    await partnerA.data(ADD, add(id, { text: 'Muuta', shared: true }));
    expect(await of(partnerA)).toEqual(before.map((sum) => sum + 500));
    expect(await of(partnerB)).toEqual(others);
    const { organisation } = await partnerA.data('query ($o: ID!) { organisation(id: $o) { personsTrained { adoptions } } }', {
      o: ownId,
    });
    expect((await list({ personsTrained: true })).totalCount).toBe(organisation.personsTrained.adoptions);
  });
});
