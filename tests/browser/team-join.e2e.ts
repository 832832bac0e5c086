/** Taking a seat and keeping it: by link and code, on a second device, after a crash, late, and after a stolen link. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { findBrowser } from '../../server/ops/browser.js';
import type { Exercise } from '../../server/shared/api.js';
import type { SeatsAnswer } from '../../server/shared/joining.js';
import { clean } from './axe.js';
import { command, enter, expect, PHONE, plan, seat, test } from './stage.js';

const codeOf = (exercise: Exercise): string => exercise.teams[0]?.joinCode ?? '';
const join = (page: Page): Promise<void> => page.getByRole('button', { name: 'Vào đội' }).click();
const waiting = (page: Page) => page.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' });
const members = async (page: Page) => {
  await page.getByRole('button', { name: /thành viên đang có mặt/ }).click();
  return page.getByRole('dialog', { name: /Thành viên đội/ });
};

async function seatsOf(url: string, code: string): Promise<SeatsAnswer['members']> {
  const answer = await fetch(`${url}/api/auth/seats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return ((await answer.json()) as SeatsAnswer).members;
}

test('by code and by link: who sits there is shown, the captain is named, EXCON names another', async ({ browser, page, url, api }) => {
  const exercise = await plan(api, 'Vào đội', ['Sở Nội vụ', 'Sở Tư pháp']);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'ready');

  await page.goto(`${url}/join`);
  const field = page.getByLabel('Mã tham gia');
  await expect(field).toBeFocused();
  await page.context().setOffline(true);
  await field.fill(code);
  await expect(page.getByRole('alert')).toContainText('Không kết nối được máy chủ');
  await expect(page.getByRole('button', { name: 'Thử lại' })).toBeVisible();
  await clean(page, 'join, no network');
  await page.context().setOffline(false);
  // found by itself as soon as there is a network again
  await expect(page.getByText('Sở Nội vụ')).toBeVisible();
  await field.fill('abo-012');
  await expect(page.getByText('Mã tham gia không đúng', { exact: false })).toBeVisible();
  await expect(page.getByText(/không bao giờ có chữ O/)).toBeVisible();
  await clean(page, 'join, wrong code');
  await field.fill(` ${code.slice(0, 3).toLowerCase()} - ${code.slice(3).toLowerCase()}`);
  await expect(field).toHaveValue(code);
  await expect(page.getByText('Sở Nội vụ')).toBeVisible();
  await page.getByLabel('Họ và tên').fill('Trần Thị Hoa');
  await page.getByLabel('Tôi là đội trưởng').check();
  await join(page);
  await expect(waiting(page)).toBeVisible();
  await expect(page.getByText('Đội trưởng', { exact: true })).toBeVisible();

  const second = await (await browser.newContext({ ...PHONE })).newPage();
  await second.goto(`${url}/join?code=${code}`);
  await expect(second.getByRole('radio', { name: /Trần Thị Hoa.*Đội trưởng.*đang có mặt/ })).toBeDisabled();
  await expect(second.getByLabel('Tôi là đội trưởng')).toHaveCount(0);
  await clean(second, 'join, the seats of the team, phone');
  await second.getByLabel('Họ và tên').fill('Lê Văn Nam');
  await join(second);
  await expect(waiting(second)).toBeVisible();

  const list = await members(page);
  await expect(list.getByText('2/2 đang có mặt')).toBeVisible();
  await expect(list.getByRole('listitem').filter({ hasText: 'Lê Văn Nam' })).toContainText('Có mặt từ');
  await clean(page, 'members');
  await page.keyboard.press('Escape');

  const excon = await (await browser.newContext()).newPage();
  await enter(excon, url);
  await excon.goto(`${url}/excon/${exercise.id}`);
  await excon.getByRole('button', { name: 'Sở Nội vụ' }).first().click();
  await excon.getByRole('tab', { name: 'Thành viên' }).click();
  await excon.getByRole('button', { name: 'Chỗ ngồi: Lê Văn Nam' }).click();
  await excon.getByRole('menuitem', { name: 'Chỉ định làm đội trưởng' }).click();
  await excon.getByRole('dialog', { name: 'Chỉ định làm đội trưởng' }).getByRole('button', { name: 'Chỉ định làm đội trưởng' }).click();
  await expect(second.getByRole('listitem').filter({ hasText: 'Lê Văn Nam' }).getByText('Đội trưởng')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Trần Thị Hoa' }).getByText('Đội trưởng')).toHaveCount(0);
});

test('a second device by its link is the same seat; leaving one leaves the other', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Hai thiết bị', ['Sở Y tế']);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'ready');
  const laptop = await seat(browser, url, code, 'Phạm Thu Hà');
  await laptop.getByRole('button', { name: 'Mục khác' }).click();
  await laptop.getByRole('menuitem', { name: 'Dùng trên thiết bị khác' }).click();
  const offer = laptop.getByRole('dialog', { name: 'Dùng trên thiết bị khác' });
  await expect(offer.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  await expect(offer.getByRole('timer')).toContainText(/còn 0[45]:\d\d/);
  await clean(laptop, 'device link');
  const link = (await offer.locator('[data-link]').textContent()) ?? '';

  const phone = await (await browser.newContext({ ...PHONE })).newPage();
  await phone.goto(link);
  await expect(phone).toHaveURL(`${url}/join`);
  await clean(phone, 'join by a device link');
  await phone.getByRole('button', { name: 'Vào chỗ của tôi' }).click();
  await expect(waiting(phone)).toBeVisible();
  await expect(offer.getByText('Thiết bị thứ hai đã kết nối')).toBeVisible();
  await offer.getByRole('button', { name: 'Đóng' }).last().click();
  const list = await members(laptop);
  await expect(list.getByText('1/1 đang có mặt')).toBeVisible();
  await expect(list.getByText(/2 thiết bị hoặc cửa sổ/)).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await stranger.getByRole('button', { name: 'Vào chỗ của tôi' }).click();
  await expect(stranger.getByRole('heading', { name: 'Liên kết không còn dùng được' })).toBeVisible();

  await list.getByRole('button', { name: 'Rời thiết bị này' }).click();
  await laptop.getByRole('button', { name: 'Xóa và rời máy này' }).click();
  await laptop.waitForURL(`${url}/`);
  expect(await laptop.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('dientap.team.'))`)).toEqual([]);
  const onPhone = await members(phone);
  await expect(onPhone.getByText(/2 thiết bị/)).toHaveCount(0);
  await expect(onPhone.getByText('1/1 đang có mặt')).toBeVisible();
});

test('the browser ends and comes back to the same seat; without its cookie by code and name', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Trở lại', ['Sở Công Thương']);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'ready');
  const found = await findBrowser();
  const profile = await mkdtemp(path.join(tmpdir(), 'dientap-profile-'));
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath: found.executablePath,
      env: found.env,
      locale: 'vi-VN',
      reducedMotion: 'reduce',
    });
  try {
    const first = await start();
    const page = await first.newPage();
    await page.goto(`${url}/join?code=${code}`);
    await page.getByLabel('Họ và tên').fill('Vũ Minh Khoa');
    await join(page);
    await expect(waiting(page)).toBeVisible();
    await first.close();
    const again = await start();
    const back = await again.newPage();
    await back.goto(`${url}/play`);
    await expect(back.getByRole('listitem').filter({ hasText: 'Vũ Minh Khoa (bạn)' })).toBeVisible();
    await again.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  await expect.poll(async () => (await seatsOf(url, code)).map(({ here }) => here)).toEqual([false]);

  const other = await (await browser.newContext()).newPage();
  await other.goto(`${url}/join?code=${code}`);
  await other.getByRole('radio', { name: /Vũ Minh Khoa/ }).check();
  await other.getByRole('button', { name: 'Trở lại chỗ của Vũ Minh Khoa' }).click();
  await expect(other.getByRole('listitem').filter({ hasText: 'Vũ Minh Khoa (bạn)' })).toBeVisible();
  expect(await seatsOf(url, code)).toHaveLength(1);
});

test('a stolen link: the captain removes the seat with a reason, both tabs hear it, and the new code keeps it out', async ({
  browser,
  url,
  api,
}) => {
  const exercise = await plan(api, 'Lộ liên kết', ['Sở Xây dựng']);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'ready');
  const captain = await seat(browser, url, code, 'Đỗ Thị Mai');
  const thief = await seat(browser, url, code, 'Người lạ');
  const tab = await thief.context().newPage();
  await tab.goto(`${url}/play`);
  await expect(waiting(tab)).toBeVisible();

  await captain.getByRole('button', { name: 'Tôi là đội trưởng' }).click();
  const list = await members(captain);
  await list.getByRole('button', { name: 'Việc với Người lạ' }).click();
  await captain.getByRole('menuitem', { name: 'Gỡ khỏi đội' }).click();
  const asked = captain.getByRole('dialog', { name: 'Gỡ khỏi đội: Người lạ' });
  await asked.getByLabel(/Lý do/).fill('Không ai trong đội quen');
  await asked.getByRole('button', { name: 'Gỡ khỏi đội' }).click();
  for (const page of [thief, tab]) await expect(page.getByRole('heading', { name: /Lý do: Không ai trong đội quen/ })).toBeVisible();

  await captain.getByRole('dialog', { name: 'Đã gỡ Người lạ' }).getByRole('button', { name: 'Cấp mã tham gia mới' }).click();
  await captain.getByRole('dialog', { name: 'Cấp mã tham gia mới' }).getByRole('button', { name: 'Cấp mã tham gia mới' }).click();
  const shown = captain.getByRole('dialog', { name: 'Mã mới của đội' });
  const fresh = (await shown.locator('[data-code]').textContent()) ?? '';
  expect(fresh).toMatch(/^[A-Z2-9]{6}$/);
  await clean(captain, 'new code');

  await thief.goto(`${url}/join?code=${code}`);
  await expect(thief.getByText('Mã tham gia không đúng', { exact: false })).toBeVisible();
  const member = await seat(browser, url, fresh, 'Ngô Văn Hải');
  await expect(waiting(member)).toBeVisible();
  expect((await seatsOf(url, fresh)).map(({ name }) => name)).toEqual(['Đỗ Thị Mai', 'Ngô Văn Hải']);
});

test('the tour goes by keyboard, sends nothing, and ends by itself at START EX; who comes later is told what waits', async ({
  browser,
  page,
  url,
  api,
}) => {
  const exercise = await plan(api, 'Hướng dẫn và vào sau', ['Sở Du lịch'], 60);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'ready');
  await page.goto(`${url}/join?code=${code}`);
  await page.getByLabel('Họ và tên').fill('Bùi Thanh Sơn');
  await join(page);
  await page.getByRole('button', { name: 'Bắt đầu hướng dẫn' }).press('Enter');
  const tour = page.getByRole('dialog', { name: 'Hướng dẫn một phút' });
  const next = tour.getByRole('button', { name: 'Tiếp theo' });
  const done = tour.getByRole('status').filter({ hasText: 'Đã làm xong bước này' });
  await expect(tour.getByRole('heading', { name: 'Đọc một tin' })).toBeFocused();
  await clean(page, 'tour, reading');
  await tour.getByRole('listbox', { name: 'Hộp tin' }).press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(done).toBeVisible();
  await next.press('Enter');
  await expect(tour.getByRole('heading', { name: 'Ghi nhận một hành động' })).toBeFocused();
  await tour.getByRole('combobox', { name: /Tìm hành động/ }).fill('tiep nhan');
  await page.keyboard.press('Enter');
  await tour.getByLabel('Làm gì').fill('Báo đã nhận tin');
  await tour.getByRole('button', { name: 'Ghi nhận hành động' }).press('Enter');
  await expect(done).toBeVisible();
  await next.press('Enter');
  await tour.getByRole('radio', { name: 'Người trực của đội' }).press('Space');
  await tour.getByRole('button', { name: /Gửi câu trả lời/ }).press('Enter');
  await expect(done).toBeVisible();
  await next.press('Enter');
  await expect(tour.getByText('Xác nhận đã tiếp nhận thông tin').first()).toBeVisible();
  await next.press('Enter');
  await tour.getByRole('button', { name: 'Thử ngắt mạng' }).press('Enter');
  await tour.getByLabel('Nhắn cho đội').fill('Tôi đang mất mạng');
  await page.keyboard.press('Enter');
  await expect(tour.getByText('Chờ gửi')).toBeVisible();
  await clean(page, 'tour, cut');
  await tour.getByRole('button', { name: 'Nối lại mạng' }).press('Enter');
  await expect(done).toBeVisible();

  await command(api, exercise.id, 'start');
  await expect(tour).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Hộp tin' })).toBeVisible();
  const log = await api.call<{ events: { type: string }[] }>('GET', `/exercises/${exercise.id}/log?limit=500`);
  expect(log.events.filter(({ type }) => ['action-recorded', 'answer-recorded', 'message'].includes(type))).toEqual([]);
  expect(await page.evaluate(`Object.keys(localStorage).filter((key) => key.includes('tutorial'))`)).toEqual([]);
  await expect(page.getByText('Bạn vào sau', { exact: false })).toHaveCount(0);

  await page.getByRole('option').first().click();
  await command(api, exercise.id, 'say', { to: exercise.teams[0]?.id, text: 'Chào đội.' });
  const late = await seat(browser, url, code, 'Trịnh Công Danh');
  await expect(late.getByText('Bạn vào sau', { exact: false })).toBeVisible();
  await clean(late, 'came in late');
  const list = await members(late);
  await expect(list.getByRole('listitem').filter({ hasText: 'Bùi Thanh Sơn' })).toContainText('đang đọc “');
  await late.keyboard.press('Escape');
  await late.getByRole('button', { name: 'Mở tin chưa xử lý' }).click();
  await expect(late.getByRole('region', { name: 'Nội dung' }).getByRole('article')).toBeVisible();
  await late.getByRole('tab', { name: /EXCON/ }).click();
  await expect(late.getByText('Chào đội.')).toBeVisible();
});
