/** Plays one world by hand for the engine's tests: given a scenario, when orders arrive at drill times, then the log says so. */
import { createWorld, decide, evolveAll, nextWake } from '../../server/engine/index.js';
import type { CopyOrder, Ctx, Definition, Order, SteerOrder, TeamOrder, WorldState } from '../../server/engine/index.js';
import type { EventOf, EventType, FieldValues, WorldEvent } from '../../server/shared/events.js';
import type { Decision } from '../../server/engine/index.js';

type Answer = Decision<WorldState>;
type Steer = SteerOrder extends infer O
  ? O extends SteerOrder
    ? Omit<O, 'commandId' | 'by'> & { commandId?: string; by?: string }
    : never
  : never;
type Team = TeamOrder extends infer O
  ? O extends TeamOrder
    ? Omit<O, 'commandId' | 'teamId' | 'memberId'> & { commandId?: string; teamId?: string; memberId?: string }
    : never
  : never;

export interface Play {
  state(): WorldState;
  /** All events after `started`, or all of one type. */
  log(): WorldEvent[];
  of<T extends EventType>(type: T): EventOf<T>[];
  /** The log in short: `10:00 inject-delivered s1 t1`. */
  lines(): string[];
  wake(): number | null;
  order(x: number, order: Order): Answer;
  advance(x: number): Answer;
  team(x: number, order: Team): Answer;
  act(
    x: number,
    action: string,
    more?: { inject?: string; fields?: FieldValues; teamId?: string; memberId?: string; commandId?: string },
  ): Answer;
  excon(x: number, order: Steer): Answer;
  copy(x: number, body: CopyOrder['body']): Answer;
}

/** Code of a refusal; null for an acknowledgement. */
export const codeOf = (answer: Answer): string | null => (answer.ok ? null : answer.refusal.code);

export interface Options {
  /** Team id → parts; default one team that plays both. */
  teams?: Record<string, string[]>;
  /** A host that wakes late records when it woke (I8); the default host is punctual. */
  late?: boolean;
  /** Phase to stop in before the test begins; default `running`, started at drill time 0. */
  phase?: 'planned' | 'ready' | 'running';
  /** Grave actions are the captain's (A11). */
  approval?: boolean;
}

export function play(
  def: Definition,
  { teams = { t1: ['a', 'b'] }, late = false, phase = 'running', approval = false }: Options = {},
): Play {
  let n = 0;
  let ctl = 0;
  const newId = (): string => `e${(n += 1)}`;
  const first = createWorld(
    'w1',
    Object.entries(teams).map(([id, parts]) => ({ id, parts })),
    { wall: 0, newId },
  );
  const events: WorldEvent[] = [first];
  let state = evolveAll(def, events)!;
  let skip = 0;

  const order = (x: number, given: Order): Answer => {
    const ctx: Ctx = { x, wall: 1_000_000 + x, newId, approval, ...(late ? {} : { recordedX: (dueX: number) => dueX }) };
    const answer = decide(def, state, given, ctx);
    state = answer.state;
    events.push(...answer.events);
    return answer;
  };
  const copy: Play['copy'] = (x, body) => order(x, { type: 'copy', commandId: `ctl:${(ctl += 1)}`, by: 'director', body });
  const team: Play['team'] = (x, given) =>
    order(x, { commandId: `c${(n += 1)}`, teamId: Object.keys(teams)[0]!, memberId: 'm1', ...given });

  if (phase !== 'planned') copy(0, { type: 'readied' });
  skip = events.length;
  if (phase === 'running') {
    copy(0, { type: 'started', factor: 1 });
    skip = events.findIndex((event) => event.type === 'started') + 1;
  }

  return {
    state: () => state,
    log: () => events.slice(skip),
    of: <T extends EventType>(type: T) => events.filter((event) => event.type === type) as unknown as EventOf<T>[],
    lines: () => events.slice(skip).map(line),
    wake: () => nextWake(def, state),
    order,
    advance: (x) => order(x, { type: 'advance' }),
    team,
    act: (x, action, more = {}) => team(x, { type: 'act', action, ...more }),
    excon: (x, given) => order(x, { commandId: `c${(n += 1)}`, by: 'excon1', ...given }),
    copy,
  };
}

const SUBJECTS = ['inject', 'expect', 'ask', 'rule', 'action', 'code', 'system', 'state', 'outcome', 'teamId'] as const;

/** `T+mm:ss type subject…` */
function line(event: WorldEvent): string {
  const seconds = Math.floor(event.at.x / 1000);
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  const fields = event as unknown as Record<string, unknown>;
  return [clock, event.type, ...SUBJECTS.flatMap((key) => (typeof fields[key] === 'string' ? [fields[key]] : []))].join(' ');
}
