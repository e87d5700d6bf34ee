import type { Viewer } from '../../platform/auth/viewer.ts';
import { or, sql, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Region } from './region.entity.ts';

export type Places = { regions?: string[] | null | undefined; regionUnknown?: boolean | null | undefined };

/** Whether an organisation lies in one of the regions, or nowhere that is known; undefined when neither is asked. */
export const inRegions = (o: { regionId: Sql }, { regions, regionUnknown }: Places, viewer: Viewer) =>
  regions || regionUnknown
    ? or(
        regions ? sql`${o.regionId} in (select r.id from ${visible(Region, viewer)} r where r.code = any(${regions}))` : false,
        regionUnknown ? sql`${o.regionId} is null` : false,
      )
    : undefined;
