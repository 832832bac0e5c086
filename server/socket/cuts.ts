/**
 * Silences of each seat's devices, as the server saw them (A5): from the last packet received on any of a device's lines
 * to its next connection, also where the old line still seems open. Kept in memory beside the drill and gone with it.
 */
import type { Cut, Drill } from '../drills/service.js';
import type { HostClock } from '../drills/ports.js';

/** Cuts remembered of one device; the oldest are forgotten. */
export const CUTS_KEPT = 50;
/** Devices remembered of one seat, as many as it may hold lines; the one silent for longest is forgotten. */
export const DEVICES_KEPT = 12;

/** One connection of a device. */
export interface DeviceLine {
  /** A packet came in. */
  readonly heard: () => void;
  /** Of its device, oldest first. */
  readonly cuts: () => readonly Cut[];
}

export interface CutBook {
  /**
   * A device connects. `unseenSince`: when it has not been seen here before, the epoch ms since which it could have been;
   * null: it is new.
   */
  open(drill: Drill, memberId: string, device: string, unseenSince: number | null): DeviceLine;
}

interface Device {
  lastHeard: number;
  cuts: Cut[];
}

export function createCutBook(clock: HostClock): CutBook {
  /** drill → member → device; a drill that is let go takes its part along. */
  const book = new WeakMap<Drill, Map<string, Map<string, Device>>>();

  function devicesOf(drill: Drill, memberId: string): Map<string, Device> {
    const members = book.get(drill) ?? new Map<string, Map<string, Device>>();
    book.set(drill, members);
    const devices = members.get(memberId) ?? new Map<string, Device>();
    members.set(memberId, devices);
    return devices;
  }

  function forgetOne(devices: Map<string, Device>): void {
    const [longest] = [...devices].toSorted(([, a], [, b]) => a.lastHeard - b.lastHeard);
    if (longest) devices.delete(longest[0]);
  }

  return {
    open(drill, memberId, name, unseenSince) {
      const devices = devicesOf(drill, memberId);
      const now = clock.wall();
      const known = devices.get(name);
      const device = known ?? { lastHeard: now, cuts: [] };
      const from = known ? known.lastHeard : (unseenSince ?? now);
      if (from < now) device.cuts = [...device.cuts, { from, to: now }].slice(-CUTS_KEPT);
      device.lastHeard = Math.max(device.lastHeard, now);
      if (!known && devices.size >= DEVICES_KEPT) forgetOne(devices);
      devices.set(name, device);
      return {
        heard: () => {
          device.lastHeard = Math.max(device.lastHeard, clock.wall());
        },
        cuts: () => device.cuts,
      };
    },
  };
}
