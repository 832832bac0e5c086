/** Six report forms as the field files them: what is missing is named, the paper is the official one, what was filed is locked and printed. */
import type { Locator, Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Exercise } from '../../server/shared/api.js';
import { clean } from './axe.js';
import { choose, command, expect, findAction, seat, test } from './stage.js';

/** The one scenario of the library that offers all six. */
const SCENARIO = 'hn-exchange-network-leak';
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const SYMPTOMS = 'Thư lạ gửi từ tài khoản nội bộ lúc 08:07';
const DONE = 'Khóa tài khoản, sao lưu nhật ký thư';

/** Words that find the action, its window, the first item missing, and what its paper is headed with. */
const FORMS: [words: string, title: RegExp, missing: string, head: string | RegExp][] = [
  ['bao cao dien bien', /Báo cáo diễn biến/, 'Tình hình đến thời điểm báo cáo', /^Số: ……\/BC-STC$/],
  ['bao cao ket thuc', /Báo cáo kết thúc ứng phó/, 'Diễn biến theo thời gian', NATION],
  ['thong bao vi pham', /Thông báo vi phạm/, 'Nơi nhận', /^Số: ……\/TB-STC$/],
  ['bi mat nha nuoc', /bí mật nhà nước/, 'Nơi nhận', NATION],
  ['nguoi phat ngon', /Thông tin cho người dân/, 'Nội dung công bố', 'Thông cáo'],
];

const report = (page: Page): Locator => page.getByRole('dialog');
const preview = (page: Page): Locator => report(page).getByRole('region', { name: 'Bản xem trước của văn bản' });

test('báo cáo theo mẫu, xem trước, gửi, in / reports by their forms', async ({ browser, url, api }) => {
  const exercise = await api.call<Exercise>('POST', '/exercises', {
    name: 'Sáu biểu mẫu báo cáo',
    scenarioId: SCENARIO,
    timeFactor: 1,
    teams: [{ name: 'Sở Tài chính' }],
  });
  await command(api, exercise.id, 'start');
  const page = await seat(browser, url, exercise.teams[0]?.joinCode ?? '', 'Nguyễn Thị Minh');

  for (const [words, title, missing, head] of FORMS) {
    await test.step(`opens ${title.source}, which names what is missing and shows its paper`, async () => {
      await findAction(page, words);
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await report(page).getByRole('button', { name: 'Gửi báo cáo' }).click();
      await expect(report(page).getByRole('alert')).toContainText(`Còn thiếu: ${missing}`);
      await expect(preview(page).getByText(head)).toBeVisible();
      await report(page).getByRole('button', { name: 'Đóng' }).click();
      await expect(report(page)).toBeHidden();
    });
  }

  await test.step('the initial report becomes its paper while it is written; a missing item is one press away', async () => {
    await findAction(page, 'bao cao ban dau');
    const form = report(page);
    await form.getByRole('textbox', { name: /^Mô tả sự cố/ }).fill(SYMPTOMS);
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await form.getByRole('alert').getByRole('button', { name: 'Biện pháp đã thực hiện' }).click();
    await expect(form.getByRole('textbox', { name: /^Biện pháp đã thực hiện/ })).toBeFocused();
    await page.keyboard.type(DONE);
    await form.getByRole('button', { name: 'Điền giờ hiện tại: Thời điểm phát hiện' }).click();
    await form.getByText('Chủ quản hệ thống thông tin', { exact: true }).click();
    await form.getByText('Đơn vị chuyên trách về an ninh mạng', { exact: true }).click();
    await choose(page, form.getByLabel('Hệ thống bị sự cố'), /Máy trạm VP-21/);
    await expect(form.getByText('Mục bắt buộc đã điền: 4/4')).toBeVisible();
    await expect(form.getByText(/Đã lưu nháp lúc \d\d:\d\d:\d\d/)).toBeVisible();
    for (const words of [NATION, '- Chủ quản hệ thống thông tin;', '- Đơn vị chuyên trách về an ninh mạng.', SYMPTOMS])
      await expect(preview(page).getByText(words)).toBeVisible();
    await clean(page, 'report form beside its paper');
  });

  await test.step('before it is filed it says what that does; filed, it is a locked copy', async () => {
    await report(page).getByRole('button', { name: 'Gửi báo cáo' }).click();
    await expect(report(page).getByRole('alertdialog')).toContainText('Không rút lại, không sửa được');
    await page.keyboard.press('Escape');
    await expect(report(page).getByRole('alertdialog')).toBeHidden();
    await report(page).getByRole('button', { name: 'Gửi báo cáo' }).click();
    await report(page).getByRole('button', { name: 'Xác nhận ghi' }).click();
    await page.getByRole('button', { name: /^Báo cáo đã gửi/ }).click();
    await report(page)
      .getByRole('button', { name: /^Mở Báo cáo ban đầu/ })
      .click();
    await expect(report(page).getByText(/không sửa được/)).toBeVisible();
    await expect(report(page).getByRole('textbox')).toHaveCount(0);
    await clean(page, 'locked copy of a report');
  });

  await test.step('printed, it is the paper alone, in the order of an official one', async () => {
    const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true });
    const words = text.replace(/\s+/g, ' ');
    const order = [
      '[DIỄN TẬP]',
      'SỞ TÀI CHÍNH',
      'Số: 01/BC-STC',
      'Ban đầu về sự cố an toàn thông tin mạng',
      'Kính gửi',
      'Chủ quản hệ thống thông tin',
      SYMPTOMS,
      DONE,
      'Nơi nhận:',
      'Người gửi: Nguyễn Thị Minh',
    ].map((part) => [part, words.indexOf(part)] as const);
    expect(order.filter(([, place]) => place < 0)).toEqual([]);
    expect(order.toSorted(([, a], [, b]) => a - b)).toEqual(order);
    expect(words).toContain(NATION);
    expect(words).not.toContain('Hộp tin');
    await expect(report(page).getByText(/không sửa được/)).toBeVisible();
  });
});
