import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';

@InputType({ description: 'The names of an organisation as they are to stand, and where it is on the web.' })
export class EditOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  organisationId: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
  @Field({ description: 'Name in Finnish; where there is one in one language only, that name.' })
  nameFi: string;
  @Field(() => String, { nullable: true, description: 'Name in Swedish.' })
  nameSv?: string | null;
  @Field(() => String, { nullable: true, description: 'Name in English.' })
  nameEn?: string | null;
  @Field(() => String, { nullable: true, description: 'The name it is known by, where it differs.' })
  brandName?: string | null;
  @Field(() => String, { nullable: true, description: 'Web address.' })
  website?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day of the new name: the earlier one is kept as a former name. Left out, the names were wrong and are corrected.',
  })
  renamedOn?: string | null;
}

@InputType({ description: 'A licence of a provider and its days.' })
export class SetLicenceInput {
  @Field(() => ID, { description: 'The provider.' })
  organisationId: string;
  @Field(() => Int, { description: 'The version of the provider that was seen.' })
  expectedVersion: number;
  @Field(() => ID, { nullable: true, description: 'The licence; a new one when left out.' })
  licenceId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'First day; null where it is not known.' })
  validFrom?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null where it is open or not known.' })
  validUntil?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the licence is known from.' })
  source?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A key of the caller’s own: the same call again under it is answered without being done twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'One provider that from a day on is part of another.' })
export class MergeOrganisationsInput {
  @Field(() => ID, { description: 'The provider that ends.' })
  fromId: string;
  @Field(() => Int, { description: 'Its version that was seen.' })
  expectedVersion: number;
  @Field(() => ID, { description: 'The provider that stands in its place.' })
  intoId: string;
  @Field(() => DateScalar, { description: 'The first day on which it does.' })
  on: string;
}

@InputType({ description: 'A merger that is taken back.' })
export class UndoMergerInput {
  @Field(() => ID, { description: 'The provider that was merged.' })
  organisationId: string;
  @Field(() => Int, { description: 'Its version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'A provider as it was seen.' })
export class SeenOrganisationInput {
  @Field(() => ID, { description: 'The provider.' })
  organisationId: string;
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion: number;
}

@InputType({ description: 'Providers whose place is confirmed.' })
export class ConfirmLocationsInput {
  @Field(() => [SeenOrganisationInput], { description: 'The providers, a hundred at the most: all of them or none.' })
  organisations: SeenOrganisationInput[];
  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality they are in, which says the region; as stated when left out.',
  })
  municipality?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the region they are in, where the municipality is not known; as stated when left out.',
  })
  region?: string | null;
}
