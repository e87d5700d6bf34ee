import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, type Action } from '../../platform/graphql/action.ts';
import { keeps, type Cared } from '../materials/maintenance.policy.ts';
import { VersionState } from '../materials/material-version.entity.ts';

/** What the rules of versions need to know of one. */
export type Written = { state: VersionState; editorIds: readonly string[] };

/** Whoever keeps a material has a hand in its versions: an editor of its maintainer or of the coordinator. */
export const keepVersions = (viewer: Viewer, material: Cared): Action => action(...keeps(viewer, material));

/** One version is under way at a time. */
export const draftVersion = (viewer: Viewer, material: Cared, hasOpen: boolean): Action =>
  action(...keeps(viewer, material), [hasOpen, 'VERSION_OPEN']);

/** A draft is edited, handed in and taken back by whoever keeps the material. */
export const changeDraft = (viewer: Viewer, material: Cared, { state }: Written): Action =>
  action(...keeps(viewer, material), [state !== VersionState.DRAFT, 'NOT_A_DRAFT']);

/** What may not be given on the hub holds no file of: it knows where it is, not what it is. */
export const attachFile = (
  viewer: Viewer,
  material: Cared,
  { state, licensed }: Pick<Written, 'state'> & { licensed: boolean },
): Action => action(...keeps(viewer, material), [state !== VersionState.DRAFT, 'NOT_A_DRAFT'], [!licensed, 'LICENCE_UNKNOWN']);

/** Also its authors may want it back before anybody has reviewed it. */
export const returnVersion = (viewer: Viewer, material: Cared, { state }: Written): Action =>
  action(...keeps(viewer, material), [state !== VersionState.IN_REVIEW, 'NOT_IN_REVIEW']);

/** Nobody reviews what they had a hand in. */
export const publishVersion = (viewer: Viewer, material: Cared, { state, editorIds }: Written): Action =>
  action(
    ...keeps(viewer, material),
    [state !== VersionState.IN_REVIEW, 'NOT_IN_REVIEW'],
    [editorIds.includes(viewer.personId ?? ''), 'OWN_WORK'],
  );
