/** Local time of a zone and instants, both ways, by the rules that the runtime knows; gaps and doubled hours are named. */

export interface LocalTime {
  year: number;
  /** 1-12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for an unknown zone */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of `zone` show at `instant` (epoch ms). @throws RangeError for an unknown zone */
export function localTime(instant: number, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (name: string): number => parts[name] ?? 0;
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute'), second: of('second') };
}

const utcOf = ({ year, month, day, hour, minute, second }: LocalTime): number => Date.UTC(year, month - 1, day, hour, minute, second);

/** Zone's distance from UTC at `instant`, ms; positive to the east. */
export function offsetAt(instant: number, zone: string): number {
  return utcOf(localTime(instant, zone)) - Math.floor(instant / 1000) * 1000;
}

/** A time that the clocks skip is taken as long after the gap as it was past its start; of a doubled one the first is meant. */
export function instantOf(local: LocalTime, zone: string): { instant: number; kind: 'plain' | 'skipped' | 'doubled' } {
  const asUtc = utcOf(local);
  const day = 86_400_000;
  const offsets = [...new Set([offsetAt(asUtc - day, zone), offsetAt(asUtc + day, zone)])];
  const fits = offsets
    .map((offset) => asUtc - offset)
    .filter((instant) => utcOf(localTime(instant, zone)) === asUtc)
    .toSorted((a, b) => a - b);
  const [first] = fits;
  if (first === undefined) return { instant: asUtc - Math.min(...offsets), kind: 'skipped' };
  return { instant: first, kind: fits.length > 1 ? 'doubled' : 'plain' };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `22/11/2026` */
export function localDate(instant: number, zone: string): string {
  const { day, month, year } = localTime(instant, zone);
  return `${two(day)}/${two(month)}/${year}`;
}

/** `08:00`, with seconds when they are not zero. */
export function localClock(instant: number, zone: string): string {
  const { hour, minute, second } = localTime(instant, zone);
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}

/** `22/11/2026` as `2026-11-22`; null unless it is a day of the calendar. */
export function dateInField(text: string): string | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (!found) return null;
  const [day = 0, month = 0, year = 0] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${year}-${two(month)}-${two(day)}` : null;
}

/** From `22/11/2026` and `08:00` (or with seconds); null unless both are whole. */
export function fromFields(date: string, clock: string, zone: string): { instant: number; kind: 'plain' | 'skipped' | 'doubled' } | null {
  const day = dateInField(date);
  const time = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(clock.trim());
  if (day === null || !time) return null;
  const [hour = 0, minute = 0, second = 0] = time.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return instantOf({ year, month, day: dayOfMonth, hour, minute, second }, zone);
}

/** `UTC+07:00` */
export function offsetName(instant: number, zone: string): string {
  const minutes = Math.round(offsetAt(instant, zone) / 60_000);
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
