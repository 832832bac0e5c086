/** A7 in two real browsers: a team writes one report together, one of them through a line that is really cut; no word is lost. */
import type { Locator, Page } from '@playwright/test';
import { choose, command, expect, findAction, plan, seat, test } from './stage.js';
import { layWire } from './wire.js';

const report = (page: Page): Locator => page.getByRole('dialog');
const field = (page: Page, label: string | RegExp): Locator => report(page).getByRole('textbox', { name: label });
const SYMPTOMS = /^Mô tả sự cố và dấu hiệu/;
const DONE = /^Biện pháp đã thực hiện/;
const IMPACT = /^Ảnh hưởng: dịch vụ/;
const OPERATOR = 'Đơn vị vận hành, chủ quản hệ thống';

async function openReport(page: Page): Promise<void> {
  await findAction(page, 'bao cao ban dau');
  await expect(field(page, SYMPTOMS)).toBeEnabled();
}
const safe = (page: Page): Promise<void> =>
  expect(
    report(page)
      .getByRole('status')
      .filter({ hasText: /^Đã lưu nháp lúc \d\d:\d\d:\d\d$/ }),
  ).toBeVisible();

test('hai người cùng soạn một báo cáo / two members write one report', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Cùng soạn báo cáo', ['Sở Tài chính']);
  const code = exercise.teams[0]?.joinCode ?? '';
  await command(api, exercise.id, 'start');
  const wire = await layWire(url);
  const [binh, an] = await Promise.all([seat(browser, url, code, 'Trần Bình'), seat(browser, wire.url, code, 'Lê An')]);
  await Promise.all([openReport(binh), openReport(an)]);

  await test.step('in different fields at once', async () => {
    await Promise.all([field(binh, SYMPTOMS).pressSequentially('Trang bị thay.'), field(an, DONE).pressSequentially('Đã ngắt cổng.')]);
    await expect(field(an, SYMPTOMS)).toHaveValue('Trang bị thay.');
    await expect(field(binh, DONE)).toHaveValue('Đã ngắt cổng.');
    await Promise.all([safe(binh), safe(an)]);
    await expect(report(binh).getByText('Lê An đang viết ở đây')).toBeVisible();
  });

  await test.step('in the same field at once, before and behind each other', async () => {
    await field(binh, IMPACT).fill('cổng một cửa');
    await expect(field(an, IMPACT)).toHaveValue('cổng một cửa');
    await field(binh, IMPACT).press('Control+Home');
    await field(an, IMPACT).press('Control+End');
    await Promise.all([
      field(binh, IMPACT).pressSequentially('Ngừng dịch vụ: ', { delay: 15 }),
      field(an, IMPACT).pressSequentially(', 14 hồ sơ bị sửa', { delay: 15 }),
    ]);
    const both = 'Ngừng dịch vụ: cổng một cửa, 14 hồ sơ bị sửa';
    await Promise.all([binh, an].map((page) => expect(field(page, IMPACT)).toHaveValue(both)));
    const caret = (page: Page): Promise<number> =>
      field(page, IMPACT).evaluate((box) => (box as unknown as { selectionEnd: number }).selectionEnd);
    expect([await caret(binh), await caret(an)]).toEqual(['Ngừng dịch vụ: '.length, both.length]);
  });

  await test.step('one is cut off, writes on, loads the page again, and returns: every word of both is there', async () => {
    // what a reload without a network needs is on the device
    await an.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    wire.pullOut();
    await field(an, IMPACT).pressSequentially('; VIẾT KHI MẤT MẠNG');
    await field(an, OPERATOR).fill('Sở Tài chính');
    await field(binh, IMPACT).press('Control+Home');
    await field(binh, IMPACT).pressSequentially('VIẾT LÚC VẮNG BẠN; ');
    await expect(report(an).getByText('Chưa gửi được, nháp lưu trên máy này')).toBeVisible();
    await safe(binh);
    await an.reload();
    await openReport(an);
    await expect(field(an, IMPACT)).toHaveValue(/; VIẾT KHI MẤT MẠNG$/);
    wire.plugIn();
    const all = 'VIẾT LÚC VẮNG BẠN; Ngừng dịch vụ: cổng một cửa, 14 hồ sơ bị sửa; VIẾT KHI MẤT MẠNG';
    await Promise.all([binh, an].map((page) => expect(field(page, IMPACT)).toHaveValue(all)));
    await expect(field(binh, OPERATOR)).toHaveValue('Sở Tài chính');
  });

  await test.step('a word that an input method composes is not disturbed by what comes meanwhile', async () => {
    await field(an, OPERATOR).focus();
    const ime = await an.context().newCDPSession(an);
    await ime.send('Input.imeSetComposition', { text: ' thanh', selectionStart: 6, selectionEnd: 6 });
    await field(binh, OPERATOR).press('Home');
    await field(binh, OPERATOR).pressSequentially('UBND, ');
    await safe(binh);
    await ime.send('Input.imeSetComposition', { text: ' thành phố', selectionStart: 10, selectionEnd: 10 });
    await ime.send('Input.insertText', { text: ' thành phố' });
    await Promise.all([binh, an].map((page) => expect(field(page, OPERATOR)).toHaveValue('UBND, Sở Tài chính thành phố')));
  });

  await test.step('once filed it is locked for both, and the next one begins with what was filed', async () => {
    await report(binh).getByText('Chủ quản hệ thống thông tin', { exact: true }).click();
    await choose(binh, report(binh).getByLabel('Hệ thống bị sự cố'), 'Máy chủ WEB-01');
    await report(binh).getByRole('button', { name: 'Gửi báo cáo' }).click();
    await report(binh).getByRole('button', { name: 'Xác nhận ghi' }).click();
    await expect(report(an).getByText('Ngừng dịch vụ: cổng một cửa', { exact: false }).first()).toBeVisible();
    await expect(field(an, SYMPTOMS)).toHaveCount(0);
    await findAction(binh, 'bao cao ban dau');
    await expect(field(binh, SYMPTOMS)).toHaveCount(0);
    const kept = (): Promise<number> =>
      an.evaluate<number>(`new Promise((resolve) => {
        const opening = indexedDB.open('dientap-drafts');
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('drafts').objectStore('drafts').count();
          count.addEventListener('success', () => resolve(count.result));
        });
      })`);
    await expect.poll(kept).toBe(0);
  });

  await test.step('who writes on in a closed draft, cut off, finds it again: nobody else’s report took it', async () => {
    await report(an).getByRole('button', { name: 'Lập bản mới' }).click();
    await expect(field(an, SYMPTOMS)).toHaveValue('Trang bị thay.');
    wire.pullOut();
    await field(an, DONE).fill('Đã ngắt cổng, đã sao lưu nhật ký.');
    await expect(report(an).getByText('Chưa gửi được, nháp lưu trên máy này')).toBeVisible();
    await an.keyboard.press('Escape');
    await report(binh).getByRole('button', { name: 'Lập bản mới' }).click();
    await field(binh, SYMPTOMS).fill('Trang bị thay, đã khôi phục.');
    await report(binh).getByRole('button', { name: 'Gửi báo cáo' }).click();
    await report(binh).getByRole('button', { name: 'Xác nhận ghi' }).click();
    wire.plugIn();
    await findAction(an, 'bao cao ban dau');
    const late = report(an).getByRole('region', { name: 'Phần bạn viết chưa kịp vào báo cáo' });
    await expect(late).toContainText('Đã ngắt cổng, đã sao lưu nhật ký.');
    await report(an).getByRole('button', { name: 'Lập bản mới' }).click();
    await late.getByRole('button', { name: 'Đưa vào bản nháp: Biện pháp đã thực hiện' }).click();
    await expect(field(an, DONE)).toHaveValue(/đã sao lưu nhật ký\.$/);
    await late.getByRole('button', { name: 'Bỏ phần này' }).click();
    await expect(late).toHaveCount(0);
  });
  await wire.close();
});
