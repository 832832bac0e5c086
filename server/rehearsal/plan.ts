/** What a simulated team intends: when it does what an inject asks, with which words, and what it does unasked. Times in ms of drill time. */
import type { AskDef, Condition, ExpectDef, InjectDef } from '../engine/index.js';
import type { AnswerValue, FieldValues } from '../shared/events.js';

/** One thing a delivered inject asks of a team. `instance` differs from `inject.id` for a repeat. */
export interface Asked {
  inject: InjectDef;
  instance: string;
  item: ({ kind: 'expect' } & ExpectDef) | ({ kind: 'ask' } & AskDef);
}

/** An action that nobody asked for. */
export interface FreeAct {
  action: string;
  /** The instance it names; waits until the team has it. */
  inject?: string;
  fields?: FieldValues;
  /** Not before this moment of drill time. */
  from: number;
  /** And not before this holds. */
  when?: Condition;
}

export interface Plan {
  /** After the delivery; null: nobody looks. */
  seen(instance: string): number | null;
  /** How long after the delivery it is done; null: never. */
  delay(asked: Asked): number | null;
  answer(ask: AskDef, asked: Asked): AnswerValue;
  fields(action: string, instance: string): FieldValues;
  /** Whether a report that was returned is filed again. */
  refiles: boolean;
  takesHints: boolean;
  free: readonly FreeAct[];
}

/** What EXCON does where the story leaves it to a person. */
export interface Desk {
  confirms(inject: string): boolean;
  /** When a manual inject goes out; null: never. */
  releases(inject: string): number | null;
}
