import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { reopen } from '../notifications/notification.sql.ts';
import { Adoption, AdoptionDeclaration } from './adoption.entity.ts';
import { adoptionAudience } from './adoption.history.ts';
import { withdrawDeclaration } from './adoption.policy.ts';

/** How a provider takes back what it declared a moment ago: the row stays, and says nothing any more. */
export class WithdrawalService {
  constructor(private readonly database: Database) {}

  /** All of them or none; answers the adoptions, each as it stood before. */
  withdraw(viewer: Viewer, declarationIds: readonly string[]): Promise<{ ids: string[] }> {
    return this.database.inTransaction(viewer, async (tx) => {
      if (!declarationIds.length) throw badInput('declarationIds', 'REQUIRED');
      if (declarationIds.length > limits.page) throw badInput('declarationIds', 'TOO_MANY', { most: limits.page });
      const wanted = [...new Set(declarationIds.map((id) => id.toLowerCase()))].toSorted();
      if (wanted.length < declarationIds.length) throw badInput('declarationIds', 'TWICE');
      const declarations: AdoptionDeclaration[] = [];
      for (const id of wanted) declarations.push(await tx.find(AdoptionDeclaration, id, 'declarationIds'));
      // In one order for everybody, so that nobody waits for somebody who waits for them.
      const adoptionIds = declarations.map(({ adoptionId }) => adoptionId);
      await tx.manager.query('select id from adoption where id = any($1) order by id for update', [adoptionIds]);
      for (const declaration of declarations) await this.withdrawOne(tx, viewer, declaration);
      return { ids: [...new Set(adoptionIds)] };
    });
  }

  private async withdrawOne(tx: Transaction, viewer: Viewer, { id, adoptionId }: AdoptionDeclaration) {
    const adoption = await tx.manager.findOneByOrFail(Adoption, { id: adoptionId });
    // Read again under the lock: somebody else of the organisation may have been faster.
    const declaration = await tx.manager.findOneByOrFail(AdoptionDeclaration, { id });
    const { organisationId, materialId, number, stage, previousStage, recordedAt, withdrawnAt, stoodBefore } = declaration;
    const now = tx.now();
    authorise(
      withdrawDeclaration(viewer, {
        organisationId,
        isWithdrawn: withdrawnAt !== null,
        isNewest: adoption.version === number,
        isRecent: now.getTime() - recordedAt.getTime() <= limits.withdrawSeconds * 1_000,
      }),
    );
    const before = stoodBefore && {
      ...stoodBefore,
      declaredAt: new Date(stoodBefore.declaredAt),
      confirmedAt: new Date(stoodBefore.confirmedAt),
    };
    await tx.change(Adoption, adoptionId, adoption.version, { stage: previousStage, ...(before ?? { materialVersionId: null }) });
    await tx.manager.update(AdoptionDeclaration, { id }, { withdrawnAt: now, withdrawnById: viewer.personId! });
    await reopen(tx, { organisationId, since: recordedAt, subjectId: adoptionId, materialId });
    tx.record('adoption.declaration_withdrawn', {
      stream: adoption.projectId,
      subjectType: 'Adoption',
      subject: adoptionId,
      audience: adoptionAudience(organisationId),
      facts: {
        materialId,
        organisationId,
        declarationId: id,
        previousStage: stage,
        stage: previousStage,
        version: adoption.version + 1,
      },
    });
  }
}
