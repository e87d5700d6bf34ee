import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { ProviderType } from '../organisations/organisation.entity.ts';
import { Region } from '../organisations/region.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';

@ObjectType({
  description: 'Providers counted. The share in use is inUse / licensed; no share where licensed is 0 or nobody has data.',
})
export class CoverageFigures {
  @Field(() => Int, { description: 'Providers with a licence on the day, less those to which no material applies.' })
  licensed: number;
  @Field(() => Int, { description: 'Of them, with at least one material IN_USE or ESTABLISHED, as declared.' })
  inUse: number;
  @Field(() => Int, { description: 'Of them, with at least one such use verified by the coordinator.' })
  verified: number;
  @Field(() => Int, { description: 'Without any declaration: no data, which is not zero.' })
  noData: number;
  @Field(() => Int, { description: 'Providers that declared every material not applicable.' })
  notApplicable: number;
}

@ObjectType({ description: 'What has changed in figures since the day they are compared with.' })
export class CoverageChange {
  @Field(() => CoverageFigures, { description: 'The figures on that day.' })
  before: CoverageFigures;
  @Field(() => CoverageFigures, { description: 'Providers that each figure counts now and did not count then.' })
  came: CoverageFigures;
  @Field(() => CoverageFigures, { description: 'Providers that each figure counted then and does not count now.' })
  left: CoverageFigures;
}

// The figures of each row, and what has changed in them, are declared by its resolver.

@ObjectType({ description: 'Coverage of a region.' })
export class RegionCoverage {
  regionId: string;
  @Field(() => Region, {
    nullable: true,
    description: 'Null for providers whose region is not known, and for the row of small regions.',
  })
  region: Region | null;
  @Field({ description: 'Regions with under three licensed providers, added up: so shown to those outside the project.' })
  others: boolean;
  @Field({ description: 'Whether the total counts it: Åland stands apart.' })
  counted: boolean;
}

@ObjectType({ description: 'Coverage of a theme.' })
export class ThemeCoverage {
  key: string;
  @Field(() => Theme, { description: 'The theme.' })
  theme: Theme;
}

@ObjectType({ description: 'Coverage of what one source project has made.' })
export class SourceProjectCoverage {
  key: string;
  @Field(() => SourceProject, { description: 'The source project.' })
  sourceProject: SourceProject;
}

@ObjectType({ description: 'Coverage among the providers of one type.' })
export class ProviderTypeCoverage {
  @Field(() => ProviderType, { nullable: true, description: 'The type; null where it is not known.' })
  providerType: ProviderType | null;
}

@ObjectType({ description: 'How far a project’s materials are in use on a day.' })
export class Coverage {
  @Field(() => DateScalar, { description: 'The day, by effective dates.' })
  asOf: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The moment whose knowledge it is; null for all that is known now.',
  })
  knownAt: Date | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day it is compared with.' })
  compareWith: string | null;
  @Field(() => Theme, { nullable: true, description: 'The theme; null for all of them together.' })
  theme: Theme | null;
  @Field(() => SourceProject, { nullable: true, description: 'The source project; null for all materials.' })
  sourceProject: SourceProject | null;
  @Weighs(5_000)
  @Field(() => CoverageFigures, { description: 'The regions asked for, or the whole country, Åland apart.' })
  total: CoverageFigures;
  @Weighs(5_000)
  @Field(() => CoverageChange, {
    nullable: true,
    description: 'What has changed in the total; null where no other day was asked for.',
  })
  totalChange: CoverageChange | null;
  @Weighs(5_000)
  @Field(() => [RegionCoverage], { description: 'By region, by code; then providers whose region is not known.' })
  byRegion: RegionCoverage[];
  @Weighs(5_000)
  @Field(() => [ThemeCoverage], {
    description: 'By theme, in their order, of the same providers as the total, whatever the theme.',
  })
  byTheme: ThemeCoverage[];
  @AtMost(60)
  @Weighs(5_000)
  @Field(() => [SourceProjectCoverage], {
    description: 'By source project with materials in care, by acronym, of the same providers as the total.',
  })
  bySourceProject: SourceProjectCoverage[];
  @AtMost(5)
  @Weighs(5_000)
  @Field(() => [ProviderTypeCoverage], {
    description: 'By type of provider, those whose type is not known last; empty to those outside the project.',
  })
  byProviderType: ProviderTypeCoverage[];
}
