/** S3, S5, S8: which of several evaluators' records counts. */
import { describe, expect, test } from '@jest/globals';
import { mayRecord, standingOf } from '../../server/scoring/index.js';
import { markersOf, resolve } from '../../server/scoring/marking.js';
import type { Assignment, EvaluationRecord, MarkValue } from '../../server/shared/evaluation.js';
import type { Mark } from '../../server/shared/scores.js';
import { injects, lineOf, Log, only, owes, scenario, score } from './support.js';

const DELIVERY = 'i1@a';
const mark = (by: string, value: MarkValue, wall = 1): Mark => ({ teamId: 'a', deliveryId: DELIVERY, ref: 'i1.e1', value, by, wall });
const both: Assignment[] = [
  { userId: 'an', teams: ['a'] },
  { userId: 'binh', teams: ['a'] },
];
const play = () => new Log().deliver(0, 'i1', ['e1']).act(5, 'ACK', 'i1.e1').end(60);
const definition = scenario([injects('i1', { objective: 'o1', expects: [owes('e1', 'ACK', { quality: true })] })]);
const line = (more: Parameters<typeof score>[2]) => lineOf(only(score(definition, play(), more)), 'i1.e1');

describe('S3 marks of several evaluators', () => {
  test.each<[string, Mark[], Mark | undefined, string, MarkValue | undefined]>([
    ['nobody', [], undefined, 'unmarked', undefined],
    ['one of two', [mark('an', 1)], undefined, 'half', undefined],
    ['two equal', [mark('an', 0.75), mark('binh', 0.75, 2)], undefined, 'agreed', 0.75],
    ['two different', [mark('an', 0.75), mark('binh', 0.5, 2)], undefined, 'differs', undefined],
    ['the lead decides', [mark('an', 0.75), mark('binh', 0.5, 2)], mark('lead', 0.5, 3), 'decided', 0.5],
    ['a third person’s mark is none of the two', [mark('an', 1), mark('chi', 1, 2)], undefined, 'half', undefined],
  ])('given two assigned and %s', (_, marks, decision, status, value) => {
    const marking = resolve(['an', 'binh'], marks, decision);
    expect([marking.status, marking.value]).toEqual([status, value]);
  });

  test('given nobody or one assigned, then the last mark counts, whoever gave it', () => {
    for (const markers of [[], ['an']]) {
      expect(resolve(markers, [mark('binh', 0, 9), mark('an', 1, 3)], undefined)).toMatchObject({ status: 'single', value: 0 });
    }
  });

  test('given marks that differ, then the line waits and says so, and counts once the lead has decided', () => {
    const marks = [mark('an', 1), mark('binh', 0.5)];
    const waiting = line({ marks, assignments: both });
    expect(waiting).toMatchObject({ state: 'awaiting-mark', marking: 'differs', possible: 0, earned: 0 });
    expect(waiting.explain.vi).toContain('chấm khác nhau, chờ trưởng nhóm quyết định');
    expect(only(score(definition, play(), { marks, assignments: both })).provisional).toBe(true);
    expect(line({ marks, assignments: both, decisions: [mark('lead', 0.75)] })).toMatchObject({ state: 'met', quality: 0.75, earned: 7.5 });
    expect(line({ marks: [mark('an', 0.5), mark('binh', 0.5)], assignments: both })).toMatchObject({ quality: 0.5 });
    // without assignments as ever: the last one
    expect(line({ marks: [mark('an', 1, 5), mark('binh', 0.5, 2)] })).toMatchObject({ quality: 1 });
  });
});

describe('assignments', () => {
  const limited: Assignment[] = [
    { userId: 'an', teams: ['a', 'b'] },
    { userId: 'binh', objectives: ['o1'] },
    { userId: 'chi', teams: ['a'], objectives: ['o2'] },
    { userId: 'lead', lead: true },
  ];
  test('given teams, objectives or both, then who marks what; a lead without a list marks nothing', () => {
    expect(markersOf(limited, { teamId: 'a', objective: 'o1' })).toEqual(['an', 'binh']);
    expect(markersOf(limited, { teamId: 'a', objective: 'o2' })).toEqual(['an', 'chi']);
    expect(markersOf(limited, { teamId: 'c', objective: 'o1' })).toEqual(['binh']);
    expect(markersOf(limited, { teamId: 'c' })).toEqual([]);
  });
  test('given an assignment, then its holder records within it alone; who has none and the lead record anything', () => {
    const may = (userId: string, teamId?: string, objective?: string) =>
      mayRecord(limited, userId, { ...(teamId && { teamId }), ...(objective && { objective }) });
    expect([may('an', 'a', 'o2'), may('an', 'c'), may('an')]).toEqual([true, false, true]);
    expect([may('binh', 'c', 'o1'), may('binh', 'c', 'o2'), may('binh', 'c')]).toEqual([true, false, true]);
    expect([may('chi', 'a', 'o1'), may('chi', 'a', 'o2')]).toEqual([false, true]);
    expect([may('lead', 'c', 'o2'), may('dung', 'c')]).toEqual([true, true]);
  });
});

describe('S8 records are only ever added', () => {
  const at = { by: 'an', wall: 1, x: 0 };
  const rating = (recordId: string, value: 'P' | 'M'): EvaluationRecord => ({
    kind: 'rating',
    recordId,
    ...at,
    teamId: 'a',
    objective: 'o1',
    rating: value,
    reason: 'r',
  });
  const retract = (of: string): EvaluationRecord => ({ kind: 'retract', recordId: `not-${of}`, ...at, of });

  test('given a withdrawal of what stands, then nothing stands; of what was replaced, then nothing changes; a new one stands again', () => {
    const ratings = (...records: EvaluationRecord[]) => standingOf(records).ratings.map(({ recordId }) => recordId);
    expect(ratings(rating('one', 'P'), rating('two', 'M'))).toEqual(['two']);
    expect(ratings(rating('one', 'P'), rating('two', 'M'), retract('two'))).toEqual([]);
    expect(ratings(rating('one', 'P'), rating('two', 'M'), retract('one'))).toEqual(['two']);
    expect(ratings(rating('one', 'P'), retract('one'), rating('two', 'M'))).toEqual(['two']);
    expect(ratings(retract('never'))).toEqual([]);
  });

  test('given two people’s marks on one work, then both stand; a correction takes its author’s place only', () => {
    const given = (recordId: string, by: string, value: MarkValue): EvaluationRecord => ({
      kind: 'mark',
      recordId,
      x: 0,
      ...mark(by, value),
    });
    const { marks } = standingOf([given('m1', 'an', 1), given('m2', 'binh', 0), given('m3', 'an', 0.5)]);
    expect(marks.map(({ by, value }) => [by, value])).toEqual([
      ['an', 0.5],
      ['binh', 0],
    ]);
  });

  test('given an observation withdrawn by its first or its corrected record, then it goes with all its corrections', () => {
    const seen = (recordId: string): EvaluationRecord => ({
      kind: 'observation',
      recordId,
      id: 'o-1',
      ...at,
      text: recordId,
      tag: 'note',
      seenX: 0,
      seenWall: 0,
    });
    expect(standingOf([seen('o-1'), seen('o-2')]).observations.map(({ text }) => text)).toEqual(['o-2']);
    for (const id of ['o-1', 'o-2']) expect(standingOf([seen('o-1'), seen('o-2'), retract(id)]).observations).toEqual([]);
  });
});

describe('S8 points set by an evaluator', () => {
  const set = (ref: string, earned: number, deliveryId = DELIVERY) => ({
    teamId: 'a',
    deliveryId,
    ref,
    earned,
    reason: 'Đã làm qua điện thoại',
    by: 'an',
    wall: 1,
  });

  test('given points with a reason, then totals and objectives follow, and the sentence says both', () => {
    const plain = scenario([injects('i1', { objective: 'o1', expects: [owes('e1', 'ACK'), owes('e2', 'ESC')] })]);
    const log = new Log().deliver(0, 'i1', ['e1', 'e2']).act(5, 'ACK', 'i1.e1').penalty(6, 'X_WIPE').end(60);
    const before = only(score(plain, log));
    const after = only(score(plain, log, { lineOverrides: [set('i1.e2', 8), set('penalty.X_WIPE', -1, 'penalty')] }));
    expect([before.earned, before.possible, before.penalties]).toEqual([7, 20, 3]);
    expect([after.earned, after.possible, after.penalties]).toEqual([17, 20, 1]);
    expect(lineOf(after, 'i1.e2')).toMatchObject({ earned: 8, override: { earned: 8, computed: 0, by: 'an' } });
    expect(lineOf(after, 'i1.e2').explain.vi).toMatch(/không báo cáo → 0 trên 10 điểm\. Đánh giá viên sửa thành 8 điểm: Đã làm/);
    expect(lineOf(after, 'i1.e2').explain.en).toMatch(/An evaluator set it to 8 points: Đã làm/);
    expect(after.objectives[0]?.percent).toBe(90);
  });

  test('given points for what awaits its mark, then it counts and is no longer provisional', () => {
    expect(line({ lineOverrides: [set('i1.e1', 4)] })).toMatchObject({ state: 'met', possible: 10, earned: 4 });
    expect(only(score(definition, play(), { lineOverrides: [set('i1.e1', 4)] })).provisional).toBe(false);
  });
});
