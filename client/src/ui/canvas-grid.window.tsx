import Box from '@mui/material/Box';
import { Fragment, type RefObject } from 'react';
import { around, holds, type Block, type Place, type Sizes } from './canvas-grid.geometry.ts';
import { HiddenText } from './hidden-text.tsx';

type Props = {
  sizes: Sizes;
  focus: Place;
  selection: Block;
  label: string;
  describedBy: string;
  /** Rows that can be changed; the others are for reading. */
  isEditable: (row: number) => boolean;
  words: {
    cell: (place: Place) => string;
    rowHead: (row: number) => string;
    columnHead: (column: number) => string;
    corner: string;
  };
  layer: RefObject<HTMLDivElement | null>;
  focused: RefObject<HTMLDivElement | null>;
};

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/**
 * What assistive technology knows of a painted grid: the cells around the focus as real elements that lie over their pictures,
 * with their place among all the others.
 */
export function GridWindow({ sizes, focus, selection, label, describedBy, isEditable, words, layer, focused }: Props) {
  const near = around(focus, sizes);
  const columns = range(near.left, near.right);
  const { rowHeight, columnWidth, headWidth, headHeight } = sizes;
  return (
    <Box
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={sizes.rows + 1}
      aria-colcount={sizes.columns + 1}
      aria-multiselectable="true"
      sx={{
        position: 'absolute',
        top: headHeight,
        left: headWidth,
        right: 0,
        bottom: 0,
        overflow: 'hidden',
        pointerEvents: 'none',
      }}
    >
      <div role="row" aria-rowindex={1}>
        <div role="columnheader" aria-colindex={1}>
          <HiddenText>{words.corner}</HiddenText>
        </div>
        {columns.map((column) => (
          <div key={column} role="columnheader" aria-colindex={column + 2}>
            <HiddenText>{words.columnHead(column)}</HiddenText>
          </div>
        ))}
      </div>
      <div ref={layer} role="rowgroup" style={{ position: 'absolute', top: 0, left: 0 }}>
        {range(near.top, near.bottom).map((row) => (
          <div key={row} role="row" aria-rowindex={row + 2}>
            <div role="rowheader" aria-colindex={1}>
              <HiddenText>{words.rowHead(row)}</HiddenText>
            </div>
            {columns.map((column) => {
              const place = { row, column };
              const isFocus = row === focus.row && column === focus.column;
              return (
                <Fragment key={column}>
                  <Box
                    ref={isFocus ? focused : undefined}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={holds(selection, place)}
                    aria-readonly={!isEditable(row)}
                    tabIndex={isFocus ? 0 : -1}
                    style={{ top: row * rowHeight, left: column * columnWidth, width: columnWidth - 1, height: rowHeight - 1 }}
                    sx={{
                      position: 'absolute',
                      '&:focus': { outline: '3px solid', outlineColor: 'primary.dark', outlineOffset: -1 },
                    }}
                  >
                    <HiddenText>{words.cell(place)}</HiddenText>
                  </Box>
                </Fragment>
              );
            })}
          </div>
        ))}
      </div>
    </Box>
  );
}
