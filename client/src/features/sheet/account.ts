/** The account of a sheet: from the points that were possible, cause by cause, to those earned (S2-S4, A6). */
import { LOSS_CAUSES, lossesOf, type LossCause } from '../../../../server/scoring/losses.js';
import type { ScoreLine } from '../../../../server/shared/scores.js';

export interface Step {
  cause: LossCause | 'floor';
  /** What it takes, points; negative: it gives. */
  points: number;
  /** What is left after it. */
  left: number;
}

export interface Account {
  possible: number;
  steps: Step[];
  earned: number;
  /** Points of lines that count nowhere. */
  waits: number;
  open: number;
}

/** Lost by the line itself; negative where an evaluator gave more than it is worth. */
export const lostBy = (line: ScoreLine): number => lossesOf(line).reduce((sum, { points }) => sum + points, 0);

/** Causes in the order in which scoring takes them; one that took nothing is left out. */
export function accountOf(lines: readonly ScoreLine[]): Account {
  const lost = new Map<LossCause, number>();
  let [possible, waits, open] = [0, 0, 0];
  for (const line of lines) {
    possible += line.possible;
    if (line.state === 'awaiting-mark') waits += line.points;
    if (line.state === 'open') open += line.points;
    for (const { cause, points } of lossesOf(line)) lost.set(cause, (lost.get(cause) ?? 0) + points);
  }
  let left = possible;
  const steps: Step[] = [];
  for (const cause of LOSS_CAUSES) {
    const points = lost.get(cause) ?? 0;
    if (Math.abs(points) < 0.005) continue;
    left -= points;
    steps.push({ cause, points, left });
  }
  if (left < -0.005) {
    steps.push({ cause: 'floor', points: left, left: 0 });
    left = 0;
  }
  return { possible, steps, earned: Math.max(0, left), waits, open };
}

export interface Group {
  key: string;
  /** The first of its lines: names the inject. */
  lines: ScoreLine[];
}

/** Lines of one delivery together, in the order of the sheet; penalties last, under one head. */
export function groupsOf(lines: readonly ScoreLine[]): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const key = line.kind === 'penalty' ? 'penalty' : (line.deliveryId ?? line.ref);
    const group = groups.get(key) ?? { key, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Lines that lost points, most first; equal ones as on the sheet. */
export const mostLost = (lines: readonly ScoreLine[]): ScoreLine[] =>
  lines
    .map((line) => ({ line, lost: lostBy(line) }))
    .filter(({ lost }) => lost >= 0.005)
    .toSorted((a, b) => b.lost - a.lost)
    .map(({ line }) => line);

/** Points of the median team by line, over the teams for which it counted; the mean of the two in the middle. */
export function mediansOf(teams: readonly { lines: readonly ScoreLine[] }[]): Map<string, number> {
  const earned = new Map<string, number[]>();
  for (const { lines } of teams)
    for (const line of lines)
      if (line.possible > 0) {
        const known = earned.get(line.ref);
        if (known) known.push(line.earned);
        else earned.set(line.ref, [line.earned]);
      }
  return new Map([...earned].map(([ref, values]) => [ref, middle(values.toSorted((a, b) => a - b))]));
}

function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
