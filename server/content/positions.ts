/** Where a path of a YAML document stands in its text. */
import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from 'yaml';

export interface Place {
  line: number;
  column: number;
}

type Keys = readonly (string | number)[];

/** `$.injects[3].expects[0].target` */
export function jsonPath(path: Keys): string {
  return `$${path.map((key) => (typeof key === 'number' ? `[${key}]` : /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)).join('')}`;
}

export class Positions {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #text: string;

  constructor(document: Document, lines: LineCounter, text: string) {
    this.#document = document;
    this.#lines = lines;
    this.#text = text;
  }

  at(offset: number): Place {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** The value at `path`; where it is missing, the nearest thing around it that is written. */
  of(path: Keys): Place {
    return this.at(this.#range(path)[0]);
  }

  /** A plain value as it stands in the file; undefined where it is more than a line or not written. */
  written(path: Keys): string | undefined {
    const node = this.#node(path);
    if (!isScalar(node) || !node.range) return undefined;
    const text = this.#text.slice(node.range[0], node.range[1]);
    return text === '' || text.includes('\n') ? undefined : text;
  }

  /** The key itself, for keys that should not be there; the value where there is no such key. */
  ofKey(path: Keys, key: string): Place {
    const map = this.#node(path);
    const pair = isMap(map) ? map.items.find((item) => keyOf(item) === key) : undefined;
    const start = (pair?.key as Node | undefined)?.range?.[0];
    return start === undefined ? this.of(path) : this.at(start);
  }

  /** Where `needle` stands (the `nth` time, from 0) within the value at `path`. */
  within(path: Keys, needle: string, nth = 0): Place {
    const [start, end] = this.#range(path);
    let found = start - 1;
    for (let count = 0; count <= nth; count += 1) {
      const next = this.#text.indexOf(needle, found + 1);
      if (next < 0 || next >= end) return this.at(found < start ? start : found);
      found = next;
    }
    return this.at(found);
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  #node(path: Keys): unknown {
    let node: unknown = this.#resolve(this.#document.contents);
    for (const key of path) {
      if (isMap(node)) node = this.#resolve(node.items.find((item) => keyOf(item) === String(key))?.value);
      else if (isSeq(node)) node = this.#resolve(node.items[Number(key)]);
      else return undefined;
    }
    return node;
  }

  #range(path: Keys): [number, number] {
    let node: unknown = this.#resolve(this.#document.contents);
    let range: [number, number] = rangeOf(node) ?? [0, this.#text.length];
    for (const key of path) {
      let written: unknown;
      if (isMap(node)) {
        const pair = node.items.find((item) => keyOf(item) === String(key));
        if (!pair) return range;
        range = rangeOf(pair.key) ?? range;
        written = pair.value;
      } else if (isSeq(node)) written = node.items[Number(key)];
      else return range;
      range = rangeOf(written) ?? range;
      node = this.#resolve(written);
    }
    return range;
  }
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key));

function rangeOf(node: unknown): [number, number] | null {
  const range = (node as Node | null | undefined)?.range;
  // An empty value has a range of no length behind its key; the key is what an author sees.
  return range && range[1] > range[0] ? [range[0], range[1]] : null;
}
