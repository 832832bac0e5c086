/** Lines of a feed brought together: what happened to many teams in the same second is one line that names how many. */

export interface FeedLine {
  id: string;
  /** Drill ms. */
  x: number;
  text: string;
  teamId?: string | undefined;
}

export interface Gathered {
  id: string;
  x: number;
  text: string;
  /** Whom it concerns, in the order of the feed; none: the drill, or a world. */
  teams: string[];
}

/** Newest first in and out; each gathered line stands where its newest stood. */
export function gather(lines: readonly FeedLine[]): Gathered[] {
  const gathered = new Map<string, Gathered>();
  for (const { id, x, text, teamId } of lines) {
    const key = `${Math.floor(x / 1000)} ${text}`;
    const known = gathered.get(key);
    if (!known) gathered.set(key, { id, x, text, teams: teamId === undefined ? [] : [teamId] });
    else if (teamId !== undefined && !known.teams.includes(teamId)) known.teams.push(teamId);
  }
  return [...gathered.values()];
}
