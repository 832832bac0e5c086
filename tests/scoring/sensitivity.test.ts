/** S6, S8: how a ranking would stand by other rules, and two rankings side by side. Expectations: target 10, max 20 minutes, 10 points. */
import { describe, expect, test } from '@jest/globals';
import { compareRankings, scoreDrill, sensitivity, type ScoreInput } from '../../server/scoring/index.js';
import type { RankingVariant, Sensitivity } from '../../server/shared/scores.js';
import { asks, injects, Log, owes, planned, scenario } from './support.js';

const teams = [planned('a'), planned('b')];
function input(first: Log, second: Log, more: Partial<ScoreInput> = {}): ScoreInput {
  const definition = scenario([
    injects('i1', { expects: [owes('e1', 'ACK'), owes('e2', 'RPT', { quality: true })], asks: [asks('t', 'text')] }),
  ]);
  const worlds = { a: first.end(60).events, b: second.end(60).events };
  return { definition, rubricHash: 'x', teams, worlds, marks: [], overrides: [], ...more };
}
const begun = (team: string) => new Log().deliver(0, 'i1', ['e1', 'e2'], { team });
const variant = (found: Sensitivity, id: RankingVariant['id']): RankingVariant => found.find((one) => one.id === id)!;

describe('sensitivity of the ranking', () => {
  test('S2 given a team that looked late, then a clock from the first look puts it ahead', () => {
    // a acts at 11 and saw it at once: 0.95; b saw at 5 and acts at 15: 0.75 by delivery, 1 by its look
    const first = begun('a').seen(0, 'i1', 'a').act(11, 'ACK', 'i1.e1', { team: 'a' });
    const second = begun('b').seen(5, 'i1', 'b').act(15, 'ACK', 'i1.e1', { team: 'b' });
    const found = [...sensitivity(input(first, second))];
    expect(variant(found, 'seen')).toMatchObject({ applies: true, moved: 2 });
    expect(variant(found, 'seen').teams.map(({ rank, change }) => [rank, change])).toEqual([
      [2, -1],
      [1, 1],
    ]);
    expect(variant(found, 'no-hints')).toMatchObject({ applies: false, moved: 0 });
    expect(variant(found, 'no-marks')).toMatchObject({ applies: false, moved: 0 });
  });

  test('S2 given a scenario whose clock starts at the first look, then the other rule is the delivery', () => {
    const base = input(begun('a'), begun('b'));
    const seen = { ...base.definition, scoring: { ...base.definition.scoring, startsAt: 'seen' as const } };
    expect([...sensitivity({ ...base, definition: seen })].map(({ id }) => id)).toEqual(['delivered', 'no-marks', 'no-hints']);
  });

  test('S3 given marks and one missing, then without marks each counts as 1 and nothing waits; a text without patterns is right', () => {
    const first = begun('a').file(5, 'i1.e2', 'r-a', 'a').answer(2, 'i1.t', 'chữ', { team: 'a' });
    const second = begun('b').file(5, 'i1.e2', 'r-b', 'b');
    const half = { teamId: 'b', ref: 'i1.e2', deliveryId: 'i1@b', value: 0.5 as const, by: 'u1', wall: 1 };
    const { applies, teams: ranked } = variant([...sensitivity(input(first, second, { marks: [half] }))], 'no-marks');
    expect(applies).toBe(true);
    // a: e1 missed, e2 10 and t 4 of 24; b: e2 10 of 20, the text is missed too: 10 of 24
    expect(ranked.map(({ percent, rank }) => [percent, rank])).toEqual([
      [58.33, 1],
      [41.67, 2],
    ]);
  });

  test('S3 given a hint, then without its cost the teams stand equal', () => {
    const first = begun('a').act(5, 'ACK', 'i1.e1', { team: 'a' });
    const second = begun('b').hint(1, 'i1', 'b').act(5, 'ACK', 'i1.e1', { team: 'b' });
    const found = variant([...sensitivity(input(first, second))], 'no-hints');
    expect(found).toMatchObject({ applies: true, moved: 1 });
    expect(found.teams.map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe('two rankings side by side', () => {
  test('S8 given another rubric, then places gained and lost; a team of one of them only is left out', () => {
    const first = begun('a').act(5, 'ACK', 'i1.e1', { team: 'a' });
    const base = input(first, begun('b').file(5, 'i1.e2', 'r-b', 'b'));
    const before = scoreDrill(base);
    const after = scoreDrill({
      ...base,
      rubricHash: 'y',
      teams: [...teams, planned('c')],
      lineOverrides: [{ teamId: 'b', deliveryId: 'i1@b', ref: 'i1.e2', earned: 10, reason: 'r', by: 'u', wall: 1 }],
    });
    expect(compareRankings(before, after)).toMatchObject({
      before: { hash: 'x' },
      after: { hash: 'y' },
      moved: 1,
      teams: [
        { teamId: 'a', name: 'Đội a', before: { rank: 1 }, after: { rank: 1 }, change: 0 },
        { teamId: 'b', before: { rank: 2 }, after: { rank: 1 }, change: 1 },
      ],
    });
  });
});
