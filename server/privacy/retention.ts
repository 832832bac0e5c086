/** How long names are kept: months after END EX on the calendar of the office. */
import { instantOf, localTime } from '../shared/zone.js';

/** The same time of day so many months later; the last day of a shorter month. Epoch ms. */
export function monthsAfter(wall: number, months: number, zone: string): number {
  const from = localTime(wall, zone);
  const first = new Date(Date.UTC(from.year, from.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return instantOf({ ...from, year, month, day: Math.min(from.day, last) }, zone).instant;
}
