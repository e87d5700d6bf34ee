import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Position } from '../../platform/auth/roles.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { one, page, rows, shape, type Row } from '../../platform/reading/source.ts';
import { and, sql, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Organisation, OrganisationConnection } from '../organisations/organisation.entity.ts';
import { inRegions } from '../organisations/organisation.policy.ts';
import { Project } from '../projects/project.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { CoverageProvidersArgs, Standing } from './coverage.inputs.ts';
import { byRegion, figures, standings } from './coverage.sql.ts';
import { Coverage, CoverageFigures, RegionCoverage, ThemeCoverage } from './coverage.types.ts';

const FIGURES = ['licensed', 'inUse', 'verified', 'noData', 'notApplicable'] as const;

@Resolver(() => Coverage)
export class CoverageResolver {
  @Access('SIGNED_IN')
  @Query(() => Coverage, {
    nullable: true,
    description:
      'Coverage of a theme, or of all of them, by region and theme. Those outside the project see small regions added up.',
  })
  coverage(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('theme', () => String, { nullable: true, description: 'Code of a theme.' }) theme: string | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day, by effective dates; today when left out.' }) asOf:
      | string
      | null,
    @Ctx() { viewer }: Context,
  ) {
    if (!isId(projectId)) throw notFound('projectId');
    const day = asOf ? sql`${asOf}::date` : today;
    const country = sql`s.region_id is null or s.region_id in (select r.id from ${everyRow(Region)} r where r.counted)`;
    const apart = viewer.positionIn(projectId.toLowerCase()) === Position.OUTSIDER;
    // An unknown project or theme has no coverage, which is not the same as one of zero.
    const known = sql`exists (select 1 from ${everyRow(Project)} p where p.id = ${projectId}) and ${
      typeof theme === 'string' ? sql`exists (select 1 from ${everyRow(Theme)} t where t.code = ${theme})` : sql`true`
    }`;
    const values = {
      asOf: day,
      theme: typeof theme === 'string' ? one(Theme, (t) => sql`${t.code} = ${theme}`) : null,
      total: rows(sql`select ${figures()} from ${standings(projectId, day, theme ?? null, false)} s where ${country}`, {
        single: true,
      }),
      byRegion: rows(
        sql`select case when x.others then null else x.id end as "regionId", x.others, x.counted,
              coalesce(sum(x.licensed), 0)::int as licensed, coalesce(sum(x."inUse"), 0)::int as "inUse", coalesce(sum(x.verified), 0)::int as verified,
              coalesce(sum(x."noData"), 0)::int as "noData", coalesce(sum(x."notApplicable"), 0)::int as "notApplicable"
            from ${byRegion(standings(projectId, day, theme ?? null, false), apart)} x
            group by 1, 2, x.counted, case when x.others then '' else x.code end
            order by x.others, min(x.code collate "C")`,
        { columns: ['regionId', ...FIGURES] },
      ),
      byTheme: rows(
        sql`select s.theme_id as "themeId", ${figures()} from ${standings(projectId, day, null, true)} s
            join ${everyRow(Theme)} t on t.id = s.theme_id where ${country} group by s.theme_id, t.position order by t.position`,
        { columns: ['themeId', ...FIGURES] },
      ),
    };
    return shape(values, { when: known });
  }

  @Access('SIGNED_IN')
  @Weighs(5_000)
  @Query(() => OrganisationConnection, {
    description:
      'The providers behind a figure of coverage, by name. Empty to those outside the project, who see the figures only.',
  })
  coverageProviders(@Args(() => CoverageProvidersArgs) args: CoverageProvidersArgs, @Ctx() { viewer }: Context) {
    const { projectId, theme, asOf, standing, regions, regionUnknown, first, after } = args;
    const inside = isId(projectId) && viewer.positionIn(projectId.toLowerCase()) !== Position.OUTSIDER;
    const day = asOf ? sql`${asOf}::date` : today;
    const standsSo = (o: Row<Organisation>) =>
      sql`exists (select 1 from ${standings(projectId, day, theme ?? null, false)} s where s.id = ${o.id} and ${STANDS[standing]()})`;
    const counted = (o: Row<Organisation>) =>
      sql`coalesce(${o.regionId} in (select r.id from ${everyRow(Region)} r where r.counted), true)`;
    return page(Organisation, {
      first,
      after: after ?? null,
      order: (o) => [o.nameFi, o.id],
      where: (o) => (inside ? and(standsSo(o), inRegions(o, { regions, regionUnknown }, viewer) ?? counted(o)) : sql`false`),
    });
  }
}

const STANDS: Record<Standing, () => Sql> = {
  LICENSED: () => sql`not s.not_applicable`,
  IN_USE: () => sql`s.in_use`,
  VERIFIED: () => sql`s.verified`,
  NO_DATA: () => sql`not s.any_row`,
  NOT_APPLICABLE: () => sql`s.not_applicable`,
};

const figuresOf = ({ licensed, inUse, verified, noData, notApplicable }: Row<RegionCoverage | ThemeCoverage>) =>
  shape({ licensed, inUse, verified, noData, notApplicable });

@Resolver(() => RegionCoverage)
export class RegionCoverageResolver {
  @FieldResolver(() => Region, {
    nullable: true,
    description: 'Null for providers whose region is not known, and for the row of small regions.',
  })
  region(@Root() row: Row<RegionCoverage>) {
    return one(Region, (r) => sql`${r.id} = ${row.regionId}`);
  }
  @FieldResolver(() => CoverageFigures, { description: 'The figures.' })
  figures(@Root() row: Row<RegionCoverage>) {
    return figuresOf(row);
  }
}

@Resolver(() => ThemeCoverage)
export class ThemeCoverageResolver {
  @FieldResolver(() => Theme, { description: 'The theme.' })
  theme(@Root() row: Row<ThemeCoverage>) {
    return one(Theme, (t) => sql`${t.id} = ${row.themeId}`);
  }
  @FieldResolver(() => CoverageFigures, { description: 'The figures.' })
  figures(@Root() row: Row<ThemeCoverage>) {
    return figuresOf(row);
  }
}
