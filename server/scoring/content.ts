/** What an inject instance asks of a team: the scenario's own inject, a repeat of one, or an ad-hoc inject of EXCON. */
import type { AskDef, Definition, ExpectDef, InjectDef } from '../engine/definition.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import type { WorldEvent } from '../shared/events.js';
import type { WorldRecord } from './facts.js';
import { readWorld } from './record.js';

export interface Content {
  number?: string;
  /** 0 for the text itself, n for the n-th variant. */
  title: (variant: number) => Bi;
  objective?: string;
  expects: readonly ExpectDef[];
  asks: readonly AskDef[];
  /** Place in the MSEL; ad-hoc injects come after all others. */
  order: number;
}

/** Injects of a definition by id, with their place in the MSEL. */
export type InjectIndex = ReadonlyMap<string, { inject: InjectDef; order: number }>;

export function indexInjects(definition: Definition): InjectIndex {
  return new Map(definition.injects.map((inject, order) => [inject.id, { inject, order }]));
}

/** Content of an instance; null when this rubric does not know it, so nothing of it is scored. */
export function contentOf(definition: Definition, index: InjectIndex, record: WorldRecord, instance: string): Content | null {
  let id = instance;
  for (let steps = 0; steps <= record.created.size; steps += 1) {
    const created = record.created.get(id);
    if (created?.adhoc) {
      const { adhoc } = created;
      return {
        title: () => unaddressed(adhoc.title),
        expects: adhoc.expects.map((expect) => {
          const stamp = definition.actions[expect.action]?.stamp;
          return {
            id: expect.id,
            action: expect.action,
            target: expect.target,
            max: expect.max,
            points: expect.points,
            must: expect.must ?? false,
            quality: expect.quality ?? false,
            early: false,
            curve: definition.scoring.curve,
            ...(expect.objective !== undefined && { objective: expect.objective }),
            ...(stamp !== undefined && { stamp }),
          };
        }),
        asks: [],
        order: definition.injects.length,
      };
    }
    if (created?.source === undefined) break;
    id = created.source;
  }
  const known = index.get(id);
  if (!known) return null;
  const { inject, order } = known;
  return {
    number: inject.number,
    title: (variant) => unaddressed(inject.variants[variant - 1]?.title ?? inject.title),
    ...(inject.objective !== undefined && { objective: inject.objective }),
    expects: inject.expects,
    asks: inject.asks,
    order,
  };
}

/** The objective that an expectation or question of an instance counts for; undefined: none. */
export function objectiveOfWork(definition: Definition, events: readonly WorldEvent[], instance: string, item: string): string | undefined {
  const content = contentOf(definition, indexInjects(definition), readWorld(events), instance);
  const found = content?.expects.find(({ id }) => id === item) ?? content?.asks.find(({ id }) => id === item);
  return found?.objective ?? content?.objective;
}
