import type { ImportTarget } from '../../platform/importing/target.ts';
import { attendanceTarget } from '../dissemination/attendance.target.ts';
import { eventTarget } from '../dissemination/event.target.ts';
import { materialTarget } from '../materials/material.target.ts';
import { registerTarget } from '../organisations/register.target.ts';
import type { ImportKind } from './import.entity.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each target has a context of its own, which only it looks into
export type ImportTargets = Readonly<Record<ImportKind, ImportTarget<any>>>;

/** What can be imported. */
export const importTargets: ImportTargets = {
  MATERIALS: materialTarget,
  REGISTER: registerTarget,
  EVENTS: eventTarget,
  ATTENDANCE: attendanceTarget,
};
