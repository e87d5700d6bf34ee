import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { View } from './canvas-grid.geometry.ts';

type Painted = {
  scroller: RefObject<HTMLDivElement | null>;
  canvas: RefObject<HTMLCanvasElement | null>;
  /** How large the part is that shows. */
  room: { width: number; height: number };
  view: () => View;
  /** Draws at the next frame, once however often it is asked for. */
  repaint: () => void;
};

/**
 * A canvas that fills what shows of a scrolled box. `draw` is called before the next frame after it changed, after scrolling and
 * resizing, and frame after frame while it answers that something still moves.
 */
export function usePainted(draw: (context: CanvasRenderingContext2D, view: View) => boolean): Painted {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const latest = useRef(draw);
  const frame = useRef(0);

  const view = useCallback((): View => {
    const { scrollLeft = 0, scrollTop = 0, clientWidth = 0, clientHeight = 0 } = scroller.current ?? {};
    return { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
  }, []);

  const repaint = useCallback(() => {
    if (frame.current) return;
    const paintNow = () => {
      frame.current = 0;
      const surface = canvas.current;
      const context = surface?.getContext('2d', { alpha: false });
      if (!surface || !context) return;
      const shown = view();
      const density = window.devicePixelRatio || 1;
      const [width, height] = [Math.round(shown.width * density), Math.round(shown.height * density)];
      if (surface.width !== width || surface.height !== height) Object.assign(surface, { width, height });
      context.setTransform(density, 0, 0, density, 0, 0);
      if (latest.current(context, shown)) frame.current = requestAnimationFrame(paintNow);
    };
    frame.current = requestAnimationFrame(paintNow);
  }, [view]);

  useLayoutEffect(() => {
    latest.current = draw;
    repaint();
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => {
      setRoom({ width: box.clientWidth, height: box.clientHeight });
      repaint();
    });
    observer.observe(box);
    // The letters of the theme may come later than the page.
    void document.fonts.ready.then(repaint);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [repaint]);

  return { scroller, canvas, room, view, repaint };
}
