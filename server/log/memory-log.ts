/** The event log in memory: the twin of the MongoDB log for tests, with switches for what can go wrong. */
import type { AppendResult, Commit, EventLog, Heartbeat } from '../drills/ports.js';
import { controlStream, worldStream } from '../shared/events.js';

/** `before`: nothing was written; `after`: it was written, only the answer is lost. */
export type AppendFault = 'before' | 'after';

export interface MemoryLog extends EventLog {
  /** The next `times` appends reject. */
  failNext(fault: AppendFault, times?: number): void;
  /** From now on everything rejects, as when the database is away, until `down(false)`. */
  down(away: boolean): void;
  /** Appends wait, unwritten, until `release()`. */
  hold(): void;
  release(): void;
  /** Appends asked for so far, failed ones included. */
  readonly asked: number;
}

/** What the twin rejects with. */
export class LogAway extends Error {
  constructor(why: string) {
    super(`the event log is away: ${why}`);
    this.name = 'LogAway';
  }
}

/** Is this a stream of the exercise? */
function belongs(stream: string, exerciseId: string): boolean {
  return stream === controlStream(exerciseId) || stream.startsWith(worldStream(exerciseId, ''));
}

/** Byte order of names, as the database sorts them. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function createMemoryLog(): MemoryLog {
  /** Commits as JSON, so that nobody holds a live reference into the log. */
  const streams = new Map<string, { firstSeq: number; commandKey: string | undefined; hash: string; json: string }[]>();
  const beats = new Map<string, Heartbeat>();
  const faults: AppendFault[] = [];
  let away = false;
  let gate: { open: Promise<void>; release: () => void } | null = null;
  let asked = 0;

  function write(commit: Commit, json: string): AppendResult {
    const kept = streams.get(commit.stream) ?? [];
    const here = kept.find((c) => c.firstSeq === commit.firstSeq);
    if (here?.hash === commit.hash) return 'appended';
    if (commit.commandKey !== undefined && kept.some((c) => c.commandKey === commit.commandKey)) return 'duplicate';
    if (here) return 'conflict';
    kept.push({ firstSeq: commit.firstSeq, commandKey: commit.commandKey, hash: commit.hash, json });
    kept.sort((a, b) => a.firstSeq - b.firstSeq);
    streams.set(commit.stream, kept);
    return 'appended';
  }

  async function reach(): Promise<void> {
    await Promise.resolve();
    if (away) throw new LogAway('switched off');
  }
  const parse = (c: { json: string }): Commit => JSON.parse(c.json) as Commit;

  return {
    get asked() {
      return asked;
    },
    failNext(fault, times = 1) {
      for (let i = 0; i < times; i++) faults.push(fault);
    },
    down(now) {
      away = now;
    },
    hold() {
      if (gate) return;
      let release = (): void => {};
      const open = new Promise<void>((resolve) => (release = resolve));
      gate = { open, release };
    },
    release() {
      gate?.release();
      gate = null;
    },
    async append(commit) {
      asked += 1;
      const json = JSON.stringify(commit);
      if (gate) await gate.open;
      await reach();
      const fault = faults.shift();
      if (fault === 'before') throw new LogAway('failed before it was durable');
      const result = write(commit, json);
      if (fault === 'after') throw new LogAway('the answer was lost');
      return result;
    },
    async read(stream, afterSeq = 0) {
      await reach();
      return (streams.get(stream) ?? []).filter((c) => c.firstSeq > afterSeq).map(parse);
    },
    async streams(prefix) {
      await reach();
      return [...streams.keys()].filter((name) => name.startsWith(prefix)).toSorted(byName);
    },
    async findCommand(stream, commandKey) {
      await reach();
      const found = (streams.get(stream) ?? []).find((c) => c.commandKey === commandKey);
      return found ? parse(found) : null;
    },
    async beat(list) {
      await reach();
      for (const beat of list) beats.set(beat.exerciseId, { exerciseId: beat.exerciseId, x: beat.x, wall: beat.wall });
    },
    async lastBeat(exerciseId) {
      await reach();
      const beat = beats.get(exerciseId);
      return beat ? { ...beat } : null;
    },
    async drop(exerciseId) {
      await reach();
      for (const name of streams.keys()) if (belongs(name, exerciseId)) streams.delete(name);
      beats.delete(exerciseId);
    },
  };
}
