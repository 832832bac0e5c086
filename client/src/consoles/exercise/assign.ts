/** Assignments as a table edits them: a column per assignment, ticked for teams and objectives. Pure. */
import type { Assignment } from '../../../../server/shared/evaluation.js';

export interface Column {
  userId: string;
  lead: boolean;
  teams: ReadonlySet<string>;
  objectives: ReadonlySet<string>;
}

export const columnsOf = (assignments: readonly Assignment[]): Column[] =>
  assignments.map(({ userId, lead, teams, objectives }) => ({
    userId,
    lead: lead === true,
    teams: new Set(teams),
    objectives: new Set(objectives),
  }));

/** What is sent: columns that assign nothing are left out, teams in the order of the plan. */
export function assignmentsOf(columns: readonly Column[], order: readonly string[]): Assignment[] {
  return columns
    .filter(({ lead, teams, objectives }) => lead || teams.size > 0 || objectives.size > 0)
    .map(({ userId, lead, teams, objectives }) => ({
      userId,
      ...(teams.size > 0 && { teams: order.filter((id) => teams.has(id)) }),
      ...(objectives.size > 0 && { objectives: [...objectives] }),
      ...(lead && { lead }),
    }));
}

/**
 * Every team gets `each` of the people in turn, so that loads differ by one at most; two people share no fixed partner
 * where there are more than two. Leads without other duties keep their column, objectives stay as they were.
 */
export function spread(columns: readonly Column[], people: readonly string[], teams: readonly string[], each: 1 | 2): Column[] {
  const given = new Map(people.map((id) => [id, new Set<string>()]));
  const count = Math.min(each, people.length);
  for (const [at, team] of teams.entries()) {
    const first = at % people.length;
    // the partner moves on by one with every round
    const step = 1 + (Math.floor(at / people.length) % Math.max(1, people.length - 1));
    for (let nth = 0; nth < count; nth += 1) given.get(people[(first + nth * step) % people.length] ?? '')?.add(team);
  }
  const known = new Set(columns.map(({ userId }) => userId));
  const fresh = people
    .filter((id) => !known.has(id))
    .map((userId): Column => ({ userId, lead: false, teams: new Set(), objectives: new Set() }));
  const seen = new Set<string>();
  return [...columns, ...fresh].map((column) => {
    const own = given.get(column.userId);
    const again = seen.has(column.userId);
    seen.add(column.userId);
    return { ...column, teams: own && !again ? own : new Set<string>() };
  });
}

/** A copy with one cell turned over. */
export function toggled(columns: readonly Column[], at: number, list: 'teams' | 'objectives', id: string): Column[] {
  return columns.map((column, index) => {
    if (index !== at) return column;
    const next = new Set(column[list]);
    if (!next.delete(id)) next.add(id);
    return { ...column, [list]: next };
  });
}

/** How many evaluate each team: by a column with the team, or with objectives of every team. */
export const eyesOn = (columns: readonly Column[], team: string): number =>
  new Set(
    columns.filter(({ teams, objectives }) => teams.has(team) || (teams.size === 0 && objectives.size > 0)).map(({ userId }) => userId),
  ).size;
