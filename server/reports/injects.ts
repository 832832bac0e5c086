/** One row per inject of the MSEL and per instance that came up in play: how it went over all teams, and how late we were. */
import type { z } from 'zod';
import type { Definition, InjectDef } from '../engine/definition.js';
import type { EventOf, WorldEvent } from '../shared/events.js';
import type { ReportInject } from '../shared/report.js';
import type { ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import { unaddressed } from '../shared/unaddressed.js';
import { median, spread } from './figures.js';

type Row = z.infer<typeof ReportInject>;

interface Tally {
  source: InjectDef | null;
  number: string;
  title: Bi;
  channel: string;
  type: string;
  delivered: EventOf<'inject-delivered'>[];
  notNeeded: number;
  skipped: number;
  seenAfter: number[];
}

/** Rows in MSEL order, then repeats and ad-hoc injects in the order they came up. */
export function injectRows(definition: Definition, worlds: readonly (readonly WorldEvent[])[], sheet: ScoreSheet): Row[] {
  const tallies = new Map<string, Tally>();
  for (const inject of definition.injects) tallies.set(inject.id, tallyOf(inject, inject.number));
  for (const events of worlds) {
    const delivered = new Map<string, EventOf<'inject-delivered'>>();
    for (const event of events) {
      if (event.type === 'inject-created') create(definition, tallies, event);
      else if (event.type === 'inject-delivered') {
        delivered.set(event.deliveryId, event);
        tallies.get(event.inject)?.delivered.push(event);
      } else if (event.type === 'inject-seen') {
        const start = delivered.get(event.deliveryId);
        if (start) tallies.get(event.inject)?.seenAfter.push(event.at.x - start.recordedX);
      } else if (event.type === 'inject-not-needed' || event.type === 'inject-skipped') {
        const tally = tallies.get(event.inject);
        if (tally) tally[event.type === 'inject-skipped' ? 'skipped' : 'notNeeded'] += 1;
      }
    }
  }
  const lines = sheet.teams.flatMap((team) => team.lines);
  return [...tallies].map(([id, tally]) => {
    const own = lines.filter((line) => line.inject === id && line.kind !== 'penalty');
    const count = (...states: string[]): number => own.filter((line) => states.includes(line.state)).length;
    const responses = own.flatMap((line) => (line.responseMs === undefined ? [] : [line.responseMs]));
    return {
      id,
      number: tally.number,
      title: unaddressed(tally.title),
      channel: tally.channel,
      type: tally.type,
      scheduledX: tally.source?.at ?? null,
      delivered: tally.delivered.length,
      notNeeded: tally.notNeeded,
      skipped: tally.skipped,
      seen: tally.seenAfter.length,
      met: count('met', 'awaiting-mark', 'wrong'),
      late: count('late'),
      missed: count('missed'),
      medianSeen: median(tally.seenAfter),
      medianResponse: median(responses),
      drift: spread(tally.delivered.map((event) => event.recordedX - event.at.x)),
    };
  });
}

function tallyOf(inject: InjectDef, number: string): Tally {
  return {
    source: inject,
    number,
    title: inject.title,
    channel: inject.channel,
    type: inject.type,
    delivered: [],
    notNeeded: 0,
    skipped: 0,
    seenAfter: [],
  };
}

function create(definition: Definition, tallies: Map<string, Tally>, event: EventOf<'inject-created'>): void {
  if (tallies.has(event.inject)) return;
  if (event.adhoc) {
    tallies.set(event.inject, {
      source: null,
      number: '+',
      title: event.adhoc.title,
      channel: event.adhoc.channel,
      type: 'event',
      delivered: [],
      notNeeded: 0,
      skipped: 0,
      seenAfter: [],
    });
    return;
  }
  const source = definition.injects.find((inject) => inject.id === event.source);
  if (source) tallies.set(event.inject, { ...tallyOf(source, `${source.number}′`), source: null });
}
