import { inUseStages } from '../../../../schema/adoption-stages.ts';

type Counted = { licensed: number; inUse: number; verified: number; noData: number };

/** The share of providers in use, 0–1; null where nobody has said anything: no data is not zero. */
export const declaredShare = ({ licensed, inUse, noData }: Counted): number | null =>
  licensed === 0 || noData >= licensed ? null : inUse / licensed;

/** The share that the coordinator has verified, under the same rule. */
export const verifiedShare = (figures: Counted): number | null =>
  declaredShare(figures) === null ? null : figures.verified / figures.licensed;

/** The list of adoptions that a figure is made of. */
export function rowsBehind({
  region,
  theme,
  verified = false,
}: {
  region?: string | undefined;
  theme?: string | undefined;
  verified?: boolean;
}): string {
  const address = new URLSearchParams({
    stage: inUseStages.join(','),
    ...(region && { region }),
    ...(theme && { theme }),
    ...(verified && { verified: 'yes' }),
  });
  return `/adoptions?${address.toString().replaceAll('%2C', ',')}`;
}
