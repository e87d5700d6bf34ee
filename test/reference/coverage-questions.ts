import type { Dice } from './dice.ts';
import type { World } from './rows.ts';

const FIGURES = '{ licensed inUse verified noData notApplicable }';
const CHANGE = `change { before ${FIGURES} came ${FIGURES} left ${FIGURES} }`;
/** Everything that coverage tells. */
export const WHOLE_COVERAGE = `query ($projectId: ID!, $theme: String, $sourceProject: String, $providerTypes: [ProviderType!], $regions: [String!], $regionUnknown: Boolean, $asOf: Date, $knownAt: DateTime, $compareWith: Date) {
  coverage(projectId: $projectId, theme: $theme, sourceProject: $sourceProject, providerTypes: $providerTypes, regions: $regions, regionUnknown: $regionUnknown, asOf: $asOf, knownAt: $knownAt, compareWith: $compareWith) {
    asOf knownAt compareWith total ${FIGURES} totalChange { before ${FIGURES} came ${FIGURES} left ${FIGURES} }
    byRegion { region { code } others counted figures ${FIGURES} ${CHANGE} } byTheme { theme { code } figures ${FIGURES} ${CHANGE} }
    bySourceProject { sourceProject { code } figures ${FIGURES} ${CHANGE} } byProviderType { providerType figures ${FIGURES} ${CHANGE} } } }`;

/** Coverage as of a day: of everything, and of some cuts of it. */
export function questions({ table }: World, dice: Dice, day: string): Record<string, unknown>[] {
  const code = (rows: readonly { readonly [name: string]: any }[]) => dice.pick(rows)['code'] as string;
  const base = { projectId: table.Project.rows.find((project) => project['demonstration'])!.id, asOf: day };
  const theme = code(table.Theme.rows);
  const sourceProject = code(table.SourceProject.rows);
  const regions = [code(table.Region.rows), code(table.Region.rows)];
  const compareWith = dice.pick(['2023-05-31', '2024-02-29', '2024-06-30', '2024-10-15']);
  const knownAt = `${dice.pick(['2023-11-11', '2024-04-04', '2024-09-30'])}T12:00:00.000Z`;
  return [
    base,
    { ...base, theme },
    { ...base, sourceProject },
    { ...base, theme, sourceProject, providerTypes: ['MUNICIPALITY', 'MUNICIPAL_FEDERATION'] },
    { ...base, regions, regionUnknown: true },
    { ...base, compareWith },
    { ...base, compareWith, theme, providerTypes: ['PRIVATE'] },
    { ...base, knownAt },
    { ...base, knownAt, compareWith, sourceProject },
  ];
}
