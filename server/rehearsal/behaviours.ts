/** The behaviours that every rehearsal plays: the usual teams, and each thing left out, done late, done wrong. */
import { type Definition, type InjectDef } from '../engine/index.js';
import type { BehaviourKind } from '../shared/rehearsal.js';
import type { Bi } from '../shared/text.js';
import { chaotic, deskOf, except, human, MANNERS, perfect, silent } from './people.js';
import type { Asked, Desk, Plan } from './plan.js';
import type { Seat } from './play.js';
import { randomOf } from './random.js';
import type { Occurrence } from './wishes.js';
import type { Words } from './wishes.js';

export interface Behaviour {
  id: string;
  kind: BehaviourKind;
  play: 'parallel' | 'joint';
  title: Bi;
  seats: readonly Seat[];
  desk: Desk;
}

export interface Cast {
  definition: Definition;
  words: Words;
  occurrences: readonly Occurrence[];
  seed: number;
}

/** One team with every part. */
export const alone = ({ definition }: Cast, plan: Plan): Seat[] => [{ teamId: 't', parts: Object.keys(definition.parts), plan }];

/** One team per part. */
export const together = ({ definition }: Cast, planOf: (part: string) => Plan): Seat[] =>
  Object.keys(definition.parts).map((part) => ({ teamId: part, parts: [part], plan: planOf(part) }));

type Item = { id: string } & ({ what: 'expect'; action: string } | { what: 'ask' });
const itemsOf = (inject: InjectDef): Item[] => [
  ...inject.expects.map(({ id, action }): Item => ({ id, what: 'expect', action })),
  ...inject.asks.map(({ id }): Item => ({ id, what: 'ask' })),
];
const isOne =
  (inject: InjectDef, item: Item) =>
  (asked: Asked): boolean =>
    asked.inject === inject && asked.item.id === item.id && asked.item.kind === item.what;

const TITLES: Record<'perfect' | 'good' | 'average' | 'slow' | 'silent' | 'chaotic', Bi> = {
  perfect: { vi: 'Hoàn hảo', en: 'Perfect' },
  good: { vi: 'Khá', en: 'Good' },
  average: { vi: 'Trung bình', en: 'Average' },
  slow: { vi: 'Chậm', en: 'Slow' },
  silent: { vi: 'Không làm gì', en: 'Silent' },
  chaotic: { vi: 'Hỗn loạn', en: 'Chaotic' },
};

/** Teams of each manner, in parallel play and, where there is more than one part, in joint play. */
function usual(cast: Cast): Behaviour[] {
  const { definition, words, seed } = cast;
  const desk = deskOf(definition);
  const manners: { kind: keyof typeof TITLES; times: number; plan: (id: string) => Plan }[] = [
    { kind: 'perfect', times: 1, plan: () => perfect(words) },
    { kind: 'good', times: 1, plan: (id) => human(words, MANNERS.good, randomOf(seed, id)) },
    { kind: 'average', times: 3, plan: (id) => human(words, MANNERS.average, randomOf(seed, id)) },
    { kind: 'slow', times: 2, plan: (id) => human(words, MANNERS.slow, randomOf(seed, id)) },
    { kind: 'silent', times: 1, plan: () => silent(words) },
    { kind: 'chaotic', times: 4, plan: (id) => chaotic(definition, words, randomOf(seed, id)) },
  ];
  const joint = Object.keys(definition.parts).length > 1;
  return manners.flatMap(({ kind, times, plan }) =>
    Array.from({ length: times }, (_, at) => (times === 1 ? '' : `-${at + 1}`)).flatMap((number): Behaviour[] => {
      const title = { vi: `${TITLES[kind].vi}${number.replace('-', ' ')}`, en: `${TITLES[kind].en}${number.replace('-', ' ')}` };
      const id = `${kind}${number}`;
      return [
        { id, kind, play: 'parallel', title, desk, seats: alone(cast, plan(id)) },
        ...(joint
          ? [{ id: `joint-${id}`, kind, play: 'joint' as const, title, desk, seats: together(cast, (part) => plan(`${id} ${part}`)) }]
          : []),
      ];
    }),
  );
}

/** In joint play, one part says nothing while the others do everything. */
function silentParts(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  const parts = Object.values(definition.parts);
  if (parts.length < 2) return [];
  return parts.map(({ id, title }) => ({
    id: `joint-without-${id}`,
    kind: 'omission',
    play: 'joint',
    title: { vi: `${title.vi} không làm gì`, en: `${title.en} does nothing` },
    desk: deskOf(definition),
    seats: together(cast, (part) => (part === id ? silent(words) : perfect(words))),
  }));
}

/** Everything perfect but for one expectation or question: left out, done late, answered wrong. */
function singles(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  const desk = deskOf(definition);
  const base = perfect(words);
  return definition.injects.flatMap((inject) =>
    itemsOf(inject).flatMap((item): Behaviour[] => {
      const ref = `${inject.id}.${item.id}`;
      const name = item.what === 'expect' ? `${ref} (${item.action})` : ref;
      return [
        {
          id: `without-${ref}`,
          kind: 'omission',
          play: 'parallel',
          title: { vi: `Bỏ ${name}`, en: `Without ${name}` },
          desk,
          seats: alone(
            cast,
            except(base, isOne(inject, item), () => null),
          ),
        },
        {
          id: `late-${ref}`,
          kind: 'late',
          play: 'parallel',
          title: { vi: `Trễ ${name}`, en: `Late with ${name}` },
          desk,
          seats: alone(
            cast,
            except(base, isOne(inject, item), (asked) => asked.item.max + 60_000),
          ),
        },
      ];
    }),
  );
}

/** Nothing of one inject is done, everything else is. */
function ignored(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  return definition.injects
    .filter((inject) => itemsOf(inject).length > 1)
    .map((inject) => ({
      id: `ignores-${inject.id}`,
      kind: 'omission',
      play: 'parallel',
      title: { vi: `Bỏ qua ${inject.id}`, en: `Ignores ${inject.id}` },
      desk: deskOf(definition),
      seats: alone(
        cast,
        except(
          perfect(words),
          (asked) => asked.inject === inject,
          () => null,
        ),
      ),
    }));
}

/** Each harmful action alone, early in the drill and in its middle, by a team that does everything else right. */
function harmful(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  const harms = definition.offered.filter((code) => definition.actions[code]?.harmful);
  return harms.flatMap((action) =>
    [0.02, 0.25, 0.5].map((share, at) => ({
      id: `${action}-${at + 1}`,
      kind: 'harmful' as const,
      play: 'parallel' as const,
      title: { vi: `${action} ở ${Math.round(share * 100)} % thời gian`, en: `${action} at ${Math.round(share * 100)}% of the time` },
      desk: deskOf(definition),
      seats: alone(cast, { ...perfect(words), free: [{ action, from: Math.round(definition.duration * share) }] }),
    })),
  );
}

/** Everything marked `early` is done before it is asked for: at the start, and shortly before the inject. */
function initiative(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  const early = definition.injects.flatMap((inject) =>
    inject.expects.filter((expect) => expect.early).map((expect) => ({ action: expect.action, at: inject.at ?? 0 })),
  );
  if (early.length === 0) return [];
  const start = early.map(({ action }) => ({ action, from: 1000 }));
  const before = early.map(({ action, at }) => ({ action, from: Math.max(2000, at - 60_000) }));
  return [start, before].map((free, at) => ({
    id: `initiative-${at + 1}`,
    kind: 'initiative',
    play: 'parallel',
    title: {
      vi: at === 0 ? 'Chủ động từ đầu' : 'Chủ động ngay trước',
      en: at === 0 ? 'Initiative from the start' : 'Initiative just before',
    },
    desk: deskOf(definition),
    seats: alone(cast, { ...perfect(words), free }),
  }));
}

/** EXCON says yes or no to each inject that asks; manual ones are never released. */
function excon(cast: Cast): Behaviour[] {
  const { definition, words } = cast;
  const usualDesk = deskOf(definition);
  const asks = definition.injects.filter(({ confirm }) => confirm).map(({ id }) => id);
  const made: { id: string; title: Bi; desk: Desk }[] = asks.map((id) => ({
    id: `no-to-${id}`,
    title: { vi: `Ban điều hành không phát ${id}`, en: `EXCON says no to ${id}` },
    desk: { ...usualDesk, confirms: (inject) => inject !== id },
  }));
  if (asks.length > 1)
    made.push({
      id: 'no-to-all',
      title: { vi: 'Ban điều hành không phát gì', en: 'EXCON says no to everything' },
      desk: deskOf(definition, false),
    });
  if (definition.injects.some(({ manual }) => manual)) {
    made.push({
      id: 'no-release',
      title: { vi: 'Ban điều hành không phát tình huống thủ công', en: 'EXCON releases no manual inject' },
      desk: deskOf(definition, true, false),
    });
  }
  return made.flatMap(({ id, title, desk }) => [
    { id, kind: 'confirm', play: 'parallel', title, desk, seats: alone(cast, perfect(words)) },
    { id: `${id}-silent`, kind: 'confirm', play: 'parallel', title, desk, seats: alone(cast, silent(words)) },
  ]);
}

/** The fields of an action written so that a condition on them holds, and so that it does not. */
function fields(cast: Cast): Behaviour[] {
  const { definition, words, occurrences } = cast;
  const base = perfect(words);
  return occurrences.flatMap(({ done }, at) =>
    [true, false].map((yes): Behaviour => {
      const where = done.where ?? {};
      const said = Object.keys(where).join(', ');
      const concerns = (action: string, instance: string): boolean =>
        action === done.action && (done.inject === undefined || done.inject === instance);
      return {
        id: `words-${at + 1}-${yes ? 'yes' : 'no'}`,
        kind: 'fields',
        play: 'parallel',
        title: {
          vi: `${done.action}: ${said} ${yes ? 'khớp' : 'không khớp'} điều kiện`,
          en: `${done.action}: ${said} ${yes ? 'as' : 'not as'} the condition says`,
        },
        desk: deskOf(definition),
        seats: alone(cast, {
          ...base,
          refiles: yes,
          fields: (action, instance) =>
            concerns(action, instance) ? words.with(action, instance, [{ where, yes, weight: 1 }]) : base.fields(action, instance),
        }),
      };
    }),
  );
}

/** In the order of importance: of a small budget the first are played. */
export function fixedBehaviours(cast: Cast): Behaviour[] {
  return [
    ...usual(cast),
    ...initiative(cast),
    ...excon(cast),
    ...harmful(cast),
    ...fields(cast),
    ...ignored(cast),
    ...silentParts(cast),
    ...singles(cast),
  ];
}
