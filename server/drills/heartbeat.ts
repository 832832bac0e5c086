/** C3: one durable heartbeat a second for all running drills, in one write; its return after a lapse ends an outage. */
import type { HostLogger } from './logger.js';
import type { EventLog, Heartbeat, HostClock } from './ports.js';

/** ms between two heartbeats. */
export const BEAT_EVERY = 1000;
/** A slow database gets no more than this many at once; three seconds of them is an outage anyway. */
const IN_FLIGHT = 4;
/** How long `stop` waits for the last one, ms. */
const LAST_WAIT = 2000;

/** A drill as the heart sees it. */
export interface Beating {
  exerciseId: string;
  /** Null while it needs no heartbeat; reading it notices a lapse, and then tells when it was last hosted, not now. */
  pulse(): { x: number; wall: number } | null;
  /** The heartbeat read at monotonic `mono` is durable. */
  beaten(beat: Heartbeat, mono: number): void;
}

export interface Heart {
  add(drill: Beating): void;
  remove(exerciseId: string): void;
  /** A last heartbeat for what is running, then silence. */
  stop(): Promise<void>;
  /** Silence at once: somebody else may be hosting already. */
  drop(): void;
}

/** `everySecond` runs before each round, heartbeat or not. */
export function createHeart(log: EventLog, clock: HostClock, logger: HostLogger, everySecond: () => void = () => undefined): Heart {
  const drills = new Map<string, Beating>();
  let inFlight = 0;
  let troubled = false;
  let cancel: (() => void) | null = null;
  const round = async (): Promise<void> => {
    const mono = clock.mono();
    const beats: Heartbeat[] = [];
    for (const drill of drills.values()) {
      const pulse = drill.pulse();
      if (pulse) beats.push({ exerciseId: drill.exerciseId, ...pulse });
    }
    if (beats.length === 0 || inFlight >= IN_FLIGHT) return;
    inFlight++;
    try {
      await log.beat(beats);
      if (troubled) logger.info({ drills: beats.length }, 'heartbeat is back');
      troubled = false;
      for (const beat of beats) drills.get(beat.exerciseId)?.beaten(beat, mono);
    } catch (error) {
      if (!troubled) logger.warn({ err: error }, 'heartbeat failed');
      troubled = true;
    } finally {
      inFlight--;
    }
  };
  const tick = (): void => {
    cancel = clock.after(BEAT_EVERY, tick);
    everySecond();
    void round();
  };
  return {
    add(drill) {
      drills.set(drill.exerciseId, drill);
      cancel ??= clock.after(BEAT_EVERY, tick);
    },
    remove(exerciseId) {
      drills.delete(exerciseId);
    },
    async stop() {
      cancel?.();
      cancel = () => undefined;
      let giveUp: () => void = () => undefined;
      const patience = new Promise<void>((done) => (giveUp = clock.after(LAST_WAIT, done)));
      inFlight = 0;
      await Promise.race([round(), patience]);
      giveUp();
      drills.clear();
    },
    drop() {
      cancel?.();
      cancel = () => undefined;
      drills.clear();
    },
  };
}
