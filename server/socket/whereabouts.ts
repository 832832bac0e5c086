/** Where each member of a team is in the console, told to that team alone, changes together a moment later; never recorded. */
import { z } from 'zod';
import type { HostClock } from '../drills/ports.js';
import type { Place, Whereabouts } from '../shared/protocol.js';

/** ms in which moves are gathered. */
export const MOVES_MS = 200;

const id = z.string().min(1).max(128);
const PlaceSent = z.strictObject({ inject: id.optional(), draft: id.optional(), field: id.optional() });

export interface WhereaboutsBook {
  /** A member is there now; an empty place: nowhere in particular. False: that is no place. */
  move(exerciseId: string, teamId: string, memberId: string, raw: unknown): boolean;
  /** The member has left. */
  clear(exerciseId: string, teamId: string, memberId: string): void;
  /** Of a whole team, now. */
  of(exerciseId: string, teamId: string): Whereabouts;
  close(): void;
}

export function createWhereabouts(deps: {
  clock: HostClock;
  tell: (exerciseId: string, teamId: string, changes: Whereabouts) => void;
}): WhereaboutsBook {
  interface Team {
    exerciseId: string;
    teamId: string;
    places: Map<string, Place>;
    moved: Set<string>;
  }
  const teams = new Map<string, Team>();
  let cancel: (() => void) | undefined;

  const keyOf = (exerciseId: string, teamId: string): string => `${exerciseId} ${teamId}`;

  function flush(): void {
    cancel = undefined;
    for (const [key, { exerciseId, teamId, places, moved }] of teams) {
      if (moved.size > 0)
        deps.tell(exerciseId, teamId, Object.fromEntries([...moved].map((member) => [member, places.get(member) ?? null])));
      moved.clear();
      if (places.size === 0) teams.delete(key);
    }
  }

  function put(exerciseId: string, teamId: string, memberId: string, place: Place | null): void {
    const key = keyOf(exerciseId, teamId);
    const team = teams.get(key) ?? { exerciseId, teamId, places: new Map(), moved: new Set() };
    if (JSON.stringify(team.places.get(memberId) ?? null) === JSON.stringify(place)) return;
    if (place) team.places.set(memberId, place);
    else team.places.delete(memberId);
    team.moved.add(memberId);
    teams.set(key, team);
    cancel ??= deps.clock.after(MOVES_MS, flush);
  }

  return {
    move(exerciseId, teamId, memberId, raw) {
      const read = PlaceSent.safeParse(raw);
      if (!read.success) return false;
      const { inject, draft, field } = read.data;
      const place: Place = {
        ...(inject !== undefined && { inject }),
        ...(draft !== undefined && { draft }),
        ...(field !== undefined && { field }),
      };
      put(exerciseId, teamId, memberId, Object.keys(place).length > 0 ? place : null);
      return true;
    },
    clear: (exerciseId, teamId, memberId) => put(exerciseId, teamId, memberId, null),
    of: (exerciseId, teamId) => Object.fromEntries(teams.get(keyOf(exerciseId, teamId))?.places ?? []),
    close: () => cancel?.(),
  };
}
