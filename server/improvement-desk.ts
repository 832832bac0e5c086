/** The improvement plan as routes, report and reminders use it: the pure rules over the store, the drills and their scores. */
import type { Drill } from './drills/service.js';
import { Refused } from './errors.js';
import type { ImprovementDesk } from './http/after-ports.js';
import type { ScoreDrill } from './http/ports.js';
import { boardOf, wantedActions } from './improvement/board.js';
import { boardCsv } from './improvement/csv.js';
import { dayAt } from './improvement/days.js';
import * as decide from './improvement/decide.js';
import type { ActionState, PlanState } from './improvement/fold.js';
import type { DrillHead, PlanStore } from './improvement/ports.js';
import { checkPromise, figuresOf, type DrillFigures } from './improvement/promises.js';
import { actionView, findingView, planView, signatureView } from './improvement/views.js';
import type { BoardAction, CorrectiveAction, Finding, PlanRecord, PromiseCheck } from './shared/improvement.js';
import type { ScoreSheet } from './shared/scores.js';
import type { HostClock } from './drills/ports.js';

export interface ImprovementDeps {
  store: PlanStore;
  open(exerciseId: string): Promise<Drill | null>;
  score: ScoreDrill;
  /** How many evaluators' records there are: a drill that is over has the same figures until there is another. */
  evaluated(exerciseId: string): Promise<number>;
  /** Names of accounts by id. */
  people(): Promise<Record<string, string>>;
  /** The plan has changed: reminders may be due at another time. */
  changed: () => void;
  clock: HostClock;
  /** In whose calendar days are counted. */
  zone: string;
}

const STARTED: readonly string[] = ['running', 'paused', 'ended', 'published'];
const OVER: readonly string[] = ['ended', 'published'];

const endOf = (drill: Drill): number | null => drill.controlEvents().find(({ type }) => type === 'ended')?.at.wall ?? null;
const startOf = (drill: Drill): number => drill.controlEvents().find(({ type }) => type === 'started')?.at.wall ?? Infinity;
const hasPromises = ({ actions }: PlanState): boolean => [...actions.values()].some(({ status }) => status !== 'dropped');

export interface Improvement extends ImprovementDesk {
  /** Actions of every drill, for the reminders. */
  actions(): Promise<{ exerciseId: string; action: ActionState; issue: string }[]>;
}

export function createImprovement(deps: ImprovementDeps): Improvement {
  const { store, clock, zone } = deps;
  const today = (): string => dayAt(clock.wall(), zone);

  async function drillIn(exerciseId: string, phases: readonly string[]): Promise<Drill> {
    const drill = await deps.open(exerciseId);
    if (!drill) throw new Refused('not-found');
    if (!phases.includes(drill.phase())) throw new Refused('wrong-phase');
    return drill;
  }

  /** What the scenario says of an objective. @throws Refused unknown-objective */
  const aboutOf =
    ({ plan }: Drill) =>
    (id: string | null | undefined) => {
      if (id === undefined || id === null) return {};
      const objective = plan.definition.objectives.find((one) => one.id === id);
      if (!objective) throw new Refused('unknown-objective');
      return { objectiveTitle: objective.title, ...(objective.capability && { capability: objective.capability }) };
    };

  function requireTeams({ plan }: Drill, teams: readonly string[] | null | undefined): void {
    const known = new Set(plan.teams.map(({ id }) => id));
    if (teams?.some((team) => !known.has(team))) throw new Refused('unknown-team');
  }

  /** Records one act, once; `said`: what its sender said, to know it again. */
  async function record(
    exerciseId: string,
    act: { recordId: string; kind: PlanRecord['kind']; by: string; said: object },
    make: (state: PlanState) => PlanRecord,
  ): Promise<PlanState> {
    const state = await store.write(exerciseId, (now) => decide.sentBefore(now, act.recordId, act.kind, act.by, act.said) ?? make(now));
    deps.changed();
    return state;
  }

  function finding(exerciseId: string, state: PlanState, id: string): Finding {
    const found = state.findings.get(id);
    if (!found) throw new Refused('not-found');
    return findingView(exerciseId, found);
  }
  function action(exerciseId: string, state: PlanState, id: string): CorrectiveAction {
    const found = state.actions.get(id);
    if (!found) throw new Refused('not-found');
    return actionView(exerciseId, state, found, today());
  }
  const who = (by: string): decide.Who => ({ by, wall: clock.wall() });

  /** Figures of drills that are over, until an evaluator changes one. */
  const kept = new Map<string, { records: number; figures: DrillFigures }>();
  /** `sheet`: where it is known already. One that is not over has none to compare. */
  async function figures(drill: Drill, agencies: DrillHead['agencies'] | undefined, sheet?: ScoreSheet): Promise<DrillFigures> {
    const { exerciseId, definition } = drill.plan;
    if (!OVER.includes(drill.phase())) return { over: false, objectives: new Map(definition.objectives.map(({ id }) => [id, []])) };
    const records = await deps.evaluated(exerciseId);
    const known = kept.get(exerciseId);
    if (known?.records === records) return known.figures;
    const made = figuresOf(sheet ?? (await deps.score(drill)), agencies ?? new Map(), true);
    kept.set(exerciseId, { records, figures: made });
    return made;
  }

  /** Of drills of the same scenario, in any version, that had ended before this one started; the last one first. */
  async function promises(drill: Drill, sheet: ScoreSheet | undefined): Promise<PromiseCheck[]> {
    const { exerciseId, definition } = drill.plan;
    const plans = [...(await store.all())].filter(([id, state]) => id !== exerciseId && hasPromises(state));
    const heads = (await store.drills([exerciseId, ...plans.map(([id]) => id)])).filter(({ scenario }) => scenario === definition.id);
    const agencies = new Map(heads.map((head) => [head.id, head.agencies]));
    const found: { drill: Drill; name: string; state: PlanState; endedWall: number }[] = [];
    for (const { id, name } of heads) {
      const state = plans.find(([other]) => other === id)?.[1];
      // oxlint-disable-next-line no-await-in-loop -- one drill at a time is loaded
      const earlier = state ? await deps.open(id) : null;
      const endedWall = earlier && endOf(earlier);
      if (earlier && state && endedWall !== null && endedWall <= startOf(drill)) found.push({ drill: earlier, name, state, endedWall });
    }
    if (found.length === 0) return [];
    const now = await figures(drill, agencies.get(exerciseId), sheet);
    const checks: PromiseCheck[] = [];
    for (const { drill: earlier, name, state, endedWall } of found.toSorted((a, b) => b.endedWall - a.endedWall)) {
      const id = earlier.plan.exerciseId;
      // oxlint-disable-next-line no-await-in-loop -- as above
      const then = await figures(earlier, agencies.get(id));
      for (const one of state.actions.values()) {
        if (one.status === 'dropped') continue;
        const about = state.said.get(one.fields.findingId);
        checks.push({
          action: actionView(id, state, one, today()),
          exercise: { id, name, endedWall },
          ...checkPromise(about?.objective, about?.teams ?? [], then, now),
        });
      }
    }
    return checks;
  }

  async function rows(): Promise<BoardAction[]> {
    const plans = await store.all();
    const names = new Map((await store.drills([...plans.keys()])).map(({ id, name }) => [id, name]));
    const day = today();
    return [...plans].flatMap(([id, state]) =>
      [...state.actions.values()].map((one) => ({ ...actionView(id, state, one, day), exercise: names.get(id) ?? '' })),
    );
  }

  return {
    async plan(exerciseId, sheet) {
      const drill = await drillIn(exerciseId, STARTED);
      return { ...planView(exerciseId, await store.state(exerciseId), today()), promises: await promises(drill, sheet) };
    },
    async entries(exerciseId) {
      await drillIn(exerciseId, STARTED);
      const { findings, actions } = planView(exerciseId, await store.state(exerciseId), today());
      return { findings, actions };
    },
    async history(exerciseId) {
      await drillIn(exerciseId, STARTED);
      const names = await deps.people();
      return [...(await store.state(exerciseId)).records.values()].map((one) => {
        const byName = names[one.by];
        return { ...one, ...(byName !== undefined && { byName }) };
      });
    },
    async addFinding(exerciseId, body, by) {
      const drill = await drillIn(exerciseId, STARTED);
      requireTeams(drill, body.teams);
      const { recordId } = body;
      const state = await record(exerciseId, { recordId, kind: 'finding', by, said: body }, (now) =>
        decide.newFinding(now, body, aboutOf(drill)(body.objective), who(by)),
      );
      return finding(exerciseId, state, recordId);
    },
    async changeFinding(exerciseId, id, body, by, own) {
      const drill = await drillIn(exerciseId, STARTED);
      requireTeams(drill, body.teams);
      const { recordId, basis: _basis, ...said } = body;
      const state = await record(exerciseId, { recordId, kind: 'finding', by, said: { ...said, id } }, (now) =>
        decide.changedFinding(now, id, body, aboutOf(drill), who(by), own),
      );
      return finding(exerciseId, state, id);
    },
    async withdrawFinding(exerciseId, id, { recordId, basis }, by, own) {
      await drillIn(exerciseId, STARTED);
      await record(exerciseId, { recordId, kind: 'withdrawal', by, said: { id } }, (now) =>
        decide.withdrawnFinding(now, id, { recordId, basis }, who(by), own),
      );
    },
    async addAction(exerciseId, body, by) {
      await drillIn(exerciseId, OVER);
      const { recordId } = body;
      const state = await record(exerciseId, { recordId, kind: 'action', by, said: body }, (now) => decide.newAction(now, body, who(by)));
      return action(exerciseId, state, recordId);
    },
    async changeAction(exerciseId, id, body, by) {
      await drillIn(exerciseId, OVER);
      const { recordId, basis: _basis, ...said } = body;
      const state = await record(exerciseId, { recordId, kind: 'action', by, said: { ...said, id } }, (now) =>
        decide.changedAction(now, id, body, who(by)),
      );
      return action(exerciseId, state, id);
    },
    async addEvidence(exerciseId, id, { bytes, ...file }, by) {
      await drillIn(exerciseId, OVER);
      action(exerciseId, await store.state(exerciseId), id);
      await store.keepFile(exerciseId, file.id, { type: file.type, bytes, by, wall: clock.wall() });
      const named = { ...file, size: bytes.length };
      // of a file, its own id is the record's
      const state = await record(exerciseId, { recordId: file.id, kind: 'evidence', by, said: { name: named.name } }, (now) =>
        decide.newEvidence(now, id, named, who(by)),
      );
      return action(exerciseId, state, id);
    },
    async withdrawEvidence(exerciseId, id, fileId, recordId, by) {
      await drillIn(exerciseId, OVER);
      const state = await record(exerciseId, { recordId, kind: 'evidence-withdrawal', by, said: { id, fileId } }, (now) =>
        decide.withdrawnEvidence(now, id, fileId, recordId, who(by)),
      );
      return action(exerciseId, state, id);
    },
    async evidence(exerciseId, id, fileId) {
      const named = (await store.state(exerciseId)).actions.get(id)?.evidence.find((file) => file.id === fileId);
      const file = named && (await store.file(exerciseId, fileId));
      return named && file ? { ...file, name: named.name } : null;
    },
    async sign(exerciseId, body, by) {
      await drillIn(exerciseId, OVER);
      const { recordId } = body;
      const state = await record(exerciseId, { recordId, kind: 'signature', by, said: body }, (now) =>
        decide.newSignature(now, body, who(by)),
      );
      const signed = state.signatures.find(({ id }) => id === recordId);
      if (!signed) throw new Refused('not-found');
      return signatureView(signed, planView(exerciseId, state, today()).planHash);
    },
    board: async (query, address) => boardOf(await rows(), query, address),
    boardCsv: async (query, address, lang) => {
      const found = wantedActions(await rows(), query, address);
      return boardCsv(query.status === undefined ? found : found.filter(({ status }) => status === query.status), lang);
    },
    async actions() {
      return [...(await store.all())].flatMap(([exerciseId, state]) =>
        [...state.actions.values()].map((one) => ({ exerciseId, action: one, issue: state.said.get(one.fields.findingId)?.title ?? '' })),
      );
    },
  };
}
