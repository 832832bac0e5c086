/** Several streams read as one story: runs of their items in the order of the wall time they were written at. */

/**
 * Each list keeps its own order, also where the wall clock was set back; at equal times the earlier list comes first.
 * Items that follow each other from one list come as one run.
 */
export function inTime<K, T extends { at: { wall: number } }>(lists: readonly { key: K; items: readonly T[] }[]): { key: K; items: T[] }[] {
  const all: { wall: number; list: number; item: T }[] = [];
  for (const [list, { items }] of lists.entries()) {
    let wall = 0;
    for (const item of items) {
      wall = Math.max(wall, item.at.wall);
      all.push({ wall, list, item });
    }
  }
  // Stable: what one list gives at one time stays in its order.
  all.sort((a, b) => a.wall - b.wall || a.list - b.list);
  const runs: { key: K; items: T[] }[] = [];
  let last = -1;
  for (const { list, item } of all) {
    if (list === last) runs.at(-1)!.items.push(item);
    else runs.push({ key: lists[list]!.key, items: [item] });
    last = list;
  }
  return runs;
}
