/**
 * Pictures of every page, taken of real drills: `npx tsx tests/browser/shots.ts [folder] [--readme] [--only=0,12,150,640]`.
 * With a folder: every look of every page, for people to judge. Without: the pictures of docs/SCREENS.md, one of a page, into
 * docs/screenshots; with `--readme` only those that README.md shows. `--only`: drills with that many teams.
 */
import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { signIn } from '../../server/bots/api.js';
import { findBrowser } from '../../server/ops/browser.js';
import { openPostOffice } from './post-office.js';
import { ADMIN, startServer } from './server.js';
import { afterwards } from './shots-after.js';
import { entrance, lobby, makeEvaluators, organiser, planned, wizard } from './shots-before.js';
import { openCamera, opened, PHONE } from './shots-camera.js';
import { conduct } from './shots-during.js';
import { go, planTour, wall } from './shots-tour.js';
import { enter } from './stage.js';

const words = process.argv.slice(2);
const given = words.find((word) => !word.startsWith('--'));
const readme = words.includes('--readme');
const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const sizes = only ? only.split(',').map(Number) : readme ? [12] : [0, 12, 150, 640];
const folder = given ?? 'docs/screenshots';
const mode = readme ? 'readme' : given ? 'all' : 'docs';
const camera = openCamera(folder, mode);

const DRILLS = {
  12: { name: 'Diễn tập ứng cứu sự cố Cổng một cửa, quý IV năm 2026', minutes: 62, factor: 40 },
  150: { name: 'Diễn tập toàn Thành phố với 150 đơn vị tham gia', minutes: 45, factor: 30 },
  640: { name: 'Diễn tập liên tỉnh với 640 đơn vị tham gia', minutes: 20, factor: 10 },
} as const;

const chosen = await findBrowser();
const post = await openPostOffice();
const server = await startServer({ SMTP_URL: post.url });
const browser = await chromium.launch({ executablePath: chosen.executablePath, env: chosen.env, args: ['--font-render-hinting=none'] });
try {
  await mkdir(folder, { recursive: true });
  const api = await signIn(server.url, ADMIN.email, ADMIN.password, wall);
  const page = await opened(browser);
  const shared = { camera, browser, url: server.url, api, page };
  const everything = sizes.includes(0);
  if (everything) await entrance(shared);
  await enter(page, server.url);
  await (everything ? organiser(shared) : makeEvaluators(shared));
  if (sizes.includes(0)) {
    await wizard(shared, 0);
    const alone = await planTour(shared, 1, 'Diễn tập thử với một đơn vị', 1);
    await planned(alone);
  }
  for (const [teams, { name, minutes, factor }] of Object.entries(DRILLS).map(([teams, how]) => [Number(teams), how] as const)) {
    if (!sizes.includes(teams)) continue;
    await wizard(shared, teams);
    const tour = await planTour({ ...shared, camera: openCamera(folder, mode, teams > 12) }, teams, name, factor);
    await planned(tour);
    const cast = await lobby(tour);
    await conduct(tour, cast, minutes, factor);
    await afterwards(tour, cast);
    cast.troupe.close();
    await cast.team.context().close();
    await cast.phone.context().close();
  }
  await go(shared, '/');
  await camera.all(page, 'home-with-exercises', PHONE);
} finally {
  await browser.close();
  await server.stop();
  await post.close();
}
