/** Injects that are still to come at a known time. Pure. */
import type { ExconView, MselRow } from '../../../../../server/shared/views.js';

/** The earliest time (drill ms) of each inject in the worlds that still wait for it, the earliest first. */
export function upcoming(view: ExconView): { row: MselRow; at: number }[] {
  const own = [...new Set(view.kit.teams.map(({ worldId }) => worldId))];
  // without teams the plan itself is shown
  const worlds = own.length === 0 ? [''] : own;
  return view.msel
    .flatMap((row) => {
      let earliest: number | null = null;
      for (const world of worlds) {
        const pending = view.pending[world]?.[row.id];
        if (pending && pending.state !== 'waiting') continue;
        const at = pending?.dueX ?? row.at;
        if (at !== undefined && (earliest === null || at < earliest)) earliest = at;
      }
      return earliest === null ? [] : [{ row, at: earliest }];
    })
    .toSorted((a, b) => a.at - b.at);
}
