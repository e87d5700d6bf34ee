/** A cell by its row and column, from 0. */
export type Place = { row: number; column: number };
/** A block of cells, both ends included. */
export type Block = { top: number; left: number; bottom: number; right: number };
export type Sizes = {
  rows: number;
  columns: number;
  rowHeight: number;
  columnWidth: number;
  headWidth: number;
  headHeight: number;
};
export type View = { left: number; top: number; width: number; height: number };

const within = (value: number, most: number) => Math.max(0, Math.min(value, most));

/** The block between where a selection began and where it is now. */
export const blockOf = (anchor: Place, focus: Place): Block => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
});

export const holds = ({ top, left, bottom, right }: Block, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

export const sizeOf = ({ top, left, bottom, right }: Block): number => (bottom - top + 1) * (right - left + 1);

/** The cells that show at least in part. */
export function visibleBlock({ rows, columns, rowHeight, columnWidth, headWidth, headHeight }: Sizes, view: View): Block {
  return {
    top: within(Math.floor(view.top / rowHeight), rows - 1),
    left: within(Math.floor(view.left / columnWidth), columns - 1),
    bottom: within(Math.ceil((view.top + view.height - headHeight) / rowHeight) - 1, rows - 1),
    right: within(Math.ceil((view.left + view.width - headWidth) / columnWidth) - 1, columns - 1),
  };
}

/** The cells of which the assistive technology is told: those around the focus. */
export const around = ({ row, column }: Place, { rows, columns }: Pick<Sizes, 'rows' | 'columns'>): Block => ({
  top: within(row - 1, rows - 1),
  bottom: within(row + 1, rows - 1),
  left: within(column - 1, columns - 1),
  right: within(column + 1, columns - 1),
});

/** The cell under a point of the view; null over the heads and beyond the last cell. */
export function placeAt(sizes: Sizes, view: View, x: number, y: number): Place | null {
  const row = Math.floor((y - sizes.headHeight + view.top) / sizes.rowHeight);
  const column = Math.floor((x - sizes.headWidth + view.left) / sizes.columnWidth);
  const isInside = x >= sizes.headWidth && y >= sizes.headHeight && row < sizes.rows && column < sizes.columns;
  return isInside ? { row, column } : null;
}

/** Where to scroll so that a cell shows whole: no further than needed. */
export function scrolledTo(sizes: Sizes, view: View, { row, column }: Place): { left: number; top: number } {
  const fit = (start: number, size: number, from: number, room: number) =>
    start < from ? start : start + size > from + room ? start + size - room : from;
  return {
    left: fit(column * sizes.columnWidth, sizes.columnWidth, view.left, view.width - sizes.headWidth),
    top: fit(row * sizes.rowHeight, sizes.rowHeight, view.top, view.height - sizes.headHeight),
  };
}

type Step = { key: string; ctrl: boolean };

/** Where a key leads from a cell; null for a key that leads nowhere. `page` is how many rows show. */
export function moved(
  { row, column }: Place,
  { rows, columns }: Pick<Sizes, 'rows' | 'columns'>,
  page: number,
  { key, ctrl }: Step,
): Place | null {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: within(nextRow, rows - 1),
    column: within(nextColumn, columns - 1),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, ctrl ? columns - 1 : column + 1);
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(ctrl ? rows - 1 : row + 1, column);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? rows - 1 : row, columns - 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    default:
      return null;
  }
}
