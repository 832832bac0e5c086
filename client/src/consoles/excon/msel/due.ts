/** When an inject is due. Pure. */
import type { ExconView, MselRow } from '../../../../../server/shared/views.js';

/** When an inject is due in the earliest world that still waits for it; null: no time is known. */
export function dueOf(view: ExconView, row: MselRow): number | null {
  let earliest: number | null = null;
  for (const pending of Object.values(view.pending)) {
    const one = pending[row.id];
    if (one && one.state !== 'waiting' && one.state !== 'held') continue;
    const at = one?.dueX ?? row.at;
    if (at !== undefined && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest ?? row.at ?? null;
}
