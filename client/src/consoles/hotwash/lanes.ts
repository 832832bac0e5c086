/** How the notes of one question lie on the board: lanes by theme, the loudest note first. */
import type { Note, QuestionId } from '../../../../server/shared/hotwash.js';

export interface Lane {
  /** null: not grouped yet. */
  theme: string | null;
  notes: Note[];
}

const weight = (note: Note): number => (note.star ? 100_000 : 0) + note.votes;

/** Ungrouped first, then themes in the order in which they came up; within a lane by star, votes, arrival. */
export function lanesOf(notes: readonly Note[], question: QuestionId, hidden: boolean): Lane[] {
  const lanes = new Map<string | null, Note[]>([[null, []]]);
  for (const note of notes) {
    if (note.question !== question || (note.hidden && !hidden)) continue;
    lanes.set(note.theme, [...(lanes.get(note.theme) ?? []), note]);
  }
  return [...lanes].map(([theme, list]) => ({ theme, notes: list.toSorted((a, b) => weight(b) - weight(a)) }));
}

/** Every theme in use, over all questions. */
export const themesOf = (notes: readonly Note[]): string[] => [...new Set(notes.flatMap(({ theme }) => theme ?? []))];
