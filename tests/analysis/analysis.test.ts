/** The analysis of a drill, figures worked out by hand from small logs (S7, I8, A4, A5, I10). Times in minutes of drill time. */
import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../server/analysis/index.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { Definition } from '../../server/engine/definition.js';
import type { Analysis } from '../../server/shared/analysis.js';
import type { ControlEvent, WorldEvent } from '../../server/shared/events.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { asks, injects, Log, min, owes, scenario } from '../scoring/support.js';

const TEAMS = [
  { teamId: 'a', name: 'Đội a', worldId: 'a', kind: 'Xã' },
  { teamId: 'b', name: 'Đội b', worldId: 'b', kind: '' },
];
const control = (type: string, at: number): ControlEvent =>
  ({ type, id: `c-${type}`, at: { x: min(at), wall: 0 }, recordedX: min(at) }) as unknown as ControlEvent;
const CONTROL = [control('exercise-created', 0), control('started', 0), control('ended', 60)];

interface Analysed {
  analysis: Analysis;
  sheet: ScoreSheet;
}
function analysed(definition: Definition, worlds: Record<string, readonly WorldEvent[]>, teams = TEAMS, events = CONTROL): Analysed {
  const plan = teams.map(({ teamId, name, worldId }) => ({ teamId, name, worldId, parts: ['all'] }));
  const sheet = scoreDrill({ definition, rubricHash: 'h', teams: plan, worlds, marks: [], overrides: [] });
  return { sheet, analysis: analyse({ definition, sheet, worlds, control: events, teams }) };
}
const cell = ({ heat }: Analysis, teamId: string, inject: string) =>
  heat.rows.find((row) => row.teamId === teamId)?.cells[heat.injects.indexOf(inject)];

const ONE = scenario([
  injects('i1', {
    objective: 'o1',
    attack: ['T1190'],
    expects: [owes('ack', 'ACK'), owes('evid', 'EVID')],
    asks: [asks('q', 'choice', { options: [{ id: 'x', text: { vi: '', en: '' }, correct: true }] })],
  }),
  injects('i2', { type: 'context' }),
  injects('i3', { attack: ['T1190', 'T1059'], expects: [owes('esc', 'ESC', { quality: true })] }),
]);
/** Team a does all of i1, the last of it late; team b looks at it and does a third of it. Only a receives i3. */
const worldA = new Log()
  .deliver(0, 'i1', ['ack', 'evid'])
  .seen(1, 'i1')
  .act(2, 'ACK', 'i1.ack')
  .answer(4, 'i1.q', 'x')
  .deliver(5, 'i2', [])
  .seen(6, 'i2')
  .act(25, 'EVID', 'i1.evid', { late: true })
  .deliver(30, 'i3', ['esc'])
  .act(38, 'ESC', 'i3.esc')
  .end(60).events;
const worldB = new Log()
  .deliver(0, 'i1', ['ack', 'evid'], { team: 'b' })
  .seen(3, 'i1', 'b')
  .act(8, 'ACK', 'i1.ack', { team: 'b' })
  .deliver(5, 'i2', [], { team: 'b' })
  .end(60).events;

describe('response times', () => {
  const { analysis, sheet } = analysed(ONE, { a: worldA, b: worldB });
  const { distributions } = analysis;

  test('S7: by stamp they are the sheet’s own metrics, values and censored ones apart', () => {
    expect(distributions.stamp.map(({ key }) => key)).toEqual(['acknowledge', 'escalate']);
    for (const { key, stat } of distributions.stamp) expect(stat).toEqual(sheet.metrics[key as 'acknowledge']);
    expect(distributions.stamp[0]).toMatchObject({ values: [min(2), min(8)], censored: [], stat: { n: 2, median: min(5) } });
  });

  test('S7: by inject every expectation and question counts, the undone as long as they had been open, and none is averaged', () => {
    const i1 = distributions.inject.find(({ key }) => key === 'i1')!;
    expect(i1.values).toEqual([min(2), min(4), min(8), min(25)]);
    expect(i1.censored).toEqual([min(60), min(60)]);
    expect(i1.stat).toMatchObject({ n: 4, censored: 2, median: min(16.5), p90: null, p90Above: min(60) });
    expect(distributions.inject.map(({ key }) => key)).toEqual(['i1', 'i3']);
  });

  test('teams, objectives and kinds of agency hold the same values, those of none of them under their own name', () => {
    const sums = (list: Analysis['distributions']['team']) => list.map(({ key, stat }) => [key, stat.n, stat.censored]);
    expect(sums(distributions.team)).toEqual([
      ['a', 4, 0],
      ['b', 1, 2],
    ]);
    expect(sums(distributions.objective)).toEqual([
      ['o1', 4, 2],
      ['', 1, 0],
    ]);
    expect(distributions.kind.map(({ key, label, stat }) => [key, label.en, stat.n])).toEqual([
      ['Xã', 'Xã', 4],
      ['', 'No kind given', 1],
    ]);
  });

  test('A4: initiative counts as 0; A5: what was done in a cut counts at its own time', () => {
    const definition = scenario([injects('i1', { expects: [owes('a', 'ACK', { early: true }), owes('b', 'TRIAGE')] })]);
    const serves = { deliveryId: 'i1@a', inject: 'i1', expect: 'a', late: false, early: true };
    const log = new Log()
      .act(1, 'ACK', undefined, { id: 'kept' })
      .deliver(10, 'i1', ['a', 'b'])
      .add(10, { type: 'early-served', teamId: 'a', action: 'ACK', actionEventId: 'kept', serves })
      .act(25, 'TRIAGE', 'i1.b', { credited: 14 })
      .end(60);
    const { analysis: own } = analysed(definition, { a: log.events }, TEAMS.slice(0, 1));
    expect(own.distributions.inject[0]!.values).toEqual([0, min(4)]);
    expect(cell(own, 'a', 'i1')).toMatchObject({ state: 'met', actedX: min(10), doneX: min(14) });
  });
});

describe('inject × team', () => {
  const { analysis } = analysed(ONE, { a: worldA, b: worldB });

  test('a cell tells how it ended and when each step came', () => {
    expect(cell(analysis, 'a', 'i1')).toEqual({
      state: 'late',
      // 10 + 4 + 0.25 × 10 of 24 points
      share: 16.5 / 24,
      deliveredX: 0,
      seenX: min(1),
      actedX: min(2),
      doneX: min(25),
      targetX: min(10),
      maxX: min(20),
    });
    expect(cell(analysis, 'b', 'i1')).toMatchObject({ state: 'part', seenX: min(3), actedX: min(8) });
    expect(cell(analysis, 'b', 'i1')).not.toHaveProperty('doneX');
    expect(cell(analysis, 'a', 'i2')).toEqual({ state: 'none', share: null, deliveredX: min(5), seenX: min(6) });
    expect(cell(analysis, 'a', 'i3')).toMatchObject({ state: 'waiting', share: null });
    expect(cell(analysis, 'b', 'i3')).toBeNull();
  });

  test('I8, I10: the clock starts when the delivery was recorded, and time given moves target and max', () => {
    const definition = scenario([injects('i1', { expects: [owes('a', 'ACK')] })]);
    const log = new Log().deliver(10, 'i1', ['a'], { recordedAt: 11 }).add(20, { type: 'time-credited', teamId: 'a', ms: min(5) });
    const { analysis: own } = analysed(definition, { a: log.act(34, 'ACK', 'i1.a').end(60).events }, TEAMS.slice(0, 1));
    expect(cell(own, 'a', 'i1')).toMatchObject({ state: 'met', deliveredX: min(11), targetX: min(26), maxX: min(36) });
  });

  test('what is undone is missed past its max, still open before it; nothing done at all is missed and not part', () => {
    const definition = scenario([injects('i1', { expects: [owes('a', 'ACK'), owes('b', 'TRIAGE', { max: min(90) })] })]);
    const missed = new Log().deliver(0, 'i1', ['a', 'b']).end(60).events;
    const open = new Log().deliver(0, 'i1', ['a', 'b'], { team: 'b' }).act(3, 'ACK', 'i1.a', { team: 'b' }).end(60).events;
    const { analysis: own } = analysed(definition, { a: missed, b: open });
    expect(cell(own, 'a', 'i1')?.state).toBe('missed');
    expect(cell(own, 'b', 'i1')?.state).toBe('open');
  });

  test('I3: a repeat has its own column beside its source, an ad-hoc inject the last, a confirmed check was acted on', () => {
    const adhoc = {
      from: 'EXCON',
      channel: 'chat' as const,
      title: { vi: 'Kiểm tra', en: 'Check' },
      body: { vi: '', en: '' },
      teams: ['a'],
      expects: [],
      check: true,
    };
    const log = new Log()
      .add(1, { type: 'inject-created', inject: 'x', adhoc })
      .deliver(1, 'x', [])
      .add(2, { type: 'receipt-confirmed', teamId: 'a', deliveryId: 'x@a', inject: 'x' })
      .deliver(3, 'i1', ['ack', 'evid'])
      .add(9, { type: 'inject-created', inject: 'i1-again', source: 'i1', rule: 'r' })
      .deliver(9, 'i1-again', ['ack', 'evid'])
      .end(60);
    const { analysis: own } = analysed(ONE, { a: log.events }, TEAMS.slice(0, 1));
    expect(own.heat.injects).toEqual(['i1', 'i1-again', 'i2', 'i3', 'x']);
    expect(cell(own, 'a', 'x')).toEqual({ state: 'none', share: null, deliveredX: min(1), actedX: min(2) });
    expect(cell(own, 'a', 'i1-again')?.state).toBe('missed');
    expect(own.techniques.find(({ id }) => id === 'T1190')?.injects).toEqual(['i1', 'i1-again', 'i3']);
  });

  test('joint play: teams of one world each have their own row, and none has what was not sent to it', () => {
    const log = new Log()
      .deliver(0, 'i1', ['ack', 'evid'])
      .deliver(0, 'i1', ['ack'], { team: 'b' })
      .act(4, 'ACK', 'i1.ack', { team: 'b' })
      .deliver(10, 'i3', ['esc'], { team: 'b' })
      .end(60);
    const joint = TEAMS.map((team) => ({ ...team, worldId: 'w' }));
    const { analysis: own } = analysed(ONE, { w: log.events }, joint);
    expect(cell(own, 'a', 'i1')?.state).toBe('missed');
    // the question of i1 went to both
    expect(cell(own, 'b', 'i1')?.state).toBe('part');
    expect(cell(own, 'a', 'i3')).toBeNull();
    expect(own.minutes[0]).toMatchObject({ deliveries: 2 });
  });
});

describe('funnel, load, techniques', () => {
  const { analysis } = analysed(ONE, { a: worldA, b: worldB });

  test('only what asked for something counts, and every step holds those that came further', () => {
    // i1 of both teams, i3 of one that acted without a look and whose mark is missing
    expect(analysis.funnel.all).toEqual({ delivered: 3, seen: 3, acted: 3, met: 1 });
    expect(analysis.funnel.injects).toEqual([
      { inject: 'i1', delivered: 2, seen: 2, acted: 2, met: 0 },
      { inject: 'i3', delivered: 1, seen: 1, acted: 1, met: 1 },
    ]);
  });

  test('minutes reach from START EX to END EX; what happens at END EX is of the last one', () => {
    const late = new Log().deliver(3, 'i1', ['ack', 'evid'], { recordedAt: 3.5 }).file(3.2, 'i1.ack', 'r').end(60).events;
    const { minutes } = analysed(ONE, { a: late }, TEAMS.slice(0, 1)).analysis;
    expect(minutes).toHaveLength(60);
    expect(minutes[3]).toEqual({ x: min(3), deliveries: 1, acts: 0, reports: 1, messages: 0, events: 2, drift: min(0.5) });
    expect(minutes[4]).toMatchObject({ events: 0, drift: null });
    expect(minutes[59]).toMatchObject({ events: 2 });
    expect(analysed(ONE, {}, [], CONTROL.slice(0, 1)).analysis.minutes).toEqual([]);
  });

  test('a technique counts the points of the injects that show it, and the teams that received one', () => {
    expect(analysis.techniques).toEqual([
      // i3 awaits its mark: nothing was possible on it yet
      { id: 'T1059', injects: ['i3'], teams: 1, percent: null },
      // of a 16.5 of 24, of b 10 of 24
      { id: 'T1190', injects: ['i1', 'i3'], teams: 2, percent: (26.5 / 48) * 100 },
    ]);
  });
});
