/** The team's own log: what was recorded, what is on its way, what was refused, and the turns of the drill; newest first. */
import type { FieldValues } from '../../../../server/shared/events.js';
import type { TeamDeed, TeamPhase, TeamView } from '../../../../server/shared/views.js';
import type { Pending } from '../../state/link.js';

export type Row =
  | { kind: 'deed'; key: string; x: number; wall: number; deed: TeamDeed }
  | { kind: 'phase'; key: string; x: number; wall: number; phase: TeamPhase }
  /** `wall` is the member's own time on this device. */
  | { kind: 'pending'; key: string; x: null; wall: number; pending: Pending };

/** Commands that a log speaks of; `seen` and `say` have their own places. */
const LOGGED = new Set(['act', 'answer', 'file-report', 'take-hint']);

export function journalOf(view: TeamView, pending: readonly Pending[]): Row[] {
  const known = new Set(view.deeds.map((deed) => ('commandId' in deed ? deed.commandId : undefined)));
  const recorded: Row[] = [
    ...view.deeds.map((deed): Row => ({ kind: 'deed', key: deed.id, x: deed.at.x, wall: deed.at.wall, deed })),
    ...(view.phases ?? []).map((phase): Row => ({ kind: 'phase', key: phase.id, x: phase.at.x, wall: phase.at.wall, phase })),
  ];
  const waiting = pending
    .filter((each) => LOGGED.has(each.command.type) && !known.has(each.commandId))
    .map((each): Row => ({ kind: 'pending', key: each.commandId, x: null, wall: each.since, pending: each }));
  const order = recorded.map((row, index) => ({ row, index })).toSorted((a, b) => b.row.wall - a.row.wall || b.index - a.index);
  return [...waiting.toReversed(), ...order.map(({ row }) => row)];
}

/** Deeds of the team about one inject, oldest first. */
export const deedsOn = (view: TeamView, deliveryId: string): TeamDeed[] =>
  view.deeds.filter((deed) => 'inject' in deed && deed.inject === deliveryId);

export type FormState =
  | { kind: 'none' }
  | {
      kind: 'filed' | 'returned';
      deed: Extract<TeamDeed, { type: 'report-recorded' }>;
      note?: Extract<TeamDeed, { type: 'report-returned' }>;
    };

/** Where a report stands: never filed, filed and locked, or returned for completion. */
export function formState(view: TeamView, form: string): FormState {
  const deed = view.deeds.findLast((each) => each.type === 'report-recorded' && each.form === form);
  if (deed?.type !== 'report-recorded') return { kind: 'none' };
  const note = view.deeds.findLast((each) => each.type === 'report-returned' && each.form === form);
  const later = note && view.deeds.indexOf(note) > view.deeds.indexOf(deed);
  return later && note.type === 'report-returned' ? { kind: 'returned', deed, note } : { kind: 'filed', deed };
}

/** Values as people wrote them, without the empty ones. */
export function filled(fields: FieldValues): [string, FieldValues[string]][] {
  return Object.entries(fields).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0));
}
