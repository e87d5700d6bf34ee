import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useCallback, useState, type ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';

export type Column<T> = {
  key: string;
  label: string;
  render: (row: T) => ReactNode;
  align?: 'left' | 'right';
  sort?: boolean;
  width?: number | string;
  /** Its words are no words but addresses and the like: they may be broken anywhere. */
  breaks?: boolean;
};
export type Sort = { key: string; descending: boolean };
type Props<T> = {
  columns: Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  caption: string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  empty?: ReactNode;
};

/** A real table; where there is little room each row is a card of label and value. Roles are written out, since a restyled table loses its own. */
export function DataTable<T>({ columns, rows, rowKey, caption, sort, onSort, empty }: Props<T>) {
  const [frame, scrolls] = useScrolls();
  if (!rows.length && empty) return <>{empty}</>;
  return (
    <Frame ref={frame} {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': caption })}>
      <table role="table">
        <HiddenText as="caption">{caption}</HiddenText>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map(({ key, label, render, align, breaks }) => (
                <td
                  role="cell"
                  key={key}
                  data-label={label}
                  className={align === 'right' ? 'right' : breaks ? 'breaks' : undefined}
                >
                  <div>{render(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

/** Whether a box is wider than its place: then the keyboard must reach it to scroll it. */
function useScrolls() {
  const [scrolls, setScrolls] = useState(false);
  const ref = useCallback((box: HTMLElement | null) => {
    if (!box) return;
    const observer = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth));
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return [ref, scrolls] as const;
}

function Head<T>({
  column: { key, label, align, sort: sortable, width },
  sort,
  onSort,
}: { column: Column<T> } & Pick<Props<T>, 'sort' | 'onSort'>) {
  const active = sort?.key === key;
  const style = { width, textAlign: align } as const;
  if (!sortable || !onSort) {
    return (
      <th role="columnheader" scope="col" style={style}>
        {label}
      </th>
    );
  }
  return (
    <th
      role="columnheader"
      scope="col"
      style={style}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <ButtonBase
        onClick={() => onSort({ key, descending: active && !sort.descending })}
        sx={{ font: 'inherit', gap: 0.5, py: 0.25, textDecoration: 'underline dotted' }}
      >
        {label}
        {active && (sort.descending ? <ArrowDown sx={{ fontSize: 16 }} /> : <ArrowUp sx={{ fontSize: 16 }} />)}
      </ButtonBase>
    </th>
  );
}

const Frame = styled('div')(({ theme }) => ({
  overflowX: 'auto',
  containerType: 'inline-size',
  // A column is never narrower than its longest word, nor a date broken.
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: '0.875rem',
    overflowWrap: 'break-word',
    background: theme.palette.background.paper,
  },
  time: { whiteSpace: 'nowrap' },
  th: {
    textAlign: 'left',
    fontSize: '0.8125rem',
    fontWeight: 650,
    padding: '8px',
    background: theme.palette.grey[100],
    verticalAlign: 'bottom',
  },
  td: { padding: '9px 8px', borderBottom: `1px solid ${theme.palette.divider}`, verticalAlign: 'top' },
  'td.right': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  'td.breaks': { overflowWrap: 'anywhere', minWidth: 120 },
  'tbody tr:hover': { background: theme.palette.grey[50] },
  '@container (max-width: 660px)': {
    'table, tbody, tr, td': { display: 'block' },
    table: { overflowWrap: 'anywhere', background: 'none' },
    thead: { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    tr: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      padding: '8px 12px',
      marginBottom: 8,
      background: theme.palette.background.paper,
    },
    'td, td.right': {
      display: 'grid',
      gridTemplateColumns: 'minmax(90px, 38%) minmax(0, 1fr)',
      gap: 8,
      padding: '4px 0',
      border: 0,
      textAlign: 'left',
    },
    // A card does without what the row leaves empty.
    'td:has(> div:empty)': { display: 'none' },
    'td::before': { content: 'attr(data-label)', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  },
}));
