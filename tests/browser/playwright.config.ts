/** Browser tests: one real server, one real browser, the whole product. `npm run test:browser` */
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../server/ops/browser.js';

const browser = await findBrowser();

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/playwright',
  reporter: [['list']],
  workers: 2,
  // patience for a busy machine; nothing waits for a fixed time
  timeout: 180_000,
  expect: { timeout: 20_000 },
  globalSetup: './start-server.ts',
  // first what needs a platform that nobody has used; a city wants the machine to itself as far as may be
  projects: [
    { name: 'first', testMatch: 'first.e2e.ts' },
    { name: 'drill', testMatch: 'drill.e2e.ts', dependencies: ['first'] },
    { name: 'a11y', testMatch: 'a11y.e2e.ts', dependencies: ['first'] },
    { name: 'studio', testMatch: 'studio.e2e.ts', dependencies: ['first'] },
    { name: 'evaluate', testMatch: 'evaluate.e2e.ts', dependencies: ['first'] },
    { name: 'team', testMatch: 'team-*.e2e.ts', dependencies: ['first'] },
    { name: 'city', testMatch: 'city.e2e.ts', dependencies: ['drill', 'a11y', 'studio', 'evaluate'] },
  ],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    launchOptions: { executablePath: browser.executablePath, env: browser.env, args: ['--font-render-hinting=none'] },
  },
});
