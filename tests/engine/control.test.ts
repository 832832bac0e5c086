/** C2, C4, C5, A2: the director's acts in the control stream. */
import { describe, expect, test } from '@jest/globals';
import { createControl, decideControl, evolveControl } from '../../server/engine/index.js';
import type { ControlDecision, ControlOrder, ControlState } from '../../server/engine/index.js';
import type { ControlCommand } from '../../server/shared/commands.js';
import type { ControlEvent } from '../../server/shared/events.js';
import type { Phase } from '../../server/shared/views.js';

type Order = ControlCommand extends infer C ? (C extends ControlCommand ? Omit<C, 'commandId'> & { commandId?: string } : never) : never;

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
  { type: 'cancel' },
  { type: 'open-board', open: true },
  { type: 'publish' },
];

describe('C4 phases and what they take', () => {
  const legal: Record<Phase, string> = {
    planned: 'ready start set-factor cancel open-board',
    ready: 'start set-factor cancel open-board',
    running: 'pause end set-factor cancel open-board',
    paused: 'resume end set-factor cancel open-board',
    ended: 'open-board publish',
    published: 'open-board',
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
    drill.order({ type: 'resume' }, 5);
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
