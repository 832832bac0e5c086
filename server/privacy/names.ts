/** Striking people's names out of texts: whole names only, for a single short word is also an ordinary one. */

/** A name of one short word cannot be told from an ordinary word. */
const telling = (name: string): boolean => name.includes(' ') || name.length > 6;
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const WORDS = /[\p{L}\p{N}]+/gu;
/** Its first two words, without what stands between them. */
const startOf = (name: string): string => (name.match(WORDS) ?? []).slice(0, 2).join(' ');

/**
 * One pattern for all names, the longest first. Names that begin with the same word share it: with thousands of names a text
 * is then compared with the family names there are, not with every name.
 */
function patternOf(names: readonly (readonly string[])[]): string {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const name of names) byFirst.set(name[0] ?? '', [...(byFirst.get(name[0] ?? '') ?? []), name]);
  const branches = [...byFirst].map(([first, list]) => {
    const longer = list.filter((name) => name.length > 1).map((name) => name.slice(1));
    if (longer.length === 0) return escaped(first);
    return `${escaped(first)}(?:\\s+${patternOf(longer)})${longer.length < list.length ? '?' : ''}`;
  });
  return `(?:${branches.join('|')})`;
}

export interface Striking {
  /** Whether there is any name to look for. */
  readonly any: boolean;
  /** The same value with every name in its texts replaced; keys stay. */
  readonly strike: <T>(value: T) => T;
  /** Whether a text names somebody. */
  readonly names: (text: string) => boolean;
}

/** `substitutes`: what stands in place of each name. Letter case and the number of spaces do not matter. */
export function strikingOf(substitutes: ReadonlyMap<string, string>): Striking {
  const known = new Map([...substitutes].map(([name, by]) => [keyOf(name), by]));
  const wanted = [...known.keys()].filter(telling).map((name) => name.split(' '));
  const pattern = wanted.length > 0 ? `(?<![\\p{L}\\p{N}])${patternOf(wanted)}(?![\\p{L}\\p{N}])` : null;
  const all = pattern === null ? null : new RegExp(pattern, 'giu');
  const one = pattern === null ? null : new RegExp(pattern, 'iu');
  const starts = new Set(wanted.map((name) => startOf(name.join(' '))));
  /** Most texts have not even the first two words of a name: looking for those is a hundred times faster. */
  const mayName = (text: string): boolean => {
    let before = '';
    for (const [word] of text.toLowerCase().matchAll(WORDS)) {
      if (starts.has(word) || starts.has(`${before} ${word}`)) return true;
      before = word;
    }
    return false;
  };
  const strike = (text: string): string => {
    if (!all || !names(text)) return text;
    return text.normalize('NFC').replace(all, (found) => known.get(keyOf(found)) ?? '…');
  };
  const names = (text: string): boolean => {
    const plain = text.normalize('NFC');
    return one !== null && mayName(plain) && one.test(plain);
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return strike(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return { any: one !== null, strike: (value) => walk(value) as never, names };
}

const keyOf = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** What people are called afterwards, by member id: numbered within each team by when they joined. */
export function numbered(members: readonly { id: string; teamId: string; joinedAt: number }[]): Map<string, string> {
  const next = new Map<string, number>();
  const order = members.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  return new Map(
    order.map(({ id, teamId }) => {
      const n = (next.get(teamId) ?? 0) + 1;
      next.set(teamId, n);
      return [id, `Thành viên ${n}`];
    }),
  );
}
