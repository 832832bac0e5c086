import { describe, expect, it } from '@jest/globals';
import { CommandQueue, type Pending } from '../../../client/src/state/queue.js';
import { memoryDrawer, shelfIn, type Drawer } from '../../../client/src/state/store.js';
import type { Phase } from '../../../server/shared/views.js';
import type { Ack } from '../../../server/shared/commands.js';
import { sentence, type Code } from '../../../server/shared/codes.js';
import { brokenPromises } from './drawer-contract.js';

const DONE: Ack = { ok: true, id: 'e', at: { x: 0, wall: 0 } };
const refuse = ({ code }: { code: Code }): Ack => ({ ok: false, code, message: sentence({ code }, 'vi'), en: sentence({ code }, 'en') });
const act = (what: string) => ({ type: 'act', action: 'ACK', fields: { what } });
const what = (entry: Pending): unknown => (entry.command['fields'] as { what?: string } | undefined)?.what ?? entry.command.type;

/** A queue as one page has it, before a server that is told how to answer. */
function page(drawer: Drawer = memoryDrawer()) {
  const sent: unknown[] = [];
  const world = { up: true, phase: 'running' as Phase, now: 1000, answer: null as ((entry: Pending) => Ack | null) | null };
  let list: Pending[] = [];
  let idle: (() => void)[] = [];
  const queue = new CommandQueue({
    shelf: shelfIn(Promise.resolve(drawer), 'm1', 'x1'),
    emit: async (entry) => {
      sent.push(what(entry));
      return world.answer ? world.answer(entry) : DONE;
    },
    up: () => world.up,
    running: () => world.phase === 'running',
    paused: () => world.phase === 'paused',
    changed: (next) => void (list = next),
    now: () => world.now,
    pause: () => new Promise((resolve) => idle.push(resolve)),
  });
  return {
    queue,
    world,
    sent,
    list: () => list.map((entry) => [what(entry), entry.status]),
    entries: () => list,
    /** The wait of a busy server is over. */
    go: () => {
      for (const each of idle.splice(0)) each();
      idle = [];
    },
    settled: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

describe('commands on their way', () => {
  it('the drawer in memory keeps its word', async () => {
    expect(await brokenPromises(memoryDrawer())).toEqual([]);
  });

  it('A5: given the clock is set meanwhile, then how long each waited is still known, but for what an earlier page has left', async () => {
    const drawer = memoryDrawer();
    const waits: number[] = [];
    let mono = 50;
    const make = () =>
      new CommandQueue({
        shelf: shelfIn(Promise.resolve(drawer), 'm1', 'x1'),
        emit: async (_entry, waited) => (waits.push(waited), null),
        up: () => waits.length === 0,
        running: () => true,
        paused: () => false,
        changed: () => undefined,
        now: () => 1_000_000,
        mono: () => mono,
      });
    const one = make();
    await one.load();
    waits.push(0);
    void one.send(act('one'));
    await new Promise((resolve) => setTimeout(resolve));
    mono += 600_000;
    waits.pop();
    await one.flush();
    expect(waits).toEqual([600_000]);
    waits.pop();
    const two = make();
    await two.load();
    await two.flush();
    expect(waits).toEqual([-Infinity]);
  });

  it('A5: given a cut, then they wait, and on return go one by one as they were done, also when the clock was set back meanwhile', async () => {
    const { queue, world, sent, list, settled } = page();
    world.up = false;
    void queue.send(act('one'));
    world.now = 200;
    void queue.send(act('two'));
    void queue.send({ type: 'say', to: 'team', text: 'a' });
    await settled();
    expect([sent, list()]).toEqual([
      [],
      [
        ['one', 'queued'],
        ['two', 'queued'],
        ['say', 'queued'],
      ],
    ]);
    world.up = true;
    await queue.flush();
    expect([sent, list()]).toEqual([['one', 'two', 'say'], []]);
  });

  it('A3: given no answer, then the same command is sent again', async () => {
    const { queue, world, sent, settled } = page();
    let broken = 1;
    world.answer = () => (broken-- > 0 ? null : DONE);
    await queue.send(act('one'));
    await settled();
    expect(sent).toEqual(['one', 'one']);
  });

  it('given a reload while cut, then the next page has them in order, and those refused with their reason until dismissed', async () => {
    const drawer = memoryDrawer();
    const first = page(drawer);
    first.world.answer = () => refuse({ code: 'unknown-inject' });
    await first.queue.send(act('refused'));
    first.world.up = false;
    void first.queue.send(act('one'));
    void first.queue.send(act('two'));
    await first.settled();

    const second = page(drawer);
    await second.queue.load();
    expect(second.list()).toEqual([
      ['refused', 'refused'],
      ['one', 'queued'],
      ['two', 'queued'],
    ]);
    expect(second.entries()[0]?.refusal?.message).toMatch(/Không có tình huống này/);
    await second.queue.flush();
    expect(second.sent).toEqual(['one', 'two']);
    second.queue.dismiss(second.entries()[0]?.commandId ?? '');
    await second.settled();
    const third = page(drawer);
    await third.queue.load();
    expect(third.list()).toEqual([]);
  });

  it('A2: given two tabs of one seat, then neither loses the other’s, and what one has settled the other lets go', async () => {
    const drawer = memoryDrawer();
    const [left, right] = [page(drawer), page(drawer)];
    left.world.up = right.world.up = false;
    void left.queue.send(act('left'));
    right.world.now = 2000;
    void right.queue.send(act('right'));
    await left.settled();
    const reopened = page(drawer);
    await reopened.queue.load();
    expect(reopened.list()).toEqual([
      ['left', 'queued'],
      ['right', 'queued'],
    ]);
    await reopened.queue.flush();
    // the left tab waits for its own answer and sends it under the same commandId; the right one's it never knew
    left.world.up = true;
    await left.queue.load();
    await left.queue.flush();
    expect(left.sent).toEqual(['left']);
    expect(left.list()).toEqual([]);
  });

  it('given a pause met on return, then what was done while the drill ran waits for the resume, and a message goes ahead', async () => {
    const { queue, world, sent, list, entries, settled } = page();
    world.up = false;
    void queue.send(act('one'));
    void queue.send(act('two'));
    void queue.send({ type: 'say', to: 'excon', text: 'a' });
    world.up = true;
    world.phase = 'paused';
    world.answer = (entry) => (entry.command.type === 'act' && world.phase === 'paused' ? refuse({ code: 'paused' }) : DONE);
    await queue.flush();
    expect(list()).toEqual([
      ['one', 'queued'],
      ['two', 'queued'],
    ]);
    expect(entries()[0]?.held).toBe(true);
    expect(sent).toEqual(['one', 'say']);
    world.phase = 'running';
    await queue.flush();
    expect(sent).toEqual(['one', 'say', 'one', 'two']);
    await settled();
    expect(list()).toEqual([]);
  });

  it('given the drill ends in that pause, then what was held is refused with that reason', async () => {
    const { queue, world, list, entries } = page();
    world.up = false;
    void queue.send(act('one'));
    world.up = true;
    world.phase = 'paused';
    world.answer = () => refuse({ code: world.phase === 'paused' ? 'paused' : 'ended' });
    await queue.flush();
    expect(list()).toEqual([['one', 'queued']]);
    world.phase = 'ended';
    await queue.flush();
    expect(entries()[0]).toMatchObject({ status: 'refused', refusal: { code: 'ended' } });
    expect(entries()[0]).not.toHaveProperty('held');
  });

  it('given a pause that one knew of, then it is refused with the reason', async () => {
    const { queue, world, list } = page();
    world.phase = 'paused';
    world.answer = () => refuse({ code: 'paused' });
    expect(await queue.send(act('one'))).toMatchObject({ ok: false, code: 'paused' });
    expect(list()).toEqual([['one', 'refused']]);
  });

  it('given a busy server, then it waits a little and goes on in order', async () => {
    const { queue, world, sent, list, go, settled } = page();
    world.answer = () => refuse({ code: 'too-many' });
    const answered = queue.send(act('one'));
    void queue.send(act('two'));
    await settled();
    expect([sent, list()]).toEqual([
      ['one'],
      [
        ['one', 'queued'],
        ['two', 'queued'],
      ],
    ]);
    world.answer = null;
    go();
    expect(await answered).toMatchObject({ ok: true });
    await settled();
    expect(sent).toEqual(['one', 'one', 'two']);
  });
});
