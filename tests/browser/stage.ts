/** What browser tests share: the server's address, an API client for checking, and the few gestures that every story repeats. */
import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test';
import { signIn, type Api } from '../../server/bots/api.js';
import { systemClock } from '../../server/clock.js';
import { newId, systemRandom } from '../../server/ids.js';
import type { Exercise } from '../../server/shared/api.js';
import { ADMIN } from './server.js';

const wall = (): number => systemClock.wall();

export const SCENARIO = 'hn-one-door-defacement';
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

interface Stage {
  /** Address of the running server, without a slash at the end. */
  url: string;
  /** EXCON's API client, to prepare and to check what a page cannot show. */
  api: Api;
}

// Playwright reads the fixtures a fixture needs from the first parameter's pattern, empty or not
/* oxlint-disable no-empty-pattern */
export const test = base.extend<object, Stage>({
  url: [
    async ({}, use) => {
      const url = process.env['DIENTAP_E2E_URL'];
      if (!url) throw new Error('start by `npm run test:browser`');
      await use(url);
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ url }, use) => {
      await use(await signIn(url, ADMIN.email, ADMIN.password, wall));
    },
    { scope: 'worker' },
  ],
});
/* oxlint-enable no-empty-pattern */

/** An exercise of S1, planned through the API. */
export const plan = (api: Api, name: string, teams: string[], timeFactor = 1): Promise<Exercise> =>
  api.call<Exercise>('POST', '/exercises', { name, scenarioId: SCENARIO, timeFactor, teams: teams.map((team) => ({ name: team })) });

/** Sends a command as EXCON. */
export const command = (api: Api, exerciseId: string, type: string, more: Record<string, unknown> = {}): Promise<unknown> =>
  api.call('POST', `/exercises/${exerciseId}/commands`, { commandId: newId(systemRandom), type, ...more });

/** Signs in on the page, as an organiser does. */
export async function enter(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('Thư điện tử').fill(ADMIN.email);
  await page.getByLabel(/^Mật khẩu/).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('heading', { name: 'Các cuộc diễn tập' })).toBeVisible();
}

/** From the library to the plan of one scenario. */
export async function planFrom(page: Page, scenario: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: scenario });
  await card.getByRole('link', { name: 'Lập cuộc diễn tập từ kịch bản này' }).click();
  await expect(page.getByRole('heading', { name: 'Lập cuộc diễn tập', exact: true })).toBeVisible();
}

/** One step on in the plan. */
export const nextStep = (page: Page): Promise<void> => page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();

/** Teams pasted one a line, on the step of the teams. */
export async function pasteTeams(page: Page, names: readonly string[]): Promise<void> {
  await page.getByLabel('Danh sách đội', { exact: true }).and(page.locator('textarea')).fill(names.join('\n'));
  await page.getByRole('button', { name: `Thêm ${names.length} đội` }).click();
}

/** From the first step of the plan, its scenario chosen, to the page of the exercise. */
export async function makePlan(
  page: Page,
  { name, teams, factor }: { name: string; teams: readonly string[]; factor?: string },
): Promise<void> {
  await page.getByLabel('Tên cuộc diễn tập').fill(name);
  await nextStep(page);
  await pasteTeams(page, teams);
  await nextStep(page);
  await nextStep(page);
  if (factor !== undefined) await page.getByLabel('Hệ số thời gian').fill(factor);
  await nextStep(page);
  await page.getByRole('button', { name: 'Lập cuộc diễn tập', exact: true }).click();
  await page.waitForURL('**/exercises/*');
}

/** A member in a browser of their own, seated with the team's code. */
export async function seat(browser: Browser, url: string, code: string, name: string, device: object = {}): Promise<Page> {
  const page = await (await browser.newContext({ ...device })).newPage();
  await page.goto(`${url}/join`);
  await page.getByLabel('Mã tham gia').fill(code);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Chức vụ, nhiệm vụ trong đội').fill('Trực ứng cứu');
  await page.getByRole('button', { name: 'Vào đội' }).click();
  await page.waitForURL('**/play');
  return page;
}

/** Chooses from one of the library's drop-down fields. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).click();
}

/** Starts an action from the palette by typing part of its name. */
export async function findAction(page: Page, words: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Tìm hành động' });
  await search.fill(words);
  await search.press('Enter');
}

export { expect };
