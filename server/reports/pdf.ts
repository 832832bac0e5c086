/**
 * HTML to PDF in a real browser engine, offline and without scripts: tagged, with an outline, fonts embedded. Two lanes side
 * by side: a print of hundreds of teams does not hold up a team's own two pages.
 */
import type { Browser } from 'playwright-core';
import { findBrowser } from '../ops/browser.js';
import { fontFaces } from './fonts.js';
import { anchorPages } from './pdf-pages.js';
import { NUMBERED_SHEETS } from './view.js';

export type PrintStep = 'queued' | 'printing' | 'numbering';

export interface Printer {
  /**
   * Prints once, plainly, to learn on which page each anchor falls, then for good with those numbers in it. `step` is told what
   * is under way, `pages` how many there are once that is known.
   */
  print(html: (pages: ReadonlyMap<string, number>) => string, step?: (step: PrintStep, pages: number | null) => void): Promise<Buffer>;
  /** A page that needs no page numbers of itself. */
  printOnce(html: string): Promise<Buffer>;
  /** Drawings (SVG) as PNG of twice their size, for files that take no drawings. */
  draw(svgs: readonly string[]): Promise<Buffer[]>;
  /** Ends what is being printed; nothing is printed afterwards. */
  close(): Promise<void>;
}

/** Characters of HTML from which on a print takes the slow lane. */
const LONG = 1_500_000;
/** ms that the browser may take to read a page; printing has no limit. */
const READING = 180_000;

/** The library takes half a second to load, which the server's start need not wait for. */
async function launch(): Promise<Browser> {
  const [{ chromium }, { executablePath, env }] = await Promise.all([import('playwright-core'), findBrowser()]);
  return chromium.launch({ executablePath, env, args: ['--font-render-hinting=none', '--disable-gpu'] });
}

/** Prints of a lane go one after the other: several halls' sheets at once would only share the same processor and memory. */
function createLane(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * What the first pass prints to learn the pages. Charts keep their place and lose what is drawn in it, which is what costs.
 * Hundreds of score sheets are left out where nothing comes after them: no page before them depends on them.
 */
export function forNumbers(html: string): { html: string; whole: boolean } {
  const plain = html.replaceAll(/(<svg\b[^>]*>)[^]*?<\/svg>/g, '$1</svg>');
  const start = plain.indexOf(SHEET);
  if (start < 0 || plain.split(SHEET).length - 1 <= NUMBERED_SHEETS) return { html: plain, whole: true };
  const rest = plain.slice(start).replaceAll(/<section class="sheet">[^]*?<\/section>/g, '');
  return /^(?:\s|<\/\w+>)*$/.test(rest) ? { html: plain.slice(0, start) + rest, whole: false } : { html: plain, whole: true };
}
const SHEET = '<section class="sheet">';

/** A browser is started at the first report and kept until `close`. */
export function createPrinter(): Printer {
  let browser: Promise<Browser> | null = null;
  let closed = false;
  const open = (): Promise<Browser> => {
    if (closed) return Promise.reject(new Error('the printer is closed'));
    browser ??= launch().then(
      (started) => {
        // one that died is not asked again
        started.once('disconnected', () => (browser = null));
        return started;
      },
      (error: unknown) => {
        browser = null;
        throw error;
      },
    );
    return browser;
  };
  const lanes = { short: createLane(), long: createLane() };
  const laneOf = (html: string): typeof lanes.short => (html.length >= LONG ? lanes.long : lanes.short);
  const render = async (html: string, finished: boolean): Promise<Buffer> => {
    // a context of its own is a process of its own
    const context = await (await open()).newContext({ javaScriptEnabled: false, offline: true });
    try {
      const sheet = await context.newPage();
      await sheet.setContent(html, { waitUntil: 'load', timeout: READING });
      return await sheet.pdf({ preferCSSPageSize: true, printBackground: true, tagged: finished, outline: finished });
    } finally {
      await context.close();
    }
  };
  return {
    print(html, step = () => undefined) {
      const first = html(new Map());
      step('queued', null);
      return laneOf(first)(async () => {
        step('printing', null);
        const numbers = forNumbers(first);
        const { anchors, count } = await anchorPages(await render(numbers.html, false));
        step('numbering', numbers.whole ? count : null);
        return render(html(anchors), true);
      });
    },
    printOnce: (html) => laneOf(html)(() => render(html, true)),
    draw: (svgs) =>
      lanes.short(async () => {
        const context = await (await open()).newContext({ javaScriptEnabled: false, offline: true, deviceScaleFactor: 2 });
        try {
          const sheet = await context.newPage();
          const figures = svgs.map((svg) => `<figure>${svg}</figure>`).join('');
          const style = `${fontFaces()} body { font-family: 'Be Vietnam Pro' } figure { display: table }`;
          await sheet.setContent(`<style>${style}</style>${figures}`, { waitUntil: 'load', timeout: READING });
          const drawn: Buffer[] = [];
          for (const one of await sheet.locator('figure').all()) drawn.push(await one.screenshot());
          return drawn;
        } finally {
          await context.close();
        }
      }),
    close: async () => {
      closed = true;
      await (await browser?.catch(() => null))?.close();
      // what was being printed has failed by now, or is only being read
      await Promise.all([lanes.short(async () => undefined), lanes.long(async () => undefined)]);
    },
  };
}
