/** Group commit: what is asked for while a round trip is under way travels together in the next one, never two of one lane. */

/** What became of one item: a result, or why it is not proven. */
export type Settled<R> = { result: R } | { error: Error };

export interface GroupOptions<T, R> {
  /** Items of the same lane never travel at the same time, and keep their order. */
  lane(item: T): string;
  /** Size of an item, in the unit of `maxSize`. */
  size(item: T): number;
  maxItems: number;
  maxSize: number;
  /** Round trips under way at the same time. */
  maxFlights: number;
  /** One round trip; answers item by item, in order. When it rejects, all of its items do. */
  send(items: T[]): Promise<Settled<R>[]>;
}

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

export function groupCommit<T, R>(options: GroupOptions<T, R>): (item: T) => Promise<R> {
  let queue: Waiting<T, R>[] = [];
  const busy = new Set<string>();
  let flights = 0;
  let woken = false;

  /** Takes the next group off the queue: first come first served, one per lane. */
  function take(): Waiting<T, R>[] {
    const group: Waiting<T, R>[] = [];
    const rest: Waiting<T, R>[] = [];
    /** Lanes with an item left behind: a later one must not overtake it. */
    const passed = new Set<string>();
    let size = 0;
    for (const waiting of queue) {
      const lane = options.lane(waiting.item);
      const own = options.size(waiting.item);
      const fits = group.length === 0 || (group.length < options.maxItems && size + own <= options.maxSize);
      if (fits && !busy.has(lane) && !passed.has(lane)) {
        busy.add(lane);
        size += own;
        group.push(waiting);
      } else {
        passed.add(lane);
        rest.push(waiting);
      }
    }
    queue = rest;
    return group;
  }

  async function fly(group: Waiting<T, R>[]): Promise<void> {
    try {
      const settled = await options.send(group.map((waiting) => waiting.item));
      for (const [i, waiting] of group.entries()) {
        const one = settled[i] ?? { error: new Error('the round trip gave no answer for this item') };
        if ('error' in one) waiting.reject(one.error);
        else waiting.resolve(one.result);
      }
    } catch (error) {
      for (const waiting of group) waiting.reject(error);
    }
    for (const waiting of group) busy.delete(options.lane(waiting.item));
    flights -= 1;
    depart();
  }

  function depart(): void {
    while (flights < options.maxFlights && queue.length > 0) {
      const group = take();
      if (group.length === 0) return;
      flights += 1;
      void fly(group);
    }
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (woken) return;
      woken = true;
      // What is asked for in the same turn goes together: many worlds wake on the same tick.
      queueMicrotask(() => {
        woken = false;
        depart();
      });
    });
}
