/** Feedback forms summed up: distributions with medians, free words gathered by question. */
import { ANONYMOUS_LEAST, STATEMENT_IDS, type FeedbackAnswers, type FeedbackHead, type FeedbackResults } from '../shared/feedback.js';
import type { FeedbackBox } from './hall-ports.js';

interface Form {
  head: FeedbackHead | null;
  answers: FeedbackAnswers;
}
type By = { name: string; title: string; agency: string };

const byOf = ({ head }: Form): By | null => head && { name: head.name, title: head.title, agency: head.agency };
/** Equal but for case, accents' encoding and spaces. */
const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

function gathered(forms: readonly Form[], pick: (answers: FeedbackAnswers) => readonly string[]): FeedbackResults['strengths'] {
  const groups = new Map<string, FeedbackResults['strengths'][number]>();
  for (const form of forms) {
    for (const text of pick(form.answers)) {
      if (text === '') continue;
      const group = groups.get(fold(text)) ?? { text, n: 0, by: [] };
      groups.set(fold(text), group);
      group.n += 1;
      const by = byOf(form);
      if (by) group.by.push(by);
    }
  }
  return [...groups.values()].toSorted((a, b) => b.n - a.n);
}

/** The middle value, or the mean of the two in the middle; null when there are none. */
export function medianOf(counts: readonly number[]): number | null {
  const values = counts.flatMap((n, i) => Array.from({ length: n }, () => i + 1));
  if (values.length === 0) return null;
  const half = values.length / 2;
  const upper = values[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((values[half - 1] ?? 0) + upper) / 2 : upper;
}

export function feedbackResults(seats: number, found: Awaited<ReturnType<FeedbackBox['all']>>): FeedbackResults {
  const enough = found.anonymous.length >= ANONYMOUS_LEAST;
  const forms: Form[] = [...found.named, ...(enough ? found.anonymous.map((answers) => ({ head: null, answers })) : [])];
  return {
    seats,
    answered: found.answered,
    shown: forms.length,
    held: enough ? 0 : found.anonymous.length,
    statements: STATEMENT_IDS.map((id) => {
      const counts = [0, 0, 0, 0, 0];
      for (const { answers } of forms) {
        const value = answers.ratings[id];
        if (value !== undefined) counts[value - 1] = (counts[value - 1] ?? 0) + 1;
      }
      return { id, counts, n: counts.reduce((sum, n) => sum + n, 0), median: medianOf(counts) };
    }),
    strengths: gathered(forms, (answers) => answers.strengths),
    improvements: gathered(forms, (answers) => answers.improvements),
    missed: gathered(forms, (answers) => [answers.missed]),
    comments: gathered(forms, (answers) => [answers.comments]),
    actions: forms.flatMap((form) =>
      form.answers.actions.filter(({ action }) => action !== '').map((each) => ({ ...each, by: byOf(form) })),
    ),
    resources: forms.flatMap((form) =>
      form.answers.resources.filter(({ item }) => item !== '').map((each) => ({ ...each, by: byOf(form) })),
    ),
  };
}
