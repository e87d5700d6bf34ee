import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { line, lineOrNull } from '../../platform/graphql/line.ts';
import { prose, webAddress } from '../../platform/graphql/prose.ts';
import { Project } from '../projects/project.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { createMaterial, editMaterial } from './maintenance.policy.ts';
import { changeMaterial, holdMaterial, holdsFiles } from './material-change.service.ts';
import { MaterialVersion, VersionState } from './material-version.entity.ts';
import { Material, MaterialProvenance, MaterialStatus } from './material.entity.ts';
import { recordMaterial } from './material.history.ts';
import type { CreateMaterialInput, EditMaterialInput, MaterialFactsInput } from './material.inputs.ts';

/** How materials come in, and how their facts are corrected. */
export class MaterialService {
  constructor(private readonly database: Database) {}

  /**
   * Brings a new material into a project. A link-only entry is out at once: its version 1 is “as found”. What the hub is to hold
   * itself is out once a version of it has been published.
   */
  create(viewer: Viewer, input: CreateMaterialInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const project = await tx.find(Project, input.projectId, 'projectId');
      const authorised = () => authorise(createMaterial(viewer, project.id));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const facts = await factsOf(tx, input);
        const id = (await tx.insert(Material, {
          ...facts,
          projectId: project.id,
          demonstration: project.demonstration,
          provenance: facts.url ? MaterialProvenance.PAGE_SEEN : MaterialProvenance.NAMED_IN_SOURCE,
          status: MaterialStatus.INTAKE,
        }))!;
        const currentVersionId = facts.linkOnly ? await publishAsFound(tx, id) : null;
        const material = { id, projectId: project.id, currentVersionId };
        recordMaterial(tx, 'material.created', material, { organisationId: viewer.organisationId! });
        return { id };
      });
    });
  }

  /** Corrects the facts of a material. What was published under a version stays what it was. */
  edit(viewer: Viewer, input: EditMaterialInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await holdMaterial(tx, input.materialId);
      authorise(editMaterial(viewer, material));
      const facts = await factsOf(tx, input);
      // Nothing stands on a language or an address that was known and is not any more.
      if (material.status !== MaterialStatus.INTAKE && !facts.language) throw badInput('language', 'REQUIRED');
      if (!facts.licence && (await holdsFiles(tx, material.id))) throw badInput('licence', 'FILES_HELD');
      await changeMaterial(tx, material, input.expectedVersion, facts);
      recordMaterial(tx, 'material.edited', material, { version: input.expectedVersion + 1 });
      return { id: material.id };
    });
  }
}

async function publishAsFound(tx: Transaction, materialId: string): Promise<string> {
  const id = (await tx.insert(MaterialVersion, {
    materialId,
    number: 1,
    state: VersionState.PUBLISHED,
    publishedAt: () => 'hub_now()',
  }))!;
  await tx.manager.update(Material, materialId, { currentVersionId: id });
  return id;
}

async function factsOf(tx: Transaction, input: MaterialFactsInput) {
  const theme = await tx.manager.findOneBy(Theme, { code: input.theme });
  if (!theme) throw notFound('theme');
  const sourceProject = input.sourceProject ? await tx.manager.findOneBy(SourceProject, { code: input.sourceProject }) : null;
  if (input.sourceProject && !sourceProject) throw notFound('sourceProject');
  const url = webAddress('url', input.url);
  const licence = lineOrNull('licence', input.licence);
  if (!licence && !input.linkOnly) throw badInput('licence', 'REQUIRED');
  if (input.linkOnly && !url) throw badInput('url', 'REQUIRED');
  return {
    title: line('title', input.title),
    themeId: theme.id,
    kind: input.kind,
    language: input.language ?? null,
    description: prose('description', input.description),
    url,
    licence,
    linkOnly: input.linkOnly,
    published: input.published ?? null,
    sourceProjectId: sourceProject?.id ?? null,
  };
}
