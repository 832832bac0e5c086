/** A drill in which every secret carries a mark of its own, so that a leak anywhere in a frame is found by its name. */
import { compileScenario } from '../../server/engine/compile/index.js';
import type { Definition } from '../../server/engine/definition.js';
import { makeLens, type Lens, type LensPlan } from '../../server/audiences/index.js';
import { makeRenderer } from '../../server/content/render.js';
import { Catalogue } from '../../server/shared/catalogue.js';
import { ScenarioSource } from '../../server/shared/scenario.js';

/** In the frame of no team, ever. */
export const NEVER = 'NEVERxMARK';
/** Only once that inject (variant, hint, reply) has come. */
export const ofInject = (id: string, variant: number): string => `COMESx${id}v${variant}x`;
export const ofHint = (id: string): string => `HINTx${id}x`;
export const ofReply = (rule: string): string => `REPLYx${rule}x`;
export const ofState = (state: string): string => `STATEx${state}x`;
/** Only in the frames of that team. */
export const ofTeam = (id: string): string => `TEAMx${id}x`;

const never = (what: string): string => `${NEVER}${what}`;
const both = (text: string) => ({ vi: `${text}vi`, en: `${text}en` });

const catalogue = Catalogue.parse({
  format: 'dientap/catalogue@1',
  id: 'marked',
  actions: [
    { code: 'ACK', title: 'Acknowledge', phase: 1, csf: never('csf'), stamp: 'acknowledge' },
    { code: 'REPORT', title: 'Report', phase: 6, form: 'initial' },
    { code: 'NEVERXMARK_UNUSED', title: never('unoffered action'), phase: 1, form: 'unused' },
  ],
  harmful: [
    { code: 'X_NEVERXMARK', wire: 'REINSTALL', title: never('harmful title'), label: 'Reinstall', penalty: -77.125 },
    { code: 'X_NEVERXMARKTOO', wire: 'ALONE', title: never('rule penalty'), label: never('label of the unoffered'), penalty: -78.125 },
  ],
  forms: [
    { id: 'initial', title: 'Initial report', fields: [{ id: 'what', label: 'What' }] },
    { id: 'unused', title: never('form of the unoffered'), fields: [{ id: 'what', label: 'What' }] },
  ],
});

const INJECTS = ['i1', 'i2', 'i3'];
const inject = (id: string, index: number) => ({
  id: `${id}-${NEVER}`,
  number: never('number'),
  ...(index === 0 ? { at: '5m' } : { when: { missed: `i1-${NEVER}` }, after: '111111s' }),
  type: 'contingency',
  confirm: true,
  from: 'boss',
  to: index === 2 ? 'b' : 'all',
  channel: 'email',
  title: both(ofInject(id, 0)),
  body: both(`${ofInject(id, 0)} for {{team.name}}`),
  attachments: [`files/${ofInject(id, 0)}.txt`],
  attack: ['T1491.002'],
  objective: never('objective'),
  responsible: never('responsible'),
  evaluator: never('evaluator'),
  location: never('location'),
  notes: never('notes'),
  expects: [
    { id: never('expect'), action: 'ACK', target: '222222s', max: '333333s', points: 13.375, must: true, quality: true },
    { id: never('report'), action: 'REPORT', target: '222222s', max: '333333s', points: 13.375 },
  ],
  asks: [
    {
      id: `q-${id}`,
      type: 'choice',
      prompt: ofInject(id, 0),
      points: 17.375,
      target: '222222s',
      max: '333333s',
      options: [
        { id: 'x', text: 'X', correct: true },
        { id: 'y', text: 'Y' },
      ],
    },
    {
      id: `n-${id}`,
      type: 'number',
      prompt: ofInject(id, 0),
      points: 1,
      target: '222222s',
      max: '333333s',
      answer: 424_242,
      tolerance: 535_353,
    },
    { id: `t-${id}`, type: 'text', prompt: ofInject(id, 0), points: 1, target: '222222s', max: '333333s', accept: [never('accept')] },
  ],
  hints: [{ id: 'h', after: '1m', text: both(ofHint(id)) }],
  variants: [{ if: { done: 'ACK', where: {} }, title: both(ofInject(id, 1)), body: both(ofInject(id, 1)), attachments: [] }],
});

const source = ScenarioSource.parse({
  format: 'dientap/scenario@1',
  id: never('scenario').toLowerCase(),
  version: '1.0.0',
  title: never('title of the scenario'),
  summary: never('summary'),
  duration: '999h',
  incidentClass: never('class'),
  parts: { a: { title: 'Part A' }, b: { title: 'Part B' } },
  personas: { boss: { name: 'Boss', title: 'Head' }, [never('persona')]: { name: never('unseen persona') } },
  systems: {
    web: { title: 'WEB', states: ['calm', ...['s1', 's2'].map((id) => ({ id: ofState(id), title: ofState(id) }))], start: 'calm' },
    [never('system')]: { title: never('hidden system'), hidden: true, states: ['off', never('state')], start: 'off' },
  },
  objectives: [
    {
      id: never('objective').replaceAll(' ', ''),
      title: never('objective'),
      target: never('target'),
      tasks: [{ id: never('task'), title: never('task') }],
    },
  ],
  actions: { use: ['marked'], offer: ['ACK', 'REPORT'], harmful: ['X_NEVERXMARK'] },
  outcomes: { [never('outcome')]: { title: never('outcome') } },
  injects: INJECTS.map(inject),
  rules: [
    {
      id: never('rule'),
      when: { done: 'ACK' },
      do: [
        {
          reply: {
            from: 'boss',
            channel: 'sms',
            title: ofReply('r'),
            body: both(ofReply('r')),
            attachments: [`files/${ofReply('r')}.txt`],
          },
        },
        { return: { expect: `i1-${NEVER}.${never('report')}`, body: 'Please write more' } },
        { finding: { text: never('finding'), kind: 'improvement' } },
        { penalty: 'X_NEVERXMARKTOO' },
        { set: { web: ofState('s1') } },
        { set: { web: ofState('s2'), [never('system')]: never('state') } },
        { outcome: never('outcome') },
        { release: `i2-${NEVER}` },
        { release: `i3-${NEVER}` },
      ],
    },
  ],
});

const compiled = compileScenario(source, [catalogue]);
if (!('definition' in compiled)) throw new Error(JSON.stringify(compiled.errors));
export const definition: Definition = compiled.definition;
export const RULE = never('rule');
export const EXPECT = never('expect');
export const REPORT = never('report');
export const injectId = (id: string): string => `${id}-${NEVER}`;
export const HIDDEN_SYSTEM = never('system');

/** Numbers that only expectations, questions and penalties carry. */
export const SECRET_NUMBERS = ['13.375', '17.375', '77.125', '78.125', '222222', '333333', '111111', '424242', '535353'];

const team = (id: string, worldId: string, parts: string[]) => ({
  id,
  name: ofTeam(id),
  agencyName: `${ofTeam(id)}agency`,
  worldId,
  parts,
  joinCode: NEVER,
});

/** Parallel play in `p1`, `p2`; joint play of `j1`, `j2` in one world would be another plan. */
export function lensOf(play: 'parallel' | 'joint'): Lens {
  const plan: LensPlan = {
    exerciseId: 'ex1',
    name: 'Exercise',
    play,
    definition,
    files: {},
    factor: 1,
    teams:
      play === 'parallel'
        ? [team('t1', 'w1', ['a', 'b']), team('t2', 'w2', ['a', 'b'])]
        : [team('t1', 'w1', ['a']), team('t2', 'w1', ['b'])],
    openRoster: false,
    captainApproval: false,
  };
  return makeLens(plan, makeRenderer(definition));
}
