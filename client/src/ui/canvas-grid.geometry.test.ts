import { describe, expect, test } from 'vitest';
import { around, blockOf, holds, moved, placeAt, scrolledTo, sizeOf, visibleBlock, type Sizes } from './canvas-grid.geometry.ts';

const sizes: Sizes = { rows: 150, columns: 300, rowHeight: 20, columnWidth: 30, headWidth: 200, headHeight: 100 };
const view = { left: 0, top: 0, width: 800, height: 500 };

describe('a grid that is larger than its view', () => {
  test('shows the cells that are in it at least in part', () => {
    expect(visibleBlock(sizes, view)).toEqual({ top: 0, left: 0, bottom: 19, right: 19 });
    expect(visibleBlock(sizes, { ...view, left: 45, top: 10 })).toEqual({ top: 0, left: 1, bottom: 20, right: 21 });
    expect(visibleBlock(sizes, { ...view, left: 1e6, top: 1e6 })).toEqual({ top: 149, left: 299, bottom: 149, right: 299 });
  });

  test('finds the cell under a point, and none over its heads or beyond its end', () => {
    expect(placeAt(sizes, view, 200, 100)).toEqual({ row: 0, column: 0 });
    expect(placeAt(sizes, { ...view, left: 90, top: 40 }, 231, 121)).toEqual({ row: 3, column: 4 });
    expect(placeAt(sizes, view, 199, 120)).toBeNull();
    expect(placeAt(sizes, view, 220, 99)).toBeNull();
    expect(placeAt({ ...sizes, rows: 2 }, view, 220, 141)).toBeNull();
  });

  test('scrolls no further than it takes to show a cell whole', () => {
    expect(scrolledTo(sizes, view, { row: 19, column: 19 })).toEqual({ left: 0, top: 0 });
    expect(scrolledTo(sizes, view, { row: 20, column: 20 })).toEqual({ left: 30, top: 20 });
    expect(scrolledTo(sizes, { ...view, left: 300, top: 300 }, { row: 2, column: 3 })).toEqual({ left: 90, top: 40 });
  });
});

describe('a key', () => {
  const from = { row: 5, column: 7 };
  test.each([
    ['ArrowLeft', false, { row: 5, column: 6 }],
    ['ArrowDown', false, { row: 6, column: 7 }],
    ['ArrowRight', true, { row: 5, column: 299 }],
    ['ArrowUp', true, { row: 0, column: 7 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', true, { row: 149, column: 299 }],
    ['PageDown', false, { row: 15, column: 7 }],
    ['PageUp', false, { row: 0, column: 7 }],
  ] as const)('%s (Ctrl: %s) leads to its cell', (key, ctrl, to) => expect(moved(from, sizes, 10, { key, ctrl })).toEqual(to));

  test('leads nowhere that there is no cell, and others lead nowhere at all', () => {
    expect(moved({ row: 0, column: 0 }, sizes, 10, { key: 'ArrowLeft', ctrl: false })).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 149, column: 299 }, sizes, 10, { key: 'ArrowDown', ctrl: false })).toEqual({ row: 149, column: 299 });
    expect(moved(from, sizes, 10, { key: 'Delete', ctrl: false })).toBeNull();
  });
});

test('a selection is the same from whichever corner it was drawn', () => {
  const block = blockOf({ row: 4, column: 9 }, { row: 2, column: 11 });
  expect(block).toEqual(blockOf({ row: 2, column: 11 }, { row: 4, column: 9 }));
  expect(sizeOf(block)).toBe(9);
  expect([holds(block, { row: 3, column: 10 }), holds(block, { row: 3, column: 12 })]).toEqual([true, false]);
});

test('the cells around the focus end where the grid does', () => {
  expect(around({ row: 0, column: 299 }, sizes)).toEqual({ top: 0, bottom: 1, left: 298, right: 299 });
});
