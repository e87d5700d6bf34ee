import { MemberRole } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** The keys by which history rows of a project, or of the hub (`null`), open to this viewer now. */
export function audienceKeys(viewer: Viewer, projectId: string | null): string[] {
  const keys = ['public'];
  if (viewer.personId) keys.push(`person:${viewer.personId}`);
  if (viewer.organisationId && viewer.organisationKind === 'PROVIDER') keys.push('provider', `partner:${viewer.organisationId}`);
  if (projectId === null) return viewer.has(MemberRole.ADMINISTRATOR) ? [...keys, 'administrator'] : keys;
  const position = viewer.positionIn(projectId);
  if (position === 'OUTSIDER') return keys;
  keys.push('project');
  if (position === 'COORDINATOR') keys.push('coordinator');
  if (position === 'FUNDER') keys.push('funder');
  // An auditor reads a grant as its coordinator and its funder do.
  if (position === 'AUDITOR') keys.push('coordinator', 'funder');
  return keys;
}
