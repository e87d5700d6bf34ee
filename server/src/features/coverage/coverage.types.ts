import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { Weighs } from '../../platform/graphql/weight.ts';
import { Region } from '../organisations/region.entity.ts';
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

@ObjectType({ description: 'Coverage of a region.' })
export class RegionCoverage {
  regionId: string;
  licensed: number;
  inUse: number;
  verified: number;
  noData: number;
  notApplicable: number;
  @Field(() => Region, {
    nullable: true,
    description: 'Null for providers whose region is not known, and for the row of small regions.',
  })
  region: Region | null;
  @Field({ description: 'Regions with under three licensed providers, added up: so shown to those outside the project.' })
  others: boolean;
  @Field({ description: 'Whether the total counts it: Åland stands apart.' })
  counted: boolean;
  @Field(() => CoverageFigures, { description: 'The figures.' })
  figures: CoverageFigures;
}

@ObjectType({ description: 'Coverage of a theme in the whole country.' })
export class ThemeCoverage {
  themeId: string;
  licensed: number;
  inUse: number;
  verified: number;
  noData: number;
  notApplicable: number;
  @Field(() => Theme, { description: 'The theme.' })
  theme: Theme;
  @Field(() => CoverageFigures, { description: 'The figures.' })
  figures: CoverageFigures;
}

@ObjectType({ description: 'How far a project’s materials are in use on a day.' })
export class Coverage {
  @Field(() => DateScalar, { description: 'The day, by effective dates.' })
  asOf: string;
  @Field(() => Theme, { nullable: true, description: 'The theme; null for all of them together.' })
  theme: Theme | null;
  @Weighs(5_000)
  @Field(() => CoverageFigures, { description: 'The whole country, Åland apart.' })
  total: CoverageFigures;
  @Weighs(5_000)
  @Field(() => [RegionCoverage], { description: 'By region, by code; then providers whose region is not known.' })
  byRegion: RegionCoverage[];
  @Weighs(5_000)
  @Field(() => [ThemeCoverage], { description: 'By theme, in their order, for the whole country, Åland apart.' })
  byTheme: ThemeCoverage[];
}
