/**
 * The focus stays where one was: when what had it goes away (an answer that is locked, a proposal decided, a window closed),
 * what opened the window or the part around takes it over, so that nobody starts again from the top of the page.
 */
import { useEffect } from 'react';

const WINDOWS = '[role="dialog"], [role="menu"]';
/** Parts that may take the focus over. */
const PARTS = 'section, form, [role="tabpanel"], [role="dialog"], main';

interface Place {
  /** From the innermost part outwards. */
  around: HTMLElement[];
  /** What had the focus before the window opened in which this lies. */
  opener: HTMLElement | null;
}

const gone = (element: HTMLElement): boolean => !element.isConnected || element.matches(':disabled') || element.closest('[inert]') !== null;

function partsAround(element: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let part = element.closest<HTMLElement>(PARTS); part; part = part.parentElement?.closest<HTMLElement>(PARTS) ?? null)
    around.push(part);
  return around;
}

/** For as long as the component is there. */
export function useFocusKept(): void {
  useEffect(() => {
    const places = new WeakMap<HTMLElement, Place>();
    const openers = new WeakMap<Element, HTMLElement | null>();
    let last: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const window = target.closest(WINDOWS);
      if (window && !openers.has(window)) openers.set(window, last);
      places.set(target, { around: partsAround(target), opener: (window && openers.get(window)) ?? null });
      last = target;
    };
    const lost = (): boolean => last !== null && document.activeElement === document.body && gone(last);
    const take = (): void => {
      if (!lost()) return;
      for (let at = last; at; at = places.get(at)?.opener ?? null) {
        const next = gone(at) ? places.get(at)?.around.find((part) => !gone(part) && part.checkVisibility()) : at;
        if (!next) continue;
        if (next !== at && !next.hasAttribute('tabindex')) next.tabIndex = -1;
        next.focus({ preventScroll: true });
        return;
      }
    };
    // whoever moves the focus on purpose comes first
    const watch = new MutationObserver(() => {
      if (lost()) requestAnimationFrame(() => requestAnimationFrame(take));
    });
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'inert'] });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
}
