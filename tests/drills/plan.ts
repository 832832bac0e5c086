/** A small drill for the hosts' tests: two timed injects with an expectation each, a noise inject, a rule that answers. */
import type { ActionDef, Definition, InjectDef } from '../../server/engine/definition.js';
import type { DrillPlan } from '../../server/drills/service.js';
import type { Bi } from '../../server/shared/text.js';
import type { Render } from '../../server/audiences/index.js';

const both = (text: string): Bi => ({ vi: text, en: text });
const MINUTE = 60_000;

const action = (code: string): ActionDef => ({
  code,
  wire: code,
  title: both(code),
  label: both(code),
  phase: 1,
  fields: [],
  harmful: false,
  penalty: 0,
});

const inject = (id: string, at: number, more: Partial<InjectDef> = {}): InjectDef => ({
  id,
  number: id,
  type: 'event',
  at,
  after: 0,
  manual: false,
  confirm: false,
  from: 'citizen',
  to: ['all'],
  channel: 'email',
  title: both(`Title of ${id}`),
  body: both(`Body of ${id}`),
  attachments: [],
  attack: [],
  expects: [
    {
      id: 'ack',
      action: 'ACK',
      target: 2 * MINUTE,
      max: 5 * MINUTE,
      points: 10,
      must: false,
      quality: false,
      early: false,
      curve: { atMax: 0.5, late: 0.25 },
    },
  ],
  asks: [],
  hints: [],
  variants: [],
  ...more,
});

export function definition(more: Partial<Definition> = {}): Definition {
  return {
    id: 'small',
    version: '1.0.0',
    title: both('A small drill'),
    summary: both('For tests'),
    duration: 60 * MINUTE,
    difficulty: 1,
    parts: { all: { id: 'all', title: both('Everyone') } },
    personas: { citizen: { id: 'citizen', name: both('Nguyễn Văn A') } },
    systems: {},
    objectives: [],
    actions: { ACK: action('ACK'), TRIAGE: action('TRIAGE') },
    offered: ['ACK', 'TRIAGE'],
    forms: {},
    scoring: {
      curve: { atMax: 0.5, late: 0.25 },
      hintFactor: 0.75,
      startsAt: 'delivered',
      ratings: { P: 0.85, S: 0.65, M: 0.4 },
      total: 100,
    },
    outcomes: {},
    injects: [
      inject('first', 1 * MINUTE),
      inject('second', 10 * MINUTE),
      { ...inject('by-hand', 0, { expects: [] }), manual: true, at: undefined } as unknown as InjectDef,
    ].map(({ at, ...rest }) => (at === undefined ? rest : { ...rest, at })),
    rules: [],
    ...more,
  };
}

export const SCENARIO_HASH = 'f'.repeat(64);

/** `count` teams with a world each, or all in one. */
export function plan(count: number, more: Partial<DrillPlan> = {}): DrillPlan {
  const joint = more.play === 'joint';
  return {
    exerciseId: 'x1',
    name: 'Diễn tập thử',
    play: 'parallel',
    scenarioHash: SCENARIO_HASH,
    definition: definition(),
    files: {},
    seed: 'seed',
    factor: 1,
    teams: Array.from({ length: count }, (_, i) => ({
      id: `t${i + 1}`,
      name: `Đội ${i + 1}`,
      agencyName: `Sở ${i + 1}`,
      worldId: joint ? 'w1' : `w${i + 1}`,
      parts: ['all'],
      joinCode: `CODE${i + 1}`,
    })),
    openRoster: false,
    captainApproval: false,
    ...more,
  };
}

export const plainRender: Render = { html: (text) => text, text: (text) => text };
