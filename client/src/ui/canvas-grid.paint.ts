import { holds, visibleBlock, type Block, type Sizes, type View } from './canvas-grid.geometry.ts';

export type Tone = { fill: string; ink: string };
/** What a cell shows: a letter on its tone; `faded` is underlined by dots, `marked` has a corner. */
export type Cell = { text: string; tone: Tone; faded?: boolean; marked?: boolean };
export type Band = { label: string; from: number; to: number };
export type Colours = { paper: string; ink: string; quiet: string; line: string; head: string; accent: string; tint: string };

export type Painting = {
  sizes: Sizes;
  view: View;
  bandHeight: number;
  font: string;
  colours: Colours;
  /** The user's own colours are in force: tones give way to paper and ink. */
  forced: boolean;
  cell: (row: number, column: number) => Cell | null;
  rowHead: (row: number) => string;
  columnHead: (column: number) => string;
  bands: readonly Band[];
  accentRow: number | null;
  selection: Block;
  /** How bright a cell shines because it has just changed, from 1 down to 0. */
  glow: (row: number, column: number) => number;
};

/** Draws what shows of the grid. The heads come last, over the cells that slide beneath them. */
export function paint(context: CanvasRenderingContext2D, painting: Painting) {
  const { sizes, view, colours } = painting;
  context.textBaseline = 'middle';
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, view.width, view.height);
  if (!sizes.rows || !sizes.columns) return;
  const shown = visibleBlock(sizes, view);
  paintCells(context, painting, shown);
  paintRowHeads(context, painting, shown);
  paintColumnHeads(context, painting, shown);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, sizes.headWidth, sizes.headHeight);
  lines(context, painting);
}

function paintCells(context: CanvasRenderingContext2D, painting: Painting, shown: Block) {
  const { sizes, view, colours, forced, cell, selection, glow, font } = painting;
  const { rowHeight, columnWidth } = sizes;
  context.font = `600 12px ${font}`;
  context.textAlign = 'center';
  for (let row = shown.top; row <= shown.bottom; row++) {
    const y = sizes.headHeight + row * rowHeight - view.top;
    for (let column = shown.left; column <= shown.right; column++) {
      const x = sizes.headWidth + column * columnWidth - view.left;
      const one = cell(row, column);
      if (one) {
        context.fillStyle = forced ? colours.paper : one.tone.fill;
        context.fillRect(x, y, columnWidth - 1, rowHeight - 1);
        context.fillStyle = forced ? colours.ink : one.tone.ink;
        context.fillText(one.text, x + columnWidth / 2 - 0.5, y + rowHeight / 2);
        if (one.faded)
          for (let dot = 0; dot < 4; dot++) context.fillRect(x + columnWidth / 2 - 7 + dot * 4, y + rowHeight - 5, 2, 1);
        if (one.marked) corner(context, x + columnWidth - 1, y);
      } else {
        context.fillStyle = colours.line;
        context.fillRect(x + columnWidth / 2 - 1.5, y + rowHeight / 2 - 1, 2, 2);
      }
      const bright = glow(row, column);
      if (bright > 0) frame(context, x, y, columnWidth - 1, rowHeight - 1, { colour: colours.accent, width: 3 * bright });
      if (holds(selection, { row, column })) {
        context.globalAlpha = 0.22;
        context.fillStyle = colours.accent;
        context.fillRect(x, y, columnWidth - 1, rowHeight - 1);
        context.globalAlpha = 1;
      }
    }
  }
  const left = sizes.headWidth + selection.left * columnWidth - view.left;
  const top = sizes.headHeight + selection.top * rowHeight - view.top;
  const width = (selection.right - selection.left + 1) * columnWidth - 1;
  const height = (selection.bottom - selection.top + 1) * rowHeight - 1;
  frame(context, left, top, width, height, { colour: colours.accent, width: 2 });
}

function corner(context: CanvasRenderingContext2D, right: number, top: number) {
  context.beginPath();
  context.moveTo(right - 7, top);
  context.lineTo(right, top);
  context.lineTo(right, top + 7);
  context.closePath();
  context.fill();
}

function frame(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  { colour, width: lineWidth }: { colour: string; width: number },
) {
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.strokeRect(x + lineWidth / 2, y + lineWidth / 2, width - lineWidth, height - lineWidth);
}

function paintRowHeads(
  context: CanvasRenderingContext2D,
  { sizes, view, colours, rowHead, accentRow, selection, font }: Painting,
  shown: Block,
) {
  context.textAlign = 'left';
  for (let row = shown.top; row <= shown.bottom; row++) {
    const y = sizes.headHeight + row * sizes.rowHeight - view.top;
    const isOwn = row === accentRow;
    const isChosen = row >= selection.top && row <= selection.bottom;
    context.fillStyle = isOwn || isChosen ? colours.tint : colours.head;
    context.fillRect(0, y, sizes.headWidth - 1, sizes.rowHeight - 1);
    if (isOwn) {
      context.fillStyle = colours.accent;
      context.fillRect(0, y, 4, sizes.rowHeight - 1);
    }
    context.fillStyle = colours.ink;
    context.font = `${isOwn || isChosen ? 650 : 400} 13px ${font}`;
    context.fillText(fitted(context, rowHead(row), sizes.headWidth - 18), 10, y + sizes.rowHeight / 2);
  }
}

function paintColumnHeads(context: CanvasRenderingContext2D, painting: Painting, shown: Block) {
  const { sizes, view, colours, columnHead, bands, bandHeight, selection, font } = painting;
  context.save();
  context.beginPath();
  context.rect(sizes.headWidth, 0, view.width - sizes.headWidth, sizes.headHeight);
  context.clip();
  context.textAlign = 'left';
  for (let column = shown.left; column <= shown.right; column++) {
    const x = sizes.headWidth + column * sizes.columnWidth - view.left;
    const isChosen = column >= selection.left && column <= selection.right;
    context.fillStyle = isChosen ? colours.tint : colours.head;
    context.fillRect(x, bandHeight, sizes.columnWidth - 1, sizes.headHeight - bandHeight - 1);
    context.save();
    context.translate(x + sizes.columnWidth / 2, sizes.headHeight - 8);
    context.rotate(-Math.PI / 2);
    context.fillStyle = colours.ink;
    context.font = `${isChosen ? 650 : 400} 12px ${font}`;
    context.fillText(fitted(context, columnHead(column), sizes.headHeight - bandHeight - 16), 0, 0);
    context.restore();
  }
  context.font = `650 12px ${font}`;
  for (const { label, from, to } of bands) {
    if (to < shown.left || from > shown.right) continue;
    const x = sizes.headWidth + from * sizes.columnWidth - view.left;
    const right = x + (to - from + 1) * sizes.columnWidth - 1;
    context.fillStyle = colours.head;
    context.fillRect(x, 0, right - x, bandHeight - 1);
    // The name of a band stays in sight while any of it is.
    const start = Math.max(x, sizes.headWidth) + 8;
    context.fillStyle = colours.quiet;
    context.fillText(fitted(context, label, right - start - 4), start, bandHeight / 2);
    context.fillStyle = colours.line;
    context.fillRect(x - 1, 0, 1, sizes.headHeight);
  }
  context.restore();
}

function lines(context: CanvasRenderingContext2D, { sizes, view, colours }: Painting) {
  context.fillStyle = colours.line;
  context.fillRect(sizes.headWidth - 1, 0, 1, view.height);
  context.fillRect(0, sizes.headHeight - 1, view.width, 1);
}

const kept = new Map<string, string>();

/** The text as far as there is room. Measuring is the dear part, so each answer is kept. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (room < 12) return '';
  const key = `${context.font}|${Math.floor(room)}|${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size > 20_000) kept.clear();
  let end = text.length;
  if (context.measureText(text).width > room) {
    let low = 0;
    while (low < end) {
      const middle = (low + end + 1) >> 1;
      if (context.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
      else end = middle - 1;
    }
    end = low;
  }
  const answer = end === text.length ? text : end > 0 ? `${text.slice(0, end).trimEnd()}…` : '';
  kept.set(key, answer);
  return answer;
}
