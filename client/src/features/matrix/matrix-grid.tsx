import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { limits } from '../../../../schema/limits.ts';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { localName } from '../../platform/i18n/language.ts';
import { blockOf, type Place } from '../../ui/canvas-grid.geometry.ts';
import { CanvasGrid } from '../../ui/canvas-grid.tsx';
import { Foot } from '../../ui/foot.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Notice } from '../../ui/notice.tsx';
import { Summary } from '../../ui/summary.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { CellFacts } from './cell-facts.tsx';
import { Declaring } from './declaring.tsx';
import { cellOf } from './matrix-address.ts';
import { pasted, stageOfDigit, toTsv } from './matrix-changes.ts';
import type { MatrixCells } from './matrix-cells.ts';
import { MatrixLegend } from './matrix-legend.tsx';
import { OwnBar } from './own-bar.tsx';
import { stageTones } from './stage-tones.ts';
import { useDeclaring } from './use-declaring.ts';
import type { MatrixState } from './use-matrix.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** A link is written when the person has stopped moving. */
const PAUSE = 400;

type Props = { state: MatrixState & { cells: MatrixCells }; address: AddressFilter };

/** Providers × materials: one letter for each, the own row to be changed. */
export function MatrixGrid({ state, address }: Props) {
  const { t } = useTranslation('matrix');
  const navigate = useNavigate();
  const { cells, useFrom } = state;
  const { materials, providers, viewerCan } = cells.matrix;
  const { letterOf, wordOf, vocabulary } = useVocabulary();
  const declaring = useDeclaring(state);
  const [focus, setFocus] = useState<Place>(() => placeOf(cells, cellOf(address)));
  const [anchor, setAnchor] = useState<Place>(focus);
  const bands = useBands(cells);
  // Nothing is chosen to be declared before somebody has gone to a cell: until then the bar would only be in the way.
  const [began, setBegan] = useState(false);
  const grid = useKeptFocus<HTMLDivElement>(`${Boolean(declaring.saved)} ${began}`);
  const only = useCallback((place: Place) => (setFocus(place), setAnchor(place)), []);
  useKeptPlace(cells, focus, only);
  useAddressOf(cells, focus, address);

  const editableRow = viewerCan.declare.allowed ? cells.ownRow : null;
  const chosen = blockOf(anchor, focus);
  const inOwnRow = editableRow !== null && chosen.top === editableRow && chosen.bottom === editableRow;
  const columnsChosen = Array.from({ length: chosen.right - chosen.left + 1 }, (_, index) => chosen.left + index);

  const describe = ({ row, column }: Place) => {
    const said = cells.at(row, column);
    if (!said) return t('legend.noData');
    const more = [said.verified && t('legend.verified'), !said.confirmedLately && t('legend.notConfirmedLately')];
    return [wordOf(said.stage), ...more.filter(Boolean)].join(', ');
  };
  const open = ({ row, column }: Place) => {
    only({ row, column });
    if (row === editableRow) return void declaring.declare([{ column, stage: cells.ownStage(column) }], { choose: true });
    const [provider, material] = [providers[row]!, materials[column]!];
    void navigate(`/adoptions?view=list&organisation=${provider.id}&material=${material.id}`);
  };
  const onKey = (key: string): boolean => {
    const stage = stageOfDigit(key);
    if (key === 'Escape') return (only(focus), true);
    if (!stage) return false;
    if (inOwnRow) void declaring.declare(columnsChosen.map((column) => ({ column, stage })));
    else declaring.tell({ code: 'NOT_OWN' });
    return true;
  };
  const copy = () =>
    toTsv(
      providers.slice(chosen.top, chosen.bottom + 1).map((_, index) =>
        columnsChosen.map((column) => {
          const said = cells.at(chosen.top + index, column);
          return said ? wordOf(said.stage) : '';
        }),
      ),
    );
  const paste = (text: string) => {
    if (!inOwnRow) return declaring.tell({ code: 'NOT_OWN' });
    const result = pasted(text, vocabulary, { left: chosen.left, right: chosen.right, columns: materials.length });
    if ('changes' in result) void declaring.declare(result.changes, { confirm: true });
    else
      declaring.tell(result.problem === 'UNKNOWN_WORD' ? { code: result.problem, word: result.word } : { code: result.problem });
  };

  return (
    <>
      <Summary>{t('count', { providers: providers.length, materials: materials.length })}</Summary>
      {(providers.length === limits.matrixSide || materials.length === limits.matrixSide) && (
        <Notice tone="info">{t('cut', { most: limits.matrixSide })}</Notice>
      )}
      <div ref={grid} tabIndex={-1}>
        <CanvasGrid
          label={t('title')}
          help={editableRow === null ? t('help.reading') : t('help.editing')}
          rows={providers.length}
          columns={materials.length}
          cell={(row, column) => {
            const said = cells.at(row, column);
            return (
              said && {
                text: letterOf(said.stage),
                tone: stageTones[said.stage],
                faded: !said.confirmedLately,
                marked: said.verified,
              }
            );
          }}
          rowHead={(row) => {
            const name = localName(providers[row]!);
            return providers[row]!.former ? t('provider.former', { name }) : name;
          }}
          columnHead={(column) => materials[column]!.title}
          corner={t('corner')}
          bands={bands}
          describe={describe}
          editableRow={editableRow}
          focus={focus}
          anchor={anchor}
          onMove={(place, extend) => {
            setBegan(true);
            setFocus(place);
            if (!extend) setAnchor(place);
          }}
          onOpen={open}
          onKey={onKey}
          onCopy={copy}
          onPaste={paste}
          changedAt={cells.changedAt}
          lastChange={() => cells.lastChange}
        />
      </div>
      <CellFacts cells={cells} place={focus} />
      <MatrixLegend />
      <Foot>
        <Declaring state={declaring} earliest={useFrom} />
        {began && inOwnRow && (
          <OwnBar
            count={columnsChosen.length}
            onDeclare={(stage) => void declaring.declare(columnsChosen.map((column) => ({ column, stage })))}
            onClear={() => {
              only(focus);
              setBegan(false);
            }}
          />
        )}
      </Foot>
    </>
  );
}

const placeOf = (cells: MatrixCells, [providerId, materialId]: readonly [string, string]): Place => ({
  row: cells.rowOf(providerId) ?? cells.ownRow ?? 0,
  column: cells.columnOf(materialId) ?? 0,
});

const idsAt = (cells: MatrixCells, { row, column }: Place): [string, string] => [
  cells.matrix.providers[row]?.id ?? '',
  cells.matrix.materials[column]?.id ?? '',
];

/** Read anew, in another order or narrowed otherwise, the same cell stays chosen. */
function useKeptPlace(cells: MatrixCells, focus: Place, move: (place: Place) => void) {
  const before = useRef({ cells, ids: idsAt(cells, focus) });
  useEffect(() => {
    if (before.current.cells === cells) return void (before.current.ids = idsAt(cells, focus));
    const place = placeOf(cells, before.current.ids);
    before.current = { cells, ids: idsAt(cells, place) };
    if (place.row !== focus.row || place.column !== focus.column) move(place);
  }, [cells, focus, move]);
}

/** The chosen cell stands in the address, once somebody has chosen one. */
function useAddressOf(cells: MatrixCells, focus: Place, address: AddressFilter) {
  const first = useRef(focus);
  const latest = useRef(address);
  latest.current = address;
  useEffect(() => {
    if (first.current === focus) return undefined;
    const timer = setTimeout(() => {
      const cell = idsAt(cells, focus).join('.');
      if (latest.current.text('cell') !== cell) latest.current.set({ cell }, { replace: true });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [cells, focus]);
}

/** Columns of one theme, one beside the other. */
function useBands(cells: MatrixCells) {
  const themes = useThemeOptions();
  return useMemo(() => {
    const bands: { label: string; from: number; to: number; code: string }[] = [];
    for (const [column, { themeCode }] of cells.matrix.materials.entries()) {
      const last = bands.at(-1);
      if (last?.code === themeCode) last.to = column;
      else
        bands.push({
          label: themes.find(({ value }) => value === themeCode)?.label ?? '',
          from: column,
          to: column,
          code: themeCode,
        });
    }
    return bands;
  }, [cells, themes]);
}
