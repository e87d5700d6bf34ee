import { HistoryEntry } from '../features/history/history-entry.entity.ts';
import { nodes } from '../features/search/node.resolver.ts';
// Policies stand in files of their own where they need more than the entity.
import '../features/accounts/invitation.policy.ts';
import '../features/adoptions/adoption.policy.ts';
import '../features/imports/import.policy.ts';
import '../features/materials/material.policy.ts';

/** Every table that has an entity. */
export const entities = [...nodes, HistoryEntry];
