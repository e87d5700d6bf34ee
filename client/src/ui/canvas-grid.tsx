import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme, type Theme } from '@mui/material/styles';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import { blockOf, moved, placeAt, scrolledTo, type Place, type Sizes } from './canvas-grid.geometry.ts';
import { paint, type Band, type Cell, type Colours } from './canvas-grid.paint.ts';
import { GridWindow } from './canvas-grid.window.tsx';
import { HiddenText } from './hidden-text.tsx';
import { usePainted } from './use-painted.ts';

const ROW = 26;
const COLUMN = 28;
const BAND = 24;
const HEAD = 208;
/** How long a changed cell shines, in milliseconds. */
const GLOW = 1_500;

type Props = {
  label: string;
  /** How the grid is used, for those who do not see it. */
  help: string;
  rows: number;
  columns: number;
  cell: (row: number, column: number) => Cell | null;
  rowHead: (row: number) => string;
  columnHead: (column: number) => string;
  corner: string;
  /** Neighbouring columns that belong together. */
  bands: readonly Band[];
  /** The cell in words. */
  describe: (place: Place) => string;
  /** The one row that can be changed. */
  editableRow: number | null;
  focus: Place;
  /** Where the selection began; it reaches to the focus. */
  anchor: Place;
  onMove: (focus: Place, extend: boolean) => void;
  onOpen: (place: Place) => void;
  /** A key that does not move; true when it meant something. */
  onKey: (key: string) => boolean;
  onCopy: () => string;
  onPaste: (text: string) => void;
  /** When the cell last changed, by the page's own clock; 0 when long ago. */
  changedAt: (row: number, column: number) => number;
  /** When any cell last changed. */
  lastChange: () => number;
};

/** A large grid of letters: painted, and around the focus made of real cells, so that it is fast and can still be used by keyboard and heard. */
export function CanvasGrid(props: Props) {
  const { rows, columns, focus, anchor, onMove, onOpen, onKey, onCopy, onPaste, editableRow } = props;
  const theme = useTheme();
  const forced = useMediaQuery('(forced-colors: active)');
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  const helpId = useId();
  const layer = useRef<HTMLDivElement>(null);
  const focused = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const dragging = useRef(false);
  const selection = blockOf(anchor, focus);
  const sizes = useRef<Sizes>({ rows, columns, rowHeight: ROW, columnWidth: COLUMN, headWidth: 240, headHeight: HEAD });

  const { scroller, canvas, room, view, repaint } = usePainted((context, shown) => {
    const at = performance.now();
    paint(context, {
      sizes: sizes.current,
      view: shown,
      bandHeight: BAND,
      font: theme.typography.fontFamily!,
      colours: forced ? systemColours : coloursOf(theme),
      forced,
      cell: props.cell,
      rowHead: props.rowHead,
      columnHead: props.columnHead,
      bands: props.bands,
      accentRow: editableRow,
      selection,
      glow: (row, column) => {
        const age = at - props.changedAt(row, column);
        return age > GLOW ? 0 : calm ? 1 : 1 - age / GLOW;
      },
    });
    return at - props.lastChange() < GLOW + 100;
  });
  const headWidth = Math.round(Math.max(110, Math.min(260, room.width * 0.3)));
  sizes.current = { rows, columns, rowHeight: ROW, columnWidth: COLUMN, headWidth, headHeight: HEAD };

  const follow = () => {
    const { left, top } = view();
    if (layer.current) layer.current.style.transform = `translate(${-left}px, ${-top}px)`;
    repaint();
  };
  useLayoutEffect(follow);
  // The cell in focus is brought into sight; it takes the keyboard when the person is in the grid.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !room.width) return;
    const { left, top } = scrolledTo(sizes.current, view(), focus);
    if (box.scrollLeft !== left || box.scrollTop !== top) box.scrollTo({ left, top, behavior: 'instant' });
    if (wanted.current) focused.current?.focus({ preventScroll: true });
    wanted.current = false;
  }, [focus, room, scroller, view]);
  useEffect(() => {
    const stop = () => (dragging.current = false);
    window.addEventListener('pointerup', stop);
    return () => window.removeEventListener('pointerup', stop);
  }, []);

  const go = (place: Place, extend: boolean) => {
    wanted.current = true;
    if (place.row === focus.row && place.column === focus.column) focused.current?.focus({ preventScroll: true });
    onMove(place, extend);
  };
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = canvas.current!.getBoundingClientRect();
    return placeAt(sizes.current, view(), clientX - box.left, clientY - box.top);
  };
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      const page = Math.max(1, Math.floor((room.height - HEAD) / ROW) - 1);
      const to = event.altKey
        ? null
        : moved(focus, sizes.current, page, { key: event.key, ctrl: event.ctrlKey || event.metaKey });
      if (to) {
        event.preventDefault();
        go(to, event.shiftKey);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        onOpen(focus);
      } else if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event.key)) {
        event.preventDefault();
      }
    },
    onCopy: (event: ClipboardEvent) => {
      event.preventDefault();
      event.clipboardData.setData('text/plain', onCopy());
    },
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      onPaste(event.clipboardData.getData('text/plain'));
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const place = at(event);
      if (!place) return;
      // The browser would give the focus to the box instead.
      event.preventDefault();
      dragging.current = true;
      go(place, event.shiftKey);
    },
    onPointerMove: (event: PointerEvent) => {
      const place = dragging.current && at(event);
      if (place && (place.row !== focus.row || place.column !== focus.column)) go(place, true);
    },
    onClick: (event: MouseEvent & { nativeEvent: Event }) => {
      const place = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch' && at(event);
      if (place) go(place, false);
    },
    onDoubleClick: (event: MouseEvent) => {
      const place = at(event);
      if (place) onOpen(place);
    },
  };

  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', bgcolor: 'background.paper' }}>
      <HiddenText id={helpId}>{props.help}</HiddenText>
      <Box
        ref={scroller}
        onScroll={follow}
        {...handlers}
        sx={{
          position: 'relative',
          overflow: 'auto',
          height: `min(72vh, ${HEAD + rows * ROW + 18}px)`,
          minHeight: HEAD + ROW * 2,
          overscrollBehavior: 'contain',
        }}
      >
        <Box sx={{ position: 'sticky', top: 0, left: 0, overflow: 'hidden', zIndex: 1 }} style={room}>
          <Box component="canvas" ref={canvas} aria-hidden="true" sx={{ display: 'block' }} style={room} />
          <GridWindow
            sizes={sizes.current}
            focus={focus}
            selection={selection}
            label={props.label}
            describedBy={helpId}
            isEditable={(row) => row === editableRow}
            words={{ cell: props.describe, rowHead: props.rowHead, columnHead: props.columnHead, corner: props.corner }}
            layer={layer}
            focused={focused}
          />
        </Box>
        <Box
          aria-hidden="true"
          sx={{ position: 'absolute', top: 0, left: 0, pointerEvents: 'none' }}
          style={{ width: headWidth + columns * COLUMN, height: HEAD + rows * ROW }}
        />
      </Box>
    </Box>
  );
}

const coloursOf = ({ palette }: Theme): Colours => ({
  paper: palette.background.paper,
  ink: palette.text.primary,
  quiet: palette.text.secondary,
  line: palette.grey[300],
  head: palette.grey[100],
  accent: palette.primary.main,
  tint: palette.primary.light,
});

/** The words of CSS for the user's own colours; a canvas takes them too. */
const systemColours: Colours = {
  paper: 'Canvas',
  ink: 'CanvasText',
  quiet: 'CanvasText',
  line: 'GrayText',
  head: 'Canvas',
  accent: 'Highlight',
  tint: 'Canvas',
};
