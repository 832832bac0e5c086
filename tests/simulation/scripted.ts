/** One script of orders, played by hosts of different habits: the log must not tell them apart (V1, C2, no cross-world effect). */
import { isDeepStrictEqual } from 'node:util';
import { createWorld, decide, evolveAll, nextWake } from '../../server/engine/index.js';
import type { CopyOrder, Definition, Order, WorldState } from '../../server/engine/index.js';
import type { WorldEvent } from '../../server/shared/events.js';
import { min } from '../support/definition.js';
import { prng, type Prng } from '../support/prng.js';
import { essence } from './compare.js';
import { guess, randomOrder } from './random-orders.js';
import { randomScenario } from './random-scenario.js';

interface Step {
  x: number;
  order: Order;
}

/** Punctual: at every wake. Lazy: with orders only. Chunked: at moments of its own. Paused: stopped and resumed at such moments. */
type Habit = 'punctual' | 'lazy' | 'chunked' | 'paused';

/** Throws when two habits differ. */
export function playScript(seed: number): void {
  const r = prng(seed ^ 0x5eed);
  const def = randomScenario(r);
  const parts = r.chance(0.5) ? [['a'], ['b'], ['a', 'b']] : [['a', 'b']];
  const teams = parts.map((of, i) => ({ id: `t${i + 1}`, parts: of }));
  const steps = randomScript(
    r,
    def,
    teams.map((team) => team.id),
  );
  const approval = r.chance(0.5);
  const taken = new Set(steps.map((step) => step.x));
  const moments = Array.from({ length: r.int(1, 12) }, () => r.int(0, 100) * min(0.5) + r.pick([0, 0, 1, 777])).filter(
    (x) => !taken.has(x),
  );
  const run = (habit: Habit, beside = false): unknown[] =>
    essence(
      play(
        def,
        teams,
        steps,
        habit,
        moments.toSorted((a, b) => a - b),
        beside,
        approval,
      ),
    );
  const punctual = run('punctual');
  for (const habit of ['lazy', 'chunked', 'paused'] as const) {
    const other = run(habit);
    const at = punctual.findIndex((event, i) => !isDeepStrictEqual(event, other[i]));
    if (at >= 0 || other.length !== punctual.length) {
      const [expected, found] = [punctual[at], other[at < 0 ? punctual.length : at]].map((event) => JSON.stringify(event));
      throw new Error(`V1/C2: a ${habit} host writes another log than a punctual one: event ${at}: ${found} instead of ${expected}`);
    }
  }
  if (!isDeepStrictEqual(run('punctual', true), punctual))
    throw new Error('no cross-world effect: another world beside it changed the log');
}

function randomScript(r: Prng, def: Definition, teams: string[]): Step[] {
  const end = r.int(40, 100) * min(0.5);
  const xs = Array.from({ length: r.int(5, 50) }, () => (r.chance(0.5) ? r.int(0, 90) * min(0.5) : r.int(0, min(45)))).filter(
    (x) => x < end,
  );
  const steps: Step[] = xs.toSorted((a, b) => a - b).map((x, i) => ({ x, order: randomOrder(r, guess(def, teams, x), `c${i}`) }));
  const ended: CopyOrder = { type: 'copy', commandId: 'ctl:900', body: { type: 'ended' } };
  return [{ x: 0, order: { type: 'copy', commandId: 'ctl:1', body: { type: 'started', factor: 1 } } }, ...steps, { x: end, order: ended }];
}

function play(
  def: Definition,
  teams: { id: string; parts: string[] }[],
  steps: Step[],
  habit: Habit,
  moments: number[],
  beside: boolean,
  approval: boolean,
): WorldEvent[] {
  let n = 0;
  const newId = (): string => `e${(n += 1)}`;
  const first = createWorld('w', teams, { wall: 0, newId });
  const log: WorldEvent[] = [first];
  let state: WorldState = evolveAll(def, log)!;
  // A world of the same story that others play, moved along between every two decisions.
  const others = createWorld('v', [{ id: 'u1', parts: ['a', 'b'] }], { wall: 0, newId });
  let other = evolveAll(def, [others])!;
  const give = (x: number, order: Order): void => {
    const decision = decide(def, state, order, { x, wall: 0, newId, recordedX: (dueX) => dueX, approval });
    state = decision.state;
    log.push(...decision.events);
    if (!beside) return;
    if (order.type === 'copy') other = decide(def, other, order, { x, wall: 0, newId }).state;
    else
      other = decide(
        def,
        other,
        { type: 'act', commandId: `o${n}`, teamId: 'u1', memberId: 'o', action: n % 2 ? 'ACK' : 'WIPE' },
        { x, wall: 0, newId },
      ).state;
  };
  let acts = 1;
  const stop = (x: number): void => {
    give(x, { type: 'copy', commandId: `ctl:${(acts += 1)}`, body: { type: 'paused', realIncident: false } });
    if (nextWake(def, state) !== null) throw new Error('C2 something is due while paused');
    give(x, { type: 'advance' });
    give(x, { type: 'copy', commandId: `ctl:${(acts += 1)}`, body: { type: 'resumed' } });
  };
  let moment = 0;
  for (const step of steps) {
    if (habit === 'punctual') {
      for (let wake = nextWake(def, state); wake !== null && wake < step.x; wake = nextWake(def, state)) give(wake, { type: 'advance' });
    }
    for (; state.phase === 'running' && moments[moment] !== undefined && moments[moment]! < step.x; moment += 1) {
      if (habit === 'chunked') give(moments[moment]!, { type: 'advance' });
      if (habit === 'paused') stop(moments[moment]!);
    }
    give(step.x, step.order);
  }
  return log.filter((event) => event.type !== 'paused' && event.type !== 'resumed');
}
