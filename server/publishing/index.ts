/** Giving out results: approval, issues, what teams and guests read, appeals. */
import { Refused } from '../errors.js';
import type { Drill } from '../drills/service.js';
import type { Approval, Publication, PublicationState } from '../shared/publishing.js';
import { createAppeals } from './appeals.js';
import { appealsUntil } from './deadline.js';
import { createLooks } from './look.js';
import { createIssues, partsName, shown } from './issues.js';
import type { PublishingDeps, PublishingDesk } from './ports.js';
import { approvalOf, stateOf, type ApprovalRecord, type PublishingState } from './records.js';
import { decideApproval } from './rules.js';
import { changesOf } from './sheet.js';

export type { PublishingDeps, PublishingDesk, PublishingStore } from './ports.js';

export function createPublishing(deps: PublishingDeps): PublishingDesk {
  const { store, clock, logger } = deps;
  const issues = createIssues(deps);
  const looks = createLooks({ score: (drill) => deps.score(drill), records: deps.evaluation.records });
  const appeals = createAppeals(deps, issues);
  const followed = new WeakSet<Drill>();

  /** @throws Refused not-found */
  async function drillOf(exerciseId: string): Promise<Drill> {
    const drill = await deps.open(exerciseId);
    if (!drill) throw new Refused('not-found');
    return drill;
  }
  /** @throws Refused wrong-phase */
  function requireOver(drill: Drill): void {
    const phase = drill.phase();
    if (phase !== 'ended' && phase !== 'published') throw new Refused('wrong-phase');
  }
  /** @throws Refused stale */
  function requireSame(wanted: string | undefined, sheetHash: string): void {
    if (wanted !== undefined && wanted !== sheetHash) throw new Refused('stale');
  }

  function plain(state: PublishingState, sheetHash: string, people: Readonly<Record<string, string>>): Publication {
    const named = <T extends { by: string }>(one: T): T & { name: string } => ({ ...one, name: people[one.by] ?? '' });
    const approval = approvalOf(state, sheetHash);
    return {
      sheetHash,
      approval: approval && approvalShown(approval, people),
      issues: state.issues.map(({ n, by, wall, sheetHash: hash, reason }) =>
        named({ n, by, wall, sheetHash: hash, ...(reason !== undefined && { reason }) }),
      ),
      changed: state.issues.length > 0 && state.issues.at(-1)?.sheetHash !== sheetHash,
      openAppeals: state.appeals.filter(({ answer }) => !answer).length,
    };
  }

  async function publication(drill: Drill, sheetHash: string): Promise<Publication> {
    await issues.ensureFirst(drill);
    const [records, people] = await Promise.all([store.records(drill.plan.exerciseId), deps.people()]);
    return plain(stateOf(records), sheetHash, people);
  }

  async function full(drill: Drill): Promise<PublicationState> {
    const { exerciseId } = drill.plan;
    const look = await looks.now(drill);
    const now = await publication(drill, look.sheetHash);
    const state = stateOf(await store.records(exerciseId));
    const last = state.approvals.at(-1);
    const given = now.changed ? await issues.figures(drill) : null;
    return {
      ...now,
      lapsed: last && last.sheetHash !== now.sheetHash && !now.approval ? approvalShown(last, await deps.people()) : null,
      changes: given ? changesOf(given, look.figures) : [],
      observationsChanged: await observationsChanged(state, exerciseId),
      unmarked: look.unmarked,
      appealsUntil: appealsUntil(state, await deps.settings(exerciseId)),
    };
  }
  /** Whether observations have come or changed since the last issue, whatever the sheet says. */
  async function observationsChanged({ issues: given }: PublishingState, exerciseId: string): Promise<boolean> {
    const last = given.at(-1);
    return last !== undefined && last.kept !== partsName(last.sheetHash, await issues.observed(exerciseId, Infinity));
  }
  return {
    state: async (exerciseId) => full(await drillOf(exerciseId)),
    publication: async (drill, sheet) => publication(drill, await looks.hashOf(sheet)),

    async approve(exerciseId, { sheetHash, note }, by) {
      const drill = await drillOf(exerciseId);
      requireOver(drill);
      const now = await looks.now(drill);
      const wall = clock.wall();
      await store.append(exerciseId, (records) =>
        decideApproval(records, { kind: 'approval', id: sheetHash, by, wall, sheetHash, ...(note !== undefined && { note }) }, now),
      );
      return full(drill);
    },

    async approved(drill) {
      const state = stateOf(await store.records(drill.plan.exerciseId));
      return state.approvals.length > 0 && approvalOf(state, (await looks.now(drill)).sheetHash) !== null;
    },

    async issue(exerciseId, body, who) {
      const drill = await drillOf(exerciseId);
      if (drill.phase() !== 'published') throw new Refused('not-published');
      await appeals.settle(exerciseId);
      if (body.sheetHash !== undefined) requireSame(body.sheetHash, (await looks.now(drill)).sheetHash);
      await issues.next(drill, body, who, clock.wall());
      return full(drill);
    },

    async setDeadline(exerciseId, until, by) {
      const drill = await drillOf(exerciseId);
      requireOver(drill);
      const wall = clock.wall();
      await store.append(exerciseId, (records) => ({ write: { kind: 'deadline', id: String(records.length + 1), by, wall, until } }));
      return full(drill);
    },

    async lastIssue(drill) {
      const issue = await issues.last(drill);
      return issue && shown(issue);
    },
    lastIssueOf: async (exerciseId) => (await issues.last(await drillOf(exerciseId)))?.n ?? null,
    given: (drill, only) => issues.given(drill, only),
    observed: issues.observed,

    async team(drill, teamId) {
      const { exerciseId } = drill.plan;
      const part = await issues.part(drill, teamId);
      const until = part ? await appeals.window(exerciseId) : null;
      return {
        issue: part && shown(part.issue),
        observations: part?.observations ?? [],
        appealsUntil: until,
        appealsOpen: until !== null && clock.wall() <= until,
        appeals: await appeals.ofTeam(exerciseId, teamId),
      };
    },

    appeals: (exerciseId, until) => appeals.list(exerciseId, until),
    queue: (drill) => appeals.queue(drill),
    answered: (exerciseId, appealId) => appeals.answered(exerciseId, appealId),
    appeal: (drill, seat, body) => appeals.file(drill, seat, body),
    answer: (drill, appealId, body, by) => appeals.answer(drill, appealId, body, by),
    keepFile: (drill, seat, id, file) => appeals.keepFile(drill, seat, id, file),
    file: appeals.readFile,

    follow(drill) {
      if (followed.has(drill)) return;
      followed.add(drill);
      const look = (): void => {
        if (drill.phase() === 'published')
          issues
            .ensureFirst(drill)
            .catch((error: unknown) => logger.warn({ err: error, exerciseId: drill.plan.exerciseId }, 'an issue was not kept yet'));
      };
      drill.subscribe({ feed: () => undefined, clock: look });
      look();
    },
  };
}

function approvalShown({ by, wall, sheetHash, note }: ApprovalRecord, people: Readonly<Record<string, string>>): Approval {
  return { by, name: people[by] ?? '', wall, sheetHash, ...(note !== undefined && { note }) };
}
