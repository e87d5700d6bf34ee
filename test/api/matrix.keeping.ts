import type { TestHub } from '../support/api.ts';
import type { Thing } from './care.fixture.ts';
import type { Trial } from './matrix.trial.ts';

/** An adoption and the declaration it stands on. */
export type Kept = Thing & { declarationId: string };
type Means = {
  upon: (type: string, action: string) => NonNullable<Trial['beforehand']>;
  projectId: () => string;
  take: () => Promise<Kept>;
};

/** What a provider has in use and nobody has asked about, as it stands now. */
export async function keptBy({ pool }: TestHub, organisationId: string): Promise<Kept> {
  const { rows } = await pool.query(
    `select a.id, a.version, d.id as "declarationId" from adoption a
       cross join lateral (select d.id from adoption_declaration d where d.adoption_id = a.id order by d.number desc limit 1) d
      where a.organisation_id = $1 and a.stage = 'IN_USE' and not exists (select from verification_request q where q.adoption_id = a.id) order by a.id limit 1`,
    [organisationId],
  );
  return rows[0];
}

/** What is done with an adoption as it stands: by its provider, and by the coordinator who looks at it. */
export function keepingTrials({ upon, projectId, take }: Means): Trial[] {
  const seen = async () => {
    const { id, version } = await take();
    return { adoptionId: id, expectedVersion: version };
  };
  return [
    {
      mutation: 'confirmAdoptions',
      upon: 'partner A’s',
      input: async () => {
        const { adoptionId: id, expectedVersion } = await seen();
        return { adoptions: [{ id, expectedVersion }] };
      },
      beforehand: upon('Adoption', 'confirm'),
    },
    {
      mutation: 'addEvidence',
      upon: 'partner A’s',
      input: async () => ({ declarationId: (await take()).declarationId, evidence: { text: 'Lisänäyttö' } }),
      beforehand: upon('Adoption', 'addEvidence'),
    },
    {
      mutation: 'drawVerificationSample',
      input: () => ({ projectId: projectId(), size: 1 }),
      beforehand: {
        query: 'query ($id: ID!) { project(id: $id) { viewerCan { drawVerificationSample { allowed reason } } } }',
        variables: () => ({ id: projectId() }),
        at: ['project', 'viewerCan', 'drawVerificationSample'],
      },
    },
    {
      mutation: 'verifyAdoption',
      upon: 'partner A’s',
      input: async () => ({ ...(await seen()), verdict: 'UNCLEAR', note: 'Ei selviä' }),
      beforehand: upon('Adoption', 'verify'),
    },
    {
      mutation: 'requestEvidence',
      upon: 'partner A’s',
      input: async () => ({ ...(await seen()), question: 'Missä?', dueOn: '2024-12-01' }),
      beforehand: upon('Adoption', 'requestEvidence'),
    },
  ];
}
