/** A scenario compiled for play: durations in ms of drill time, texts in both languages, references resolved. */
import type { FieldSpec, Stamp } from '../shared/catalogue.js';
import type { Channel, Where } from '../shared/scenario.js';
import type { Bi } from '../shared/text.js';

export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'clock'; atLeast: number }
  | { kind: 'elapsed'; since: string; atLeast: number }
  | { kind: 'done'; action: string; inject?: string; part?: string; where?: Where; before?: number; after?: number }
  /** `expect` absent: every expectation of the inject. */
  | { kind: 'met' | 'missed' | 'late' | 'resolved'; inject: string; expect?: string; part?: string }
  | { kind: 'delivered' | 'seen'; inject: string }
  | { kind: 'answered'; inject: string; ask: string; option?: string }
  | { kind: 'system'; system: string; is: string };

export type Effect =
  | { kind: 'release' | 'skip'; inject: string }
  | { kind: 'delay'; inject: string; by: number }
  | { kind: 'repeat'; inject: string; as: string; variant?: number }
  | { kind: 'set'; system: string; state: string }
  | { kind: 'reply'; from: string; to: string[]; channel: Channel; title?: Bi; body: Bi; attachments: string[] }
  | { kind: 'penalty'; code: string; part?: string }
  | { kind: 'scalePoints'; inject: string; expect: string; by: number }
  /** `max` absent: moves by the same `by`; present: the new max itself, ms from the delivery. */
  | { kind: 'shiftTarget'; inject: string; expect: string; by: number; max?: number }
  | { kind: 'return'; inject: string; expect: string; body: Bi }
  | { kind: 'finding'; text: Bi; objective?: string; finding: 'strength' | 'improvement' }
  | { kind: 'outcome'; outcome: string };

export interface FieldDef extends Omit<FieldSpec, 'label' | 'help' | 'options'> {
  label: Bi;
  help?: Bi;
  options?: { id: string; text: Bi }[];
}

export interface FormDef {
  id: string;
  title: Bi;
  source?: Bi;
  fields: FieldDef[];
  sections?: { title: Bi; from: string }[];
  paper?: { kind?: Bi; subject?: Bi; place?: Bi; symbol?: string; recipients?: string; signedBy?: string; plain?: boolean };
}

export interface ActionDef {
  code: string;
  /** The code that travels to teams; equals `code` unless the action is harmful. */
  wire: string;
  /** For EXCON and the report. */
  title: Bi;
  /** For the team's palette. */
  label: Bi;
  phase: 1 | 2 | 3 | 4 | 5 | 6;
  csf?: string;
  stamp?: Stamp;
  fields: FieldDef[];
  /** Filed with `file-report` under this form. */
  form?: string;
  harmful: boolean;
  /** Grave in its effect on services, evidence or the public: in approval mode the captain's (A11). */
  grave?: boolean;
  /** Points taken once per team, positive; 0 for a useful action. */
  penalty: number;
}

/** Factor 1 until target, linear to `atMax` at max, `late` after max (S2). */
export interface CurveDef {
  atMax: number;
  late: number;
}

export interface ExpectDef {
  id: string;
  action: string;
  /** ms from the start of the team's clock for the inject. */
  target: number;
  max: number;
  points: number;
  must: boolean;
  quality: boolean;
  early: boolean;
  objective?: string;
  stamp?: Stamp;
  curve: CurveDef;
  if?: Condition;
}

export interface AskDef {
  id: string;
  type: 'choice' | 'multi' | 'number' | 'text' | 'rank';
  prompt: Bi;
  points: number;
  target: number;
  max: number;
  objective?: string;
  options: { id: string; text: Bi; correct: boolean }[];
  partial: boolean;
  answer?: number;
  tolerance: number;
  accept: string[];
  order: string[];
  curve: CurveDef;
}

export interface VariantDef {
  if: Condition;
  title?: Bi;
  body?: Bi;
  attachments?: string[];
}

export interface InjectDef {
  id: string;
  number: string;
  type: 'context' | 'event' | 'contingency' | 'noise';
  /** Exactly one of `at`, `when`, `manual`. */
  at?: number;
  when?: Condition;
  /** Delay after `when` first holds. */
  after: number;
  manual: boolean;
  if?: Condition;
  confirm: boolean;
  from: string;
  /** Part ids; every part of the scenario for `all`. */
  to: string[];
  channel: Channel;
  title: Bi;
  body: Bi;
  attachments: string[];
  attack: string[];
  objective?: string;
  expects: ExpectDef[];
  asks: AskDef[];
  hints: { id: string; after: number; text: Bi }[];
  variants: VariantDef[];
}

export interface RuleDef {
  id: string;
  when: Condition;
  after: number;
  recheck: boolean;
  do: Effect[];
}

export interface PersonaDef {
  id: string;
  name: Bi;
  title?: Bi;
  organisation?: Bi;
}

export type Tone = 'ok' | 'warn' | 'bad' | 'off';

export interface SystemDef {
  id: string;
  title: Bi;
  hidden: boolean;
  states: { id: string; title: Bi; tone: Tone }[];
  start: string;
}

export interface ObjectiveDef {
  id: string;
  title: Bi;
  capability?: Bi;
  csf: string[];
  target?: Bi;
  tasks: { id: string; title: Bi }[];
}

/** The scoring rules of a scenario with every default filled in (S2-S5). */
export interface ScoringDef {
  curve: CurveDef;
  hintFactor: number;
  startsAt: 'delivered' | 'seen';
  ratings: { P: number; S: number; M: number };
  total: number;
}

export interface Definition {
  id: string;
  version: string;
  title: Bi;
  summary: Bi;
  duration: number;
  difficulty: number;
  attackVersion?: string;
  incidentClass?: Bi;
  severity?: Bi;
  parts: Record<string, { id: string; title: Bi }>;
  personas: Record<string, PersonaDef>;
  systems: Record<string, SystemDef>;
  objectives: ObjectiveDef[];
  /** Every action a team may take, useful and harmful, by code. */
  actions: Record<string, ActionDef>;
  /** Palette order: useful and harmful mixed by phase, so that the order tells nothing. */
  offered: string[];
  forms: Record<string, FormDef>;
  scoring: ScoringDef;
  outcomes: Record<string, { id: string; title: Bi }>;
  /** In MSEL order: the order of the file. */
  injects: InjectDef[];
  rules: RuleDef[];
}
