import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { OrganisationKind, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { page, rows, shape, type Row } from '../../platform/reading/source.ts';
import { sql, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation, OrganisationConnection } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { dayOf, funnelSteps, idOrNothing, ways, type FunnelOf } from './funnel.sql.ts';
import { Funnel, FunnelFilter, FunnelProvidersArgs } from './funnel.types.ts';

/** Whether the viewer reads any way at all: inside the project all of them, a provider outside its own. */
const readsFunnels = (viewer: Viewer) => viewer.organisationKind === OrganisationKind.PROVIDER || viewer.projects().length > 0;
const dayAsked = (asOf: string | null | undefined): Sql => (asOf ? sql`${asOf}::date` : today);
const funnelOf = (of: FunnelOf, asOf: Sql, viewer: Viewer, when: Sql) =>
  shape({ asOf, steps: rows(funnelSteps(of, asOf, viewer)) }, { when });
const narrowed = (projectId: string, filter: FunnelFilter | null | undefined): FunnelOf => ({
  projectId: idOrNothing(projectId)!,
  eventId: idOrNothing(filter?.eventId),
  materialId: idOrNothing(filter?.materialId),
  theme: filter?.theme ?? null,
});

@Resolver(() => Funnel)
export class FunnelResolver {
  @Access('SIGNED_IN')
  @Weighs(5_000)
  @Query(() => Funnel, {
    nullable: true,
    description:
      'From events to use, of one event, material or theme, or of all of a project; null where there is no such project, and to those who read nobody’s way.',
  })
  funnel(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('filter', () => FunnelFilter, { nullable: true, description: 'Of which events and materials.' })
    filter: FunnelFilter | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day, by effective dates; today when left out.' })
    asOf: string | null,
    @Ctx() { viewer }: Context,
  ) {
    if (!readsFunnels(viewer) || !isId(projectId)) return null;
    const known = sql`exists (select 1 from ${visible(Project, viewer)} p where p.id = ${projectId})`;
    return funnelOf(narrowed(projectId, filter), dayAsked(asOf), viewer, known);
  }

  @Access('SIGNED_IN')
  @Weighs(5_000)
  @Query(() => OrganisationConnection, {
    description: 'The providers behind a figure of a funnel, by name; outside the project the acting one alone.',
  })
  funnelProviders(@Args(() => FunnelProvidersArgs) args: FunnelProvidersArgs, @Ctx() { viewer }: Context) {
    const { projectId, filter, asOf, step, first, after } = args;
    const took = (o: Row<Organisation>) =>
      sql`${o.id} in (select w.organisation_id from ${ways(narrowed(projectId, filter), dayAsked(asOf), viewer)} w where w.${dayOf[step]} is not null)`;
    return page(Organisation, {
      first,
      after: after ?? null,
      order: (o) => [o.nameFi, o.id],
      where: (o) => (readsFunnels(viewer) && isId(projectId) ? took(o) : sql`false`),
    });
  }
}

@Resolver(() => DisseminationEvent)
export class EventFunnel {
  @Weighs(1_000)
  @FieldResolver(() => Funnel, {
    nullable: true,
    description: 'From it to use, as of today; null before its report is in, and to those who read nobody’s way.',
  })
  funnel(@Root() event: Row<DisseminationEvent>, @Ctx() { viewer }: Context) {
    if (!readsFunnels(viewer)) return null;
    const reported = sql`${event.state} in ('REPORTED', 'APPROVED')`;
    return funnelOf({ projectId: event.projectId, eventId: event.id }, today, viewer, reported);
  }
}

@Resolver(() => Material)
export class MaterialFunnel {
  @Weighs(1_000)
  @FieldResolver(() => Funnel, {
    nullable: true,
    description:
      'From the events that showed it to use, as of today; null outside the project that has it in care, where a provider reads its own way by `funnel`.',
  })
  funnel(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    const inside = viewer.projects(Position.COORDINATOR, Position.PARTNER, Position.FUNDER, Position.AUDITOR);
    if (!inside.length) return null;
    return funnelOf(
      { projectId: material.projectId, materialId: material.id },
      today,
      viewer,
      sql`${material.projectId} = any(${inside}::uuid[])`,
    );
  }
}
