/** Folds one recorded event into a world (V2, V3). It accepts every event that was ever recorded and judges nothing. */
import type { WorldEvent } from '../shared/events.js';
import type { Phase } from '../shared/views.js';
import type { Definition } from './definition.js';
import { evolveTeam, type TeamEvent } from './evolve-team.js';
import { printOfEvent } from './fingerprint.js';
import { emptyLedger, enter, find } from './ledger.js';
import type { Accepted, InstanceState, RuleState, TeamState, Why, WorldState } from './state.js';

/** `state` is null before `world-created` only; any other first event throws. */
export function evolve(def: Definition, state: WorldState | null, event: WorldEvent): WorldState {
  if (state === null) {
    if (event.type !== 'world-created') throw new Error(`a world begins with world-created, not ${event.type}`);
    return remember(createWorld(def, event), event);
  }
  return remember(fold(def, state, event), event);
}

/** The live state of a world from its whole log; null for an empty one. */
export function evolveAll(def: Definition, events: Iterable<WorldEvent>, from: WorldState | null = null): WorldState | null {
  let state = from;
  for (const event of events) state = evolve(def, state, event);
  return state;
}

function createWorld(def: Definition, event: Extract<WorldEvent, { type: 'world-created' }>): WorldState {
  const teams: Record<string, TeamState> = {};
  for (const { teamId, parts } of event.teams) {
    teams[teamId] = {
      id: teamId,
      parts,
      deliveries: {},
      order: [],
      open: [],
      byInject: {},
      acts: [],
      early: {},
      penalties: {},
      removed: {},
      captain: null,
      proposals: {},
      commands: emptyLedger(),
    };
  }
  const injects: Record<string, InstanceState> = {};
  for (const inject of def.injects) {
    const addressed = event.teams.filter((team) => team.parts.some((part) => inject.to.includes(part))).map((team) => team.teamId);
    const why: Why = inject.when ? 'when' : inject.manual ? 'release' : 'at';
    injects[inject.id] = instance(inject.id, {
      source: inject.id,
      teams: addressed,
      // Nobody of this world plays the part: there is nobody to need it.
      stage: addressed.length === 0 ? 'not-needed' : 'waiting',
      dueX: inject.at ?? null,
      why,
    });
  }
  return {
    worldId: event.worldId,
    phase: 'planned',
    factor: 1,
    x: 0,
    recordedX: 0,
    count: 0,
    teamOrder: event.teams.map((team) => team.teamId),
    teams,
    msel: def.injects.map((inject) => inject.id),
    injects,
    rules: {},
    systems: Object.fromEntries(Object.values(def.systems).map((system) => [system.id, system.start])),
    outcome: null,
    board: { open: false, published: false, frozen: false },
    commands: emptyLedger(),
  };
}

function instance(id: string, given: Partial<InstanceState>): InstanceState {
  return {
    id,
    source: null,
    adhoc: null,
    variant: null,
    teams: [],
    stage: 'waiting',
    held: false,
    dueX: null,
    why: 'at',
    latched: false,
    firstX: null,
    windows: {},
    scales: {},
    ...given,
  };
}

function fold(def: Definition, state: WorldState, event: WorldEvent): WorldState {
  switch (event.type) {
    case 'world-created':
    case 'outage':
    case 'host-changed':
    case 'reply':
    case 'finding-noted':
    case 'message':
    case 'extended':
      return state;
    case 'readied':
      return phase(state, 'ready');
    case 'started':
      return { ...phase(state, 'running'), factor: event.factor };
    case 'paused':
      return phase(state, 'paused');
    case 'resumed':
      return phase(state, 'running');
    case 'factor-set':
      return { ...state, factor: event.factor };
    case 'ended':
      return phase(state, 'ended');
    case 'cancelled':
      return phase(state, 'cancelled');
    case 'board-opened':
      return { ...state, board: { ...state.board, open: event.open, frozen: event.frozen ?? false } };
    case 'published':
      return { ...phase(state, 'published'), board: { ...state.board, published: true, frozen: false } };
    case 'system-changed':
      return { ...state, systems: { ...state.systems, [event.system]: event.state } };
    case 'outcome-set':
      return { ...state, outcome: event.outcome };
    case 'rule-latched':
      return withRule(state, event.rule, { dueX: event.dueX, teamId: event.teamId ?? null, fired: false });
    case 'rule-fired':
      return withRule(state, event.rule, { dueX: event.at.x, teamId: event.teamId ?? null, fired: true });
    case 'inject-created': {
      if (state.injects[event.inject]) return state;
      const source = event.source === undefined ? undefined : state.injects[event.source];
      const teams = event.adhoc?.teams ?? source?.teams ?? [];
      const made = instance(event.inject, {
        source: event.source ?? null,
        adhoc: event.adhoc ?? null,
        variant: event.variant ?? null,
        teams,
        stage: teams.length === 0 ? 'not-needed' : 'waiting',
        dueX: event.at.x,
        why: event.adhoc ? 'adhoc' : 'repeat',
        latched: true,
      });
      return { ...state, msel: [...state.msel, event.inject], injects: { ...state.injects, [event.inject]: made } };
    }
    case 'inject-not-needed':
      return withInject(state, event.inject, (had) => ({ ...had, stage: 'not-needed' }));
    case 'inject-latched':
      return withInject(state, event.inject, (had) => ({
        ...had,
        stage: 'waiting',
        latched: true,
        dueX: event.dueX,
        why: event.why ?? had.why,
      }));
    case 'inject-asked':
      return withInject(state, event.inject, (had) => ({ ...had, stage: 'asked' }));
    case 'inject-held':
      return withInject(state, event.inject, (had) => ({ ...had, held: true }));
    case 'inject-unheld':
      return withInject(state, event.inject, (had) =>
        had.dueX !== null && had.dueX < event.at.x ? { ...had, held: false, dueX: event.at.x, why: 'unhold' } : { ...had, held: false },
      );
    case 'inject-skipped':
      return withInject(state, event.inject, (had) => ({ ...had, stage: 'skipped', held: false }));
    case 'inject-rescheduled':
      return withInject(state, event.inject, (had) => ({ ...had, dueX: event.dueX, latched: true }));
    case 'points-scaled':
      return withInject(state, event.inject, (had) => ({
        ...had,
        scales: { ...had.scales, [event.expect]: (had.scales[event.expect] ?? 1) * event.factor },
      }));
    case 'target-shifted':
      return shift(state, event.inject, event.expect, event.target, event.max);
    case 'inject-delivered': {
      const known = withInject(state, event.inject, (had) => {
        const others = had.teams.filter((id) => id !== event.teamId);
        const all = others.every((id) => state.teams[id]?.byInject[event.inject] !== undefined);
        return { ...had, firstX: had.firstX ?? event.at.x, ...(all ? { stage: 'delivered' as const, held: false } : {}) };
      });
      return withTeam(known, event.teamId, (team) => evolveTeam(def, known, team, event));
    }
    default:
      return withTeam(state, event.teamId, (team) => evolveTeam(def, state, team, event satisfies TeamEvent));
  }
}

/** The new window holds for those who have the inject and for those who will get it; only an open one can move. */
function shift(state: WorldState, inject: string, expect: string, target: number, max: number): WorldState {
  let next = withInject(state, inject, (had) => ({ ...had, windows: { ...had.windows, [expect]: { target, max } } }));
  for (const teamId of next.injects[inject]?.teams ?? []) {
    const team = next.teams[teamId];
    const delivery = team?.deliveries[team.byInject[inject] ?? ''];
    const window = delivery?.expects[expect];
    if (!delivery || window?.standing !== 'open') continue;
    const moved = { ...window, targetX: delivery.recordedX + target + window.creditMs, maxX: delivery.recordedX + max + window.creditMs };
    next = withTeam(next, teamId, (had) => ({
      ...had,
      deliveries: { ...had.deliveries, [delivery.id]: { ...delivery, expects: { ...delivery.expects, [expect]: moved } } },
    }));
  }
  return next;
}

const phase = (state: WorldState, to: Phase): WorldState => ({ ...state, phase: to });

const withRule = (state: WorldState, id: string, rule: RuleState): WorldState => ({ ...state, rules: { ...state.rules, [id]: rule } });

function withInject(state: WorldState, id: string, change: (had: InstanceState) => InstanceState): WorldState {
  const had = state.injects[id];
  return had ? { ...state, injects: { ...state.injects, [id]: change(had) } } : state;
}

function withTeam(state: WorldState, id: string, change: (had: TeamState) => TeamState): WorldState {
  const had = state.teams[id];
  return had ? { ...state, teams: { ...state.teams, [id]: change(had) } } : state;
}

/** Counts the event, moves the world's x, and remembers the command behind it (A2): the first event of an order answers for it. */
function remember(state: WorldState, event: WorldEvent): WorldState {
  const next: WorldState = {
    ...state,
    x: Math.max(state.x, event.at.x),
    recordedX: Math.max(state.recordedX, event.recordedX),
    count: state.count + 1,
  };
  if (event.commandId === undefined) return next;
  const teamId = 'teamId' in event ? event.teamId : undefined;
  const key = commandKey(event.memberId ?? event.by, event.commandId);
  const accepted = (): Accepted => ({ id: event.id, at: event.at, print: printOfEvent(event) });
  if (event.memberId !== undefined && teamId !== undefined) {
    return withTeam(next, teamId, (team) =>
      find(team.commands, key) ? team : { ...team, commands: enter(team.commands, key, accepted()) },
    );
  }
  return find(next.commands, key) ? next : { ...next, commands: enter(next.commands, key, accepted()) };
}

/** Where an accepted command is remembered: per member or user; a control act (C5) by its number alone. */
export const commandKey = (who: string | undefined, commandId: string): string =>
  commandId.startsWith('ctl:') ? commandId : `${who ?? ''}|${commandId}`;
