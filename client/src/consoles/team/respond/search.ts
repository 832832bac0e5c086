/** Which actions a team finds when it types: words in any order or first letters, diacritics aside, in both languages. */
import type { PaletteAction } from '../../../../../server/shared/views.js';
import type { Lang } from '../../../../../server/shared/text.js';
import { byName, fold } from '../../../ui/format.js';

export interface PhaseGroup {
  phase: number;
  actions: PaletteAction[];
}

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
/** First letters of the words: "Cô lập máy chủ" → `clmc`. */
const initials = (text: string): string =>
  words(text)
    .map((word) => word.slice(0, 1))
    .join('');

/** Fewer letters would match nearly everything by chance. */
const INITIALS_FROM = 3;

function matches({ label }: PaletteAction, wanted: readonly string[]): boolean {
  const text = fold(`${label.vi} ${label.en}`);
  if (wanted.every((word) => text.includes(word))) return true;
  const [only, ...more] = wanted;
  return only !== undefined && more.length === 0 && only.length >= INITIALS_FROM && initials(label.vi).includes(only);
}

/** Grouped by the six phases. Sorted by name within each, so that their order tells nothing about them. */
export function grouped(actions: readonly PaletteAction[], wanted: string, lang: Lang): PhaseGroup[] {
  const asked = words(wanted);
  const found = actions.filter((action) => matches(action, asked));
  return [1, 2, 3, 4, 5, 6]
    .map((phase) => ({
      phase,
      actions: found.filter((action) => action.phase === phase).toSorted((a, b) => byName(a.label[lang], b.label[lang])),
    }))
    .filter((group) => group.actions.length > 0);
}
