import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, rows, shape, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Adoption, AdoptionDeclaration, AdoptionEvidence } from './adoption.entity.ts';
import { AddEvidenceInput, ConfirmAdoptionsInput } from './adoption.inputs.ts';
import { ConfirmedAdoptions, TrainedSum } from './adoption.types.ts';
import type { ConfirmingService } from './confirming.service.ts';
import { evidenceMissing, trainedSum } from './evidence.sql.ts';
import type { EvidenceService } from './evidence.service.ts';

/** What a provider does with its adoptions as they stand: it confirms them, and completes their proof. */
@Resolver(() => Adoption)
export class KeepingResolver {
  constructor(
    private readonly confirming: ConfirmingService,
    private readonly evidence: EvidenceService,
  ) {}

  @Access('SIGNED_IN')
  @Mutation(() => ConfirmedAdoptions, {
    description:
      'Says that own stages still hold, of those named or of all: every one of them, or none. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (id, currentVersion, currentStage), BAD_USER_INPUT (field, problem).',
  })
  async confirmAdoptions(@Arg('input', () => ConfirmAdoptionsInput) input: ConfirmAdoptionsInput, @Ctx() { viewer }: Context) {
    const { ids } = await this.confirming.confirm(viewer, input);
    return shape({
      count: ids.length,
      adoptions: many(Adoption, (a) => sql`${a.id} = any(${ids}::uuid[])`, {
        order: (a) => [sql`array_position(${ids}::uuid[], ${a.id})`],
      }),
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => Adoption, {
    description:
      'Adds proof to a declaration of the acting provider without changing its stage, and answers its adoption. Errors: NOT_FOUND, FORBIDDEN (reason), EVIDENCE_REQUIRED, BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async addEvidence(@Arg('input', () => AddEvidenceInput) input: AddEvidenceInput, @Ctx() { viewer }: Context) {
    return byId(Adoption, (await this.evidence.add(viewer, input)).id);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether its stage needs proof and has none; null to those who do not read all of its proof.',
  })
  evidenceMissing(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    return evidenceMissing(adoption, viewer);
  }
}

@Resolver(() => AdoptionDeclaration)
export class DeclarationEvidence {
  @AtMost(limits.proofs)
  @FieldResolver(() => [AdoptionEvidence], {
    description: 'Its proof and words that the viewer may read: what came with it, then what was added.',
  })
  allEvidence(@Root() declaration: Row<AdoptionDeclaration>) {
    return many(AdoptionEvidence, (e) => sql`${e.declarationId} = ${declaration.id}`, { order: (e) => [e.number] });
  }
}

@Resolver(() => Material)
export class MaterialTraining {
  @Weighs(500)
  @FieldResolver(() => TrainedSum, { description: 'Persons trained in it.' })
  personsTrained(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return rows(trainedSum(viewer, sql`a.material_id = ${material.id}`), { single: true });
  }
}

@Resolver(() => Organisation)
export class OrganisationTraining {
  @Weighs(500)
  @FieldResolver(() => TrainedSum, { description: 'Persons it trained.' })
  personsTrained(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return rows(trainedSum(viewer, sql`a.organisation_id = ${organisation.id}`), { single: true });
  }
}

@Resolver(() => Project)
export class ProjectTraining {
  @Weighs(5_000)
  @FieldResolver(() => TrainedSum, { description: 'Persons trained by all of its providers.' })
  personsTrained(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return rows(trainedSum(viewer, sql`a.project_id = ${project.id}`), { single: true });
  }
}
