/** Calendar days as `2026-11-22`, in a zone where they are of a moment. */
import { localTime } from '../shared/zone.js';

const DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** The day that the calendar of `zone` shows at `wall` (epoch ms). */
export function dayAt(wall: number, zone: string): string {
  const { year, month, day } = localTime(wall, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => number(to) - number(from);

export const plusDays = (day: string, days: number): string => new Date((number(day) + days) * DAY).toISOString().slice(0, 10);
