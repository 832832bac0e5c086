/** The studio as a planning team meets it: find, read, rehearse, correct, save, compare, try; every page held by axe in both schemes. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, enter, expect, test } from './stage.js';

const ID = 'hn-one-door-defacement';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Softly, so that one run names the faults of every page. */
async function clean(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      for (const { id, nodes } of violations)
        for (const { target, failureSummary } of nodes) faults.push(`${colorScheme} ${id}: ${target.join(' ')} - ${failureSummary ?? ''}`);
    }
    expect.soft(faults, `${name}\n${faults.join('\n')}`).toEqual([]);
  });
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Nội dung kịch bản (YAML)' });

test('a planner finds, reads, rehearses, corrects, compares and tries a scenario', async ({ page, url, api, context }) => {
  await enter(page, url);
  await page.getByRole('link', { name: 'Thư viện kịch bản', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /trong \d+ kịch bản/ })).toBeVisible();
  await clean(page, 'library');
  await page.getByLabel('Tìm kịch bản').fill('cong mot cua');
  await choose(page, page.getByRole('combobox', { name: 'Kỹ thuật ATT&CK' }), 'T1491.002');
  await choose(page, page.getByRole('combobox', { name: 'Độ khó' }), 'Độ khó 2/5');
  await expect(page.getByRole('link', { name: 'Thay đổi giao diện cổng một cửa điện tử' })).toBeVisible();
  await expect(page.getByRole('link', { name: /hộp thư Phòng Tài chính/ })).toBeHidden();
  await page.getByText('Bảng', { exact: true }).click();
  await clean(page, 'library, filtered, as a table');
  await page.getByRole('link', { name: 'Thay đổi giao diện cổng một cửa điện tử' }).click();

  await expect(page.getByRole('heading', { name: 'Cần chuẩn bị' })).toBeVisible();
  await clean(page, 'scenario, story');
  await page.getByRole('tab', { name: 'Diễn biến' }).click();
  await expect(page.getByRole('img', { name: /Sơ đồ tình huống/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Quy tắc' })).toBeVisible();
  await clean(page, 'scenario, timeline');
  await page.getByRole('tab', { name: 'Bảng điểm' }).click();
  await expect(page.getByRole('table', { name: 'Bảng điểm' }).getByRole('row').last()).toContainText('100');
  await clean(page, 'scenario, points');
  await page.getByRole('tab', { name: /Tệp đính kèm/ }).click();
  await page
    .getByRole('button', { name: /^Mở: .*\.log\.txt/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByPlaceholder('Tìm trong tệp')).toBeVisible();
  await clean(page, 'scenario, an attachment');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Chạy nháp' }).click();
  await page.getByRole('button', { name: 'Chạy nháp ngay' }).click();
  await expect(page.getByRole('row', { name: /^Hoàn hảo .*100 %/ }).first()).toBeVisible({ timeout: 60_000 });
  await clean(page, 'scenario, rehearsal');

  await page.getByRole('link', { name: 'Sửa' }).click();
  await expect(page.getByRole('region', { name: 'Lỗi và cảnh báo' })).toContainText('Không có lỗi');
  await page
    .getByRole('navigation', { name: 'Mục lục' })
    .getByRole('button', { name: /^1\.3 / })
    .click();
  const preview = page.getByRole('region', { name: 'Xem trước' });
  await expect(preview.getByText('Hệ thống giám sát an ninh mạng', { exact: false }).first()).toBeVisible();
  await preview.getByText('English').click();
  await expect(preview.getByText(/web process/).first()).toBeVisible();
  await clean(page, 'editor');

  // a key in the wrong place: named at its line as one types, and gone when it is taken back
  await page.keyboard.press('End');
  await text(page).press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('colour: red');
  const problems = page.getByRole('region', { name: 'Lỗi và cảnh báo' });
  await expect(problems).toContainText('1 lỗi');
  await expect(problems.getByRole('button', { name: /colour/ })).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText('colour:');
  await clean(page, 'editor with an error');
  for (let i = 0; i < 'colour: red'.length; i += 1) await page.keyboard.press('Backspace');
  // completion offers the keys that fit here
  await page.keyboard.type('loc');
  // by mouse: for a moment after it opens, the list takes Enter for a new line
  await page.getByRole('option', { name: /^location/ }).click();
  await page.keyboard.type('Phòng họp 2');
  await expect(problems).toContainText('Không có lỗi');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Đã lưu phiên bản 1.0.1')).toBeVisible();

  await page.getByRole('link', { name: ID }).click();
  await page.getByRole('tab', { name: 'Các phiên bản (2)' }).click();
  await expect(page.getByText('Khác nhau giữa 1.0.0 và 1.0.1: 2 dòng thêm, 1 dòng bớt')).toBeVisible();
  await expect(page.getByRole('row', { name: /thêm.*location: Phòng họp 2/ })).toBeVisible();
  await clean(page, 'scenario, versions');

  const [play] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Chơi thử' }).click()]);
  const panel = page.getByRole('dialog', { name: /Đang chơi thử/ });
  await expect(panel.getByRole('status')).toContainText('Đang diễn ra');
  await clean(page, 'trial under way');
  await play.waitForURL('**/play');
  await expect(play.getByRole('option', { name: /CB-0805-17/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Kết thúc' }).click();
  await expect(panel.getByRole('status')).toContainText('Đã kết thúc');
  const exercises = await api.call<{ name: string; scenario: { version: string } }[]>('GET', '/exercises');
  expect(exercises.find(({ name }) => name.startsWith('Thử: '))?.scenario.version).toBe('1.0.1');
  await play.close();
});

test('a spreadsheet goes out, is read without being kept, and comes back as the next version', async ({ page, url, api }) => {
  await enter(page, url);
  await page.goto(`${url}/scenarios/hn-finance-mailbox-takeover`);
  await page.getByRole('button', { name: 'Xuất' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'MSEL (XLSX)' }).click()]);
  await page.goto(`${url}/scenarios`);
  await page.locator('input[type=file]').setInputFiles({
    name: download.suggestedFilename(),
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await readFile(await download.path()),
  });
  const dialog = page.getByRole('dialog', { name: /Nhập từ bảng tính/ });
  await dialog.getByRole('button', { name: 'Kiểm tra' }).click();
  await expect(dialog.getByText(/Thêm 0, cập nhật 0, giữ nguyên \d+ tình huống/)).toBeVisible();
  await clean(page, 'spreadsheet, dry run');
  const versions = () => api.call<unknown[]>('GET', '/scenarios/hn-finance-mailbox-takeover/versions');
  expect(await versions()).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Nhập và lưu phiên bản mới' }).click();
  await expect(page.getByRole('link', { name: /Đã thêm hn-finance-mailbox-takeover phiên bản/ })).toBeVisible();
  expect(await versions()).toHaveLength(2);
});

test('a new scenario from the template and a copy of another are kept under their own ids; leaving asks first', async ({
  page,
  url,
  api,
}) => {
  await enter(page, url);
  await page.goto(`${url}/scenarios/new`);
  await expect(page.getByRole('region', { name: 'Lỗi và cảnh báo' })).toContainText('Không có lỗi');
  await clean(page, 'new scenario');
  let asked = 0;
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'confirm') asked += 1;
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Thư viện kịch bản' }).click();
  await expect.poll(() => asked).toBe(1);
  await expect(page).toHaveURL(/\/scenarios\/new$/);
  await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
  await page.waitForURL('**/scenarios/kich-ban-moi/edit');

  await page.goto(`${url}/scenarios/${ID}`);
  await page.getByRole('link', { name: 'Nhân bản' }).click();
  await expect(page.getByRole('region', { name: 'Lỗi và cảnh báo' })).toContainText('Không có lỗi');
  await page.getByRole('button', { name: 'Lưu phiên bản mới' }).click();
  await page.waitForURL(`**/scenarios/${ID}-ban-sao/edit`);
  const copy = await api.call<{ files: unknown[] }>('GET', `/scenarios/${ID}-ban-sao/picture`);
  expect(copy.files.length).toBeGreaterThan(0);
});
