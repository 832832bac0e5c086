/** The drill's `control` stream: phases and the director's acts, judged here once and copied to every world (C2, C4, C5). */
import type { ControlCommand } from '../shared/commands.js';
import type { Code, Refusal } from '../shared/codes.js';
import type { At, ControlBody, ControlEvent, EventOf } from '../shared/events.js';
import { durationMs } from '../shared/text.js';
import type { Phase } from '../shared/views.js';

export interface ControlState {
  phase: Phase;
  /** In force, or to be in force from START EX. */
  factor: number;
  /** Drill ms of the last act. */
  x: number;
  /** Set while paused. */
  pause: { realIncident: boolean; reason: string | null } | null;
  board: { open: boolean; published: boolean; frozen: boolean };
  /** When it ends, drill ms, once it was extended; null: as the scenario says. */
  extendedTo: number | null;
  /** Who steers it; null: nobody in particular. */
  lead: string | null;
  /** Acts folded; the last one's number, from 1. */
  count: number;
  /** By `<userId>|<commandId>`: the act a command was acknowledged with, and what it asked. */
  commands: Record<string, { id: string; at: At; type: ControlEvent['type']; value: Value }>;
}

/** What two commands of one type can differ in. */
type Value = number | string | boolean | null;

/** `x`: drill ms of the act, from the host's clock (it stands still unless running). */
export interface ControlCtx {
  x: number;
  wall: number;
  newId: () => string;
  /** When the scenario ends, drill ms. */
  duration: number;
}

/** Acts when nobody does: the scheduler, the end of the scenario. Nobody's lead binds it. */
export const SYSTEM = 'system';

/**
 * A director's command, or what the host itself has to say: an outage (C3). `director`: whether the sender may decide
 * on what follows a real incident.
 */
export type ControlOrder =
  | (ControlCommand & { by: string; director?: boolean })
  | { type: 'outage'; fromWall: number; toWall: number; by?: string; commandId?: string };

export type ControlDecision = { state: ControlState; events: ControlEvent[] } & (
  | { ok: true; answer: { id: string; at: At } }
  | { ok: false; refusal: Refusal }
);

/** The longest a drill can be made, ms: two weeks of drill time; more is a slip of the hand that nothing takes back. */
export const LONGEST = 14 * 24 * 3_600_000;

/** The time factor's bounds (C2). */
export const FACTOR = { min: 0.1, max: 120 } as const;

/** The first event of the stream. */
export function createControl(
  body: Omit<EventOf<'exercise-created'>, 'type' | 'id' | 'at' | 'recordedX'>,
  ctx: Pick<ControlCtx, 'wall' | 'newId'>,
): EventOf<'exercise-created'> {
  return { ...body, type: 'exercise-created', id: ctx.newId(), at: { x: 0, wall: ctx.wall }, recordedX: 0 };
}

/** Throws when the first event is not `exercise-created`. */
export function evolveControl(state: ControlState | null, event: ControlEvent): ControlState {
  if (state === null && event.type !== 'exercise-created') throw new Error(`a drill begins with exercise-created, not ${event.type}`);
  const had: ControlState = state ?? {
    phase: 'planned',
    factor: 1,
    x: 0,
    pause: null,
    board: { open: false, published: false, frozen: false },
    extendedTo: null,
    lead: null,
    count: 0,
    commands: {},
  };
  const next: ControlState = { ...had, ...change(had, event), x: Math.max(had.x, event.at.x), count: had.count + 1 };
  if (event.commandId === undefined) return next;
  const accepted = { id: event.id, at: event.at, type: event.type, value: valueOf(event) };
  return { ...next, commands: { ...next.commands, [key(event.by, event.commandId)]: accepted } };
}

function change(state: ControlState, event: ControlEvent): Partial<ControlState> {
  switch (event.type) {
    case 'exercise-created':
      return { factor: event.factor ?? 1 };
    case 'readied':
      return { phase: 'ready' };
    case 'started':
      return { phase: 'running', factor: event.factor };
    case 'paused':
      return { phase: 'paused', pause: { realIncident: event.realIncident, reason: event.reason ?? null } };
    case 'resumed':
      return { phase: 'running', pause: null };
    case 'factor-set':
      return { factor: event.factor };
    case 'ended':
      return { phase: 'ended', pause: null };
    case 'cancelled':
      return { phase: 'cancelled', pause: null };
    case 'board-opened':
      return { board: { ...state.board, open: event.open, frozen: event.frozen ?? false } };
    case 'published':
      return { phase: 'published', board: { ...state.board, published: true, frozen: false } };
    case 'extended':
      return { extendedTo: event.duration };
    case 'lead-changed':
      return { lead: event.lead };
    case 'outage':
    case 'start-missed':
      return {};
  }
}

/** In each phase, the commands it takes. */
export const LEGAL: Record<Phase, readonly ControlCommand['type'][]> = {
  planned: ['ready', 'start', 'set-factor', 'extend', 'cancel', 'open-board', 'take-lead', 'hand-over', 'note-missed-start'],
  ready: ['start', 'set-factor', 'extend', 'cancel', 'open-board', 'take-lead', 'hand-over', 'note-missed-start'],
  running: ['pause', 'end', 'set-factor', 'extend', 'cancel', 'open-board', 'take-lead', 'hand-over'],
  // Paused again: only to turn it into a real-incident stop.
  paused: ['pause', 'resume', 'end', 'set-factor', 'extend', 'cancel', 'open-board', 'take-lead', 'hand-over'],
  ended: ['publish', 'open-board', 'take-lead', 'hand-over'],
  published: ['open-board', 'take-lead', 'hand-over'],
  cancelled: [],
};

/** A repeated command is answered as before, with no events (A2). `start` from `planned` passes through `ready`. */
export function decideControl(state: ControlState, order: ControlOrder, ctx: ControlCtx): ControlDecision {
  const known = order.commandId === undefined ? undefined : state.commands[key(order.by, order.commandId)];
  if (known) {
    const same = order.type === 'outage' ? known.type === 'outage' : known.type === RECORDED_AS[order.type] && known.value === asked(order);
    if (!same) return { state, events: [], ok: false, refusal: { code: 'command-reused' } };
    return { state, events: [], ok: true, answer: { id: known.id, at: known.at } };
  }
  if (order.type === 'outage') {
    const { fromWall, toWall, ...source } = order;
    return recorded(state, [{ type: 'outage', fromWall, toWall }], source, ctx);
  }
  const wrong = refusal(state, order, ctx);
  if (wrong) return { state, events: [], ok: false, refusal: { code: wrong } };
  return recorded(state, bodies(state, order), { by: order.by, commandId: order.commandId }, ctx);
}

/** When the drill ends, drill ms; `planned`: as the scenario says. */
export const endOf = (state: Pick<ControlState, 'extendedTo'> | null, planned: number): number => state?.extendedTo ?? planned;

/** Anyone may stop for a real incident, and take over; the rest is the lead's while there is one (C7). */
const leadOnly = (order: ControlCommand): boolean => order.type !== 'take-lead' && !(order.type === 'pause' && order.realIncident === true);

type Command = Extract<ControlOrder, { by: string; director?: boolean }>;

function refusal(state: ControlState, order: Command, ctx: ControlCtx): Code | null {
  if (order.type === 'note-missed-start' && order.by !== SYSTEM) return 'forbidden';
  if (!LEGAL[state.phase].includes(order.type)) {
    return state.phase === 'ended' || state.phase === 'published' ? (order.type === 'publish' ? 'wrong-phase' : 'ended') : 'wrong-phase';
  }
  if (state.lead !== null && order.by !== state.lead && order.by !== SYSTEM && leadOnly(order)) return 'not-in-control';
  switch (order.type) {
    case 'resume':
      return state.pause?.realIncident && order.director !== true ? 'needs-director' : null;
    case 'extend':
      return extension(order) > Math.max(endOf(state, ctx.duration), ctx.x) && extension(order) <= LONGEST ? null : 'bad-duration';
    case 'take-lead':
      return state.lead === order.by ? 'nothing-to-do' : null;
    case 'hand-over':
      return state.lead === order.to ? 'nothing-to-do' : null;
    case 'pause':
      return state.pause && (state.pause.realIncident || order.realIncident !== true) ? 'wrong-phase' : null;
    case 'set-factor':
      if (!(order.factor >= FACTOR.min && order.factor <= FACTOR.max)) return 'bad-factor';
      return order.factor === state.factor ? 'nothing-to-do' : null;
    case 'open-board':
      return order.open === state.board.open && frozen(state, order) === state.board.frozen ? 'nothing-to-do' : null;
    default:
      return null;
  }
}

const extension = (order: Extract<ControlCommand, { type: 'extend' }>): number =>
  typeof order.to === 'number' ? order.to : (durationMs(order.to) ?? 0);

/** A board that is not open shows nothing that could stand still, and published results are final. */
const frozen = ({ board }: ControlState, order: Extract<ControlCommand, { type: 'open-board' }>): boolean =>
  order.open && order.frozen === true && !board.published;

const RECORDED_AS = {
  ready: 'readied',
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
  'set-factor': 'factor-set',
  cancel: 'cancelled',
  'open-board': 'board-opened',
  publish: 'published',
  extend: 'extended',
  'take-lead': 'lead-changed',
  'hand-over': 'lead-changed',
  'note-missed-start': 'start-missed',
} as const satisfies Record<ControlCommand['type'], ControlEvent['type']>;

function bodies(state: ControlState, order: Command): ControlBody[] {
  if (order.type === 'note-missed-start') return [{ type: 'start-missed', dueWall: order.dueWall, choice: order.choice }];
  const reason = order.reason === undefined ? {} : { reason: order.reason };
  switch (order.type) {
    case 'start':
      return [
        ...(state.phase === 'planned' ? [{ type: 'readied' as const }] : []),
        { type: 'started', factor: state.factor, ...reason, ...(order.override?.length ? { override: order.override } : {}) },
      ];
    case 'pause':
      return [{ type: 'paused', realIncident: order.realIncident ?? false, ...reason }];
    case 'set-factor':
      return [{ type: 'factor-set', factor: order.factor, ...reason }];
    case 'open-board':
      return [{ type: 'board-opened', open: order.open, ...(frozen(state, order) && { frozen: true }), ...reason }];
    case 'extend':
      return [{ type: 'extended', duration: extension(order), ...reason }];
    case 'take-lead':
      return [{ type: 'lead-changed', lead: order.by, ...reason }];
    case 'hand-over':
      return [{ type: 'lead-changed', lead: order.to, ...reason }];
    default:
      return [{ type: RECORDED_AS[order.type], ...reason }];
  }
}

/** The part of a command that another one of its type could differ in. */
function asked(order: Command): Value {
  switch (order.type) {
    case 'set-factor':
      return order.factor;
    case 'open-board':
      return order.open;
    case 'pause':
      return order.realIncident ?? false;
    case 'extend':
      return extension(order);
    case 'take-lead':
      return order.by;
    case 'hand-over':
      return order.to;
    case 'note-missed-start':
      return order.dueWall;
    default:
      return null;
  }
}

function valueOf(event: ControlEvent): Value {
  switch (event.type) {
    case 'factor-set':
      return event.factor;
    case 'board-opened':
      return event.open;
    case 'paused':
      return event.realIncident;
    case 'extended':
      return event.duration;
    case 'lead-changed':
      return event.lead;
    case 'start-missed':
      return event.dueWall;
    default:
      return null;
  }
}

/** The last of the events answers the command and alone carries its id. */
function recorded(state: ControlState, all: ControlBody[], source: { by?: string; commandId?: string }, ctx: ControlCtx): ControlDecision {
  const x = Math.max(ctx.x, state.x);
  const { by, commandId } = source;
  const events = all.map((body, index): ControlEvent => {
    const last = index === all.length - 1;
    return {
      ...body,
      ...(by === undefined ? {} : { by }),
      ...(last && commandId !== undefined ? { commandId } : {}),
      id: ctx.newId(),
      at: { x, wall: ctx.wall },
      recordedX: x,
    };
  });
  const [answer] = events.slice(-1);
  if (!answer) return { state, events, ok: false, refusal: { code: 'nothing-to-do' } };
  return { state: events.reduce<ControlState>(evolveControl, state), events, ok: true, answer: { id: answer.id, at: answer.at } };
}

const key = (by: string | undefined, commandId: string): string => `${by ?? ''}|${commandId}`;
