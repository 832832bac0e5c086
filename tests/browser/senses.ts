/** What a page is for the eye, the hand and the ear, asked of the page itself. */
import type { Page } from '@playwright/test';

/** Controls in sight that the focus cannot bring before the eyes, or that something lies over. */
export const unreachable = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const top = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
    const controls = [...top.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, [tabindex="0"]')]
      .filter((each) => !each.disabled && !each.closest('[inert], [aria-hidden=true]') && each.checkVisibility({ visibilityProperty: true }));
    const hidden = [];
    for (const each of controls) {
      each.focus();
      each.scrollIntoView({ block: 'nearest' });
      const box = each.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const x = Math.min(box.right, innerWidth) - Math.min(box.width, 20) / 2;
      const y = Math.max(box.top, 0) + Math.min(box.height, 20) / 2;
      const there = document.elementFromPoint(x, y);
      const hit = there && (each.contains(there) || there.contains(each) || there.closest('label')?.control === each);
      if (!hit) hidden.push((each.getAttribute('aria-label') ?? each.textContent ?? each.id).slice(0, 60) + ' @ ' + [x, y].map(Math.round));
    }
    return hidden;
  })()`);
/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

/** Where the focus is: its landmark or window, its name, and whether one sees that it is there. */
export interface Stop {
  within: string;
  name: string;
  seen: boolean;
}
export const focus = (page: Page): Promise<Stop> =>
  page.evaluate<Stop>(`(() => {
    const at = document.activeElement;
    const part = at.closest('[role=dialog], section, header, nav, main');
    const style = getComputedStyle(at);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const typed = at.matches('input, textarea, select');
    return {
      within: at === document.body ? 'nowhere' : (part?.getAttribute('aria-label') ?? document.getElementById(part?.getAttribute('aria-labelledby'))?.textContent ?? part?.tagName ?? ''),
      name: at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40),
      seen: at.matches(':focus-visible') && (ring || typed),
    };
  })()`);

/** Elements that move although nothing should. */
export const moving = async (page: Page): Promise<string[]> => [
  ...new Set(
    await page.evaluate<string[]>(`[...document.querySelectorAll('*')].filter((each) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(each);
      const long = (durations) => durations.split(', ').some((one) => parseFloat(one) > 0.01);
      return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
    }).map((each) => each.tagName + '.' + each.className)`),
  ),
];
