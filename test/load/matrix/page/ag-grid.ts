import { AllCommunityModule, createGrid, ModuleRegistry, type GridApi } from 'ag-grid-community';
import { tones, type Contender, type Data } from './contender.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

type Row = Record<string, string>;
let api: GridApi<Row>;
let rows: Row[];
let box: HTMLElement;
let down: Element | undefined;
let across: Element | undefined;
let last: { row: number; column: number; letter: string };

/** The part of it that scrolls that way. */
const scrolling = (way: 'overflowX' | 'overflowY', isLonger: (one: Element) => boolean) =>
  [...box.querySelectorAll('*')].find((one) => /auto|scroll/.test(getComputedStyle(one)[way]) && isLonger(one))!;

/** AG Grid Community as its documents set up a grid of this kind: rows by id, the names pinned, changes by transaction. */
export const agGrid: Contender = {
  mount: (into, { providers, materials, letters }: Data) => {
    box = into;
    rows = letters.map((row, i) => ({
      id: String(i),
      name: providers[i]!,
      ...Object.fromEntries(row.map((letter, column) => [`c${column}`, letter])),
    }));
    last = { row: 0, column: 0, letter: letters[0]![0]! };
    api = createGrid<Row>(into, {
      rowData: rows,
      getRowId: ({ data }: { data: Row }) => data['id']!,
      rowHeight: 26,
      headerHeight: 208,
      animateRows: false,
      columnDefs: [
        { field: 'name', pinned: 'left', width: 240 },
        ...materials.map((title, column) => ({
          field: `c${column}`,
          headerName: title,
          width: 36,
          cellStyle: ({ value }: { value?: string | null }) =>
            value && value !== '.' ? { background: tones[value]!.fill, color: tones[value]!.ink } : null,
        })),
      ],
    });
  },
  change: (changes) => {
    const touched = new Set<Row>();
    for (const { row, column, letter } of changes) {
      rows[row]![`c${column}`] = letter;
      touched.add(rows[row]!);
      last = { row, column, letter };
    }
    api.applyTransaction({ update: [...touched] });
  },
  isShown: () => {
    const cell = box.querySelector(`[row-id="${last.row}"] [col-id="c${last.column}"]`);
    // Out of sight it draws nothing, which is its good right.
    return cell ? cell.textContent === last.letter : box.querySelector('.ag-cell') !== null;
  },
  scroll: (part) => {
    down ??= scrolling('overflowY', (one) => one.scrollHeight > one.clientHeight + 1);
    across ??= scrolling('overflowX', (one) => one.scrollWidth > one.clientWidth + 1);
    down.scrollTop = part * (down.scrollHeight - down.clientHeight);
    across.scrollLeft = part * (across.scrollWidth - across.clientWidth);
  },
  unmount: () => api.destroy(),
};
