/** Personal data of exercises: what is there, erasing it (everybody's or one person's), keeping it no longer than was set. */
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import type { EraseAnswer, Erasure, PersonalData, PlaceCounts } from '../shared/privacy.js';
import { monthsAfter } from './retention.js';

export interface StoredErasure {
  exerciseId: string;
  memberId?: string;
  by: string;
  wall: number;
  counts: PlaceCounts;
}

export interface ErasureStore {
  /** How much there is, without touching it. @throws Refused unknown-member */
  count(exerciseId: string, memberId?: string): Promise<PlaceCounts>;
  /** Erases it; answers how much there was. Safe to repeat. @throws Refused unknown-member */
  erase(exerciseId: string, memberId?: string): Promise<PlaceCounts>;
  /** Everything of an exercise but its log and its own record, by which it is found again. */
  remove(exerciseId: string): Promise<void>;
  /** That record, last of all. */
  close(exerciseId: string): Promise<void>;
  note(erasure: StoredErasure): Promise<void>;
  erasures(exerciseId: string): Promise<StoredErasure[]>;
  /** undefined: not set for this exercise. */
  retention(exerciseId: string): Promise<number | null | undefined>;
  setRetention(exerciseId: string, months: number | null, by: string, wall: number): Promise<void>;
  /** Exercises that are over; `erased`: everybody's data was erased once. */
  over(): Promise<{ exerciseId: string; createdWall: number; erased: boolean }[]>;
}

export interface PrivacyDeps {
  store: ErasureStore;
  open(exerciseId: string): Promise<Drill | null>;
  people(): Promise<Record<string, string>>;
  /** Months; of the installation. */
  retention: { months: number | null; least: number };
  zone: string;
  /** Names that are held in memory are read anew. */
  erased(exerciseId: string): Promise<void>;
  /** The log and everything held in memory of an exercise that is removed. */
  dropLog(exerciseId: string): Promise<void>;
  clock: HostClock;
  logger: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

export interface PrivacyDesk {
  /** @throws Refused not-found */
  state(exerciseId: string): Promise<PersonalData>;
  /** `by`: user id. @throws Refused not-found, wrong-phase before the end, unknown-member */
  erase(exerciseId: string, what: { memberId?: string | undefined; dryRun: boolean }, by: string): Promise<EraseAnswer>;
  /** @throws Refused not-found, bad-retention */
  setRetention(exerciseId: string, months: number | null, by: string): Promise<PersonalData>;
  /** Everything of an exercise with its log, for good. @throws Refused not-found, wrong-phase, bad-request for another name, too-early */
  removeRecord(exerciseId: string, name: string, by: string): Promise<void>;
  /** Erases what is kept long enough; once a day is enough. */
  sweep(): Promise<void>;
}

const BY_RETENTION = 'retention';

export function createPrivacy(deps: PrivacyDeps): PrivacyDesk {
  const { store, clock, logger, zone } = deps;

  async function drillOf(exerciseId: string): Promise<Drill> {
    const drill = await deps.open(exerciseId);
    if (!drill) throw new Refused('not-found');
    return drill;
  }
  /** When it was over; null: it is not. */
  const endOf = (drill: Drill): number | null =>
    drill.controlEvents().find(({ type }) => type === 'ended' || type === 'cancelled')?.at.wall ?? null;

  async function monthsOf(exerciseId: string): Promise<{ months: number | null; own: boolean }> {
    const own = await store.retention(exerciseId);
    return own === undefined ? { months: deps.retention.months, own: false } : { months: own, own: true };
  }

  async function state(exerciseId: string): Promise<PersonalData> {
    const drill = await drillOf(exerciseId);
    const [counts, erasures, people, set] = await Promise.all([
      store.count(exerciseId),
      store.erasures(exerciseId),
      deps.people(),
      monthsOf(exerciseId),
    ]);
    const end = endOf(drill);
    const { least } = deps.retention;
    return {
      counts,
      erasures: erasures.map(({ exerciseId: _id, ...one }): Erasure => ({ ...one, name: people[one.by] ?? '' })),
      retention: {
        ...set,
        least,
        dueWall: end === null || set.months === null ? null : monthsAfter(end, set.months, zone),
        removableWall: end === null ? null : monthsAfter(end, least, zone),
      },
    };
  }

  async function eraseNow(exerciseId: string, memberId: string | undefined, by: string): Promise<PlaceCounts> {
    const counts = await store.erase(exerciseId, memberId);
    await deps.erased(exerciseId);
    await store.note({ exerciseId, ...(memberId !== undefined && { memberId }), by, wall: clock.wall(), counts });
    logger.info({ exerciseId, memberId, by, counts }, 'personal data was erased');
    return counts;
  }

  return {
    state,
    async erase(exerciseId, { memberId, dryRun }, by) {
      if (endOf(await drillOf(exerciseId)) === null) throw new Refused('wrong-phase');
      const counts = await store.count(exerciseId, memberId);
      if (dryRun || !anything(counts)) return { dryRun, counts };
      return { dryRun, counts: await eraseNow(exerciseId, memberId, by) };
    },
    async setRetention(exerciseId, months, by) {
      await drillOf(exerciseId);
      const { least } = deps.retention;
      if (months !== null && months < least) {
        throw new Refused('bad-retention', { detail: { vi: `Ít nhất ${least} tháng.`, en: `At least ${least} months.` } });
      }
      await store.setRetention(exerciseId, months, by, clock.wall());
      return state(exerciseId);
    },
    async removeRecord(exerciseId, name, by) {
      const drill = await drillOf(exerciseId);
      const end = endOf(drill);
      if (end === null) throw new Refused('wrong-phase');
      if (name !== drill.plan.name) {
        throw new Refused('bad-request', {
          detail: { vi: 'Tên cuộc diễn tập không khớp.', en: 'This is not the name of the exercise.' },
        });
      }
      if (clock.wall() < monthsAfter(end, deps.retention.least, zone)) throw new Refused('too-early');
      const counts = await store.count(exerciseId);
      // the log, by which the drill is known to be over, late: until then a removal that was interrupted can be repeated
      await store.remove(exerciseId);
      await deps.erased(exerciseId);
      await deps.dropLog(exerciseId);
      await store.note({ exerciseId, by, wall: clock.wall(), counts });
      await store.close(exerciseId);
      logger.info({ exerciseId, by }, 'the whole record of an exercise was removed');
    },
    async sweep() {
      for (const one of await store.over()) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one after the other: nothing hurries
          await sweepOne(one);
        } catch (error) {
          logger.warn({ err: error, exerciseId: one.exerciseId }, 'personal data that is due was not erased yet');
        }
      }
    },
  };

  async function sweepOne({
    exerciseId,
    createdWall,
    erased,
  }: {
    exerciseId: string;
    createdWall: number;
    erased: boolean;
  }): Promise<void> {
    const { months } = await monthsOf(exerciseId);
    if (months === null || clock.wall() < monthsAfter(createdWall, months, zone)) return;
    // a drill is opened only where something may have to be done
    if (erased && !anything(await store.count(exerciseId))) return;
    const drill = await deps.open(exerciseId);
    const end = drill && endOf(drill);
    if (end === null || clock.wall() < monthsAfter(end, months, zone)) return;
    if (anything(await store.count(exerciseId))) await eraseNow(exerciseId, undefined, BY_RETENTION);
  }
}

/** Whether anything is left that can be erased. */
const anything = ({ log: _log, evaluation: _evaluation, ...rest }: PlaceCounts): boolean => Object.values(rest).some((n) => n > 0);
