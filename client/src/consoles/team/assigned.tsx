/** Who of the team works on an inject, and who reads it now: said in the row, changed in the reading pane. */
import { useMemo } from 'react';
import { initialsOf } from '../../features/reading/look-parts.js';
import { useDesk } from './desk.js';
import type { Entry } from './entries.js';
import classes from './inbox.module.css';
import { useInboxText } from './texts-inbox.js';

/** Gives an inject to a member (null: to nobody); nothing is sent when that is so already. */
export function useAssign(): (entry: Entry | null | undefined, member: string | null) => void {
  const { line, view } = useDesk();
  const open = view.phase === 'running' || view.phase === 'paused';
  return (entry, member) => {
    if (!open || entry?.kind !== 'inject' || (entry.assigned ?? null) === member) return;
    void line.send({ type: 'assign', inject: entry.id, member });
  };
}

/** Other members by the delivery they read now. */
export function useReaders(): ReadonlyMap<string, string[]> {
  const { state, seat } = useDesk();
  const { whereabouts } = state;
  return useMemo(() => {
    const readers = new Map<string, string[]>();
    for (const [member, place] of Object.entries(whereabouts)) {
      if (member === seat.memberId || place.inject === undefined) continue;
      readers.set(place.inject, [...(readers.get(place.inject) ?? []), member]);
    }
    return readers;
  }, [whereabouts, seat.memberId]);
}

/** Initials of who reads it; `names` joined by line breaks, so that a row is not drawn again for nothing. */
export function Readers({ names, words = false }: { names: string; words?: boolean }) {
  const { t } = useInboxText();
  if (names === '') return null;
  const list = names.split('\n');
  const label = t('reads', { names: list.join(', ') });
  return (
    <span className={classes['readers']} title={label} role="img" aria-label={label}>
      {list.slice(0, 3).map((name) => (
        <span key={name} className={classes['reader']} aria-hidden>
          {initialsOf(name)}
        </span>
      ))}
      {list.length > 3 && <span aria-hidden>+{list.length - 3}</span>}
      {words && <span className={classes['readerNames']}>{label}</span>}
    </span>
  );
}
