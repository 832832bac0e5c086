/** The seat that this browser holds, remembered so that its console opens while the server cannot be reached; and forgetting it. */
import type { Me } from '../../../server/shared/api.js';
import { clearDrafts, openDrafts } from '../state/draft-keep.js';
import { clearShelves, openShelves } from '../state/store.js';

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
  openShelves(me.seat.memberId);
  openDrafts(me.seat.memberId);
  try {
    localStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // the console then opens only while the server can be reached
  }
}

/** Takes from this device all that it keeps of a seat: view, commands not sent, files, drafts, what was read. */
export async function forgetSeat(memberId: string): Promise<void> {
  if (keptSeat()?.seat.memberId === memberId) localStorage.removeItem(KEY);
  // names of what is kept have their parts set apart by dots
  const its = (name: string): boolean => name.startsWith('dientap.') && name.split('.').includes(memberId);
  for (const key of Object.keys(localStorage)) if (its(key)) localStorage.removeItem(key);
  await Promise.all([clearShelves(memberId), clearDrafts(memberId)]);
}

/** Calls when the seat is forgotten by another tab of this browser. Ends with the function that it returns. */
export function onForgotten(listener: () => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key === KEY && event.newValue === null) listener();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

export const hasLeft = (): boolean => localStorage.getItem(LEFT) !== null;
export function setLeft(left: boolean): void {
  if (left) localStorage.setItem(LEFT, '1');
  else localStorage.removeItem(LEFT);
}
