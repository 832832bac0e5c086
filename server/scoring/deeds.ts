/** Enters what a team did into the delivery it served: the first act counts, of a report filed again the last copy is marked. */
import type { EventOf } from '../shared/events.js';
import type { Delivery, Served } from './facts.js';

const earlier = (a: { x: number; eventId: string }, b: { x: number; eventId: string }): boolean =>
  a.x < b.x || (a.x === b.x && a.eventId < b.eventId);

type Doing = EventOf<'action-recorded'> | EventOf<'report-recorded'> | EventOf<'early-served'>;

/** An action, a report or a kept early action that serves an expectation. */
export function serve(deliveries: Map<string, Delivery>, event: Doing): void {
  const serves = event.serves;
  const delivery = serves && deliveries.get(serves.deliveryId);
  if (!serves || !delivery || delivery.teamId !== event.teamId) return;
  const early = event.type === 'early-served';
  const eventId = early ? event.actionEventId : event.id;
  const atX = event.at.x;
  const copy = { eventId, atX };
  const fresh: Served = { x: early ? delivery.recordedX : (event.creditedX ?? atX), atX, eventId, early, copy };
  const known = delivery.served.get(serves.expect);
  if (!known) return void delivery.served.set(serves.expect, fresh);
  const last = earlier({ x: known.copy.atX, eventId: known.copy.eventId }, { x: copy.atX, eventId }) ? copy : known.copy;
  delivery.served.set(serves.expect, { ...(earlier(fresh, known) ? fresh : known), copy: last });
}

/** An answer to a question: the first that was recorded counts (S4). */
export function answer(deliveries: Map<string, Delivery>, event: EventOf<'answer-recorded'>): void {
  const delivery = deliveries.get(event.deliveryId);
  if (!delivery || delivery.teamId !== event.teamId) return;
  const fresh = { x: event.creditedX ?? event.at.x, atX: event.at.x, eventId: event.id, value: event.value };
  const known = delivery.answers.get(event.ask);
  if (!known || earlier({ x: fresh.atX, eventId: fresh.eventId }, { x: known.atX, eventId: known.eventId }))
    delivery.answers.set(event.ask, fresh);
}
