type Ids = { projectId: string; targetId: string };

const ofProject = (action: string) => `query ($id: ID!) { project(id: $id) { viewerCan { ${action} { allowed reason } } } }`;
const TARGET = 'query ($id: ID!) { node(id: $id) { ... on CoverageTarget { viewerCan { change { allowed reason } } } } }';

/** What the coordinator steers coverage by, tried by everybody. */
export const coverageTrials = (ids: () => Ids) => [
  {
    mutation: 'setCoverageTarget',
    input: () => ({ projectId: ids().projectId, onDate: '2024-12-24', sharePercent: 50, expectedVersion: 99 }),
    beforehand: {
      query: ofProject('setCoverageTarget'),
      variables: () => ({ id: ids().projectId }),
      at: ['project', 'viewerCan', 'setCoverageTarget'],
    },
  },
  {
    mutation: 'removeCoverageTarget',
    input: () => ({ id: ids().targetId, expectedVersion: 99 }),
    beforehand: { query: TARGET, variables: () => ({ id: ids().targetId }), at: ['node', 'viewerCan', 'change'] },
  },
  {
    mutation: 'nudgeProviders',
    upon: 'nobody',
    input: () => ({ projectId: ids().projectId, theme: 'DATA_COMPETENCE', organisationIds: [] }),
    beforehand: {
      query: ofProject('nudgeProviders'),
      variables: () => ({ id: ids().projectId }),
      at: ['project', 'viewerCan', 'nudgeProviders'],
    },
  },
];
