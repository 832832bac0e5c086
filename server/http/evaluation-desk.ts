/** What every route of the evaluation shares: the drill, who asks and what they may record, and how a record is made. */
import { setImmediate as breathe } from 'node:timers/promises';
import { may, requirePermission } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import { leads, markBook, markersOf, mayRecord, worksToMark, type Standing, type WorkToMark } from '../scoring/index.js';
import type { DecisionRecord, EvaluationRecord, MarkRecord } from '../shared/evaluation.js';
import type { ScoreSheet, TeamScore } from '../shared/scores.js';
import type { EvaluationLog, OpenDrill, ScoreDrill } from './ports.js';

export interface EvaluationDeps {
  open: OpenDrill;
  evaluation: EvaluationLog;
  score: ScoreDrill;
  clock: HostClock;
  newId: () => string;
}

/** Every kind without what the desk adds: who, when, and an id where the client made none. */
type Bare<R> = R extends EvaluationRecord ? Omit<R, 'recordId' | 'by' | 'wall' | 'x'> & { recordId?: string | undefined } : never;
export type NewRecord = Bare<EvaluationRecord>;

export interface Desk {
  drill: Drill;
  standing: Standing;
  userId: string;
  /** Decides where marks differ and may correct anybody's record. */
  lead: boolean;
  /** @throws Refused unknown-team */
  requireTeam(teamId: string): string;
  /** @throws Refused unknown-objective */
  requireObjective(id: string): string;
  /** @throws Refused not-assigned */
  requireAssigned(about: { teamId?: string | undefined; objective?: string | undefined }): void;
  /** Whose marks this work waits for. */
  markers(work: { teamId: string; objective?: string | undefined }): string[];
  add<R extends NewRecord>(record: R): Promise<Extract<EvaluationRecord, { kind: R['kind'] }>>;
  /** Whether this withdrawal stands already: it was sent again because its answer was lost. */
  hasWithdrawn(recordId: string | undefined): Promise<boolean>;
  /** Of these teams; absent: of all. */
  works(teams?: ReadonlySet<string>): Promise<WorkToMark[]>;
}

/** Teams scored at a time; between two lots the drill itself has its turn. */
const LOT = 40;

/** The sheets of these teams; ranks are of no account here. */
async function scored(score: ScoreDrill, drill: Drill, teams: ReadonlySet<string>): Promise<Pick<ScoreSheet, 'teams'>> {
  const ids = [...teams];
  const sheets: TeamScore[] = [];
  for (let from = 0; from < ids.length; from += LOT) {
    // oxlint-disable-next-line no-await-in-loop -- one lot after the other is the point
    sheets.push(...(await score(drill, undefined, new Set(ids.slice(from, from + LOT)))).teams);
    // oxlint-disable-next-line no-await-in-loop
    await breathe();
  }
  return { teams: sheets };
}

/** `write`: for a route that records. @throws Refused not-found, forbidden */
export async function openDesk(deps: EvaluationDeps, exerciseId: string, caller: Principal, write: boolean): Promise<Desk> {
  const { userId } = requirePermission(caller, write ? 'drill.evaluate' : 'drill.watch');
  const drill = await deps.open(exerciseId);
  if (!drill) throw new Refused('not-found');
  const standing = await deps.evaluation.current(exerciseId);
  const { assignments } = standing;
  const chief = may(caller, 'evaluation.lead');
  const lead = chief || (may(caller, 'drill.evaluate') && leads(assignments, userId));
  return {
    drill,
    standing,
    userId,
    lead,
    requireTeam(teamId) {
      if (!drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('unknown-team');
      return teamId;
    },
    requireObjective(id) {
      if (!drill.plan.definition.objectives.some((objective) => objective.id === id)) throw new Refused('unknown-objective');
      return id;
    },
    requireAssigned({ teamId, objective }) {
      const about = { ...(teamId !== undefined && { teamId }), ...(objective !== undefined && { objective }) };
      if (!lead && !mayRecord(assignments, userId, about)) throw new Refused('not-assigned');
    },
    markers: (work) => markersOf(assignments, work),
    async add<R extends NewRecord>(record: R) {
      const { recordId = deps.newId(), ...rest } = record;
      const made = {
        recordId,
        by: userId,
        wall: deps.clock.wall(),
        x: Math.max(0, Math.round(drill.clock().x)),
        ...rest,
      } as unknown as EvaluationRecord;
      return (await deps.evaluation.add(exerciseId, made)) as Extract<EvaluationRecord, { kind: R['kind'] }>;
    },
    async hasWithdrawn(recordId) {
      if (recordId === undefined) return false;
      const records = await deps.evaluation.records(exerciseId);
      return records.some((one) => one.kind === 'retract' && one.recordId === recordId && one.by === userId);
    },
    works: async (teams) =>
      worksToMark({
        definition: drill.plan.definition,
        sheet: await scored(deps.score, drill, teams ?? new Set(drill.plan.teams.map(({ id }) => id))),
        worlds: drill.worldEvents(),
        book: markBook<MarkRecord | DecisionRecord>(standing.marks, standing.decisions, assignments),
      }),
  };
}
