import { afterEach, describe, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { PARTNER_A, PARTNER_B, careHub, handoverOf, materialLike, mutation, type Thing } from './care.fixture.ts';

const ACCEPT = mutation('acceptMaintenance', 'AcceptMaintenanceInput');
const ASSIGN = mutation('assignMaintenance', 'AssignMaintenanceInput');
const ARCHIVE = mutation('archiveMaterial', 'ArchiveMaterialInput');
const OFFER = mutation('offerHandover', 'OfferHandoverInput', 'id');
const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id stage } }';

const { hub, coordinator, a, b, orgs, projectId, historyOf, stands } = await careHub();
const seen = ({ id, version }: Thing) => ({ materialId: id, expectedVersion: version });

describe('a partner that has left the project', () => {
  const leaves = (name: string, day: string | null) =>
    hub.pool.query('update partnership set valid_until = $2 where organisation_id = $1', [orgs[name], day]);
  afterEach(() => leaves(PARTNER_A, null));

  test('maintains nothing any more: its materials are orphans from that day on, for others to take over', async () => {
    const material = await materialLike(hub, { title: 'Lähteneen malli' });
    const handover = await handoverOf(hub, material);
    await leaves(PARTNER_A, '2024-10-15');
    expect(await stands(b, material)).toMatchObject({ state: 'MAINTAINED', maintainer: { nameFi: PARTNER_A } });
    await leaves(PARTNER_A, '2024-10-14');
    expect(await stands(b, material)).toMatchObject({ state: 'ORPHANED', maintainer: null });
    const CARE = `query ($id: ID!, $filter: MaterialFilter!) { materials(projectId: $id, filter: $filter, first: 100) { nodes { id } } }`;
    const listed = async (filter: object) =>
      (await b.data(CARE, { id: projectId, filter })).materials.nodes.some(({ id }: Thing) => id === material.id);
    expect([await listed({ needsCare: true }), await listed({ states: ['ORPHANED'] })]).toEqual([true, true]);
    const CAN = `query ($id: ID!) { material(id: $id) { viewerCan { acceptMaintenance { allowed } confirmUnchanged { reason } } } }`;
    expect((await b.data(CAN, { id: material.id })).material.viewerCan.acceptMaintenance).toEqual({ allowed: true });
    expect((await coordinator.data(CAN, { id: material.id })).material.viewerCan.confirmUnchanged).toEqual({
      reason: 'NOT_MAINTAINED',
    });
    expect((await b.data(ACCEPT, { input: seen(material) })).acceptMaintenance).toMatchObject({
      state: 'MAINTAINED',
      maintainer: { nameFi: PARTNER_B },
    });
    // What it had offered before is nobody's offer any more.
    const { rows } = await hub.pool.query('select state from material_handover where id = $1', [handover.id]);
    expect(rows).toEqual([{ state: 'WITHDRAWN' }]);
    expect((await historyOf(material)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['material.maintained', 'material.handover_withdrawn']),
    );
  });
});

describe('two at the same moment', () => {
  /** Holds what `begun` does open until somebody waits for it, then lets it be. */
  async function meanwhile<T>(
    begun: (client: { query: (text: string, values: unknown[]) => unknown }) => unknown,
    asked: () => Promise<T>,
  ) {
    const client = await hub.pool.connect();
    try {
      await client.query('begin');
      await begun(client);
      const answer = asked();
      await until('somebody waits', async () => {
        const { rows } = await hub.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      await client.query('commit');
      return await answer;
    } finally {
      client.release();
    }
  }

  test('what is just being taken into use is not put away', async () => {
    const material = await materialLike(hub, { status: 'DEPRECATED' });
    const refusal = await meanwhile(
      (client) =>
        client.query(
          `insert into adoption (project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at)
             select m.project_id, $2, m.id, m.current_version_id, 'PILOT', '2024-01-15', hub_now(), hub_now() from material m where m.id = $1`,
          [material.id, orgs[PARTNER_B]],
        ),
      () => a.refused(ARCHIVE, { input: seen(material) }),
    );
    expect(refusal).toMatchObject({ code: 'MATERIAL_IN_USE', params: { users: [{ nameFi: PARTNER_B, stage: 'PILOT' }] } });
  });

  test('what is just being put away is not taken into use', async () => {
    const material = await materialLike(hub, { status: 'DEPRECATED' });
    const refusal = await meanwhile(
      async (client) => {
        await client.query('select from material where id = $1 for update', [material.id]);
        await client.query(`update material set status = 'ARCHIVED', version = version + 1 where id = $1`, [material.id]);
      },
      () => b.refused(DECLARE, { input: { materialId: material.id, expectedVersion: 0, stage: 'AWARE' } }),
    );
    expect(refusal).toEqual({ code: 'FORBIDDEN', params: { reason: 'ARCHIVED' } });
  });

  test('no offer is left of a maintainer that another one has followed', async () => {
    const material = await materialLike(hub);
    const offered = await meanwhile(
      (client) =>
        client.query('update material set maintainer_id = $2, version = version + 1 where id = $1', [
          material.id,
          orgs[PARTNER_B],
        ]),
      () => a.refused(OFFER, { input: { ...seen(material), toId: orgs[PARTNER_B] } }),
    );
    expect(offered).toEqual({ code: 'FORBIDDEN', params: { reason: 'NOT_THE_MAINTAINER' } });
    const input = { materials: [seen({ ...material, version: 2 })], organisationId: orgs[PARTNER_A] };
    expect((await coordinator.data(ASSIGN, { input })).assignMaintenance).toMatchObject([{ maintainer: { nameFi: PARTNER_A } }]);
  });
});

test('nothing of all this was a fault of the server', () => {
  expect(hub.logged).toEqual([]);
});
