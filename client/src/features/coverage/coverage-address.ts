import { inUseStages } from '../../../../schema/adoption-stages.ts';
import type { Standing } from '../../platform/graphql/generated/graphql.ts';

/** The figures of coverage, in the order of the table. */
export const standings: readonly Standing[] = ['LICENSED', 'IN_USE', 'VERIFIED', 'NO_DATA', 'NOT_APPLICABLE'];

/** What a figure counts within: codes of a theme and of regions, and a day. */
export type Within = { theme?: string | undefined; region?: string | undefined; asOf?: string | undefined };

// Lists are read by people: their commas stay as they are.
const addressOf = (path: string, values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString().replaceAll('%2C', ',');
  return search ? `${path}?${search}` : path;
};

/** The page of coverage itself. */
export const coverageAddress = ({ theme, asOf }: Within = {}) => addressOf('/coverage', { theme, asOf });

/** The providers that a figure counts. */
export const providersBehind = (standing: Standing, { theme, region, asOf }: Within = {}) =>
  addressOf('/coverage/providers', { standing, theme, region, asOf });

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
