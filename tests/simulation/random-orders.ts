/** Draws orders: sensible ones read off the state, wild ones, and blind ones that do not look at it. */
import type { Definition, SteerOrder, TeamOrder, WorldState } from '../../server/engine/index.js';
import type { FieldValues } from '../../server/shared/events.js';
import { both, min } from '../support/definition.js';
import type { Prng } from '../support/prng.js';

export type AnyOrder = TeamOrder | SteerOrder;

const CODES = ['ACK', 'TRIAGE', 'MAINT', 'VERIFY', 'ACK', 'TRIAGE', 'MAINT', 'VERIFY', 'WIPE', 'X_SAY', 'RPT', 'NOPE'];
const VALUES = ['a', 'b', ['a'], ['b', 'a'], 3, 'vì vậy', '', 'zzz', []];

/** `teams`: of the world the order goes to. `injects`: ids to speak of. `x`: drill ms now. */
export interface Seen {
  teams: readonly string[];
  injects: readonly string[];
  /** Deliveries of a team, or a guess. */
  deliveries(teamId: string): readonly string[];
  /** Grave actions put to a team's captain. */
  proposals(teamId: string): readonly string[];
  x: number;
}

export function seenBy(state: WorldState): Seen {
  return {
    teams: state.teamOrder,
    injects: state.msel,
    deliveries: (teamId) => state.teams[teamId]?.order ?? [],
    proposals: (teamId) => Object.keys(state.teams[teamId]?.proposals ?? {}),
    x: state.x,
  };
}

/** What a script writer guesses without seeing the state. */
export function guess(def: Definition, teams: readonly string[], x: number): Seen {
  const injects = def.injects.flatMap((inject) => [inject.id, `${inject.id}-again`]);
  const deliveries = (teamId: string) => Array.from({ length: def.injects.length + 2 }, (_, i) => `${teamId}-${i + 1}`);
  return { teams, injects, deliveries, proposals: () => [], x };
}

export function randomOrder(r: Prng, seen: Seen, commandId: string): AnyOrder {
  return r.chance(0.75) ? randomTeamOrder(r, seen, commandId) : randomSteerOrder(r, seen, commandId);
}

function randomTeamOrder(r: Prng, seen: Seen, commandId: string): TeamOrder {
  const teamId = r.pick(seen.teams);
  const from = { commandId, teamId, memberId: `${teamId}-m${r.int(1, 2)}`, ...(r.chance(0.05) ? { creditedX: seen.x, localTime: 1 } : {}) };
  const held = seen.deliveries(teamId);
  const delivery = held.length === 0 || r.chance(0.05) ? 'nowhere-1' : r.pick(held);
  const named = r.chance(0.5) ? { inject: delivery } : {};
  const member = `${teamId}-m${r.int(1, 3)}`;
  switch (r.int(0, 17)) {
    case 13:
      return { ...from, type: 'assign', inject: delivery, member: r.chance(0.8) ? member : null };
    case 14:
      return { ...from, type: 'name-captain', member };
    case 15:
    case 16: {
      const known = seen.proposals(teamId);
      const proposal = known.length === 0 || r.chance(0.05) ? 'nothing' : r.pick(known.slice(-3));
      return { ...from, type: 'decide-proposal', proposal, yes: r.chance(0.7), ...(r.chance(0.2) ? { reason: 'Đồng ý' } : {}) };
    }
    case 17:
      return { ...from, type: r.chance(0.2) ? 'remove-seat' : 'name-captain', member };
    case 12:
      return { ...from, type: 'confirm-receipt', deliveryId: delivery };
    case 0:
    case 1:
      return { ...from, type: 'seen', deliveryId: delivery };
    case 2:
      return { ...from, type: 'answer', inject: delivery, ask: r.chance(0.9) ? 'q1' : 'zzz', value: r.pick(VALUES) };
    case 3:
    case 4:
      return { ...from, type: 'file-report', form: r.chance(0.95) ? 'rpt' : 'zzz', fields: r.chance(0.9) ? { what: 'x' } : {}, ...named };
    case 5:
      return { ...from, type: 'take-hint', inject: delivery, hint: 'h1' };
    case 6:
      return { ...from, type: 'say', to: r.pick(['excon', 'team'] as const), text: 'Xin chào' };
    default: {
      const fields: { fields?: FieldValues } = r.chance(0.5) ? { fields: { n: r.int(0, 12) } } : {};
      return { ...from, type: 'act', action: r.pick(CODES), ...named, ...fields };
    }
  }
}

function randomSteerOrder(r: Prng, seen: Seen, commandId: string): SteerOrder {
  const from = { commandId, by: `excon${r.int(1, 2)}`, ...(r.chance(0.3) ? { reason: 'Theo kế hoạch' } : {}) };
  const inject = r.chance(0.03) ? 'zzz' : r.pick(seen.injects);
  const some = r.some(seen.teams, 0.5);
  const teams = r.chance(0.5) && some.length > 0 ? { teams: some } : {};
  const team = r.pick(seen.teams);
  const member = `${team}-m${r.int(1, 2)}`;
  switch (r.int(0, 16)) {
    case 16:
      return { ...from, type: 'set-captain', team, member: r.chance(0.8) ? member : null };
    case 13:
      return {
        ...from,
        type: 'credit-time',
        team,
        ms: r.int(1, 6) * min(0.5),
        ...(r.chance(0.4) ? { inject } : {}),
      };
    case 14:
      return { ...from, type: 'remove-member', team, member, ...(r.chance(0.3) ? { to: 'elsewhere' } : {}) };
    case 15:
      return { ...from, type: 'restore-member', team, member };
    case 0:
    case 1:
      return {
        ...from,
        type: 'release',
        inject,
        ...teams,
        ...(r.chance(0.2) ? { edit: { title: both('Sửa'), body: both('Sửa lời') } } : {}),
      };
    case 2:
      return { ...from, type: 'hold', inject };
    case 3:
    case 4:
      return { ...from, type: 'unhold', inject };
    case 5:
      return { ...from, type: 'skip', inject };
    case 6:
      return { ...from, type: 'resend', inject, ...teams };
    case 7:
    case 8:
      return { ...from, type: 'reschedule', inject, atX: Math.max(0, seen.x + r.int(-2, 20) * min(0.5)) };
    case 9:
    case 10:
      return { ...from, type: 'confirm', inject, yes: r.chance(0.7) };
    case 11:
      return {
        ...from,
        type: 'send-adhoc',
        inject: `x-${commandId}`,
        teams: some.length > 0 ? some : [...seen.teams],
        channel: 'chat',
        from: 'EXCON',
        title: both('Bất ngờ'),
        body: both('…'),
        ...(r.chance(0.2) ? { check: true } : {}),
        expects: r.chance(0.5) ? [{ id: 'e1', action: 'ACK', target: min(1), max: min(2), points: 1 }] : [],
      };
    default:
      return { ...from, type: 'say', teams: some, text: 'Chú ý' };
  }
}
