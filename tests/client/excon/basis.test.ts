/** Two controllers: what a command is about, what was on screen when it was decided, what others did since. */
import { describe, expect, it } from '@jest/globals';
import { basisOf, freshActs, since, subjectOf } from '../../../client/src/consoles/excon/basis.js';
import type { ExconAct, ExconView } from '../../../server/shared/views.js';
import { emptyView } from './sample.js';

const act = (commandId: string, by: string, wall: number): ExconAct => ({ commandId, by, type: 'inject-held', at: { x: 0, wall } });
const view = (acts: ExconView['acts']): ExconView => ({ ...emptyView(2), acts });

describe('basis', () => {
  it('is the drill, an inject or a team; what disturbs nobody has none', () => {
    expect(subjectOf({ type: 'pause' })).toBe('control');
    expect(subjectOf({ type: 'hold', inject: 'i1' })).toBe('i1');
    expect(subjectOf({ type: 'credit-time', team: 't1', inject: 'i1' })).toBe('team:t1');
    expect(subjectOf({ type: 'say', to: 'all' })).toBeNull();
    expect(subjectOf({ type: 'send-adhoc' })).toBeNull();
  });

  it('counts the acts on screen', () => {
    const now = view({ control: [act('a', 'u2', 1)], i1: [act('b', 'u1', 2), act('c', 'u2', 3)] });
    expect(basisOf(now, { type: 'end' })).toBe(1);
    expect(basisOf(now, { type: 'skip', inject: 'i1' })).toBe(2);
    expect(basisOf(now, { type: 'skip', inject: 'i2' })).toBe(0);
    expect(basisOf(now, { type: 'say' })).toBeUndefined();
  });

  it('others’ acts since then are told, one’s own are not', () => {
    const now = view({ i1: [act('a', 'u2', 1), act('b', 'u1', 2), act('c', 'u2', 3)] });
    expect(since(now, 'i1', 1, 'u1').map(({ commandId }) => commandId)).toEqual(['c']);
  });

  it('each act of others is told once, in the order in which they came', () => {
    const known = new Set<string>();
    const first = view({ i1: [act('a', 'u2', 1)] });
    freshActs(first, known, 'u1');
    const second = view({ i1: [act('a', 'u2', 1), act('c', 'u3', 9)], control: [act('b', 'u2', 5), act('d', 'u1', 6)] });
    expect(freshActs(second, known, 'u1').map(({ subject, act: { commandId } }) => `${subject} ${commandId}`)).toEqual([
      'control b',
      'i1 c',
    ]);
    expect(freshActs(second, known, 'u1')).toEqual([]);
  });
});
