/** Main events of a drill on a page or two, however many teams: what happened to several of them in the same way is one row. */
import type { AfterActionReport, TimelineEntry } from '../shared/report.js';
import type { Bi } from '../shared/text.js';

export interface LoggedEvent {
  fromX: number;
  /** Equal to `fromX` for a single moment. */
  toX: number;
  wall: number;
  kind: TimelineEntry['kind'];
  text: Bi;
  /** Names of up to three teams; more are counted. Empty for what concerns the whole exercise. */
  teams: string[];
  nTeams: number;
}

const MAIN: ReadonlySet<TimelineEntry['kind']> = new Set(['control', 'report', 'missed', 'penalty', 'outcome']);
const NAMED = 3;

/** In order of their first moment. `names` by team id. */
export function eventLog({ timeline }: AfterActionReport, names: Readonly<Record<string, string>>): LoggedEvent[] {
  const groups = new Map<string, { entries: TimelineEntry[]; teams: Set<string> }>();
  for (const [at, entry] of timeline.entries()) {
    if (!MAIN.has(entry.kind)) continue;
    // what the director did stays an act of its own
    const key = entry.teamId === undefined ? `#${at}` : `${entry.kind} ${entry.text.vi}`;
    const group = groups.get(key) ?? { entries: [], teams: new Set<string>() };
    groups.set(key, group);
    group.entries.push(entry);
    if (entry.teamId !== undefined) group.teams.add(entry.teamId);
  }
  return [...groups.values()]
    .flatMap(({ entries, teams }): LoggedEvent[] => {
      const [first] = entries;
      const last = entries.at(-1);
      if (!first || !last) return [];
      return [
        {
          fromX: first.at.x,
          toX: last.at.x,
          wall: first.at.wall,
          kind: first.kind,
          text: first.text,
          teams: teams.size <= NAMED ? [...teams].map((team) => names[team] ?? team) : [],
          nTeams: teams.size,
        },
      ];
    })
    .toSorted((a, b) => a.fromX - b.fromX || a.wall - b.wall);
}
