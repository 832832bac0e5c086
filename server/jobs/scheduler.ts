/**
 * Opens lobbies, reminds, starts drills and plans the next of a series. Nothing here remembers what is due: each sweep
 * reads the durable plan, and every act is recorded under an id made from the exercise, so that doing it again changes
 * nothing. Who wakes a sweep (the timer below, a tick of node-cron, a change of the plan) does not matter.
 */
import type { HostLogger } from '../drills/logger.js';
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import type { Ack, ControlCommand } from '../shared/commands.js';
import { nextMoment, stepsDue, type Occurrence, type Step } from './due.js';
import type { SeriesPlanner, Timetable } from './ports.js';

/** Longest rest between two sweeps, ms: so soon a wall clock that was set forward is noticed. */
export const LONGEST_REST = 5000;
/** Rest after something failed, ms. */
const AFTER_FAILURE = 1000;
const SYSTEM = { kind: 'excon', userId: 'system' } as const;

export interface SchedulerPorts {
  timetable: Timetable;
  planner: SeriesPlanner;
  /** The drill behind an exercise; null: there is none. */
  open(exerciseId: string): Promise<Drill | null>;
  /** The phase that lists show, where the log knows better. */
  notePhase(exerciseId: string, phase: ReturnType<Drill['phase']>): Promise<void>;
  /** Queues a reminder, once however often asked; absent: there is no mail. */
  remind?: (exerciseId: string, minutes: number) => Promise<void>;
  clock: HostClock;
  logger: HostLogger;
}

export interface Scheduler {
  /** Sweeps now and from then on; only the instance that hosts drills may. */
  start(): void;
  stop(): void;
  /** Sweeps soon, because the plan may have changed; nothing while it is stopped. */
  wake(): void;
  /** One sweep; resolves when it is done. @throws what the database throws */
  sweep(): Promise<void>;
}

/** The drill could not say now; to be asked again. */
class NotNow extends Error {}

export function createScheduler(ports: SchedulerPorts): Scheduler {
  const { timetable, planner, clock, logger } = ports;
  let running = false;
  let sweeping = false;
  let again = false;
  let cancel = (): void => undefined;
  let trouble = '';
  /** Missed starts that have been dealt with in this life: asking the log each time would say the same. */
  const dealt = new Set<string>();

  async function order(drill: Drill, command: ControlCommand): Promise<Ack> {
    const ack = await drill.command(SYSTEM, command);
    if (!ack.ok && (ack.code === 'unavailable' || ack.code === 'internal')) throw new NotNow(`${command.type}: ${ack.code}`);
    const { exerciseId } = drill.plan;
    if (ack.ok) logger.info({ exerciseId, type: command.type }, 'done by the schedule');
    else logger.warn({ exerciseId, type: command.type, code: ack.code }, 'the schedule was refused');
    return ack;
  }

  async function missed(drill: Drill, { dueWall, choice }: Extract<Step, { do: 'missed' }>): Promise<void> {
    const { exerciseId } = drill.plan;
    const key = `${exerciseId}|${dueWall}`;
    if (dealt.has(key)) return;
    if (choice !== 'skip' && drill.phase() === 'planned') await order(drill, { type: 'ready', commandId: `sched-ready-${exerciseId}` });
    await order(drill, { type: 'note-missed-start', commandId: `sched-missed-${exerciseId}-${dueWall}`, dueWall, choice });
    if (choice === 'start-late') await order(drill, { type: 'start', commandId: `sched-start-${exerciseId}` });
    if (choice === 'skip') await order(drill, { type: 'cancel', commandId: `sched-skip-${exerciseId}` });
    dealt.add(key);
  }

  async function take(id: string, step: Step): Promise<void> {
    if (step.do === 'remind' || step.do === 'forget-reminder') {
      if (step.do === 'remind') await ports.remind?.(id, step.minutes);
      else logger.warn({ exerciseId: id, minutes: step.minutes }, 'a reminder is too late to be of use and was dropped');
      return timetable.noteReminder(id, step.key);
    }
    const drill = await ports.open(id);
    if (!drill) return;
    const phase = drill.phase();
    if (phase !== 'planned' && phase !== 'ready') return ports.notePhase(id, phase);
    if (step.do === 'missed') await missed(drill, step);
    else if (step.do === 'start') await order(drill, { type: 'start', commandId: `sched-start-${id}` });
    else if (phase === 'planned') await order(drill, { type: 'ready', commandId: `sched-ready-${id}` });
  }

  async function tend({ id }: Occurrence): Promise<void> {
    // As it is stored now, and step by step: somebody may have moved or cancelled it meanwhile.
    const now = clock.wall();
    const fresh = await timetable.one(id);
    for (const step of fresh ? stepsDue(fresh, now) : []) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, a lobby opens before its start
      await take(id, step);
    }
  }

  /** Answers when to look again, epoch ms. */
  async function sweepOnce(): Promise<number> {
    const failures: unknown[] = [];
    for (;;) {
      const now = clock.wall();
      // oxlint-disable-next-line no-await-in-loop -- what has just been planned may be due at once
      const waiting = await timetable.waiting();
      const due = waiting.filter((occurrence) => stepsDue(occurrence, now).length > 0);
      // oxlint-disable-next-line no-await-in-loop
      const ends = await Promise.allSettled(due.map(tend));
      for (const end of ends) if (end.status === 'rejected') failures.push(end.reason);
      // oxlint-disable-next-line no-await-in-loop
      const made = await planner.plan(now);
      if (made > 0) continue;
      if (failures.length > 0) throw failures[0];
      return Math.min(now + LONGEST_REST, ...waiting.map((occurrence) => nextMoment(occurrence, now) ?? Infinity));
    }
  }

  async function run(): Promise<void> {
    cancel();
    if (sweeping) {
      again = true;
      return;
    }
    sweeping = true;
    let rest = AFTER_FAILURE;
    try {
      do {
        again = false;
        // oxlint-disable-next-line no-await-in-loop -- woken while sweeping
        rest = (await sweepOnce()) - clock.wall();
        // oxlint-disable-next-line no-unmodified-loop-condition -- `stop` modifies it meanwhile
      } while (again && running);
      trouble = '';
    } catch (error) {
      if (running && String(error) !== trouble) logger.error({ err: error }, 'the schedule could not be kept, trying on');
      trouble = String(error);
    } finally {
      sweeping = false;
    }
    if (running) cancel = clock.after(Math.max(1, Math.min(rest, LONGEST_REST)), () => void run());
  }

  return {
    start() {
      running = true;
      void run();
    },
    stop() {
      running = false;
      dealt.clear();
      cancel();
    },
    wake() {
      if (running) void run();
    },
    async sweep() {
      await sweepOnce();
    },
  };
}
