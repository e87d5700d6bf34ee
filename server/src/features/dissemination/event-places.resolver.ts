import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { Action } from '../../platform/graphql/action.ts';
import { written } from '../../platform/graphql/line.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { computed, many, one, rows, type Row } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Material } from '../materials/material.entity.ts';
import { Notification } from '../notifications/notification.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { ProjectAbilities } from '../projects/project.types.ts';
import { DisseminationEvent } from './dissemination-event.entity.ts';
import { planEvent } from './dissemination.policy.ts';
import { EventMaterial } from './event-material.entity.ts';
import { NamedOrganisation } from './event.types.ts';

@Resolver(() => Material)
export class MaterialEvents {
  @AtMost(50)
  @FieldResolver(() => [DisseminationEvent], {
    description: 'Events that show it, latest first, of those the viewer may see; 50 at the most.',
  })
  disseminationEvents(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return many(
      DisseminationEvent,
      (e) => sql`${e.id} in (select s.event_id from ${visible(EventMaterial, viewer)} s where s.material_id = ${material.id})`,
      { order: (e) => [e.startsAt, e.id], descending: true },
    );
  }
}

@Resolver(() => Notification)
export class NotificationEvent {
  @FieldResolver(() => DisseminationEvent, {
    nullable: true,
    description: 'The event it is about; null when the viewer may not see it.',
  })
  event(@Root() notification: Row<Notification>) {
    return one(DisseminationEvent, (e) => sql`${e.id} = (${notification.facts}->>'eventId')::uuid`);
  }
}

@Resolver(() => ProjectAbilities)
export class ProjectEventAbilities {
  @FieldResolver(() => Action, { description: 'Plan an event of it.' })
  planEvent(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    return computed({ projectId: project.id }, ({ projectId }) => planEvent(viewer, projectId));
  }
}

@Resolver(() => Project)
export class ProjectOrganisationNames {
  @AtMost(limits.namesAtOnce)
  @Weighs(5_000)
  @FieldResolver(() => [NamedOrganisation], {
    description:
      'The education providers that the project counts (a demonstration its own, others the real ones) by names or business ids as people write them, in the order asked; 300 at the most. Errors: BAD_USER_INPUT (field, problem).',
  })
  organisationsNamed(
    @Root() project: Row<Project>,
    @Arg('names', () => [String], { description: 'Names in any language, or business ids.' }) names: string[],
    @Ctx() { viewer }: Context,
  ) {
    if (names.length > limits.namesAtOnce) throw badInput('names', 'TOO_MANY', { most: limits.namesAtOnce });
    const sought = names.map((name) => written(name).toLowerCase().replaceAll(/\s+/g, ' '));
    // Two institutions of one name are nobody's answer: whoever asks chooses.
    return rows(
      trusted`select n.name, (select case when count(*) = 1 then min(o.id::text)::uuid end from ${visible(Organisation, viewer)} o
          where o.kind = 'PROVIDER' and o.demonstration = ${project.demonstration}
            and (o.business_id = n.sought or n.sought in (lower(o.name_fi), lower(o.name_sv), lower(o.name_en), lower(o.brand_name)))) as "organisationId"
        from unnest(${names}::text[], ${sought}::text[]) with ordinality as n (name, sought, place) order by n.place`,
      { columns: ['organisationId'] },
    );
  }
}

@Resolver(() => NamedOrganisation)
export class NamedOrganisationResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The one institution of that name or business id; null for none or several.',
  })
  organisation(@Root() named: Row<NamedOrganisation & { organisationId: string }>) {
    return one(Organisation, (o) => sql`${o.id} = ${named.organisationId}`);
  }
}
