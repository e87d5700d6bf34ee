import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { page, rows, type Row } from '../../platform/reading/source.ts';
import { Alias, and, join, sql, trusted, where, type Sql } from '../../platform/reading/sql.ts';
import { rowOf, visible } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { MaterialHandover } from '../materials/handover.entity.ts';
import { Material, MaterialConnection } from '../materials/material.entity.ts';
import { isMaintained, stateOf } from '../materials/material.policy.ts';
import { ProblemReport } from '../materials/problem-report.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { Facet, MaterialsArgs, type MaterialFilter } from './materials.inputs.ts';

/** What the facets count over: the same request as the list. */
type Asked = { projectId: string | null; filter: MaterialFilter; viewer: Viewer };

@Resolver()
export class MaterialsResolver {
  @Access('PUBLIC')
  @Query(() => MaterialConnection, { description: 'Materials by title: those in a project’s care, or the published commons.' })
  materials(@Args(() => MaterialsArgs) { first, after, projectId, filter }: MaterialsArgs, @Ctx() { viewer }: Context) {
    const asked: Asked = { projectId: projectId ?? null, filter: filter ?? {}, viewer };
    return page(Material, {
      first,
      after: after ?? null,
      order: (m) => [m.title, m.id],
      where: (m) => and(inList(m, asked), ...Object.values(parts(m, asked))),
      about: asked,
    });
  }
}

@Resolver(() => MaterialConnection)
export class MaterialFacets {
  @AtMost(200)
  @Weighs(5_000)
  @FieldResolver(() => [Facet], {
    description: 'How many materials each value of a filter would leave, under the other filters.',
  })
  facets(@Root() asked: Asked) {
    const counted = facetValues.map(([name, part, value]) => {
      const alias = new Alias();
      const material = rowOf(Material, alias);
      const others = { ...parts(material, asked), [part]: undefined };
      return trusted`select ${name}::text as name, f.value, count(*) as count from ${visible(Material, asked.viewer)} ${alias}
        cross join lateral ${value(material, asked.viewer)} f${where(and(sql`f.value is not null`, inList(material, asked), ...Object.values(others)))} group by f.value`;
    });
    return rows(trusted`${join(counted, ' union all ')} order by name, count desc, value`);
  }
}

const inList = (m: Row<Material>, { projectId, filter }: Asked) =>
  projectId === null && filter.inNobodysCare
    ? sql`${m.projectId} is null`
    : projectId === null
      ? sql`${m.currentVersionId} is not null`
      : isId(projectId)
        ? sql`${m.projectId} = ${projectId}`
        : sql`false`;

type Part = keyof MaterialFilter;
/** Each part of the filter as its own condition, so that a facet can leave its own out. */
function parts(m: Row<Material>, { filter, viewer }: Asked): Partial<Record<Part, Sql | undefined | null | false | ''>> {
  const { search, themes, sourceProjects, kinds, languages, provenances, states, stages } = filter;
  const { maintainedByUs, handoverOfferedToUs, problemOpen, reviewDueBefore, needsCare, inNobodysCare } = filter;
  return {
    search: search?.trim() && contains(sql`lower(${m.title} || ' ' || coalesce(${m.description}, ''))`, search),
    themes: themes && sql`${m.themeId} in (select t.id from ${visible(Theme, viewer)} t where t.code = any(${themes}))`,
    sourceProjects:
      sourceProjects &&
      sql`${m.sourceProjectId} in (select s.id from ${visible(SourceProject, viewer)} s where s.code = any(${sourceProjects}))`,
    kinds: kinds && sql`${m.kind} = any(${kinds})`,
    languages: languages && sql`${m.language} = any(${languages})`,
    provenances: provenances && sql`${m.provenance} = any(${provenances})`,
    states: states && sql`${stateOf(m)} = any(${states})`,
    stages: stages && standsAt(m, viewer, stages),
    maintainedByUs: maintainedByUs && sql`${m.maintainerId} = ${viewer.organisationId} and ${isMaintained(m)}`,
    handoverOfferedToUs:
      handoverOfferedToUs &&
      sql`exists (select 1 from ${visible(MaterialHandover, viewer)} h where h.material_id = ${m.id} and h.state = 'OPEN' and h.to_id = ${viewer.organisationId})`,
    problemOpen:
      problemOpen &&
      sql`exists (select 1 from ${visible(ProblemReport, viewer)} p where p.material_id = ${m.id} and p.resolved_at is null)`,
    reviewDueBefore: reviewDueBefore && sql`${m.reviewDueOn} < ${reviewDueBefore}`,
    needsCare: needsCare && sql`not ${isMaintained(m)} and ${m.status} in ('INTAKE', 'MAINTAINED', 'UPDATING')`,
    inNobodysCare: inNobodysCare && sql`${m.projectId} is null`,
  };
}

/** The stages at which a material stands (what is not confirmed to exist cannot be started, and stands at none): the acting provider's own one; for all others, of any provider they may see. */
function stageValues(m: Row<Material>, viewer: Viewer): Sql {
  if (viewer.organisationKind !== OrganisationKind.PROVIDER) {
    return sql`(select distinct a.stage::text as value from ${visible(Adoption, viewer)} a where a.material_id = ${m.id})`;
  }
  return sql`(select coalesce((select a.stage::text from ${visible(Adoption, viewer)} a where a.material_id = ${m.id} and a.organisation_id = ${viewer.organisationId}), case when ${m.currentVersionId} is not null then ${AdoptionStage.NOT_STARTED} end) as value)`;
}

/** Whether it stands at one of the stages; for those who see many providers the first one that does is enough. */
const standsAt = (m: Row<Material>, viewer: Viewer, stages: AdoptionStage[]): Sql =>
  viewer.organisationKind === OrganisationKind.PROVIDER
    ? sql`exists (select 1 from ${stageValues(m, viewer)} f where f.value = any(${stages}))`
    : sql`exists (select 1 from ${visible(Adoption, viewer)} a where a.material_id = ${m.id} and a.stage = any(${stages}))`;

const column = (expression: Sql) => sql`(select ${expression}::text as value)`;
const facetValues: [name: string, part: Part, value: (m: Row<Material>, viewer: Viewer) => Sql][] = [
  ['theme', 'themes', (m, viewer) => sql`(select t.code as value from ${visible(Theme, viewer)} t where t.id = ${m.themeId})`],
  [
    'sourceProject',
    'sourceProjects',
    (m, viewer) => sql`(select s.code as value from ${visible(SourceProject, viewer)} s where s.id = ${m.sourceProjectId})`,
  ],
  ['kind', 'kinds', (m) => column(m.kind)],
  ['language', 'languages', (m) => sql`(select ${m.language}::text as value where ${m.language} is not null)`],
  ['provenance', 'provenances', (m) => column(m.provenance)],
  ['state', 'states', (m) => column(stateOf(m))],
  ['stage', 'stages', stageValues],
];

@Resolver(() => SourceProject)
export class SourceProjectMaterials {
  @Weighs(1)
  @FieldResolver(() => Int, { description: 'Materials of it that the viewer may see.' })
  materialCount(@Root() project: Row<SourceProject>, @Ctx() { viewer }: Context) {
    return sql`(select count(*) from ${visible(Material, viewer)} m where m.source_project_id = ${project.id})`;
  }
}
