/** The control room sees every event; an observer sees that things happen, not what is expected nor what teams wrote (W1). */
import type { ControlEvent, DrillEvent, EventOf, EventType, WorldEvent } from '../shared/events.js';
import type { ExconItem } from '../shared/views.js';
import type { Book } from './book.js';
import type { Lens } from './lens.js';
import { observerRow } from './rows.js';

/** `seq` is the item's number in EXCON's feed of that stream. */
export const exconItem = (event: DrillEvent, stream: string, seq: number): ExconItem => ({ ...event, stream, seq });

/** What is left of an event for an observer, by type; null: invisible. Decided by the event and the plan alone (W2). */
type Cut<T extends EventType> = ((lens: Lens, event: EventOf<T>) => EventOf<T> | null) | null;

const HIDDEN = null;
/** Only what every event has: no who, no why, no command. */
const bare = (event: DrillEvent) => ({ id: event.id, at: event.at, recordedX: event.recordedX });

const CUTS: { [T in EventType]: Cut<T> } = {
  readied: (_lens, event) => ({ ...bare(event), type: event.type }),
  started: (_lens, event) => ({ ...bare(event), type: event.type, factor: event.factor }),
  resumed: (_lens, event) => ({ ...bare(event), type: event.type }),
  ended: (_lens, event) => ({ ...bare(event), type: event.type }),
  cancelled: (_lens, event) => ({ ...bare(event), type: event.type }),
  published: (_lens, event) => ({ ...bare(event), type: event.type }),
  paused: (_lens, event) => ({
    ...bare(event),
    type: event.type,
    ...(event.reason !== undefined && { reason: event.reason }),
    realIncident: event.realIncident,
  }),
  'factor-set': (_lens, event) => ({ ...bare(event), type: event.type, factor: event.factor }),
  outage: (_lens, event) => ({ ...bare(event), type: event.type, fromWall: event.fromWall, toWall: event.toWall }),
  'board-opened': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    open: event.open,
    ...(event.frozen && { frozen: true }),
  }),
  extended: (_lens, event) => ({ ...bare(event), type: event.type, duration: event.duration }),

  'inject-delivered': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    inject: event.inject,
    deliveryId: event.deliveryId,
    teamId: event.teamId,
    variant: 0,
    expects: [],
    why: 'at',
  }),
  'inject-seen': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    inject: event.inject,
    deliveryId: event.deliveryId,
    teamId: event.teamId,
  }),
  'action-recorded': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    teamId: event.teamId,
    action: '',
    fields: {},
    ...(event.deliveryId !== undefined && { deliveryId: event.deliveryId }),
    ...(event.inject !== undefined && { inject: event.inject }),
  }),
  'report-recorded': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    teamId: event.teamId,
    form: '',
    action: '',
    fields: {},
    ...(event.deliveryId !== undefined && { deliveryId: event.deliveryId }),
    ...(event.inject !== undefined && { inject: event.inject }),
  }),
  'action-proposed': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    teamId: event.teamId,
    action: '',
    fields: {},
    ...(event.deliveryId !== undefined && { deliveryId: event.deliveryId }),
    ...(event.inject !== undefined && { inject: event.inject }),
  }),
  'answer-recorded': (_lens, event) => ({
    ...bare(event),
    type: event.type,
    teamId: event.teamId,
    deliveryId: event.deliveryId,
    inject: event.inject,
    ask: '',
    value: '',
    late: false,
  }),
  'system-changed': (lens, event) =>
    lens.definition.systems[event.system]?.hidden === false
      ? { ...bare(event), type: event.type, system: event.system, state: event.state }
      : null,

  'exercise-created': HIDDEN,
  'lead-changed': HIDDEN,
  'start-missed': HIDDEN,
  'world-created': HIDDEN,
  'host-changed': HIDDEN,
  'inject-created': HIDDEN,
  'inject-latched': HIDDEN,
  'inject-not-needed': HIDDEN,
  'inject-asked': HIDDEN,
  'inject-held': HIDDEN,
  'inject-unheld': HIDDEN,
  'inject-skipped': HIDDEN,
  'inject-rescheduled': HIDDEN,
  'inject-resent': HIDDEN,
  'early-served': HIDDEN,
  'hint-taken': HIDDEN,
  'max-passed': HIDDEN,
  'rule-latched': HIDDEN,
  'rule-fired': HIDDEN,
  reply: HIDDEN,
  'penalty-charged': HIDDEN,
  'points-scaled': HIDDEN,
  'target-shifted': HIDDEN,
  'report-returned': HIDDEN,
  'finding-noted': HIDDEN,
  'outcome-set': HIDDEN,
  message: HIDDEN,
  'receipt-confirmed': HIDDEN,
  'time-credited': HIDDEN,
  'member-removed': HIDDEN,
  'member-restored': HIDDEN,
  'inject-assigned': HIDDEN,
  'captain-named': HIDDEN,
  'proposal-decided': HIDDEN,
};

function cut(lens: Lens, event: DrillEvent): DrillEvent | null {
  const rule = Object.hasOwn(CUTS, event.type) ? (CUTS[event.type] as unknown as Cut<EventType>) : null;
  return rule ? rule(lens, event) : null;
}

/** Whether an event counts for observers. */
export const observerHears = (lens: Lens, event: DrillEvent): boolean => cut(lens, event) !== null;

/** `book` is the world's, with the event entered; null for an event of the `control` stream. */
export function observerItem(
  lens: Lens,
  book: Book | null,
  event: WorldEvent | ControlEvent,
  stream: string,
  seq: number,
): ExconItem | null {
  const left = cut(lens, event);
  if (!left) return null;
  const row = book && event.type === 'inject-delivered' ? observerRow(lens, book, event) : null;
  return { ...left, stream, seq, ...(row && { row }) };
}
