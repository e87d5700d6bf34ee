import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Node, Versioned } from '../../platform/graphql/node.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Municipality, Region } from './region.entity.ts';

export enum ProviderType {
  MUNICIPALITY = 'MUNICIPALITY',
  MUNICIPAL_FEDERATION = 'MUNICIPAL_FEDERATION',
  PRIVATE = 'PRIVATE',
  STATE = 'STATE',
}
registerEnumType(ProviderType, { name: 'ProviderType', description: 'Derived from the legal form in the provider’s name.' });

export enum LocationBasis {
  NAME = 'NAME',
  LICENCE_HISTORY = 'LICENCE_HISTORY',
  UNVERIFIED = 'UNVERIFIED',
  REGISTER = 'REGISTER',
  CONFIRMED = 'CONFIRMED',
}
registerEnumType(LocationBasis, {
  name: 'LocationBasis',
  description:
    'What the stated location rests on: REGISTER on Organisaatiopalvelu, CONFIRMED on an administrator; UNVERIFIED on no source.',
});

@ObjectType({ implements: [Node, Versioned], description: 'An education provider, funder, auditor, or the operator of the hub.' })
@Entity('organisation')
@Index('organisation_list_idx', ['demonstration', 'kind', 'nameFi', 'id'])
@Index('organisation_name_idx', ['nameFi', 'id'])
@Index('organisation_search_idx', { synchronize: false })
@Index('organisation_location_idx', { synchronize: false })
@Check('organisation_business_id_check', `business_id ~ '^[0-9]{7}-[0-9]$'`)
@Check('organisation_merger_check', '(merged_into_id is null) = (merged_on is null) and merged_into_id <> id')
export class Organisation extends Versioned {
  @Field(() => OrganisationKind, { description: 'What kind of organisation it is.' })
  @Column({ type: 'enum', enum: OrganisationKind, enumName: 'organisation_kind' })
  kind: OrganisationKind;

  @Field(() => String, { nullable: true, description: 'Business id (Y-tunnus) with its check digit.' })
  @Column({ type: 'text', nullable: true, unique: true })
  businessId: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in Organisaatiopalvelu.' })
  @Column({ type: 'text', nullable: true, unique: true })
  oid: string | null;

  /** The row of the source register: what a second load recognises it by. */
  @Column({ type: 'text', nullable: true, unique: true })
  registerCode: string | null;

  @Field({ description: 'Name in Finnish; for providers with a name in one language only, that name.' })
  @Column({ type: 'text', collation: 'fi-x-icu' })
  nameFi: string;

  @Field(() => String, { nullable: true, description: 'Name in Swedish.' })
  @Column({ type: 'text', nullable: true })
  nameSv: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English.' })
  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Field(() => String, { nullable: true, description: 'The name it is known by, where it differs.' })
  @Column({ type: 'text', nullable: true })
  brandName: string | null;

  @Field(() => ProviderType, { nullable: true, description: 'Legal form of a provider.' })
  @Column({ type: 'enum', enum: ProviderType, enumName: 'provider_type', nullable: true })
  providerType: ProviderType | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  regionId: string | null;

  @Field(() => Region, { nullable: true, description: 'Null where the region is not known.' })
  @ManyToOne(() => Region, { nullable: true })
  @JoinColumn()
  region: Relation<Region> | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  municipalityId: string | null;

  @Field(() => Municipality, { nullable: true, description: 'The seat, where known.' })
  @ManyToOne(() => Municipality, { nullable: true })
  @JoinColumn()
  municipality: Relation<Municipality> | null;

  @Field(() => LocationBasis, { nullable: true, description: 'What the location rests on.' })
  @Column({ type: 'enum', enum: LocationBasis, enumName: 'location_basis', nullable: true })
  locationBasis: LocationBasis | null;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  @Column({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => Int, { nullable: true, description: 'Student years of the licence decision of 2020.' })
  @Column({ type: 'integer', nullable: true })
  studentYears: number | null;

  @Field(() => String, { nullable: true, description: 'Where these facts come from.' })
  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  mergedIntoId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'The provider it was merged into; null where it was not.' })
  @ManyToOne(() => Organisation, { nullable: true })
  @JoinColumn()
  mergedInto: Relation<Organisation> | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day on which the other stands in its place: its licence and what it declared count for the other from then on.',
  })
  @Column({ type: 'date', nullable: true })
  mergedOn: string | null;

  @Field({ description: 'Made for the demonstration: not a real institution.' })
  @Column({ type: 'boolean', default: false })
  demonstration: boolean;
}
visibleTo(Organisation, () => true);

export const OrganisationConnection = connectionOf(Organisation, { counted: true });
