/** The latest few results of some work, each under a text that names everything it was made from. */

/** `key` null: not to be kept. Whoever asks while it is made waits for the same work; a failure is not kept. */
export function createKept<T>(most: number): (key: string | null, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    if (key === null) return make();
    const known = kept.get(key);
    const result = known ?? make();
    kept.delete(key);
    kept.set(key, result);
    if (!known) result.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
    return result;
  };
}
