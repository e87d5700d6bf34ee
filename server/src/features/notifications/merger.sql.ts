import type { Transaction } from '../../platform/database/transaction.ts';
import type { AfterMerger, Merger } from '../organisations/merger.service.ts';
import { NotificationKind } from './notification.entity.ts';
import { notify, settle } from './notification.sql.ts';

/** The people of both providers are told of their merger, and need not read of one that was taken back. */
export const mergerNotices: AfterMerger = {
  merged: (tx: Transaction, { fromId, intoId, on }: Merger) =>
    notify(
      tx,
      {
        kind: NotificationKind.MERGED,
        organisationIds: [fromId, intoId],
        subjectType: 'Organisation',
        subjectId: fromId,
        facts: { fromId, intoId, mergedOn: on },
      },
      { again: true },
    ),
  undone: (tx: Transaction, { fromId }: Merger) => settle(tx, NotificationKind.MERGED, fromId),
};
