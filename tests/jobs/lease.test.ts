import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { silent } from '../../server/drills/logger.js';
import {
  createLease,
  STANDS_STILL,
  VALID_FOR,
  type Lease,
  type LeaseRecord,
  type LeaseStore,
  type Owner,
} from '../../server/jobs/lease.js';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';

/** The durable record, with a switch per instance for a lost line. */
function memoryLease() {
  let record: LeaseRecord = { owner: null, term: 0, beat: 0, watched: -1 };
  const cut = new Set<string>();
  const storeOf = (id: string): LeaseStore => {
    const ask = <T>(answer: () => T): Promise<T> => (cut.has(id) ? Promise.reject(new Error('away')) : Promise.resolve().then(answer));
    return {
      read: () => ask(() => ({ ...record })),
      take: (seen, owner) =>
        ask(() =>
          record.beat !== seen.beat || record.term !== seen.term
            ? null
            : { ...(record = { owner, term: record.term + 1, beat: record.beat + 1, watched: -1 }) },
        ),
      renew: (owner, term) =>
        ask(() => (record.owner?.id !== owner || record.term !== term ? null : { ...(record = { ...record, beat: record.beat + 1 }) })),
      watch: (beat) => ask(() => void (record = { ...record, watched: Math.max(record.watched, beat) })),
      release: (owner) =>
        ask(() => {
          if (record.owner?.id === owner) record = { ...record, owner: null, beat: record.beat + 1 };
        }),
    };
  };
  return { storeOf, cut };
}

interface Instance {
  lease: Lease;
  clock: VirtualClock;
  told: string[];
  /** Killed: it never does anything again. */
  dead: boolean;
}

function stage() {
  const shared = memoryLease();
  const clock = virtualClock();
  const ended = new Set<string>();
  const start = async (id: string): Promise<Instance> => {
    const told: string[] = [];
    const instance = { clock, told, dead: false } as Instance;
    const self: Owner = { id, host: id, pid: 1, ticks: 1, place: 'here' };
    instance.lease = createLease({
      store: shared.storeOf(id),
      self,
      clock: { ...clock, after: (ms, callback) => clock.after(ms, () => (instance.dead ? undefined : callback())) },
      logger: silent,
      hasEnded: (owner) => ended.has(owner.id),
      events: { gained: () => told.push('gained'), lost: () => told.push('lost') },
    });
    const begun = instance.lease.start();
    await settle();
    await begun;
    return instance;
  };
  return { ...shared, clock, ended, start };
}

describe('one active instance', () => {
  it('the first is active at once, the second watches, and a clean stop hands over within a second', async () => {
    const { clock, start } = stage();
    const one = await start('one');
    const two = await start('two');
    expect([one.lease.held(), two.lease.held()]).toEqual([true, false]);
    await clock.pass(60_000);
    expect([one.told, two.told]).toEqual([['gained'], []]);
    expect(two.lease.holder()?.host).toBe('one');
    await one.lease.close();
    await clock.pass(1000);
    expect([one.lease.held(), two.lease.held()]).toEqual([false, true]);
  });

  it('one that was killed on this machine is replaced at once; one that merely fell silent after six seconds', async () => {
    const { clock, ended, start } = stage();
    const one = await start('one');
    one.dead = true;
    ended.add('one');
    expect((await start('again')).told).toEqual(['gained']);

    const other = stage();
    const far = await other.start('far');
    const near = await other.start('near');
    await other.clock.pass(10_000);
    far.dead = true;
    await other.clock.pass(STANDS_STILL - 2000);
    expect(near.lease.held()).toBe(false);
    await other.clock.pass(4000);
    expect(near.lease.held()).toBe(true);
    await clock.pass(0);
  });

  it('a holder whose line is cut stops before the other begins, and is on standby when the line is back', async () => {
    const { clock, cut, start } = stage();
    const one = await start('one');
    const two = await start('two');
    await clock.pass(10_000);
    cut.add('one');
    await clock.pass(VALID_FOR);
    expect(one.told).toEqual(['gained', 'lost']);
    await clock.pass(4000);
    expect(two.lease.held()).toBe(true);
    cut.delete('one');
    await clock.pass(10_000);
    expect([one.lease.held(), two.lease.held()]).toEqual([false, true]);
  });

  it('with the database away for everybody the holder may not act, keeps what it hosts if it is alone, and goes on when it is back', async () => {
    const { clock, cut, start } = stage();
    const one = await start('one');
    await clock.pass(10_000);
    cut.add('one');
    await clock.pass(20 * 60_000);
    expect(one.lease.held()).toBe(false);
    // what teams have received stays readable
    expect(one.lease.serving()).toBe(true);
    cut.delete('one');
    await clock.pass(1500);
    expect(one.lease.held()).toBe(true);
    expect(one.told).toEqual(['gained']);
  });

  it('a process that was stopped for a while may not act from the moment it goes on, before any timer', async () => {
    const { clock, start } = stage();
    const one = await start('one');
    await start('two');
    await clock.pass(10_000);
    clock.stall(60_000);
    expect(one.lease.held()).toBe(false);
    clock.setWall(0);
    await clock.pass(10);
    // What it hosted is dropped, whoever holds it next.
    expect(one.told.slice(0, 2)).toEqual(['gained', 'lost']);
  });

  it('whatever is cut, stopped or set, never two hold it at once, and when all is well one does', async () => {
    const Step = fc.oneof(
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 9000 }) }),
      fc.record({ do: fc.constantFrom('cut' as const, 'mend' as const, 'kill' as const), who: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ do: fc.constantFrom('stall' as const, 'wall' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 25 }), async (steps) => {
        const { clock, cut, start } = stage();
        let names = 3;
        const instances = [
          { id: 'n0', at: await start('n0') },
          { id: 'n1', at: await start('n1') },
          { id: 'n2', at: await start('n2') },
        ];
        const holders = (): number => instances.filter(({ at }) => !at.dead && at.lease.held()).length;
        for (const step of steps) {
          if (step.do === 'pass') {
            for (let left = step.ms; left > 0; left -= 250) {
              await clock.pass(Math.min(250, left));
              expect(holders()).toBeLessThanOrEqual(1);
            }
          } else if ('ms' in step) {
            if (step.do === 'stall') clock.stall(step.ms);
            else clock.setWall(step.ms);
          } else if (step.do === 'cut') cut.add(instances[step.who]!.id);
          else if (step.do === 'mend') cut.delete(instances[step.who]!.id);
          else {
            instances[step.who]!.at.dead = true;
            const id = `n${names++}`;
            instances[step.who] = { id, at: await start(id) };
          }
          expect(holders()).toBeLessThanOrEqual(1);
        }
        cut.clear();
        await clock.pass(20_000);
        expect(holders()).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
