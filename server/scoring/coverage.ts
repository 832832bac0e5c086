/** The evaluation guide's list of critical tasks, and how far the evaluation is, by team and by evaluator. */
import type { Definition } from '../engine/definition.js';
import type { Coverage, CriticalTask } from '../shared/evaluation.js';
import { unaddressed } from '../shared/unaddressed.js';
import { markersOf } from './marking.js';
import type { WorkToMark } from './queue.js';
import type { Standing } from './standing.js';

/** Tasks that the objectives name, then what injects call for as a must, in the order of the MSEL. */
export function criticalTasks(definition: Definition): CriticalTask[] {
  const named = definition.objectives.flatMap((objective) =>
    objective.tasks.map((task): CriticalTask => ({
      ref: `task.${objective.id}.${task.id}`,
      title: task.title,
      objective: objective.id,
      must: false,
    })),
  );
  const musts = definition.injects.flatMap((inject) =>
    inject.expects
      .filter(({ must }) => must)
      .map((expect): CriticalTask => {
        const objective = expect.objective ?? inject.objective;
        return {
          ref: `${inject.id}.${expect.id}`,
          title: definition.actions[expect.action]?.title ?? { vi: expect.action, en: expect.action },
          ...(objective !== undefined && { objective }),
          inject: inject.id,
          number: inject.number,
          injectTitle: unaddressed(inject.title),
          must: true,
        };
      }),
  );
  return [...named, ...musts];
}

export interface CoverageInput {
  teams: readonly { id: string }[];
  definition: Definition;
  standing: Standing;
  works: readonly WorkToMark[];
}

const grouped = <T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

export function coverageOf({ teams, definition, standing, works }: CoverageInput): Coverage {
  const tasks = criticalTasks(definition).length;
  const byTeam = grouped(works, ({ item }) => item.teamId);
  const seen = grouped(standing.observations, ({ teamId }) => teamId ?? '');
  const ticks = grouped(standing.ticks, ({ teamId }) => teamId);
  const ratings = grouped(standing.ratings, ({ teamId }) => teamId);
  const people = new Set([
    ...standing.assignments.map(({ userId }) => userId),
    ...[...standing.observations, ...standing.ticks, ...standing.ratings, ...standing.marks].map(({ by }) => by),
  ]);
  return {
    teams: teams.map(({ id }) => {
      const own = byTeam.get(id) ?? [];
      const waiting = own.filter(({ waits }) => waits);
      const count = (status: string): number => waiting.filter(({ marking }) => marking.status === status).length;
      const observed = seen.get(id) ?? [];
      const assigned = standing.assignments.filter(
        (one) => one.teams?.includes(id) === true || (!one.teams?.length && (one.objectives?.length ?? 0) > 0),
      );
      return {
        teamId: id,
        evaluators: [...new Set(assigned.map(({ userId }) => userId))],
        observations: observed.length,
        observers: [...new Set(observed.map(({ by }) => by))],
        ticked: (ticks.get(id) ?? []).filter(({ done }) => done).length,
        tasks,
        rated: (ratings.get(id) ?? []).length,
        objectives: definition.objectives.length,
        marked: own.length - waiting.length,
        half: count('half'),
        differs: count('differs'),
        unmarked: count('unmarked'),
      };
    }),
    evaluators: [...people].map((userId) => {
      const by = (list: readonly { by: string }[]): number => list.filter((one) => one.by === userId).length;
      return {
        userId,
        observations: by(standing.observations),
        ticks: by(standing.ticks),
        ratings: by(standing.ratings),
        marks: by(standing.marks),
        owed: works.filter(
          ({ waits, marking, item }) =>
            waits &&
            (marking.status === 'unmarked' || marking.status === 'half') &&
            markersOf(standing.assignments, item).includes(userId) &&
            !marking.marks.some((mark) => mark.by === userId),
        ).length,
      };
    }),
  };
}
