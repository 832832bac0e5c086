/** From what an organiser asks for to the teams and worlds of an exercise; every mistake is named at once. */
import type { ProblemErrors } from '../errors.js';
import type { Definition } from '../engine/definition.js';
import { newId, newJoinCode, type Random } from '../ids.js';
import type { CreateExercise } from '../shared/api.js';
import type { ExerciseRecord } from './models.js';

export type PlannedTeams = ExerciseRecord['teams'];

/** Label of the joint world of teams that name none. */
const FIRST = '';

/**
 * Parallel play: a world per team, which takes every part. Joint play: a world per label; a team that names no part
 * takes the ones left over in its world, turn by turn, so that nobody's inject goes nowhere.
 * @param agencies names by id.
 */
export function planTeams(
  plan: CreateExercise,
  definition: Definition,
  agencies: ReadonlyMap<string, string>,
  random: Random,
): { teams: PlannedTeams; errors: ProblemErrors } {
  const errors: ProblemErrors = [];
  const parts = Object.keys(definition.parts);
  const say = (path: string, vi: string, en: string): void => void errors.push({ path, message: `${vi} / ${en}` });
  const names = new Map<string, number>();
  const codes = new Set<string>();
  const worlds = new Map<string, string>();

  const teams = plan.teams.map((team, i): PlannedTeams[number] => {
    const at = `teams[${i}]`;
    const key = team.name.normalize('NFC').toLocaleLowerCase('vi');
    const same = names.get(key);
    if (same !== undefined) say(`${at}.name`, `trùng tên với teams[${same}]`, `has the same name as teams[${same}]`);
    names.set(key, i);
    const agencyName = team.agencyId === undefined ? team.name : agencies.get(team.agencyId);
    if (agencyName === undefined) say(`${at}.agencyId`, 'không có cơ quan này trong danh bạ', 'there is no such agency in the directory');
    if (plan.play === 'joint' && team.part !== undefined && !parts.includes(team.part)) {
      say(`${at}.part`, `kịch bản không có vai này; có: ${parts.join(', ')}`, `the scenario has no such part; it has: ${parts.join(', ')}`);
    }
    let joinCode = newJoinCode(random);
    while (codes.has(joinCode)) joinCode = newJoinCode(random);
    codes.add(joinCode);
    // opaque: a team reads it in the name of its stream, and a number would tell how many worlds there are (W1)
    const label = plan.play === 'joint' ? (team.world ?? FIRST) : String(i);
    const worldId = worlds.get(label) ?? newId(random);
    worlds.set(label, worldId);
    const own = plan.play === 'parallel' ? parts : team.part === undefined ? [] : [team.part];
    return {
      id: newId(random),
      name: team.name,
      ...(team.agencyId === undefined ? {} : { agencyId: team.agencyId }),
      agencyName: agencyName ?? team.name,
      worldId,
      parts: [...own],
      joinCode,
      ...(team.emails && team.emails.length > 0 ? { emails: [...new Set(team.emails)] } : {}),
    };
  });

  if (plan.play === 'joint' && errors.length === 0) {
    for (const [label, worldId] of worlds)
      shareParts(
        label,
        teams.filter((team) => team.worldId === worldId),
        parts,
        say,
      );
  }
  return { teams, errors };
}

function shareParts(
  label: string,
  teams: PlannedTeams,
  parts: readonly string[],
  say: (path: string, vi: string, en: string) => void,
): void {
  const left = parts.filter((part) => !teams.some((team) => team.parts.includes(part)));
  const free = teams.filter((team) => team.parts.length === 0);
  if (free.length === 0 && left.length > 0) {
    const world = label === FIRST ? '' : ` (world “${label}”)`;
    say('teams', `chưa có đội nào đóng vai: ${left.join(', ')}${world}`, `no team plays: ${left.join(', ')}${world}`);
  }
  if (free.length === 0) return;
  left.forEach((part, i) => free[i % free.length]?.parts.push(part));
  // More teams than parts: those left without one share the parts that are taken.
  free.filter((team) => team.parts.length === 0).forEach((team, i) => team.parts.push(parts[i % parts.length]!));
}
