/** What the analysis needs of a world besides its facts for scoring: when each delivery was first acted on. */
import type { Delivery, WorldRecord } from '../scoring/facts.js';
import { readWorld } from '../scoring/record.js';
import type { WorldEvent } from '../shared/events.js';

export interface Play {
  record: WorldRecord;
  /** Drill time of the first act on a delivery, by its id; never before the delivery. */
  acted: Map<string, number>;
}

export function readPlay(events: readonly WorldEvent[]): Play {
  const record = readWorld(events);
  const deliveries = new Map<string, Delivery>();
  for (const list of record.deliveries.values()) for (const one of list) deliveries.set(one.deliveryId, one);
  const acted = new Map<string, number>();
  const act = (deliveryId: string | undefined, x: number, teamId: string): void => {
    const delivery = deliveryId === undefined ? undefined : deliveries.get(deliveryId);
    if (!delivery || delivery.teamId !== teamId) return;
    const at = Math.max(x, delivery.recordedX);
    acted.set(delivery.deliveryId, Math.min(at, acted.get(delivery.deliveryId) ?? at));
  };
  for (const event of events) {
    switch (event.type) {
      case 'action-recorded':
      case 'report-recorded':
        act(event.serves?.deliveryId ?? event.deliveryId, event.creditedX ?? event.at.x, event.teamId);
        break;
      case 'early-served':
        act(event.serves.deliveryId, 0, event.teamId);
        break;
      case 'answer-recorded':
        act(event.deliveryId, event.creditedX ?? event.at.x, event.teamId);
        break;
      case 'receipt-confirmed':
        act(event.deliveryId, event.at.x, event.teamId);
        break;
    }
  }
  return { record, acted };
}
