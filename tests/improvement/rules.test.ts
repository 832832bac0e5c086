/** The improvement plan's rules: what may follow what, what is overdue, who is reminded when, what is signed, whether a promise held. */
import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../server/errors.js';
import { boardOf } from '../../server/improvement/board.js';
import { boardCsv } from '../../server/improvement/csv.js';
import {
  changedAction,
  changedFinding,
  newAction,
  newFinding,
  newSignature,
  sentBefore,
  withdrawnFinding,
} from '../../server/improvement/decide.js';
import { enterRecord, planOf, type PlanState } from '../../server/improvement/fold.js';
import { planHash } from '../../server/improvement/hash.js';
import { checkPromise, figuresOf } from '../../server/improvement/promises.js';
import { remindersDue } from '../../server/improvement/reminders.js';
import { actionView, planView } from '../../server/improvement/views.js';
import { ACTION_STATUS, BoardQuery, type ActionStatus, type BoardAction, type PatchAction } from '../../server/shared/improvement.js';
import type { Rating, ScoreSheet } from '../../server/shared/scores.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (day: string, hour = 9): number => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);
const who = { by: 'u1', wall: at('2026-11-01') };

let ids = 0;
const id = (): string => `record-${String(++ids).padStart(4, '0')}`;
function code(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

/** A plan with one finding and one action of it. */
function sample(due = '2026-11-30', email?: string): { state: PlanState; finding: string; action: string } {
  const state = planOf([]);
  const finding = id();
  enterRecord(state, newFinding(state, { recordId: finding, kind: 'improvement', title: 'Báo cáo chậm', teams: ['t1'] }, {}, who));
  const action = id();
  const contact = { name: 'Đầu mối', ...(email && { email }) };
  enterRecord(
    state,
    newAction(
      state,
      { recordId: action, findingId: finding, action: 'Ban hành quy trình', element: 'planning', responsible: 'Sở A', contact, due },
      who,
    ),
  );
  return { state, finding, action };
}
function change(state: PlanState, action: string, said: Partial<PatchAction>, wall = who.wall): void {
  const basis = state.actions.get(action)!.changedWall;
  enterRecord(state, changedAction(state, action, { recordId: id(), basis, ...said }, { by: 'u2', wall }));
}

describe('what may follow what', () => {
  const ALLOWED = [
    'proposed agreed',
    'proposed dropped',
    'agreed doing',
    'agreed proposed',
    'agreed dropped',
    'doing done',
    'doing agreed',
    'doing dropped',
    'done verified',
    'done doing',
    'verified doing',
    'dropped proposed',
  ];
  const WAY: Record<ActionStatus, readonly ActionStatus[]> = {
    proposed: [],
    agreed: ['agreed'],
    doing: ['agreed', 'doing'],
    done: ['agreed', 'doing', 'done'],
    verified: ['agreed', 'doing', 'done', 'verified'],
    dropped: ['dropped'],
  };
  test('given every pair of statuses, then exactly the steps of the plan are taken', () => {
    const taken: string[] = [];
    for (const from of ACTION_STATUS) {
      for (const to of ACTION_STATUS.filter((one) => one !== from)) {
        const { state, action } = sample();
        for (const status of WAY[from]) change(state, action, { status, note: 'vì' });
        if (code(() => change(state, action, { status: to, note: 'vì' })) === 'ok') taken.push(`${from} ${to}`);
      }
    }
    expect(taken.toSorted()).toEqual(ALLOWED.toSorted());
  });

  test('given no word, then it is neither dropped nor, without evidence, verified', () => {
    const { state, action } = sample();
    expect(code(() => change(state, action, { status: 'dropped' }))).toBe('missing-field');
    for (const status of ['agreed', 'doing', 'done'] as const) change(state, action, { status });
    expect(code(() => change(state, action, { status: 'verified' }))).toBe('missing-field');
    const file = { id: 'file-0001', name: 'qd.pdf', type: 'application/pdf', size: 9 } as const;
    enterRecord(state, { kind: 'evidence', recordId: file.id, id: action, ...who, file });
    expect(code(() => change(state, action, { status: 'verified' }))).toBe('ok');
  });

  test('given an older picture, a source that has its finding, a finding in use, then each is refused by name', () => {
    const { state, finding, action } = sample();
    const basis = state.actions.get(action)!.changedWall;
    change(state, action, { status: 'agreed' });
    expect(code(() => changedAction(state, action, { recordId: id(), basis, due: '2026-12-01' }, who))).toBe('stale');
    const source = { kind: 'observation', id: 'o1' } as const;
    const made = newFinding(state, { recordId: id(), kind: 'strength', title: 'Gọi điện ngay', source }, {}, who);
    enterRecord(state, made);
    expect(code(() => newFinding(state, { recordId: id(), kind: 'strength', title: 'Khác', source }, {}, who))).toBe('already-exists');
    const stands = state.findings.get(finding)!.changedWall;
    expect(code(() => withdrawnFinding(state, finding, { recordId: id(), basis: stands }, who, false))).toBe('finding-in-use');
    // an evaluator changes only what is the evaluator's own
    const foreign = { by: 'u9', wall: who.wall };
    const more = { recordId: id(), basis: made.wall, analysis: 'Vì đã tập trước.' };
    expect(code(() => changedFinding(state, made.id, more, () => ({}), foreign, true))).toBe('forbidden');
    expect(code(() => changedFinding(state, made.id, more, () => ({}), foreign, false))).toBe('ok');
    // the same source is free again once its finding is withdrawn
    enterRecord(state, withdrawnFinding(state, made.id, { recordId: id(), basis: made.wall }, who, true));
    expect(code(() => newFinding(state, { recordId: id(), kind: 'strength', title: 'Khác', source }, {}, who))).toBe('ok');
  });

  test('given an act sent again, then it is known; given another one under its id, then it is refused', () => {
    const { state, finding } = sample();
    const said = { recordId: finding, kind: 'improvement', title: 'Báo cáo chậm', teams: ['t1'] };
    expect(sentBefore(state, finding, 'finding', 'u1', said)).toMatchObject({ id: finding });
    expect(code(() => sentBefore(state, finding, 'finding', 'u1', { ...said, title: 'Khác' }))).toBe('command-reused');
    expect(code(() => sentBefore(state, finding, 'finding', 'u2', said))).toBe('command-reused');
    expect(sentBefore(state, 'record-new', 'finding', 'u1', said)).toBeNull();
  });
});

describe('overdue', () => {
  test.each([
    ['2026-11-30', 'agreed', false],
    ['2026-12-01', 'agreed', true],
    ['2026-12-01', 'done', false],
    ['2026-12-01', 'dropped', false],
  ] as const)('given the day %s and the status %s, then %s', (today, status, overdue) => {
    const { state, action } = sample();
    const one = { ...state.actions.get(action)!, status };
    expect(actionView('x', state, one, today).overdue).toBe(overdue);
  });
});

describe('reminders', () => {
  const dueOn = (state: PlanState, wall: number): string[] =>
    remindersDue(
      [...state.actions.values()].map((action) => ({ exerciseId: 'x', action })),
      wall,
      ZONE,
    ).map(({ name }) => name.split('|').slice(1).join(' '));

  test('given a due day, then it goes a week before, a day before, on the day and every week after, from eight o’clock on', () => {
    const { state } = sample('2026-11-30', 'Dau.Moi@so.example');
    const days: Record<string, string[]> = {};
    for (let day = 20; day <= 30; day++) days[`11-${day}`] = dueOn(state, at(`2026-11-${day}`));
    const first = ['2026-11-30 -7'];
    expect(days).toEqual({
      '11-20': [],
      '11-21': [],
      '11-22': [],
      '11-23': first,
      '11-24': first,
      '11-25': first,
      '11-26': first,
      '11-27': first,
      '11-28': first,
      '11-29': ['2026-11-30 -1'],
      '11-30': ['2026-11-30 0'],
    });
    expect(dueOn(state, at('2026-11-23', 7))).toEqual([]);
    expect(dueOn(state, at('2026-12-07'))).toEqual(['2026-11-30 7']);
    expect(dueOn(state, at('2027-01-04'))).toEqual(['2026-11-30 35']);
  });

  test('given a due day that is moved, then the reminders follow; steps that had passed before are not made up for', () => {
    const { state, action } = sample('2026-11-30', 'a@so.example');
    change(state, action, { due: '2026-12-03' }, at('2026-11-28'));
    expect(dueOn(state, at('2026-11-30'))).toEqual([]);
    expect(dueOn(state, at('2026-12-02'))).toEqual(['2026-12-03 -1']);
  });

  test('given an action that is done or dropped, or a contact without an address, then nobody is reminded', () => {
    const { state, action } = sample('2026-11-30', 'a@so.example');
    for (const status of ['agreed', 'doing', 'done'] as const) change(state, action, { status });
    expect(dueOn(state, at('2026-12-08'))).toEqual([]);
    change(state, action, { status: 'doing' });
    expect(dueOn(state, at('2026-12-08'))).toEqual(['2026-11-30 7']);
    change(state, action, { status: 'dropped', note: 'thay bằng biện pháp khác' });
    expect(dueOn(state, at('2026-12-08'))).toEqual([]);
    expect(dueOn(sample('2026-11-30').state, at('2026-12-08'))).toEqual([]);
  });
});

describe('what is signed', () => {
  test('given progress and evidence, then a signature stands; given another day or a dropped action, then not', () => {
    const { state, action } = sample();
    const signed = planHash(state);
    const sign = { name: 'Nguyễn Văn A', title: 'Giám đốc', organisation: 'Sở A', planHash: signed };
    expect(code(() => newSignature(state, { recordId: id(), ...sign, planHash: 'other' }, who))).toBe('stale');
    enterRecord(state, newSignature(state, { recordId: id(), ...sign }, who));
    expect(code(() => newSignature(state, { recordId: id(), ...sign }, who))).toBe('already-exists');
    change(state, action, { status: 'agreed' });
    expect(planView('x', state, '2026-11-02').signatures).toMatchObject([{ name: 'Nguyễn Văn A', current: true }]);
    change(state, action, { due: '2026-12-15' });
    expect(planView('x', state, '2026-11-02').signatures).toMatchObject([{ current: false }]);
    change(state, action, { due: '2026-11-30' });
    expect(planHash(state)).toBe(signed);
    change(state, action, { status: 'dropped', note: 'không còn cần' });
    expect(planHash(state)).not.toBe(signed);
  });
});

describe('whether a promise held', () => {
  type Row = [team: string, agency: string, earned: number, possible: number, rating: Rating];
  function drill(rows: Row[], over = true) {
    const teams = rows.map(([teamId, , earned, possible, rating]) => ({ teamId, objectives: [{ id: 'o1', earned, possible, rating }] }));
    return figuresOf({ teams } as unknown as ScoreSheet, new Map(rows.map(([team, agency]) => [team, agency])), over);
  }
  const then = drill([
    ['t1', 'a', 4, 10, 'M'],
    ['t2', 'b', 6, 10, 'M'],
    ['t3', 'c', 10, 10, 'P'],
  ]);

  test.each([
    ['held', 'reached and not worse', 9, 'S'],
    ['partly', 'better, not reached', 6, 'M'],
    ['partly', 'reached, but worse', 3, 'S'],
    ['not-held', 'not better', 4, 'M'],
  ] as const)('given a result that is %s (%s), then the sentence names the figures', (verdict, _why, earned, rating) => {
    const check = checkPromise(
      'o1',
      ['t1'],
      then,
      drill([
        ['n1', 'a', earned, 10, rating],
        ['n2', 'd', 0, 10, 'U'],
      ]),
    );
    expect(check).toMatchObject({ verdict, before: 40, after: earned * 10, ratingBefore: 'M', ratingAfter: rating, agencies: 1 });
    expect(check.why.vi).toContain(`1 cơ quan dự cả hai lần: lần trước 40 % (M), lần này ${earned * 10} % (${rating})`);
    expect(check.why.en).toContain('Over 1 agency in both drills');
  });

  test('given agencies in both, then only they are compared; given none, then all teams', () => {
    const both = checkPromise(
      'o1',
      [],
      then,
      drill([
        ['n1', 'b', 8, 10, 'S'],
        ['n2', 'c', 9, 10, 'P'],
        ['n3', 'z', 0, 10, 'U'],
      ]),
    );
    expect(both).toMatchObject({ before: 80, after: 85, agencies: 2, verdict: 'held' });
    const none = checkPromise('o1', ['t1'], then, drill([['n1', 'z', 7, 10, 'S']]));
    expect(none).toMatchObject({ agencies: null, after: 70, verdict: 'held' });
    expect(none.before).toBeCloseTo(66.67, 1);
    expect(none.why.vi).toContain('không cơ quan nào dự cả hai lần');
  });

  test('given no objective, one that the other version lacks, a drill under way, or nothing scored, then nothing is claimed', () => {
    const now = drill([['n1', 'a', 9, 10, 'P']]);
    expect(checkPromise(undefined, [], then, now)).toMatchObject({ verdict: 'unknown', before: null });
    expect(checkPromise('o9', [], then, now)).toMatchObject({ verdict: 'unknown' });
    expect(checkPromise('o1', [], then, drill([['n1', 'a', 9, 10, 'P']], false))).toMatchObject({ verdict: 'unknown', after: null });
    expect(checkPromise('o1', [], then, drill([['n1', 'a', 0, 0, 'U']]))).toMatchObject({ verdict: 'unknown', before: 40, after: null });
  });
});

describe('the board', () => {
  const row = (of: Partial<BoardAction>): BoardAction => {
    const { state, action } = sample();
    return { ...actionView('x1', state, state.actions.get(action)!, '2026-11-02'), exercise: 'Diễn tập quý IV', ...of };
  };
  const rows = [
    row({ id: 'later', due: '2026-12-20', status: 'doing' }),
    row({ id: 'soon', due: '2026-12-10', status: 'agreed', responsible: 'Sở B', contact: { name: 'B', email: 'b@so.example' } }),
    row({ id: 'late', due: '2026-11-01', status: 'doing', overdue: true, action: 'Đào tạo cán bộ' }),
    row({ id: 'done', due: '2026-10-01', status: 'done', exerciseId: 'x2', exercise: '=HYPERLINK("x")' }),
  ];
  const asked = (query: object, address = '') => boardOf(rows, BoardQuery.parse(query), address);

  test('given everything, then overdue ones come first, then by day; counts and choices are of all', () => {
    const board = asked({});
    expect(board.actions.map((one) => one.id)).toEqual(['late', 'soon', 'later', 'done']);
    expect(board).toMatchObject({ total: 4, overdue: 1, counts: { doing: 2, agreed: 1, done: 1, proposed: 0, verified: 0, dropped: 0 } });
    expect(board.agencies).toEqual([
      { name: 'Sở A', n: 3 },
      { name: 'Sở B', n: 1 },
    ]);
  });

  test('given filters, words without diacritics, the caller’s address, a page, then exactly these', () => {
    expect(asked({ status: 'doing' })).toMatchObject({ total: 2, counts: { agreed: 1 } });
    expect(asked({ q: 'dao tao' }).actions.map((one) => one.id)).toEqual(['late']);
    expect(asked({ mine: 'true' }, 'B@so.example').actions.map((one) => one.id)).toEqual(['soon']);
    expect(asked({ exercise: 'x2' }).total).toBe(1);
    expect(asked({ overdue: 'true' }).total).toBe(1);
    expect(asked({ offset: '1', limit: '2' }).actions.map((one) => one.id)).toEqual(['soon', 'later']);
  });

  test('given a table, then no cell is a formula', () => {
    const csv = boardCsv(rows, 'vi');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.split('\r\n')).toHaveLength(6);
  });
});
