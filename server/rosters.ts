/** Names of members by team, kept beside each open drill: the log knows ids only. */
import type { Member, SeatStore } from './auth/ports.js';
import type { Drill } from './drills/service.js';
import type { MemberView } from './shared/views.js';

export interface Rosters {
  /** Loads the names of a drill's members and gives them to it; once per drill. */
  adopt(drill: Drill): Promise<void>;
  /** Names were changed in the directory: an open drill takes them in. */
  readonly reload: (exerciseId: string) => Promise<void>;
  /** A new seat; told to the drill if that is open. */
  readonly joined: (member: Member) => void;
  readonly of: (exerciseId: string, teamId: string) => MemberView[];
  /** Epoch ms; undefined: no such seat in an open drill. */
  readonly joinedAt: (exerciseId: string, memberId: string) => number | undefined;
  /** By team id. @throws what the store throws */
  readonly ofExercise: (exerciseId: string) => Promise<Record<string, MemberView[]>>;
}

const view = ({ id, name, role }: Member): MemberView => ({ id, name, ...(role ? { role } : {}) });

function byTeam(members: readonly Member[]): Map<string, MemberView[]> {
  const teams = new Map<string, MemberView[]>();
  for (const member of members) teams.set(member.teamId, [...(teams.get(member.teamId) ?? []), view(member)]);
  return teams;
}

/** `changed` hears which team's roster is to be told again. */
export function createRosters(seats: SeatStore, changed: (exerciseId: string, teamId: string) => void): Rosters {
  const open = new Map<string, { drill: Drill; teams: Map<string, MemberView[]>; since: Map<string, number> }>();
  const loading = new WeakMap<Drill, Promise<void>>();
  /** Seats taken while names are being read; added afterwards. */
  const late = new Map<string, Member[]>();

  function add(member: Member): void {
    const found = open.get(member.exerciseId);
    const team = found?.teams.get(member.teamId) ?? [];
    if (!found || team.some(({ id }) => id === member.id)) return;
    const now = [...team, view(member)];
    found.teams.set(member.teamId, now);
    found.since.set(member.id, member.joinedAt);
    found.drill.setMembers(member.teamId, now);
    changed(member.exerciseId, member.teamId);
  }

  async function load(drill: Drill): Promise<void> {
    const { exerciseId } = drill.plan;
    late.set(exerciseId, []);
    try {
      const members = await seats.ofExercise(exerciseId);
      const teams = byTeam(members);
      open.set(exerciseId, { drill, teams, since: new Map(members.map(({ id, joinedAt }) => [id, joinedAt])) });
      for (const [teamId, list] of teams) drill.setMembers(teamId, list);
    } finally {
      const waited = late.get(exerciseId) ?? [];
      late.delete(exerciseId);
      for (const member of waited) add(member);
    }
  }

  return {
    adopt(drill) {
      const known = loading.get(drill);
      if (known) return known;
      const started = load(drill);
      loading.set(drill, started);
      started.catch(() => loading.delete(drill));
      return started;
    },
    async reload(exerciseId) {
      const found = open.get(exerciseId);
      if (!found) return;
      await load(found.drill);
      for (const teamId of open.get(exerciseId)?.teams.keys() ?? []) changed(exerciseId, teamId);
    },
    joined(member) {
      const waiting = late.get(member.exerciseId);
      if (waiting) waiting.push(member);
      else add(member);
    },
    joinedAt: (exerciseId, memberId) => open.get(exerciseId)?.since.get(memberId),
    of: (exerciseId, teamId) => open.get(exerciseId)?.teams.get(teamId) ?? [],
    ofExercise: async (exerciseId) => Object.fromEntries(byTeam(await seats.ofExercise(exerciseId))),
  };
}
