/** The programme of exercises: keeps one summary a finished drill and answers the views of a year and of an agency from them. */
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import type { Agency } from '../shared/agencies.js';
import type { AgencyTrend, Programme } from '../shared/programme.js';
import type { Bi } from '../shared/text.js';
import { readRequirements, type DatedRequirement } from './requirements.js';
import type { DrillSummary } from './summary.js';
import { trendOf } from './trend.js';
import { programmeOf, yearIn } from './year.js';

export { summaryOf, type DrillSummary } from './summary.js';

/** ms that a request waits for summaries that are being made, before it answers with those there are. */
const PATIENCE = 2000;

export interface SummaryStore {
  /** What each was made from, by exercise. */
  stamps(): Promise<ReadonlyMap<string, string>>;
  all(): Promise<DrillSummary[]>;
  put(summary: DrillSummary): Promise<void>;
  /** Forgets those of drills that are no more. */
  drop(exerciseIds: readonly string[]): Promise<void>;
}

export interface ProgrammeDeps {
  store: SummaryStore;
  /** Finished drills, each with what its summary has to be made from. */
  finished(): Promise<{ exerciseId: string; stamp: string }[]>;
  /** null: there is nothing to sum up. */
  summarise(exerciseId: string, stamp: string): Promise<DrillSummary | null>;
  agencies(): Promise<Agency[]>;
  library(): Promise<{ id: string; title: Bi; techniques: readonly string[] }[]>;
  /** Folder of the requirements. */
  folder: string;
  clock: HostClock;
  /** IANA name in which a year begins. */
  zone: string;
  failed(exerciseId: string, error: unknown): void;
}

export interface ProgrammeDesk {
  /** Default: this year. */
  year(year: number | undefined): Promise<Programme>;
  /** @throws Refused not-found */
  trend(agencyId: string): Promise<AgencyTrend>;
  /** Sums up what has finished or changed since; resolves when everything stands. */
  refresh(): Promise<void>;
}

export function createProgramme(deps: ProgrammeDeps): ProgrammeDesk {
  const { store, clock } = deps;
  let requirements: Promise<DatedRequirement[]> | undefined;
  let making: Promise<void> | null = null;

  async function stale(): Promise<{ exerciseId: string; stamp: string }[]> {
    const [finished, stamps] = await Promise.all([deps.finished(), store.stamps()]);
    const ids = new Set(finished.map(({ exerciseId }) => exerciseId));
    const gone = [...stamps.keys()].filter((id) => !ids.has(id));
    if (gone.length > 0) await store.drop(gone);
    return finished.filter(({ exerciseId, stamp }) => stamps.get(exerciseId) !== stamp);
  }

  async function make(): Promise<void> {
    // one after the other: a drill of hundreds of teams is much to read and score
    for (const { exerciseId, stamp } of await stale()) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        const summary = await deps.summarise(exerciseId, stamp);
        // oxlint-disable-next-line no-await-in-loop
        if (summary) await store.put(summary);
      } catch (error) {
        deps.failed(exerciseId, error);
      }
    }
  }

  /** One at a time; what finishes meanwhile is seen by the next. */
  const refresh = (): Promise<void> =>
    (making ??= make().finally(() => {
      making = null;
    }));

  /** Summaries of finished drills, and how many are still missing or stale. */
  async function standing(): Promise<{ summaries: DrillSummary[]; pending: number }> {
    let cancel = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      cancel = clock.after(PATIENCE, resolve);
    });
    await Promise.race([refresh(), patience]);
    cancel();
    return { pending: making === null ? 0 : (await stale()).length, summaries: await store.all() };
  }

  return {
    async year(wanted) {
      const [{ summaries, pending }, agencies, library, rules] = await Promise.all([
        standing(),
        deps.agencies(),
        deps.library(),
        (requirements ??= readRequirements(deps.folder)),
      ]);
      const now = clock.wall();
      const { zone } = deps;
      return programmeOf({ year: wanted ?? yearIn(zone)(now), zone, now, pending, summaries, agencies, library, requirements: rules });
    },
    async trend(agencyId) {
      const agencies = await deps.agencies();
      const agency = agencies.find(({ id }) => id === agencyId);
      if (!agency) throw new Refused('not-found');
      const { summaries, pending } = await standing();
      return trendOf(agency, agencies, summaries, pending);
    },
    refresh,
  };
}
