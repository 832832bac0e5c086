/** Accepted commands by key, kept in pages: adding one copies a page at most, so the thousandth costs what the first did. */

/** Entries copied at most when one is added. */
const PAGE = 32;

export interface Ledger<T> {
  /** Full pages, oldest first. */
  readonly full: readonly Readonly<Record<string, T>>[];
  readonly open: Readonly<Record<string, T>>;
  /** Entries of the open page. */
  readonly used: number;
}

export const emptyLedger = <T>(): Ledger<T> => ({ full: [], open: {}, used: 0 });

export function find<T>({ full, open }: Ledger<T>, key: string): T | undefined {
  const here = open[key];
  if (here !== undefined) return here;
  for (let page = full.length - 1; page >= 0; page--) {
    const there = full[page]![key];
    if (there !== undefined) return there;
  }
  return undefined;
}

/** With an entry whose key it does not hold yet. */
export function enter<T>({ full, open, used }: Ledger<T>, key: string, entry: T): Ledger<T> {
  return used < PAGE
    ? { full, open: { ...open, [key]: entry }, used: used + 1 }
    : { full: [...full, open], open: { [key]: entry }, used: 1 };
}
