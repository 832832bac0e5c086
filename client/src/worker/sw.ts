/**
 * The service worker of the team console: keeps the shell (page, scripts, styles, fonts) on the device, so that a reload while
 * cut off opens the console again. What the drill says goes by `/api` and the socket, which it never touches.
 */
import type { Shell } from './shell.js';

// a worker has its own globals, which the page's types do not know
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = self as unknown as {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

/** Filled in by the build. */
const shell = JSON.parse('__SHELL__') as Shell;
const PREFIX = 'dientap-shell-';
const NAME = PREFIX + shell.version;
/** Of two versions at once: a page opened before an update loads its own parts to its end. */
const KEEP = 2;
const PAGE = '/index.html';
/** ms that a page is waited for before the kept one is shown. */
const PATIENCE = 1000;
const UNTOUCHED = /^\/(api|socket\.io|healthz|readyz|metrics|verify\.html)(\/|$)/;

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(shell.files);
  const page = await fetch(PAGE, { cache: 'reload' });
  // a server that was updated meanwhile: the next visit installs that version
  if (!page.ok || !(await page.clone().text()).includes(shell.entry)) throw new Error('another version');
  await cache.put(PAGE, page);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  // in the order in which they were made
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(kept.slice(0, Math.max(0, kept.length - KEEP + 1)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The server's page when it comes soon, else the kept one. */
async function page(request: Request): Promise<Response> {
  const told = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const first = await Promise.race([told, late]).catch(() => null);
  if (first && first.status < 500) return first;
  const kept = await (await caches.open(NAME)).match(PAGE);
  return kept ?? first ?? (await told);
}

/** Names carry a hash of the content: what is kept never grows old. */
const asset = async (request: Request): Promise<Response> => (await caches.match(request, { ignoreVary: true })) ?? (await fetch(request));

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || UNTOUCHED.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/') || shell.files.includes(url.pathname)) event.respondWith(asset(request));
});
