/** Score sheets as they are given out: their name (a hash), and what differs between two of them. */
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import type { SheetChange } from '../shared/publishing.js';
import type { ScoreLine, ScoreSheet, TeamScore } from '../shared/scores.js';

/** Teams hashed at a time; between two lots the drill itself has its turn. */
const LOT = 20;

const plain = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';

/** SHA-256 (hex) of the sheet's canonical JSON (RFC 8785), made team by team: the keys of a sheet sort with `teams` last. */
export async function sheetHashOf({ teams, ...head }: ScoreSheet): Promise<string> {
  const hash = createHash('sha256').update(`${plain(head).slice(0, -1)},"teams":[`, 'utf8');
  for (const [at, team] of teams.entries()) {
    hash.update(`${at > 0 ? ',' : ''}${plain(team)}`, 'utf8');
    // oxlint-disable-next-line no-await-in-loop -- others have their turn
    if (at % LOT === LOT - 1) await breathe();
  }
  return hash.update(']}', 'utf8').digest('hex');
}

/** Where a team stands. */
export interface Figures {
  teamId: string;
  name: string;
  percent: number;
  rank: number | null;
}
export const figuresOf = (teams: readonly TeamScore[]): Figures[] =>
  teams.map(({ teamId, name, percent, rank }) => ({ teamId, name, percent, rank }));

/** Teams whose figures differ; figures are compared as they are printed. */
export function changesOf(before: readonly Figures[], after: readonly Figures[]): SheetChange[] {
  const known = new Map(before.map((team) => [team.teamId, team]));
  const figures = ({ percent, rank }: Figures) => ({ percent, rank });
  return after.flatMap((team) => {
    const was = known.get(team.teamId);
    if (!was || (was.percent.toFixed(2) === team.percent.toFixed(2) && was.rank === team.rank)) return [];
    return [{ teamId: team.teamId, name: team.name, before: figures(was), after: figures(team) }];
  });
}

export const unmarkedOf = ({ teams }: ScoreSheet): number =>
  teams.reduce((sum, { lines }) => sum + lines.filter(({ state }) => state === 'awaiting-mark').length, 0);

/** What an accepted appeal may set a line to: from nothing (a penalty: all of it) to its full worth. */
export const boundsOf = (line: ScoreLine): [number, number] =>
  line.kind === 'penalty' ? [line.override?.computed ?? line.earned, 0] : [0, line.points];
