/** Draws a whole compiled scenario: timed, conditional, manual and contingency injects, variants, questions, hints, and rules with every effect. */
import type { Condition, Definition, Effect, InjectDef } from '../../server/engine/index.js';
import { both, inject, min, owe, question, rule, scenario } from '../support/definition.js';
import type { Prng } from '../support/prng.js';

const GRAVE = ['MAINT', 'RPT', 'X_WIPE'];
const USEFUL = ['ACK', 'TRIAGE', 'MAINT', 'VERIFY'] as const;
const HARMFUL = ['X_WIPE', 'X_SAY'] as const;
const SYSTEMS = ['web', 'db'] as const;
const STATES = ['normal', 'down', 'clean'] as const;
const PARTS = ['a', 'b'] as const;
/** Times fall on a grid of 30 s, so that many things are due at the very same moment. */
const grid = (r: Prng, from: number, to: number): number => r.int(from * 2, to * 2) * min(0.5);

export function randomScenario(r: Prng): Definition {
  const count = r.int(1, 8);
  const rules = r.int(0, 7);
  const ids = Array.from({ length: count }, (_, i) => `s${i + 1}`);
  const known = [...ids, ...ids.slice(0, 2).map((id) => `${id}-again`)];
  const injects = ids.map((id) => randomInject(r, id, known));
  const made = scenario({
    injects,
    rules: Array.from({ length: rules }, (_, i) => {
      const effects = Array.from({ length: r.int(1, 3) }, () => randomEffect(r, injects));
      return rule(`r${i + 1}`, randomCondition(r, known), effects, {
        after: r.chance(0.4) ? grid(r, 0, 6) : 0,
        recheck: r.chance(0.25),
      });
    }),
  });
  const actions = Object.entries(made.actions).map(([code, each]) => [code, GRAVE.includes(code) ? { ...each, grave: true } : each]);
  return { ...made, actions: Object.fromEntries(actions) as Definition['actions'] };
}

function randomInject(r: Prng, id: string, known: string[]): InjectDef {
  const way = r.int(0, 9);
  const when: Partial<InjectDef> =
    way < 6
      ? { at: grid(r, 0, 40) }
      : way < 9
        ? { when: randomCondition(r, known), after: r.chance(0.5) ? grid(r, 0, 5) : 0 }
        : { manual: true };
  return inject(id, {
    ...when,
    ...(r.chance(0.25) ? { if: randomCondition(r, known), type: 'contingency' as const } : {}),
    confirm: r.chance(0.15),
    to: r.pick([['a'], ['b'], ['a', 'b'], ['a', 'b']]),
    expects: Array.from({ length: r.int(0, 3) }, (_, i) => {
      const target = grid(r, 0, 5);
      return owe(`e${i + 1}`, r.pick([...USEFUL, 'RPT']), {
        target,
        max: target + grid(r, 0.5, 10),
        early: r.chance(0.3),
        ...(r.chance(0.2) ? { if: randomCondition(r, known) } : {}),
      });
    }),
    asks: r.chance(0.3)
      ? [question('q1', { type: r.pick(['choice', 'multi', 'rank', 'number', 'text'] as const), target: min(1), max: grid(r, 1.5, 8) })]
      : [],
    hints: r.chance(0.3) ? [{ id: 'h1', after: grid(r, 0, 6), text: both('Gợi ý') }] : [],
    variants: r.chance(0.3) ? [{ if: randomCondition(r, known), title: both('Khác') }, { if: randomCondition(r, known) }] : [],
  });
}

function randomCondition(r: Prng, known: string[], depth = 0): Condition {
  if (depth < 2 && r.chance(0.3)) {
    const of = Array.from({ length: r.int(1, 3) }, () => randomCondition(r, known, depth + 1));
    return { kind: r.pick(['all', 'any'] as const), of };
  }
  if (depth < 2 && r.chance(0.15)) return { kind: 'not', of: randomCondition(r, known, depth + 1) };
  const id = r.pick(known);
  const part = r.chance(0.2) ? { part: r.pick(PARTS) } : {};
  switch (r.int(0, 8)) {
    case 0:
      return { kind: 'clock', atLeast: grid(r, 0, 45) };
    case 1:
      return { kind: 'elapsed', since: id, atLeast: grid(r, 0, 12) };
    case 2:
    case 3:
      return {
        kind: 'done',
        action: r.pick([...USEFUL, ...HARMFUL, 'RPT']),
        ...part,
        ...(r.chance(0.3) ? { inject: id } : {}),
        ...(r.chance(0.2) ? { before: grid(r, 5, 45) } : {}),
        ...(r.chance(0.15) ? { where: { n: { gte: r.int(0, 10) } } } : {}),
      };
    case 4:
    case 5:
      return {
        kind: r.pick(['met', 'missed', 'late', 'resolved'] as const),
        inject: id,
        ...part,
        ...(r.chance(0.5) ? { expect: r.pick(['e1', 'e2', 'q1']) } : {}),
      };
    case 6:
      return { kind: r.pick(['delivered', 'seen'] as const), inject: id };
    case 7:
      return { kind: 'answered', inject: id, ask: 'q1', ...(r.chance(0.5) ? { option: r.pick(['a', 'b']) } : {}) };
    default:
      return { kind: 'system', system: r.pick(SYSTEMS), is: r.pick(STATES) };
  }
}

function randomEffect(r: Prng, injects: InjectDef[]): Effect {
  const target = r.pick(injects);
  const expect = r.pick(['e1', 'e2']);
  switch (r.int(0, 11)) {
    case 0:
      return { kind: 'release', inject: target.id };
    case 1:
      return { kind: 'skip', inject: target.id };
    case 2:
      return { kind: 'delay', inject: target.id, by: grid(r, 0.5, 10) };
    case 3:
      return {
        kind: 'repeat',
        inject: target.id,
        as: `${target.id}-again`,
        ...(r.chance(0.3) ? { variant: r.int(0, target.variants.length) } : {}),
      };
    case 4:
    case 5:
      return { kind: 'set', system: r.pick(SYSTEMS), state: r.pick(STATES) };
    case 6:
      return {
        kind: 'reply',
        from: 'citizen',
        to: r.pick([['a'], ['b'], ['a', 'b']]),
        channel: 'sms',
        body: both('Trả lời'),
        attachments: [],
      };
    case 7:
      return { kind: 'penalty', code: r.pick(HARMFUL), ...(r.chance(0.3) ? { part: r.pick(PARTS) } : {}) };
    case 8:
      return { kind: 'scalePoints', inject: target.id, expect, by: 0.5 };
    case 9:
      return { kind: 'shiftTarget', inject: target.id, expect, by: grid(r, 0, 5), ...(r.chance(0.3) ? { max: grid(r, 1, 15) } : {}) };
    case 10:
      return { kind: 'return', inject: target.id, expect, body: both('Bổ sung') };
    default:
      return r.chance(0.5)
        ? { kind: 'finding', text: both('Nhận xét'), finding: 'improvement' }
        : { kind: 'outcome', outcome: r.pick(['good', 'bad']) };
  }
}
