/** Follows drills: what a team receives is also mailed where the plan says so, and their ends are told to those invited. */
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import type { Phase, TeamItem, TeamView } from '../shared/views.js';
import type { MailStore, NewMail } from './ports.js';

/** ms until what could not be queued is tried again. */
const AGAIN = 5000;

interface Arrived {
  teamId: string;
  deliveryId: string;
}

export interface WatchPorts {
  store: MailStore;
  clock: HostClock;
  queued: () => void;
  /** Tells the invited of a drill that it was cancelled, thanks them after its end. */
  over: (exerciseId: string, kind: 'cancelled' | 'thanks') => Promise<void>;
  logger: { warn(fields: object, message: string): void };
}

/** Every delivery has one key, so that hearing of it again (a restart, another process) queues nothing twice. */
export function createWatch({ store, clock, queued, over, logger }: WatchPorts): { follow: (drill: Drill) => void; stop: () => void } {
  const followed = new WeakSet<Drill>();
  const leave = new Set<() => void>();
  let stopped = false;

  /** Tries until it has happened: a delivery that was not queued would never be mailed. */
  function insist(exerciseId: string, job: () => Promise<void>): void {
    if (stopped) return;
    job().catch((error: unknown) => {
      logger.warn({ err: error, exerciseId }, 'mails of a drill were not queued');
      clock.after(AGAIN, () => insist(exerciseId, job));
    });
  }

  async function mailInjects(exerciseId: string, arrived: readonly Arrived[]): Promise<void> {
    const exercise = await store.exercise(exerciseId);
    if (!exercise?.settings.mailInjects) return;
    const emails = new Map(exercise.teams.map((team) => [team.id, team.emails]));
    const now = clock.wall();
    const mails = arrived.flatMap(({ teamId, deliveryId }) =>
      (emails.get(teamId) ?? []).map((address): NewMail => ({
        exerciseId,
        teamId,
        address,
        kind: 'inject',
        occasion: deliveryId,
        queuedAt: now,
        dueAt: now,
      })),
    );
    if (mails.length > 0 && (await store.add(mails)) > 0) queued();
  }

  function follow(drill: Drill): void {
    if (followed.has(drill)) return;
    followed.add(drill);
    const { exerciseId, teams } = drill.plan;
    let waiting: Arrived[] = [];
    let last: Phase | null = null;

    /** Everything of one turn of the event loop in one write. */
    function arrive(more: readonly Arrived[]): void {
      if (more.length === 0) return;
      if (waiting.length === 0) {
        setImmediate(() => {
          const now = waiting;
          waiting = [];
          insist(exerciseId, () => mailInjects(exerciseId, now));
        });
      }
      waiting.push(...more);
    }
    function seePhase(): void {
      const phase = drill.phase();
      if (phase === last) return;
      last = phase;
      if (phase === 'cancelled') insist(exerciseId, () => over(exerciseId, 'cancelled'));
      if (phase === 'ended') insist(exerciseId, () => over(exerciseId, 'thanks'));
    }

    const end = drill.subscribe({
      feed(audience, feed) {
        const [kind, teamId] = audience.split(':');
        if (kind !== 'team' || teamId === undefined) return;
        arrive(
          (feed.items as TeamItem[]).flatMap((item) => (item.type === 'inject-delivered' ? [{ teamId, deliveryId: item.deliveryId }] : [])),
        );
      },
      clock: seePhase,
    });
    leave.add(end);
    seePhase();
    // What was delivered just before a crash and not queued any more.
    if (last !== 'running' && last !== 'paused') return;
    for (const { id } of teams) {
      const view = drill.snapshot({ kind: 'team', teamId: id }).snapshot as TeamView;
      arrive(view.injects.map(({ deliveryId }) => ({ teamId: id, deliveryId })));
    }
  }

  return {
    follow,
    stop() {
      stopped = true;
      for (const end of leave) end();
      leave.clear();
    },
  };
}
