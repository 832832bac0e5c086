/** The lines of one team's sheet, in the canonical order in which they are added up, and their sums (S1, S3, S4). */
import type { Definition } from '../engine/definition.js';
import type { ScoreLine } from '../shared/scores.js';
import { contentOf, type InjectIndex } from './content.js';
import { explainOverride, explainPenalty, UNTOLD, type BareLine } from './explain.js';
import type { WorldRecord } from './facts.js';
import { betterOf } from './better.js';
import { askLine, expectLine, type Played, type Rule } from './line.js';
import type { MarkBook } from './marking.js';
import { lineId, type LineOverrides } from './marks.js';

export interface SheetInput {
  definition: Definition;
  rule: Rule;
  index: InjectIndex;
  record: WorldRecord;
  teamId: string;
  marks: MarkBook;
  lineOverrides: LineOverrides;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a team received, in MSEL order, repeats beside their source and ad-hoc injects last, by time. */
function playedBy({ definition, rule, index, record, teamId, marks, lineOverrides }: SheetInput): Played[] {
  return (record.deliveries.get(teamId) ?? [])
    .flatMap((delivery): Played[] => {
      const content = contentOf(definition, index, record, delivery.inject);
      return content ? [{ definition, rule, record, marks, lineOverrides, content, delivery }] : [];
    })
    .toSorted(
      (a, b) =>
        a.content.order - b.content.order ||
        a.delivery.dueX - b.delivery.dueX ||
        compare(a.delivery.inject, b.delivery.inject) ||
        compare(a.delivery.deliveryId, b.delivery.deliveryId),
    );
}

/** A6; a code that this rubric does not know takes nothing. */
function penaltyLines({ definition, rule, record, teamId, lineOverrides }: SheetInput): ScoreLine[] {
  return (record.penalties.get(teamId) ?? []).map(({ code, x, eventId }) => {
    const action = definition.actions[code];
    const label = action?.title ?? { vi: code, en: code };
    const taken = action?.penalty ?? 0;
    const ref = `penalty.${code}`;
    const computed = taken === 0 ? 0 : -taken;
    const override = lineOverrides.get(lineId(teamId, { ref }));
    const line: BareLine = {
      ref,
      kind: 'penalty',
      action: code,
      label,
      must: false,
      state: 'charged',
      servedX: x,
      eventId,
      points: 0,
      possible: 0,
      earned: override ? override.earned : computed,
      ...(override && { override: { earned: override.earned, reason: override.reason, by: override.by, computed } }),
    };
    if (!rule.told) return { ...line, explain: UNTOLD };
    const explain = explainPenalty(label, x, taken);
    const better = betterOf(line);
    return { ...line, explain: override ? explainOverride(explain, override) : explain, ...(better && { better }) };
  });
}

/** Every line of one team. What was not needed, skipped or not delivered has none, and so is in neither sum (S4). */
export function linesOf(input: SheetInput): ScoreLine[] {
  const owed = playedBy(input).flatMap((played) => [
    ...played.content.expects.filter(({ id }) => played.delivery.expects.has(id)).map((expect) => expectLine(played, expect)),
    ...played.content.asks.map((ask) => askLine(played, ask)),
  ]);
  return [...owed, ...penaltyLines(input)];
}

/** Sums in the order of the lines; `earned` after penalties, never below 0 (S3). */
export function totals(lines: readonly ScoreLine[]): { earned: number; possible: number; penalties: number } {
  let earned = 0;
  let possible = 0;
  let penalties = 0;
  for (const line of lines) {
    if (line.kind === 'penalty') penalties -= line.earned;
    else earned += line.earned;
    possible += line.possible;
  }
  return { earned: Math.max(0, earned - penalties), possible, penalties };
}
