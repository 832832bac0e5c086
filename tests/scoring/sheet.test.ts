/** S2-S4, A4-A6, I8: golden lines computed by hand. Expectations: target 10, max 20 minutes, 10 points; curve 0.5 at max, 0.25 late. */
import { describe, expect, test } from '@jest/globals';
import { parseMarkId } from '../../server/scoring/index.js';
import type { Mark } from '../../server/shared/scores.js';
import { asks, scenario, owes, injects, lineOf, Log, min, only, score, planned } from './support.js';

const one = scenario([injects('i1', { objective: 'o1', expects: [owes('e1', 'ACK')] })]);
const mark = (value: Mark['value'], ref = 'i1.e1', wall = 1): Mark => ({
  teamId: 'a',
  ref,
  deliveryId: `${ref.split('.')[0]}@a`,
  value,
  by: 'u1',
  wall,
});

describe('S2 response time', () => {
  test('the sentence of the example: received T+30:00, reported T+41:20 → 93,33 % × 5 = 4,67', () => {
    const definition = scenario([injects('i1', { expects: [owes('e1', 'ESC', { points: 5 })] })]);
    const team = only(
      score(
        definition,
        new Log()
          .deliver(30, 'i1', ['e1'])
          .act(41 + 20 / 60, 'ESC', 'i1.e1')
          .end(120),
      ),
    );
    const line = lineOf(team, 'i1.e1');
    // response 680 s; 1 - 0.5 × 80/600 = 0.93333; × 5 = 4.66667
    expect(line.responseMs).toBe(680_000);
    expect(line.timeFactor).toBeCloseTo(0.933333, 6);
    expect(line.earned).toBeCloseTo(4.666667, 6);
    expect(line.explain).toEqual({
      vi: 'Hành động ESC: nhận lúc T+30:00, báo cáo lúc T+41:20, mục tiêu 10 phút, tối đa 20 phút → 93,33 % × 5 = 4,67 điểm',
      en: 'Hành động ESC (en): received at T+30:00, reported at T+41:20, target 10 min, max 20 min → 93.33% × 5 = 4.67 points',
    });
    expect(team.percent).toBeCloseTo(93.333333, 6);
  });

  test('I8: the clock starts when the delivery was recorded, not when it was due', () => {
    // due at 0, recorded at 3, done at 13: exactly 10 minutes
    const team = only(score(one, new Log().deliver(0, 'i1', ['e1'], { recordedAt: 3 }).act(13, 'ACK', 'i1.e1').end(60)));
    expect(lineOf(team, 'i1.e1')).toMatchObject({ startX: min(3), responseMs: min(10), earned: 10, state: 'met' });
  });

  test('startsAt seen: the clock starts at the first look of the team; not looking wins no time', () => {
    const seen = scenario(one.injects, { scoring: { ...one.scoring, startsAt: 'seen' } });
    const looked = only(score(seen, new Log().deliver(0, 'i1', ['e1']).seen(9, 'i1').seen(5, 'i1').act(17, 'ACK', 'i1.e1').end(60)));
    // first look at 5, done at 17: 12 minutes → 0.9
    expect(lineOf(looked, 'i1.e1')).toMatchObject({ startX: min(5), responseMs: min(12) });
    expect(lineOf(looked, 'i1.e1').earned).toBeCloseTo(9, 12);
    expect(lineOf(looked, 'i1.e1').explain.vi).toContain('mở xem lúc T+05:00');
    const blind = only(score(seen, new Log().deliver(0, 'i1', ['e1']).act(17, 'ACK', 'i1.e1').end(60)));
    expect(lineOf(blind, 'i1.e1')).toMatchObject({ startX: 0, responseMs: min(17) });
    const before = new Log().deliver(0, 'i1', ['e1']).act(17, 'ACK', 'i1.e1').seen(18, 'i1').end(60);
    expect(lineOf(only(score(seen, before)), 'i1.e1')).toMatchObject({ startX: 0, responseMs: min(17) });
    const never = only(score(seen, new Log().deliver(0, 'i1', ['e1']).end(60)));
    expect(lineOf(never, 'i1.e1')).toMatchObject({ state: 'missed', possible: 10, earned: 0 });
  });

  test('at max it is met with atMax, one millisecond later it is late', () => {
    const at = (x: number) => lineOf(only(score(one, new Log().deliver(0, 'i1', ['e1']).act(x, 'ACK', 'i1.e1').end(60))), 'i1.e1');
    expect(at(20)).toMatchObject({ state: 'met', earned: 5 });
    expect(at(20 + 1 / 60_000)).toMatchObject({ state: 'late', earned: 2.5 });
    expect(at(20 + 1 / 60_000).explain.vi).toContain('quá thời gian tối đa → 25 % × 10 = 2,5 điểm');
  });

  test('never done with max passed: 0 of its points', () => {
    const team = only(score(one, new Log().deliver(0, 'i1', ['e1']).end(60)));
    expect(lineOf(team, 'i1.e1')).toMatchObject({ state: 'missed', possible: 10, earned: 0, timeFactor: 0 });
    expect(lineOf(team, 'i1.e1').explain.vi).toContain('không thực hiện → 0 trên 10 điểm');
    expect(team).toMatchObject({ percent: 0, earned: 0, possible: 10, rank: 1, provisional: false });
  });

  test('A5: recorded after max but credited before it is on time in the score', () => {
    const team = only(score(one, new Log().deliver(0, 'i1', ['e1']).act(30, 'ACK', 'i1.e1', { credited: 8, late: true }).end(60)));
    expect(lineOf(team, 'i1.e1')).toMatchObject({ state: 'met', servedX: min(8), responseMs: min(8), earned: 10 });
  });

  test('A5: credited from before the inject arrived is a response time of 0, not below', () => {
    const team = only(score(one, new Log().deliver(10, 'i1', ['e1']).act(12, 'ACK', 'i1.e1', { credited: 9 }).end(60)));
    expect(lineOf(team, 'i1.e1')).toMatchObject({ servedX: min(9), responseMs: 0, earned: 10 });
  });

  test('A4: an early action serves with response time 0', () => {
    const serves = { deliveryId: 'i1@a', inject: 'i1', expect: 'e1', late: false, early: true };
    const log = new Log().act(2, 'ACK', undefined, { id: 'kept' }).deliver(10, 'i1', ['e1']);
    log.add(10, { type: 'early-served', teamId: 'a', action: 'ACK', actionEventId: 'kept', serves }).end(60);
    const line = lineOf(only(score(one, log)), 'i1.e1');
    expect(line).toMatchObject({ state: 'met', early: true, responseMs: 0, earned: 10, eventId: 'kept' });
    expect(line.explain.en).toContain('done before by initiative');
  });

  test('A4: a host that woke late still gives an early action response time 0, and rules of the moment of delivery have scaled it', () => {
    const serves = { deliveryId: 'i1@a', inject: 'i1', expect: 'e1', late: false, early: true };
    const log = new Log().add(10, { type: 'points-scaled', inject: 'i1', expect: 'e1', factor: 0.5, rule: 'r1' });
    log.deliver(10, 'i1', ['e1'], { recordedAt: 11 });
    log.add(10, { type: 'early-served', teamId: 'a', action: 'ACK', actionEventId: 'kept', serves }, 'e9', 11).end(60);
    expect(lineOf(only(score(one, log)), 'i1.e1')).toMatchObject({
      startX: min(11),
      servedX: min(11),
      responseMs: 0,
      scale: 0.5,
      earned: 5,
    });
  });
});

describe('S3 factors and penalties', () => {
  const marked = scenario([injects('i1', { expects: [owes('e1', 'ACK', { quality: true }), owes('e2', 'TRIAGE')] })]);
  const played = () => new Log().deliver(0, 'i1', ['e1', 'e2']).act(15, 'ACK', 'i1.e1').act(5, 'TRIAGE', 'i1.e2').end(60);

  test('unmarked leaves both sums, awaits its mark, and makes the sheet provisional', () => {
    const sheet = score(marked, played());
    const line = lineOf(only(sheet), 'i1.e1');
    expect(line).toMatchObject({ state: 'awaiting-mark', possible: 0, earned: 0, points: 10 });
    expect(parseMarkId(line.markId ?? '')).toEqual({ teamId: 'a', deliveryId: 'i1@a', ref: 'i1.e1' });
    expect(only(sheet)).toMatchObject({ earned: 10, possible: 10, percent: 100, provisional: true });
    expect(sheet.provisional).toBe(true);
  });

  test('× quality: 15 minutes → 0.75 × 0.5 × 10 = 3.75; the last mark wins (S8)', () => {
    const sheet = score(marked, played(), { marks: [mark(0.5, 'i1.e1', 9), mark(1, 'i1.e1', 4)] });
    expect(lineOf(only(sheet), 'i1.e1')).toMatchObject({ state: 'met', quality: 0.5, possible: 10, earned: 3.75 });
    // 3.75 + 10 of 20
    expect(only(sheet)).toMatchObject({ earned: 13.75, possible: 20, percent: 68.75, provisional: false });
    expect(lineOf(only(sheet), 'i1.e1').explain.vi).toContain('75 % × chất lượng 50 % × 10 = 3,75 điểm');
  });

  test('an unserved missed one needs no mark: it counts 0', () => {
    const team = only(score(marked, new Log().deliver(0, 'i1', ['e1', 'e2']).act(5, 'TRIAGE', 'i1.e2').end(60)));
    expect(lineOf(team, 'i1.e1')).toMatchObject({ state: 'missed', possible: 10, earned: 0 });
    expect(lineOf(team, 'i1.e1').markId).toBeUndefined();
    expect(team).toMatchObject({ percent: 50, provisional: false });
  });

  test('× hintFactor only if the hint was taken before, and once', () => {
    const before = only(score(one, new Log().deliver(0, 'i1', ['e1']).hint(6, 'i1').hint(7, 'i1').act(15, 'ACK', 'i1.e1').end(60)));
    expect(lineOf(before, 'i1.e1')).toMatchObject({ hintFactor: 0.75, earned: 5.625 }); // 0.75 × 0.75 × 10
    for (const taken of [15, 16]) {
      const after = only(score(one, new Log().deliver(0, 'i1', ['e1']).act(15, 'ACK', 'i1.e1').hint(taken, 'i1').end(60)));
      expect(lineOf(after, 'i1.e1').earned).toBe(7.5);
      expect(lineOf(after, 'i1.e1').hintFactor).toBeUndefined();
    }
  });

  test('A6: penalties once per kind, whether by action or rule; the total never falls below 0', () => {
    const some = only(
      score(one, new Log().deliver(0, 'i1', ['e1']).act(20, 'ACK', 'i1.e1').penalty(21, 'X_WIPE').penalty(22, 'X_WIPE').end(60)),
    );
    // 5 earned - 3
    expect(some).toMatchObject({ earned: 2, possible: 10, percent: 20, penalties: 3 });
    expect(lineOf(some, 'penalty.X_WIPE')).toMatchObject({ state: 'charged', possible: 0, earned: -3, kind: 'penalty' });
    expect(lineOf(some, 'penalty.X_WIPE').explain.vi).toContain('trừ 3 điểm');
    // 2.5 earned (late) - 3 - 2 → 0
    const floor = only(
      score(one, new Log().deliver(0, 'i1', ['e1']).act(25, 'ACK', 'i1.e1').penalty(21, 'X_WIPE').penalty(22, 'X_SAY').end(60)),
    );
    expect(floor).toMatchObject({ earned: 0, percent: 0, penalties: 5 });
  });

  test('a report returned and filed again: the first filing gives the time, the last copy is what is marked', () => {
    const definition = scenario([injects('i1', { expects: [owes('e1', 'RPT', { quality: true })] })]);
    const log = new Log().deliver(0, 'i1', ['e1']).file(10, 'i1.e1', 'first');
    log.add(11, { type: 'report-returned', inject: 'i1', expect: 'e1', teamId: 'a', deliveryId: 'i1@a', rule: 'r1', effect: 0 });
    log.file(18, 'i1.e1', 'second').end(60);
    const line = lineOf(only(score(definition, log, { marks: [mark(0.75)] })), 'i1.e1');
    expect(line).toMatchObject({ responseMs: min(10), eventId: 'second', earned: 7.5 });
  });

  test('scalePoints scales what can be earned from then on, never the possible', () => {
    const scaled = (x: number) => {
      const log = new Log().deliver(0, 'i1', ['e1']).add(x, { type: 'points-scaled', inject: 'i1', expect: 'e1', factor: 0.5, rule: 'r1' });
      return lineOf(only(score(one, log.act(8, 'ACK', 'i1.e1').end(60))), 'i1.e1');
    };
    expect(scaled(7)).toMatchObject({ scale: 0.5, possible: 10, earned: 5 });
    expect(scaled(9)).toMatchObject({ possible: 10, earned: 10 });
    expect(scaled(8).earned).toBe(10); // I4: at equal time the action came first
  });

  test('shiftTarget moves the window, before the delivery or during it, but not what was over by then', () => {
    const shift = { type: 'target-shifted', inject: 'i1', expect: 'e1', target: min(15), max: min(25), rule: 'r1' } as const;
    const during = new Log().deliver(0, 'i1', ['e1']).add(9, shift).act(15, 'ACK', 'i1.e1').end(60);
    expect(lineOf(only(score(one, during)), 'i1.e1')).toMatchObject({ target: min(15), max: min(25), earned: 10 });
    const before = new Log().add(0, shift).deliver(5, 'i1', ['e1']).act(20, 'ACK', 'i1.e1').end(60);
    expect(lineOf(only(score(one, before)), 'i1.e1')).toMatchObject({ earned: 10 });
    const sameMoment = new Log().deliver(0, 'i1', ['e1']).act(15, 'ACK', 'i1.e1').add(15, shift).end(60);
    expect(lineOf(only(score(one, sameMoment)), 'i1.e1')).toMatchObject({ target: min(10), earned: 7.5 });
    const tooLate = new Log().deliver(0, 'i1', ['e1']).add(20, shift).act(24, 'ACK', 'i1.e1').end(60);
    expect(lineOf(only(score(one, tooLate)), 'i1.e1')).toMatchObject({ state: 'late', max: min(20), earned: 2.5 });
  });
});

describe('S4 what counts', () => {
  test('undelivered, skipped, not needed, and expectations not owed have no line; max not reached at END EX leaves both sums', () => {
    const definition = scenario([
      injects('i1', { expects: [owes('e1', 'ACK'), owes('e2', 'TRIAGE')] }),
      injects('i2', { expects: [owes('e1', 'ACK')] }),
      injects('i3', { expects: [owes('e1', 'ACK')] }),
      injects('i4', { expects: [owes('e1', 'MAINT')] }),
      injects('i5', { expects: [owes('e1', 'MAINT')] }),
    ]);
    const log = new Log()
      .deliver(0, 'i1', ['e1'])
      .act(5, 'ACK', 'i1.e1')
      .add(6, { type: 'inject-not-needed', inject: 'i2' })
      .add(6, { type: 'inject-skipped', inject: 'i3' })
      .deliver(41, 'i5', ['e1'])
      .end(60);
    const team = only(score(definition, log));
    expect(team.lines.map(({ ref }) => ref)).toEqual(['i1.e1', 'i5.e1']);
    expect(lineOf(team, 'i5.e1')).toMatchObject({ state: 'open', possible: 0, points: 10 });
    expect(lineOf(team, 'i5.e1').explain.vi).toContain('không tính');
    expect(team).toMatchObject({ earned: 10, possible: 10, percent: 100, provisional: false });
    // delivered at 40: its max is END EX itself, which expires it first (I4)
    const edge = new Log().deliver(40, 'i5', ['e1']).end(60);
    expect(lineOf(only(score(definition, edge)), 'i5.e1').state).toBe('missed');
  });

  test('a drill that still runs can be scored: open lines, provisional', () => {
    const sheet = score(one, new Log().deliver(0, 'i1', ['e1']).add(8, { type: 'message', from: 'excon', to: ['a'], text: 'Chào' }));
    expect(lineOf(only(sheet), 'i1.e1')).toMatchObject({ state: 'open', possible: 0 });
    expect(sheet.provisional).toBe(true);
    expect(only(sheet).rank).toBeNull();
  });

  test('questions follow the same curve, the first answer counts, hints cost', () => {
    const options = ['x', 'y'].map((id) => ({ id, text: { vi: id, en: id }, correct: id === 'x' }));
    const definition = scenario([injects('i1', { asks: [asks('q1', 'choice', { options, points: 8 })] })]);
    // target 5, max 10: at 7.5 half way → 0.75
    const right = only(score(definition, new Log().deliver(0, 'i1', []).answer(7.5, 'i1.q1', 'x').answer(8, 'i1.q1', 'y').end(60)));
    expect(lineOf(right, 'i1.q1')).toMatchObject({ kind: 'ask', state: 'met', answerFactor: 1, earned: 6 });
    expect(lineOf(right, 'i1.q1').explain.vi).toContain('Câu q1: nhận lúc T+00:00, trả lời lúc T+07:30');
    const wrong = only(score(definition, new Log().deliver(0, 'i1', []).answer(1, 'i1.q1', 'y').answer(2, 'i1.q1', 'x').end(60)));
    expect(lineOf(wrong, 'i1.q1')).toMatchObject({ state: 'wrong', answerFactor: 0, possible: 8, earned: 0 });
    const helped = only(score(definition, new Log().deliver(0, 'i1', []).hint(1, 'i1').answer(3, 'i1.q1', 'x').end(60)));
    expect(lineOf(helped, 'i1.q1').earned).toBe(6); // 0.75 × 8
    const late = only(score(definition, new Log().deliver(0, 'i1', []).answer(30, 'i1.q1', 'x', { credited: 2 }).end(60)));
    expect(lineOf(late, 'i1.q1')).toMatchObject({ state: 'met', earned: 8 }); // A5
  });

  test('a text needs a mark unless patterns accept it; a mark stands above the patterns', () => {
    const definition = scenario([injects('i1', { asks: [asks('free', 'text'), asks('host', 'text', { accept: ['web-01'] })] })]);
    const log = () => new Log().deliver(0, 'i1', []).answer(1, 'i1.free', 'Vì sao').answer(1, 'i1.host', 'máy một').end(60);
    const bare = only(score(definition, log()));
    expect(lineOf(bare, 'i1.free')).toMatchObject({ state: 'awaiting-mark', possible: 0 });
    expect(lineOf(bare, 'i1.host')).toMatchObject({ state: 'wrong', possible: 4, earned: 0 });
    const read = only(score(definition, log(), { marks: [mark(0.75, 'i1.free'), mark(1, 'i1.host')] }));
    expect(read).toMatchObject({ earned: 7, possible: 8, provisional: false }); // 3 + 4
  });

  test('repeats and ad-hoc injects count as lines of their own', () => {
    const variant = { if: { kind: 'clock', atLeast: 0 } as const, title: { vi: 'Lần hai', en: 'Again' } };
    const definition = scenario([injects('i1', { expects: [owes('e1', 'ACK')], variants: [variant] })]);
    const adhoc = {
      from: 'citizen',
      channel: 'email' as const,
      title: { vi: 'Hỏi thêm', en: 'One more' },
      body: { vi: '…', en: '…' },
      teams: ['a'],
      expects: [{ id: 'x1', action: 'MAINT', target: min(10), max: min(20), points: 6, objective: 'o2' }],
    };
    const log = new Log()
      .deliver(0, 'i1', ['e1'])
      .add(1, { type: 'inject-created', inject: 'i1-again', source: 'i1', variant: 1, rule: 'r1' })
      .deliver(1, 'i1-again', ['e1'], { variant: 1 })
      .add(2, { type: 'inject-created', inject: 'extra', adhoc })
      .deliver(2, 'extra', ['x1'])
      .act(5, 'ACK', 'i1-again.e1')
      .act(17, 'MAINT', 'extra.x1')
      .end(60);
    const team = only(score(definition, log));
    expect(team.lines.map(({ ref, earned }) => [ref, earned])).toEqual([
      ['i1.e1', 0],
      ['i1-again.e1', 10],
      ['extra.x1', 4.5], // 15 minutes → 0.75 × 6
    ]);
    expect(lineOf(team, 'i1-again.e1')).toMatchObject({ number: 'I1', injectTitle: { vi: 'Lần hai', en: 'Again' } });
    expect(lineOf(team, 'extra.x1')).toMatchObject({ must: false, stamp: 'contain', objective: 'o2', injectTitle: adhoc.title });
    expect(team.possible).toBe(26);
  });

  test('in joint play each addressed team owes its own', () => {
    const log = new Log().deliver(0, 'i1', ['e1']).deliver(0, 'i1', ['e1'], { team: 'b' }).act(5, 'ACK', 'i1.e1', { team: 'b' }).end(60);
    const sheet = score(one, log, { teams: [planned('a', 'w'), planned('b', 'w')], worlds: { w: log.events } });
    expect(sheet.teams.map(({ percent, rank }) => [percent, rank])).toEqual([
      [0, 2],
      [100, 1],
    ]);
    // what team b did never serves what team a received
    const foreign = new Log()
      .deliver(0, 'i1', ['e1'])
      .deliver(0, 'i1', ['e1'], { team: 'b' })
      .act(5, 'ACK', 'i1.e1', { team: 'b' })
      .end(60);
    const events = foreign.events.map((event) =>
      event.type === 'action-recorded' && event.serves ? { ...event, serves: { ...event.serves, deliveryId: 'i1@a' } } : event,
    );
    const mixed = score(one, log, { teams: [planned('a', 'w'), planned('b', 'w')], worlds: { w: events } });
    expect(mixed.teams.map(({ earned }) => earned)).toEqual([0, 0]);
  });

  test('S8: another rubric scores the same log again and is named', () => {
    const stricter = scenario([injects('i1', { expects: [owes('e1', 'ACK', { target: min(2), max: min(6), points: 4 })] })], {
      version: '1.3.0',
    });
    const log = new Log().deliver(0, 'i1', ['e1']).act(4, 'ACK', 'i1.e1').end(60);
    const sheet = score(stricter, log, { rubricHash: 'def' });
    expect(sheet.rubric).toEqual({ scenario: 'hn-test', version: '1.3.0', hash: 'def' });
    expect(only(sheet)).toMatchObject({ earned: 3, possible: 4 }); // half way from 2 to 6: 0.75 × 4
    expect(only(score(scenario([]), log)).lines).toEqual([]);
  });

  test('the last outcome wins', () => {
    const log = new Log()
      .add(1, { type: 'outcome-set', outcome: 'partial', rule: 'r1' })
      .add(2, { type: 'outcome-set', outcome: 'recovered', rule: 'r2' })
      .end(3);
    expect(only(score(one, log)).outcome?.vi).toBe('Đã khôi phục');
  });
});
