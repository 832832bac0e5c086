/**
 * The camera of the pictures: sizes, schemes, languages, and what is kept of a page.
 * `all`: every look of every page into one folder, for people to judge. `docs`: one picture of a page, as docs/SCREENS.md shows it.
 * `readme`: only those that README.md shows.
 */
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';

export const SIZES = {
  hall: { width: 1366, height: 768 },
  projector: { width: 1920, height: 1080 },
  tablet: { width: 1024, height: 768 },
  upright: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;
export type Mode = 'all' | 'docs' | 'readme';

export interface Look {
  size?: Size;
  scheme?: 'light' | 'dark';
  lang?: 'vi' | 'en';
  /** The whole page, not only what the window shows. */
  full?: boolean;
}

const README = new Set([
  'excon-matrix-light',
  'excon-matrix-dark',
  'excon-exchange',
  'team-console-light',
  'team-phone',
  'after-action-marks',
  'after-action-overview',
  'after-action-ranking',
  'after-action-sheets',
  'plan-teams',
  'lobby',
  'evaluator-tablet',
  'wallboard',
]);

export interface Camera {
  mode: Mode;
  /** `name-size-scheme-lang.png` of the page as it stands; in mode `all` only. */
  shoot(page: Page, name: string, look?: Look): Promise<void>;
  /** The looks in which a page is judged, each by `shoot`; it ends as it began: hall, light, Vietnamese. */
  all(page: Page, name: string, more?: readonly Look[]): Promise<void>;
  /** `name.png`, whatever the mode; in mode `readme` if README.md shows it. */
  keep(page: Page, name: string, look?: Look): Promise<void>;
}

const BOTH: readonly Look[] = [{}, { scheme: 'dark', lang: 'en' }, { size: 'projector' }];
export const PHONE: readonly Look[] = [...BOTH, { size: 'phone' }, { size: 'phone', scheme: 'dark', lang: 'en' }];
export const TABLET: readonly Look[] = [
  { size: 'tablet' },
  { size: 'tablet', scheme: 'dark', lang: 'en' },
  { size: 'phone' },
  { size: 'phone', scheme: 'dark', lang: 'en' },
];

/** Nothing loads any more, and the fonts are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await drawn(page);
}

async function drawn(page: Page): Promise<void> {
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))');
}

/** Brings the page into a look. */
export async function turn(page: Page, { size = 'hall', scheme = 'light', lang = 'vi' }: Look): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const to = page.getByRole('button', { name: lang === 'en' ? 'Switch to English' : 'Chuyển sang tiếng Việt', includeHidden: true });
  // a page behind a dialog is out of reach for the mouse
  if ((await to.count()) > 0) await to.first().dispatchEvent('click');
  await page.mouse.move(0, 0);
  await drawn(page);
}

/** `lean`: of the looks of a page only the first and the third. */
export function openCamera(folder: string, mode: Mode, lean = false): Camera {
  const take = async (page: Page, file: string, look: Look): Promise<void> => {
    await turn(page, look);
    await page.screenshot({ path: path.join(folder, file), fullPage: look.full ?? false });
    console.log(file);
  };
  const shoot = async (page: Page, name: string, look: Look = {}): Promise<void> => {
    if (mode !== 'all') return;
    const { size = 'hall', scheme = 'light', lang = 'vi' } = look;
    await take(page, `${[name, size, scheme, lang].join('-')}.png`, look);
  };
  return {
    mode,
    shoot,
    async all(page, name, looks = BOTH) {
      for (const look of lean ? looks.filter((_, n) => n === 0 || n === 2) : looks) await shoot(page, name, look);
      if (mode === 'all') await turn(page, {});
    },
    async keep(page, name, look = {}) {
      if (mode === 'readme' && !README.has(name)) return;
      await take(page, `${name}.png`, look);
      await turn(page, {});
    },
  };
}

export const opened = async (browser: Browser, size: Size = 'hall'): Promise<Page> =>
  (await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: SIZES[size] })).newPage();
