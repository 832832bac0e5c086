/**
 * The list that a seal carries beside it: a short name for every record it covers, so that a verifier can say which
 * record was changed, removed, added or moved, even where somebody has made the whole chain behind it anew. What proves
 * is the sealed head of each chain and the sealed hash of this list; the names only tell where.
 */
import { z } from 'zod';

/** Hex digits of each half of a name: of the record's place in the chain, and of what it says. */
const HALF = 12;
const NAME = 2 * HALF;

/** Evaluators' records are listed like a stream; streams have a colon in their names. */
export const MARKS = 'marks';

export const NamedRecords = z.strictObject({
  stream: z.string(),
  /** Records that earlier seals name already. */
  from: z.int().min(0),
  names: z.string().regex(/^[0-9a-f]*$/),
});
export type NamedRecords = z.infer<typeof NamedRecords>;

export const nameOf = ({ hash, content }: { hash: string; content: string }): string => hash.slice(0, HALF) + content.slice(0, HALF);

export const splitNames = (names: string): string[] => names.match(new RegExp(`.{${NAME}}`, 'g')) ?? [];

const contentIn = (name: string): string => name.slice(HALF);

/** What is wrong at `at`, the first place where what is there differs from what was sealed. */
export type Misplaced = { at: number; fault: 'changed' | 'removed' | 'added' | 'reordered' | 'truncated' };

/**
 * Compares a stream with the list of its seals; `there` may go on after what was sealed. Null: it begins with exactly what was sealed.
 * `truncated`: it ends before. Else, of the first record that differs: `removed`, the sealed one is nowhere and a later
 * one stands in its place; `added`, a strange one stands before it; `reordered`, both are known and stand elsewhere;
 * `changed`, neither, or it says the same at another place of the chain.
 */
export function misplaced(sealed: readonly string[], there: readonly string[]): Misplaced | null {
  const at = sealed.findIndex((name, i) => there[i] !== name);
  if (at < 0) return null;
  const found = there[at];
  if (found === undefined) return { at, fault: 'truncated' };
  const wanted = contentIn(sealed[at] ?? '');
  if (contentIn(found) === wanted) return { at, fault: 'changed' };
  const wantedLater = there.slice(at + 1).some((name) => contentIn(name) === wanted);
  const foundKnown = sealed.some((name) => contentIn(name) === contentIn(found));
  if (wantedLater) return { at, fault: foundKnown ? 'reordered' : 'added' };
  return { at, fault: foundKnown ? 'removed' : 'changed' };
}
