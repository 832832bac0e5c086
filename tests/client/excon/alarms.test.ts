/** Alarms: who stalls, who is dark, what waits; grouped, acknowledged once, ringing again only for what is new. */
import { describe, expect, it } from '@jest/globals';
import { acknowledge, alarmsOf, DEFAULTS, ringing, settle, threadsOf, type AlarmFacts } from '../../../client/src/consoles/excon/alarms.js';
import type { ExconView } from '../../../server/shared/views.js';
import { createNumbering, emptyView, nextItem } from './sample.js';
import { reduceExconAll } from '../../../server/shared/reduce-excon.js';

const MIN = 60_000;

/** Three teams that got the first inject at 0 (target five minutes); the second has served it. */
function running(): ExconView {
  const number = createNumbering();
  const items = [0, 1, 2].map((team) => nextItem(team, 0, 0, 0, number));
  items.push(nextItem(1, 0, 4, 2 * MIN, number));
  return { ...reduceExconAll({ ...emptyView(3), phase: 'running' }, items), phase: 'running' };
}
const facts = (view: ExconView, more: Partial<AlarmFacts> = {}): AlarmFacts => ({
  view,
  x: 12 * MIN,
  wall: 100 * MIN,
  actedX: {},
  darkSince: {},
  ...more,
});
const said = (id: string, from: string, wall: number, more: object = {}): ExconView['messages'][number] => ({
  id,
  type: 'message',
  at: { x: 0, wall },
  recordedX: 0,
  stream: 'world:ex1:w0',
  seq: 1,
  from,
  to: 'excon',
  text: 'Xin hướng dẫn',
  ...more,
});

describe('alarms', () => {
  it('a team stalls when it is past a target and has done nothing for so long; all of them are one alarm', () => {
    const alarms = alarmsOf(facts(running()), DEFAULTS);
    expect(alarms).toEqual([{ id: 'stall', kind: 'stall', teams: ['t0', 't2'], since: 5 * MIN }]);
  });

  it('who has just acted does not stall, nor who was given time, nor anybody while time stands still', () => {
    const view = running();
    expect(alarmsOf(facts(view, { actedX: { t0: 10 * MIN, t2: 11 * MIN } }), DEFAULTS)).toEqual([]);
    const given = {
      ...view,
      credits: { t0: [{ ms: 10 * MIN, at: { x: 0, wall: 0 } }], t2: [{ ms: 10 * MIN, inject: 'i0', at: { x: 0, wall: 0 } }] },
    };
    expect(alarmsOf(facts(given), DEFAULTS)).toEqual([]);
    expect(alarmsOf(facts({ ...view, phase: 'paused' }), DEFAULTS)).toEqual([]);
  });

  it('a team is dark after so many seconds, not before', () => {
    const view = { ...running(), cells: {} };
    const dark = (seconds: number): AlarmFacts => facts(view, { darkSince: { t1: 100 * MIN - seconds * 1000 } });
    expect(alarmsOf(dark(DEFAULTS.darkSeconds - 1), DEFAULTS)).toEqual([]);
    expect(alarmsOf(dark(DEFAULTS.darkSeconds), DEFAULTS)).toMatchObject([{ kind: 'dark', teams: ['t1'] }]);
  });

  it('a contingency that waits for a yes or no rings at once, also during a pause', () => {
    const view: ExconView = { ...running(), cells: {}, phase: 'paused', pending: { w0: { i10: { state: 'asked' } } } };
    expect(alarmsOf(facts(view), DEFAULTS)).toMatchObject([{ id: 'asked:i10', kind: 'asked', teams: ['t0'], inject: 'i10' }]);
  });

  it('a message waits until EXCON answers that team; what goes to everybody answers nobody', () => {
    const messages = [said('a', 't0', 0), said('b', 't1', 0), said('c', 't0', MIN)];
    const answer = said('d', 'excon', 2 * MIN, { to: ['t1'], commandId: 'one' });
    const toAll = ['t0', 't1', 't2'].map((team) => said(`e${team}`, 'excon', 3 * MIN, { to: [team], commandId: 'all' }));
    const view: ExconView = { ...running(), cells: {}, messages: [...messages, answer, ...toAll] };
    const waits = Object.fromEntries(threadsOf(view).map(({ teamId, waitingSince }) => [teamId, waitingSince]));
    expect(waits).toEqual({ t0: 0, t1: null, t2: null });
    expect(alarmsOf(facts(view), DEFAULTS)).toMatchObject([{ kind: 'message', teams: ['t0'], since: 0 }]);
  });

  it('acknowledged is silent until another team joins, and rings again when it happens again', () => {
    const [stall] = alarmsOf(facts(running()), DEFAULTS);
    if (!stall) throw new Error('nothing stalls');
    const done = acknowledge({}, stall);
    expect(ringing([stall], done)).toEqual([]);
    expect(ringing([{ ...stall, teams: [...stall.teams, 't1'] }], done)).toHaveLength(1);
    const quiet = settle(done, [{ ...stall, teams: ['t0'] }]);
    expect(ringing([stall], quiet)).toHaveLength(1);
    expect(settle(quiet, [{ ...stall, teams: ['t0'] }])).toBe(quiet);
    expect(settle(quiet, [])).toEqual({});
  });
});
