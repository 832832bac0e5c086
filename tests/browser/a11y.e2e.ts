/** Every page, in the states that people meet it in, light and dark: no violation of WCAG 2.2 A and AA that axe can find. */
import { systemClock } from '../../server/clock.js';
import type { Exercise } from '../../server/shared/api.js';
import { clean } from './axe.js';
import { command, enter, expect, findAction, nextStep, pasteTeams, PHONE, plan, planFrom, seat, test } from './stage.js';

const TEAMS = ['Sở Tài chính', 'UBND phường Bến Nghé'];

test('entrance pages', async ({ page, url }) => {
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'Diễn tập ứng cứu sự cố an ninh mạng' })).toBeVisible();
  await clean(page, 'home, signed out');
  await page.goto(`${url}/login`);
  await page.getByLabel('Thư điện tử').fill('ai-do@dientap.example');
  await page.getByLabel(/^Mật khẩu/).fill('sai-mat-khau');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await clean(page, 'login, refused');
  await page.goto(`${url}/join?code=ABCDEF`);
  await expect(page.getByLabel('Mã tham gia')).toHaveValue('ABCDEF');
  await clean(page, 'join');
  await page.goto(`${url}/setup?token=het-han`);
  await expect(page.getByRole('heading', { name: 'Thiết lập lần đầu' })).toBeVisible();
  await clean(page, 'set-up');
  await page.goto(`${url}/khong-co-trang-nay`);
  await expect(page.getByText('Không tìm thấy trang này')).toBeVisible();
  await clean(page, 'not found');
  await page.goto(`${url}/play`);
  await expect(page.getByRole('heading', { name: 'Máy này chưa vào đội nào' })).toBeVisible();
  await clean(page, 'team console without a seat');
});

test("organiser's pages", async ({ page, url, api }) => {
  await page.route('**/api/exercises', (route) => route.fulfill({ json: [] }));
  await enter(page, url);
  await expect(page.getByText('Ba bước đầu tiên')).toBeVisible();
  await clean(page, 'home, nothing yet');
  await page.unroute('**/api/exercises');
  await plan(api, 'Diễn tập kiểm tra trang chủ', TEAMS);
  await page.reload();
  await expect(page.getByRole('cell', { name: 'Diễn tập kiểm tra trang chủ' })).toBeVisible();
  await clean(page, 'home, with exercises');
  await page.getByRole('link', { name: 'Thư viện kịch bản', exact: true }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sai.yaml', mimeType: 'application/yaml', buffer: Buffer.from('format: sai\n') });
  await expect(page.getByRole('alert')).toBeVisible();
  await clean(page, 'scenarios, upload refused');
  await planFrom(page, 'Thay đổi giao diện cổng một cửa điện tử');
  await page.getByLabel('Tên cuộc diễn tập').fill('Diễn tập phối hợp');
  await clean(page, 'plan, scenario');
  await nextStep(page);
  await page.getByText('Phối hợp: mỗi đội giữ một vai').click();
  await pasteTeams(page, ['Sở Tài chính', 'Sở Y tế', 'Sở Nội vụ']);
  await page.getByLabel('Tên đội, đội 2').fill('sở tài chính');
  await expect(page.getByText('Tên đội bị trùng: sở tài chính')).toBeVisible();
  await clean(page, 'plan, joint, with a name doubled');
  await page.getByLabel('Tên đội, đội 2').fill('Sở Y tế');
  await page.getByRole('button', { name: 'Chia cụm và vai' }).click();
  await expect(page.getByText('1 cụm, mọi vai đều có đội giữ')).toBeVisible();
  await page.getByText('Tệp CSV, Excel', { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'doi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Tên đội;Vai;Email\nSở Y tế;phi công;truc@yte.example\n'),
  });
  await expect(page.getByText('Dòng 2: kịch bản không có vai “phi công”', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Thư điện tử, đội 2')).toHaveValue('truc@yte.example');
  await clean(page, 'plan, a file with a mistake');
  for (const step of ['schedule', 'settings', 'review']) {
    await nextStep(page);
    await clean(page, `plan, ${step}`);
  }
  await page.reload();
  await expect(page.getByText('Đang soạn tiếp bản nháp')).toBeVisible();
  await page.getByRole('button', { name: 'Lập cuộc diễn tập', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Mở phòng điều hành' })).toBeVisible();
  await expect(page.getByText('truc@yte.example')).toBeVisible();
  await clean(page, 'exercise, teams');
  await page.getByRole('button', { name: 'Cấp mã mới cho Sở Y tế' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp mã mới' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('agencies, accounts and the guide', async ({ page, url }) => {
  await enter(page, url);
  await page.getByRole('link', { name: 'Danh bạ cơ quan' }).click();
  await expect(page.getByText('Danh bạ chưa có cơ quan nào')).toBeVisible();
  await clean(page, 'agencies, none');
  await page.getByRole('button', { name: 'Nhập danh sách' }).first().click();
  await page.getByText('Hà Nội 2025').click();
  await expect(page.getByText(/Thử trước, chưa ghi gì: \d+ mới/)).toBeVisible();
  await clean(page, 'agencies, dry run');
  await page.getByRole('button', { name: /^Nhập \d+ cơ quan/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByPlaceholder('Tìm theo tên', { exact: false }).fill('van mieu');
  await expect(page.getByText('UBND phường Văn Miếu - Quốc Tử Giám')).toBeVisible();
  await clean(page, 'agencies');
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await clean(page, 'account, new');
  const form = page.getByRole('dialog');
  await form.getByLabel('Thư điện tử').fill('danh.gia@dientap.example');
  await form.getByLabel('Tên hiển thị').fill('Đánh giá viên số một');
  await form.getByRole('button', { name: 'Tạo ngẫu nhiên' }).click();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('cell', { name: 'danh.gia@dientap.example' })).toBeVisible();
  await clean(page, 'accounts');
  await page.goto(`${url}/guide`);
  await expect(page.getByRole('heading', { name: 'Hướng dẫn ban tổ chức' })).toBeVisible();
  await clean(page, 'guide');
});

test('control room, team console and report of one drill', async ({ page: excon, browser, url, api }) => {
  const exercise: Exercise = await plan(api, 'Diễn tập kiểm tra khả năng tiếp cận', TEAMS);
  const order = (type: string, more: Record<string, unknown> = {}): Promise<unknown> => command(api, exercise.id, type, more);
  await enter(excon, url);
  /** The pages around the drill, in a tab of their own. */
  const around = await excon.context().newPage();
  await around.goto(`${url}/exercises/${exercise.id}`);
  const link = async (kind: string): Promise<string> => {
    const expiresAt = new Date(systemClock.wall() + 3_600_000).toISOString();
    return (await api.call<{ url: string }>('POST', `/exercises/${exercise.id}/links`, { kind, expiresAt })).url;
  };
  await excon.goto(`${url}/excon/${exercise.id}`);
  await expect(excon.getByRole('button', { name: 'BẮT ĐẦU' })).toBeVisible();
  await clean(excon, 'EXCON, planned');
  await excon.getByRole('button', { name: 'BẮT ĐẦU' }).click();
  await expect(excon.getByRole('dialog')).toBeVisible();
  await clean(excon, 'EXCON, question before START EX');
  await excon.keyboard.press('Escape');

  const code = exercise.teams[0]?.joinCode ?? '';
  const team = await seat(browser, url, code, 'Nguyễn Thị Minh');
  const phone = await seat(browser, url, code, 'Trần Văn Hải', PHONE);
  await expect(team.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' })).toBeVisible();
  await clean(team, 'team, waiting');

  await order('ready');
  for (const tab of ['Lịch', 'Thư mời và phiếu tham gia', 'Phòng chờ và kiểm tra trước giờ G', 'Đánh giá viên', 'Liên kết theo dõi']) {
    await around.getByRole('tab', { name: tab, exact: true }).click();
    await expect(around.getByRole('status').filter({ hasText: 'Đang tải' })).toHaveCount(0);
    await clean(around, `exercise, ${tab}`);
  }
  await order('send-adhoc', {
    to: 'all',
    channel: 'chat',
    from: 'EXCON',
    title: 'Kiểm tra liên lạc',
    body: 'Đề nghị xác nhận.',
    check: true,
  });
  await expect(phone.getByRole('button', { name: 'Xác nhận đã nhận' })).toBeVisible();
  await clean(phone, 'phone, communication check');

  await order('start');
  await order('open-board', { open: true });
  await order('release', { inject: 's1-02' });
  await order('release', { inject: 's1-03' });
  await expect(phone.getByRole('option', { name: /Công dân phản ánh/ })).toBeVisible();
  await team.getByRole('option', { name: /Công dân phản ánh/ }).click();
  await expect(team.getByRole('radio', { name: 'Sự cố thông thường' })).toBeVisible();
  await team.getByRole('option', { name: /WEB-01/ }).click();
  await findAction(team, 'thu thap');
  await expect(team.getByRole('button', { name: 'Ghi nhận hành động' })).toBeVisible();
  await team.getByRole('button', { name: 'Ghi nhận hành động' }).click();
  await findAction(team, 'bao cao ban dau');
  await team.getByRole('dialog').getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(team.getByRole('dialog').getByRole('alert')).toBeVisible();
  await clean(team, 'team, report form with items missing');
  await team.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  for (const tab of ['Hệ thống', 'Trao đổi']) {
    await team.getByRole('tab', { name: tab }).click();
    await clean(team, `team, ${tab}`);
  }
  await phone.getByRole('option', { name: /Công dân phản ánh/ }).click();
  await expect(phone.getByRole('radio', { name: 'Sự cố thông thường' })).toBeVisible();

  await command(api, exercise.id, 'say', { to: 'all', text: 'Ban điều hành thử kênh liên lạc.' });
  await expect(excon.getByRole('button', { name: /1\.2 .*: Đã xem$/ }).first()).toBeVisible();
  await clean(excon, 'EXCON, running');
  for (const tab of ['Gửi thêm', /Tin nhắn/, 'Nhật ký']) {
    await excon.getByRole('tab', { name: tab }).click();
    await clean(excon, `EXCON, ${tab}`);
  }
  await excon.getByRole('button', { name: /^Sở Tài chính, 1\.3 / }).click();
  await expect(excon.getByRole('dialog').getByText('Đội đã làm')).toBeVisible();
  await clean(excon, 'EXCON, exchange of a cell');
  await excon.keyboard.press('Escape');
  await excon.getByRole('button', { name: /^Sở Tài chính \d/ }).click();
  await expect(excon.getByRole('dialog').getByText('Hộp tình huống')).toBeVisible();
  await clean(excon, "EXCON, a team's screen");
  await excon.keyboard.press('Escape');

  await excon.keyboard.press('Control+k');
  await excon.getByPlaceholder('Gõ lệnh', { exact: false }).fill('tai chinh');
  await clean(excon, 'EXCON, palette');
  await excon.keyboard.press('Escape');
  const evaluator = await excon.context().newPage();
  await evaluator.setViewportSize({ width: 1024, height: 768 });
  await evaluator.goto(`${url}/evaluate/${exercise.id}`);
  await evaluator
    .getByRole('button', { name: /Sở Tài chính/ })
    .first()
    .click();
  await clean(evaluator, 'evaluator, a team');
  await evaluator.close();
  const guest = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await guest.goto(await link('wallboard'));
  await expect(guest.getByText('Công dân phản ánh', { exact: false }).first()).toBeVisible();
  await clean(guest, 'wallboard');
  await guest.goto(await link('observer'));
  await expect(guest.getByRole('grid')).toBeVisible();
  await clean(guest, 'observer');
  const gone = await link('wallboard');
  for (const { id } of await api.call<{ id: string }[]>('GET', `/exercises/${exercise.id}/links`))
    await fetch(`${url}/api/exercises/${exercise.id}/links/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${api.token()}` },
    });
  await guest.goto(gone);
  await expect(guest.getByText('Liên kết không còn hiệu lực')).toBeVisible();
  await clean(guest, 'a link that has expired');
  await guest.context().close();

  await order('pause', { reason: 'Nghỉ giải lao' });
  await expect(team.getByRole('status').filter({ hasText: 'Nghỉ giải lao' })).toBeVisible();
  await clean(team, 'team, paused');
  await order('resume');
  await order('pause', { realIncident: true, reason: 'Sự cố thật tại trung tâm dữ liệu' });
  await expect(team.getByRole('alertdialog')).toBeVisible();
  await clean(team, 'team, real incident');
  await clean(excon, 'EXCON, real incident');
  await order('end');
  await team.getByRole('button', { name: 'Điền phiếu góp ý (5 phút)' }).click();
  await expect(team.getByLabel('Ba điểm mạnh nhất, dòng 1')).toBeVisible();
  await clean(team, 'team, feedback form');
  await team.keyboard.press('Escape');
  await phone.getByRole('button', { name: 'Gửi ý kiến rút kinh nghiệm' }).click();
  await phone.getByLabel('Ý kiến của bạn').first().fill('Danh bạ liên lạc đã cũ');
  await phone.getByRole('button', { name: 'Gửi ý kiến', exact: true }).first().click();
  await clean(phone, 'phone, notes');
  await phone.keyboard.press('Escape');
  await around.goto(`${url}/hotwash/${exercise.id}`);
  await expect(around.getByText('Danh bạ liên lạc đã cũ')).toBeVisible();
  await clean(around, 'hot wash');
  await around.goto(`${url}/feedback/${exercise.id}`);
  await expect(around.getByRole('heading', { name: 'Kết quả phiếu góp ý' })).toBeVisible();
  await clean(around, 'feedback results');
  await around.close();

  await excon.goto(`${url}/report/${exercise.id}`);
  const tabs = excon.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(excon.getByRole('status').filter({ hasText: 'Đang tải' })).toHaveCount(0);
    await clean(excon, `report, ${await tab.textContent()}`);
  }
  await excon.goto(`${url}/replay/${exercise.id}`);
  await expect(excon.getByRole('button', { name: 'Phát', exact: true })).toBeVisible();
  await clean(excon, 'replay');
  const recorded = (path: string, body: object): Promise<{ id: string }> =>
    api.call('POST', `/exercises/${exercise.id}/${path}`, { recordId: `kiem-tra-${path}`, ...body });
  const finding = await recorded('findings', { kind: 'improvement', title: 'Danh bạ liên lạc đã cũ' });
  await recorded('corrective-actions', {
    findingId: finding.id,
    action: 'Cập nhật danh bạ',
    element: 'planning',
    responsible: 'Văn phòng',
    due: new Date(systemClock.wall()).toISOString().slice(0, 10),
  });
  await excon.goto(`${url}/improvement`);
  await expect(excon.getByText('Cập nhật danh bạ')).toBeVisible();
  await clean(excon, 'improvement board');
  await excon.goto(`${url}/programme`);
  await expect(excon.getByText(exercise.name)).toBeVisible();
  await clean(excon, 'programme');

  await order('publish');
  await excon.goto(await link('report'));
  await expect(excon.getByRole('heading', { name: 'Kết quả theo mục tiêu' })).toBeVisible();
  await clean(excon, 'published results');
  await team.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(team.getByRole('dialog').getByText('Từng dòng điểm')).toBeVisible();
  await team.getByRole('dialog').getByRole('button', { name: 'Kiến nghị phúc tra' }).first().click();
  await clean(team, 'team, its own sheet with an appeal');
  await team.context().close();
  await phone.context().close();
});
