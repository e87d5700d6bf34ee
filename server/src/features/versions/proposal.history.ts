import type { Transaction } from '../../platform/database/transaction.ts';
import { HUB_STREAM, type HistoryKinds } from '../../platform/history/record.ts';
import type { Material } from '../materials/material.entity.ts';

type OfProposal = { materialId: string; proposalId: string; organisationId: string };

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'proposal.made': OfProposal;
    'proposal.accepted': OfProposal & { versionId: string };
    'proposal.declined': OfProposal;
    'proposal.withdrawn': OfProposal;
  }
}

type Kind = keyof HistoryKinds & `proposal.${string}`;

/** For the project, and for the organisation that made the proposal; of a material in nobody's care for that one alone. */
export function recordProposal<K extends Kind>(
  tx: Transaction,
  kind: K,
  { id: materialId, projectId }: Material,
  { id: proposalId, organisationId }: { id: string; organisationId: string },
  facts: Omit<HistoryKinds[K], keyof OfProposal>,
) {
  tx.record(kind, {
    stream: projectId ?? HUB_STREAM,
    subjectType: 'Material',
    subject: materialId,
    audience: [...(projectId ? ['project'] : []), `partner:${organisationId}`],
    facts: { materialId, proposalId, organisationId, ...facts } as unknown as HistoryKinds[K],
  });
}
