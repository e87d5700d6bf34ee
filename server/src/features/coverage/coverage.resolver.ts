import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import { Access } from '../../platform/graphql/access.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { one, page, rows, shape, type Row } from '../../platform/reading/source.ts';
import { and, or, sql, type Sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Organisation, OrganisationConnection } from '../organisations/organisation.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { CoverageArgs, CoverageProvidersArgs } from './coverage.inputs.ts';
import { shownByRegion } from './coverage.sql.ts';
import { Coverage } from './coverage.types.ts';
import { standings, type Cut, type Moment } from './standings.sql.ts';
import { isCounted, isThere, regionTally, summedTally, tally, tallyColumns } from './tallies.sql.ts';

const isInside = (viewer: Viewer, projectId: string) => viewer.positionIn(projectId.toLowerCase()) !== Position.OUTSIDER;
const dayOf = (asOf: string | null | undefined): Sql => (asOf ? sql`${asOf}::date` : today);

/** The places asked for, or the whole country: all but Åland, and what has no known region. */
function placesOf({ regions, regionUnknown }: CoverageArgs): Cut['places'] {
  if (!regions && !regionUnknown)
    return (regionId) => sql`coalesce(${regionId} in (select r.id from ${everyRow(Region)} r where r.counted), true)`;
  return (regionId) =>
    or(
      regions ? sql`${regionId} in (select r.id from ${everyRow(Region)} r where r.code = any(${regions}))` : false,
      regionUnknown ? sql`${regionId} is null` : false,
    );
}

const cutOf = (args: CoverageArgs): Cut => ({
  projectId: args.projectId,
  theme: args.theme ?? null,
  sourceProject: args.sourceProject ?? null,
  providerTypes: args.providerTypes ?? null,
  places: placesOf(args),
});
const momentOf = ({ asOf, knownAt }: CoverageArgs): Moment => ({
  day: dayOf(asOf),
  knownAt: knownAt ? sql`${knownAt}::timestamptz` : null,
});

/** PostgreSQL’s texts cannot hold this letter, so no code has it. */
function refuseNul({ theme, sourceProject, regions }: CoverageArgs) {
  for (const [field, codes] of Object.entries({ theme: [theme], sourceProject: [sourceProject], regions }))
    if (codes?.some((code) => code?.includes('\0'))) throw badInput(field, 'NOT_TEXT');
}

/** Beside themes and source projects those outside may ask for nothing: two figures of other cuts or days can differ by one provider. */
const isOpen = (args: CoverageArgs): Sql =>
  args.providerTypes || args.regions || args.regionUnknown || args.knownAt || args.compareWith
    ? sql`false`
    : args.asOf
      ? sql`${dayOf(args.asOf)} = ${today}`
      : sql`true`;

@Resolver(() => Coverage)
export class CoverageResolver {
  @Access('SIGNED_IN')
  @Query(() => Coverage, {
    nullable: true,
    description:
      'Coverage, by region, theme, source project and type of provider. Those outside the project see small regions added up and the figures of today, by theme and source project; of anything else they see null. Errors: NOT_FOUND (field).',
  })
  coverage(@Args(() => CoverageArgs) args: CoverageArgs, @Ctx() { viewer }: Context) {
    const { projectId, theme, sourceProject, knownAt, compareWith } = args;
    if (!isId(projectId)) throw notFound('projectId');
    refuseNul(args);
    const inside = isInside(viewer, projectId);
    const cut = cutOf(args);
    const moment = momentOf(args);
    const before = compareWith ? dayOf(compareWith) : null;
    // An unknown project or theme has no coverage, which is not the same as one of zero.
    const known = and(
      sql`exists (select 1 from ${everyRow(Project)} p where p.id = ${projectId})`,
      typeof theme === 'string' && sql`exists (select 1 from ${everyRow(Theme)} t where t.code = ${theme})`,
      typeof sourceProject === 'string' &&
        sql`exists (select 1 from ${everyRow(SourceProject)} p where p.code = ${sourceProject})`,
      !inside && isOpen(args),
    );
    const asked = Boolean(args.regions || args.regionUnknown);
    const regions = regionTally(asked ? cut : { ...cut, places: () => true }, moment, before);
    const values = {
      asOf: moment.day,
      knownAt: knownAt ? sql`${knownAt}::timestamptz` : null,
      compareWith: before,
      theme: typeof theme === 'string' ? one(Theme, (t) => sql`${t.code} = ${theme}`) : null,
      sourceProject: typeof sourceProject === 'string' ? one(SourceProject, (p) => sql`${p.code} = ${sourceProject}`) : null,
      total: rows(sql`select t.* from ${tally(cut, moment, 'everybody')} t`, { single: true }),
      totalChange: before
        ? rows(sql`select t.* from ${tally(cut, moment, 'everybody', before)} t`, { single: true, columns: tallyColumns })
        : null,
      byRegion: rows(
        sql`select case when x.others then null else x.id end as "regionId", x.others, x.counted, ${summedTally}
            from ${shownByRegion(regions, !inside)} x
            group by 1, 2, x.counted, case when x.others then '' else x.code end
            order by x.others, min(x.code collate "C")`,
        { columns: ['regionId', ...tallyColumns] },
      ),
      byTheme: rows(
        sql`select t.* from ${tally(cut, moment, 'theme', before)} t join ${everyRow(Theme)} o on o.id = t.key
            where t.providers > 0 order by o.position`,
        { columns: ['key', ...tallyColumns] },
      ),
      bySourceProject: rows(
        sql`select t.* from ${tally(cut, moment, 'sourceProject', before)} t join ${everyRow(SourceProject)} o on o.id = t.key where t.providers > 0 order by o.acronym, o.id`,
        { columns: ['key', ...tallyColumns] },
      ),
      byProviderType: rows(
        sql`select t.key as "providerType", t.* from ${tally(cut, moment, 'providerType', before)} t where ${inside} and ${isThere} order by t.key nulls last`,
        { columns: tallyColumns },
      ),
    };
    return shape(values, { when: known });
  }

  @Access('SIGNED_IN')
  @Weighs(5_000)
  @Query(() => OrganisationConnection, {
    description:
      'The providers behind a figure of coverage, by name. Empty to those outside the project, who see the figures only. Errors: BAD_USER_INPUT (field, problem).',
  })
  coverageProviders(
    @Args(() => CoverageProvidersArgs) args: CoverageProvidersArgs,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { viewer }: Context,
  ) {
    const { projectId, standing, change, compareWith } = args;
    refuseNul(args);
    if (change && !compareWith) throw badInput('compareWith', 'REQUIRED');
    const inside = isId(projectId) && isInside(viewer, projectId);
    const moment = momentOf(args);
    const cut = cutOf(args);
    const among = (o: Row<Organisation>, day: Sql) =>
      sql`exists (select 1 from ${standings(cut, { ...moment, day })} s where s.id = ${o.id} and ${isCounted[standing]})`;
    const before = change ? dayOf(compareWith) : null;
    return page(Organisation, {
      first,
      after: after ?? null,
      order: (o) => [o.nameFi, o.id],
      where: (o) => {
        if (!inside) return sql`false`;
        if (!before) return among(o, moment.day);
        const [here, there] = change === 'CAME' ? [moment.day, before] : [before, moment.day];
        return and(among(o, here), sql`not ${among(o, there)}`);
      },
    });
  }
}
