/** Which actions a team finds when it types: words in any order, diacritics aside, both languages and the code. */
import type { PaletteAction } from '../../../../../server/shared/views.js';
import type { Lang } from '../../../../../server/shared/text.js';
import { byName, fold } from '../../../ui/format.js';

export interface PhaseGroup {
  phase: number;
  actions: PaletteAction[];
}

/** Grouped by the six phases. Sorted by name within each, so that their order tells nothing about them. */
export function grouped(actions: readonly PaletteAction[], wanted: string, lang: Lang): PhaseGroup[] {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  const found = actions.filter((action) => {
    const text = fold(`${action.label.vi} ${action.label.en} ${action.code}`);
    return words.every((word) => text.includes(word));
  });
  return [1, 2, 3, 4, 5, 6]
    .map((phase) => ({
      phase,
      actions: found.filter((action) => action.phase === phase).toSorted((a, b) => byName(a.label[lang], b.label[lang])),
    }))
    .filter((group) => group.actions.length > 0);
}
