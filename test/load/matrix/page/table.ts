import { tones, type Contender, type Data } from './contender.ts';

let frame: HTMLElement;
let cells: HTMLTableCellElement[][];
let last: { cell: HTMLElement; letter: string };

const styled = (letter: string) =>
  letter === '.' ? '' : ` style="background:${tones[letter]!.fill};color:${tones[letter]!.ink}"`;

/** A plain table with heads that stay. */
export const table: Contender = {
  mount: (box, { providers, materials, letters }: Data) => {
    const head = materials.map((title) => `<th scope="col"><div>${title}</div></th>`).join('');
    const body = letters
      .map(
        (row, i) =>
          `<tr><th scope="row">${providers[i]}</th>${row.map((letter) => `<td${styled(letter)}>${letter}</td>`).join('')}</tr>`,
      )
      .join('');
    box.innerHTML = `<div class="frame"><table><thead><tr><th></th>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
    frame = box.querySelector('.frame')!;
    cells = [...box.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')]);
    last = { cell: cells[0]![0]!, letter: letters[0]![0]! };
  },
  change: (changes) => {
    for (const { row, column, letter } of changes) {
      const cell = cells[row]![column]!;
      cell.textContent = letter;
      cell.style.background = tones[letter]!.fill;
      cell.style.color = tones[letter]!.ink;
      last = { cell, letter };
    }
  },
  isShown: () => last.cell.textContent === last.letter,
  scroll: (part) => {
    frame.scrollTop = part * (frame.scrollHeight - frame.clientHeight);
    frame.scrollLeft = part * (frame.scrollWidth - frame.clientWidth);
  },
  unmount: () => frame.remove(),
};
