/**
 * Pictures of every page for people to judge, and the ones that the README shows: `npx tsx tests/browser/shots.ts [folder]`.
 * Plays one drill of twelve agencies to its report, and opens a control room with 150 teams. With `--readme` only the README's.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { signIn, takeSeat, type Api } from '../../server/bots/api.js';
import { SKILLS } from '../../server/bots/skill.js';
import { startTroupe, type Troupe } from '../../server/bots/troupe.js';
import { AGENCIES, VISITORS_TEAM } from '../../server/cli/demo-agencies.js';
import { createSilentLogger } from '../../server/cli/silent.js';
import { definitionOf } from '../../server/cli/troupe-options.js';
import { systemClock } from '../../server/clock.js';
import { newId, systemRandom } from '../../server/ids.js';
import { findBrowser } from '../../server/ops/browser.js';
import type { Exercise } from '../../server/shared/api.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { ADMIN, startServer } from './server.js';
import { command, enter, nextStep, pasteTeams, plan, SCENARIO } from './stage.js';

const SIZES = { hall: { width: 1366, height: 768 }, projector: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } } as const;
type Size = keyof typeof SIZES;
type Scheme = 'light' | 'dark';
type Lang = 'vi' | 'en';

const wall = (): number => systemClock.wall();
const readmeOnly = process.argv.includes('--readme');
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'docs/screenshots';

interface Look {
  size?: Size;
  scheme?: Scheme;
  lang?: Lang;
}

/** Takes `name-size-scheme-lang.png` of the page as it stands; `named`: that name alone. */
async function shoot(page: Page, name: string, { size = 'hall', scheme = 'light', lang = 'vi' }: Look = {}, named = false): Promise<void> {
  if (readmeOnly && !named) return;
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const to = page.getByRole('button', { name: lang === 'en' ? 'Switch to English' : 'Chuyển sang tiếng Việt' });
  if ((await to.count()) > 0) await to.first().dispatchEvent('click');
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))');
  const file = named ? `${name}.png` : `${[name, size, scheme, lang].join('-')}.png`;
  await page.screenshot({ path: path.join(folder, file) });
  console.log(file);
}

/** The looks in which every page is judged. */
async function all(page: Page, name: string, phone = false): Promise<void> {
  await shoot(page, name);
  await shoot(page, name, { scheme: 'dark', lang: 'en' });
  await shoot(page, name, { size: 'projector' });
  if (phone) {
    await shoot(page, name, { size: 'phone' });
    await shoot(page, name, { size: 'phone', scheme: 'dark', lang: 'en' });
  }
  await page.setViewportSize(SIZES.hall);
  await shoot(page, name, {});
}

const opened = async (browser: Browser, viewport: { width: number; height: number } = SIZES.hall): Promise<Page> =>
  (await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport })).newPage();

/** A page seated in a team. */
async function member(browser: Browser, url: string, code: string, name: string, size: Size): Promise<Page> {
  const page = await opened(browser, SIZES[size]);
  await page.goto(`${url}/join?code=${code}`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByRole('button', { name: 'Vào đội' }).click();
  await page.waitForURL('**/play');
  return page;
}

async function troupeFor(api: Api, url: string, exercise: Exercise, members: number): Promise<Troupe> {
  const definition = await definitionOf(api, SCENARIO, createSilentLogger());
  const last = exercise.teams.length - 1;
  return startTroupe({
    url,
    api,
    exercise,
    definition,
    teams: exercise.teams,
    members,
    seed: 2026,
    ...(exercise.teams.length <= 13
      ? { skillOf: (index: number) => Object.values(SKILLS)[index === last ? 3 : index % 6] ?? SKILLS.average }
      : {}),
    wall,
    newId: () => newId(systemRandom),
  });
}

/** Resolves when drill time has reached `minutes`. */
async function until(troupe: Troupe, minutes: number): Promise<void> {
  for (;;) {
    const clock = troupe.clock();
    if (clock && clock.x + (wall() - clock.wall) * clock.factor >= minutes * 60_000) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function entrance(browser: Browser, url: string): Promise<void> {
  const page = await opened(browser);
  for (const [name, at] of [
    ['home', '/'],
    ['login', '/login'],
    ['join', '/join?code=K7MPQ2'],
    ['not-found', '/khong-co'],
    ['no-seat', '/play'],
  ] as const) {
    await page.goto(url + at);
    await page.getByRole('main').locator('a, button').first().waitFor();
    await all(page, name, true);
  }
  await page.context().close();
}

async function organiser(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByText('Ba bước đầu tiên').waitFor();
  await all(page, 'home-empty', true);
  await page.goto(`${url}/scenarios`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await all(page, 'scenarios');
  await page.goto(`${url}/plan?scenario=${SCENARIO}`);
  await page.getByLabel('Tên cuộc diễn tập').fill('Diễn tập ứng cứu sự cố quý IV năm 2026');
  await all(page, 'plan-scenario');
  await nextStep(page);
  await pasteTeams(page, AGENCIES);
  await all(page, 'plan-teams');
  for (const step of ['schedule', 'settings', 'review']) {
    await nextStep(page);
    await all(page, `plan-${step}`);
  }
}

async function running(browser: Browser, excon: Page, url: string, api: Api): Promise<Exercise> {
  const exercise = await plan(api, 'Diễn tập ứng cứu sự cố Cổng một cửa, quý IV năm 2026', [...AGENCIES, VISITORS_TEAM], 40);
  const code = exercise.teams.at(-1)?.joinCode ?? '';
  await excon.goto(`${url}/excon/${exercise.id}`);
  await excon.getByRole('button', { name: 'BẮT ĐẦU' }).waitFor();
  await all(excon, 'excon-planned');
  const team = await member(browser, url, code, 'Lê Thị Hương', 'hall');
  const phone = await member(browser, url, code, 'Phạm Quốc Bảo', 'phone');
  await team.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' }).waitFor();
  await all(team, 'team-waiting');
  await shoot(phone, 'team-waiting', { size: 'phone' });
  const troupe = await troupeFor(api, url, exercise, 2);
  await command(api, exercise.id, 'start');
  await until(troupe, 16);
  await command(api, exercise.id, 'set-factor', { factor: 1 });
  await team.getByRole('option', { name: /WEB-01/ }).click();
  await team.getByRole('heading', { name: /WEB-01/ }).waitFor();
  await shoot(team, 'team-console-light', {}, true);
  await all(team, 'team-siem');
  await team.getByRole('option', { name: /Công dân phản ánh/ }).click();
  await team.getByRole('radio').first().waitFor();
  await all(team, 'team-call');
  await shoot(phone, 'team-phone', { size: 'phone' }, true);
  await phone.getByRole('option', { name: /Công dân phản ánh/ }).click();
  await phone.getByRole('radio').first().waitFor();
  await shoot(phone, 'team-reading', { size: 'phone' });
  await shoot(phone, 'team-reading', { size: 'phone', scheme: 'dark', lang: 'en' });
  await shoot(phone, 'team-reading', { size: 'phone' });
  for (const place of ['Ứng phó', 'Hệ thống', 'Trao đổi', 'Nhật ký']) {
    await phone.getByRole('navigation').getByRole('button', { name: place }).click();
    await shoot(phone, `team-place-${place.replaceAll(' ', '')}`, { size: 'phone' });
  }
  await team.getByRole('combobox', { name: 'Tìm hành động' }).fill('bao cao ban dau');
  await team.getByRole('combobox', { name: 'Tìm hành động' }).press('Enter');
  await team.getByRole('dialog').getByLabel('Mô tả sự cố và dấu hiệu').fill('Trang tiếp nhận hồ sơ hiện hình con mắt đỏ từ 08:07.');
  await all(team, 'team-report');
  await team.keyboard.press('Escape');

  await command(api, exercise.id, 'set-factor', { factor: 40 });
  await until(troupe, 62);
  await command(api, exercise.id, 'pause', { reason: 'Nghỉ giữa giờ, hội trường tầng 2' });
  await team.getByRole('status').filter({ hasText: 'Nghỉ giữa giờ' }).waitFor();
  await all(team, 'team-paused');
  await command(api, exercise.id, 'resume');
  await command(api, exercise.id, 'set-factor', { factor: 1 });
  await shoot(excon, 'excon-matrix-dark', { scheme: 'dark' }, true);
  await shoot(excon, 'excon-matrix-light', {}, true);
  await all(excon, 'excon-running');
  for (const [name, tab] of [
    ['adhoc', 'Gửi thêm'],
    ['messages', /Tin nhắn/],
    ['feed', 'Nhật ký'],
  ] as const) {
    await excon.getByRole('tab', { name: tab }).click();
    await shoot(excon, `excon-${name}`);
    await shoot(excon, `excon-${name}`, { scheme: 'dark', lang: 'en' });
    await shoot(excon, `excon-${name}`);
  }
  await excon.getByRole('button', { name: `${AGENCIES[0]}, 1.2 ` }).click();
  await excon.getByRole('dialog').getByText('Đội đã làm').waitFor();
  await shoot(excon, 'excon-exchange', {}, true);
  await shoot(excon, 'excon-exchange', { scheme: 'dark' });
  await excon.keyboard.press('Escape');
  await excon.getByRole('tab', { name: 'MSEL' }).click();
  await command(api, exercise.id, 'pause', { realIncident: true, reason: 'Sự cố thật tại trung tâm dữ liệu' });
  await team.getByRole('alertdialog').waitFor();
  await shoot(team, 'team-real');
  await shoot(excon, 'excon-real');
  await command(api, exercise.id, 'resume');
  await command(api, exercise.id, 'set-factor', { factor: 60 });
  await troupe.ended;
  await report(excon, url, api, exercise);
  await team.getByRole('button', { name: 'Xem kết quả' }).click();
  await team.getByRole('dialog').getByText('Từng dòng điểm').waitFor();
  await all(team, 'team-score');
  troupe.close();
  await team.context().close();
  await phone.context().close();
  return exercise;
}

async function report(page: Page, url: string, api: Api, { id }: Exercise): Promise<void> {
  await page.goto(`${url}/report/${id}`);
  await page.getByRole('tab', { name: /Chấm chất lượng/ }).click();
  await page
    .getByRole('button', { name: /Đầy đủ, chính xác/ })
    .first()
    .waitFor();
  await shoot(page, 'after-action-marks', {}, true);
  await all(page, 'report-marks');
  const sheet = await api.call<ScoreSheet>('GET', `/exercises/${id}/scores`);
  for (const line of sheet.teams.flatMap(({ lines }) => lines))
    if (line.state === 'awaiting-mark' && line.markId)
      await api.call('PUT', `/exercises/${id}/marks/${encodeURIComponent(line.markId)}`, { value: 0.75 });
  await command(api, id, 'publish');
  await page.reload();
  for (const [name, tab] of [
    ['overview', 'Tổng quan'],
    ['ranking', 'Xếp hạng'],
    ['sheets', 'Phiếu từng đội'],
    ['times', 'Thời gian phản hồi'],
    ['timeline', 'Diễn biến'],
    ['system', 'Độ trễ và gián đoạn'],
    ['participants', 'Thành phần tham gia'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    if (name === 'ranking' || name === 'sheets' || name === 'overview') await shoot(page, `after-action-${name}`, {}, true);
    await all(page, `report-${name}`);
  }
}

/** EXCON with a whole city: 150 teams, one seat each. */
async function city(excon: Page, url: string, api: Api): Promise<void> {
  const names = Array.from(
    { length: 150 },
    (_, n) => `UBND phường số ${n + 1}${n % 7 === 0 ? ' và Trung tâm Phục vụ hành chính công trực thuộc' : ''}`,
  );
  const exercise = await plan(api, 'Diễn tập toàn Thành phố với 150 đơn vị tham gia', names, 60);
  for (const { joinCode } of exercise.teams.slice(0, 3)) await takeSeat(url, joinCode ?? '', 'Người thử', 'Trực');
  const troupe = await troupeFor(api, url, exercise, 1);
  await command(api, exercise.id, 'start');
  await until(troupe, 50);
  await command(api, exercise.id, 'set-factor', { factor: 1 });
  await excon.goto(`${url}/excon/${exercise.id}`);
  await excon.getByRole('grid').waitFor();
  await all(excon, 'excon-150');
  await command(api, exercise.id, 'end');
  troupe.close();
  await excon.goto(`${url}/report/${exercise.id}`);
  await excon.getByRole('tab', { name: 'Xếp hạng' }).click();
  await all(excon, 'report-150');
}

const chosen = await findBrowser();
const server = await startServer();
const browser = await chromium.launch({ executablePath: chosen.executablePath, env: chosen.env, args: ['--font-render-hinting=none'] });
try {
  await mkdir(folder, { recursive: true });
  const api = await signIn(server.url, ADMIN.email, ADMIN.password, wall);
  const excon = await opened(browser);
  if (!readmeOnly) await entrance(browser, server.url);
  await enter(excon, server.url);
  await organiser(excon, server.url);
  await running(browser, excon, server.url, api);
  if (!readmeOnly) {
    await excon.goto(server.url);
    await excon.getByRole('table').waitFor();
    await all(excon, 'home-with-exercises', true);
    await city(excon, server.url, api);
  }
} finally {
  await browser.close();
  await server.stop();
}
