import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, page, shape, type Row } from '../../platform/reading/source.ts';
import { and, or, sql } from '../../platform/reading/sql.ts';
import { contains } from '../../platform/reading/search.ts';
import { visible } from '../../platform/reading/tables.ts';
import { FormerName } from './former-name.entity.ts';
import { Licence } from './licence.entity.ts';
import { Organisation, OrganisationConnection } from './organisation.entity.ts';
import { OrganisationsArgs } from './organisation.inputs.ts';
import { inRegions } from './organisation.policy.ts';
import { OrganisationAbilities } from './organisation.types.ts';
import { Region } from './region.entity.ts';
import { locationToConfirm } from './register.policy.ts';

const FORMERLY = sql`lower(f.name_fi || ' ' || coalesce(f.name_sv, '') || ' ' || coalesce(f.name_en, ''))`;

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Access('PUBLIC')
  @Query(() => OrganisationConnection, { description: 'Organisations by name.' })
  organisations(@Args(() => OrganisationsArgs) { first, after, filter }: OrganisationsArgs, @Ctx() { viewer }: Context) {
    const { search, regions, regionUnknown, providerTypes, kinds, demonstration, locationToConfirm: unconfirmed } = filter ?? {};
    return page(Organisation, {
      first,
      after: after ?? null,
      order: (o) => [o.nameFi, o.id],
      where: (o) =>
        and(
          search?.trim() &&
            or(
              contains(
                sql`lower(${o.nameFi} || ' ' || coalesce(${o.nameSv}, '') || ' ' || coalesce(${o.brandName}, ''))`,
                search,
              ),
              contains(sql`${o.businessId}`, search),
              sql`${o.id} in (select f.organisation_id from ${visible(FormerName, viewer)} f where ${contains(FORMERLY, search)})`,
            ),
          inRegions(o, { regions, regionUnknown }, viewer),
          providerTypes && sql`${o.providerType} = any(${providerTypes})`,
          kinds && sql`${o.kind} = any(${kinds})`,
          unconfirmed === true && locationToConfirm(o),
          unconfirmed === false && sql`not ${locationToConfirm(o)}`,
          typeof demonstration === 'boolean' && sql`${o.demonstration} = ${demonstration}`,
        ),
    });
  }

  @Access('PUBLIC')
  @Query(() => Organisation, { nullable: true, description: 'One organisation; null when there is none of that id.' })
  organisation(@Arg('id', () => ID) id: string) {
    return byId(Organisation, id);
  }

  @Access('PUBLIC')
  @Query(() => [Region], { description: 'All regions, by code.' })
  regions() {
    return many(Region, () => true, { order: (region) => [region.code] });
  }

  @FieldResolver(() => OrganisationAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() organisation: Row<Organisation>) {
    return shape(organisation);
  }

  @AtMost(20)
  @FieldResolver(() => [Licence], { description: 'Licences to provide vocational education, newest first.' })
  licences(@Root() organisation: Row<Organisation>) {
    return many(Licence, (licence) => sql`${licence.organisationId} = ${organisation.id}`, {
      order: (l) => [sql`coalesce(${l.validFrom}, '0001-01-01')`, l.id],
      descending: true,
    });
  }
}
