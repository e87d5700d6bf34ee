import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { action, authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { attachFiles } from '../files/file.service.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { settle } from '../notifications/notification.sql.ts';
import { AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { evidenceAudience } from './adoption.history.ts';
import type { AddEvidenceInput } from './adoption.inputs.ts';
import { keepAdoption } from './adoption.policy.ts';
import { isProof, proofOf } from './evidence-check.ts';

/** How a provider completes the proof of what it has declared. */
export class EvidenceService {
  constructor(private readonly database: Database) {}

  /**
   * Adds a row of proof to a declaration; the stage, its day and what was there before stay as they are. Who asked for more proof
   * has been answered.
   */
  add(viewer: Viewer, input: AddEvidenceInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const declaration = await tx.find(AdoptionDeclaration, input.declarationId, 'declarationId');
      const { adoptionId, organisationId, projectId, materialId } = declaration;
      const authorised = () => {
        authorise(keepAdoption(viewer, organisationId));
        authorise(action([declaration.withdrawnAt !== null, 'WITHDRAWN_ALREADY']));
      };
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const { fileIds, shared } = input.evidence;
        const files = await attachFiles(tx, viewer, {
          ids: fileIds ?? [],
          purpose: 'ADOPTION_EVIDENCE',
          field: 'evidence.fileIds',
        });
        const proof = proofOf(input.evidence, tx.today());
        if (!isProof(proof, files)) throw new AppError('EVIDENCE_REQUIRED', { field: 'evidence' });
        const note = prose('note', input.note, limits.text);
        // Those who add at the same time come one after the other.
        await tx.manager.query('select from adoption where id = $1 for update', [adoptionId]);
        const [{ last }] = await tx.manager.query(
          'select coalesce(max(number), 0) as last from adoption_evidence where declaration_id = $1',
          [declaration.id],
        );
        if (last >= limits.proofs) throw badInput('declarationId', 'TOO_MANY', { most: limits.proofs });
        const number = last + 1;
        const evidenceId = await tx.insert(AdoptionEvidence, {
          ...{ ...proof, note, shared, declarationId: declaration.id, projectId, organisationId, number },
          ...{ addedAt: tx.now(), addedById: viewer.personId },
        });
        await tx.manager.query(
          `insert into adoption_evidence_file (evidence_id, file_id, "position") select $1, f.id, f.n from unnest($2::uuid[]) with ordinality f (id, n)`,
          [evidenceId, files.map(({ id }) => id)],
        );
        tx.record('adoption.evidence_added', {
          stream: projectId,
          subjectType: 'Adoption',
          subject: adoptionId,
          audience: evidenceAudience(organisationId, shared),
          facts: { materialId, organisationId, declarationId: declaration.id, number, fileIds: files.map(({ id }) => id) },
        });
        await settle(tx, NotificationKind.EVIDENCE_ASKED, adoptionId, organisationId);
        return { id: adoptionId };
      });
    });
  }
}
