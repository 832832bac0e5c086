/** Lines of the MSEL as EXCON and observers see them. */
import type { InjectDef } from '../engine/definition.js';
import type { EventOf } from '../shared/events.js';
import type { MselRow } from '../shared/views.js';
import { unaddressed } from '../shared/unaddressed.js';
import type { Book } from './book.js';
import { senderOf, type Lens } from './lens.js';

const sum = (list: readonly { points: number }[]): number => list.reduce((total, { points }) => total + points, 0);

/** The full line, for EXCON. */
export function mselRow(inject: InjectDef): MselRow {
  return {
    id: inject.id,
    number: inject.number,
    type: inject.type,
    title: unaddressed(inject.title),
    channel: inject.channel,
    from: inject.from,
    to: inject.to,
    ...(inject.at !== undefined && { at: inject.at }),
    conditional: inject.when !== undefined || inject.if !== undefined,
    manual: inject.manual,
    confirm: inject.confirm,
    expects: inject.expects.map(({ id, action, target, max, points, quality }) => ({ id, action, target, max, points, quality })),
    asks: inject.asks.map(({ id, prompt, points }) => ({ id, prompt: unaddressed(prompt), points })),
    points: sum(inject.expects) + sum(inject.asks),
  };
}

/** The line of a delivered inject without what is expected: title, number, channel and sender. */
export function observerRow(lens: Lens, book: Book, event: EventOf<'inject-delivered'>): MselRow | null {
  const bare = { conditional: false, manual: false, confirm: false, expects: [], asks: [], points: 0 };
  const instance = book.instances.get(event.inject);
  if (instance?.adhoc) {
    const { title, channel, from } = instance.adhoc;
    return {
      ...bare,
      id: event.inject,
      number: '',
      type: 'event',
      title: unaddressed(title),
      channel,
      from: senderOf(lens, from).vi.name,
      to: [],
      adhoc: true,
    };
  }
  const inject = lens.injects.get(instance?.source ?? event.inject);
  if (!inject) return null;
  return {
    ...bare,
    id: event.inject,
    number: inject.number,
    type: 'event',
    title: unaddressed(inject.title),
    channel: inject.channel,
    from: inject.from,
    to: inject.to,
    ...(instance?.source && { source: instance.source }),
  };
}
