/** What would have earned more (S2-S4): the causes of a line's loss, their points, and the sentence. */
import { describe, expect, test } from '@jest/globals';
import { lossesOf } from '../../server/scoring/index.js';
import type { ScoreInput } from '../../server/scoring/index.js';
import type { Mark, ScoreLine } from '../../server/shared/scores.js';
import { asks, injects, lineOf, Log, only, owes, planned, scenario, score } from './support.js';

const definition = scenario([
  injects('i1', {
    expects: [owes('e1', 'ACK'), owes('e2', 'RPT', { quality: true })],
    asks: [asks('q1', 'number', { answer: 4711 })],
  }),
]);
const mark = (value: Mark['value'], more: Partial<Mark> = {}): Mark => ({
  teamId: 'a',
  ref: 'i1.e2',
  deliveryId: 'i1@a',
  value,
  by: 'u1',
  wall: 1,
  ...more,
});
const begun = () => new Log().deliver(0, 'i1', ['e1', 'e2']);
const line = (log: Log, ref: string, more: Partial<ScoreInput> = {}): ScoreLine => lineOf(only(score(definition, log.end(60), more)), ref);
const causes = (one: ScoreLine) => lossesOf(one).map(({ cause, points }) => [cause, Number(points.toFixed(6))]);

describe('what would have earned more', () => {
  test('S2 given full points, then nothing would', () => {
    const full = line(begun().act(5, 'ACK', 'i1.e1'), 'i1.e1');
    expect(full).not.toHaveProperty('better');
    expect(causes(full)).toEqual([]);
  });

  test('S2 given 15 of 10 to 20 minutes, then done by the target it is the quarter that is missing', () => {
    const slow = line(begun().act(15, 'ACK', 'i1.e1'), 'i1.e1');
    expect(causes(slow)).toEqual([['time', 2.5]]);
    expect(slow.better).toEqual({
      vi: 'Có thể được thêm 2,5 điểm nếu thực hiện chậm nhất lúc T+10:00',
      en: 'Could have earned another 2.5 points if done by T+10:00',
    });
  });

  test('S3 given never done, then all of it by the target; a mark and a hint taken are part of it', () => {
    const never = line(begun().hint(3, 'i1'), 'i1.e2');
    expect(causes(never)).toEqual([['undone', 10]]);
    expect(never.better?.vi).toBe(
      'Có thể được đủ 10 điểm nếu báo cáo chậm nhất lúc T+10:00, chất lượng được chấm 1, không lấy gợi ý trước',
    );
  });

  test('S3 given late, marked 0.5 and after a hint, then each cause takes its share of what those before it left', () => {
    const one = line(begun().hint(1, 'i1').file(20, 'i1.e2', 'r'), 'i1.e2', { marks: [mark(0.5)] });
    // 10 × 0.5 × 0.5 × 0.75 = 1.875
    expect(causes(one)).toEqual([
      ['time', 5],
      ['quality', 2.5],
      ['hint', 0.625],
    ]);
    expect(one.earned).toBe(1.875);
    expect(one.better?.en).toBe(
      'Could have earned another 8.13 points: 5 points if reported by T+10:00; 2.5 points if its quality was marked 1 instead of 0.5; 0.63 points if no hint was taken before',
    );
  });

  test('S4 given a wrong answer, then the right one would; which one it is nobody is told', () => {
    const wrong = line(begun().answer(1, 'i1.q1', 12), 'i1.q1');
    expect(wrong.better?.vi).toBe('Có thể được thêm 4 điểm nếu có câu trả lời đúng');
    expect(JSON.stringify(wrong)).not.toContain('4711');
  });

  test('S3 S4 given what awaits its mark or was open at END EX, then nothing is known to be lost', () => {
    const waiting = line(begun().file(20, 'i1.e2', 'r'), 'i1.e2');
    expect([waiting.better, causes(waiting)]).toEqual([undefined, []]);
    const open = lineOf(only(score(definition, begun().end(5))), 'i1.e1');
    expect([open.better, causes(open)]).toEqual([undefined, []]);
  });

  test('A6 S8 given a penalty, then it would not have been taken; given points set by an evaluator, then there is nothing to better', () => {
    const log = begun().act(15, 'ACK', 'i1.e1').penalty(6, 'X_WIPE');
    expect(line(log, 'penalty.X_WIPE').better?.vi).toBe('Có thể được thêm 3 điểm nếu không có hành động này');
    const set = { teamId: 'a', deliveryId: 'i1@a', ref: 'i1.e1', earned: 9, reason: 'Qua điện thoại', by: 'u1', wall: 1 };
    const given = lineOf(only(score(definition, log, { lineOverrides: [set] })), 'i1.e1');
    expect([given.better, causes(given)]).toEqual([undefined, [['set', 1]]]);
  });
});

describe('what evaluators wrote', () => {
  test('S3 given notes beside the marks that count, then they stand on the line, and those of other marks do not', () => {
    const filed = begun().file(5, 'i1.e2', 'r');
    const first = mark(0.5, { note: 'thiếu phạm vi' });
    const later = mark(1, { note: 'đã bổ sung', wall: 2 });
    expect(line(filed, 'i1.e2', { marks: [first, later] }).comments).toEqual([{ text: 'đã bổ sung', by: 'u1' }]);
    const two = { assignments: ['u1', 'u2'].map((userId) => ({ userId, teams: ['a'] })) };
    expect(line(filed, 'i1.e2', { ...two, marks: [first] })).not.toHaveProperty('comments');
    const decided = { marks: [first, mark(1, { by: 'u2' })], decisions: [mark(0.75, { by: 'u3', note: 'đủ ý chính' })] };
    expect(line(filed, 'i1.e2', { ...two, ...decided }).comments).toEqual([{ text: 'đủ ý chính', by: 'u3' }]);
    expect(line(filed, 'i1.e2', { teams: [planned('a')], marks: [mark(1)] })).not.toHaveProperty('comments');
  });
});
