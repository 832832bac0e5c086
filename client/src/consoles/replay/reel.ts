/**
 * What one audience was told, in order, and its view after any number of items. A view is kept every so many items, so that
 * a jump anywhere folds few of them; going forward folds on from where one stands.
 */
export interface Stamped {
  at: { wall: number };
}

export class Reel<V, I extends Stamped> {
  readonly items: I[] = [];
  /** When each was told, epoch ms; never goes back, also where a stream's clock was set back. */
  readonly walls: number[] = [];
  private readonly kept: V[];
  private readonly latest = new Map<string, number>();
  private last: { n: number; view: V };
  private readonly reduceAll: (view: V, items: readonly I[]) => V;
  private readonly every: number;

  /** @param every items between two kept views */
  constructor(first: V, reduceAll: (view: V, items: readonly I[]) => V, every: number) {
    this.reduceAll = reduceAll;
    this.every = every;
    this.kept = [first];
    this.last = { n: 0, view: first };
  }

  /** Items of one stream that follow what was added so far. */
  add(stream: string, items: readonly I[]): void {
    let wall = this.latest.get(stream) ?? 0;
    for (const item of items) {
      wall = Math.max(wall, item.at.wall);
      this.items.push(item);
      this.walls.push(Math.max(wall, this.walls.at(-1) ?? 0));
      if (this.items.length % this.every === 0) this.keep();
    }
    this.latest.set(stream, wall);
  }

  private keep(): void {
    const from = (this.kept.length - 1) * this.every;
    this.kept.push(this.reduceAll(this.kept.at(-1)!, this.items.slice(from, from + this.every)));
  }

  /** How many items had been told at a moment. */
  until(wall: number): number {
    let [low, high] = [0, this.walls.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.walls[middle]! <= wall) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The view after the first `n` items. */
  at(n: number): V {
    const k = Math.min(Math.floor(n / this.every), this.kept.length - 1);
    const near = this.last.n <= n && this.last.n >= k * this.every ? this.last : { n: k * this.every, view: this.kept[k]! };
    const view = near.n === n ? near.view : this.reduceAll(near.view, this.items.slice(near.n, n));
    this.last = { n, view };
    return view;
  }
}
