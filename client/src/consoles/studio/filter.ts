/** Searching and filtering the library; words are found without diacritics. */
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import { fold } from '../../ui/format.js';

export interface Filter {
  words: string;
  /** `part:…` or `system:…`, by title. */
  about: string | null;
  /** Upper limit in minutes; null: any. */
  minutes: number | null;
  difficulty: number | null;
  technique: string | null;
  source: 'library' | 'uploaded' | null;
}

export const NO_FILTER: Filter = { words: '', about: null, minutes: null, difficulty: null, technique: null, source: null };

const textOf = (s: ScenarioSummary): string =>
  fold(
    [
      s.id,
      s.title.vi,
      s.title.en,
      s.summary.vi,
      s.summary.en,
      ...[...s.parts, ...s.systems].flatMap(({ title }) => [title.vi, title.en]),
      ...s.techniques,
    ].join(' '),
  );

export function matches(s: ScenarioSummary, filter: Filter): boolean {
  const text = textOf(s);
  if (
    !fold(filter.words)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
    return false;
  if (filter.minutes !== null && s.duration > filter.minutes * 60_000) return false;
  if (filter.difficulty !== null && s.difficulty !== filter.difficulty) return false;
  // a technique stands for its sub-techniques too
  if (filter.technique !== null && !s.techniques.some((each) => each === filter.technique || each.startsWith(`${filter.technique}.`)))
    return false;
  if (filter.source !== null && s.source !== filter.source) return false;
  if (filter.about === null) return true;
  const [kind = '', ...rest] = filter.about.split(':');
  const title = rest.join(':');
  return (kind === 'part' ? s.parts : s.systems).some((each) => each.title.vi === title);
}
