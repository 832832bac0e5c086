/** Deadlines of appeals, what becomes of their points, and what a sheet is called. */
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { createAppeals } from '../../server/publishing/appeals.js';
import { appealsUntil, endOfWorkingDay } from '../../server/publishing/deadline.js';
import { sheetHashOf } from '../../server/publishing/sheet.js';
import type { PublishingDeps } from '../../server/publishing/index.js';
import type { Issues } from '../../server/publishing/issues.js';
import { stateOf, type PublishingRecord } from '../../server/publishing/records.js';
import type { EvaluationRecord } from '../../server/shared/evaluation.js';
import type { ScoreSheet } from '../../server/shared/scores.js';

const VN = 'Asia/Ho_Chi_Minh';
const at = (iso: string): number => Date.parse(`${iso}+07:00`);

describe('until when a team may appeal', () => {
  test.each([
    ['Monday', '2026-11-23T09:00:00', 5, '2026-11-30T23:59:59'],
    ['Friday', '2026-11-27T17:00:00', 1, '2026-11-30T23:59:59'],
    ['Saturday', '2026-11-28T08:00:00', 5, '2026-12-04T23:59:59'],
    ['the same day', '2026-11-25T08:00:00', 0, '2026-11-25T23:59:59'],
    ['late in the evening, already the next day in UTC terms', '2026-11-25T23:30:00', 1, '2026-11-26T23:59:59'],
  ])('given %s, then working days are counted and the last one is whole', (_name, from, days, until) => {
    expect(endOfWorkingDay(at(from), days, VN)).toBe(at(until));
  });

  test('given nothing was given out, then never; given the organiser has set it, then that', () => {
    const issue = {
      kind: 'issue',
      id: '1',
      n: 1,
      by: 'u',
      wall: at('2026-11-23T09:00:00'),
      sheetHash: 'h',
      kept: 'k',
      head: {},
    } as PublishingRecord;
    const set: PublishingRecord = { kind: 'deadline', id: '2', by: 'u', wall: 2, until: 99 };
    expect(appealsUntil(stateOf([]), {})).toBeNull();
    expect(appealsUntil(stateOf([issue]), { appealDays: 1 })).toBe(at('2026-11-24T23:59:59'));
    expect(appealsUntil(stateOf([issue, set]), {})).toBe(99);
  });
});

test('given a sheet, then its hash is that of its canonical JSON', async () => {
  const sheet = {
    rubric: { scenario: 's', version: '1', hash: 'h' },
    provisional: false,
    metrics: { detect: { n: 1, censored: 0, median: 1.5, p90: null } },
    teams: [1, 2].map((n) => ({ teamId: `t${n}`, name: 'Đội “một”', outcome: undefined, percent: 99.1 / n })),
  } as unknown as ScoreSheet;
  const whole = createHash('sha256')
    .update(canonicalize(JSON.parse(JSON.stringify(sheet))) ?? '')
    .digest('hex');
  expect(await sheetHashOf(sheet)).toBe(whole);
});

test('given a server that stopped between an answer and its points, then they are written later, once, behind what was sealed meanwhile', async () => {
  const appeal = {
    kind: 'appeal',
    id: 'appeal-1',
    teamId: 't1',
    memberId: 'm',
    wall: 1,
    ref: 'i1.e1',
    deliveryId: 'd1',
    reason: '',
    evidence: [],
  };
  const answer = { kind: 'answer', id: 'appeal-1', by: 'u', wall: 2, x: 0, accepted: true, text: 'Đúng', earned: 3 };
  const written: EvaluationRecord[] = [];
  const appeals = createAppeals(
    {
      store: { records: () => Promise.resolve([appeal, answer]) },
      evaluation: {
        records: () => Promise.resolve(written),
        add: (_: string, record: EvaluationRecord) => Promise.resolve(written.push(record)),
      },
      clock: { wall: () => 9 },
    } as unknown as PublishingDeps,
    {} as Issues,
  );
  await appeals.settle('x');
  await appeals.settle('x');
  expect(written).toMatchObject([{ kind: 'override', teamId: 't1', deliveryId: 'd1', ref: 'i1.e1', earned: 3, by: 'u', wall: 9 }]);
});
