/** Who may speak: the scenario's personas, or any name EXCON writes. */
import { useMemo } from 'react';
import type { Lang } from '../../../../server/shared/text.js';
import type { Sender } from '../../../../server/shared/views.js';
import { byName } from '../../ui/format.js';
import { useExconText, useRoom } from './room.js';

export function useSenders() {
  const { view } = useRoom();
  const { pick, lang } = useExconText();
  const { personas } = view.kit;
  return useMemo(() => {
    const list = Object.entries(personas)
      .map(([id, { name, organisation }]) => ({ id, label: organisation ? `${pick(name)} - ${pick(organisation)}` : pick(name) }))
      .toSorted((a, b) => byName(a.label, b.label));
    /** What a persona's id (or a free name) shows. */
    const senderOf = (id: string, into: Lang): Sender => {
      const known = Object.hasOwn(personas, id) ? personas[id] : undefined;
      return known ? { name: known.name[into], ...(known.organisation ? { organisation: known.organisation[into] } : {}) } : { name: id };
    };
    /** A persona by its id or by the name that the list shows; else the words themselves. */
    const idOf = (words: string): string => list.find(({ id, label }) => id === words || label === words)?.id ?? words.trim();
    return { list, senderOf, idOf };
    // the words follow the language
    // oxlint-disable-next-line react/exhaustive-deps
  }, [personas, lang]);
}
