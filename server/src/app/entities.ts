import { HistoryEntry } from '../features/history/history-entry.entity.ts';
import { nodes } from '../features/search/node.resolver.ts';
// Policies stand in files of their own where they need more than the entity.
import '../features/accounts/invitation.policy.ts';
import '../features/adoptions/adoption.policy.ts';
import '../features/discussion/comment.policy.ts';
import '../features/dissemination/dissemination.policy.ts';
import '../features/files/stored-file.policy.ts';
import '../features/materials/maintenance.policy.ts';
import '../features/harvests/harvest.policy.ts';
import '../features/imports/import.policy.ts';
import '../features/materials/material.policy.ts';
import '../features/versions/version-file.policy.ts';

/** Every table that has an entity. */
export const entities = [...nodes, HistoryEntry];
