/** HTML to PDF in a real browser engine, offline and without scripts: tagged, with an outline, fonts embedded. */
import type { Browser } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { findBrowser } from '../ops/browser.js';

export interface Printer {
  /** Prints once to learn on which page each heading falls, then once more with those page numbers in the contents. */
  print(html: (pages: ReadonlyMap<string, number>) => string): Promise<Buffer>;
  /** A page that needs no page numbers of itself. */
  printOnce(html: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** The library takes half a second to load, which the server's start need not wait for. */
async function launch(): Promise<Browser> {
  const [{ chromium }, { executablePath, env }] = await Promise.all([import('playwright-core'), findBrowser()]);
  return chromium.launch({ executablePath, env, args: ['--font-render-hinting=none', '--disable-gpu'] });
}

/** A browser is started at the first report and kept until `close`. */
export function createPrinter(): Printer {
  let browser: Promise<Browser> | null = null;
  const open = (): Promise<Browser> => {
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
  /** Prints go one after the other: several halls' sheets at once would only share the same processor and memory. */
  let last: Promise<unknown> = Promise.resolve();
  const page = (html: string): Promise<Buffer> => {
    const mine = last.then(() => render(html));
    last = mine.catch(() => undefined);
    return mine;
  };
  const render = async (html: string): Promise<Buffer> => {
    const context = await (await open()).newContext({ javaScriptEnabled: false, offline: true });
    try {
      const sheet = await context.newPage();
      await sheet.setContent(html, { waitUntil: 'load' });
      return await sheet.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    } finally {
      await context.close();
    }
  };
  return {
    print: async (html) => page(html(await headingPages(await page(html(new Map()))))),
    printOnce: page,
    close: async () => {
      const started = browser;
      browser = null;
      await (await started?.catch(() => null))?.close();
    },
  };
}

interface Bookmark {
  title: string;
  dest: string | unknown[] | null;
  items: Bookmark[];
}

/** Heading text → page, counting from 1. */
export async function headingPages(pdf: Buffer): Promise<Map<string, number>> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages = new Map<string, number>();
  const walk = async (items: Bookmark[]): Promise<void> => {
    for (const item of items) {
      const dest = typeof item.dest === 'string' ? await document.getDestination(item.dest) : item.dest;
      const ref = dest?.[0] as Parameters<typeof document.getPageIndex>[0] | undefined;
      if (ref && !pages.has(item.title)) pages.set(item.title, (await document.getPageIndex(ref)) + 1);
      await walk(item.items);
    }
  };
  await walk(((await document.getOutline()) ?? []) as Bookmark[]);
  await document.destroy();
  return pages;
}
