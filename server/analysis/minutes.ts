/** How busy the drill was: what was recorded in each minute of drill time from START EX to END EX. */
import type { Minute } from '../shared/analysis.js';
import type { ControlEvent, DrillEvent, WorldEvent } from '../shared/events.js';

const MINUTE = 60_000;

/** From START EX to END EX; a stream that knows no START EX begins with its first event. */
function played(events: readonly DrillEvent[]): readonly DrillEvent[] {
  const from = events.findIndex(({ type }) => type === 'started');
  const to = events.findIndex(({ type }) => type === 'ended');
  return events.slice(Math.max(0, from), to < 0 ? undefined : to + 1);
}

/** The last minute holds what was recorded at END EX itself. */
export function minutesOf(control: readonly ControlEvent[], worlds: readonly (readonly WorldEvent[])[]): Minute[] {
  if (!control.some(({ type }) => type === 'started')) return [];
  const streams: (readonly DrillEvent[])[] = [control, ...worlds].map(played);
  const endX = control.find(({ type }) => type === 'ended')?.at.x ?? lastOf(streams);
  const minutes = Array.from({ length: Math.ceil(endX / MINUTE) }, (_, at): Minute => ({
    x: at * MINUTE,
    deliveries: 0,
    acts: 0,
    reports: 0,
    messages: 0,
    events: 0,
    drift: null,
  }));
  for (const events of streams) {
    for (const event of events) {
      const minute = minutes[Math.min(Math.floor(event.at.x / MINUTE), minutes.length - 1)];
      if (minute) count(minute, event);
    }
  }
  return minutes;
}

function lastOf(streams: readonly (readonly DrillEvent[])[]): number {
  let last = 0;
  for (const events of streams) for (const { at } of events) last = Math.max(last, at.x);
  return last;
}

function count(minute: Minute, event: DrillEvent): void {
  minute.events += 1;
  switch (event.type) {
    case 'inject-delivered':
      minute.deliveries += 1;
      minute.drift = Math.max(minute.drift ?? 0, event.recordedX - event.at.x);
      break;
    case 'action-recorded':
    case 'answer-recorded':
    case 'receipt-confirmed':
      minute.acts += 1;
      break;
    case 'report-recorded':
      minute.reports += 1;
      break;
    case 'message':
      minute.messages += 1;
      break;
  }
}
