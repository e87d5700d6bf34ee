import type { RegionRow } from './use-dashboard.ts';

type Counts = { licensed: number; inUse: number; noData: number };

/** The share in use, or null where nobody has said anything: no data is not zero. */
export const shareOf = ({ licensed, inUse, noData }: Counts): number | null =>
  licensed > 0 && noData < licensed ? inUse / licensed : null;

/** Counted regions, those with anything in use, and the sums over all of them. */
export function sumOf(rows: readonly RegionRow[]) {
  const counted = rows.filter(({ counted: isCounted, region }) => isCounted && region);
  const sum = (figure: Exclude<keyof RegionRow['figures'], '__typename'>) =>
    counted.reduce((total, { figures }) => total + figures[figure], 0);
  return {
    regions: counted.length,
    regionsWithUse: counted.filter(({ figures }) => figures.inUse > 0).length,
    licensed: sum('licensed'),
    inUse: sum('inUse'),
    verified: sum('verified'),
    noData: sum('noData'),
  };
}
