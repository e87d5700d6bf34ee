import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { computed, many, one, page, rows, shape, type Row } from '../../platform/reading/source.ts';
import { and, or, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { StoredFile } from '../files/stored-file.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { MaterialAbilities } from '../materials/material.types.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { inRegions } from '../organisations/organisation.policy.ts';
import { itselfAndMerged, themselvesAndMerged } from '../organisations/succession.sql.ts';
import { Project } from '../projects/project.entity.ts';
import { partnersToday } from '../partnerships/partnership.sql.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { Adoption, AdoptionConnection, AdoptionEvidence } from './adoption.entity.ts';
import { AdoptionOrder, AdoptionsArgs, ConfirmVersionsInput, DeclareAdoptionInput } from './adoption.inputs.ts';
import { confirmedLately, declareAdoption, isVerified, updateAvailable } from './adoption.policy.ts';
import type { AdoptionService } from './adoption.service.ts';
import { AdoptionAbilities } from './adoption.types.ts';
import { inMergers, isTelling, mergedWords, providerHolds } from './merged-words.sql.ts';
import { evidenceMissing, tellsOfPersons } from './evidence.sql.ts';
import { AdoptionStage, inUse } from './stages.ts';
import type { VersionUpdateService } from './version-update.service.ts';

@ObjectType({ description: 'Adoptions at a stage.' })
export class StageCount {
  @Field(() => AdoptionStage, { description: 'The stage as declared.' })
  stage: AdoptionStage;
  @Field(() => Int, { description: 'Adoptions at it that the viewer may see.' })
  count: number;
}

/** What declareAdoption's rule needs to know of a material, as SQL. */
const adoptable = (material: Row<Material>, viewer: Context['viewer']) => ({
  projectId: material.projectId,
  projectDemonstration: sql`(select p.demonstration from ${visible(Project, viewer)} p where p.id = ${material.projectId})`,
  currentVersionId: material.currentVersionId,
  status: material.status,
});

const orders = {
  DECLARED: (a: Row<Adoption>) => [a.declaredAt, a.id],
  PROVIDER: (a: Row<Adoption>) => [a.organisationName, a.materialTitle, a.id],
  MATERIAL: (a: Row<Adoption>) => [a.materialTitle, a.organisationName, a.id],
  STAGE: (a: Row<Adoption>) => [a.stage, a.declaredAt, a.id],
};

/** What a provider declared, and what tells of it of those merged into it. */
const isOf = (a: Row<Adoption>, words: Sql, organisationId: string): Sql =>
  isId(organisationId)
    ? trusted`(${a.organisationId} = any(${itselfAndMerged(sql`${organisationId}::uuid`, today)})
        and (${a.organisationId} = ${organisationId} or ${a.id} in (select w.adoption_id from ${words} w where w.provider_id = ${organisationId})))`
    : sql`false`;

/** The adoptions of a material that the viewer may see; after a merger each provider is there once. */
const onceOf = (material: Row<Material>, viewer: Viewer): Sql => {
  const seen = visible(Adoption, viewer);
  return trusted`(select a.* from ${seen} a where a.material_id = ${material.id}
    and (a.organisation_id not in ${inMergers} or a.id in (select w.adoption_id from ${mergedWords(seen, { materialId: material.id })} w)))`;
};

@Resolver(() => Adoption)
export class AdoptionResolver {
  constructor(
    private readonly adoptions: AdoptionService,
    private readonly updates: VersionUpdateService,
  ) {}

  @Access('SIGNED_IN')
  @Query(() => AdoptionConnection, {
    name: 'adoptions',
    description: 'Adoptions of a project that the viewer may see, newest declaration first unless another order is asked for.',
  })
  list(@Args(() => AdoptionsArgs) { projectId, first, after, filter, sort }: AdoptionsArgs, @Ctx() { viewer }: Context) {
    const { search, stages, themes, sourceProjects, regions, regionUnknown, partnersOnly, materialId, organisationId } =
      filter ?? {};
    const materialOf = (a: Row<Adoption>, condition: Sql) =>
      sql`exists (select 1 from ${visible(Material, viewer)} m where m.id = ${a.materialId} and ${condition})`;
    const words = mergedWords(visible(Adoption, viewer), { projectId: isId(projectId) ? projectId : sql`null::uuid` });
    const organisationOf = (a: Row<Adoption>, condition: Sql) =>
      providerHolds(
        a,
        words,
        (id) => sql`exists (select 1 from ${visible(Organisation, viewer)} o where o.id = ${id} and ${condition})`,
      );
    const partners = (projectId: string) => sql`(select p.organisation_id from ${partnersToday(projectId, viewer)} p)`;
    const located = inRegions({ regionId: sql`o.region_id` }, { regions, regionUnknown }, viewer) as Sql | undefined;
    return page(Adoption, {
      first,
      after: after ?? null,
      order: orders[sort],
      descending: sort === AdoptionOrder.DECLARED,
      where: (a) =>
        and(
          isId(projectId) ? sql`${a.projectId} = ${projectId}` : sql`false`,
          stages && sql`${a.stage} = any(${stages})`,
          typeof materialId === 'string' && (isId(materialId) ? sql`${a.materialId} = ${materialId}` : sql`false`),
          typeof organisationId === 'string' ? isOf(a, words, organisationId) : !filter?.formerProviders && isTelling(a, words),
          themes &&
            materialOf(a, sql`m.theme_id in (select t.id from ${visible(Theme, viewer)} t where t.code = any(${themes}))`),
          sourceProjects &&
            materialOf(
              a,
              sql`m.source_project_id in (select s.id from ${visible(SourceProject, viewer)} s where s.code = any(${sourceProjects}))`,
            ),
          partnersOnly &&
            isId(projectId) &&
            and(
              sql`${a.organisationId} = any(${themselvesAndMerged(partners(projectId), today)})`,
              providerHolds(a, words, (id) => sql`${id} in ${partners(projectId)}`),
            ),
          search?.trim() &&
            or(
              materialOf(a, contains(sql`lower(m.title)`, search)),
              organisationOf(a, contains(sql`lower(o.name_fi || ' ' || coalesce(o.name_sv, ''))`, search)),
            ),
          located && organisationOf(a, located),
          typeof filter?.confirmedLately === 'boolean' && sql`(${confirmedLately(a)}) = ${filter.confirmedLately}`,
          // Not compared with a value: PostgreSQL then begins with the versions, which are few.
          typeof filter?.updateAvailable === 'boolean' &&
            (filter.updateAvailable ? updateAvailable(a, viewer) : sql`not ${updateAvailable(a, viewer)}`),
          typeof filter?.verified === 'boolean' && sql`(${isVerified(a)}) = ${filter.verified}`,
          typeof filter?.evidenceMissing === 'boolean' && sql`${evidenceMissing(a, viewer)} = ${filter.evidenceMissing}`,
          typeof filter?.personsTrained === 'boolean' && sql`${tellsOfPersons(a, viewer)} = ${filter.personsTrained}`,
        ),
    });
  }

  @Access('SIGNED_IN')
  @Query(() => Adoption, {
    nullable: true,
    description: 'One adoption; null when there is none of that id that the viewer may see.',
  })
  adoption(@Arg('id', () => ID) id: string) {
    return byId(Adoption, id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Adoption, {
    description:
      'Declares how far the acting provider has come with a material. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStage), EVIDENCE_REQUIRED, REASON_REQUIRED, NOTE_REQUIRED, EFFECTIVE_DATE_OUT_OF_RANGE, BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async declareAdoption(@Arg('input', () => DeclareAdoptionInput) input: DeclareAdoptionInput, @Ctx() { viewer }: Context) {
    const { id } = await this.adoptions.declare(viewer, input);
    return byId(Adoption, id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Adoption], {
    description:
      'Takes the current versions of materials into use, in the order given. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (id, currentVersion, currentStage), BAD_USER_INPUT (field, problem).',
  })
  async confirmVersions(
    @Arg('input', () => ConfirmVersionsInput) { adoptions }: ConfirmVersionsInput,
    @Ctx() { viewer }: Context,
  ) {
    const { ids } = await this.updates.confirm(viewer, adoptions);
    return many(Adoption, (a) => sql`${a.id} = any(${ids}::uuid[])`, {
      order: (a) => [sql`array_position(${ids}::uuid[], ${a.id})`],
    });
  }

  @FieldResolver(() => Boolean, {
    description: 'UPDATE_AVAILABLE: a later version than the one in use was published that means something to its users.',
  })
  updateAvailable(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    return updateAvailable(adoption, viewer);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was declared or confirmed within six months.' })
  confirmedLately(@Root() adoption: Row<Adoption>) {
    return confirmedLately(adoption);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The provider that it is counted for today, as far as the viewer sees what was declared: its own, or the one that was merged into; null where that one has spoken of the material since, or says more.',
  })
  countsFor(@Root() adoption: Row<Adoption>, @Ctx() { viewer }: Context) {
    const words = mergedWords(visible(Adoption, viewer), { materialId: adoption.materialId });
    return one(
      Organisation,
      (o) => trusted`${o.id} = case when ${adoption.organisationId} in ${inMergers}
        then (select w.provider_id from ${words} w where w.adoption_id = ${adoption.id}) else ${adoption.organisationId} end`,
    );
  }

  @FieldResolver(() => AdoptionAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() adoption: Row<Adoption>) {
    return shape(adoption);
  }
}

@Resolver(() => AdoptionEvidence)
export class EvidenceFiles {
  @AtMost(limits.files)
  @FieldResolver(() => [StoredFile], { description: 'Its files.' })
  files(@Root() evidence: Row<AdoptionEvidence>) {
    return many(
      StoredFile,
      (f) =>
        trusted`exists (select 1 from adoption_evidence_file l where l.evidence_id = ${evidence.id} and l.file_id = ${f.id})`,
      {
        order: (f) => [
          trusted`(select l."position" from adoption_evidence_file l where l.evidence_id = ${evidence.id} and l.file_id = ${f.id})`,
        ],
      },
    );
  }
}

@Resolver(() => Material)
export class MaterialAdoptions {
  @FieldResolver(() => Adoption, {
    nullable: true,
    description: 'Where the acting provider stands with it; null while nothing is declared.',
  })
  ownAdoption(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    if (viewer.organisationKind !== OrganisationKind.PROVIDER) return null;
    return one(Adoption, (a) => sql`${a.materialId} = ${material.id} and ${a.organisationId} = ${viewer.organisationId}`);
  }

  @FieldResolver(() => [StageCount], {
    description: 'Adoptions by stage, of those the viewer may see; after a merger each provider counts once.',
  })
  adoptionSummary(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return rows(sql`select a.stage, count(*) as count from ${onceOf(material, viewer)} a group by a.stage order by a.stage`);
  }

  @Weighs(2)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Providers that have it in use, as declared; null outside the project that has it in care: no figure, which is not zero.',
  })
  inUseCount(@Root() material: Row<Material>, @Ctx() { viewer }: Context): Sql {
    return sql`case when ${material.projectId} = any(${viewer.projects()}::uuid[]) then
      (select count(*) from ${onceOf(material, viewer)} a where a.stage = any(${inUse}::adoption_stage[])) end`;
  }
}

@Resolver(() => MaterialAbilities)
export class MaterialAdoptionAbilities {
  @FieldResolver(() => Action, { description: 'Declare its adoption by the acting organisation.' })
  declareAdoption(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return computed(adoptable(material, viewer), (known) => declareAdoption(viewer, known));
  }
}

@Resolver(() => Organisation)
export class OrganisationAdoptions {
  @FieldResolver(() => [StageCount], { description: 'Its adoptions by stage, of those the viewer may see.' })
  adoptionSummary(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return rows(
      sql`select a.stage, count(*) as count from ${visible(Adoption, viewer)} a where a.organisation_id = ${organisation.id} group by a.stage order by a.stage`,
    );
  }
}
