/** From what somebody sends to what worlds are asked: which worlds are meant, and the command in the engine's terms. */
import { createHash } from 'node:crypto';
import type { SteerOrder, TeamOrder } from '../engine/api.js';
import {
  CONTROL_COMMANDS,
  STEER_COMMANDS,
  TEAM_COMMANDS,
  type AnyCommand,
  type ControlCommand,
  type SteerCommand,
  type TeamCommand,
} from '../shared/commands.js';
import type { Refusal } from '../shared/codes.js';
import type { AdhocExpect } from '../shared/events.js';
import { bi, durationMs } from '../shared/text.js';
import type { Actor, PlannedTeam } from './service.js';

export type Route =
  | { to: 'control'; command: ControlCommand }
  | { to: 'worlds'; orders: { worldId: string; order: TeamOrder | SteerOrder }[] }
  | { to: 'nobody'; refusal: Refusal };

/** Who sends, as commandIds are unique per (A2). */
export const senderId = (actor: Actor): string => (actor.kind === 'member' ? actor.memberId : actor.userId);

const refuse = (code: Refusal['code'], vi?: string, en?: string): Route => ({
  to: 'nobody',
  refusal: vi === undefined ? { code } : { code, detail: { vi, en: en ?? vi } },
});
const isOneOf = (list: readonly string[], type: string): boolean => list.includes(type);

/** Drill time as ms; both forms were checked by the schema. */
const ms = (time: number | string): number => (typeof time === 'number' ? time : (durationMs(time) ?? 0));

/** Copies of control acts are named `ctl:<seq>` (C5): nobody else's command may be. */
export const COPY_ID = 'ctl:';

/** `creditedX`: when a member's command counts, other than on arrival (A5). */
export function route(teams: ReadonlyMap<string, PlannedTeam>, actor: Actor, command: AnyCommand, creditedX?: number): Route {
  if (command.commandId.startsWith(COPY_ID)) return refuse('bad-request', 'Mã lệnh này dành riêng.', 'This commandId is reserved.');
  if (actor.kind === 'member') {
    if (!isOneOf(TEAM_COMMANDS, command.type)) return refuse('forbidden');
    return toTeam(teams, actor, command as TeamCommand, creditedX);
  }
  if (isOneOf(CONTROL_COMMANDS, command.type)) return { to: 'control', command: command as ControlCommand };
  if (isOneOf(STEER_COMMANDS, command.type)) return steer(teams, actor.userId, command as SteerCommand);
  return refuse(isOneOf(TEAM_COMMANDS, command.type) ? 'forbidden' : 'unknown-command');
}

function toTeam(
  teams: ReadonlyMap<string, PlannedTeam>,
  actor: Extract<Actor, { kind: 'member' }>,
  command: TeamCommand & { sentAt?: number | undefined },
  creditedX: number | undefined,
): Route {
  const team = teams.get(actor.teamId);
  // The two kinds of `say` differ by their address alone.
  if (!team || (command.type === 'say' && command.to !== 'excon' && command.to !== 'team')) return refuse('forbidden');
  const { sentAt: _, ...asked } = command;
  const credited = creditedX === undefined ? {} : { creditedX };
  const order = { ...asked, ...credited, teamId: actor.teamId, memberId: actor.memberId } as TeamOrder;
  return { to: 'worlds', orders: [{ worldId: team.worldId, order }] };
}

/** The teams meant, by world, both in the order of the plan; the first unknown one instead. */
function byWorld(teams: ReadonlyMap<string, PlannedTeam>, ids: readonly string[] | null): Map<string, string[]> | { unknown: string } {
  const meant = ids === null ? null : new Set(ids);
  for (const id of meant ?? []) if (!teams.has(id)) return { unknown: id };
  const worlds = new Map<string, string[]>();
  for (const team of teams.values()) {
    if (meant && !meant.has(team.id)) continue;
    const mates = worlds.get(team.worldId);
    if (mates) mates.push(team.id);
    else worlds.set(team.worldId, [team.id]);
  }
  return worlds;
}

function steer(teams: ReadonlyMap<string, PlannedTeam>, by: string, command: SteerCommand): Route {
  const named = teamsNamed(command);
  const strange = command.type === 'remove-member' && command.to !== undefined && !teams.has(command.to) ? command.to : null;
  const worlds = strange === null ? byWorld(teams, named) : { unknown: strange };
  if (!(worlds instanceof Map)) {
    return refuse('unknown-team', `Mã đội: ${worlds.unknown}.`, `Team id: ${worlds.unknown}.`);
  }
  const make = orderMaker(by, command, named !== null);
  return { to: 'worlds', orders: [...worlds].map(([worldId, ids]) => ({ worldId, order: make(ids) })) };
}

/** Null: all of them. */
function teamsNamed(command: SteerCommand): string[] | null {
  switch (command.type) {
    case 'say':
    case 'send-adhoc':
      return addressed(command.to);
    case 'credit-time':
    case 'remove-member':
    case 'restore-member':
    case 'set-captain':
      return [command.team];
    default:
      return command.teams ?? null;
  }
}

const addressed = (to: string | string[]): string[] | null => (to === 'all' ? null : typeof to === 'string' ? [to] : to);

/** The order for the teams of one world; `picked`: EXCON named teams, so a world must not take it for all of its own. */
function orderMaker(by: string, command: SteerCommand, picked: boolean): (teamIds: string[]) => SteerOrder {
  const { commandId } = command;
  const from = { commandId, by, ...(command.reason !== undefined && { reason: command.reason }) };
  switch (command.type) {
    case 'reschedule':
      return () => ({ ...from, type: 'reschedule', inject: command.inject, atX: ms(command.at) });
    case 'confirm':
      return () => ({ ...from, type: 'confirm', inject: command.inject, yes: command.yes });
    case 'say':
      return (ids) => ({ ...from, type: 'say', teams: ids, text: command.text, ...(command.as !== undefined && { as: command.as }) });
    case 'send-adhoc': {
      const inject = adhocId(by, commandId);
      const content = {
        channel: command.channel,
        from: command.from,
        title: bi(command.title),
        body: bi(command.body),
        expects: (command.expects ?? []).map((expect, i): AdhocExpect => {
          const { target, max, ...rest } = expect;
          return { ...rest, id: `e${i + 1}`, target: ms(target), max: ms(max) };
        }),
      };
      return (ids) => ({ ...from, type: 'send-adhoc', inject, teams: ids, ...content, ...(command.check && { check: true }) });
    }
    case 'release': {
      const { inject, edit } = command;
      const edited = edit && { edit: { title: bi(edit.title), body: bi(edit.body) } };
      return (ids) => ({ ...from, type: 'release', inject, ...(picked && { teams: ids }), ...edited });
    }
    case 'credit-time': {
      const { team, inject } = command;
      return () => ({ ...from, type: 'credit-time', team, ms: ms(command.time), ...(inject !== undefined && { inject }) });
    }
    case 'remove-member': {
      const { team, member, to } = command;
      return () => ({ ...from, type: 'remove-member', team, member, ...(to !== undefined && { to }) });
    }
    case 'restore-member': {
      const { team, member } = command;
      return () => ({ ...from, type: 'restore-member', team, member });
    }
    case 'set-captain': {
      const { team, member } = command;
      return () => ({ ...from, type: 'set-captain', team, member });
    }
    default: {
      const { type, inject } = command;
      return (ids) => ({ ...from, type, inject, ...(picked && { teams: ids }) });
    }
  }
}

/** The same inject in every world and at every retry of the command: named after the command itself. */
const adhocId = (by: string, commandId: string): string =>
  `adhoc-${createHash('sha256').update(`${by}|${commandId}`).digest('hex').slice(0, 10)}`;
