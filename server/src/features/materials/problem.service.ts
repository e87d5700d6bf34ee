import { IsNull } from 'typeorm';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import type { ReportProblemInput, ResolveProblemInput } from './maintenance.inputs.ts';
import { reportProblem, resolveProblem } from './maintenance.policy.ts';
import { asMaintained } from './material-change.service.ts';
import { Material } from './material.entity.ts';
import { insideAudience, recordMaterial } from './material.history.ts';
import { ProblemKind, ProblemReport } from './problem-report.entity.ts';

/** Reports of one person in an hour. */
const MOST = 20;

/** What is the matter with materials: reported by anyone, resolved by those who keep them. */
export class ProblemService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
  ) {}

  async report(viewer: Viewer, input: ReportProblemInput): Promise<{ id: string }> {
    if (viewer.personId) await this.attempts.take([{ of: `problem by ${viewer.personId}`, most: MOST, seconds: 3_600 }]);
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await tx.find(Material, input.materialId, 'materialId');
      const authorised = () => authorise(reportProblem(viewer, material));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const text = prose('text', input.text);
        if (!text && (input.kind === ProblemKind.WRONG || input.kind === ProblemKind.OTHER)) throw badInput('text', 'REQUIRED');
        const id = (await tx.insert(ProblemReport, {
          materialId: material.id,
          kind: input.kind,
          text,
          reportedById: viewer.personId,
          organisationId: viewer.organisationId,
        }))!;
        record(tx, 'material.problem_reported', material, { id, kind: input.kind, organisationId: viewer.organisationId });
        return { id };
      });
    });
  }

  resolve(viewer: Viewer, { id, expectedVersion, resolution }: ResolveProblemInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const problem = await tx.find(ProblemReport, id);
      const material = await asMaintained(tx, await tx.manager.findOneByOrFail(Material, { id: problem.materialId }));
      authorise(resolveProblem(viewer, material, { open: problem.resolvedAt === null }));
      const done = prose('resolution', resolution);
      if (!done) throw new AppError('REASON_REQUIRED', { field: 'resolution' });
      await tx.change(ProblemReport, id, expectedVersion, {
        resolution: done,
        resolvedById: viewer.personId,
        resolvedAt: () => 'hub_now()',
      });
      record(tx, 'material.problem_resolved', material, problem);
      return { id };
    });
  }
}

/** The hub's own report of a dead link; nothing where it has one open. */
export async function reportDeadLink(tx: Transaction, material: Material): Promise<void> {
  const id = await tx.insert(ProblemReport, { materialId: material.id, kind: ProblemKind.LINK_DEAD });
  if (id) record(tx, 'material.problem_reported', material, { id, kind: ProblemKind.LINK_DEAD, organisationId: null });
}

/** The link answers again: what the hub itself reported is gone. */
export async function withdrawDeadLink(tx: Transaction, material: Material): Promise<void> {
  const own = await tx.manager.findOneBy(ProblemReport, {
    materialId: material.id,
    reportedById: IsNull(),
    resolvedAt: IsNull(),
  });
  if (!own) return;
  await tx.change(ProblemReport, own.id, own.version, { resolvedAt: () => 'hub_now()' });
  record(tx, 'material.problem_resolved', material, own);
}

export const hasOpenProblem = (tx: Transaction, materialId: string): Promise<boolean> =>
  tx.manager.existsBy(ProblemReport, { materialId, resolvedAt: IsNull() });

function record(
  tx: Transaction,
  kind: 'material.problem_reported' | 'material.problem_resolved',
  material: Material,
  problem: Pick<ProblemReport, 'id' | 'kind' | 'organisationId'>,
) {
  recordMaterial(
    tx,
    kind,
    material,
    { problemId: problem.id, problem: problem.kind },
    insideAudience(material, problem.organisationId),
  );
}
