import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise, type Action } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import type {
  AcceptMaintenanceInput,
  ArrangeMaintenanceInput,
  AssignMaintenanceInput,
  ConfirmUnchangedInput,
  SeenMaterialInput,
  TakeIntoCareInput,
} from './maintenance.inputs.ts';
import {
  acceptMaintenance,
  arrangeMaintenance,
  assignMaintenance,
  confirmUnchanged,
  takeIntoCare,
  type Cared,
} from './maintenance.policy.ts';
import { withdrawOpenHandover } from './handover.service.ts';
import { changeMaterial, isPartner, nextReview } from './material-change.service.ts';
import { Material, MaterialStatus } from './material.entity.ts';
import { recordMaterial } from './material.history.ts';
import { hasOpenProblem } from './problem.service.ts';

const MOST = 100;

/** Who takes care of materials, and that they are looked after in time. */
export class MaintenanceService {
  constructor(private readonly database: Database) {}

  /** The acting organisation becomes the maintainer of what has none: new, or an orphan. */
  accept(viewer: Viewer, input: AcceptMaintenanceInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await tx.find(Material, input.materialId, 'materialId');
      authorise(acceptMaintenance(viewer, material));
      if (!material.language && !input.language) throw badInput('language', 'REQUIRED');
      // It is changed with the other facts, not passed over in silence here.
      if (material.language && input.language && input.language !== material.language)
        throw badInput('language', 'KNOWN_OTHERWISE');
      await this.begin(tx, material, {
        expectedVersion: input.expectedVersion,
        organisationId: viewer.organisationId!,
        language: material.language ?? input.language!,
        contactId: viewer.personId,
      });
      recordMaterial(tx, 'material.maintained', material, {
        organisationId: viewer.organisationId!,
        previousId: material.maintainerId,
        assigned: false,
      });
      return { id: material.id };
    });
  }

  /** Gives materials to a partner: all or none. What is not known well enough yet stays INTAKE until that partner completes it. */
  assign(viewer: Viewer, input: AssignMaintenanceInput): Promise<string[]> {
    return this.each(viewer, input.materials, assignMaintenance, async (tx, material, { expectedVersion }) => {
      const organisation = isId(input.organisationId)
        ? await tx.manager.findOneBy(Organisation, { id: input.organisationId })
        : null;
      if (!organisation) throw notFound('organisationId');
      if (!(await isPartner(tx, material.projectId, organisation.id))) throw badInput('organisationId', 'NOT_A_PARTNER');
      const reviewIntervalMonths = interval(input.reviewIntervalMonths ?? material.reviewIntervalMonths);
      await this.begin(tx, material, { expectedVersion, organisationId: organisation.id, reviewIntervalMonths });
      await withdrawOpenHandover(tx, material);
      recordMaterial(tx, 'material.maintained', material, {
        organisationId: organisation.id,
        previousId: material.maintainerId,
        assigned: true,
      });
    });
  }

  /** Takes what nobody cares for into a project's care. */
  takeIntoCare(viewer: Viewer, input: TakeIntoCareInput): Promise<string[]> {
    return this.each(viewer, input.materials, takeIntoCare, async (tx, material, { expectedVersion }) => {
      const project = await tx.find(Project, input.projectId, 'projectId');
      if (viewer.positionIn(project.id) !== 'COORDINATOR') throw new AppError('FORBIDDEN', { reason: 'NOT_THE_COORDINATOR' });
      const { id, currentVersionId } = material;
      await changeMaterial(tx, material, expectedVersion, { projectId: project.id });
      recordMaterial(tx, 'material.taken_into_care', { id, currentVersionId, projectId: project.id }, { projectId: project.id });
    });
  }

  /** Says who of the maintainer answers for a material, and how often it is reviewed. */
  arrange(viewer: Viewer, input: ArrangeMaintenanceInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await tx.find(Material, input.materialId, 'materialId');
      authorise(arrangeMaintenance(viewer, material));
      const [contactId, deputyId] = [input.contactId ?? null, input.deputyId ?? null];
      const reviewIntervalMonths = interval(input.reviewIntervalMonths);
      await editorOf(tx, material.maintainerId!, 'contactId', contactId);
      await editorOf(tx, material.maintainerId!, 'deputyId', deputyId);
      if (deputyId && deputyId === contactId) throw badInput('deputyId', 'SAME_PERSON');
      const reviewDueOn =
        reviewIntervalMonths === material.reviewIntervalMonths && material.reviewDueOn
          ? material.reviewDueOn
          : await nextReview(tx, material.reviewedOn ?? tx.today(), reviewIntervalMonths);
      await changeMaterial(tx, material, input.expectedVersion, { contactId, deputyId, reviewIntervalMonths, reviewDueOn });
      recordMaterial(tx, 'material.arranged', material, { reviewIntervalMonths });
      return { id: material.id };
    });
  }

  /** Says that materials are still as they should be: the next review is an interval away. */
  confirmUnchanged(viewer: Viewer, input: ConfirmUnchangedInput): Promise<string[]> {
    return this.each(viewer, input.materials, confirmUnchanged, async (tx, material, { expectedVersion }) => {
      const reviewedOn = tx.today();
      const reviewDueOn = await nextReview(tx, reviewedOn, material.reviewIntervalMonths);
      await changeMaterial(tx, material, expectedVersion, { reviewedOn, reviewDueOn });
      recordMaterial(tx, 'material.confirmed_unchanged', material, { reviewDueOn });
    });
  }

  /** The same for each of several materials, in one transaction; what keeps one from it keeps all, and says which one it was. */
  private each(
    viewer: Viewer,
    seen: readonly SeenMaterialInput[],
    rule: (viewer: Viewer, material: Cared, known: { problem: boolean }) => Action,
    work: (tx: Transaction, material: Material, seen: SeenMaterialInput) => Promise<void>,
  ): Promise<string[]> {
    if (!seen.length) throw badInput('materials', 'REQUIRED');
    if (seen.length > MOST) throw new AppError('LIMIT_REACHED', { limit: 'materials', most: MOST });
    // In one order for everybody: two that change the same ones wait for each other, and do not lock each other out.
    const ordered = seen
      .map(({ materialId, expectedVersion }) => ({ materialId: materialId.toLowerCase(), expectedVersion }))
      .toSorted((a, b) => (a.materialId < b.materialId ? -1 : 1));
    if (ordered.some(({ materialId }, i) => materialId === ordered[i - 1]?.materialId)) throw badInput('materials', 'REPEATED');
    return this.database.inTransaction(viewer, async (tx) => {
      for (const one of ordered) {
        const material = await tx.find(Material, one.materialId, 'materialId');
        try {
          authorise(rule(viewer, material, { problem: await hasOpenProblem(tx, material.id) }));
          await work(tx, material, one);
        } catch (error) {
          if (error instanceof AppError) throw new AppError(error.code, { ...error.params, materialId: material.id });
          throw error;
        }
      }
      return ordered.map(({ materialId }) => materialId);
    });
  }

  /** An organisation maintains it from today on: what is not known of it yet is for that organisation to complete. */
  private async begin(
    tx: Transaction,
    material: Material,
    {
      expectedVersion,
      organisationId,
      language = material.language,
      contactId = null,
      reviewIntervalMonths = material.reviewIntervalMonths,
    }: {
      expectedVersion: number;
      organisationId: string;
      language?: Material['language'];
      contactId?: string | null;
      reviewIntervalMonths?: number;
    },
  ) {
    const comesIn = material.status === MaterialStatus.INTAKE && language !== null;
    const today = tx.today();
    // What was due before is due for the new one too, who begins by looking at it.
    const reviewDueOn =
      material.reviewDueOn && reviewIntervalMonths === material.reviewIntervalMonths
        ? material.reviewDueOn
        : await nextReview(tx, material.reviewedOn ?? today, reviewIntervalMonths);
    await changeMaterial(tx, material, expectedVersion, {
      maintainerId: organisationId,
      contactId,
      deputyId: null,
      language,
      reviewIntervalMonths,
      reviewDueOn,
      ...(comesIn && { status: MaterialStatus.MAINTAINED }),
    });
  }
}

function interval(months: number): number {
  if (months < 1 || months > 36) throw badInput('reviewIntervalMonths', 'OUT_OF_RANGE', { min: 1, max: 36 });
  return months;
}

async function editorOf(tx: Transaction, organisationId: string, field: string, personId: string | null) {
  if (personId === null) return;
  if (!isId(personId)) throw notFound(field);
  const [{ found }] = await tx.manager.query(
    `select exists (select from membership m where m.person_id = $1 and m.organisation_id = $2 and m.role = 'EDITOR' and membership_valid(m)) as found`,
    [personId, organisationId],
  );
  if (!found) throw badInput(field, 'NOT_AN_EDITOR');
}
