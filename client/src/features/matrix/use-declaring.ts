import { useState } from 'react';
import { limits } from '../../../../schema/limits.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { useDeclareMany, type DeclaredMany } from '../adoptions/declare-many.mutation.ts';
import type { Target } from '../adoptions/declare-dialog.tsx';
import { asked, type Change } from './matrix-changes.ts';
import type { MatrixState } from './use-matrix.ts';

export type Asking = { targets: Target[]; choose: boolean };
export type Told =
  | { code: 'NOTHING' | 'TOO_MANY' | 'SEVERAL_ROWS' | 'TOO_WIDE' | 'EMPTY' | 'NOT_OWN' }
  | { code: 'UNKNOWN_WORD'; word: string };

/** How stages of the own row are declared: at once where nothing is asked for, by a dialog where something is; and taken back. */
export function useDeclaring({ cells, touch, refetch }: Pick<MatrixState, 'cells' | 'touch' | 'refetch'>) {
  const { declareMany } = useDeclareMany();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [saved, setSaved] = useState<DeclaredMany | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const [told, tell] = useState<Told | null>(null);

  const targetOf = ({ column, stage }: Change): Target => ({
    materialId: cells!.matrix.materials[column]!.id,
    title: cells!.matrix.materials[column]!.title,
    expectedVersion: cells!.versions[column] ?? 0,
    now: cells!.ownStage(column),
    stage,
  });
  const settle = (declared: DeclaredMany) => {
    const at = performance.now();
    for (const { materialId, stage, version } of declared) {
      const column = cells!.columnOf(materialId)!;
      cells!.versions[column] = version;
      cells!.say(cells!.ownRow!, column, stage, at);
    }
    touch();
    setSaved(declared);
  };

  /** Declares the changes; `confirm` asks before, `choose` lets the stage be chosen. Those that change nothing are left out. */
  const declare = async (changes: readonly Change[], { confirm = false, choose = false } = {}) => {
    if (!cells || cells.ownRow === null) return;
    setFailure(undefined);
    tell(null);
    const news = choose ? changes : changes.filter(({ column, stage }) => cells.ownStage(column) !== stage);
    if (!news.length) return tell({ code: 'NOTHING' });
    if (news.length > limits.page) return tell({ code: 'TOO_MANY' });
    const targets = news.map(targetOf);
    const needs = asked(news, (column) => cells.ownStage(column));
    if (confirm || choose || needs.length) return setAsking({ targets, choose });
    await declareAtOnce(news, targets);
  };

  /** The letters change before the server has answered; what it refuses is taken back. */
  const declareAtOnce = async (news: readonly Change[], targets: readonly Target[]) => {
    const row = cells!.ownRow!;
    const before = news.map(({ column }) => cells!.at(row, column)?.stage ?? null);
    const at = performance.now();
    for (const { column, stage } of news) cells!.say(row, column, stage, at);
    touch();
    const items = targets.map(({ materialId, expectedVersion, stage }) => ({ materialId, expectedVersion, stage }));
    const outcome = await declareMany({ stage: news[0]!.stage, items, idempotencyKey: newKey() });
    if (outcome.saved) return settle(outcome.declared);
    news.forEach(({ column }, index) => cells!.say(row, column, before[index]!, performance.now()));
    touch();
    setFailure(outcome.error);
    if (outcome.conflict) await refetch().catch(() => undefined);
  };

  return {
    asking,
    saved,
    failure,
    told,
    tell,
    declare,
    done: (declared: DeclaredMany) => {
      setAsking(null);
      settle(declared);
    },
    cancel: () => setAsking(null),
    undone: () => {
      setSaved(null);
      void refetch().catch(() => undefined);
    },
    gone: () => setSaved(null),
  };
}
export type Declaring = ReturnType<typeof useDeclaring>;
