import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { attachFiles } from '../files/file.service.ts';
import type { StoredFile } from '../files/stored-file.entity.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { adoptionAudience, evidenceAudience } from './adoption.history.ts';
import type { DeclareAdoptionInput } from './adoption.inputs.ts';
import { declareAdoption, redeclareAdoption } from './adoption.policy.ts';
import { AdoptionStage, demands } from './stages.ts';

/** Use cases of adoption: what providers have taken into use. */
export class AdoptionService {
  constructor(private readonly database: Database) {}

  /**
   * Declares the acting provider's stage for a material: a new declaration, and the adoption at its new version.
   * Throws CONFLICT when somebody declared since `expectedVersion`, and a code for each thing the stage needs and did not get.
   */
  declare(viewer: Viewer, input: DeclareAdoptionInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, (tx) => {
      const authorised = () => this.findAdoptable(tx, viewer, input);
      return tx.once(input.idempotencyKey, input, authorised, async ({ material, project }) => {
        const seen = await tx.manager.findOneBy(Adoption, { organisationId: viewer.organisationId!, materialId: material.id });
        if ((seen?.version ?? 0) !== input.expectedVersion) throw conflict(seen);
        const today = tx.today();
        const fileIds = input.evidence?.fileIds ?? [];
        const files = await attachFiles(tx, viewer, { ids: fileIds, purpose: 'ADOPTION_EVIDENCE', field: 'evidence.fileIds' });
        const declaration = checked(input, seen?.stage ?? AdoptionStage.NOT_STARTED, { project, today, files });
        const materialVersionId = await this.versionInUse(tx, material, input.materialVersionId ?? seen?.materialVersionId);
        const adoption = await this.write(tx, viewer, { material, project, seen, declaration, materialVersionId });
        tx.record('adoption.declared', {
          stream: project.id,
          subjectType: 'Adoption',
          subject: adoption.id,
          audience: adoptionAudience(viewer.organisationId!),
          facts: {
            materialId: material.id,
            organisationId: viewer.organisationId!,
            previousStage: seen?.stage ?? AdoptionStage.NOT_STARTED,
            stage: declaration.stage,
            effectiveDate: declaration.effectiveDate,
            version: adoption.version,
          },
        });
        if (files.length)
          tx.record('adoption.evidence_filed', {
            stream: project.id,
            subjectType: 'Adoption',
            subject: adoption.id,
            audience: evidenceAudience(viewer.organisationId!, declaration.evidence!.shared),
            facts: { materialId: material.id, organisationId: viewer.organisationId!, fileIds: files.map(({ id }) => id) },
          });
        return { id: adoption.id };
      });
    });
  }

  private async findAdoptable(tx: Transaction, viewer: Viewer, input: DeclareAdoptionInput) {
    const material = await tx.find(Material, input.materialId, 'materialId');
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
    if (versionId === null || versionId === undefined) return material.currentVersionId!;
    const version = isId(versionId)
      ? await tx.manager.findOneBy(MaterialVersion, { id: versionId, materialId: material.id })
      : null;
    if (!version || (version.state !== VersionState.PUBLISHED && version.state !== VersionState.SUPERSEDED))
      throw notFound('materialVersionId');
    return version.id;
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
    }: { material: Material; project: Project; seen: Adoption | null; declaration: Checked; materialVersionId: string },
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
    }))!;
    if (evidence) {
      const { organisationId } = owner;
      const evidenceId = await tx.insert(AdoptionEvidence, { ...evidence, declarationId, projectId: project.id, organisationId });
      if (files.length)
        await tx.manager.query(
          `insert into adoption_evidence_file (evidence_id, file_id, "position") select $1, f.id, f.n from unnest($2::uuid[]) with ordinality f (id, n)`,
          [evidenceId, files.map(({ id }) => id)],
        );
    }
    return { id, version };
  }
}

const conflict = (current: Adoption | null) =>
  new AppError('CONFLICT', { currentVersion: current?.version ?? 0, currentStage: current?.stage ?? AdoptionStage.NOT_STARTED });

type Words = Omit<
  AdoptionEvidence,
  'id' | 'declarationId' | 'declaration' | 'projectId' | 'project' | 'organisationId' | 'organisation'
>;
type Checked = { stage: AdoptionStage; effectiveDate: string; evidence: Words | null; files: readonly StoredFile[] };
type Against = { project: Project; today: string; files: readonly StoredFile[] };

/** The input with its texts trimmed, once everything that the move needs is there. */
function checked(input: DeclareAdoptionInput, from: AdoptionStage, { project, today, files }: Against): Checked {
  const proof = input.evidence;
  const words: Words = {
    shared: proof?.shared ?? false,
    reason: prose('reason', input.reason, limits.text),
    note: prose('note', input.note, limits.text),
    text: prose('evidence.text', proof?.text, limits.text),
    link: webAddress('evidence.link', proof?.link),
    decision: prose('evidence.decision', proof?.decision, limits.line),
    decisionDate: proof?.decisionDate ?? null,
    personsTrained: proof?.personsTrained ?? null,
    units: prose('evidence.units', proof?.units, limits.line),
    responsible: prose('responsible', input.responsible, limits.line),
    targetDate: input.targetDate ?? null,
    permanentOwner: prose('permanentOwner', input.permanentOwner, limits.line),
    renewalDate: input.renewalDate ?? null,
  };
  if (words.personsTrained !== null && words.personsTrained < 0) throw badInput('evidence.personsTrained', 'NEGATIVE');
  if (words.decisionDate !== null && words.decisionDate > today) throw badInput('evidence.decisionDate', 'IN_THE_FUTURE');
  if (words.targetDate !== null && words.targetDate < today) throw badInput('targetDate', 'IN_THE_PAST');
  if (words.renewalDate !== null && words.renewalDate < today) throw badInput('renewalDate', 'IN_THE_PAST');
  if (words.decision !== null && words.decisionDate === null) throw badInput('evidence.decisionDate', 'REQUIRED');

  const effectiveDate = input.effectiveDate ?? today;
  if (effectiveDate < project.useFrom || effectiveDate > today)
    throw new AppError('EFFECTIVE_DATE_OUT_OF_RANGE', { field: 'effectiveDate', from: project.useFrom, to: today });

  const isProven =
    files.length > 0 ||
    [words.text, words.link, words.decision, words.personsTrained, words.units].some((part) => part !== null && part !== 0);
  for (const demand of demands(from, input.stage)) {
    if (demand === 'evidence' ? isProven : words[demand] !== null) continue;
    if (demand === 'evidence') throw new AppError('EVIDENCE_REQUIRED', { field: 'evidence', stage: input.stage });
    if (demand === 'reason') throw new AppError('REASON_REQUIRED', { field: 'reason' });
    if (demand === 'note') throw new AppError('NOTE_REQUIRED', { field: 'note' });
    throw badInput(demand, 'REQUIRED');
  }
  const said = files.length > 0 || Object.entries(words).some(([name, value]) => name !== 'shared' && value !== null);
  return { stage: input.stage, effectiveDate, evidence: said ? words : null, files };
}
