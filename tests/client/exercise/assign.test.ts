/** Evaluators spread over teams: even loads, pairs that change, nothing lost by hand. */
import { describe, expect, it } from '@jest/globals';
import { assignmentsOf, columnsOf, eyesOn, spread, toggled } from '../../../client/src/consoles/exercise/assign.js';

const teams = Array.from({ length: 50 }, (_, at) => `t${at}`);
const people = ['an', 'binh', 'chi', 'dung'];

describe('quick assignment', () => {
  it.each([1, 2] as const)('given %i per team, then every team has that many and loads differ by two at most', (each) => {
    const columns = spread([], people, teams, each);
    expect(teams.map((team) => eyesOn(columns, team))).toEqual(teams.map(() => each));
    const loads = columns.map((column) => column.teams.size);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(each);
  });

  it('given pairs of more than two people, then partners change', () => {
    const columns = spread([], people, teams, 2);
    const pairs = new Set(
      teams.map((team) =>
        columns
          .filter((one) => one.teams.has(team))
          .map(({ userId }) => userId)
          .toSorted((a, b) => (a < b ? -1 : 1))
          .join('+'),
      ),
    );
    expect(pairs.size).toBeGreaterThan(people.length);
  });

  it('given a lead and an objective set by hand, then spreading keeps them, and what assigns nothing is not sent', () => {
    const before = columnsOf([
      { userId: 'lead', lead: true },
      { userId: 'an', objectives: ['o1'] },
    ]);
    const sent = assignmentsOf([...spread(before, ['binh'], ['t2', 't1'], 1), ...columnsOf([{ userId: 'chi', teams: [] }])], ['t1', 't2']);
    expect(sent).toEqual([
      { userId: 'lead', lead: true },
      { userId: 'an', objectives: ['o1'] },
      { userId: 'binh', teams: ['t1', 't2'] },
    ]);
  });

  it('given one box turned over twice, then all is as before; objectives without teams are eyes on every team', () => {
    const columns = columnsOf([{ userId: 'an', teams: ['t1'] }]);
    const once = toggled(columns, 0, 'teams', 't1');
    expect(eyesOn(once, 't1')).toBe(0);
    expect(toggled(once, 0, 'teams', 't1')).toEqual(columns);
    expect(eyesOn(columnsOf([{ userId: 'binh', objectives: ['o1'] }]), 't9')).toBe(1);
  });
});
