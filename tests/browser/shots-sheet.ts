/** Contact sheets: one state of a page in four sizes, light and dark, in both languages, on one picture. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { SIZES, turn, type Look, type Size } from './shots-camera.js';

export const SHEET_SIZES = ['hall', 'projector', 'upright', 'phone'] as const satisfies readonly Size[];
const LOOKS: readonly Look[] = [
  { scheme: 'light', lang: 'vi' },
  { scheme: 'dark', lang: 'vi' },
  { scheme: 'light', lang: 'en' },
  { scheme: 'dark', lang: 'en' },
];
/** Pixels of a thumbnail's width, and bytes of a sheet at most. */
const THUMB = 344;
const MOST = 200_000;

interface Taken {
  label: string;
  png: Buffer;
}

/**
 * `arrange` brings the state about again in a size, in Vietnamese: other sizes lay the console out otherwise.
 * `file`: the sheet, a WebP. `whole`: a folder for every picture in full, for people to judge.
 */
export async function sheet(
  page: Page,
  file: string,
  arrange: (size: Size) => Promise<void> = async () => undefined,
  whole?: string,
): Promise<void> {
  const name = path.basename(file, '.webp');
  const taken: Taken[] = [];
  for (const size of SHEET_SIZES) {
    // one page, one look at a time
    /* oxlint-disable no-await-in-loop */
    await turn(page, { size });
    await arrange(size);
    // the first picture of a new size may still hold strips of the old one
    await page.screenshot();
    for (const look of LOOKS) {
      await turn(page, { ...look, size });
      const png = await page.screenshot();
      const { width, height } = SIZES[size];
      taken.push({ label: `${width}×${height} · ${look.scheme} · ${look.lang}`, png });
      if (whole !== undefined) {
        await mkdir(whole, { recursive: true });
        await writeFile(path.join(whole, `${name}-${size}-${look.scheme}-${look.lang}.png`), png);
      }
    }
    /* oxlint-enable no-await-in-loop */
  }
  await turn(page, {});
  await compose(page, file, taken);
}

/** Runs in a page of its own: draws the thumbnails with their labels and lowers the quality until the sheet is light enough. */
async function compose(beside: Page, file: string, taken: readonly Taken[]): Promise<void> {
  const browser = beside.context().browser() as Browser;
  const page = await browser.newPage();
  const words = taken.map(({ label, png }) => ({ label, src: `data:image/png;base64,${png.toString('base64')}` }));
  await page.setContent('<canvas></canvas>');
  const found = await page.evaluate<string>(`(async () => {
    const taken = ${JSON.stringify(words)};
    const THUMB = ${THUMB}, GAP = 8, LABEL = 18, COLUMNS = 4;
    const images = await Promise.all(taken.map(async ({ src }) => { const image = new Image(); image.src = src; await image.decode(); return image; }));
    const rows = [];
    for (let at = 0; at < images.length; at += COLUMNS) rows.push(Math.round(images[at].height * THUMB / images[at].width));
    const canvas = document.querySelector('canvas');
    canvas.width = COLUMNS * THUMB + (COLUMNS + 1) * GAP;
    canvas.height = rows.reduce((sum, height) => sum + height + LABEL + GAP, GAP);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#d8dde5';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.font = '600 12px sans-serif';
    let top = GAP;
    rows.forEach((height, row) => {
      for (let column = 0; column < COLUMNS; column++) {
        const at = row * COLUMNS + column;
        const left = GAP + column * (THUMB + GAP);
        pen.fillStyle = '#1d2733';
        pen.fillText(taken[at].label, left, top + 12);
        pen.drawImage(images[at], left, top + LABEL, THUMB, height);
      }
      top += height + LABEL + GAP;
    });
    for (let quality = 0.8; ; quality -= 0.08) {
      const url = canvas.toDataURL('image/webp', quality);
      if (url.length * 0.75 < ${MOST} || quality < 0.2) return url;
    }
  })()`);
  await page.close();
  const webp = Buffer.from(found.slice(found.indexOf(',') + 1), 'base64');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, webp);
  console.log(`${file}: ${Math.round(webp.length / 1000)} kB`);
}
