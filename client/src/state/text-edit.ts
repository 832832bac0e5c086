/** How what is on screen and a text that others write too are kept together: smallest edits, and where a letter has gone. */

/** `remove` letters (UTF-16) at `index` give way to `insert`. */
export interface Edit {
  index: number;
  remove: number;
  insert: string;
}
/** Of one change, from the start of the text, as Yjs tells it. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** The smallest edit between two texts, never through the middle of a character. `caret`: where it stands afterwards. */
export function editBetween(before: string, after: string, caret = 0): Edit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let tail = 0;
  let head = 0;
  const sameTail = (): boolean => before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail);
  while (tail < Math.min(most, after.length - caret) && sameTail()) tail++;
  while (head < most - tail && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  while (tail < most - head && sameTail()) tail++;
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--;
  return { index: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/** Splits before `most` letters, not within a character. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = Math.min(from + most, text.length);
    const to = end < text.length && isHigh(text.charCodeAt(end - 1)) ? end - 1 : end;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

/** What stands on a screen while the shared text behind it may already be further on. */
export class Shadow {
  private letters: string;
  /** Where each letter stands in the shared text; −1: somebody has deleted it. */
  private at: number[];

  constructor(text: string) {
    this.letters = text;
    this.at = Array.from({ length: text.length }, (_, index) => index);
  }

  get text(): string {
    return this.letters;
  }

  private shift({ index, remove, insert }: Edit): void {
    const by = insert.length - remove;
    for (const [letter, at] of this.at.entries()) {
      if (at < index) continue;
      this.at[letter] = at < index + remove ? -1 : at + by;
    }
  }

  /** The shared text has changed. */
  moved(delta: Delta): void {
    let index = 0;
    for (const { retain, insert, delete: gone } of delta) {
      if (retain !== undefined) index += retain;
      else if (gone !== undefined) this.shift({ index, remove: gone, insert: '' });
      else if (typeof insert === 'string') {
        this.shift({ index, remove: 0, insert });
        index += insert.length;
      }
    }
  }

  /** Where a place on screen lies in the shared text: behind the last letter before it that is still there. */
  place(index: number): number {
    for (let letter = index - 1; letter >= 0; letter--) {
      const at = this.at[letter] ?? -1;
      if (at >= 0) return at + 1;
    }
    return 0;
  }

  /**
   * An edit on screen, as edits of the shared text in the order in which they are to be made. What others put between stays.
   * The new comes before the old goes: then what somebody else adds behind the old at this moment stands behind the new.
   */
  edited({ index, remove, insert }: Edit): Edit[] {
    const place = this.place(index);
    const gone: Edit[] = [];
    if (insert !== '') this.shift({ index: place, remove: 0, insert });
    for (let letter = index + remove - 1; letter >= index; letter--) {
      const at = this.at[letter] ?? -1;
      if (at < 0) continue;
      const last = gone.at(-1);
      if (last?.index === at + 1) Object.assign(last, { index: at, remove: last.remove + 1 });
      else gone.push({ index: at, remove: 1, insert: '' });
    }
    for (const edit of gone) this.shift(edit);
    this.letters = this.letters.slice(0, index) + insert + this.letters.slice(index + remove);
    this.at.splice(index, remove, ...Array.from({ length: insert.length }, (_, letter) => place + letter));
    return insert === '' ? gone : [{ index: place, remove: 0, insert }, ...gone];
  }
}
