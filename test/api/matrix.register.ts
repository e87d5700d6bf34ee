import type { TestHub } from '../support/api.ts';
import type { Thing } from './care.fixture.ts';

type Around = {
  hub: () => TestHub;
  /** The provider into which the others are merged. */
  into: () => string;
  /** Tells upon what it is tried. */
  taken: (thing: Thing) => void;
};

/** What the administrator does with the register: a new provider for each attempt. */
export function registerTrials<Beforehand>({ hub, into, taken }: Around, beforehand: (action: string) => Beforehand) {
  async function provider(mergedOn: string | null = null) {
    const { rows } = await hub().pool.query(
      `insert into organisation (kind, name_fi, demonstration, merged_into_id, merged_on) values ('PROVIDER', 'Matriisin laitos', true, case when $2::date is not null then $1::uuid end, $2) returning id, version`,
      [into(), mergedOn],
    );
    taken(rows[0]);
    return { organisationId: rows[0].id as string, expectedVersion: rows[0].version as number };
  }
  const trial = (mutation: string, action: string, input: () => Promise<object>) => ({
    mutation,
    input,
    beforehand: beforehand(action),
  });
  return [
    trial('editOrganisation', 'edit', async () => ({ ...(await provider()), nameFi: 'Matriisin opisto' })),
    trial('setLicence', 'editProvider', async () => ({ ...(await provider()), validFrom: '2024-01-01' })),
    trial('confirmLocations', 'editProvider', async () => ({ organisations: [await provider()], region: '01' })),
    trial('mergeOrganisations', 'merge', async () => {
      const { organisationId: fromId, expectedVersion } = await provider();
      return { fromId, expectedVersion, intoId: into(), on: '2025-01-01' };
    }),
    trial('undoMerger', 'undoMerger', () => provider('2025-01-01')),
  ];
}
