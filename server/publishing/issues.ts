/** Issues: what is given out is kept whole, so that nobody reads anything else until the next one. */
import { createHash } from 'node:crypto';
import { standingOf } from '../scoring/index.js';
import type { Drill } from '../drills/service.js';
import type { ObservationRecord } from '../shared/evaluation.js';
import type { TeamResults } from '../shared/publishing.js';
import type { ScoreSheet, TeamScore } from '../shared/scores.js';
import type { Given, KeptPart, PublishingDeps } from './ports.js';
import { stateOf, type IssueRecord } from './records.js';
import { decideApproval, decideIssue } from './rules.js';
import { figuresOf, sheetHashOf, type Figures } from './sheet.js';

type Made = Pick<IssueRecord, 'sheetHash' | 'kept' | 'head'>;

/** Issues whose figures are kept at hand. */
const KEPT_FIGURES = 8;
/** Nothing is recorded in a drill later than this. */
const END = Number.MAX_SAFE_INTEGER;

export function createIssues(deps: PublishingDeps) {
  const { store, logger } = deps;
  /** First issues being kept, by exercise. */
  const keeping = new Map<string, Promise<void>>();
  const kept = new Set<string>();
  /** By the name of the parts they were read from. */
  const figures = new Map<string, Figures[]>();

  /** The sheet and the observations as they stood at `wall`, kept under a name that follows from both. */
  async function keep(drill: Drill, wall: number): Promise<Made> {
    const { exerciseId } = drill.plan;
    const sheet = await deps.score(drill, { x: END, wall });
    const sheetHash = await sheetHashOf(sheet);
    const seen = await observed(exerciseId, wall);
    const kept = partsName(sheetHash, seen);
    const { teams, ...head } = sheet;
    await store.keep(
      exerciseId,
      kept,
      teams.map((team): KeptPart => ({
        teamId: team.teamId,
        sheet: JSON.stringify(team),
        observations: JSON.stringify(forTeam(seen, team.teamId)),
      })),
    );
    return { sheetHash, kept, head };
  }

  async function observed(exerciseId: string, until: number): Promise<ObservationRecord[]> {
    return standingOf((await deps.evaluation.records(exerciseId)).filter(({ wall }) => wall <= until)).observations;
  }

  function seal(exerciseId: string, { n, wall }: IssueRecord): void {
    deps.seal(exerciseId, { n, wall }).catch((error: unknown) => logger.warn({ err: error, exerciseId, n }, 'an issue was not sealed'));
  }

  async function approveAtOnce(exerciseId: string, by: string, wall: number, { sheetHash }: Made, note: string | undefined): Promise<void> {
    await store.append(exerciseId, (records) =>
      decideApproval(
        records,
        { kind: 'approval', id: sheetHash, by, wall, sheetHash, ...(note !== undefined && { note }) },
        { sheetHash, unmarked: 0 },
      ),
    );
  }

  /** `publish` has been recorded: what it gave out is issue 1, as things stood at that moment. */
  async function first(drill: Drill): Promise<void> {
    const { exerciseId } = drill.plan;
    const event = drill.controlEvents().find(({ type }) => type === 'published');
    if (!event || stateOf(await store.records(exerciseId)).issues.length > 0) return;
    const { wall } = event.at;
    const by = event.by ?? '';
    const reason = event.type === 'published' ? event.reason : undefined;
    const made = await keep(drill, wall);
    // published by somebody who may approve is approved by them
    if (await deps.mayApprove(by)) await approveAtOnce(exerciseId, by, wall, made, reason);
    const issue = await store.append(exerciseId, (records) =>
      decideIssue(records, { kind: 'issue', by, wall, ...made, ...(reason !== undefined && { reason }) }, { first: true, approves: true }),
    );
    seal(exerciseId, issue);
  }

  /** Sees to it that a published drill has its first issue, whatever was interrupted before. */
  function ensureFirst(drill: Drill): Promise<void> {
    const { exerciseId } = drill.plan;
    if (drill.phase() !== 'published' || kept.has(exerciseId)) return Promise.resolve();
    const under = keeping.get(exerciseId);
    if (under) return under;
    const work = first(drill)
      .then(() => void kept.add(exerciseId))
      .finally(() => keeping.delete(exerciseId));
    keeping.set(exerciseId, work);
    return work;
  }

  async function last(drill: Drill): Promise<IssueRecord | null> {
    await ensureFirst(drill);
    return stateOf(await store.records(drill.plan.exerciseId)).issues.at(-1) ?? null;
  }

  const teamsOf = (parts: readonly KeptPart[]): TeamScore[] => parts.map(({ sheet }) => JSON.parse(sheet) as TeamScore);

  return {
    ensureFirst,
    observed,
    last,
    async next(drill: Drill, body: { reason: string }, who: { by: string; approves: boolean }, wall: number): Promise<void> {
      const { exerciseId } = drill.plan;
      await ensureFirst(drill);
      const made = await keep(drill, wall);
      const wanted = { kind: 'issue', by: who.by, wall, ...made, reason: body.reason } as const;
      // refused before anything is recorded
      const records = await store.records(exerciseId);
      decideIssue(records, wanted, { first: false, approves: who.approves });
      if (who.approves) await approveAtOnce(exerciseId, who.by, wall, made, body.reason);
      seal(exerciseId, await store.append(exerciseId, (seen) => decideIssue(seen, wanted, { first: false, approves: who.approves })));
    },
    async given(drill: Drill, only?: ReadonlySet<string>): Promise<Given | null> {
      const issue = await last(drill);
      if (!issue) return null;
      const parts = await store.parts(drill.plan.exerciseId, issue.kept, only && [...only]);
      return { ...shown(issue), sheet: { ...issue.head, teams: teamsOf(parts) } };
    },
    /** Where teams stood in the last issue. */
    async figures(drill: Drill): Promise<Figures[] | null> {
      const issue = await last(drill);
      if (!issue) return null;
      const known = figures.get(issue.kept);
      if (known) return known;
      const found = figuresOf(teamsOf(await store.parts(drill.plan.exerciseId, issue.kept)));
      if (figures.size >= KEPT_FIGURES) figures.clear();
      figures.set(issue.kept, found);
      return found;
    },
    /** One team's part of the last issue. */
    async part(
      drill: Drill,
      teamId: string,
    ): Promise<{ issue: IssueRecord; sheet: ScoreSheet; observations: TeamResults['observations'] } | null> {
      const issue = await last(drill);
      const [part] = issue ? await store.parts(drill.plan.exerciseId, issue.kept, [teamId]) : [];
      if (!issue || !part) return null;
      return {
        issue,
        sheet: { ...issue.head, metrics: {}, teams: teamsOf([part]) },
        observations: JSON.parse(part.observations) as TeamResults['observations'],
      };
    },
  };
}

export const shown = ({ n, wall, reason }: IssueRecord): { n: number; wall: number; reason?: string } => ({
  n,
  wall,
  ...(reason !== undefined && { reason }),
});

/** Names what is given out: another sheet or another observation makes another name. */
export const partsName = (sheetHash: string, seen: readonly ObservationRecord[]): string =>
  createHash('sha256')
    .update(JSON.stringify([sheetHash, seen.map(({ recordId }) => recordId)]))
    .digest('hex');

/** What a team may read of what was seen: its own strengths and areas for improvement, without who saw it. */
function forTeam(seen: readonly ObservationRecord[], teamId: string): TeamResults['observations'] {
  return seen
    .flatMap(({ tag, text, teamId: about, objective, inject, seenX, seenWall }) =>
      about !== teamId || tag === 'note' || text === ''
        ? []
        : [
            {
              tag,
              text,
              at: { x: seenX, wall: seenWall },
              ...(objective !== undefined && { objective }),
              ...(inject !== undefined && { inject }),
            },
          ],
    )
    .toSorted((a, b) => a.at.wall - b.at.wall);
}
export type Issues = ReturnType<typeof createIssues>;
