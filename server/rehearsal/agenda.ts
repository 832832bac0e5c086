/** What is to be done when: a heap by time, first in first out at equal times. */

interface Entry<T> {
  x: number;
  serial: number;
  what: T;
}

export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #serial = 0;

  /** `x`: ms of drill time. */
  add(x: number, what: T): void {
    const heap = this.#heap;
    const entry = { x, serial: (this.#serial += 1), what };
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  first(): { x: number; what: T } | undefined {
    return this.#heap[0];
  }

  drop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean => a.x < b.x || (a.x === b.x && a.serial < b.serial);
