import type { Asking } from './asking.ts';
import type { Row } from './rows.ts';

export type Places = { regions?: string[] | null; regionUnknown?: boolean | null };

/** Whether an organisation lies in one of the regions, or nowhere that is known; undefined when neither is asked. */
export const inRegions = ({ world }: Asking, { regions, regionUnknown }: Places): ((organisation: Row) => boolean) | undefined =>
  regions || regionUnknown
    ? ({ regionId }) =>
        regionId === null ? regionUnknown === true : (regions ?? []).includes(world.table.Region.find(regionId)!['code'])
    : undefined;
