/** Which field values a scenario rewards or punishes: every `where` of its conditions, weighed by what hangs on it. */
import type { Condition, Definition, Effect } from '../engine/index.js';
import type { FieldValues } from '../shared/events.js';
import { chooseFields, fieldsOf, type Wish } from './values.js';

type Done = Extract<Condition, { kind: 'done' }>;

export interface Occurrence {
  done: Done;
  /** Positive: good for the team when it matches. */
  weight: number;
}

/** Every `done … where` in a condition; `weight` turns its sign under a `not`. */
function within(condition: Condition, weight: number): Occurrence[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((each) => within(each, weight));
    case 'not':
      return within(condition.of, -weight);
    case 'done':
      return condition.where ? [{ done: condition, weight }] : [];
    default:
      return [];
  }
}

/** What an effect is worth to a team: a penalty weighs most. */
function worth(effect: Effect): number {
  switch (effect.kind) {
    case 'penalty':
      return -100;
    case 'scalePoints':
      return -50;
    case 'return':
      return -10;
    case 'finding':
      return effect.finding === 'strength' ? 3 : -3;
    default:
      return 0;
  }
}

export function occurrencesOf(definition: Definition): Occurrence[] {
  return [
    ...definition.rules.flatMap((rule) =>
      within(
        rule.when,
        rule.do.reduce((sum, effect) => sum + worth(effect), 0),
      ),
    ),
    ...definition.injects.flatMap((inject) => [
      ...(inject.when ? within(inject.when, inject.type === 'contingency' ? -1 : 0) : []),
      ...(inject.if ? within(inject.if, inject.type === 'contingency' ? -1 : 0) : []),
      ...inject.variants.flatMap((variant) => within(variant.if, 0)),
      ...inject.expects.flatMap((expect) => (expect.if ? within(expect.if, 0) : [])),
    ]),
  ];
}

/** Words for an action taken for an instance: `asked` wishes come before the scenario's own. */
export class Words {
  readonly #definition: Definition;
  readonly #occurrences: readonly Occurrence[];
  readonly #known = new Map<string, FieldValues>();

  constructor(definition: Definition, occurrences: readonly Occurrence[] = occurrencesOf(definition)) {
    this.#definition = definition;
    this.#occurrences = occurrences;
  }

  /** The best for the team. */
  for(action: string, instance: string): FieldValues {
    const key = `${action} ${instance}`;
    const known = this.#known.get(key) ?? this.with(action, instance, []);
    this.#known.set(key, known);
    return known;
  }

  /** As `for`, but first of all these wishes. */
  with(action: string, instance: string, asked: readonly Wish[]): FieldValues {
    const own = this.#occurrences
      .filter(({ done }) => done.action === action && (done.inject === undefined || done.inject === instance))
      .map(({ done, weight }): Wish => ({ where: done.where ?? {}, yes: weight >= 0, weight: Math.abs(weight) }));
    return chooseFields(fieldsOf(this.#definition, this.#definition.actions[action]), [
      ...asked.map((wish) => ({ ...wish, weight: 1e6 })),
      ...own,
    ]);
  }
}
