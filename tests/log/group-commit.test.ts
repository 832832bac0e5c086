/** Group commit: who travels with whom. */
import { expect, test } from '@jest/globals';
import { groupCommit, type GroupOptions, type Settled } from '../../server/log/group-commit.js';

interface Flight {
  items: string[];
  land(settled?: Settled<string>[]): Promise<void>;
  crash(error: Error): Promise<void>;
}

/** Lets everything that is ready run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Items are `<lane><number>`; every flight waits until the test lands it. */
function airport(options: Partial<GroupOptions<string, string>> = {}) {
  const flights: Flight[] = [];
  const add = groupCommit<string, string>({
    lane: (item) => item[0] ?? '',
    size: () => 1,
    maxItems: 100,
    maxSize: 100,
    maxFlights: 2,
    send: (items) =>
      new Promise((resolve, reject) => {
        flights.push({
          items,
          async land(settled = items.map((item) => ({ result: `${item}!` }))) {
            resolve(settled);
            await settle();
          },
          async crash(error) {
            reject(error);
            await settle();
          },
        });
      }),
    ...options,
  });
  return { add, flights, boarding: () => flights.map((flight) => flight.items.join(' ')) };
}

test('what is asked for in one turn travels together, one of each stream', async () => {
  const { add, flights, boarding } = airport();
  const results = Promise.all(['a1', 'b1', 'a2', 'c1'].map(add));
  await settle();
  expect(boarding()).toEqual(['a1 b1 c1']);
  await flights[0]!.land();
  expect(boarding()).toEqual(['a1 b1 c1', 'a2']);
  await flights[1]!.land();
  expect(await results).toEqual(['a1!', 'b1!', 'a2!', 'c1!']);
});

test('at most two round trips at a time; what comes meanwhile goes together in the next', async () => {
  const { add, flights, boarding } = airport();
  for (const item of ['a1', 'b1']) {
    void add(item);
    await settle();
  }
  for (const item of ['c1', 'd1', 'a2', 'e1']) void add(item);
  await settle();
  expect(boarding()).toEqual(['a1', 'b1']);
  await flights[1]!.land();
  expect(boarding()).toEqual(['a1', 'b1', 'c1 d1 e1']);
  await flights[0]!.land();
  expect(boarding()).toEqual(['a1', 'b1', 'c1 d1 e1', 'a2']);
});

test('a later commit of a stream never overtakes an earlier one that did not fit', async () => {
  const { add, flights, boarding } = airport({ maxItems: 2, maxFlights: 1 });
  for (const item of ['a1', 'b1', 'c1', 'c2', 'd1']) void add(item);
  await settle();
  await flights[0]!.land();
  await flights[1]!.land();
  expect(boarding()).toEqual(['a1 b1', 'c1 d1', 'c2']);
});

test('a group ends at its size, but a single large item still goes', async () => {
  const { add, flights, boarding } = airport({ size: (item) => Number(item.slice(1)), maxSize: 10, maxFlights: 1 });
  for (const item of ['a6', 'b6', 'c50', 'd4']) void add(item);
  await settle();
  for (let i = 0; i < 2; i++) await flights[i]!.land();
  expect(boarding()).toEqual(['a6 d4', 'b6', 'c50']);
});

test('a failed item fails alone; a failed round trip fails all of its items and nothing else', async () => {
  const { add, flights } = airport({ maxFlights: 1 });
  const first = Promise.allSettled(['a1', 'b1'].map(add));
  await settle();
  const second = Promise.allSettled(['c1', 'd1'].map(add));
  await settle();
  await flights[0]!.land([{ error: new Error('too large') }, { result: 'ok' }]);
  expect(await first).toMatchObject([{ reason: { message: 'too large' } }, { value: 'ok' }]);
  const third = add('c2');
  await settle();
  await flights[1]!.crash(new Error('away'));
  expect(await second).toMatchObject([{ reason: { message: 'away' } }, { reason: { message: 'away' } }]);
  await flights[2]!.land();
  expect(await third).toBe('c2!');
});
