/** Seals drills when they end and when their results are given out, and makes the bundle that proves them (H1). */
import { readFile } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { Refused } from '../errors.js';
import type { ReadyScenario } from '../content/reader.js';
import type { HostLogger } from '../drills/logger.js';
import type { EventLog, HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import type { ProofDesk } from '../http/after-ports.js';
import type { OpenDrill } from '../http/ports.js';
import { fingerprintOf, logHash, scoringRecords, sha256, sheetOf } from '../proof/index.js';
import { compareRankings } from '../scoring/index.js';
import type { AuthoringError } from '../shared/scenario.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import { Seal, type SignedSeal } from '../shared/proof.js';
import { bundleFiles } from './bundle.js';
import type { Signer } from './key.js';
import { makeSeal, marksNamedIn, sealedFirst, teamsOf } from './make.js';
import type { FrozenCopy, SealStore, StoredSeal } from './ports.js';
import { zipOf } from './zip-writer.js';

export interface ProofSources {
  store: SealStore;
  signer: Signer;
  log: Pick<EventLog, 'read'>;
  open: OpenDrill;
  /** Null: no such exercise. */
  copy(exerciseId: string): Promise<FrozenCopy | null>;
  /** Evaluators' records, oldest first. */
  records(exerciseId: string): Promise<EvaluationRecord[]>;
  /** The issues of an exercise whose results are given out, by number; the first is that of `published`. */
  issues(drill: Drill): Promise<readonly { n: number; wall: number }[]>;
  readScenario(text: string, filesOf: string): Promise<{ ok: true; scenario: ReadyScenario } | { ok: false; errors: AuthoringError[] }>;
  /** File of the page that checks bundles. */
  verifier: string;
  product: string;
  clock: Pick<HostClock, 'wall'>;
  logger: HostLogger;
}

export interface Proof extends ProofDesk {
  /** Seals the drill from now on whenever it is time, and at once what is missing; once per drill. */
  follow(drill: Drill): void;
}

/** Whether the act has reached every stream: only then does a seal cover all of it. */
function everywhere(drill: Drill, type: 'ended' | 'published'): boolean {
  const has = (events: readonly { type: string }[]): boolean => events.findLast((event) => event.type === type) !== undefined;
  return has(drill.controlEvents()) && Object.values(drill.worldEvents()).every(has);
}

const isOver = (drill: Drill): boolean => drill.phase() === 'ended' || drill.phase() === 'published';

function told({ text, signature }: StoredSeal): SignedSeal {
  const seal = Seal.parse(JSON.parse(text));
  return { seal, hash: sha256(text), signature, fingerprint: fingerprintOf(seal.publicKey) };
}

export function createProof(sources: ProofSources): Proof {
  const { store, signer, log, clock, logger, product } = sources;
  const followed = new WeakSet<Drill>();
  const queues = new Map<string, Promise<unknown>>();

  /** Seals of one exercise are made one after the other. */
  function inTurn<T>(exerciseId: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(exerciseId) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    queues.set(exerciseId, settled);
    void settled.then(() => queues.get(exerciseId) === settled && queues.delete(exerciseId));
    return turn;
  }

  /** Adds the next seal; of two instances that try at once one is first, and its seal stays. */
  async function add(drill: Drill, before: readonly StoredSeal[], records: readonly EvaluationRecord[] | null): Promise<StoredSeal[]> {
    const { exerciseId } = drill.plan;
    const copy = await sources.copy(exerciseId);
    if (!copy) throw new Refused('not-found');
    const seal = await makeSeal({ drill, copy, log, signer, before, records, product, wall: clock.wall() });
    if (await store.add(seal)) logger.info({ exerciseId, n: seal.n }, 'sealed');
    return store.all(exerciseId);
  }

  /** Names of evaluators' records that these seals cover. */
  async function sealedMarks(exerciseId: string, seals: readonly StoredSeal[]): Promise<string[]> {
    const parts = await Promise.all(seals.map(({ n }) => store.parts(exerciseId, n)));
    return parts.flatMap((part) => (part ? marksNamedIn(part.names) : []));
  }

  /** Makes what is missing, END EX first and then these issues in order; what is there is left alone. */
  async function seal(drill: Drill, issues: readonly { n: number; wall: number }[]): Promise<StoredSeal[]> {
    const { exerciseId } = drill.plan;
    let all = await store.all(exerciseId);
    if (all.length === 0 && everywhere(drill, 'ended')) all = await add(drill, all, null);
    if (all.length === 0) return all;
    for (const { n, wall } of issues.toSorted((a, b) => a.n - b.n)) {
      if (n !== all.length) continue;
      // oxlint-disable-next-line no-await-in-loop -- each names the one before it
      const sealed = await sealedMarks(exerciseId, all);
      // oxlint-disable-next-line no-await-in-loop
      const records = sealedFirst(scoringRecords(await sources.records(exerciseId)), sealed);
      const until = records.filter((record, at) => at < sealed.length || record.wall <= wall);
      // oxlint-disable-next-line no-await-in-loop
      all = await add(drill, all, until);
    }
    return all;
  }

  const catchUp = (drill: Drill): Promise<StoredSeal[]> =>
    inTurn(drill.plan.exerciseId, async () => seal(drill, isOver(drill) ? await sources.issues(drill) : []));

  async function ended(exerciseId: string): Promise<Drill> {
    const drill = await sources.open(exerciseId);
    if (!drill) throw new Refused('not-found');
    if (!isOver(drill)) throw new Refused('wrong-phase');
    return drill;
  }

  return {
    key: signer.key,

    follow(drill) {
      if (followed.has(drill)) return;
      followed.add(drill);
      const { exerciseId } = drill.plan;
      let sealed: 'ended' | 'published' | null = null;
      const look = (): void => {
        const phase = drill.phase();
        if ((phase !== 'ended' && phase !== 'published') || phase === sealed || !everywhere(drill, phase)) return;
        sealed = phase;
        catchUp(drill).catch((error: unknown) => {
          sealed = null;
          logger.error({ err: error, exerciseId }, 'the drill was not sealed');
        });
      };
      drill.subscribe({ feed: look, clock: look });
      look();
    },

    seals: async (exerciseId) => (await store.all(exerciseId)).map(told),

    async sealIssue(exerciseId, issue) {
      const drill = await ended(exerciseId);
      const all = await inTurn(exerciseId, async () =>
        seal(drill, [...(await sources.issues(drill)).filter(({ n }) => n < issue.n), issue]),
      );
      const found = all.find(({ n }) => n === issue.n);
      if (!found) throw new Refused('wrong-phase');
      return told(found);
    },

    async bundle(exerciseId) {
      const drill = await ended(exerciseId);
      const found = await catchUp(drill);
      const copy = await sources.copy(exerciseId);
      if (found.length === 0 || !copy) throw new Refused('wrong-phase');
      const parts = await Promise.all(found.map(({ n }) => store.parts(exerciseId, n)));
      const seals = found.flatMap((one, i) => (parts[i] ? [{ ...one, ...parts[i] }] : []));
      const sealed = seals.flatMap(({ names }) => marksNamedIn(names));
      const records = sealedFirst(scoringRecords(await sources.records(exerciseId)), sealed);
      const verifier = await readFile(sources.verifier).catch(() => null);
      const wall = clock.wall();
      return zipOf(bundleFiles({ drill, copy, log, seals, records, verifier, product, wall }), wall);
    },

    async rescore(exerciseId, text) {
      const drill = await ended(exerciseId);
      const { plan } = drill;
      const read = await sources.readScenario(text, plan.definition.id);
      if (!read.ok) throw new Refused('invalid-scenario', { errors: read.errors });
      const { definition, hash } = read.scenario;
      if (definition.id !== plan.definition.id) {
        throw new Refused('bad-request', {
          detail: {
            vi: `Thang điểm phải là của kịch bản ${plan.definition.id}, không phải ${definition.id}.`,
            en: `The rubric must be of the scenario ${plan.definition.id}, not ${definition.id}.`,
          },
        });
      }
      const played = { teams: teamsOf(drill), worlds: drill.worldEvents(), records: await sources.records(exerciseId) };
      const before = sheetOf({ definition: plan.definition, hash: plan.scenarioHash }, played);
      await breathe();
      return { ...compareRankings(before, sheetOf({ definition, hash }, played)), logHash: logHash(drill.heads()) };
    },
  };
}
