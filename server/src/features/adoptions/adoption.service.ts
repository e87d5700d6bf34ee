import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { attachFiles } from '../files/file.service.ts';
import type { StoredFile } from '../files/stored-file.entity.ts';
import { holdMaterial } from '../materials/material-change.service.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { settle } from '../notifications/notification.sql.ts';
import { Project } from '../projects/project.entity.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { adoptionAudience, evidenceAudience } from './adoption.history.ts';
import type { DeclarationWords, DeclareAdoptionInput, EvidenceInput } from './adoption.inputs.ts';
import { declareAdoption, redeclareAdoption } from './adoption.policy.ts';
import { checked, type Declaration } from './declaration-check.ts';
import { AdoptionStage } from './stages.ts';
import { settleUpdates } from './version-update.service.ts';

export type Found = { material: Material; project: Project };

/** Use cases of adoption: what providers have taken into use. */
export class AdoptionService {
  constructor(private readonly database: Database) {}

  /**
   * Declares the acting provider's stage for a material: a new declaration, and the adoption at its new version.
   * Throws CONFLICT when somebody declared since `expectedVersion`, and a code for each thing the stage needs and did not get.
   */
  declare(viewer: Viewer, input: DeclareAdoptionInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, (tx) =>
      tx.once(
        input.idempotencyKey,
        input,
        () => this.findAdoptable(tx, viewer, input),
        async (found) => {
          await holdAdoptions(tx, viewer, [found.material.id]);
          return this.declareFound(tx, viewer, found, input, () => proofFiles(tx, viewer, input.evidence));
        },
      ),
    );
  }

  /** Declares within the caller's transaction, once the viewer's right to it was found. `files` are asked for when nobody else was first. */
  async declareFound(
    tx: Transaction,
    viewer: Viewer,
    { material, project }: Found,
    input: DeclarationWords & { expectedVersion: number; materialVersionId?: string | null },
    files: () => Promise<readonly StoredFile[]>,
  ): Promise<{ id: string }> {
    const organisationId = viewer.organisationId!;
    const seen = await tx.manager.findOneBy(Adoption, { organisationId, materialId: material.id });
    if ((seen?.version ?? 0) !== input.expectedVersion) throw conflict(seen);
    const against = { project, today: tx.today(), files: await files() };
    const declaration = checked(input, seen?.stage ?? AdoptionStage.NOT_STARTED, against);
    const inUse = await this.versionInUse(tx, material, input.materialVersionId ?? seen?.materialVersionId);
    const adoption = await this.write(tx, viewer, { material, project, seen, declaration, materialVersionId: inUse.id });
    await settleUpdates(tx, organisationId, material.id, inUse.number);
    const about = { stream: project.id, subjectType: 'Adoption', subject: adoption.id } as const;
    tx.record('adoption.declared', {
      ...about,
      audience: adoptionAudience(organisationId),
      facts: {
        materialId: material.id,
        organisationId,
        previousStage: seen?.stage ?? AdoptionStage.NOT_STARTED,
        stage: declaration.stage,
        effectiveDate: declaration.effectiveDate,
        version: adoption.version,
      },
    });
    if (declaration.files.length)
      tx.record('adoption.evidence_filed', {
        ...about,
        audience: evidenceAudience(organisationId, declaration.evidence!.shared),
        facts: { materialId: material.id, organisationId, fileIds: declaration.files.map(({ id }) => id) },
      });
    await settle(tx, NotificationKind.EVIDENCE_ASKED, adoption.id, organisationId);
    return { id: adoption.id };
  }

  /** The material that the viewer may declare, and the project that has it in care. */
  async findAdoptable(
    tx: Transaction,
    viewer: Viewer,
    input: Pick<DeclareAdoptionInput, 'materialId' | 'organisationId'>,
  ): Promise<Found> {
    const material = await holdMaterial(tx, input.materialId, 'materialId', { shared: true });
    const project = material.projectId ? await tx.manager.findOneBy(Project, { id: material.projectId }) : null;
    const { projectId, currentVersionId, status } = material;
    const adoptable = { projectId, currentVersionId, status, projectDemonstration: project?.demonstration ?? null };
    const organisationId = input.organisationId?.toLowerCase() ?? null;
    authorise(
      organisationId === null ? declareAdoption(viewer, adoptable) : redeclareAdoption(viewer, organisationId, adoptable),
    );
    return { material, project: project! };
  }

  /** The version named, or the published one: never one that is not out. */
  private async versionInUse(tx: Transaction, material: Material, versionId: string | null | undefined) {
    const id = versionId ?? material.currentVersionId!;
    const version = isId(id) ? await tx.manager.findOneBy(MaterialVersion, { id, materialId: material.id }) : null;
    if (!version || (version.state !== VersionState.PUBLISHED && version.state !== VersionState.SUPERSEDED))
      throw notFound('materialVersionId');
    return version;
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    {
      material,
      project,
      seen,
      declaration,
      materialVersionId,
    }: { material: Material; project: Project; seen: Adoption | null; declaration: Declaration; materialVersionId: string },
  ) {
    const { stage, effectiveDate, evidence, files } = declaration;
    const at = tx.now();
    const owner = { projectId: project.id, organisationId: viewer.organisationId!, materialId: material.id };
    const now = { stage, effectiveDate, materialVersionId, declaredAt: at, confirmedAt: at };
    const version = (seen?.version ?? 0) + 1;
    let id = seen?.id;
    if (id)
      await tx.change(Adoption, id, seen!.version, { ...now, projectId: project.id }, ({ stage: currentStage }) => ({
        currentStage,
      }));
    else if (!(id = await tx.insert(Adoption, { ...owner, ...now }))) {
      // Two first declarations at once: the other one stands.
      throw conflict(await tx.manager.findOneBy(Adoption, { organisationId: owner.organisationId, materialId: material.id }));
    }
    const declarationId = (await tx.insert(AdoptionDeclaration, {
      ...owner,
      adoptionId: id,
      number: version,
      previousStage: seen?.stage ?? AdoptionStage.NOT_STARTED,
      stage,
      effectiveDate,
      materialVersionId,
      recordedAt: at,
      declaredById: viewer.personId!,
      stoodBefore: seen && {
        effectiveDate: seen.effectiveDate,
        declaredAt: seen.declaredAt.toISOString(),
        confirmedAt: seen.confirmedAt.toISOString(),
        materialVersionId: seen.materialVersionId,
      },
    }))!;
    if (evidence) {
      const { organisationId } = owner;
      const evidenceId = await tx.insert(AdoptionEvidence, { ...evidence, declarationId, projectId: project.id, organisationId });
      await keepProofFiles(tx, evidenceId!, files);
    }
    return { id, version };
  }
}

const conflict = (current: Adoption | null) =>
  new AppError('CONFLICT', { currentVersion: current?.version ?? 0, currentStage: current?.stage ?? AdoptionStage.NOT_STARTED });

/**
 * Before anything is declared: what is there is held in one order for everybody; what is not there yet by the provider’s row, so that
 * its editors who declare at the same time never wait for each other crosswise.
 */
export async function holdAdoptions(tx: Transaction, { organisationId }: Viewer, materialIds: readonly string[]) {
  await tx.manager.query('select id from organisation where id = $1 for no key update', [organisationId]);
  await tx.manager.query(
    'select id from adoption where organisation_id = $1 and material_id = any($2::uuid[]) order by id for update',
    [organisationId, materialIds],
  );
}

/** The files of the proof: of the acting provider, brought in for this, or proof of it already. */
export const proofFiles = (tx: Transaction, viewer: Viewer, evidence: EvidenceInput | null | undefined) =>
  attachFiles(tx, viewer, { ids: evidence?.fileIds ?? [], purpose: 'ADOPTION_EVIDENCE', field: 'evidence.fileIds' });

/** Keeps which files prove it, in their order. */
export async function keepProofFiles(tx: Transaction, evidenceId: string, files: readonly StoredFile[]) {
  if (files.length)
    await tx.manager.query(
      `insert into adoption_evidence_file (evidence_id, file_id, "position") select $1, f.id, f.n from unnest($2::uuid[]) with ordinality f (id, n)`,
      [evidenceId, files.map(({ id }) => id)],
    );
}
