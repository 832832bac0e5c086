/**
 * Reads a world's log once into the facts that scoring needs. Everything is placed by drill time, not by its place in the
 * log, so events of equal time may stand in any order (S1).
 */
import type { EventOf, WorldEvent } from '../shared/events.js';
import { answer, serve } from './deeds.js';
import type { Credit, Delivery, Penalty, WorldRecord } from './facts.js';

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** Deliveries first: at equal time what refers to one may stand before it. */
function readDeliveries(events: readonly WorldEvent[]): Map<string, Delivery> {
  const deliveries = new Map<string, Delivery>();
  for (const event of events) {
    if (event.type !== 'inject-delivered' || deliveries.has(event.deliveryId)) continue;
    deliveries.set(event.deliveryId, {
      deliveryId: event.deliveryId,
      inject: event.inject,
      teamId: event.teamId,
      variant: event.variant,
      dueX: event.at.x,
      recordedX: event.recordedX,
      seenX: null,
      hintX: null,
      expects: new Set(event.expects),
      served: new Map(),
      answers: new Map(),
      credits: [],
    });
  }
  return deliveries;
}

/** Facts of one world. */
export function readWorld(events: readonly WorldEvent[]): WorldRecord {
  const byId = readDeliveries(events);
  const record: WorldRecord = {
    endX: 0,
    ended: false,
    deliveries: new Map(),
    penalties: new Map(),
    created: new Map(),
    shifts: new Map(),
    scales: new Map(),
    outcome: null,
  };
  for (const delivery of byId.values()) push(record.deliveries, delivery.teamId, delivery);
  const credits = new Map<string, EventOf<'time-credited'>[]>();
  let lastX = 0;
  for (const event of events) {
    lastX = Math.max(lastX, event.at.x, event.recordedX);
    switch (event.type) {
      case 'ended':
        record.ended = true;
        record.endX = event.at.x;
        break;
      case 'inject-created':
        record.created.set(event.inject, event);
        break;
      case 'inject-seen': {
        const delivery = byId.get(event.deliveryId);
        if (delivery) delivery.seenX = Math.min(delivery.seenX ?? event.at.x, event.at.x);
        break;
      }
      case 'hint-taken': {
        const delivery = byId.get(event.deliveryId);
        if (delivery) delivery.hintX = Math.min(delivery.hintX ?? event.at.x, event.at.x);
        break;
      }
      case 'action-recorded':
      case 'report-recorded':
      case 'early-served':
        serve(byId, event);
        break;
      case 'answer-recorded':
        answer(byId, event);
        break;
      case 'penalty-charged':
        push(record.penalties, event.teamId, { code: event.code, x: event.at.x, eventId: event.id });
        break;
      case 'target-shifted':
        push(record.shifts, `${event.inject}.${event.expect}`, { x: event.at.x, target: event.target, max: event.max });
        break;
      case 'points-scaled':
        push(record.scales, `${event.inject}.${event.expect}`, { x: event.at.x, by: event.factor });
        break;
      case 'time-credited':
        push(credits, event.teamId, event);
        break;
      case 'outcome-set':
        record.outcome = event.outcome;
        break;
    }
  }
  if (!record.ended) record.endX = lastX;
  for (const [teamId, given] of credits) {
    for (const delivery of record.deliveries.get(teamId) ?? []) delivery.credits = creditsOf(delivery, given);
  }
  // at equal time the larger window stands: shifts only ever add to a target
  for (const list of record.shifts.values()) list.sort((a, b) => a.x - b.x || a.target - b.target || a.max - b.max);
  for (const list of record.scales.values()) list.sort((a, b) => a.x - b.x || a.by - b.by);
  for (const [teamId, list] of record.penalties) record.penalties.set(teamId, oncePerKind(list));
  return record;
}

/** I10: what was given for everything that had arrived by then, or for this inject. */
const creditsOf = ({ inject, recordedX }: Delivery, given: readonly EventOf<'time-credited'>[]): Credit[] =>
  given
    .filter((credit) => credit.at.x >= recordedX && (credit.inject === undefined || credit.inject === inject))
    .map(({ at, ms }) => ({ x: at.x, ms }))
    .toSorted((a, b) => a.x - b.x || a.ms - b.ms);

/** A6: once per kind and team. */
function oncePerKind(penalties: Penalty[]): Penalty[] {
  const sorted = penalties.toSorted((a, b) => a.x - b.x || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.eventId < b.eventId ? -1 : 1));
  const kinds = new Set<string>();
  return sorted.filter(({ code }) => !kinds.has(code) && kinds.add(code));
}
