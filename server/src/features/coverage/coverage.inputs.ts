import { ArgsType, Field, ID, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';

export enum Standing {
  LICENSED = 'LICENSED',
  IN_USE = 'IN_USE',
  VERIFIED = 'VERIFIED',
  NO_DATA = 'NO_DATA',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}
registerEnumType(Standing, { name: 'Standing', description: 'Which figure of coverage a provider is counted in.' });

@ArgsType()
export class CoverageProvidersArgs extends PageArgs {
  @Field(() => ID, { description: 'The project.' })
  projectId: string;
  @Field(() => String, { nullable: true, description: 'Code of a theme; all of them together when left out.' })
  theme?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day, by effective dates; today when left out.' })
  asOf?: string | null;
  @Field(() => Standing, { description: 'The figure.' })
  standing: Standing;
  @Field(() => [String], { nullable: true, description: 'Codes of regions; the whole country without Åland when left out.' })
  regions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Providers whose region is not known; with `regions`, these too.' })
  regionUnknown?: boolean | null;
}
