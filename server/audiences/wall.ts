/**
 * What a projector may tell of the injects: titles of those that no team still has before it, and how many teams got
 * them, took them up and were in time. In parallel play worlds run apart: what one team has had may be news to another,
 * and both may sit in the same hall (W1).
 */
import type { Definition } from '../engine/definition.js';
import type { WorldEvent } from '../shared/events.js';
import { cellOf } from '../shared/reduce-excon.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import type { Cell, CellState, ExconView, MselRow } from '../shared/views.js';
import { WALL_INJECTS, type WallInject } from '../shared/wall.js';

const TO_COME: readonly CellState[] = ['waiting', 'held', 'asked'];

/** Whether a team that owes something, or nothing, has taken the inject up: what is a distractor must not show. */
function responded(cell: Cell): boolean {
  return cell.state === 'answered' || Object.values(cell.owed).some((state) => state === 'met' || state === 'late');
}
/** Everything that a check asks for is a word that it arrived. */
const confirmed = (cell: Cell): boolean => cell.confirmedX !== undefined;
const inTime = (cell: Cell): boolean => responded(cell) && Object.values(cell.owed).every((state) => state === 'met');

interface Shown {
  row: MselRow;
  x: number;
  cells: Cell[];
}

function look(view: ExconView, row: MselRow): Shown | null {
  const over = view.phase === 'ended' || view.phase === 'published';
  const cells: Cell[] = [];
  for (const team of view.kit.teams) {
    const cell = cellOf(view, team, row);
    if (!cell) continue;
    if (cell.deliveryId !== undefined) cells.push(cell);
    else if (!over && TO_COME.includes(cell.state)) return null;
  }
  return cells.length > 0 ? { row, x: Math.min(...cells.map((cell) => cell.deliveredX ?? 0)), cells } : null;
}

/** The words in which it went out first: the scenario's, a variant's, or EXCON's own. */
function titles(shown: readonly Shown[], definition: Definition, worlds: Readonly<Record<string, readonly WorldEvent[]>>): Map<string, Bi> {
  const wanted = new Set(shown.map(({ row }) => row.id));
  const first = new Map<string, { x: number; title: Bi }>();
  const injects = new Map(definition.injects.map((inject) => [inject.id, inject]));
  const sources = new Map(shown.map(({ row }) => [row.id, { id: row.source ?? row.id, title: row.title }]));
  for (const events of Object.values(worlds)) {
    for (const event of events) {
      if (event.type !== 'inject-delivered' || !wanted.has(event.inject)) continue;
      const known = first.get(event.inject);
      if (known && known.x <= event.at.x) continue;
      const source = sources.get(event.inject);
      const variant = event.variant > 0 ? injects.get(source?.id ?? '')?.variants[event.variant - 1] : undefined;
      const title = event.edited?.title ?? variant?.title ?? source?.title;
      if (title) first.set(event.inject, { x: event.at.x, title: unaddressed(title) });
    }
  }
  return new Map([...first].map(([id, { title }]) => [id, title]));
}

/** Latest first, at most `WALL_INJECTS`. `view` is EXCON's, `worlds` the events that it was folded from. */
export function wallInjects(
  view: ExconView,
  definition: Definition,
  worlds: Readonly<Record<string, readonly WorldEvent[]>>,
): WallInject[] {
  const shown = view.msel.flatMap((row) => look(view, row) ?? []).toSorted((a, b) => a.x - b.x);
  const last = shown.slice(-WALL_INJECTS);
  const words = titles(last, definition, worlds);
  return last
    .map(({ row, x, cells }, i) => ({
      n: shown.length - last.length + i + 1,
      title: words.get(row.id) ?? row.title,
      channel: row.channel,
      x,
      delivered: cells.length,
      ...(row.check
        ? { check: true as const, responded: cells.filter(confirmed).length, onTime: cells.filter(confirmed).length }
        : { responded: cells.filter(responded).length, onTime: cells.filter(inTime).length }),
    }))
    .toReversed();
}
