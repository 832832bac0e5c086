/** Builds tiny compiled scenarios by hand: name only what a test is about. All times in ms of drill time; `min(n)` writes minutes. */
import type {
  ActionDef,
  AskDef,
  Condition,
  Definition,
  Effect,
  ExpectDef,
  FieldDef,
  InjectDef,
  RuleDef,
} from '../../server/engine/definition.js';
import type { Bi } from '../../server/shared/text.js';

export const min = (minutes: number): number => Math.round(minutes * 60_000);
export const both = (vi: string): Bi => ({ vi, en: `${vi} (en)` });

const CURVE = { atMax: 0.5, late: 0.25 };

export function action(code: string, more: Partial<ActionDef> = {}): ActionDef {
  return { code, wire: code, title: both(code), label: both(code), phase: 1, fields: [], harmful: false, penalty: 0, ...more };
}

/** Travels as `WIPE` where its code is `X_WIPE`. */
export function harm(code: string, more: Partial<ActionDef> = {}): ActionDef {
  return action(code, { wire: code.replace(/^X_/, ''), harmful: true, penalty: 10, ...more });
}

export function field(id: string, more: Partial<FieldDef> = {}): FieldDef {
  return { id, label: both(`Mục ${id}`), type: 'text', ...more };
}

/** Target 5 minutes, max 10, 10 points. */
export function owe(id: string, code: string, more: Partial<ExpectDef> = {}): ExpectDef {
  return { id, action: code, target: min(5), max: min(10), points: 10, must: false, quality: false, early: false, curve: CURVE, ...more };
}

/** Two options, `a` right and `b` wrong; target 5 minutes, max 10. */
export function question(id: string, more: Partial<AskDef> = {}): AskDef {
  return {
    id,
    type: 'choice',
    prompt: both(`Câu ${id}`),
    points: 5,
    target: min(5),
    max: min(10),
    options: [
      { id: 'a', text: both('A'), correct: true },
      { id: 'b', text: both('B'), correct: false },
    ],
    partial: false,
    tolerance: 0,
    accept: [],
    order: [],
    curve: CURVE,
    ...more,
  };
}

/** To every part, at START EX unless `at`, `when` or `manual` says otherwise. */
export function inject(id: string, more: Partial<InjectDef> = {}): InjectDef {
  const timed = more.when || more.manual ? {} : { at: 0 };
  return {
    id,
    number: id,
    type: 'event',
    ...timed,
    after: 0,
    manual: false,
    confirm: false,
    from: 'citizen',
    to: ['a', 'b'],
    channel: 'email',
    title: both(`Tình huống ${id}`),
    body: both(`Nội dung ${id}`),
    attachments: [],
    attack: [],
    expects: [],
    asks: [],
    hints: [],
    variants: [],
    ...more,
  };
}

export function rule(id: string, when: Condition, effects: Effect[], more: Partial<RuleDef> = {}): RuleDef {
  return { id, when, after: 0, recheck: false, do: effects, ...more };
}

/** Parts `a` and `b`; actions ACK, TRIAGE, MAINT, VERIFY, RPT (form `rpt`), X_WIPE and X_SAY; systems `web` and `db`. */
export function scenario(more: Partial<Definition> = {}): Definition {
  const actions = [
    action('ACK'),
    action('TRIAGE'),
    action('MAINT'),
    action('VERIFY'),
    action('RPT', { form: 'rpt' }),
    harm('X_WIPE'),
    harm('X_SAY'),
  ];
  const states = ['normal', 'down', 'clean'].map((id) => ({ id, title: both(id), tone: 'ok' as const }));
  const made: Definition = {
    id: 'tiny',
    version: '1.0.0',
    title: both('Kịch bản thử'),
    summary: both('Để thử'),
    duration: min(120),
    difficulty: 1,
    parts: { a: { id: 'a', title: both('Bên A') }, b: { id: 'b', title: both('Bên B') } },
    personas: { citizen: { id: 'citizen', name: both('Công dân') } },
    systems: {
      web: { id: 'web', title: both('WEB'), hidden: false, states, start: 'normal' },
      db: { id: 'db', title: both('DB'), hidden: false, states, start: 'normal' },
    },
    objectives: [],
    actions: Object.fromEntries(actions.map((each) => [each.code, each])),
    offered: actions.map((each) => each.code),
    forms: { rpt: { id: 'rpt', title: both('Báo cáo'), fields: [field('what', { required: true }), field('note')] } },
    scoring: { curve: CURVE, hintFactor: 0.75, startsAt: 'delivered', ratings: { P: 0.85, S: 0.65, M: 0.4 }, total: 100 },
    outcomes: { good: { id: 'good', title: both('Tốt') }, bad: { id: 'bad', title: both('Xấu') } },
    injects: [],
    rules: [],
    ...more,
  };
  return made;
}
