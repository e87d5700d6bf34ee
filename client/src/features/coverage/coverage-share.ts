type Counted = { licensed: number; inUse: number; verified: number; noData: number };

/** The share of providers in use, 0–1; null where nobody has said anything: no data is not zero. */
export const declaredShare = ({ licensed, inUse, noData }: Counted): number | null =>
  licensed === 0 || noData >= licensed ? null : inUse / licensed;

/** The share that the coordinator has verified, under the same rule. */
export const verifiedShare = (figures: Counted): number | null =>
  declaredShare(figures) === null ? null : figures.verified / figures.licensed;
