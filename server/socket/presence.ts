/** Who is here: seats with an open socket, per team, and what their devices said; told together a moment after a change. */
import type { HostClock } from '../drills/ports.js';
import type { MemberView } from '../shared/views.js';
import type { DeviceView, Presence } from '../shared/protocol.js';

/** ms in which comings and goings are gathered: a hall that connects at once is one message, not six hundred. */
export const GATHER_MS = 250;

export interface PresenceBook {
  come(exerciseId: string, teamId: string, memberId: string): void;
  go(exerciseId: string, teamId: string, memberId: string): void;
  /** What a connected seat's device said; forgotten when the seat leaves. */
  report(exerciseId: string, teamId: string, memberId: string, device: DeviceView): void;
  /** The roster of a team changed. */
  readonly touch: (exerciseId: string, teamId: string) => void;
  /** Of these teams, now; `devices`: with what their devices said. */
  readonly of: (exerciseId: string, teamIds: readonly string[], devices?: boolean) => Presence;
  close(): void;
}

/** For observers: how many are here, not who (W1). */
export function nameless({ teams, members }: Presence): Presence {
  const bare = Object.entries(members ?? {}).map(([teamId, list]) => [teamId, list.map(({ id }) => ({ id, name: '' }))]);
  return { teams, members: Object.fromEntries(bare) as NonNullable<Presence['members']> };
}

export function createPresence(deps: {
  clock: HostClock;
  roster: (exerciseId: string, teamId: string) => MemberView[];
  /** `audience`: `team:<id>`, `excon` or `observer`. */
  tell: (exerciseId: string, audience: string, presence: Presence) => void;
}): PresenceBook {
  /** exercise → team → member → open sockets */
  const here = new Map<string, Map<string, Map<string, number>>>();
  /** exercise → team → member → epoch ms of the last coming or going */
  const turned = new Map<string, Map<string, Map<string, number>>>();
  /** exercise → member → device */
  const devices = new Map<string, Map<string, DeviceView>>();
  /** exercise → teams where somebody came or went, and where a device said something. */
  const changed = new Map<string, Set<string>>();
  const reported = new Map<string, Set<string>>();
  let cancel: (() => void) | undefined;

  const seats = (exerciseId: string, teamId: string): Map<string, number> | undefined => here.get(exerciseId)?.get(teamId);

  function of(exerciseId: string, teamIds: readonly string[], withDevices = false): Presence {
    const each = <T>(make: (teamId: string) => T): Record<string, T> => Object.fromEntries(teamIds.map((id) => [id, make(id)]));
    const presence: Presence = {
      teams: each((id) => [...(seats(exerciseId, id)?.keys() ?? [])]),
      members: each((id) => deps.roster(exerciseId, id)),
    };
    const turns = turned.get(exerciseId);
    presence.since = Object.assign({}, ...teamIds.map((id) => Object.fromEntries(turns?.get(id) ?? []))) as Record<string, number>;
    presence.pages = Object.fromEntries(teamIds.flatMap((id) => [...(seats(exerciseId, id) ?? [])].filter(([, open]) => open > 1)));
    const said = devices.get(exerciseId);
    if (withDevices) {
      presence.devices = Object.fromEntries(
        Object.values(presence.teams)
          .flat()
          .flatMap((member) => {
            const device = said?.get(member);
            return device ? [[member, device]] : [];
          }),
      );
    }
    return presence;
  }

  /** A device is EXCON's business alone; everybody concerned hears who came and went. */
  function flush(): void {
    cancel = undefined;
    for (const exerciseId of new Set([...changed.keys(), ...reported.keys()])) {
      const moved = [...(changed.get(exerciseId) ?? [])];
      for (const teamId of moved) deps.tell(exerciseId, `team:${teamId}`, of(exerciseId, [teamId]));
      if (moved.length > 0) deps.tell(exerciseId, 'observer', nameless(of(exerciseId, moved)));
      const all = new Set([...moved, ...(reported.get(exerciseId) ?? [])]);
      deps.tell(exerciseId, 'excon', of(exerciseId, [...all], true));
    }
    changed.clear();
    reported.clear();
  }

  function mark(book: Map<string, Set<string>>, exerciseId: string, teamId: string): void {
    const teams = book.get(exerciseId) ?? new Set();
    book.set(exerciseId, teams.add(teamId));
    cancel ??= deps.clock.after(GATHER_MS, flush);
  }

  const touch = (exerciseId: string, teamId: string): void => mark(changed, exerciseId, teamId);

  function turn(exerciseId: string, teamId: string, memberId: string): void {
    const teams = turned.get(exerciseId) ?? new Map<string, Map<string, number>>();
    turned.set(exerciseId, teams);
    teams.set(teamId, (teams.get(teamId) ?? new Map<string, number>()).set(memberId, deps.clock.wall()));
  }

  return {
    come(exerciseId, teamId, memberId) {
      const teams = here.get(exerciseId) ?? new Map<string, Map<string, number>>();
      here.set(exerciseId, teams);
      const team = teams.get(teamId) ?? new Map<string, number>();
      teams.set(teamId, team);
      const open = team.get(memberId) ?? 0;
      team.set(memberId, open + 1);
      if (open === 0) turn(exerciseId, teamId, memberId);
      touch(exerciseId, teamId);
    },
    go(exerciseId, teamId, memberId) {
      const team = seats(exerciseId, teamId);
      const open = team?.get(memberId) ?? 0;
      if (!team || open === 0) return;
      if (open > 1) {
        team.set(memberId, open - 1);
        touch(exerciseId, teamId);
        return;
      }
      team.delete(memberId);
      const said = devices.get(exerciseId);
      said?.delete(memberId);
      if (said?.size === 0) devices.delete(exerciseId);
      const teams = here.get(exerciseId);
      if (team.size === 0) teams?.delete(teamId);
      if (teams?.size === 0) here.delete(exerciseId);
      turn(exerciseId, teamId, memberId);
      touch(exerciseId, teamId);
    },
    report(exerciseId, teamId, memberId, device) {
      if (!seats(exerciseId, teamId)?.has(memberId)) return;
      devices.set(exerciseId, (devices.get(exerciseId) ?? new Map<string, DeviceView>()).set(memberId, device));
      mark(reported, exerciseId, teamId);
    },
    touch,
    of,
    close: () => cancel?.(),
  };
}
