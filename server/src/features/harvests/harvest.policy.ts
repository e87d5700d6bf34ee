import { MemberRole, Position } from '../../platform/auth/roles.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import { visibleTo } from '../../platform/reading/tables.ts';
import { Harvest } from './harvest.entity.ts';

/** The administrator, and editors of a coordinator: they decide what the hub takes in. */
const harvests = (viewer: Viewer): boolean =>
  viewer.has(MemberRole.ADMINISTRATOR) || (viewer.has(MemberRole.EDITOR) && viewer.projects(Position.COORDINATOR).length > 0);

visibleTo(Harvest, (_harvest, viewer) => viewer.personId !== null && harvests(viewer));

/** Whether a harvest may be started now. */
export const startHarvest = (viewer: Viewer, { setUp, running }: { setUp: boolean; running: boolean }): Action =>
  action(
    ...changes(viewer),
    [!harvests(viewer), 'NOT_YOURS_TO_HARVEST'],
    [!setUp, 'HARVEST_NOT_SET_UP'],
    [running, 'HARVEST_RUNNING'],
  );
