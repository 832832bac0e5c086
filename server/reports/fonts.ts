/** The letters of every print, carried inside the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const FONT_FILES = ['vietnamese', 'latin-ext', 'latin'] as const;
// the ranges that the font's own style sheets declare for its three files
const RANGES: Record<(typeof FONT_FILES)[number], string> = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-0101,U+0104-010F,U+0112-0127,U+012A-0167,U+016A-019F,U+01A2-01AE,U+01B1-02BA,U+1E00-1E9F,U+2020,U+20A0-20AA,U+20AC-20C0',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-201F,U+2021-206F,U+2122,U+2190-2193,U+2212,U+2215,U+2264-2265',
};

/** The three weights that prints use, inside the page, so that it prints the same on any machine. */
export const fontFaces = (): string => (kept ??= read());
let kept: string | null = null;

function read(): string {
  const folder = path.join(path.dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');
  return [400, 600, 700]
    .flatMap((weight) =>
      FONT_FILES.map((subset) => {
        const bytes = readFileSync(path.join(folder, `be-vietnam-pro-${subset}-${weight}-normal.woff2`)).toString('base64');
        return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-style:normal;src:url(data:font/woff2;base64,${bytes}) format("woff2");unicode-range:${RANGES[subset]}}`;
      }),
    )
    .join('\n');
}
