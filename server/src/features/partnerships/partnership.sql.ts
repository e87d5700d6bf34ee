import type { Viewer } from '../../platform/auth/viewer.ts';
import { today } from '../../platform/reading/clock.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Partnership } from './partnership.entity.ts';

/** The partnerships of a project that hold today, with their `organisation_id`. */
export const partnersToday = (projectId: string, viewer: Viewer): Sql =>
  trusted`(select a.organisation_id from ${visible(Partnership, viewer)} a
    where a.project_id = ${projectId} and a.valid_from <= ${today} and coalesce(a.valid_until >= ${today}, true))`;
