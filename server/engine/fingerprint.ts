/** A command's content in a few characters, read alike from the order and from the event that recorded it (A2). */
import type { Order } from './api.js';
import type { AdhocExpect, EventOf, WorldEvent } from '../shared/events.js';
import type { Definition } from './definition.js';
import { lookup } from './lookup.js';

/** Of the first event an order was recorded as. */
export function printOfEvent(event: WorldEvent): string {
  switch (event.type) {
    case 'inject-seen':
      return print('seen', event.deliveryId);
    case 'action-recorded':
    case 'report-recorded':
      if (event.proposal !== undefined) return print('decide-proposal', event.proposal, true);
      return printOfDeed(event);
    case 'action-proposed':
      return printOfDeed(event);
    case 'proposal-decided':
      return print('decide-proposal', event.proposal, event.yes);
    case 'answer-recorded':
      return print('answer', event.deliveryId, event.ask, event.value);
    case 'hint-taken':
      return print('take-hint', event.deliveryId, event.hint);
    case 'message':
      return print('say', event.to, event.text, event.as);
    case 'inject-delivered':
      return event.why === 'confirm' ? print('confirm', event.inject, true) : print('release', event.inject, event.edited);
    case 'inject-not-needed':
      return print('confirm', event.inject, false);
    case 'inject-held':
      return print('hold', event.inject);
    case 'inject-unheld':
      return print('unhold', event.inject);
    case 'inject-skipped':
      return print('skip', event.inject);
    case 'inject-resent':
      return print('resend', event.inject);
    case 'inject-rescheduled':
      return print('reschedule', event.inject, event.dueX);
    case 'inject-created': {
      const { adhoc } = event;
      const expects = adhoc?.expects.map(withoutId);
      return print('send-adhoc', adhoc?.teams, adhoc?.channel, adhoc?.from, adhoc?.title, adhoc?.body, expects, adhoc?.check);
    }
    case 'receipt-confirmed':
      return print('confirm-receipt', event.deliveryId);
    case 'time-credited':
      return print('credit-time', event.teamId, event.ms, event.inject);
    case 'member-removed':
      if (event.memberId !== undefined) return print('remove-seat', event.member);
      return print('remove-member', event.teamId, event.member, event.to);
    case 'member-restored':
      return print('restore-member', event.teamId, event.member);
    case 'inject-assigned':
      return print('assign', event.deliveryId, event.member);
    case 'captain-named':
      if (event.memberId !== undefined) return print('name-captain', event.member);
      return print('set-captain', event.teamId, event.member);
    default:
      return print('copy', event.type);
  }
}

/** The same for an action whether it was recorded at once or put to the captain first (A11). */
function printOfDeed(event: EventOf<'action-recorded' | 'report-recorded' | 'action-proposed'>): string {
  const { form, action, deliveryId, fields } = { form: undefined, ...event };
  return form === undefined ? print('act', action, deliveryId, fields) : print('file-report', form, deliveryId, fields);
}

export function printOfOrder(def: Definition, order: Exclude<Order, { type: 'advance' }>): string {
  switch (order.type) {
    case 'seen':
      return print('seen', order.deliveryId);
    case 'act':
      return print('act', lookup(def).action.get(order.action)?.code ?? order.action, order.inject, order.fields ?? {});
    case 'file-report':
      return print('file-report', order.form, order.inject, order.fields);
    case 'answer':
      return print('answer', order.inject, order.ask, order.value);
    case 'take-hint':
      return print('take-hint', order.inject, order.hint);
    case 'say':
      return 'teamId' in order ? print('say', order.to, order.text, undefined) : print('say', order.teams, order.text, order.as);
    case 'confirm':
      return print('confirm', order.inject, order.yes);
    case 'reschedule':
      return print('reschedule', order.inject, order.atX);
    case 'send-adhoc': {
      const check = order.check ? true : undefined;
      const expects = order.expects.map(withoutId);
      return print('send-adhoc', order.teams, order.channel, order.from, order.title, order.body, expects, check);
    }
    case 'release':
      return print('release', order.inject, order.edit);
    case 'confirm-receipt':
      return print('confirm-receipt', order.deliveryId);
    case 'credit-time':
      return print('credit-time', order.team, order.ms, order.inject);
    case 'remove-member':
      return print('remove-member', order.team, order.member, order.to);
    case 'restore-member':
      return print('restore-member', order.team, order.member);
    case 'assign':
      return print('assign', order.inject, order.member);
    case 'name-captain':
      return print('name-captain', order.member);
    case 'set-captain':
      return print('set-captain', order.team, order.member);
    case 'decide-proposal':
      return print('decide-proposal', order.proposal, order.yes);
    case 'remove-seat':
      return print('remove-seat', order.member);
    case 'copy':
      return print('copy', order.body.type);
    default:
      return print(order.type, order.inject);
  }
}

/** The id of an ad-hoc expectation is given afresh at each try. */
const withoutId = (expect: AdhocExpect): object => ({ ...expect, id: undefined });

const print = (...content: unknown[]): string => hash53(ordered(content));

/** JSON with sorted keys, without what is undefined. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${ordered(each)}`).join()}}`;
}

/** cyrb53: 53 bits, enough to tell one member's commands of one id apart; no protection is built on it. */
function hash53(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
