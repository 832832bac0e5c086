/** Whether a condition of the scenario holds in a world at a moment of drill time (spec 2, conditions). */
import type { FieldValues } from '../shared/events.js';
import type { Where } from '../shared/scenario.js';
import type { Condition } from './definition.js';
import type { ActRecord, DeliveryState, TeamState, WindowStanding, WorldState } from './state.js';

/** `now`: drill ms at which it is asked. */
export function holds(state: WorldState, condition: Condition, now: number): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holds(state, each, now));
    case 'any':
      return condition.of.some((each) => holds(state, each, now));
    case 'not':
      return !holds(state, condition.of, now);
    case 'clock':
      return now >= condition.atLeast;
    case 'elapsed': {
      const from = state.injects[condition.since]?.firstX ?? null;
      return from !== null && now - from >= condition.atLeast;
    }
    case 'done':
      return someTeam(state, condition.part, (team) => team.acts.some((act) => isDone(act, condition)));
    case 'met':
    case 'missed':
    case 'late':
    case 'resolved':
      return stands(state, condition);
    case 'delivered':
      return (state.injects[condition.inject]?.firstX ?? null) !== null;
    case 'seen':
      return deliveries(state, condition.inject).some((delivery) => delivery.seen !== null);
    case 'answered':
      return deliveries(state, condition.inject).some((delivery) => {
        const answer = delivery.asks[condition.ask]?.answered;
        if (!answer) return false;
        if (condition.option === undefined) return true;
        return Array.isArray(answer.value) ? answer.value.includes(condition.option) : answer.value === condition.option;
      });
    case 'system':
      return state.systems[condition.system] === condition.is;
  }
}

/** The first drill ms after `state.x` at which time alone makes it hold, were nothing else to happen; null: never. */
export function turnsTrue(state: WorldState, condition: Condition): number | null {
  const times: number[] = [];
  thresholds(state, condition, times);
  if (times.length > 1) times.sort((a, b) => a - b);
  return times.find((x) => holds(state, condition, x)) ?? null;
}

/** Moments to come at which a clock or an `elapsed` within the condition turns. */
function thresholds(state: WorldState, condition: Condition, into: number[]): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const each of condition.of) thresholds(state, each, into);
      return;
    case 'not':
      thresholds(state, condition.of, into);
      return;
    case 'clock':
      if (condition.atLeast > state.x) into.push(condition.atLeast);
      return;
    case 'elapsed': {
      const from = state.injects[condition.since]?.firstX ?? null;
      if (from !== null && from + condition.atLeast > state.x) into.push(from + condition.atLeast);
      return;
    }
    default:
      return;
  }
}

function someTeam(state: WorldState, part: string | undefined, test: (team: TeamState) => boolean): boolean {
  for (const id of state.teamOrder) {
    const team = state.teams[id];
    if (team && (part === undefined || team.parts.includes(part)) && test(team)) return true;
  }
  return false;
}

function deliveries(state: WorldState, inject: string): DeliveryState[] {
  return (state.injects[inject]?.teams ?? []).flatMap((teamId) => {
    const team = state.teams[teamId];
    return team?.deliveries[team.byInject[inject] ?? ''] ?? [];
  });
}

function isDone(act: ActRecord, asked: Extract<Condition, { kind: 'done' }>): boolean {
  if (act.action !== asked.action) return false;
  if (asked.inject !== undefined && act.serves?.inject !== asked.inject) return false;
  if (asked.before !== undefined && act.x >= asked.before) return false;
  if (asked.after !== undefined && act.x < asked.after) return false;
  return asked.where === undefined || fieldsMatch(act.fields, asked.where);
}

/** `missed` stays true once its max has passed unserved, also when it is served late afterwards. */
const MEANS: Record<'met' | 'missed' | 'late' | 'resolved', (standing: WindowStanding) => boolean> = {
  met: (standing) => standing === 'met',
  missed: (standing) => standing === 'missed' || standing === 'late',
  late: (standing) => standing === 'late',
  resolved: (standing) => standing !== 'open',
};

/**
 * `met`, `resolved`: all addressed teams, every expectation; `missed`, `late`: any team, any expectation. A team that
 * does not owe it is left out; false while an addressed team still waits for the inject, and where nobody owes it.
 * Of an inject that has questions only, the questions are meant.
 */
function stands(state: WorldState, asked: Extract<Condition, { kind: 'met' | 'missed' | 'late' | 'resolved' }>): boolean {
  const instance = state.injects[asked.inject];
  if (!instance) return false;
  const every = asked.kind === 'met' || asked.kind === 'resolved';
  const means = MEANS[asked.kind];
  let owed = 0;
  for (const teamId of instance.teams) {
    const team = state.teams[teamId];
    if (!team || (asked.part !== undefined && !team.parts.includes(asked.part))) continue;
    const delivery = team.deliveries[team.byInject[asked.inject] ?? ''];
    if (!delivery) {
      if (every && instance.stage !== 'skipped' && instance.stage !== 'not-needed') return false;
      continue;
    }
    for (const standing of owedStandings(delivery, asked.expect)) {
      owed += 1;
      if (means(standing) !== every) return !every;
    }
  }
  return every && owed > 0;
}

function owedStandings(delivery: DeliveryState, expect: string | undefined): WindowStanding[] {
  if (expect !== undefined) {
    const one = delivery.expects[expect] ?? delivery.asks[expect];
    return one ? [one.standing] : [];
  }
  const expects = Object.values(delivery.expects);
  return (expects.length > 0 ? expects : Object.values(delivery.asks)).map((each) => each.standing);
}

type Scalar = string | number | boolean;

/** A field that was left out satisfies `ne` only; of a list, one element is enough. */
export function fieldsMatch(fields: FieldValues, where: Where): boolean {
  return Object.entries(where).every(([field, wanted]) => {
    const value = fields[field];
    const values: Scalar[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (typeof wanted !== 'object') return values.some((each) => same(each, wanted));
    if (wanted.ne !== undefined && values.some((each) => same(each, wanted.ne))) return false;
    const tests: ((each: Scalar) => boolean)[] = [];
    const { eq, gt, gte, lt, lte, in: list, matches } = wanted;
    if (eq !== undefined) tests.push((each) => same(each, eq));
    if (gt !== undefined) tests.push((each) => toNumber(each) > gt);
    if (gte !== undefined) tests.push((each) => toNumber(each) >= gte);
    if (lt !== undefined) tests.push((each) => toNumber(each) < lt);
    if (lte !== undefined) tests.push((each) => toNumber(each) <= lte);
    if (list !== undefined) tests.push((each) => list.some((option) => same(each, option)));
    if (matches !== undefined) tests.push((each) => matchesPattern(String(each), matches));
    return tests.length === 0 || values.some((each) => tests.every((test) => test(each)));
  });
}

const toNumber = (value: Scalar): number => (typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value));

/** A number field may come as a number or as its digits. */
function same(value: Scalar, wanted: Scalar | undefined): boolean {
  if (value === wanted) return true;
  return typeof wanted === 'number' && typeof value === 'string' && toNumber(value) === wanted;
}

/** Case is ignored; a pattern that does not compile matches nothing (the compiler refuses it beforehand). */
function matchesPattern(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu').test(text);
  } catch {
    return false;
  }
}
