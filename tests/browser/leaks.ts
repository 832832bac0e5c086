/** What a team must not hold: distinctive words of the scenarios, and everything that reaches a browser, to look for them in. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SCENARIOS = path.join(ROOT, 'scenarios');
export const BUNDLE = path.join(ROOT, 'dist/client');

/** Shorter runs of words are anybody's: "Nhà cung cấp", "Today is the last day". */
const DISTINCTIVE = 28;
/** On every official paper. */
const COMMON = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];

export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Every text in a piece of YAML or JSON. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Runs of plain words in a text, between markup and quotes: they look the same in Markdown, HTML and JSON. */
export function runsOf(texts: readonly string[], shortest = DISTINCTIVE): string[] {
  const runs = texts.flatMap((text) => text.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N} ,.:;-]*[\p{L}\p{N}]/gu) ?? []);
  return [...new Set(runs)].filter((run) => run.length >= shortest && !COMMON.includes(run));
}

export interface ScenarioFile {
  file: string;
  injects: ({ id: string; title: { vi: string; en: string } } & Record<string, unknown>)[];
  rules: ({ id: string } & Record<string, unknown>)[];
  all: Record<string, unknown>;
}

export const readScenario = (file: string): ScenarioFile => {
  const all = parse(readFileSync(file, 'utf8')) as ScenarioFile['all'];
  const list = <T>(key: string): T[] => (Array.isArray(all[key]) ? (all[key] as T[]) : []);
  return { file, injects: list('injects'), rules: list('rules'), all };
};

interface Catalogue {
  actions?: unknown;
  forms?: unknown;
  harmful?: { code: string; title: { vi: string; en: string } }[];
}
const catalogues = (): Catalogue[] =>
  filesIn(path.join(SCENARIOS, '_catalogue')).map((file) => parse(readFileSync(file, 'utf8')) as Catalogue);

/** What every team of every drill may read in its palette and forms. */
export const everydayTexts = (): string[] => textsOf(catalogues().map(({ actions, forms }) => [actions, forms]));

/** The catalogue's harmful actions: their codes and what they are really called. */
export function harmfulActions(): { codes: string[]; titles: string[] } {
  const entries = catalogues().flatMap(({ harmful = [] }) => harmful);
  return { codes: entries.map(({ code }) => code), titles: entries.flatMap(({ title }) => [title.vi, title.en]) };
}

/** Letters that a minifier may have written as escapes, back as letters. */
export const readable = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .normalize('NFC');

export interface Traffic {
  /** What came from the API, by address, and over WebSockets, in order. */
  pieces: { where: string; text: string }[];
  /** Resolves when every answer begun so far is read. */
  settled(): Promise<void>;
}

/** Writes down all that a context's pages and workers receive, the application's own files aside. */
export function listenIn(context: BrowserContext): Traffic {
  const pieces: Traffic['pieces'] = [];
  const reading: Promise<void>[] = [];
  context.on('response', (response) => {
    const where = response.url();
    if (!where.includes('/api/')) return;
    const read = response.text().then(
      (text) => void pieces.push({ where, text: `${JSON.stringify(response.headers())} ${text}` }),
      () => undefined,
    );
    reading.push(read);
  });
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => pieces.push({ where: 'websocket', text: payload.toString('utf8') })),
    ),
  );
  return {
    pieces,
    async settled() {
      await Promise.all(reading);
    },
  };
}

/** In the page: all of its origin's storage, as one text. */
const READ_STORAGE = String.raw`(async () => {
  const kept = [{ ...localStorage }, { ...sessionStorage }];
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const base = await done(indexedDB.open(name));
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store);
      kept.push(name, store, ...(await Promise.all([all.getAllKeys(), all.getAll()].map(done))));
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (request.url.includes('/api/')) kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  const bytes = (_, value) => (ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value instanceof Map ? [...value] : value);
  return JSON.stringify(kept, bytes);
})()`;

/** Everything that a page's origin keeps in the browser: local storage, IndexedDB, answers of the API in caches. */
export const keptBy = (page: Page): Promise<string> => page.evaluate<string>(READ_STORAGE);
