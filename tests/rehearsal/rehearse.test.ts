/** Rehearsal finds and names what is wrong with a scenario (spec 2), on definitions small enough to see it. */
import { describe, expect, test } from '@jest/globals';
import type { ActionDef, Definition } from '../../server/engine/index.js';
import { rehearse } from '../../server/rehearsal/index.js';
import { action, field, harm, inject, min, owe, question, rule, scenario } from '../support/definition.js';

interface Small extends Partial<Omit<Definition, 'actions'>> {
  actions?: ActionDef[];
}
const small = ({ actions = [action('ACK'), action('FIX'), harm('X_WIPE')], ...more }: Small): Definition =>
  scenario({
    duration: min(60),
    systems: {},
    outcomes: {},
    forms: {},
    actions: Object.fromEntries(actions.map((each) => [each.code, each])),
    offered: actions.map(({ code }) => code),
    ...more,
  });
const problemsOf = (definition: Definition) =>
  rehearse(definition, { seed: 1, behaviours: 1 })
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

const ack = inject('i1', { at: min(5), expects: [owe('ack', 'ACK')] });

describe('a rehearsal', () => {
  test('given a sound scenario, then nothing is wrong; perfect 100 %, silent 0 %, one thing late in between', () => {
    const report = rehearse(small({ injects: [ack, inject('i2', { at: min(20), expects: [owe('fix', 'FIX')], asks: [question('q')] })] }), {
      seed: 1,
    });
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const percent = (id: string) => report.behaviours.find((each) => each.id === id)?.percent;
    expect([percent('perfect'), percent('silent'), percent('joint-perfect'), percent('joint-silent')]).toEqual([100, 0, 100, 0]);
    expect(percent('without-i2.fix')).toBeCloseTo(60, 9);
    // 10 of 25 points at the late factor of 0.25 (S2)
    expect(percent('late-i2.fix')).toBeCloseTo(70, 9);
    expect(percent('X_WIPE-1')).toBeCloseTo(60, 9);
  });

  test('given a rule that can never hold, then the branch, its state and its outcome are named with their places', () => {
    const dead = rule(
      'dead',
      {
        kind: 'all',
        of: [
          { kind: 'met', inject: 'i1', expect: 'ack' },
          { kind: 'missed', inject: 'i1', expect: 'ack' },
        ],
      },
      [
        { kind: 'set', system: 'web', state: 'down' },
        { kind: 'outcome', outcome: 'lost' },
      ],
    );
    const definition = small({
      injects: [ack],
      rules: [rule('alive', { kind: 'met', inject: 'i1' }, [{ kind: 'outcome', outcome: 'won' }]), dead],
      systems: {
        web: {
          id: 'web',
          title: { vi: 'Web', en: 'Web' },
          hidden: false,
          start: 'up',
          states: ['up', 'down'].map((id) => ({ id, title: { vi: id, en: id }, tone: 'ok' as const })),
        },
      },
      outcomes: { won: { id: 'won', title: { vi: 'Thắng', en: 'Won' } }, lost: { id: 'lost', title: { vi: 'Thua', en: 'Lost' } } },
    });
    expect(problemsOf(definition)).toEqual([
      'unreached-rule $.rules[1]',
      'unreached-state $.systems.web.states[1]',
      'unreached-outcome $.outcomes.lost',
    ]);
    expect(rehearse(definition, { seed: 1 }).ok).toBe(false);
  });

  test('given an inject that is always skipped before its time, then it is named once, not once more for what it asks', () => {
    const lost = inject('i2', { at: min(30), expects: [owe('fix', 'FIX')], asks: [question('q')] });
    const definition = small({
      injects: [ack, lost],
      rules: [rule('skip', { kind: 'clock', atLeast: min(10) }, [{ kind: 'skip', inject: 'i2' }])],
    });
    expect(problemsOf(definition)).toEqual(['unreached-inject $.injects[1]']);
  });

  test('given an expectation whose condition cannot hold at delivery, then nobody could meet it', () => {
    const definition = small({
      injects: [inject('i1', { at: 0, expects: [owe('ack', 'ACK'), owe('fix', 'FIX', { if: { kind: 'clock', atLeast: min(10) } })] })],
    });
    expect(problemsOf(definition)).toEqual(['never-met $.injects[0].expects[1]']);
  });

  test('given a variant that always holds, then neither the text nor the next variant is ever read', () => {
    const later = inject('i2', {
      at: min(30),
      variants: [{ if: { kind: 'delivered', inject: 'i1' } }, { if: { kind: 'met', inject: 'i1' } }],
    });
    expect(problemsOf(small({ injects: [ack, later] }))).toEqual([
      'unreached-variant $.injects[1].body',
      'unreached-variant $.injects[1].variants[1]',
    ]);
  });

  test('given a rule that punishes what is asked for, then the perfect team’s loss is told with its cause', () => {
    const definition = small({
      injects: [ack],
      rules: [rule('unfair', { kind: 'met', inject: 'i1' }, [{ kind: 'penalty', code: 'X_WIPE' }])],
    });
    const report = rehearse(definition, { seed: 1, behaviours: 1 });
    expect(report.problems.map(({ code }) => code)).toContain('perfect-loses');
    expect(report.problems.find(({ code }) => code === 'perfect-loses')?.message.vi).toContain('penalty.X_WIPE −10');
  });
});

describe('a rehearsal aims at what lies hidden', () => {
  test('given branches on fields, on harm in the right moment, on a late act and on a chain of states, then all are reached', () => {
    const definition = small({
      actions: [
        action('ACK', { fields: [field('count', { type: 'number', required: true }), field('who')] }),
        action('FIX'),
        harm('X_WIPE'),
      ],
      injects: [
        inject('i1', { at: min(5), expects: [owe('ack', 'ACK')] }),
        inject('i2', { at: min(20), expects: [owe('fix', 'FIX')] }),
        inject('i3', { when: { kind: 'system', system: 'web', is: 'down' }, expects: [owe('fix', 'FIX')] }),
        inject('i4', { manual: true, expects: [owe('ack', 'ACK')] }),
        inject('i5', { at: min(40), confirm: true }),
      ],
      rules: [
        rule('many', { kind: 'done', action: 'ACK', inject: 'i1', where: { count: { gte: 31, lt: 33 } } }, [
          { kind: 'outcome', outcome: 'o' },
        ]),
        rule('words', { kind: 'done', action: 'ACK', where: { who: { matches: '^(giám đốc|director)\\s+[A-Z]\\d{2}$' } } }, [
          { kind: 'outcome', outcome: 'o' },
        ]),
        rule(
          'wiped-between',
          {
            kind: 'all',
            of: [
              { kind: 'delivered', inject: 'i2' },
              { kind: 'done', action: 'X_WIPE' },
              { kind: 'not', of: { kind: 'done', action: 'FIX' } },
            ],
          },
          [{ kind: 'set', system: 'web', state: 'down' }],
        ),
        rule(
          'late',
          {
            kind: 'all',
            of: [
              { kind: 'late', inject: 'i3' },
              { kind: 'missed', inject: 'i1' },
            ],
          },
          [{ kind: 'outcome', outcome: 'p' }],
        ),
        rule(
          'refused',
          {
            kind: 'all',
            of: [
              { kind: 'clock', atLeast: min(50) },
              { kind: 'not', of: { kind: 'delivered', inject: 'i5' } },
            ],
          },
          [{ kind: 'outcome', outcome: 'p' }],
        ),
      ],
      systems: {
        web: {
          id: 'web',
          title: { vi: 'Web', en: 'Web' },
          hidden: false,
          start: 'up',
          states: ['up', 'down'].map((id) => ({ id, title: { vi: id, en: id }, tone: 'ok' as const })),
        },
      },
      outcomes: { o: { id: 'o', title: { vi: 'O', en: 'O' } }, p: { id: 'p', title: { vi: 'P', en: 'P' } } },
    });
    expect(problemsOf(definition)).toEqual([]);
  });
});

describe('a rehearsal is the same each time (S1)', () => {
  const definition = small({ injects: [ack, inject('i2', { at: min(20), expects: [owe('fix', 'FIX')], asks: [question('q')] })] });
  test('given the same seed, then the same report to the last digit; given another, then other mixed teams', () => {
    const report = rehearse(definition, { seed: 7 });
    expect(rehearse(structuredClone(definition), { seed: 7 })).toEqual(report);
    const other = rehearse(definition, { seed: 8 });
    const percents = (each: typeof report) => each.behaviours.filter(({ kind }) => kind === 'mixed').map(({ percent }) => percent);
    expect(percents(other)).not.toEqual(percents(report));
  });

  test('given a number of behaviours, then at least so many are played', () => {
    expect(rehearse(definition, { seed: 1, behaviours: 300 }).behaviours).toHaveLength(300);
  });
});

describe('figures', () => {
  test('given two injects half an hour apart, then the idle stretch and the busiest minute are told', () => {
    const definition = small({
      injects: [ack, inject('i2', { at: min(40), expects: [owe('fix', 'FIX')] }), inject('i3', { at: min(40), expects: [] })],
    });
    const report = rehearse(definition, { seed: 1, behaviours: 1 });
    const perfect = report.behaviours.find(({ id }) => id === 'perfect');
    // done after 40 % of the target of 5 minutes, then nothing until the next inject
    expect(perfect?.teams[0]?.idle).toEqual({ from: min(7), to: min(40) });
    expect(perfect?.busiest).toEqual({ minute: 40, deliveries: 2, expected: 0 });
    expect(report.load).toEqual([
      { minute: 5, deliveries: 1, expected: 0 },
      { minute: 10, deliveries: 0, expected: 1 },
      { minute: 40, deliveries: 2, expected: 0 },
      { minute: 45, deliveries: 0, expected: 1 },
    ]);
  });
});
