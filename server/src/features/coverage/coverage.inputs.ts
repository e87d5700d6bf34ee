import { ArgsType, Field, ID, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { ProviderType } from '../organisations/organisation.entity.ts';

export enum Standing {
  LICENSED = 'LICENSED',
  IN_USE = 'IN_USE',
  VERIFIED = 'VERIFIED',
  NO_DATA = 'NO_DATA',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  NOT_IN_USE = 'NOT_IN_USE',
  GAP = 'GAP',
}
registerEnumType(Standing, {
  name: 'Standing',
  description:
    'Which figure of coverage a provider is counted in. NOT_IN_USE has declared something but uses nothing; a GAP is that or no data: whoever is licensed and uses nothing.',
});

export enum Change {
  CAME = 'CAME',
  LEFT = 'LEFT',
}
registerEnumType(Change, { name: 'Change', description: 'Whether a provider came into a figure, or left it.' });

/** What figures count within. */
@ArgsType()
export class CoverageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => String, { nullable: true, description: 'Code of a theme; all of them together when left out.' })
  theme?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a source project; all materials when left out.' })
  sourceProject?: string | null;
  @Field(() => [ProviderType], { nullable: true, description: 'Providers of these types.' })
  providerTypes?: ProviderType[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of regions; the whole country without Åland when left out.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day, by effective dates; today when left out.' })
  asOf?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'As it was known at that moment: no declaration, verdict or merger that was recorded later; all that is known now when left out.',
  })
  knownAt?: Date | null;
  @Field(() => DateScalar, { nullable: true, description: 'Another day, to tell what has changed since.' })
  compareWith?: string | null;
}

@ArgsType()
export class CoverageProvidersArgs extends CoverageArgs {
  @Field(() => Standing, { description: 'The figure.' })
  standing: Standing;
  @Field(() => Change, { nullable: true, description: 'Only those that came into the figure, or left it, since `compareWith`.' })
  change?: Change | null;
}
