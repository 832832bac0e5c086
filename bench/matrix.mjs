/**
 * Frame times of the control room's matrix while it is scrolled both ways and a drill's feed arrives: the built page with a made-up
 * view, Chromium by playwright. `node bench/matrix.mjs [--teams 12,150,640] [--seconds 6] [--size 1920x1080] [--json FILE]`.
 * Exit code 0 when the median frame of every run keeps 60 a second.
 */
import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { tsImport } from 'tsx/esm/api';
import { build } from 'vite';
import { table } from './lib/table.mjs';

const { values } = parseArgs({
  options: {
    teams: { type: 'string', default: '12,150,640' },
    seconds: { type: 'string', default: '6' },
    size: { type: 'string', default: '1920x1080' },
    json: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'node_modules/.cache/excon-harness');
const [width, height] = values.size.split('x').map(Number);
/** Items a second from a hall of n teams: each acts every ten seconds or so, at most what the server is measured with. */
const rateOf = (n) => Math.min(500, Math.round(n / 3));

/** The built page on a free port of the loopback. */
async function serve() {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname;
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

/** Scrolls like a hand on a wheel, down then across then back, and notes every frame. Runs in the page. */
async function scrolled({ seconds, way }) {
  const box = document.querySelector('[role=grid]');
  const frames = [];
  const before = performance.now();
  let last = before;
  await new Promise((done) => {
    const step = (now) => {
      frames.push(now - last);
      last = now;
      const at = (now - before) / 1000;
      // a triangle wave through the whole grid, once every four seconds
      const part = Math.abs(((at / 2) % 2) - 1);
      if (way !== 'still') box.scrollTop = (1 - part) * (box.scrollHeight - box.clientHeight) * Math.min(1, 6000 / box.scrollHeight);
      if (way === 'both') box.scrollLeft = (1 - part) * (box.scrollWidth - box.clientWidth);
      if (at < seconds) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
  return frames.slice(2);
}

function figures(frames) {
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const late = frames.filter((ms) => ms > 20).length;
  return { frames: frames.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1), late: (late / frames.length) * 100 };
}

await build({ root: path.join(root, 'tests/client/excon/harness'), logLevel: 'error' });
const { findBrowser } = await tsImport('../server/ops/browser.ts', import.meta.url);
const chosen = await findBrowser();
const server = await serve();
const browser = await chromium.launch({ executablePath: chosen.executablePath, env: chosen.env });
const rows = [];
try {
  for (const teams of values.teams.split(',').map(Number)) {
    for (const [way, rate] of [
      ['both', 0],
      ['both', rateOf(teams)],
      ['down', rateOf(teams)],
      ['still', rateOf(teams)],
    ]) {
      const page = await browser.newPage({ viewport: { width, height } });
      await page.goto(`http://127.0.0.1:${server.address().port}/?n=${teams}&rate=${rate}`);
      await page.getByRole('grid').waitFor();
      await page.waitForTimeout(1500);
      const cells = await page.getByRole('gridcell').count();
      const frames = await page.evaluate(scrolled, { seconds: Number(values.seconds), way });
      rows.push({ teams, way, rate, cells, load: os.loadavg()[0], ...figures(frames) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
const ms = (value) => value.toFixed(1);
console.log(
  table(
    ['teams × 40', 'scrolled', 'items/s', 'cells drawn', 'frames', 'p50 ms', 'p95 ms', 'p99 ms', 'worst ms', '> 20 ms', 'load'],
    rows.map((row) => [
      row.teams,
      row.way,
      row.rate,
      row.cells,
      row.frames,
      ms(row.p50),
      ms(row.p95),
      ms(row.p99),
      ms(row.worst),
      `${ms(row.late)} %`,
      ms(row.load),
    ]),
  ),
);
if (values.json) await writeFile(values.json, JSON.stringify(rows, null, 2));
process.exitCode = rows.every(({ p50 }) => p50 < 17.5) ? 0 : 1;
