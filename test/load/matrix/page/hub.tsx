import { ThemeProvider } from '@mui/material/styles';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { CanvasGrid } from '../../../../client/src/ui/canvas-grid.tsx';
import { theme } from '../../../../client/src/ui/theme.ts';
import { tones, type Change, type Contender, type Data } from './contender.ts';

let painted = 0;
// A painted grid shows nothing of itself in the document: its last picture is told by what it draws.
const fill = CanvasRenderingContext2D.prototype.fillRect;
CanvasRenderingContext2D.prototype.fillRect = function (...box) {
  painted = performance.now();
  fill.apply(this, box);
};

let root: Root;
let data: Data;
let asked = 0;
let changedAt = -Infinity;
const changes = new Map<string, number>();
let again: () => void;

function Grid() {
  const [, setRevision] = useState(0);
  const [focus, setFocus] = useState({ row: 0, column: 0 });
  again = () => setRevision((before) => before + 1);
  return (
    <CanvasGrid
      label="matrix"
      help="help"
      corner="corner"
      rows={data.providers.length}
      columns={data.materials.length}
      cell={(row, column) => {
        const letter = data.letters[row]![column]!;
        return letter === '.' ? null : { text: letter, tone: tones[letter]! };
      }}
      rowHead={(row) => data.providers[row]!}
      columnHead={(column) => data.materials[column]!}
      bands={[{ label: 'theme', from: 0, to: data.materials.length - 1 }]}
      describe={({ row, column }) => data.letters[row]![column]!}
      editableRow={0}
      focus={focus}
      anchor={focus}
      onMove={setFocus}
      onOpen={() => undefined}
      onKey={() => false}
      onCopy={() => ''}
      onPaste={() => undefined}
      changedAt={(row, column) => changes.get(`${row} ${column}`) ?? -Infinity}
      lastChange={() => changedAt}
    />
  );
}

const scroller = () => document.querySelector('canvas')!.parentElement!.parentElement!;

export const hub: Contender = {
  mount: (box, given) => {
    data = given;
    asked = performance.now();
    root = createRoot(box);
    root.render(
      <ThemeProvider theme={theme}>
        <Grid />
      </ThemeProvider>,
    );
  },
  change: (wanted: readonly Change[]) => {
    asked = performance.now();
    for (const { row, column, letter } of wanted) {
      data.letters[row]![column] = letter;
      changes.set(`${row} ${column}`, asked);
    }
    changedAt = asked;
    again();
  },
  isShown: () => painted > asked && document.querySelector('[role=gridcell]') !== null,
  scroll: (part) => {
    const box = scroller();
    box.scrollTop = part * (box.scrollHeight - box.clientHeight);
    box.scrollLeft = part * (box.scrollWidth - box.clientWidth);
  },
  unmount: () => root.unmount(),
};
