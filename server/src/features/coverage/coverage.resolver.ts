import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Position } from '../../platform/auth/roles.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { one, rows, shape, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Region } from '../organisations/region.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { figures, standings } from './coverage.sql.ts';
import { Coverage, CoverageFigures, RegionCoverage, ThemeCoverage } from './coverage.types.ts';

/** Under this many licensed providers a region is not shown alone to those outside: the figure would tell of one provider. */
const SMALLEST_SHOWN = 3;
const FIGURES = ['licensed', 'inUse', 'verified', 'noData', 'notApplicable'] as const;

@Resolver(() => Coverage)
export class CoverageResolver {
  @Access('SIGNED_IN')
  @Query(() => Coverage, {
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
    const day = asOf ? sql`${asOf}::date` : sql`hub_today()`;
    const country = sql`s.region_id is null or s.region_id in (select r.id from ${everyRow(Region)} r where r.counted)`;
    const apart = viewer.positionIn(projectId) === Position.OUTSIDER;
    return shape({
      asOf: day,
      theme: theme && one(Theme, (t) => sql`${t.code} = ${theme}`),
      total: rows(sql`select ${figures()} from ${standings(projectId, day, theme ?? null, false)} s where ${country}`, {
        single: true,
      }),
      byRegion: rows(
        sql`select case when x.others then null else x.id end as "regionId", x.others, x.counted,
              coalesce(sum(x.licensed), 0)::int as licensed, coalesce(sum(x."inUse"), 0)::int as "inUse", coalesce(sum(x.verified), 0)::int as verified,
              coalesce(sum(x."noData"), 0)::int as "noData", coalesce(sum(x."notApplicable"), 0)::int as "notApplicable"
            from (
              select y.*, ${apart} and y.id is not null and y.providers < ${SMALLEST_SHOWN} as others from (
                select r.id, coalesce(r.code, '~') as code, coalesce(r.counted, true) as counted, count(s.id) as providers, ${figures()}
                from ${standings(projectId, day, theme ?? null, false)} s full join ${everyRow(Region)} r on r.id = s.region_id
                group by r.id, r.code, r.counted) y) x
            group by 1, 2, x.counted, case when x.others then '' else x.code end
            order by x.others, min(x.code)`,
        { columns: ['regionId', ...FIGURES] },
      ),
      byTheme: rows(
        sql`select s.theme_id as "themeId", ${figures()} from ${standings(projectId, day, null, true)} s
            join ${everyRow(Theme)} t on t.id = s.theme_id where ${country} group by s.theme_id, t.position order by t.position`,
        { columns: ['themeId', ...FIGURES] },
      ),
    });
  }
}

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
