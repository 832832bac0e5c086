/** The very first visit: nobody has used this platform yet. */
import { enter, expect, test } from './stage.js';

test('an organiser signs in to an empty platform and sees the three first steps', async ({ page, url }) => {
  await page.goto(url);
  await page.getByRole('link', { name: 'Đăng nhập' }).click();
  await enter(page, url);
  await expect(page.getByText('Ba bước đầu tiên')).toBeVisible();
  for (const step of ['Xem cuộc diễn tập mẫu', 'Nhập danh bạ cơ quan', 'Đọc hướng dẫn'])
    await expect(page.getByRole('main').getByText(step, { exact: true }).first()).toBeVisible();
});
