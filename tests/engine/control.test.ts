/** C2, C4, C5, A2: the director's acts in the control stream. */
import { describe, expect, test } from '@jest/globals';
import { createControl, decideControl, endOf, evolveControl, SYSTEM } from '../../server/engine/index.js';
import type { ControlDecision, ControlOrder, ControlState } from '../../server/engine/index.js';
import type { ControlCommand } from '../../server/shared/commands.js';
import type { ControlEvent } from '../../server/shared/events.js';
import type { Phase } from '../../server/shared/views.js';

type Order = ControlCommand extends infer C
  ? C extends ControlCommand
    ? Omit<C, 'commandId'> & { commandId?: string; director?: boolean }
    : never
  : never;

function director(factor?: number) {
  let n = 0;
  const newId = (): string => `c${(n += 1)}`;
  const log: ControlEvent[] = [
    createControl({ scenarioHash: 'h', play: 'parallel', seed: 's', ...(factor === undefined ? {} : { factor }) }, { wall: 0, newId }),
  ];
  let state: ControlState = log.reduce<ControlState | null>(evolveControl, null)!;
  const give = (order: ControlOrder, x: number): ControlDecision => {
    const decision = decideControl(state, order, { x, wall: x, newId, duration: 3_600_000 });
    state = decision.state;
    log.push(...decision.events);
    return decision;
  };
  return {
    state: () => state,
    log,
    give,
    order: (order: Order, x = 0) => give({ commandId: `k${(n += 1)}`, by: 'u1', ...order }, x),
  };
}
const MIN = 60_000;
const code = (decision: ControlDecision) => (decision.ok ? null : decision.refusal.code);

/** Acts that lead to each phase. */
const WAY: Record<Phase, ControlCommand['type'][]> = {
  planned: [],
  ready: ['ready'],
  running: ['start'],
  paused: ['start', 'pause'],
  ended: ['start', 'end'],
  published: ['start', 'end', 'publish'],
  cancelled: ['cancel'],
};
const ALL: Order[] = [
  { type: 'ready' },
  { type: 'start' },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'end' },
  { type: 'set-factor', factor: 7 },
  { type: 'extend', to: '2h' },
  { type: 'cancel' },
  { type: 'open-board', open: true },
  { type: 'publish' },
  { type: 'take-lead' },
  { type: 'hand-over', to: 'u2' },
];

describe('C4 phases and what they take', () => {
  const legal: Record<Phase, string> = {
    planned: 'ready start set-factor extend cancel open-board take-lead hand-over',
    ready: 'start set-factor extend cancel open-board take-lead hand-over',
    running: 'pause end set-factor extend cancel open-board take-lead hand-over',
    paused: 'resume end set-factor extend cancel open-board take-lead hand-over',
    ended: 'open-board publish take-lead hand-over',
    published: 'open-board take-lead hand-over',
    cancelled: '',
  };
  test.each(Object.entries(legal))('C4 %s takes: %s', (phase, expected) => {
    const taken = ALL.filter((order) => {
      const drill = director();
      for (const type of WAY[phase as Phase]) drill.order({ type } as Order);
      expect(drill.state().phase).toBe(phase);
      return drill.order(order).ok;
    });
    expect(taken.map((order) => order.type).join(' ')).toBe(expected);
  });

  test('C4 start from planned passes through ready, and the answer is the start', () => {
    const drill = director(30);
    const answer = drill.order({ type: 'start', reason: 'đúng giờ' });
    expect(drill.log.slice(1)).toMatchObject([
      { type: 'readied', by: 'u1' },
      { type: 'started', factor: 30, by: 'u1', reason: 'đúng giờ' },
    ]);
    expect(answer).toMatchObject({ ok: true, answer: { id: drill.log[2]!.id } });
    expect(drill.log[1]).not.toHaveProperty('commandId');
  });

  test('C4 a real incident is a pause with its own reason, also on top of an ordinary one', () => {
    const drill = director();
    drill.order({ type: 'start' });
    drill.order({ type: 'pause' }, 5);
    expect(code(drill.order({ type: 'pause' }, 5))).toBe('wrong-phase');
    drill.order({ type: 'pause', realIncident: true, reason: 'Sự cố thật' }, 5);
    expect(drill.state()).toMatchObject({ phase: 'paused', pause: { realIncident: true, reason: 'Sự cố thật' } });
    expect(code(drill.order({ type: 'pause', realIncident: true }, 5))).toBe('wrong-phase');
    drill.order({ type: 'resume', director: true }, 5);
    expect(drill.state().pause).toBeNull();
  });

  test('C4 after END EX the refusal says so', () => {
    const drill = director();
    for (const type of WAY.ended) drill.order({ type } as Order);
    expect(code(drill.order({ type: 'pause' }))).toBe('ended');
    expect(code(drill.order({ type: 'cancel' }))).toBe('ended');
  });
});

describe('C2 the time factor', () => {
  test.each([
    [0.1, null],
    [120, null],
    [0.09, 'bad-factor'],
    [120.1, 'bad-factor'],
    [Number.NaN, 'bad-factor'],
    [1, 'nothing-to-do'],
  ])('C2 %d → %s', (factor, expected) => {
    expect(code(director().order({ type: 'set-factor', factor }))).toBe(expected);
  });

  test('C2 chosen before START EX it is the one that starts', () => {
    const drill = director(2);
    drill.order({ type: 'set-factor', factor: 10 });
    drill.order({ type: 'start' });
    expect(drill.log.at(-1)).toMatchObject({ type: 'started', factor: 10 });
  });
});

describe('the control stream is a log like any other', () => {
  test('A2 a repeated act is answered the same; another content under its id is refused', () => {
    const drill = director();
    const first = drill.order({ type: 'start', commandId: 'same' }, 0);
    const again = drill.order({ type: 'start', commandId: 'same' }, 9);
    expect(again).toMatchObject({ ok: true, events: [] });
    expect(again).toHaveProperty('answer', (first as { answer: unknown }).answer);
    expect(code(drill.order({ type: 'pause', commandId: 'same' }))).toBe('command-reused');
    drill.order({ type: 'set-factor', factor: 4, commandId: 'f' });
    expect(code(drill.order({ type: 'set-factor', factor: 5, commandId: 'f' }))).toBe('command-reused');
  });

  test('V3 folded it gives the live state; x never falls', () => {
    const drill = director();
    drill.order({ type: 'start' }, 0);
    drill.order({ type: 'pause' }, 100);
    drill.give({ type: 'outage', fromWall: 1, toWall: 2 }, 50);
    drill.order({ type: 'resume' }, 100);
    drill.order({ type: 'end' }, 200);
    drill.order({ type: 'publish' }, 200);
    expect(drill.log.map((event) => event.at.x)).toEqual([0, 0, 0, 100, 100, 100, 200, 200]);
    expect((JSON.parse(JSON.stringify(drill.log)) as ControlEvent[]).reduce<ControlState | null>(evolveControl, null)).toEqual(
      drill.state(),
    );
  });

  test('C3 an outage given again under its id is one', () => {
    const drill = director();
    drill.order({ type: 'start' });
    const outage = { type: 'outage', fromWall: 1, toWall: 2, by: 'host', commandId: 'outage-1' } as const;
    drill.give(outage, 5);
    expect(drill.give(outage, 5)).toMatchObject({ ok: true, events: [] });
    expect(drill.state().phase).toBe('running');
  });

  test('V2 a log that does not begin with its creation is no log', () => {
    expect(() => evolveControl(null, { type: 'readied', id: 'x', at: { x: 0, wall: 0 }, recordedX: 0 })).toThrow('exercise-created');
  });
});

describe('C6 the end moves', () => {
  test.each<[Phase, number | string, number, string | null]>([
    ['planned', '61m', 0, null],
    ['ready', 3_600_001, 0, null],
    ['running', '2h', 30 * MIN, null],
    ['paused', '2h', 30 * MIN, null],
    ['running', '1h', 30 * MIN, 'bad-duration'],
    ['running', '30m', 45 * MIN, 'bad-duration'],
    ['running', '400h', 30 * MIN, 'bad-duration'],
    ['ended', '2h', 30 * MIN, 'ended'],
    ['cancelled', '2h', 0, 'wrong-phase'],
  ])('C6 while %s to %s at %d → %s', (phase, to, x, expected) => {
    const drill = director();
    for (const type of WAY[phase]) drill.order({ type } as Order, x);
    expect(code(drill.order({ type: 'extend', to, reason: 'Thêm thời gian' }, x))).toBe(expected);
  });

  test('C6 it only ever grows, and the last one holds', () => {
    const drill = director();
    expect(endOf(drill.state(), 60 * MIN)).toBe(60 * MIN);
    drill.order({ type: 'extend', to: '90m' });
    expect(drill.log.at(-1)).toMatchObject({ type: 'extended', duration: 90 * MIN });
    expect(code(drill.order({ type: 'extend', to: '80m' }))).toBe('bad-duration');
    drill.order({ type: 'extend', to: '100m', commandId: 'same' });
    expect(endOf(drill.state(), 60 * MIN)).toBe(100 * MIN);
    expect(drill.order({ type: 'extend', to: '100m', commandId: 'same' })).toMatchObject({ ok: true, events: [] });
    expect(code(drill.order({ type: 'extend', to: '110m', commandId: 'same' }))).toBe('command-reused');
  });
});

describe('C7 who steers', () => {
  const led = () => {
    const drill = director();
    drill.order({ type: 'start' });
    drill.order({ type: 'take-lead' });
    return drill;
  };

  test('C7 nobody leads at first, and then everybody may steer', () => {
    const drill = director();
    expect(drill.state().lead).toBeNull();
    expect(drill.give({ type: 'start', commandId: 'k', by: 'u2' }, 0).ok).toBe(true);
  });

  test.each<Order>([
    { type: 'pause' },
    { type: 'end' },
    { type: 'set-factor', factor: 2 },
    { type: 'extend', to: '90m' },
    { type: 'cancel' },
    { type: 'open-board', open: true },
    { type: 'hand-over', to: 'u2' },
  ])('C7 while somebody leads, $type of another is refused; the lead’s own and the system’s are not', (order) => {
    const other = led().give({ commandId: 'k', by: 'u2', ...order }, 1);
    expect(code(other)).toBe('not-in-control');
    expect(led().order(order, 1).ok).toBe(true);
    expect(led().give({ commandId: 'k', by: SYSTEM, ...order }, 1).ok).toBe(true);
  });

  test('C7 anybody may stop for a real incident, and anybody may take over', () => {
    const drill = led();
    expect(drill.give({ type: 'pause', realIncident: true, commandId: 'k', by: 'u2' }, 1).ok).toBe(true);
    expect(drill.give({ type: 'take-lead', commandId: 'k2', by: 'u2', reason: 'Đổi ca' }, 1).ok).toBe(true);
    expect(drill.log.at(-1)).toMatchObject({ type: 'lead-changed', lead: 'u2', by: 'u2', reason: 'Đổi ca' });
    expect(code(drill.order({ type: 'end' }, 1))).toBe('not-in-control');
    expect(code(drill.give({ type: 'take-lead', commandId: 'k3', by: 'u2' }, 1))).toBe('nothing-to-do');
  });

  test('C7 the lead hands over to another, or to nobody in particular', () => {
    const drill = led();
    drill.order({ type: 'hand-over', to: 'u2' });
    expect(code(drill.order({ type: 'pause' }))).toBe('not-in-control');
    expect(drill.give({ type: 'hand-over', to: null, commandId: 'k', by: 'u2' }, 1).ok).toBe(true);
    expect(drill.order({ type: 'pause' }).ok).toBe(true);
    expect(code(drill.order({ type: 'hand-over', to: null }))).toBe('nothing-to-do');
  });

  test('C8 after a real incident only a director resumes', () => {
    const drill = director();
    drill.order({ type: 'start' });
    drill.order({ type: 'pause', realIncident: true }, 5);
    expect(code(drill.order({ type: 'resume' }, 5))).toBe('needs-director');
    expect(drill.order({ type: 'resume', director: true }, 5).ok).toBe(true);
    drill.order({ type: 'pause' }, 6);
    expect(drill.order({ type: 'resume' }, 6).ok).toBe(true);
  });
});

describe('C9 what else is recorded of a start and of the board', () => {
  test('C9 a start in spite of what was red says what that was', () => {
    const drill = director();
    drill.order({ type: 'start', override: ['teams', 'mail'], reason: 'Đã kiểm tra' });
    expect(drill.log.at(-1)).toMatchObject({ type: 'started', override: ['teams', 'mail'], by: 'u1' });
  });

  test('C9 only the scheduler notes a start that was missed', () => {
    const drill = director();
    const missed = { type: 'note-missed-start', dueWall: 1000, choice: 'ask', commandId: 'm' } as const;
    expect(code(drill.order(missed))).toBe('forbidden');
    expect(drill.give({ ...missed, by: SYSTEM }, 0).ok).toBe(true);
    expect(drill.log.at(-1)).toMatchObject({ type: 'start-missed', dueWall: 1000, choice: 'ask' });
    drill.order({ type: 'start' });
    expect(code(drill.give({ ...missed, by: SYSTEM, commandId: 'm2' }, 1))).toBe('wrong-phase');
  });

  test('C9 an open board can stand still, and published results cannot', () => {
    const drill = director();
    drill.order({ type: 'start' });
    expect(drill.order({ type: 'open-board', open: true, frozen: true }).ok).toBe(true);
    expect(drill.state().board).toEqual({ open: true, published: false, frozen: true });
    expect(code(drill.order({ type: 'open-board', open: true, frozen: true }))).toBe('nothing-to-do');
    drill.order({ type: 'open-board', open: true });
    expect(drill.state().board.frozen).toBe(false);
    drill.order({ type: 'open-board', open: true, frozen: true });
    drill.order({ type: 'end' });
    drill.order({ type: 'publish' });
    expect(drill.state().board).toEqual({ open: true, published: true, frozen: false });
    expect(code(drill.order({ type: 'open-board', open: true, frozen: true }))).toBe('nothing-to-do');
  });
});
