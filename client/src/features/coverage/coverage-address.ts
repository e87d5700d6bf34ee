import { inUseStages } from '../../../../schema/adoption-stages.ts';
import type { Change, Standing } from '../../platform/graphql/generated/graphql.ts';

/** The figures of coverage, in the order of the table; then those that only lists tell apart. */
export const standings: readonly Standing[] = [
  'LICENSED',
  'IN_USE',
  'VERIFIED',
  'NO_DATA',
  'NOT_APPLICABLE',
  'NOT_IN_USE',
  'GAP',
];

/** What a figure counts within: codes of a theme, a source project, types and regions, a day, and the day compared with. */
export type Within = {
  theme?: string | undefined;
  source?: string | undefined;
  type?: string | undefined;
  region?: string | undefined;
  asOf?: string | undefined;
  compare?: string | undefined;
};

// Lists are read by people: their commas stay as they are.
const addressOf = (path: string, values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString().replaceAll('%2C', ',');
  return search ? `${path}?${search}` : path;
};

/** The page of coverage itself, or of one region. */
export const coverageAddress = ({ region, ...within }: Within = {}, place?: string) =>
  place ? addressOf(`/coverage/${place}`, within) : addressOf('/coverage', { ...within, region });

/** The providers that a figure counts; with a change, those that came into it or left it. */
export const providersBehind = (standing: Standing, within: Within = {}, change?: Change) =>
  addressOf('/coverage/providers', {
    standing,
    change,
    ...{ theme: within.theme, source: within.source, type: within.type, region: within.region, asOf: within.asOf },
    compare: change && within.compare,
  });

/** Where an area's share leads: to those who use something or, where nobody has said anything, to those who have not. */
export const providersBehindShare = ({ licensed, noData }: { licensed: number; noData: number }, within: Within) =>
  licensed > 0 ? providersBehind(noData < licensed ? 'IN_USE' : 'NO_DATA', within) : undefined;

/** What one provider has declared, as far as it made it count in a figure. */
export const adoptionsBehind = (organisation: string, standing: Standing, theme?: string) =>
  addressOf('/adoptions', {
    organisation,
    theme,
    stage: standing === 'IN_USE' || standing === 'VERIFIED' ? inUseStages.join(',') : undefined,
    verified: standing === 'VERIFIED' ? 'yes' : undefined,
  });
