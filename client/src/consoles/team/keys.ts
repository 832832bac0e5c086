/** Single keys that work anywhere on the desk as long as nobody is typing; they can be switched off (WCAG 2.1.4). */
import { useEffect, useEffectEvent } from 'react';
import { useDesk } from './desk.js';
import { recall, remember } from './keep.js';

const KEPT = 'dientap.team.keys';

export const keysOn = (): boolean => recall(KEPT, true);
export const switchKeys = (on: boolean): void => remember(KEPT, on);

/** Whether what was pressed goes into a field or a window and must be left alone. */
const elsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="combobox"]') !== null);

/** `does` hears every single key pressed on the desk; it answers whether it took it. A replay has keys of its own. */
export function useDeskKeys(does: (key: string) => boolean): void {
  const { replayed } = useDesk();
  const hear = useEffectEvent(does);
  useEffect(() => {
    if (replayed) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || elsewhere(event.target) || !keysOn()) return;
      if (hear(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [replayed]);
}
