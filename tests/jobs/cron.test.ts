import { describe, expect, it } from '@jest/globals';
import { checkSchedule, datesAfter, nextDates, previewSchedule } from '../../server/jobs/cron.js';
import { cronWords } from '../../server/jobs/cron-words.js';
import { fromFields, instantOf, localClock, localDate, localTime } from '../../server/shared/zone.js';

const berlin = (cron: string) => ({ cron, timezone: 'Europe/Berlin' });
const at = (iso: string): number => Date.parse(iso);
const isos = (dates: number[]): string[] => dates.map((date) => new Date(date).toISOString());

describe('a cron expression in words', () => {
  it.each([
    ['0 8 * * 1', 'Lúc 08:00, chỉ vào thứ Hai', 'At 08:00, only on Monday'],
    ['30 8 1 * *', 'Lúc 08:30, vào ngày 1 của tháng', 'At 08:30, on day 1 of the month'],
    ['0 8 * * 1-5', 'Lúc 08:00, từ thứ Hai đến thứ Sáu', 'At 08:00, Monday through Friday'],
    ['0 8 * * 1#1', 'Lúc 08:00, vào thứ Hai đầu tiên của tháng', 'At 08:00, on the first Monday of the month'],
    ['0 8 * * 5L', 'Lúc 08:00, vào thứ Sáu cuối cùng của tháng', 'At 08:00, on the last Friday of the month'],
    [
      '30 8 5 1,7 *',
      'Lúc 08:30, vào ngày 5 của tháng, chỉ trong tháng 1 và tháng 7',
      'At 08:30, on day 5 of the month, only in January and July',
    ],
    [
      '0 8 1-7 * 2',
      'Lúc 08:00, từ ngày 1 đến ngày 7 của tháng, và cả thứ Ba',
      'At 08:00, between day 1 and 7 of the month, and on Tuesday',
    ],
    ['*/10 * * * * *', 'Mỗi 10 giây', 'Every 10 seconds'],
  ])('%s: %s', (cron, vi, en) => expect(cronWords(cron)).toEqual({ vi, en }));

  it('every date of a preview is told with weekday, date, time and distance from UTC', () => {
    const preview = previewSchedule({ cron: '0 8 * * 1', timezone: 'Asia/Ho_Chi_Minh' }, at('2026-03-28T00:00:00Z'));
    expect(preview.next).toHaveLength(5);
    expect(preview.next[0]).toEqual({
      at: '2026-03-30T01:00:00.000Z',
      local: { vi: 'Thứ Hai, 30/03/2026 08:00 (UTC+07:00)', en: 'Monday, 30/03/2026 08:00 (UTC+07:00)' },
    });
  });
});

describe('what is no schedule', () => {
  it.each([
    ['60 8 * * *', 'phút'],
    ['0 8 * *', 'đang có 4'],
    ['0 8 * * MÔN', 'thứ'],
    ['0 8 31 2 *', 'ngày'],
    ['*/90 * * * *', '/90'],
    ['', 'đang có 0'],
  ])('%s is refused, naming what is wrong', (cron, named) => {
    expect(checkSchedule(berlin(cron))).toMatchObject({ code: 'bad-cron', detail: { vi: expect.stringContaining(named) as unknown } });
    expect(previewSchedule(berlin(cron), 0)).toMatchObject({ valid: false, next: [], error: { code: 'bad-cron' } });
  });
  it('an unknown zone is refused', () =>
    expect(checkSchedule({ cron: '0 8 * * 1', timezone: 'Asia/Ha_Noi' })).toMatchObject({ code: 'bad-timezone' }));
});

describe('changes of the clocks', () => {
  it('Europe/Berlin in spring: a time that is skipped comes an hour later on that day, and says so', () => {
    const { next } = previewSchedule(berlin('30 2 * * *'), at('2026-03-28T12:00:00Z'));
    expect(next.slice(0, 2).map(({ at: date }) => date)).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z']);
    expect(next[0]).toMatchObject({
      local: { vi: 'Chủ nhật, 29/03/2026 03:30 (UTC+02:00)' },
      note: { vi: expect.stringContaining('vặn tới') as unknown },
    });
    expect(next[1]!.note).toBeUndefined();
  });
  it('Europe/Berlin in autumn: a time that comes twice is taken once, the first, and says so', () => {
    const { next } = previewSchedule(berlin('30 2 * * *'), at('2026-10-24T12:00:00Z'));
    expect(next.slice(0, 2).map(({ at: date }) => date)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
    expect(next[0]!.note?.vi).toContain('lấy lần đầu');
  });
  it('a weekly drill keeps its local time over the change, not its distance in hours', () => {
    const dates = nextDates(berlin('0 8 * * 1'), at('2026-03-20T00:00:00Z'), 3);
    expect(isos(dates)).toEqual(['2026-03-23T07:00:00.000Z', '2026-03-30T06:00:00.000Z', '2026-04-06T06:00:00.000Z']);
  });
  it('the dates are the same wherever in between one begins to count, through both changes', () => {
    for (const cron of ['30 2 * * *', '0 2,3 * * *', '0,30 * * * *'])
      for (const [from, to] of [
        ['2026-03-28T20:00:00Z', '2026-03-30T04:00:00Z'],
        ['2026-10-24T20:00:00Z', '2026-10-26T04:00:00Z'],
      ] as const) {
        const all: number[] = [];
        for (const date of datesAfter(berlin(cron), at(from))) {
          if (date > at(to)) break;
          all.push(date);
        }
        for (let begin = at(from); begin < at(to); begin += 7 * 60_000) {
          const expected = all.find((date) => date > begin);
          if (expected !== undefined) expect(nextDates(berlin(cron), begin, 1)).toEqual([expected]);
        }
      }
  });
  it('Asia/Ho_Chi_Minh has none: 08:00 is always 01:00 UTC', () => {
    const dates = nextDates({ cron: '0 8 * * *', timezone: 'Asia/Ho_Chi_Minh' }, at('2026-01-01T02:00:00Z'), 400);
    expect(new Set(dates.map((date) => date % 86_400_000))).toEqual(new Set([3_600_000]));
  });
});

describe('local time and instants', () => {
  it('what a field of local time shows comes back as the same instant, except the second of a doubled hour', () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'])
      for (let instant = at('2026-01-01T00:00:00Z'); instant < at('2027-01-01T00:00:00Z'); instant += 7 * 3_600_000) {
        const found = fromFields(localDate(instant, zone), localClock(instant, zone), zone)!;
        expect(found.kind === 'plain' ? found.instant : Math.min(found.instant, instant)).toBe(
          found.kind === 'plain' ? instant : found.instant,
        );
      }
  });
  it('a day that the calendar does not have, or half a time, is none', () => {
    for (const [date, time] of [
      ['31/02/2026', '08:00'],
      ['1/13/2026', '08:00'],
      ['01/12/2026', '24:00'],
      ['01/12/2026', '8'],
      ['', ''],
    ] as const)
      expect(fromFields(date, time, 'Asia/Ho_Chi_Minh')).toBeNull();
    expect(new Date(fromFields('1/12/2026', '8:05', 'Asia/Ho_Chi_Minh')!.instant).toISOString()).toBe('2026-12-01T01:05:00.000Z');
  });
  it('a skipped time is taken as long after the gap as it was past its start', () => {
    const local = { year: 2026, month: 3, day: 29, hour: 2, minute: 15, second: 0 };
    const { instant, kind } = instantOf(local, 'Europe/Berlin');
    expect(kind).toBe('skipped');
    expect(localTime(instant, 'Europe/Berlin')).toMatchObject({ hour: 3, minute: 15 });
  });
});
