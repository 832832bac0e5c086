/** Which rows and columns of a large grid are near enough to be drawn. Sizes in px; everything has one size, so it is a division. */
import { useCallback, useEffect, useState, type RefObject } from 'react';

export interface Pane {
  row: number;
  rows: number;
  col: number;
  cols: number;
}

export interface Sizes {
  rowH: number;
  colW: number;
  /** Sticky header and name column, which cover the cells. */
  headH: number;
  nameW: number;
  rows: number;
  cols: number;
}

/** Rows and columns are added in steps, so that a small scroll draws nothing new. */
const ROW_STEP = 2;
const COL_STEP = 2;
/** Drawn beyond each edge. */
const ROWS_BEYOND = 8;
const COLS_BEYOND = 3;
/** Up to so many columns are all drawn: a new column is a new cell in every row in sight, which costs more than to keep it. */
const COLS_ALL = 60;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** The pane for a scrolled box; `row` and `col` are the first drawn, `rows` and `cols` how many. */
export function paneOf(box: { left: number; top: number; width: number; height: number }, sizes: Sizes): Pane {
  const span = (from: number, length: number, size: number, all: number, step: number, beyond: number): [number, number] => {
    const first = clamp(Math.floor(Math.floor(from / size) / step) * step - beyond, all);
    const last = clamp(Math.ceil(Math.ceil((from + length) / size) / step) * step + beyond, all);
    return [first, last - first];
  };
  const [row, rows] = span(box.top, box.height - sizes.headH, sizes.rowH, sizes.rows, ROW_STEP, ROWS_BEYOND);
  if (sizes.cols <= COLS_ALL) return { row, rows, col: 0, cols: sizes.cols };
  const [col, cols] = span(box.left, box.width - sizes.nameW, sizes.colW, sizes.cols, COL_STEP, COLS_BEYOND);
  return { row, rows, col, cols };
}

const same = (a: Pane, b: Pane): boolean => a.row === b.row && a.rows === b.rows && a.col === b.col && a.cols === b.cols;

/** The pane of a box as it scrolls and is resized. */
export function usePane(ref: RefObject<HTMLDivElement | null>, sizes: Sizes): Pane {
  const [pane, setPane] = useState<Pane>({ row: 0, rows: 40, col: 0, cols: 30 });
  const { rowH, colW, headH, nameW, rows, cols } = sizes;
  const look = useCallback(() => {
    const box = ref.current;
    if (!box) return;
    const next = paneOf(
      { left: box.scrollLeft, top: box.scrollTop, width: box.clientWidth, height: box.clientHeight },
      { rowH, colW, headH, nameW, rows, cols },
    );
    setPane((now) => (same(now, next) ? now : next));
  }, [ref, rowH, colW, headH, nameW, rows, cols]);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    look();
    box.addEventListener('scroll', look, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      watcher.disconnect();
    };
  }, [ref, look]);
  return pane;
}
