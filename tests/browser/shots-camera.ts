/**
 * The camera of the pictures: sizes, schemes, languages, and what is kept of a page.
 * `all`: every look of every page into one folder, for people to judge. `docs`: one picture of a page, as docs/SCREENS.md shows it.
 * `readme`: only those that README.md shows.
 */
import { writeFile } from 'node:fs/promises';
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
  /** Kept as a WebP, a quarter of the bytes. */
  webp?: boolean;
}

const README = new Set([
  'excon-matrix-light',
  'excon-matrix-dark',
  'excon-exchange',
  'team-console-light',
  'team-phone',
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
  /** `name.png` or `name.webp`, whatever the mode; in mode `readme` if README.md shows it. */
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
  await page.locator('.mantine-Loader-root:visible').first().waitFor({ state: 'detached' });
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

/** Encoded by the browser, in a page of its own. */
async function asWebp(beside: Page, png: Buffer): Promise<Buffer> {
  const page = await (beside.context().browser() as Browser).newPage();
  const url = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.82);
  })()`);
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** `lean`: of the looks of a page only the first and the third. */
export function openCamera(folder: string, mode: Mode, lean = false): Camera {
  const take = async (page: Page, file: string, look: Look): Promise<void> => {
    await turn(page, look);
    await page.screenshot({ path: path.join(folder, file), fullPage: look.full ?? false });
    console.log(file);
  };
  const light = async (page: Page, file: string, look: Look): Promise<void> => {
    await turn(page, look);
    const png = await page.screenshot();
    await writeFile(path.join(folder, file), await asWebp(page, png));
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
      if (look.webp) await light(page, `${name}.webp`, look);
      else await take(page, `${name}.png`, look);
      await turn(page, {});
    },
  };
}

export const opened = async (browser: Browser, size: Size = 'hall'): Promise<Page> =>
  (await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: SIZES[size] })).newPage();
