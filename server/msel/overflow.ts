/** Texts longer than a cell of Excel may be: cut into rows of the Rules sheet, and put together again. */
import { textCell, type Cell } from './cells.js';
import type { Cells } from './codec.js';

/** A cell holds 32,767 characters; escapes need some room. */
const LONGEST = 30_000;
const MARK = /^⟶ (long-\d+)$/u;

export class Overflow {
  readonly #texts: string[] = [];

  /** The value itself, or the mark that stands for it. */
  keep(value: string | number): string | number {
    if (typeof value === 'number' || value.length <= LONGEST) return value;
    this.#texts.push(value);
    return `⟶ long-${this.#texts.length}`;
  }

  /** Rows for the Rules sheet, in the order of the pieces. */
  rows(): Cells[] {
    return this.#texts.flatMap((text, index) => cut(text).map((more) => ({ kind: 'text', id: `long-${index + 1}`, more })));
  }
}

/** Pieces that fit a cell; a character of two units is not torn apart. */
function cut(text: string): string[] {
  const list: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + LONGEST, text.length);
    if (/[\ud800-\udbff]/.test(text[to - 1]!)) to -= 1;
    list.push(text.slice(from, to));
    from = to;
  }
  return list;
}

/** The cell, or the long text that its mark stands for. */
export function restore(cell: Cell | undefined, texts: ReadonlyMap<string, string>): Cell | undefined {
  const id = cell?.kind === 'text' ? MARK.exec(cell.text)?.[1] : undefined;
  const text = id === undefined ? undefined : texts.get(id);
  return text === undefined ? cell : textCell(text);
}
