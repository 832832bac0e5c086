/** Who is here: seats with an open socket, per team, told together a moment after somebody comes or goes. */
import type { HostClock } from '../drills/ports.js';
import type { MemberView } from '../shared/views.js';
import type { Presence } from '../shared/protocol.js';

/** ms in which comings and goings are gathered: a hall that connects at once is one message, not six hundred. */
export const GATHER_MS = 250;

export interface PresenceBook {
  come(exerciseId: string, teamId: string, memberId: string): void;
  go(exerciseId: string, teamId: string, memberId: string): void;
  /** The roster of a team changed. */
  readonly touch: (exerciseId: string, teamId: string) => void;
  /** Of these teams, now. */
  of(exerciseId: string, teamIds: readonly string[]): Presence;
  close(): void;
}

export function createPresence(deps: {
  clock: HostClock;
  roster: (exerciseId: string, teamId: string) => MemberView[];
  /** To the team alone, or (`teamId` absent) to EXCON and observers. */
  tell: (exerciseId: string, teamId: string | undefined, presence: Presence) => void;
}): PresenceBook {
  /** exercise → team → member → open sockets */
  const here = new Map<string, Map<string, Map<string, number>>>();
  const changed = new Map<string, Set<string>>();
  let cancel: (() => void) | undefined;

  const seats = (exerciseId: string, teamId: string): Map<string, number> | undefined => here.get(exerciseId)?.get(teamId);

  function of(exerciseId: string, teamIds: readonly string[]): Presence {
    const each = <T>(make: (teamId: string) => T): Record<string, T> => Object.fromEntries(teamIds.map((id) => [id, make(id)]));
    return { teams: each((id) => [...(seats(exerciseId, id)?.keys() ?? [])]), members: each((id) => deps.roster(exerciseId, id)) };
  }

  function flush(): void {
    cancel = undefined;
    for (const [exerciseId, teamIds] of changed) {
      for (const teamId of teamIds) deps.tell(exerciseId, teamId, of(exerciseId, [teamId]));
      deps.tell(exerciseId, undefined, of(exerciseId, [...teamIds]));
    }
    changed.clear();
  }

  function touch(exerciseId: string, teamId: string): void {
    const teams = changed.get(exerciseId) ?? new Set();
    changed.set(exerciseId, teams.add(teamId));
    cancel ??= deps.clock.after(GATHER_MS, flush);
  }

  return {
    come(exerciseId, teamId, memberId) {
      const teams = here.get(exerciseId) ?? new Map<string, Map<string, number>>();
      here.set(exerciseId, teams);
      const team = teams.get(teamId) ?? new Map<string, number>();
      teams.set(teamId, team);
      const open = team.get(memberId) ?? 0;
      team.set(memberId, open + 1);
      if (open === 0) touch(exerciseId, teamId);
    },
    go(exerciseId, teamId, memberId) {
      const team = seats(exerciseId, teamId);
      const open = team?.get(memberId) ?? 0;
      if (!team || open === 0) return;
      if (open > 1) {
        team.set(memberId, open - 1);
        return;
      }
      team.delete(memberId);
      const teams = here.get(exerciseId);
      if (team.size === 0) teams?.delete(teamId);
      if (teams?.size === 0) here.delete(exerciseId);
      touch(exerciseId, teamId);
    },
    touch,
    of,
    close: () => cancel?.(),
  };
}
