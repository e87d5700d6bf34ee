import { ArgsType, Field, InputType } from 'type-graphql';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { ProviderType } from './organisation.entity.ts';

@InputType({ description: 'Narrows the organisations; every given part must hold.' })
export class OrganisationFilter {
  @Field(() => String, { nullable: true, description: 'Part of a name it bears or bore, or a business id.' })
  search?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of regions.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Those whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
  @Field(() => [ProviderType], { nullable: true, description: 'Legal forms.' })
  providerTypes?: ProviderType[] | null;
  @Field(() => [OrganisationKind], { nullable: true, description: 'Kinds of organisation.' })
  kinds?: OrganisationKind[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only providers whose place has yet to be confirmed, or only all others.',
  })
  locationToConfirm?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only institutions of the demonstration, or only real ones.' })
  demonstration?: boolean | null;
}

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: OrganisationFilter | null;
}
