import { describe, expect, test } from 'vitest';
import { isConfirmedLetter, noData, stageLetters, stageOfLetter } from '../../../../schema/adoption-matrix.ts';
import type { ProjectEvent } from '../../platform/live/project-feeds.ts';
import { declaredBy, MatrixCells } from './matrix-cells.ts';
import type { Matrix } from './matrix.query.ts';

const provider = (id: string, statuses: string, verified: string) => ({
  id,
  nameFi: id,
  partner: true,
  statuses,
  verified,
  ofMerged: [] as number[],
});
const cellsOf = () =>
  new MatrixCells({
    materials: ['m1', 'm2', 'm3'].map((id) => ({ id, title: id, kind: 'GUIDE', themeCode: 'A' })),
    providers: [provider('o1', 'Uu.', 'E..'), provider('o2', '.PA', '...')],
    own: { providerId: 'o2', versions: [0, 3, 1] },
    viewerCan: { declare: { allowed: true } },
  } as unknown as Matrix);

test('every stage has a letter of its own that says it back, in lower case too', () => {
  const letters = Object.values(stageLetters);
  expect(new Set([...letters, noData]).size).toBe(letters.length + 1);
  for (const [stage, letter] of Object.entries(stageLetters)) {
    expect([stageOfLetter(letter), stageOfLetter(letter.toLowerCase())]).toEqual([stage, stage]);
    expect([isConfirmedLetter(letter), isConfirmedLetter(letter.toLowerCase())]).toEqual([true, false]);
  }
  expect(stageOfLetter(noData)).toBeNull();
});

describe('the cells of a matrix', () => {
  test('tell what a merged provider declared, from which no declaration of one’s own starts, until one is made', () => {
    const cells = cellsOf();
    cells.matrix.providers[1]!.ofMerged.push(1);
    expect([cells.isOfMerged(1, 1), cells.ownStage(1), cells.ownStage(2)]).toEqual([true, 'NOT_STARTED', 'AWARE']);
    cells.say(1, 1, 'IN_USE', 5);
    expect([cells.isOfMerged(1, 1), cells.ownStage(1)]).toEqual([false, 'IN_USE']);
  });

  test('say stage, confirmation and verification; a use that was verified before still is', () => {
    const cells = cellsOf();
    expect(cells.at(0, 0)).toEqual({ stage: 'IN_USE', confirmedLately: true, verified: true });
    expect(cells.at(0, 1)).toEqual({ stage: 'IN_USE', confirmedLately: false, verified: false });
    expect(cells.at(0, 2)).toBeNull();
    expect([cells.ownRow, cells.ownStage(0), cells.ownStage(1)]).toEqual([1, 'NOT_STARTED', 'PLANNED']);
  });

  test('that were read before something was declared, and come after it was told, say what was told', () => {
    const { matrix } = cellsOf();
    const facts = { organisationId: 'o2', materialId: 'm1', stage: 'PILOT', version: 4 };
    const cells = new MatrixCells(matrix, [{ kind: 'adoption.declared', facts }] as unknown as ProjectEvent[]);
    expect([cells.at(1, 0)?.stage, cells.versions[0]]).toEqual(['PILOT', 4]);
  });

  test('take in what is declared, with the version to go on from; what is told twice is no news', () => {
    const cells = cellsOf();
    const said = { organisationId: 'o2', materialId: 'm1', stage: 'AWARE', version: 1 } as const;
    expect(cells.take(said, 500)).toBe(true);
    expect([cells.at(1, 0)?.stage, cells.versions[0], cells.changedAt(1, 0), cells.lastChange]).toEqual(['AWARE', 1, 500, 500]);
    expect(cells.take(said, 900)).toBe(false);
    expect(cells.changedAt(1, 0)).toBe(500);
    expect(cells.take({ ...said, organisationId: 'elsewhere' }, 900)).toBe(false);
  });
});

test('what only the server can tell is asked for, and what is of no cell is not', () => {
  const event = (kind: string) => declaredBy({ kind, facts: { stage: 'AWARE' } } as never);
  expect(event('adoption.declared')).toEqual({ stage: 'AWARE' });
  expect(event('adoption.declaration_withdrawn')).toBe('unknown');
  expect(event('version.published')).toBe('unknown');
  expect([event('adoption.evidence_filed'), event('comment.added')]).toEqual([null, null]);
});
