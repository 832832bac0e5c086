/**
 * Reading under way: nine looks, files opened in place, an inbox shared by a team, and nothing that arrives moves what is read.
 */
import type { Api } from '../../server/bots/api.js';
import type { Channel } from '../../server/shared/scenario.js';
import type { ExconView } from '../../server/shared/views.js';
import { clean } from './axe.js';
import { command, expect, PHONE, plan, seat, test } from './stage.js';

const bi = (vi: string) => ({ vi, en: vi });
const adhoc = (api: Api, exerciseId: string, channel: Channel, title: string, body: string): Promise<unknown> =>
  command(api, exerciseId, 'send-adhoc', { to: 'all', channel, from: 'Ban điều hành', title: bi(title), body: bi(body) });

/** The three channels that the scenario itself does not use, in the form that authors write them. */
const MORE: [Channel, string, string][] = [
  ['sms', 'Tin nhắn của phụ huynh', '**[DIỄN TẬP] Tin nhắn - 08:25**\n\n**Phụ huynh (bà N.):** Tin này có thật không?'],
  [
    'news',
    'Báo đưa tin',
    '**[DIỄN TẬP] Tin Nhanh - 09:45**\n\n**Cổng một cửa ngừng hoạt động**\n\nSáng nay nhiều người dân không nộp được hồ sơ.',
  ],
  [
    'letter',
    'Công văn đề nghị báo cáo',
    '**[DIỄN TẬP] VĂN BẢN GIẢ ĐỊNH**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**  \n**Độc lập - Tự do - Hạnh phúc**\n\nBAN ĐIỀU HÀNH DIỄN TẬP  \nSố: 07/BĐH-DT · *Hà Nội, ngày 09 tháng 7 năm 2026*\n\n**KHẨN**\n\nKính gửi: Sở A\n\nĐề nghị báo cáo.\n\n**Nơi nhận:** Như trên. · **TRƯỞNG BAN**',
  ],
];

test('đọc tin, mở tệp, chia việc trong đội / reading, files, a shared inbox', async ({ browser, url, api }) => {
  const exercise = await plan(api, 'Diễn tập đọc tin', ['Trung tâm Phục vụ hành chính công']);
  const code = exercise.teams[0]?.joinCode ?? '';
  const hai = await seat(browser, url, code, 'Trần Văn Hải');
  const minh = await seat(browser, url, code, 'Nguyễn Thị Minh', PHONE);
  await command(api, exercise.id, 'start');
  const { msel } = await api.call<ExconView>('GET', `/exercises/${exercise.id}/snapshot`);
  for (const { id } of msel) await command(api, exercise.id, 'release', { inject: id }).catch(() => undefined);
  for (const [channel, title, body] of MORE) await adhoc(api, exercise.id, channel, title, body);
  const list = hai.getByRole('listbox', { name: 'Hộp tin' });
  const row = (name: string | RegExp) => list.getByRole('option', { name });
  const pane = hai.getByRole('region', { name: 'Nội dung', exact: true });
  await expect(row('Công văn đề nghị báo cáo')).toBeVisible();

  const channel = async (name: string): Promise<void> => {
    await hai.getByRole('button', { name: /^Lọc/ }).click();
    await hai.getByRole('menuitemradio', { name: new RegExp(name) }).click();
    await list.getByRole('option').first().click();
  };
  await test.step('each channel looks as people know it, and axe finds nothing', async () => {
    const looks: [string, ReturnType<typeof pane.getByText>][] = [
      ['Thư điện tử', pane.getByRole('button', { name: 'Nguồn thư' })],
      ['Điện thoại', pane.getByRole('region', { name: 'Nội dung cuộc gọi' }).getByRole('listitem').first()],
      ['Tin nhắn SMS', pane.getByText('Tin này có thật không?')],
      ['Cảnh báo giám sát', pane.getByText(/^Mức độ: /)],
      ['Báo chí', pane.getByRole('heading', { name: 'Cổng một cửa ngừng hoạt động', level: 3 })],
      ['Mạng xã hội', pane.getByRole('region', { name: /Bình luận hiển thị/ })],
      ['Trao đổi nhanh', pane.getByRole('region', { name: 'Cuộc trò chuyện' })],
      ['Phiếu yêu cầu', pane.getByText('Người yêu cầu')],
      ['Công văn', pane.getByText('Kính gửi: Sở A')],
    ];
    for (const [name, sign] of looks) {
      await channel(name);
      await expect(sign).toBeVisible();
      await clean(hai, name);
    }
    await hai.getByRole('button', { name: 'Bỏ lọc' }).click();
  });

  await test.step('fields of an alert sort', async () => {
    await hai.getByLabel('Tìm trong hộp tin').fill('web-01 tien trinh');
    await list.getByRole('option').first().click();
    const head = pane.getByRole('columnheader', { name: 'Trường' });
    await expect(head).toHaveAttribute('aria-sort', 'none');
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    const names = await pane.getByRole('rowheader').allTextContents();
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi', { numeric: true }).compare));
  });

  const file = hai.getByRole('dialog');
  await test.step('a log is searched without diacritics, an event is a tree, nothing leaves the page', async () => {
    await pane.getByRole('button', { name: /^Mở: .*\.log/ }).click();
    await file.getByLabel('Tìm trong tệp').fill('gia dinh');
    await expect(file.getByText('1/1', { exact: true })).toBeVisible();
    await expect(file.locator('mark').first()).toHaveText('giả định');
    await file.getByLabel('Tìm trong tệp').fill('uploadhandler');
    await file.getByRole('button', { name: 'Kết quả sau' }).click();
    await expect(file.getByText(/^2\/\d+$/)).toBeVisible();
    await clean(hai, 'a log');
    await hai.keyboard.press('Escape');
    await hai.keyboard.press('Escape');
    await expect(file).toBeHidden();
    await pane.getByRole('button', { name: /^Mở: .*\.json/ }).click();
    const tree = file.getByRole('tree');
    await file.getByRole('button', { name: 'Thu gọn' }).click();
    await expect(tree.getByText('"cmd.exe"')).toBeHidden();
    await file.getByLabel('Tìm trong tệp').fill('cmd.exe');
    await expect(tree.getByText('"cmd.exe"').first()).toBeVisible();
    await tree.focus();
    await hai.keyboard.press('Home');
    await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-selected', 'true');
    await clean(hai, 'a tree');
    await file.getByRole('button', { name: 'Đóng' }).click();
  });

  await test.step('a picture grows and fits again; a mail shows its headers', async () => {
    await hai.getByRole('button', { name: 'Xóa từ tìm' }).click();
    await channel('Mạng xã hội');
    await pane.getByRole('button', { name: /^Mở: .*\.png/ }).click();
    const image = file.getByRole('img', { name: /png$/ });
    await expect(image).toBeVisible();
    const before = (await image.boundingBox())?.width ?? 0;
    await file.getByRole('button', { name: 'Phóng to' }).click();
    await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(before * 1.4);
    await clean(hai, 'a picture');
    await file.getByRole('button', { name: 'Vừa khung' }).click();
    await file.getByRole('button', { name: 'Đóng' }).click();
    await hai.getByRole('button', { name: 'Bỏ lọc' }).click();
    await hai.getByLabel('Tìm trong hộp tin').fill('CB-0805-17');
    await list.getByRole('option').last().click();
    await pane.getByRole('button', { name: /^Mở: .*\.eml/ }).click();
    await expect(file.getByText('Authentication-Results')).toBeVisible();
    await clean(hai, 'the source of a mail');
    await file.getByRole('button', { name: 'Đóng' }).click();
    await hai.getByRole('button', { name: 'Bỏ lọc' }).click();
  });

  await test.step('one key takes, pins, marks; the other member sees who works on it and who reads it', async () => {
    await row('Công văn đề nghị báo cáo').click();
    for (const key of ['a', 'p', 'm']) await hai.keyboard.press(key);
    await expect(list.getByRole('option').first()).toContainText('Công văn đề nghị báo cáo');
    await expect(list.getByRole('option').first()).toContainText('Bạn đang xử lý');
    const hers = minh.getByRole('option', { name: /Công văn đề nghị báo cáo/ });
    await expect(hers).toContainText('Trần Văn Hải đang xử lý');
    await expect(hers.getByRole('img', { name: 'Trần Văn Hải đang đọc' })).toBeVisible();
    await hers.click();
    await expect(pane.getByRole('img', { name: 'Nguyễn Thị Minh đang đọc' })).toBeVisible();
    await hai.getByRole('button', { name: 'Giao cho người khác' }).click();
    await hai.getByRole('menuitem', { name: 'Nguyễn Thị Minh' }).click();
    await expect(minh.getByRole('group', { name: 'Bạn đang xử lý' })).toBeVisible();
    await hai.getByRole('button', { name: 'Lọc', exact: true }).click();
    await hai.getByRole('menuitemradio', { name: 'Việc của tôi' }).click();
    await expect(hai.getByText('Không có tin nào khớp')).toBeVisible();
    await clean(hai, 'a filter without hits');
    await hai.getByRole('button', { name: 'Bỏ lọc' }).first().click();
    await row('Công văn đề nghị báo cáo').click();
  });

  await test.step('what arrives moves neither the row under the hand nor the words being read', async () => {
    const held = list.getByRole('option').nth(4);
    const name = (await held.getAttribute('data-id')) ?? '';
    const same = hai.locator(`[data-id="${name}"]`);
    await same.hover();
    const words = pane.getByText('Đề nghị báo cáo.', { exact: true });
    const places = async () => [await same.boundingBox(), await words.boundingBox()];
    const before = await places();
    for (const n of [1, 2, 3]) await adhoc(api, exercise.id, 'chat', `Tin mới số ${n}`, 'Trả lời giúp.');
    await expect(row('Tin mới số 3')).toBeAttached();
    expect(await places()).toEqual(before);
    await hai.getByRole('button', { name: /tin mới/ }).click();
    await expect(row('Tin mới số 3')).toBeInViewport();
  });

  await test.step('on a phone, back leads to the same place in the list', async () => {
    await minh.getByRole('button', { name: 'Hộp tin' }).first().click();
    const hers = minh.getByRole('listbox');
    await hers.evaluate((box) => box.scrollTo({ top: 400 }));
    const third = hers.getByRole('option').nth(7);
    const place = (await third.boundingBox())?.y;
    await third.click();
    await minh.getByRole('button', { name: 'Hộp tin' }).first().click();
    expect((await third.boundingBox())?.y).toBe(place);
    await clean(minh, 'the inbox on a phone');
  });
  await hai.context().close();
  await minh.context().close();
});
