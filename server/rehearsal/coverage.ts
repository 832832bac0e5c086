/** What a scenario consists of, and which of it was reached: injects, variants, branches, states, outcomes, expectations, questions. */
import { contentOf, type Definition } from '../engine/index.js';
import type { Played } from './play.js';

export type Part =
  | { kind: 'inject'; id: string }
  /** 0 is the text itself, n the n-th variant. */
  | { kind: 'variant'; inject: string; variant: number }
  | { kind: 'rule'; id: string }
  | { kind: 'state'; system: string; state: string }
  | { kind: 'outcome'; id: string }
  | { kind: 'expect' | 'ask'; inject: string; id: string };

export const keyOf = (part: Part): string => {
  switch (part.kind) {
    case 'variant':
      return `variant ${part.inject} ${part.variant}`;
    case 'state':
      return `state ${part.system} ${part.state}`;
    case 'expect':
    case 'ask':
      return `${part.kind} ${part.inject} ${part.id}`;
    default:
      return `${part.kind} ${part.id}`;
  }
};

/** Everything that some behaviour should reach, in the order of the file. */
export function partsOf(definition: Definition): Part[] {
  return [
    ...definition.injects.flatMap((inject): Part[] => [
      { kind: 'inject', id: inject.id },
      ...(inject.variants.length === 0 ? [] : [0, ...inject.variants.map((_, at) => at + 1)]).map((variant): Part => ({
        kind: 'variant',
        inject: inject.id,
        variant,
      })),
      ...inject.expects.map(({ id }): Part => ({ kind: 'expect', inject: inject.id, id })),
      ...inject.asks.map(({ id }): Part => ({ kind: 'ask', inject: inject.id, id })),
    ]),
    ...definition.rules.map(({ id }): Part => ({ kind: 'rule', id })),
    ...Object.values(definition.systems).flatMap(({ id, states }) =>
      states.map((state): Part => ({ kind: 'state', system: id, state: state.id })),
    ),
    ...Object.keys(definition.outcomes).map((id): Part => ({ kind: 'outcome', id })),
  ];
}

/** Keys of what one play reached. Expectations and questions count when they were met in time. */
export function reachedBy(definition: Definition, { events, state }: Played): Set<string> {
  const reached = new Set<string>();
  const reach = (part: Part): void => void reached.add(keyOf(part));
  const sourceOf = (instance: string): string => {
    const known = state.injects[instance];
    return known ? contentOf(definition, known).id : instance;
  };
  for (const { id, start } of Object.values(definition.systems)) reach({ kind: 'state', system: id, state: start });
  for (const event of events) {
    switch (event.type) {
      case 'inject-delivered': {
        const inject = sourceOf(event.inject);
        reach({ kind: 'inject', id: inject });
        reach({ kind: 'variant', inject, variant: event.variant });
        break;
      }
      case 'action-recorded':
      case 'report-recorded':
      case 'early-served':
        if (event.serves && !event.serves.late) reach({ kind: 'expect', inject: sourceOf(event.serves.inject), id: event.serves.expect });
        break;
      case 'answer-recorded':
        if (!event.late) reach({ kind: 'ask', inject: sourceOf(event.inject), id: event.ask });
        break;
      case 'rule-fired':
        if (!event.dropped) reach({ kind: 'rule', id: event.rule });
        break;
      case 'system-changed':
        reach({ kind: 'state', system: event.system, state: event.state });
        break;
      case 'outcome-set':
        reach({ kind: 'outcome', id: event.outcome });
        break;
    }
  }
  return reached;
}
