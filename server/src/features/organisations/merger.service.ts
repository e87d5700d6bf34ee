import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { Organisation } from './organisation.entity.ts';
import { recordOrganisation } from './organisation.history.ts';
import type { MergeOrganisationsInput, UndoMergerInput } from './register.inputs.ts';
import { mergeOrganisation, undoMerger } from './register.policy.ts';

const EARLIEST = '2000-01-01';

export type Merger = { fromId: string; intoId: string; on: string };
export type AfterMerger = Record<'merged' | 'undone', (tx: Transaction, merger: Merger) => Promise<unknown>>;

/**
 * Mergers of providers. Nothing of the merged one moves: that it is licensed no longer, and that what it declared counts for the
 * other, follows from the day. So a merger that was entered by mistake is taken back without a trace but in the history.
 */
export class MergerService {
  constructor(
    private readonly database: Database,
    /** What else follows, in the same transaction. */
    private readonly after: AfterMerger,
  ) {}

  /** From a day on one provider is part of another. */
  merge(viewer: Viewer, input: MergeOrganisationsInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      await tx.find(Organisation, input.fromId, 'fromId');
      await tx.find(Organisation, input.intoId, 'intoId');
      // Two mergers at the same moment look one after the other, each at what the other has left.
      await tx.manager.query('select id from organisation where id = any($1) order by id for update', [
        [input.fromId, input.intoId],
      ]);
      const from = await tx.find(Organisation, input.fromId, 'fromId');
      const into = await tx.find(Organisation, input.intoId, 'intoId');
      authorise(mergeOrganisation(viewer, from));
      if (into.id === from.id) throw badInput('intoId', 'SAME_ORGANISATION');
      if (into.kind !== from.kind) throw badInput('intoId', 'NOT_A_PROVIDER');
      if (into.demonstration !== from.demonstration) throw badInput('intoId', 'OTHER_POPULATION');
      if (into.mergedIntoId) throw badInput('intoId', 'MERGED_ITSELF', { organisationId: into.mergedIntoId });
      const latest = `${Number(tx.today().slice(0, 4)) + 2}-12-31`;
      if (input.on < EARLIEST || input.on > latest) throw badInput('on', 'OUT_OF_RANGE', { min: EARLIEST, max: latest });
      await tx.change(Organisation, from.id, input.expectedVersion, { mergedIntoId: into.id, mergedOn: input.on });
      const facts = { intoId: into.id, mergedOn: input.on, version: input.expectedVersion + 1 };
      recordOrganisation(tx, 'organisation.merged', from.id, facts, [into.id]);
      await this.after.merged(tx, { fromId: from.id, intoId: into.id, on: input.on });
      return { id: from.id };
    });
  }

  /** Takes a merger back: both are from then on, and for every day, what they were before. */
  undo(viewer: Viewer, { organisationId, expectedVersion }: UndoMergerInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const one = await tx.find(Organisation, organisationId, 'organisationId');
      authorise(undoMerger(viewer, one));
      await tx.change(Organisation, one.id, expectedVersion, { mergedIntoId: null, mergedOn: null });
      const facts = { intoId: one.mergedIntoId!, mergedOn: one.mergedOn!, version: expectedVersion + 1 };
      recordOrganisation(tx, 'organisation.merger_undone', one.id, facts, [one.mergedIntoId!]);
      await this.after.undone(tx, { fromId: one.id, intoId: facts.intoId, on: facts.mergedOn });
      return { id: one.id };
    });
  }
}
