/** What every event log must do, run against each implementation. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GENESIS, sealCommit, verifyChain, type Unsealed } from '../../server/drills/commit.js';
import type { Commit, EventLog } from '../../server/drills/ports.js';
import type { DrillEvent } from '../../server/shared/events.js';
import { controlStream, worldStream } from '../../server/shared/events.js';

export interface Subject {
  log: EventLog;
  /** Asks for the append and loses the answer: it takes effect, and rejects. */
  appendUnheard(commit: Commit): Promise<unknown>;
  close(): Promise<void>;
}

let count = 0;
/** Names that no other test uses. */
export const fresh = (prefix = 'ex'): string => `${prefix}-${(count += 1)}-${process.pid}`;

export function message(text: string): DrillEvent {
  return {
    type: 'message',
    from: 'excon',
    to: ['team-1'],
    text,
    id: fresh('event'),
    at: { x: 1000, wall: 1_700_000_000_000 },
    recordedX: 1000,
  };
}

/** The next commit of a stream, after `previous`. */
export function next(stream: string, previous: Commit | null, more: Partial<Unsealed> = {}): Commit {
  return sealCommit({
    stream,
    firstSeq: previous ? previous.firstSeq + previous.events.length : 1,
    prevHash: previous?.hash ?? GENESIS,
    events: [message('Xin chào')],
    counts: { 'team:team-1': 1, excon: 1 },
    ...more,
  });
}

/** Commits one after the other, each appended. */
export async function chain(log: EventLog, stream: string, length: number): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (let i = 0; i < length; i++) {
    const commit = next(stream, commits.at(-1) ?? null, { events: [message(`một ${i}`), message(`hai ${i}`)] });
    expect(await log.append(commit)).toBe('appended');
    commits.push(commit);
  }
  return commits;
}

export function eventLogContract(name: string, make: () => Promise<Subject>): void {
  describe(`event log contract: ${name}`, () => {
    let subject: Subject;
    let log: EventLog;
    beforeAll(async () => {
      subject = await make();
      log = subject.log;
    }, 60_000);
    afterAll(() => subject.close(), 60_000);

    test('commits come back in order and exactly as they were appended', async () => {
      const stream = fresh('world');
      const commits = await chain(log, stream, 5);
      expect(await log.read(stream)).toEqual(commits);
    });

    test('a reader who has seen up to a number gets what follows it', async () => {
      const stream = fresh('world');
      const commits = await chain(log, stream, 4);
      expect(await log.read(stream, 2)).toEqual(commits.slice(1));
      expect(await log.read(stream, 8)).toEqual([]);
      expect(await log.read(fresh('nobody'))).toEqual([]);
    });

    test('A3: what was acknowledged is there for the very next reader', async () => {
      const stream = fresh('world');
      let previous: Commit | null = null;
      for (let i = 0; i < 30; i++) {
        const commit = next(stream, previous);
        await log.append(commit);
        const seen: Commit[] = await log.read(stream, commit.firstSeq - 1);
        expect(seen.map((c) => c.hash)).toEqual([commit.hash]);
        previous = commit;
      }
    });

    test('another commit at a taken place is a conflict and changes nothing', async () => {
      const stream = fresh('world');
      const [first] = await chain(log, stream, 1);
      const rival = next(stream, null, { events: [message('kẻ đến sau')] });
      expect(await log.append(rival)).toBe('conflict');
      expect(await log.read(stream)).toEqual([first]);
    });

    test('A2: a command already recorded in the stream is a duplicate, found by its key', async () => {
      const stream = fresh('world');
      const first = next(stream, null, { commandKey: 'm1|c1' });
      await log.append(first);
      const again = next(stream, first, { commandKey: 'm1|c1', events: [message('lần nữa')] });
      expect(await log.append(again)).toBe('duplicate');
      expect(await log.findCommand(stream, 'm1|c1')).toEqual(first);
      expect(await log.findCommand(stream, 'm1|c2')).toBeNull();
      expect(await log.findCommand(fresh('other'), 'm1|c1')).toBeNull();
    });

    test('A2: the same command decided anew at the same place is a duplicate, not a conflict', async () => {
      const stream = fresh('world');
      const first = next(stream, null, { commandKey: 'm1|c1' });
      await log.append(first);
      expect(await log.append(next(stream, null, { commandKey: 'm1|c1', events: [message('khác')] }))).toBe('duplicate');
    });

    test('the same key in two streams is two commands; commits without a key never collide', async () => {
      const [a, b] = [fresh('world'), fresh('world')];
      expect(await log.append(next(a, null, { commandKey: 'ctl:1' }))).toBe('appended');
      expect(await log.append(next(b, null, { commandKey: 'ctl:1' }))).toBe('appended');
      const commits = await chain(log, fresh('world'), 3);
      expect(commits).toHaveLength(3);
    });

    test('the very same commit again is appended once', async () => {
      const stream = fresh('world');
      const first = next(stream, null, { commandKey: 'm1|c1' });
      expect(await log.append(first)).toBe('appended');
      expect(await log.append(first)).toBe('appended');
      expect(await log.read(stream)).toEqual([first]);
    });

    test('A3: when the answer is lost, sending the same commit again settles it', async () => {
      const stream = fresh('world');
      const [first] = await chain(log, stream, 1);
      const commit = next(stream, first!, { commandKey: 'm1|c9' });
      await expect(subject.appendUnheard(commit)).rejects.toThrow(/./);
      expect(await log.append(commit)).toBe('appended');
      expect(await log.read(stream, 2)).toEqual([commit]);
    });

    test('eight identical commits at once leave one record', async () => {
      const stream = fresh('world');
      const commit = next(stream, null, { commandKey: 'm1|c1' });
      const results = await Promise.all(Array.from({ length: 8 }, () => log.append(commit)));
      expect(new Set(results)).toEqual(new Set(['appended']));
      expect(await log.read(stream)).toEqual([commit]);
    });

    test('of many writers at one place exactly one wins', async () => {
      const stream = fresh('world');
      const rivals = Array.from({ length: 20 }, (_, i) => next(stream, null, { events: [message(`bên ${i}`)] }));
      const results = await Promise.all(rivals.map((commit) => log.append(commit)));
      expect(results.filter((r) => r === 'appended')).toHaveLength(1);
      expect(results.filter((r) => r === 'conflict')).toHaveLength(19);
      expect(await log.read(stream)).toEqual([rivals[results.indexOf('appended')]]);
    });

    test('of many writers with one command key exactly one wins', async () => {
      const stream = fresh('world');
      const [first] = await chain(log, stream, 1);
      const rivals = Array.from({ length: 10 }, (_, i) => next(stream, first!, { commandKey: 'm|c', events: [message(`bên ${i}`)] }));
      const results = await Promise.all(rivals.map((commit) => log.append(commit)));
      expect(results.toSorted()).toEqual(['appended', ...Array.from({ length: 9 }, () => 'duplicate')]);
    });

    test('many streams at once: each is judged by itself, a clash in one does not touch the others', async () => {
      const streams = Array.from({ length: 300 }, () => fresh('world'));
      const firsts = streams.map((stream) => next(stream, null));
      await Promise.all(firsts.filter((_, i) => i % 3 === 0).map((commit) => log.append(commit)));
      const rivals = streams.map((stream, i) => (i % 3 === 0 ? next(stream, null, { events: [message('khác')] }) : firsts[i]!));
      const results = await Promise.all(rivals.map((commit) => log.append(commit)));
      expect(results).toEqual(streams.map((_, i) => (i % 3 === 0 ? 'conflict' : 'appended')));
      for (const [i, stream] of streams.entries()) expect(await log.read(stream)).toEqual([firsts[i]]);
    });

    test('commits of one stream asked for without waiting keep their order', async () => {
      const stream = fresh('world');
      const commits: Commit[] = [];
      for (let i = 0; i < 40; i++) commits.push(next(stream, commits.at(-1) ?? null));
      expect(new Set(await Promise.all(commits.map((commit) => log.append(commit))))).toEqual(new Set(['appended']));
      expect(verifyChain(await log.read(stream))).toEqual({ ok: true, head: { seq: 40, hash: commits.at(-1)!.hash } });
    });

    test('field names and texts that teams fill in survive untouched', async () => {
      const stream = fresh('world');
      const event: DrillEvent = {
        type: 'action-recorded',
        teamId: 't',
        action: 'TRIAGE',
        fields: {
          'a.b': 'có dấu chấm',
          $where: 'x',
          '': 'rỗng',
          __proto__x: true,
          'Tài sản': ['WEB-01', '“”\u0000\n'],
          count: 0.1 + 0.2,
          big: 2 ** 53 - 1,
        },
        id: fresh('event'),
        at: { x: 1, wall: 2 },
        recordedX: 1,
      };
      const commit = next(stream, null, { events: [event], counts: { 'team:a.b': 1, $x: 2 } });
      expect(await log.append(commit)).toBe('appended');
      const [back] = await log.read(stream);
      expect(back).toEqual(commit);
      expect(verifyChain([back!])).toMatchObject({ ok: true });
    });

    test('nobody can change the log through what was appended or read', async () => {
      const stream = fresh('world');
      const [first] = await chain(log, stream, 1);
      const kept = structuredClone(first!);
      first!.counts['team:team-1'] = 99;
      const [read] = await log.read(stream);
      read!.events.pop();
      expect(await log.read(stream)).toEqual([kept]);
    });

    test('a commit of a megabyte is taken', async () => {
      const stream = fresh('world');
      const text = 'Sở Thông tin '.repeat(1500);
      const commit = next(stream, null, { events: Array.from({ length: 60 }, () => message(text)) });
      expect(await log.append(commit)).toBe('appended');
      expect(await log.read(stream)).toEqual([commit]);
    });

    test('streams are listed by the beginning of their name, taken literally', async () => {
      const base = fresh('list');
      const names = [`${base}.a`, `${base}.b`, `${base}xa`];
      for (const name of names) await log.append(next(name, null));
      expect(await log.streams(`${base}.`)).toEqual(names.slice(0, 2));
      expect(await log.streams(`${base}(`)).toEqual([]);
    });

    test('C3: the last heartbeat is what was written last, one per exercise', async () => {
      const [a, b] = [fresh(), fresh()];
      expect(await log.lastBeat(a)).toBeNull();
      await log.beat([]);
      await log.beat([
        { exerciseId: a, x: 1000, wall: 10_000 },
        { exerciseId: b, x: 5.5, wall: 10_000 },
      ]);
      await log.beat([{ exerciseId: a, x: 2000, wall: 11_000 }]);
      expect(await log.lastBeat(a)).toEqual({ exerciseId: a, x: 2000, wall: 11_000 });
      expect(await log.lastBeat(b)).toEqual({ exerciseId: b, x: 5.5, wall: 10_000 });
    });

    test('dropping an exercise removes its streams and heartbeat and nobody else’s', async () => {
      const id = fresh();
      const other = `${id}0`;
      for (const exercise of [id, other]) {
        await chain(log, controlStream(exercise), 1);
        await chain(log, worldStream(exercise, 'w1'), 2);
        await log.beat([{ exerciseId: exercise, x: 0, wall: 1 }]);
      }
      await log.drop(id);
      await log.drop(id);
      expect(await log.read(controlStream(id))).toEqual([]);
      expect(await log.streams(worldStream(id, ''))).toEqual([]);
      expect(await log.lastBeat(id)).toBeNull();
      expect(await log.read(worldStream(other, 'w1'))).toHaveLength(2);
      expect(await log.read(controlStream(other))).toHaveLength(1);
      expect(await log.lastBeat(other)).not.toBeNull();
    });

    test('H1: a chain read back verifies, and the head is told', async () => {
      const stream = fresh('world');
      const commits = await chain(log, stream, 6);
      expect(verifyChain(await log.read(stream))).toEqual({ ok: true, head: { seq: 12, hash: commits[5]!.hash } });
    });
  });
}
