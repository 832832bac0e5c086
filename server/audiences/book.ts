/**
 * The little that a later item of a world needs from earlier events: which inject an instance repeats, what was
 * delivered as what, where the systems stand. Folded event by event, before the items of that event are made.
 */
import type { EventOf, WorldEvent } from '../shared/events.js';
import type { Bi } from '../shared/text.js';
import type { Phase } from '../shared/views.js';
import type { Lens } from './lens.js';

/** An inject instance that is not simply one of the scenario's: a repeat of `source`, or EXCON's own. */
export interface Instance {
  source?: string;
  adhoc?: NonNullable<EventOf<'inject-created'>['adhoc']>;
}

export interface Book {
  worldId: string;
  instances: Map<string, Instance>;
  /** deliveryId → whose it is and of which instance. */
  deliveries: Map<string, { teamId: string; inject: string; variant: number }>;
  /** `<team> <instance>` → deliveryId. */
  byInject: Map<string, string>;
  /** Title of the state of every system. */
  systems: Record<string, Bi>;
  phase: Phase;
  board: { open: boolean; published: boolean; frozen?: true };
}

/** The book of a world before its first event. */
export function makeBook(lens: Lens, worldId: string): Book {
  const systems: Record<string, Bi> = {};
  for (const system of Object.values(lens.definition.systems)) {
    systems[system.id] = stateTitle(lens, system.id, system.start);
  }
  return {
    worldId,
    instances: new Map(),
    deliveries: new Map(),
    byInject: new Map(),
    systems,
    phase: 'planned',
    board: { open: false, published: false },
  };
}

export function stateTitle(lens: Lens, system: string, state: string): Bi {
  return lens.definition.systems[system]?.states.find((each) => each.id === state)?.title ?? { vi: state, en: state };
}

const key = (teamId: string, inject: string): string => `${teamId} ${inject}`;

/** The delivery of an inject instance to a team, by which the team knows it. */
export const deliveryOf = (book: Book, teamId: string, inject: string): string | undefined => book.byInject.get(key(teamId, inject));

/** The inject instance that a team means by a delivery's id; undefined when it never received one of that id. */
export function injectOfDelivery(book: Book, teamId: string, deliveryId: string): string | undefined {
  const delivery = book.deliveries.get(deliveryId);
  return delivery?.teamId === teamId ? delivery.inject : undefined;
}

/** Enters one event; changes the book in place. Events of other kinds leave no trace. */
export function enter(lens: Lens, book: Book, event: WorldEvent): void {
  switch (event.type) {
    case 'inject-created':
      book.instances.set(event.inject, { ...(event.source && { source: event.source }), ...(event.adhoc && { adhoc: event.adhoc }) });
      break;
    case 'inject-delivered':
      book.deliveries.set(event.deliveryId, { teamId: event.teamId, inject: event.inject, variant: event.variant });
      book.byInject.set(key(event.teamId, event.inject), event.deliveryId);
      break;
    case 'system-changed':
      book.systems = { ...book.systems, [event.system]: stateTitle(lens, event.system, event.state) };
      break;
    case 'readied':
      book.phase = 'ready';
      break;
    case 'started':
    case 'resumed':
      book.phase = 'running';
      break;
    case 'paused':
      book.phase = 'paused';
      break;
    case 'ended':
      book.phase = 'ended';
      break;
    case 'cancelled':
      book.phase = 'cancelled';
      break;
    case 'published':
      book.phase = 'published';
      book.board = { open: true, published: true };
      break;
    case 'board-opened':
      book.board = { open: event.open, published: book.board.published, ...(event.frozen && { frozen: true as const }) };
      break;
    default:
  }
}
