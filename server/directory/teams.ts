/** Corrections of one team of a planned exercise: its addresses, its name and agency, its join code. */
import type { Drill, DrillPlan } from '../drills/service.js';
import { Refused } from '../errors.js';
import type { ExerciseDirectory } from '../http/ports.js';
import { newJoinCode, type Random } from '../ids.js';
import type { Exercise } from '../shared/api.js';
import { nameKey } from '../shared/names.js';
import type { Phase } from '../shared/views.js';
import { isTaken, type ExerciseRecord, type Models } from './models.js';

export interface TeamCorrections {
  models: Models;
  random: Random;
  /** @throws Refused not-found */
  find(id: string): Promise<ExerciseRecord>;
  phaseOf(record: ExerciseRecord): Promise<Phase>;
  /** @throws Refused not-found */
  drillOf(id: string): Promise<Drill>;
  /** Writes a drill that is still `planned` anew. */
  replan(plan: DrillPlan): Promise<void>;
  show(record: ExerciseRecord): Promise<Exercise>;
}

type Team = ExerciseRecord['teams'][number];

/** Phases in which nobody takes a seat any more. */
const CLOSED: readonly Phase[] = ['ended', 'published', 'cancelled'];

/** Codes tried before giving up; that even the second is taken is as good as impossible. */
const TRIES = 5;

const invalid = (path: string, vi: string, en: string): Refused =>
  new Refused('invalid-exercise', { errors: [{ path, message: `${vi} / ${en}` }] });

export function teamCorrections(deps: TeamCorrections): Pick<ExerciseDirectory, 'patchTeam' | 'newCode'> {
  const { models, random } = deps;

  function teamOf(record: ExerciseRecord, teamId: string): Team {
    const team = record.teams.find(({ id }) => id === teamId);
    if (!team) throw new Refused('not-found');
    return team;
  }

  async function agencyName(agencyId: string): Promise<string> {
    const agency = await models.agencies.findById(agencyId, { name: 1 }).lean();
    if (!agency) throw invalid('agencyId', 'không có cơ quan này trong danh bạ', 'there is no such agency in the directory');
    return agency.name;
  }

  async function write(id: string, teamId: string, set: Partial<Team>, unset: (keyof Team)[] = []): Promise<ExerciseRecord> {
    const after = await models.exercises
      .findOneAndUpdate(
        { _id: id, 'teams.id': teamId },
        {
          $set: Object.fromEntries(Object.entries(set).map(([key, value]) => [`teams.$.${key}`, value])),
          ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((key) => [`teams.$.${key}`, 1])) } : {}),
        },
        { new: true, projection: { 'frozen.text': 0, 'frozen.source': 0, 'frozen.definition': 0 } },
      )
      .lean();
    if (!after) throw new Refused('not-found');
    return after;
  }

  return {
    async patchTeam(id, teamId, { name, agencyId, emails }) {
      const record = await deps.find(id);
      const team = teamOf(record, teamId);
      const renamed = name !== undefined && name !== team.name;
      const moved = agencyId !== undefined && agencyId !== (team.agencyId ?? null);
      // Name and agency stand in what teams are told from the first moment on.
      if ((renamed || moved) && (await deps.phaseOf(record)) !== 'planned') throw new Refused('wrong-phase');
      if (renamed && record.teams.some((other) => other !== team && nameKey(other.name) === nameKey(name))) {
        throw invalid('name', 'trùng tên với một đội khác', 'has the same name as another team');
      }
      const set: Partial<Team> = { ...(renamed && { name }), ...(emails && { emails: [...new Set(emails)] }) };
      if (moved && agencyId !== null) Object.assign(set, { agencyId, agencyName: await agencyName(agencyId) });
      else if (moved || (renamed && team.agencyId === undefined)) set.agencyName = name ?? team.name;
      if (Object.keys(set).length === 0) return deps.show(record);

      const after = await write(id, teamId, set, moved && agencyId === null ? ['agencyId'] : []);
      if (renamed || moved) {
        const { plan } = await deps.drillOf(id);
        const now = teamOf(after, teamId);
        const teams = plan.teams.map((each) => (each.id === teamId ? { ...each, name: now.name, agencyName: now.agencyName } : each));
        await deps.replan({ ...plan, teams });
      }
      return deps.show(after);
    },

    async newCode(id, teamId) {
      const record = await deps.find(id);
      teamOf(record, teamId);
      if (CLOSED.includes(await deps.phaseOf(record))) throw new Refused('wrong-phase');
      for (let tries = TRIES; ; tries -= 1) {
        const joinCode = newJoinCode(random);
        try {
          // oxlint-disable-next-line no-await-in-loop -- another try only when the code was taken
          const after = await write(id, teamId, { joinCode });
          // oxlint-disable-next-line no-await-in-loop -- as above
          const planned = (await deps.drillOf(id)).plan.teams.find((each) => each.id === teamId);
          // EXCON's screens read the codes from the open drill's plan; nothing that is recorded holds them.
          if (planned) planned.joinCode = joinCode;
          return await deps.show(after);
        } catch (error) {
          if (!isTaken(error) || tries === 0) throw error;
        }
      }
    },
  };
}
