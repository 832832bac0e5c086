/**
 * A long list of rows of known heights that holds still: what arrives, is pinned or filed elsewhere never moves the row that
 * one points at, works on or looks at. Only what is in view is drawn.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Scrolled } from './inbox-state.js';

export interface Line {
  id: string;
  /** Px. */
  height: number;
  /** Rows that changed groups are no measure for the others. */
  group: string;
}
interface Placed extends Line {
  top: number;
}

export function placed(lines: readonly Line[]): Placed[] {
  let top = 0;
  return lines.map((line) => {
    const at = { ...line, top };
    top += line.height;
    return at;
  });
}

/** Up to so many lines are all drawn. */
const FEW = 60;
/** Px drawn beyond the view on both sides. */
const BEYOND = 600;

/** The line to hold on to: the one pointed at, the one in use by keyboard, else the first in view. null: nothing to hold. */
export function anchorOf(
  before: readonly Placed[],
  now: ReadonlyMap<string, Placed>,
  scrolled: number,
  inUse: readonly (string | undefined)[],
): Placed | null {
  const stays = (line: Placed): boolean => now.get(line.id)?.group === line.group;
  for (const id of inUse) {
    const line = id === undefined ? undefined : before.find((each) => each.id === id);
    if (line && stays(line)) return line;
  }
  if (scrolled <= 0 && inUse.every((id) => id === undefined)) return null;
  return before.find((line) => line.top + line.height > scrolled && stays(line)) ?? null;
}

interface Options {
  lines: readonly Line[];
  /** Another selection of rows begins at the top. */
  selection: string;
  /** Where the list stood when it was last on screen. */
  scrolled: Scrolled;
}

/** @returns `range`: indices of the lines to draw; `fresh`: how many arrived above what is in view */
export function useStillList({ lines, selection, scrolled }: Options) {
  const list = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState(0);
  const [view, setView] = useState({ top: 0, height: 900 });
  const before = useRef<{ lines: Placed[]; selection: string } | null>(null);
  /** What came since and has not been in view yet. */
  const arrived = useRef(new Set<string>());
  const look = useCallback((): void => {
    const box = list.current;
    if (!box) return;
    scrolled.set(box.scrollTop);
    // so many px more or less are drawn anyway
    const top = Math.floor(box.scrollTop / 200) * 200;
    const height = box.clientHeight || 900;
    setView((had) => (had.top === top && had.height === height ? had : { top, height }));
    if (box.scrollTop < 8) arrived.current.clear();
    let above = 0;
    for (const line of arrived.current.size > 0 ? (before.current?.lines ?? []) : []) {
      if (!arrived.current.has(line.id)) continue;
      if (line.top < box.scrollTop) above++;
      else if (line.top + line.height <= box.scrollTop + height) arrived.current.delete(line.id);
    }
    setFresh(above);
  }, [scrolled]);

  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const now = placed(lines);
    const last = before.current;
    before.current = { lines: now, selection };
    if (!last) box.scrollTop = scrolled.get();
    else if (last.selection !== selection) {
      box.scrollTop = 0;
      arrived.current.clear();
    } else {
      const byId = new Map(now.map((line) => [line.id, line]));
      const pointed = box.querySelector<HTMLElement>('[role="option"]:hover')?.dataset['id'];
      const active = box.matches(':focus') ? box.querySelector<HTMLElement>('[role="option"][data-active]')?.dataset['id'] : undefined;
      const anchor = anchorOf(last.lines, byId, box.scrollTop, [pointed, active]);
      const moved = anchor ? (byId.get(anchor.id)?.top ?? anchor.top) - anchor.top : 0;
      if (moved !== 0) box.scrollTop += moved;
      const known = new Set(last.lines.map(({ id }) => id));
      for (const line of now) if (line.group !== '' && !known.has(line.id)) arrived.current.add(line.id);
    }
    look();
  }, [lines, selection, scrolled, look]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    box.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [look]);

  const tops = placed(lines);
  const total = (tops.at(-1)?.top ?? 0) + (tops.at(-1)?.height ?? 0);
  const all = lines.length <= FEW;
  const first = all ? 0 : tops.findIndex((line) => line.top + line.height > view.top - BEYOND);
  const end = all ? -1 : tops.findIndex((line) => line.top > view.top + view.height + BEYOND);
  return {
    list,
    fresh,
    total,
    tops,
    range: { first: Math.max(0, first), end: end < 0 ? lines.length : end },
    toTop: () => {
      list.current?.scrollTo({ top: 0 });
      arrived.current.clear();
      setFresh(0);
    },
    /** Brings a line into view, whether it is drawn or not. */
    reveal: (id: string) => {
      const box = list.current;
      const line = tops.find((each) => each.id === id);
      if (!box || !line) return;
      if (line.top < box.scrollTop) box.scrollTop = line.top;
      else if (line.top + line.height > box.scrollTop + box.clientHeight) box.scrollTop = line.top + line.height - box.clientHeight;
    },
  };
}
