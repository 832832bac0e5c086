/**
 * What counts as an act of EXCON on something: the drill as a whole (`control`), an inject, a team (`team:<id>`). One
 * rule for what is shown and for what a command's `basis` is compared with. No zod behind these imports.
 */
import type { SteerCommand, ControlCommand } from './commands.js';
import type { DrillEvent, EventOf } from './events.js';

export const ON_CONTROL = 'control';
export const onTeam = (teamId: string): string => `team:${teamId}`;

/** Who did it and by which command: the same in many worlds is one act. */
export const actKey = (by: string, commandId: string): string => `${by}|${commandId}`;

const ON_TEAM = ['time-credited', 'member-removed', 'member-restored', 'captain-named'] as const;
const isOnTeam = (event: DrillEvent): event is EventOf<(typeof ON_TEAM)[number]> => ON_TEAM.some((type) => type === event.type);

/** On what EXCON's command behind this event acted; null for an event that is no such act. `control`: of that stream. */
export function actedOn(event: DrillEvent, control: boolean): string | null {
  if (event.by === undefined || event.commandId === undefined) return null;
  if (control) return ON_CONTROL;
  if (isOnTeam(event)) return onTeam(event.teamId);
  return event.type.startsWith('inject-') && 'inject' in event && event.inject !== undefined ? event.inject : null;
}

/** On what a command would act; null where none is named. */
export function targetOf(command: ControlCommand | SteerCommand): string | null {
  switch (command.type) {
    case 'send-adhoc':
    case 'say':
      return null;
    case 'credit-time':
    case 'remove-member':
    case 'restore-member':
    case 'set-captain':
      return onTeam(command.team);
    default:
      return 'inject' in command ? command.inject : ON_CONTROL;
  }
}
