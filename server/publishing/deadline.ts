/** Until when a team may appeal: working days are Monday to Friday, and the last one counts to its end. Public holidays are not known here. */
import { instantOf, localTime } from '../shared/zone.js';
import { APPEAL_DAYS } from '../shared/publishing.js';
import type { PublishingState } from './records.js';

/** The last second of the `days`-th working day after the day of `wall`, in that zone; epoch ms. */
export function endOfWorkingDay(wall: number, days: number, zone: string): number {
  const { year, month, day } = localTime(wall, zone);
  // counted on the calendar alone, so that no clock change moves a day
  const date = new Date(Date.UTC(year, month - 1, day));
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return instantOf(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 23, minute: 59, second: 59 },
    zone,
  ).instant;
}

/** What the organiser has set, else so many working days after the first issue; null while nothing was given out. */
export function appealsUntil(
  { deadline, issues }: PublishingState,
  settings: { appealDays?: number | undefined; timezone?: string | undefined },
): number | null {
  if (deadline) return deadline.until;
  const [first] = issues;
  return first ? endOfWorkingDay(first.wall, settings.appealDays ?? APPEAL_DAYS, settings.timezone ?? 'Asia/Ho_Chi_Minh') : null;
}
