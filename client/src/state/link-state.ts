/** What a live line holds of its drill, and how it takes in who is here. */
import type { MemberView } from '../../../server/shared/views.js';
import type { ClockView, DeviceView, Place, Presence, Whereabouts } from '../../../server/shared/protocol.js';
import type { Pending } from './queue.js';

export type Connection = 'connecting' | 'online' | 'cut' | 'refused';

export interface LinkState<V> {
  connection: Connection;
  /** Epoch ms on this device, while cut. */
  cutSince: number | null;
  refused: string | null;
  view: V | null;
  clock: ClockView | null;
  /** Server time minus this device's time, ms. */
  offset: number;
  /** Connected member ids by team. */
  presence: Record<string, string[]>;
  /** Everybody who took a seat since the snapshot or before, by team; absent for teams where nothing has changed. */
  roster?: Record<string, MemberView[]>;
  /** What devices of connected members said, by member id; EXCON alone is told. */
  devices?: Record<string, DeviceView>;
  /** Server's epoch ms since when members are here, or away; by member id, where known. */
  since?: Record<string, number>;
  /** Open pages of members who have more than one, by member id. */
  pages?: Record<string, number>;
  /** Where other members of the own team are, by member id; who is nowhere in particular is absent. */
  whereabouts: Record<string, Place>;
  pending: Pending[];
}

export const nothingYet: LinkState<never> = {
  connection: 'connecting',
  cutSince: null,
  refused: null,
  view: null,
  clock: null,
  offset: 0,
  presence: {},
  whereabouts: {},
  pending: [],
};

export function withPresence<V>(before: LinkState<V>, { teams, members, devices, since, pages }: Presence): Partial<LinkState<V>> {
  const open = { ...before.pages };
  const known = { ...before.devices };
  // who left and comes back is counted and measured anew
  for (const member of Object.keys(teams).flatMap((team) => before.presence[team] ?? [])) {
    delete open[member];
    if (devices) delete known[member];
  }
  return {
    presence: { ...before.presence, ...teams },
    roster: { ...before.roster, ...members },
    since: { ...before.since, ...since },
    pages: { ...open, ...pages },
    ...(devices && { devices: { ...known, ...devices } }),
  };
}

export function withWhereabouts(before: Record<string, Place>, changes: Whereabouts): Record<string, Place> {
  const after = { ...before };
  for (const [member, place] of Object.entries(changes)) {
    if (place) after[member] = place;
    else delete after[member];
  }
  return after;
}
