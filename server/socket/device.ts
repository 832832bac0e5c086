/** What a seat's browser tells of itself: checked, and joined with the browser's name from the handshake. */
import bowser from 'bowser';
import { z } from 'zod';
import type { DeviceReport, DeviceView } from '../shared/protocol.js';

/** A clock that stands at 1970 is off by less than this, ms. */
const FURTHEST = 1e13;
/** Read no further: nobody's browser has a longer name. */
const LONGEST_AGENT = 400;

const Report = z.strictObject({
  offset: z.number().min(-FURTHEST).max(FURTHEST),
  rtt: z.number().min(0).max(600_000).optional(),
  sound: z.enum(['heard', 'not-heard']).optional(),
}) satisfies z.ZodType<DeviceReport>;

/** `Chrome 126, Windows`; empty when the browser does not say. */
export function browserName(userAgent: string | undefined): string {
  if (!userAgent) return '';
  const { browser, os } = bowser.parse(userAgent.slice(0, LONGEST_AGENT));
  const version = browser.version?.split('.')[0];
  return [[browser.name, version].filter(Boolean).join(' '), os.name].filter(Boolean).join(', ');
}

/** null: not a report. */
export function readDevice(raw: unknown, browser: string): DeviceView | null {
  const read = Report.safeParse(raw);
  if (!read.success) return null;
  const { offset, rtt, sound } = read.data;
  return { offset: Math.round(offset), ...(rtt !== undefined && { rtt: Math.round(rtt) }), ...(sound && { sound }), browser };
}
