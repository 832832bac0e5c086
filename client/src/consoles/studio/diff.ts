/** Two versions of a text line by line (Myers), and the parts of it worth reading. */
export interface DiffLine {
  kind: 'same' | 'add' | 'del';
  /** Line in the older and in the newer text, from 1. */
  a: number | null;
  b: number | null;
  text: string;
}

/** Edits beyond which two texts are shown as one replaced by the other. */
const MOST = 4000;

/** For every number of edits, how far each diagonal got. */
function trace(a: readonly string[], b: readonly string[]): Map<number, number>[] | null {
  const reach = new Map<number, number>([[1, 0]]);
  const steps: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, MOST); d += 1) {
    steps.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return steps;
    }
  }
  return null;
}

export function diffLines(older: string, newer: string): DiffLine[] {
  const [a, b] = [older.split('\n'), newer.split('\n')];
  const steps = trace(a, b);
  if (!steps)
    return [
      ...a.map((text, i): DiffLine => ({ kind: 'del', a: i + 1, b: null, text })),
      ...b.map((text, i): DiffLine => ({ kind: 'add', a: null, b: i + 1, text })),
    ];
  const lines: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = steps.length - 1; d >= 0; d -= 1) {
    const reach = steps[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = down ? k + 1 : k - 1;
    const [px, py] = d === 0 ? [0, 0] : [reach.get(from) ?? 0, (reach.get(from) ?? 0) - from];
    while (x > px && y > py) {
      lines.push({ kind: 'same', a: x, b: y, text: a[x - 1]! });
      x -= 1;
      y -= 1;
    }
    if (d === 0) break;
    if (down) lines.push({ kind: 'add', a: null, b: y, text: b[y - 1]! });
    else lines.push({ kind: 'del', a: x, b: null, text: a[x - 1]! });
    [x, y] = [px, py];
  }
  return lines.toReversed();
}

/** Changed lines with `around` lines of their neighbourhood; null stands for what was left out. */
export function hunks(lines: readonly DiffLine[], around = 3): (DiffLine | null)[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (let i = index - around; i <= index + around; i += 1) near.add(i);
  }
  const shown: (DiffLine | null)[] = [];
  for (const [index, line] of lines.entries()) {
    if (near.has(index)) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}
