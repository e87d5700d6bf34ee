import { FieldResolver, Resolver, Root } from 'type-graphql';
import { one, shape, type Row } from '../../platform/reading/source.ts';
import { sql, type Column } from '../../platform/reading/sql.ts';
import { Region } from '../organisations/region.entity.ts';
import { SourceProject } from '../projects/source-project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import {
  CoverageChange,
  CoverageFigures,
  ProviderTypeCoverage,
  RegionCoverage,
  SourceProjectCoverage,
  ThemeCoverage,
} from './coverage.types.ts';
import { changeColumn, changeKinds, figureNames, tallyColumns } from './tallies.sql.ts';

/** A row of a tally: its figures, and those of its change under names of their own. */
type Tally = Record<string, Column>;

const figuresOf = (row: Tally) => shape(Object.fromEntries(figureNames.map((figure) => [figure, row[figure]!])));
const changeOf = (row: Tally) =>
  shape(Object.fromEntries(tallyColumns.map((name) => [name, row[name]!])), { when: sql`${row['beforeLicensed']} is not null` });
const partOf = (kind: (typeof changeKinds)[number], row: Tally) =>
  shape(Object.fromEntries(figureNames.map((figure) => [figure, row[changeColumn(kind, figure)]!])));

@Resolver(() => CoverageChange)
export class CoverageChangeResolver {
  @FieldResolver(() => CoverageFigures, { description: 'The figures on that day.' })
  before(@Root() row: Tally) {
    return partOf('before', row);
  }
  @FieldResolver(() => CoverageFigures, { description: 'Providers that each figure counts now and did not count then.' })
  came(@Root() row: Tally) {
    return partOf('came', row);
  }
  @FieldResolver(() => CoverageFigures, { description: 'Providers that each figure counted then and does not count now.' })
  left(@Root() row: Tally) {
    return partOf('left', row);
  }
}

const FIGURES = 'The figures.';
const CHANGE = 'What has changed; null where no other day was asked for.';

@Resolver(() => RegionCoverage)
export class RegionCoverageResolver {
  @FieldResolver(() => Region, {
    nullable: true,
    description: 'Null for providers whose region is not known, and for the row of small regions.',
  })
  region(@Root() row: Row<RegionCoverage>) {
    return one(Region, (r) => sql`${r.id} = ${row.regionId}`);
  }
  @FieldResolver(() => CoverageFigures, { description: FIGURES })
  figures(@Root() row: Tally) {
    return figuresOf(row);
  }
  @FieldResolver(() => CoverageChange, { nullable: true, description: CHANGE })
  change(@Root() row: Tally) {
    return changeOf(row);
  }
}

@Resolver(() => ThemeCoverage)
export class ThemeCoverageResolver {
  @FieldResolver(() => Theme, { description: 'The theme.' })
  theme(@Root() row: Row<ThemeCoverage>) {
    return one(Theme, (t) => sql`${t.id} = ${row.key}`);
  }
  @FieldResolver(() => CoverageFigures, { description: FIGURES })
  figures(@Root() row: Tally) {
    return figuresOf(row);
  }
  @FieldResolver(() => CoverageChange, { nullable: true, description: CHANGE })
  change(@Root() row: Tally) {
    return changeOf(row);
  }
}

@Resolver(() => SourceProjectCoverage)
export class SourceProjectCoverageResolver {
  @FieldResolver(() => SourceProject, { description: 'The source project.' })
  sourceProject(@Root() row: Row<SourceProjectCoverage>) {
    return one(SourceProject, (p) => sql`${p.id} = ${row.key}`);
  }
  @FieldResolver(() => CoverageFigures, { description: FIGURES })
  figures(@Root() row: Tally) {
    return figuresOf(row);
  }
  @FieldResolver(() => CoverageChange, { nullable: true, description: CHANGE })
  change(@Root() row: Tally) {
    return changeOf(row);
  }
}

@Resolver(() => ProviderTypeCoverage)
export class ProviderTypeCoverageResolver {
  @FieldResolver(() => CoverageFigures, { description: FIGURES })
  figures(@Root() row: Tally) {
    return figuresOf(row);
  }
  @FieldResolver(() => CoverageChange, { nullable: true, description: CHANGE })
  change(@Root() row: Tally) {
    return changeOf(row);
  }
}
