/**
 * The story that the platform exists for: an organiser plans, EXCON launches and steers, two teams answer, one of them is cut
 * off and returns, everybody stops for a real incident, and a scored report is marked, printed and published.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Exercise } from '../../server/shared/api.js';
import type { DrillEvent } from '../../server/shared/events.js';
import { choose, enter, expect, findAction, PHONE, makePlan, planFrom, seat, test } from './stage.js';
import { layWire } from './wire.js';

const TEAMS = ['Sở Tài chính', 'UBND phường Bến Nghé', 'Trung tâm Dữ liệu'] as const;
const [FINANCE, WARD] = TEAMS;
const NAME = 'Diễn tập ứng cứu sự cố Cổng một cửa, quý IV';
const ADVISORY = /CB-0805-17/;
const CALL = /Công dân phản ánh trang tiếp nhận/;
const REASON = 'Mất điện hội trường, chờ năm phút';
const INCIDENT = 'Hệ thống thư của Thành phố bị tấn công thật';

test('từ START EX đến báo cáo có điểm / from START EX to a scored report', async ({ browser, page: excon, url, api }) => {
  const wire = await layWire(url);
  let exercise!: Exercise;
  let finance!: Page;
  let ward!: Page;
  const cell = (team: string, inject: string, state: string) =>
    excon.getByRole('button', { name: new RegExp(`^${team}, ${inject.replace('.', '\\.')} .*: ${state}$`) });
  const acts = async (team: string) => {
    const teamId = exercise.teams.find(({ name }) => name === team)?.id;
    const { events } = await api.call<{ events: DrillEvent[] }>('GET', `/exercises/${exercise.id}/log?limit=5000`);
    return events.filter((event) => event.type === 'action-recorded').filter((event) => event.teamId === teamId);
  };
  const order = async (button: string, confirm: string = button, reason?: string): Promise<void> => {
    await excon.getByRole('button', { name: button, exact: true }).click();
    const asking = excon.getByRole('dialog');
    if (reason) await asking.getByLabel('Lý do').fill(reason);
    await asking.getByRole('button', { name: confirm, exact: true }).click();
    await expect(asking).toBeHidden();
  };

  const release = async (number: string): Promise<void> => {
    await excon.getByRole('button', { name: `Thao tác khác: ${number} ` }).click();
    await excon.getByRole('menuitem', { name: 'Phát ngay' }).click();
    await excon.getByRole('dialog').getByRole('button', { name: 'Phát ngay' }).click();
  };
  const factor = async (value: string): Promise<void> => {
    await excon.getByRole('button', { name: 'Thao tác khác', exact: true }).click();
    await excon.getByRole('menuitem', { name: 'Đổi hệ số' }).click();
    await excon.getByRole('dialog').getByLabel('Hệ số thời gian').fill(value);
    await excon.getByRole('dialog').getByRole('button', { name: 'Đổi hệ số' }).click();
    await expect(excon.getByRole('banner').getByText(`×${value}`)).toBeVisible();
  };

  await enter(excon, url);
  await test.step('plans an exercise with three teams and gets a code for each', async () => {
    await excon.getByRole('link', { name: 'Thư viện kịch bản', exact: true }).click();
    await planFrom(excon, 'Thay đổi giao diện cổng một cửa điện tử');
    await makePlan(excon, { name: NAME, teams: TEAMS, factor: '3' });
    await expect(excon.getByRole('heading', { name: NAME })).toBeVisible();
    const found = (await api.call<Exercise[]>('GET', '/exercises')).find(({ name }) => name === NAME);
    expect(found?.teams.map(({ name }) => name)).toEqual([...TEAMS]);
    exercise = found as Exercise;
    for (const { joinCode } of exercise.teams) await expect(excon.getByText(joinCode ?? '-', { exact: true })).toBeVisible();
    await excon.getByRole('link', { name: 'Mở phòng điều hành' }).click();
    await expect(excon.getByText('Đã lập kế hoạch')).toBeVisible();
  });

  await test.step('two members take their seats, one of them on a phone', async () => {
    const code = (team: string): string => exercise.teams.find(({ name }) => name === team)?.joinCode ?? '';
    finance = await seat(browser, url, code(FINANCE), 'Nguyễn Thị Minh');
    ward = await seat(browser, wire.url, code(WARD), 'Trần Văn Hải', PHONE);
    await expect(finance.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' })).toBeVisible();
    await expect(ward.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' })).toBeVisible();
    await expect(excon.getByText('Đội trực tuyến 2/3')).toBeVisible();
  });

  await test.step('START EX says what is missing, then the first inject arrives on both', async () => {
    await excon.getByRole('button', { name: 'BẮT ĐẦU' }).click();
    const start = excon.getByRole('dialog');
    await start.getByLabel('Vẫn bắt đầu', { exact: true }).check();
    await start.getByLabel('Lý do vẫn bắt đầu').fill('Một đội chưa đến, các đội khác bắt đầu đúng giờ');
    await start.getByRole('button', { name: 'Bắt đầu diễn tập' }).click();
    await expect(excon.getByText('Đang diễn ra')).toBeVisible();
    for (const team of [finance, ward]) await expect(team.getByRole('option', { name: ADVISORY })).toBeVisible();
    await expect(cell('Trung tâm Dữ liệu', '1.1', 'Đã phát')).toBeVisible();
  });

  await test.step('a team reads and EXCON sees it; it acts with fields and EXCON sees that', async () => {
    await finance.getByRole('option', { name: ADVISORY }).click();
    await expect(finance.getByRole('heading', { name: ADVISORY })).toBeVisible();
    await expect(cell(FINANCE, '1.1', 'Đã xem')).toBeVisible();
    await findAction(finance, 'tiep nhan va xac nhan');
    await finance.getByLabel('Nội dung thực hiện').fill('Mở phiếu sự cố, phân công trực ứng cứu rà soát phiên bản VPortal');
    await choose(
      finance,
      finance.getByRole('textbox', { name: 'Hệ thống, thiết bị' }).or(finance.getByRole('combobox', { name: 'Hệ thống, thiết bị' })),
      'Máy chủ WEB-01',
    );
    await finance.getByLabel('Lý do').fill('Cảnh báo nêu đúng phiên bản đang dùng');
    await finance.getByRole('button', { name: 'Ghi nhận hành động' }).click();
    const log = finance.getByRole('region', { name: 'Nhật ký của đội' });
    await expect(log.getByText('Tiếp nhận và xác nhận sự cố')).toBeVisible();
    await expect(log.getByText(/Mở phiếu sự cố/)).toBeVisible();
    await expect(cell(FINANCE, '1.1', 'Đang xử lý')).toBeVisible();
  });

  await test.step('EXCON releases an inject early, and the team answers its question', async () => {
    await release('1.2');
    await expect(cell(WARD, '1.2', 'Đã phát')).toBeVisible();
    await finance.getByRole('option', { name: CALL }).click();
    await finance.getByRole('radio', { name: 'Sự cố thông thường' }).check();
    await finance.getByRole('button', { name: 'Gửi câu trả lời' }).click();
    await expect(finance.getByText(/Đã trả lời: Sự cố thông thường/)).toBeVisible();
  });

  await test.step('the team files the report that it asks for; the form tells how complete it is', async () => {
    await release('1.6');
    await expect(ward.getByRole('option', { name: /Lãnh đạo Thành phố yêu cầu báo cáo nhanh/ })).toBeVisible();
    await finance.getByRole('option', { name: /Lãnh đạo Thành phố yêu cầu báo cáo nhanh/ }).click();
    await findAction(finance, 'bao cao ban dau');
    const form = finance.getByRole('dialog', { name: /Báo cáo ban đầu sự cố/ });
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await expect(form.getByRole('alert')).toContainText('Còn thiếu: Nơi nhận');
    await form.getByText('Chủ quản hệ thống thông tin', { exact: true }).click();
    await choose(finance, form.getByLabel('Hệ thống bị sự cố'), 'Máy chủ WEB-01');
    await form.getByLabel('Mô tả sự cố và dấu hiệu').fill('Trang tiếp nhận hiện hình con mắt đỏ từ 08:07');
    await form.getByLabel('Biện pháp đã thực hiện').fill('Xác minh, sao lưu nhật ký, đề nghị chuyển trang bảo trì');
    await expect(form.getByText('Mục bắt buộc đã điền: 4/4')).toBeVisible();
    await expect(form.getByText(/Đã lưu nháp/)).toBeVisible();
    await form.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await form.getByRole('button', { name: 'Xác nhận ghi' }).click();
    await expect(finance.getByRole('region', { name: 'Nhật ký của đội' }).getByText(/Gửi báo cáo: Báo cáo ban đầu/)).toBeVisible();
  });

  await test.step('it asks EXCON and gets an answer', async () => {
    await finance.getByRole('tab', { name: /EXCON/ }).click();
    await finance.getByLabel('Nhắn cho ban điều hành').fill('Có được liên hệ nhà cung cấp không?');
    await finance.getByLabel('Nhắn cho ban điều hành').press('Enter');
    await excon.getByRole('tab', { name: /Tin nhắn/ }).click();
    await expect(excon.getByText('Có được liên hệ nhà cung cấp không?')).toBeVisible();
    await excon.getByRole('button', { name: new RegExp(`^${FINANCE}.*Chưa trả lời`) }).click();
    await excon.getByLabel('Viết cho đội…').fill('Được, qua kênh mô phỏng của Ban điều hành.');
    await excon.getByRole('button', { name: 'Gửi', exact: true }).click();
    await expect(finance.getByRole('log').getByText('Được, qua kênh mô phỏng của Ban điều hành.')).toBeVisible();
  });

  await test.step('an ad-hoc letter appears as a letter looks', async () => {
    await excon.getByRole('tab', { name: 'Gửi thêm' }).click();
    await choose(excon, excon.getByRole('textbox', { name: 'Kênh' }).or(excon.getByRole('combobox', { name: 'Kênh' })), 'Công văn');
    await excon.getByLabel('Tiêu đề').fill('Về việc tăng cường trực ứng cứu');
    await excon.getByLabel('Nội dung').fill('[DIỄN TẬP] Đề nghị các đơn vị trực 24/24 đến khi có thông báo mới.');
    await excon.getByRole('button', { name: 'Gửi', exact: true }).click();
    await finance.getByRole('option', { name: /Về việc tăng cường trực ứng cứu/ }).click();
    const reading = finance.getByRole('region', { name: 'Nội dung' });
    await expect(reading.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeVisible();
    await expect(reading.getByText(/trực 24\/24/)).toBeVisible();
  });

  await test.step('time is made to run faster until the hint of the call may be taken, then slower', async () => {
    await finance.getByRole('option', { name: CALL }).click();
    await expect(finance.getByText(/Mở sau \d/)).toBeVisible();
    await factor('60');
    await finance.getByRole('button', { name: 'Lấy gợi ý', exact: true }).click({ timeout: 60_000 });
    await factor('2');
    await finance.getByRole('button', { name: 'Đồng ý, còn tối đa 75 %' }).click();
    await expect(finance.getByText(/Mở chính trang đó từ một máy ngoài mạng/).first()).toBeVisible();
  });

  await test.step('a pause shows its reason and takes no action until it is over', async () => {
    await order('TẠM DỪNG', 'TẠM DỪNG', REASON);
    for (const team of [finance, ward]) await expect(team.getByRole('status').filter({ hasText: REASON })).toBeVisible();
    await finance.getByRole('tab', { name: 'Ứng phó' }).click();
    await findAction(finance, 'chung cu');
    await expect(finance.getByRole('button', { name: 'Ghi nhận hành động' })).toBeDisabled();
    const stood = await excon.locator('time').first().textContent();
    await order('TIẾP TỤC');
    await expect(excon.getByText('Đang diễn ra')).toBeVisible();
    await expect(finance.getByRole('button', { name: 'Ghi nhận hành động' })).toBeEnabled();
    await expect(excon.locator('time').first()).not.toHaveText(stood ?? '');
  });

  await test.step('a team that is cut off keeps its screen, queues an act, and lands it exactly once on return', async () => {
    wire.pullOut();
    await expect(ward.getByText(/Mất kết nối \d\d:\d\d/)).toBeVisible();
    await expect(excon.getByText('Đội trực tuyến 1/3')).toBeVisible();
    await ward.getByRole('option', { name: ADVISORY }).click();
    await expect(ward.getByRole('heading', { name: ADVISORY })).toBeVisible();
    await ward.getByRole('button', { name: 'Ứng phó với tin này' }).click();
    await findAction(ward, 'tiep nhan va xac nhan');
    await ward.getByLabel('Nội dung thực hiện').fill('Ghi nhận cảnh báo trong lúc mất mạng');
    await ward.getByRole('button', { name: 'Ghi nhận hành động' }).click();
    await ward
      .getByRole('navigation')
      .getByRole('button', { name: /Nhật ký/ })
      .click();
    await expect(ward.getByRole('listitem').filter({ hasText: 'Tiếp nhận và xác nhận sự cố' })).toContainText('Chờ gửi');
    expect(await acts(WARD)).toHaveLength(0);

    wire.plugIn();
    await expect(ward.getByText(/Mất kết nối \d\d:\d\d/)).toBeHidden();
    await expect(ward.getByText('Chờ gửi')).toHaveCount(0);
    await expect(ward.getByRole('listitem').filter({ hasText: 'Tiếp nhận và xác nhận sự cố' })).toHaveCount(1);
    await expect(excon.getByText('Đội trực tuyến 2/3')).toBeVisible();
    const landed = await acts(WARD);
    expect(landed).toHaveLength(1);
    expect(landed[0]).toMatchObject({ action: 'ACK', fields: { what: 'Ghi nhận cảnh báo trong lúc mất mạng' } });
    // the member's own time travels with it
    expect(landed[0]?.localTime).toBeLessThan(landed[0]?.at.wall ?? 0);
  });

  await test.step('a real incident turns every screen, and turns it back', async () => {
    await order('Sự cố thật', 'Sự cố thật', INCIDENT);
    for (const team of [finance, ward]) {
      const notice = team.getByRole('alertdialog', { name: 'Dừng diễn tập: có sự cố thật' });
      await expect(notice).toContainText(INCIDENT);
      await expect(notice).toContainText('SỰ CỐ THẬT - KHÔNG PHẢI DIỄN TẬP');
    }
    await expect(excon.getByText('SỰ CỐ THẬT - KHÔNG PHẢI DIỄN TẬP').first()).toBeVisible();
    await order('TIẾP TỤC');
    for (const team of [finance, ward]) await expect(team.getByRole('alertdialog')).toBeHidden();
  });

  await test.step('END EX', async () => {
    await order('KẾT THÚC');
    for (const team of [finance, ward]) await expect(team.getByText('Cuộc diễn tập đã kết thúc.', { exact: true })).toBeVisible();
    await excon.getByRole('button', { name: 'Báo cáo sau diễn tập' }).click();
    await expect(excon.getByRole('heading', { name: NAME })).toBeVisible();
  });

  await test.step('an evaluator marks the report by keyboard', async () => {
    await excon.getByRole('tab', { name: 'Chấm chất lượng (1)' }).click();
    await expect(excon.getByText('Trang tiếp nhận hiện hình con mắt đỏ từ 08:07')).toBeVisible();
    await excon.keyboard.press('3');
    await expect(excon.getByRole('tab', { name: 'Chấm chất lượng (0)' })).toBeVisible();
    await expect(excon.getByText('Không còn nội dung nào chờ chấm')).toBeVisible();
  });

  await test.step('the ranking and a sheet that explains every point', async () => {
    await excon.getByRole('tab', { name: 'Xếp hạng' }).click();
    await expect(excon.getByRole('row').filter({ hasText: FINANCE }).getByRole('cell').first()).toHaveText('1');
    await excon.getByRole('tab', { name: 'Phiếu từng đội' }).click();
    await choose(excon, excon.getByLabel('Chọn đội').first(), FINANCE);
    const report = excon.getByRole('listitem').filter({ hasText: 'Gửi báo cáo ban đầu sự cố' });
    await expect(report).toContainText('chất lượng 75 %');
    await expect(excon.getByRole('listitem').filter({ hasText: 'Tiếp nhận và xác nhận sự cố' }).first()).toContainText('4 / 4');
  });

  await test.step('HTML and PDF of the report', async () => {
    await excon.getByRole('button', { name: 'In và xuất' }).click();
    const opening = excon.context().waitForEvent('page');
    await excon.getByRole('button', { name: 'Xem bản in' }).click();
    const print = await opening;
    await expect(print.getByText(NAME).first()).toBeVisible();
    await expect(print.getByText(FINANCE).first()).toBeVisible();
    await print.close();

    const saving = excon.waitForEvent('download', { timeout: 60_000 });
    await excon.getByRole('button', { name: 'Tải PDF' }).click();
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(await (await saving).path())));
    expect(pdf.numPages).toBeGreaterThan(3);
    const { text } = await extractText(pdf, { mergePages: true });
    for (const words of [NAME, FINANCE, WARD, 'Kết quả từng đội']) expect(text.normalize('NFC')).toContain(words);
    await excon.keyboard.press('Escape');
  });

  await test.step('published: each team reads its own sheet', async () => {
    await order('Công bố kết quả');
    await expect(excon.getByText('Đã công bố')).toBeVisible();
    await finance.getByRole('button', { name: 'Xem kết quả' }).click();
    const sheet = finance.getByRole('dialog', { name: 'Kết quả của đội' });
    await expect(sheet.getByText(/chất lượng 75 %/)).toBeVisible();
    await expect(sheet.getByText(WARD)).toHaveCount(0);
  });

  await finance.context().close();
  await ward.context().close();
  await wire.close();
});
