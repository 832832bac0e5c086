/** The seat that this browser holds, remembered so that its console opens while the server cannot be reached; and forgetting it. */
import type { Me } from '../../../server/shared/api.js';
import { clearShelves } from '../state/store.js';

export type SeatMe = Extract<Me, { kind: 'seat' }>;

const KEY = 'dientap.seat';
/** Its person has left this device, which the server has yet to be told. */
const LEFT = 'dientap.left';

export function keptSeat(): SeatMe | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as SeatMe | null;
  } catch {
    return null;
  }
}

/** Another seat that this browser held before is forgotten. */
export async function keepSeat(me: SeatMe): Promise<void> {
  const before = keptSeat()?.seat.memberId;
  if (before !== undefined && before !== me.seat.memberId) await forgetSeat(before);
  try {
    localStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // the console then opens only while the server can be reached
  }
}

/** Takes from this device all that it keeps of a seat: view, commands not sent, files, drafts, what was read. */
export async function forgetSeat(memberId: string): Promise<void> {
  if (keptSeat()?.seat.memberId === memberId) localStorage.removeItem(KEY);
  for (const key of Object.keys(localStorage))
    if (key.startsWith('dientap.') && key.split('.').includes(memberId)) localStorage.removeItem(key);
  await clearShelves(memberId);
}

export const hasLeft = (): boolean => localStorage.getItem(LEFT) !== null;
export function setLeft(left: boolean): void {
  if (left) localStorage.setItem(LEFT, '1');
  else localStorage.removeItem(LEFT);
}
