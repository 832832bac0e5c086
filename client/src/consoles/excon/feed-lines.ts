/** Lines of a feed brought together: what happened to many teams at once is one line that says how many. */

/** So many ms of the wall may pass between the first and the last of what a command did to many. */
const AT_ONCE = 3000;

export interface FeedLine {
  id: string;
  /** Drill time, and the server's clock, ms. */
  at: { x: number; wall: number };
  text: string;
  teamId?: string | undefined;
}

export interface Gathered {
  id: string;
  at: { x: number; wall: number };
  text: string;
  /** Whom it concerns, in the order of the feed; none: the drill, or a world. */
  teams: string[];
}

/** Newest first in and out; each gathered line stands where its newest stood. */
export function gather(lines: readonly FeedLine[]): Gathered[] {
  const gathered: Gathered[] = [];
  const latest = new Map<string, Gathered>();
  for (const { id, at, text, teamId } of lines) {
    const known = latest.get(text);
    const line = known && Math.abs(known.at.wall - at.wall) <= AT_ONCE ? known : { id, at, text, teams: [] };
    if (line !== known) gathered.push(line);
    latest.set(text, line);
    if (teamId !== undefined && !line.teams.includes(teamId)) line.teams.push(teamId);
  }
  return gathered;
}
