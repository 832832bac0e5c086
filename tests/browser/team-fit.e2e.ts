/**
 * The team console fits whom it meets: a page at 200 %, a keyboard without a mouse, a screen reader.
 */
import type { Locator, Page } from '@playwright/test';
import type { Exercise } from '../../server/shared/api.js';
import { clean } from './axe.js';
import { focus, moving, overflow, unreachable, type Stop } from './senses.js';
import { command, expect, findAction, PHONE, plan, seat, test } from './stage.js';

/** 1366×768 enlarged to 200 %. */
const DOUBLE = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };

const codeOf = (exercise: Exercise): string => exercise.teams[0]?.joinCode ?? '';
const dock = (page: Page, place: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'dientap' })
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .click();

/** The focus after a window has closed: on something, and in sight. */
const kept = async (page: Page, after: string): Promise<void> => {
  await expect.poll(async () => (await focus(page)).within, { message: `focus after ${after}` }).not.toBe('nowhere');
};

test('200 %: mọi thứ với tới được, trang không cuộn ngang / at 200 % all is in reach and nothing scrolls sideways', async ({
  browser,
  url,
  api,
}) => {
  const exercise = await plan(api, 'Phóng to 200 %', ['Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính Thành phố']);
  const page = await seat(browser, url, codeOf(exercise), 'Nguyễn Thị Minh Nguyệt', DOUBLE);
  const fits = async (name: string): Promise<void> => {
    expect.soft(await unreachable(page), name).toEqual([]);
    expect.soft(await overflow(page), `${name}, sideways`).toBeLessThanOrEqual(0);
  };
  await expect(page.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' })).toBeVisible();
  await fits('waiting room');
  await command(api, exercise.id, 'start');
  await command(api, exercise.id, 'release', { inject: 's1-02' });
  await page.getByRole('option').last().click();
  await expect(page.getByRole('article')).toBeVisible();
  await fits('reading');
  for (const place of ['Hộp tin', 'Ứng phó', 'Hệ thống', 'Trao đổi', 'Nhật ký']) {
    await dock(page, place);
    await fits(place);
  }
  await dock(page, 'Ứng phó');
  await findAction(page, 'co lap may');
  await expect(page.getByRole('button', { name: 'Ghi nhận hành động' })).toBeVisible();
  await fits('form of an action');
  await page.getByRole('button', { name: 'Các hành động' }).click();
  await findAction(page, 'bao cao ban dau');
  await expect(page.getByRole('textbox', { name: /^Mô tả sự cố/ })).toBeEnabled();
  await fits('report');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /thành viên đang có mặt/ }).click();
  await fits('members');
  await page.keyboard.press('Escape');
  await command(api, exercise.id, 'pause', { reason: 'Nghỉ giữa giờ, hội trường tầng 2' });
  await expect(page.getByRole('status').filter({ hasText: 'Nghỉ giữa giờ' })).toBeVisible();
  await fits('paused');
  await page.context().close();
});

test('chỉ bằng bàn phím và trình đọc màn hình / by keyboard alone, and as a screen reader hears it', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Chỉ bàn phím', ['Sở Tài chính']);
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { keyboard } = page;
  await page.goto(`${url}/join`);

  await test.step('takes a seat', async () => {
    await expect(page.getByLabel('Mã tham gia')).toBeFocused();
    await keyboard.type(codeOf(exercise));
    await expect(page.getByText('Sở Tài chính')).toBeVisible();
    const name = page.getByLabel('Họ và tên');
    await keyboard.press('Tab');
    await expect(name).toBeFocused();
    await keyboard.type('Nguyễn Thị Minh');
    await keyboard.press('Enter');
    await page.waitForURL('**/play');
    await command(api, exercise.id, 'start');
    await command(api, exercise.id, 'release', { inject: 's1-02' });
    await expect(page.getByRole('option')).toHaveCount(2);
  });

  await test.step('the focus goes through the parts in the order of the eyes, always in sight, each stop with a name', async () => {
    await expect(page.getByRole('log', { name: 'Nhật ký của đội' })).toBeVisible();
    const stops: Stop[] = [];
    await page.evaluate('document.activeElement?.blur()');
    for (;;) {
      await keyboard.press('Tab');
      const stop = await focus(page);
      if (stop.within === 'nowhere' || stops.length > 80) break;
      stops.push(stop);
    }
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    const parts = stops.map(({ within }) => within).filter((part, at, all) => part !== all[at - 1]);
    expect(parts).toEqual(['HEADER', 'Hộp tin', 'Nội dung', 'Nhật ký của đội', 'MAIN']);
  });

  await test.step('reads, acts, answers, talks', async () => {
    await keyboard.press('j');
    await expect(page.getByRole('article')).toContainText('Công dân');
    await page.getByRole('radio', { name: 'Sự cố thông thường' }).focus();
    await keyboard.press('Space');
    await page.getByRole('button', { name: 'Gửi câu trả lời' }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText(/Đã trả lời lúc/)).toBeVisible();
    await kept(page, 'an answer');
    await page.evaluate('document.activeElement?.blur()');
    await keyboard.press('/');
    await keyboard.type('tiep nhan va xac');
    await keyboard.press('Enter');
    await keyboard.type('Mở phiếu');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('log', { name: 'Nhật ký của đội' })).toContainText('Mở phiếu');
    await expect(page.getByRole('combobox', { name: 'Tìm hành động' })).toBeFocused();
    await keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Trao đổi/ }).focus();
    await keyboard.press('Enter');
    await page.getByLabel('Nhắn cho đội').focus();
    await keyboard.type('Chào cả đội');
    await keyboard.press('Enter');
    await expect(page.getByRole('log', { name: 'Trao đổi' }).getByText('Chào cả đội')).toBeVisible();
    await expect(page.getByLabel('Nhắn cho đội')).toBeFocused();
  });

  await test.step('no window that closes loses the focus', async () => {
    const windows: [string, Locator][] = [
      ['members', page.getByRole('button', { name: /thành viên đang có mặt/ })],
      ['keys', page.getByRole('button', { name: 'Xem phím tắt (phím ?)' })],
      ['a file', page.getByRole('button', { name: /^Mở: / }).first()],
    ];
    await page.getByRole('option').last().focus();
    for (const [name, opener] of windows) {
      if ((await opener.count()) === 0) continue;
      await opener.focus();
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(opener, name).toBeFocused();
    }
    await page.getByRole('button', { name: 'Mục khác' }).focus();
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rời thiết bị này' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await kept(page, 'the question before leaving');
    await page.getByRole('tab', { name: /^Ứng phó/ }).press('Enter');
    await findAction(page, 'bao cao ban dau');
    await expect(page.getByRole('textbox', { name: /^Mô tả sự cố/ })).toBeEnabled();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await kept(page, 'a report');
  });

  await test.step('everything has a name, the landmarks are there, and what arrives is said once', async () => {
    const tree = await page.locator('body').ariaSnapshot();
    const nameless =
      /^\s*- (button|link|textbox|searchbox|combobox|option|tab|radio|checkbox|menuitem|treeitem|region|dialog)( \[[^\]]*\])*:?$/;
    expect(tree.split('\n').filter((line) => nameless.test(line))).toEqual([]);
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(page.getByRole('main')).toBeVisible();
    for (const name of ['Hộp tin', 'Nội dung', 'Nhật ký của đội'])
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    const title = 'Đường dây nóng báo thêm một điểm lỗi';
    await page.evaluate(`(() => {
      window.said = [];
      const live = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[aria-live], [role=status], [role=log], [role=alert]');
      new MutationObserver((changes) => {
        const regions = new Set(changes.map(({ target }) => live(target)).filter(Boolean));
        for (const each of regions) if (each.textContent.includes('${title}')) window.said.push(each.textContent);
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    })()`);
    await command(api, exercise.id, 'send-adhoc', { to: 'all', channel: 'phone', from: 'Đường dây nóng', title, body: 'Xin xem.' });
    await expect(page.getByRole('option', { name: title })).toBeAttached();
    await expect.poll(() => page.evaluate<string[]>('window.said')).toHaveLength(1);
  });

  await test.step('nothing moves for who asked for no motion; the sound stays as it was left; the fonts are ours', async () => {
    expect(await moving(page)).toEqual([]);
    await page.getByRole('button', { name: /^Âm báo/ }).click();
    await expect(page.getByRole('button', { name: /^Âm báo/ })).toHaveAttribute('aria-pressed', 'false');
    await page.reload();
    await expect(page.getByRole('button', { name: /^Âm báo/ })).toHaveAttribute('aria-pressed', 'false');
    const loaded = await page.evaluate<string[]>(
      `document.fonts.ready.then((fonts) => [...fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family))`,
    );
    expect(loaded.join()).toContain('Be Vietnam Pro');
    expect(asked.filter((each) => !/^(data|blob):/.test(each) && new URL(each).origin !== url)).toEqual([]);
  });
  await context.close();
});

test('axe ở những trạng thái hiếm gặp / axe on states that few meet', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Trạng thái hiếm gặp', ['Sở Tài chính']);
  const code = codeOf(exercise);
  await command(api, exercise.id, 'start');
  const [hai, phone, stranger] = await Promise.all([
    seat(browser, url, code, 'Trần Văn Hải'),
    seat(browser, url, code, 'Lê Thị Hương', PHONE),
    seat(browser, url, code, 'Người lạ'),
  ]);
  await findAction(hai, 'bao cao ban dau');
  await hai.getByRole('textbox', { name: /^Biện pháp đã thực hiện/ }).fill('Đã ngắt cổng.');
  await dock(phone, 'Ứng phó');
  await findAction(phone, 'bao cao ban dau');
  const report = phone.getByRole('dialog');
  await expect(report.getByText('Trần Văn Hải đang viết ở đây')).toBeVisible();
  await clean(phone, 'phone, a report that another member writes in');
  await report.getByText('Xem trước', { exact: true }).click();
  await expect(report.getByRole('region', { name: 'Bản xem trước của văn bản' })).toBeVisible();
  await clean(phone, 'phone, the paper');
  await phone.keyboard.press('Escape');
  await phone.getByRole('button', { name: /thành viên đang có mặt/ }).click();
  const list = phone.getByRole('dialog', { name: /Thành viên đội/ });
  await clean(phone, 'phone, members');
  await list.getByRole('button', { name: 'Tôi là đội trưởng' }).click();
  await list.getByRole('button', { name: 'Việc với Người lạ' }).click();
  await phone.getByRole('menuitem', { name: 'Gỡ khỏi đội' }).click();
  const asked = phone.getByRole('dialog', { name: 'Gỡ khỏi đội: Người lạ' });
  await asked.getByLabel(/Lý do/).fill('Không ai trong đội quen');
  await asked.getByRole('button', { name: 'Gỡ khỏi đội' }).click();
  await expect(stranger.getByRole('heading', { name: /Lý do/ })).toBeVisible();
  await clean(stranger, 'seat removed');
  await Promise.all([hai, phone, stranger].map((page) => page.context().close()));
});
