/** Which entries the inbox shows, and in which order: pinned ones on top, both groups newest first. */
import type { Channel } from '../../../../server/shared/scenario.js';
import { plainText } from '../../features/reading/piece.js';
import { fold } from '../../ui/format.js';
import type { Entry } from './entries.js';

export const SIEVES = ['all', 'unread', 'mine', 'free', 'kept', 'todo'] as const;
export type Sieve = (typeof SIEVES)[number];

export interface Choice {
  sieve: Sieve;
  channel: Channel | null;
  /** Words wanted, in any order, diacritics aside. */
  find: string;
}
export const EVERYTHING: Choice = { sieve: 'all', channel: null, find: '' };
export const choosesAll = ({ sieve, channel, find }: Choice): boolean => sieve === 'all' && channel === null && find.trim() === '';

export interface Known {
  read: ReadonlySet<string>;
  pins: ReadonlySet<string>;
  marks: ReadonlySet<string>;
  /** Own member id. */
  me: string;
}

/** Everything that can be searched in an entry, folded once. */
const texts = new WeakMap<Entry, string>();
function textOf(entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const words = (['vi', 'en'] as const).flatMap((lang) => {
    const from = entry.from[lang];
    const body = entry.plain ? entry.body[lang] : plainText(entry.body[lang]);
    return [entry.title?.[lang], from.name, from.title, from.organisation, body];
  });
  const text = fold([...words, ...entry.attachments.map(({ name }) => name)].filter(Boolean).join(' '));
  texts.set(entry, text);
  return text;
}

function passes(entry: Entry, sieve: Sieve, { read, pins, marks, me }: Known): boolean {
  switch (sieve) {
    case 'all':
      return true;
    case 'unread':
      return !read.has(entry.id);
    case 'mine':
      return entry.assigned === me;
    case 'free':
      return entry.kind === 'inject' && entry.assigned === undefined;
    case 'kept':
      return pins.has(entry.id) || marks.has(entry.id);
    case 'todo':
      return entry.kind === 'inject' && entry.handling !== 'acted';
  }
}

export function fits(entry: Entry, { sieve, channel, find }: Choice, known: Known): boolean {
  if (channel !== null && entry.channel !== channel) return false;
  if (!passes(entry, sieve, known)) return false;
  const words = fold(find).split(/\s+/).filter(Boolean);
  return words.every((word) => textOf(entry).includes(word));
}

/** Pinned ones first; the order within each group stays. */
export function ordered(entries: readonly Entry[], pins: ReadonlySet<string>): { pinned: Entry[]; rest: Entry[] } {
  return { pinned: entries.filter(({ id }) => pins.has(id)), rest: entries.filter(({ id }) => !pins.has(id)) };
}
