/** S5: ratings per objective. */
import { describe, expect, test } from '@jest/globals';
import type { ExpectDef } from '../../server/engine/definition.js';
import type { RatingOverride } from '../../server/shared/scores.js';
import { scenario, owes, injects, Log, only, score } from './support.js';

/** Objective o1 of one team: each expectation of 10 points, done at the given minute or never (null). */
function rate(done: (number | null)[], more: Partial<ExpectDef>[] = [], overrides: RatingOverride[] = [], penalties: string[] = []) {
  const expects = done.map((_, at) => owes(`e${at}`, 'ACK', more[at]));
  const log = new Log().deliver(
    0,
    'i1',
    expects.map(({ id }) => id),
  );
  for (const [at, minute] of done.entries()) if (minute !== null) log.act(minute, 'ACK', `i1.e${at}`);
  for (const code of penalties) log.penalty(30, code);
  const [first] = only(score(scenario([injects('i1', { objective: 'o1', expects })]), log.end(60), { overrides })).objectives;
  if (!first) throw new Error('no objective');
  return first;
}

describe('S5 objective ratings', () => {
  test.each([
    ['P', [5, 13]], // (1 + 0.85) / 2 = 0.925
    ['P', [13, 13]], // 0.85 exactly: the threshold itself is P
    ['S', [15, 15]], // 0.75
    ['M', [20, 20]], // 0.5
    ['U', [null, 25]], // 0.125
  ] as const)('%s by its threshold', (rating, done) => {
    expect(rate([...done])).toMatchObject({ machine: rating, rating });
  });

  test('a sum of binary fractions that ends just below a threshold still meets it', () => {
    // 0.95 + 0.95 + 0.95 + 0.55 = 3.4 of 4 is 0.85; with 1.1 points each the machine gets 0.8499999999999999
    const points = { points: 1.1 };
    expect(rate([11, 11, 11, 19], [points, points, points, points])).toMatchObject({ machine: 'P' });
  });

  test('some must not done by its max caps at M, late or never', () => {
    const must = [{ must: true }, { must: true }, {}, {}, {}, {}, {}, {}, {}, {}];
    const rest = [1, 1, 1, 1, 1, 1, 1, 1];
    // 9.25 of 10: P by points
    expect(rate([1, 25, ...rest], must)).toMatchObject({ machine: 'M' });
    expect(rate([1, null, ...rest], must)).toMatchObject({ machine: 'M' });
    expect(rate([1, 25, ...rest], must).explain.vi).toContain('1/2 việc bắt buộc không xong trong thời gian tối đa nên không quá mức M');
    expect(rate([1, 20, ...rest], must)).toMatchObject({ machine: 'P' });
  });

  test('no must done at all is U, whatever the points', () => {
    expect(rate([null, 1, 1, 1, 1, 1, 1, 1, 1, 1], [{ must: true }])).toMatchObject({ machine: 'U', percent: 90 });
    expect(rate([25, 1, 1, 1, 1, 1, 1, 1, 1, 1], [{ must: true }])).toMatchObject({ machine: 'M' });
  });

  test('a cap never lifts: below the threshold of M it stays U', () => {
    expect(rate([25, 1, null, null], [{ must: true }, { must: true }])).toMatchObject({ machine: 'U' }); // 12.5 of 40
  });

  test('a must still open at END EX binds nobody (S4)', () => {
    expect(rate([1, null], [{}, { must: true, target: 3_600_000, max: 7_200_000 }])).toMatchObject({ machine: 'P', possible: 10 });
  });

  test('penalties lower points, not ratings', () => {
    expect(rate([5, 5], [], [], ['X_WIPE', 'X_SAY'])).toMatchObject({ machine: 'P', percent: 100, earned: 20 });
  });

  test('an evaluator overrides with a reason, both are printed, the last one counts', () => {
    const override = (rating: 'S' | 'M', wall: number): RatingOverride => ({
      teamId: 'a',
      objective: 'o1',
      rating,
      reason: `lý do ${wall}`,
      by: 'u1',
      wall,
    });
    const rated = rate([5, 5], [], [override('M', 2), override('S', 1)]);
    expect(rated).toMatchObject({ machine: 'P', rating: 'M', override: { rating: 'M', reason: 'lý do 2', by: 'u1' } });
    expect(rated.explain.vi).toContain(
      '→ P (Thực hiện tốt, không vướng mắc). Đánh giá viên xếp M (Thực hiện được, vướng mắc lớn): lý do 2',
    );
  });

  test('nothing played is no rating, which is not U', () => {
    const team = only(score(scenario([injects('i1', { objective: 'o1', expects: [owes('e1', 'ACK')] })]), new Log().end(60)));
    expect(team.objectives.map(({ machine, rating, percent }) => [machine, rating, percent])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });
});
