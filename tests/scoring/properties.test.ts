/** Properties of the score sheet over random drills (S1-S6). A failing seed is printed by fast-check. */
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { boardOf, lossesOf } from '../../server/scoring/index.js';
import type { WorldEvent } from '../../server/shared/events.js';
import { ScoreSheet, type Mark } from '../../server/shared/scores.js';
import { asks, injects, Log, min, owes, planned, scenario, score } from './support.js';

// a property's hundred drills are work, not waiting: a busy machine may take its time
jest.setTimeout(300_000);

const options = ['x', 'y', 'z'].map((id) => ({ id, text: { vi: id, en: id }, correct: id !== 'z' }));
const IDS = ['i1', 'i2', 'i3'];
const definition = scenario(
  IDS.map((id, at) =>
    injects(id, {
      objective: at === 0 ? 'o1' : 'o2',
      expects: [
        owes('plain', 'ACK', { points: 3.3 }),
        owes('must', 'TRIAGE', { must: true, points: 7 }),
        owes('text', 'RPT', { quality: true, points: 0.1, target: min(2), max: min(50) }),
      ],
      asks: [asks('q', 'multi', { options, partial: true, points: 2.7 }), asks('t', 'text')],
    }),
  ),
);
const REFS = ['plain', 'must', 'text'] as const;

/** What one team lived through: per inject when it came, when each expectation was served, answers, hints, marks. */
const minute = fc.integer({ min: 0, max: 60 });
const maybe = fc.option(minute, { nil: null });
const value = fc.constantFrom<Mark['value'] | null>(0, 0.5, 0.75, 1, null);
const played = fc.record({
  delivered: maybe,
  served: fc.record({ plain: maybe, must: maybe, text: maybe }),
  credited: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  answered: maybe,
  chosen: fc.subarray(['x', 'y', 'z']),
  wrote: maybe,
  hint: maybe,
  quality: value,
  textMark: value,
  shift: maybe,
  // several of the same moment: neither their product nor the window that stands may hang on their order
  scale: fc.option(fc.record({ at: minute, by: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }) }), { nil: null }),
});
const life = fc.record({
  injects: fc.tuple(played, played, played),
  penalties: fc.subarray(['X_WIPE', 'X_SAY']),
  end: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** Its log and its marks. Deeds come after the delivery by the minutes drawn. */
function write(lived: Life, team = 'a'): { events: WorldEvent[]; marks: Mark[] } {
  const log = new Log();
  const marks: Mark[] = [];
  for (const [at, inject] of lived.injects.entries()) {
    const id = IDS[at] ?? '';
    const from = inject.delivered;
    if (from === null) continue;
    log.deliver(from, id, [...REFS], { team });
    for (const expectation of REFS) {
      const after = inject.served[expectation];
      if (after === null) continue;
      const credited = inject.credited === null ? {} : { credited: from + Math.max(0, after - inject.credited) };
      log.act(from + after, 'ACK', `${id}.${expectation}`, { team, ...credited });
    }
    if (inject.answered !== null) log.answer(from + inject.answered, `${id}.q`, inject.chosen, { team });
    if (inject.wrote !== null) log.answer(from + inject.wrote, `${id}.t`, 'chữ', { team });
    if (inject.hint !== null) log.hint(from + inject.hint, id, team);
    const of = { teamId: team, deliveryId: `${id}@${team}`, by: 'u1', wall: 1 };
    if (inject.quality !== null) marks.push({ ...of, ref: `${id}.text`, value: inject.quality });
    if (inject.textMark !== null) marks.push({ ...of, ref: `${id}.t`, value: inject.textMark });
    if (inject.shift !== null) {
      for (const target of [15, 18]) {
        log.add(inject.shift, { type: 'target-shifted', inject: id, expect: 'must', target: min(target), max: min(30), rule: 'r' });
      }
    }
    for (const by of inject.scale?.by ?? []) {
      log.add(inject.scale?.at ?? 0, { type: 'points-scaled', inject: id, expect: 'plain', factor: by, rule: 'r' });
    }
  }
  for (const code of lived.penalties) log.penalty(7, code, team);
  if (lived.end !== null) log.end(lived.end);
  return { events: log.events.map((event) => ({ ...event, id: `${team}-${event.id}` })), marks };
}

const scoreOf = (lived: Life, change: (written: { events: WorldEvent[]; marks: Mark[] }) => void = () => undefined) => {
  const written = write(lived);
  change(written);
  return score(definition, new Log(), { worlds: { a: written.events }, marks: written.marks });
};
const total = (lived: Life, change?: (written: { events: WorldEvent[]; marks: Mark[] }) => void) => {
  const [team] = scoreOf(lived, change).teams;
  if (!team) throw new Error('no team');
  return team;
};

describe('S1 the same inputs give the same sheet', () => {
  test('twice the same, and of the published shape', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const sheet = scoreOf(lived);
        expect(scoreOf(lived)).toStrictEqual(sheet);
        expect(ScoreSheet.parse(sheet)).toEqual(sheet);
      }),
      { numRuns: 40 },
    );
  });

  test('the inputs are not touched', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const written = write(lived);
        const before = JSON.stringify(written);
        score(definition, new Log(), { worlds: { a: written.events }, marks: written.marks });
        expect(JSON.stringify(written)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });

  test('the order of events with the same time does not matter, to the last digit', () => {
    fc.assert(
      fc.property(life, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (lived, keys) => {
        const { events, marks } = write(lived);
        const byTime = events.toSorted((a, b) => a.at.x - b.at.x);
        const shuffled = events
          .map((event, at) => ({ event, key: keys[at % keys.length] ?? 0 }))
          .toSorted((a, b) => a.event.at.x - b.event.at.x || a.key - b.key)
          .map(({ event }) => event);
        const sheet = (log: WorldEvent[]) => score(definition, new Log(), { worlds: { a: log }, marks });
        expect(sheet(shuffled)).toStrictEqual(sheet(byTime));
      }),
    );
  });

  test('teams are isolated: what another team did changes nothing of a team’s sheet but its rank', () => {
    fc.assert(
      fc.property(life, life, life, (mine, theirs, instead) => {
        const a = write(mine);
        const sheet = (other: Life) => {
          const b = write(other, 'b');
          const worlds = { a: a.events, b: b.events };
          return score(definition, new Log(), { teams: [planned('a'), planned('b')], worlds, marks: [...a.marks, ...b.marks] }).teams[0];
        };
        expect({ ...sheet(theirs), rank: 0 }).toStrictEqual({ ...sheet(instead), rank: 0 });
      }),
    );
  });
});

describe('S2-S5 bounds and monotony', () => {
  test('earned is never above possible, in a line, an objective, a team; percent is 0 to 100; sums are those of the lines', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const team = total(lived);
        for (const line of team.lines) {
          expect(line.earned).toBeLessThanOrEqual(line.possible);
          expect(line.possible).toBeLessThanOrEqual(line.points);
          if (line.kind !== 'penalty') expect(line.earned).toBeGreaterThanOrEqual(0);
        }
        for (const objective of team.objectives) expect(objective.earned).toBeLessThanOrEqual(objective.possible);
        expect(team.earned).toBeLessThanOrEqual(team.possible);
        expect(team.percent).toBeGreaterThanOrEqual(0);
        expect(team.percent).toBeLessThanOrEqual(100);
        expect(team.possible).toBeCloseTo(
          team.lines.reduce((sum, line) => sum + line.possible, 0),
          9,
        );
        expect(team.earned).toBeCloseTo(
          Math.max(
            0,
            team.lines.reduce((sum, line) => sum + line.earned, 0),
          ),
          9,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('what a line earned and what it lost make up what it could earn; it says what would be better only where it lost', () => {
    fc.assert(
      fc.property(life, (lived) => {
        for (const line of total(lived).lines) {
          const losses = lossesOf(line);
          const lost = losses.reduce((sum, { points }) => sum + points, 0);
          expect(line.earned + lost).toBeCloseTo(line.possible, 9);
          for (const { points } of losses) expect(points).toBeGreaterThan(0);
          if (line.better) expect(lost).toBeGreaterThan(0);
          else expect(lost).toBeLessThan(0.005 * 5);
          expect(line.explain.vi.startsWith(line.label.vi)).toBe(true);
          expect(line.explain.en.startsWith(line.label.en)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a slower response never earns more', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(0, 1, 2), fc.constantFrom('plain', 'must', 'text'), minute, minute, (lived, at, which, a, b) => {
        const inject = { ...lived.injects[at as 0], scale: null, shift: null };
        const withTime = (minutes: number): Life => {
          const three: Life['injects'] = [...lived.injects];
          three[at as 0] = { ...inject, served: { ...inject.served, [which]: minutes } };
          return { ...lived, end: 200, injects: three };
        };
        const [fast, slow] = [total(withTime(Math.min(a, b))), total(withTime(Math.max(a, b)))];
        expect(slow.earned).toBeLessThanOrEqual(fast.earned);
        expect(slow.possible).toBe(fast.possible);
      }),
    );
  });

  test('a harmful action never raises a score, nor a rating', () => {
    fc.assert(
      fc.property(life, minute, fc.constantFrom('X_WIPE', 'X_SAY'), (lived, at, code) => {
        const before = total({ ...lived, penalties: [], end: 90 });
        const after = total({ ...lived, penalties: [], end: 90 }, ({ events }) => {
          events.push(
            ...new Log()
              .act(at, code)
              .penalty(at, code)
              .events.map((event) => ({ ...event, id: `h-${event.id}` })),
          );
        });
        expect(after.earned).toBeLessThanOrEqual(before.earned);
        expect(after.percent).toBeLessThanOrEqual(before.percent);
        expect(after.objectives).toStrictEqual(before.objectives);
      }),
    );
  });

  test('a better mark never lowers', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const marked = (quality: Mark['value']) => {
          const [one, two, three] = lived.injects;
          return total({ ...lived, injects: [{ ...one, quality, textMark: quality }, two, three] }).earned;
        };
        const earned = ([0, 0.5, 0.75, 1] as const).map(marked);
        expect(earned).toEqual(earned.toSorted((a, b) => a - b));
      }),
    );
  });

  test('a hint never raises', () => {
    fc.assert(
      fc.property(life, minute, (lived, at) => {
        const [one, two, three] = lived.injects;
        const without = total({ ...lived, end: 200, injects: [{ ...one, hint: null }, two, three] });
        const helped = total({ ...lived, end: 200, injects: [{ ...one, hint: at }, two, three] });
        expect(helped.earned).toBeLessThanOrEqual(without.earned);
        expect(helped.possible).toBe(without.possible);
      }),
    );
  });

  test('only what awaits its mark, or a drill still running, makes a sheet provisional', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const team = total(lived);
        const awaiting = team.lines.some((line) => line.state === 'awaiting-mark');
        expect(team.provisional).toBe(awaiting || lived.end === null);
      }),
    );
  });
});

describe('S6 ranks of random fields', () => {
  test('a better percent never stands behind; ranks count those before; the board follows', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 6 }), (lives) => {
        const teams = lives.map((_, at) => planned(`t${at}`));
        const written = lives.map((lived, at) => write(lived, `t${at}`));
        const worlds = Object.fromEntries(written.map(({ events }, at) => [`t${at}`, events]));
        const sheet = score(definition, new Log(), { teams, worlds, marks: written.flatMap(({ marks }) => marks) });
        for (const team of sheet.teams) {
          expect(team.rank === null).toBe(team.possible === 0);
          if (team.rank === null) continue;
          const ahead = sheet.teams.filter((other) => other.rank !== null && other.rank < (team.rank ?? 0));
          expect(ahead.length).toBe(team.rank - 1);
          for (const other of ahead) expect(other.percent).toBeGreaterThan(team.percent - 0.01);
        }
        const percents = boardOf(sheet).flatMap(({ percent }) => percent ?? []);
        expect(percents).toEqual(percents.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });
});
