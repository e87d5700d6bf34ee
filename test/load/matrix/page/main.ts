import { agGrid } from './ag-grid.ts';
import type { Change, Contender, Data } from './contender.ts';
import { hub } from './hub.tsx';
import { table } from './table.ts';

const contenders: Record<string, Contender> = { hub, table, agGrid };
const LETTERS = 'NAPTUE';

/** The end of the next frame: styles, layout and paint are done by then. */
const frame = () =>
  new Promise<number>((done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => done(performance.now()), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    }),
  );

async function shown(contender: Contender, since: number): Promise<number> {
  let at: number;
  do at = await frame();
  while (!contender.isShown());
  return at - since;
}

export type Measured = { mount: number; edit: number; live: number; scroll: number };

function dataOf(rows: number, columns: number): Data {
  const letter = (i: number) => ((i * 7919) % 10 < 3 ? '.' : LETTERS[(i * 31) % LETTERS.length]!);
  return {
    providers: Array.from({ length: rows }, (_, row) => `Esimerkkiopisto ${row + 1}`),
    materials: Array.from({ length: columns }, (_, column) => `Tiedolla johtamisen opas ${column + 1}`),
    letters: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => letter(row * columns + column)),
    ),
  };
}

const middle = (values: readonly number[], part = 0.5) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)]!;

async function measure(name: string, rows: number, columns: number): Promise<Measured> {
  const contender = contenders[name]!;
  const box = document.body.appendChild(document.createElement('div'));
  box.className = 'box';
  const data = dataOf(rows, columns);
  await frame();
  let begun = performance.now();
  contender.mount(box, data);
  const mount = await shown(contender, begun);
  await new Promise((done) => setTimeout(done, 300));

  const edits: number[] = [];
  for (let i = 0; i < 15; i++) {
    begun = performance.now();
    contender.change([{ row: i % 10, column: i % 12, letter: LETTERS[i % LETTERS.length]! }]);
    edits.push(await shown(contender, begun));
  }
  const lives: number[] = [];
  for (let round = 0; round < 5; round++) {
    const changes: Change[] = Array.from({ length: 500 }, (_, i) => ({
      row: (i * 7 + round) % rows,
      column: (i * 13 + round) % columns,
      letter: LETTERS[(i + round) % LETTERS.length]!,
    }));
    begun = performance.now();
    contender.change(changes);
    lives.push(await shown(contender, begun));
  }
  const frames: number[] = [];
  let before = await frame();
  for (let step = 1; step <= 120; step++) {
    contender.scroll(step / 120);
    const at = await frame();
    frames.push(at - before);
    before = at;
  }
  contender.unmount();
  box.remove();
  return { mount, edit: middle(edits), live: middle(lives), scroll: middle(frames, 0.95) };
}

Object.assign(window, { measure });
