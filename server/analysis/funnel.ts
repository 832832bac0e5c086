/** How far deliveries that asked for something came: delivered, seen, acted on, done in time. */
import type { Analysis, Funnel, HeatCell } from '../shared/analysis.js';

const add = (to: Funnel, { state, seenX, actedX, doneX }: HeatCell): void => {
  const met = state === 'met' || state === 'waiting';
  const acted = met || actedX !== undefined || doneX !== undefined;
  to.delivered += 1;
  if (acted || seenX !== undefined) to.seen += 1;
  if (acted) to.acted += 1;
  if (met) to.met += 1;
};

/** All together and per inject; an inject that asked nobody for anything has no row. */
export function funnelOf(injects: readonly string[], rows: Analysis['heat']['rows']): Analysis['funnel'] {
  const empty = (): Funnel => ({ delivered: 0, seen: 0, acted: 0, met: 0 });
  const all = empty();
  const each = injects.map((inject) => ({ inject, ...empty() }));
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      if (!cell || cell.state === 'none') continue;
      add(all, cell);
      const own = each[at];
      if (own) add(own, cell);
    }
  }
  return { all, injects: each.filter(({ delivered }) => delivered > 0) };
}
