/**
 * A whole city from the console: 150 agencies are read from a spreadsheet, invited by mail, seen into the lobby and checked;
 * EXCON starts, steers, stops for a real incident and resumes, work is evaluated, and after END EX the hall holds its hot wash.
 * The agencies are simulated over real sockets, but for one that sits at a browser of its own.
 */
import ExcelJS from 'exceljs';
import type { Page } from '@playwright/test';
import { startTroupe, type Troupe } from '../../server/bots/troupe.js';
import { createSilentLogger } from '../../server/cli/silent.js';
import { definitionOf } from '../../server/cli/troupe-options.js';
import { systemClock } from '../../server/clock.js';
import { newId, systemRandom } from '../../server/ids.js';
import type { Exercise } from '../../server/shared/api.js';
import type { DrillEvent } from '../../server/shared/events.js';
import { mailsIn } from './post-office.js';
import { enter, expect, seat, test } from './stage.js';

const TEAMS = 150;
const NAME = 'Diễn tập toàn Thành phố năm 2026';
const OURS = 'UBND phường số 001';
const INCIDENT = 'Mất điện thật tại trung tâm dữ liệu';
const REASON = 'Đã gọi điện, đội đang có mặt đủ';
const nameOf = (n: number): string => `UBND phường số ${String(n + 1).padStart(3, '0')}`;

/** What an organiser has: a spreadsheet with a head, a column too many, and addresses. */
async function roster(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Danh sách');
  sheet.addRow(['STT', 'Tên đội', 'Thư điện tử']);
  for (let n = 0; n < TEAMS; n += 1) sheet.addRow([n + 1, nameOf(n), `doi-${n + 1}@phuong.example`]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('một thành phố diễn tập / a city holds its drill', async ({ browser, page: excon, url, api }) => {
  let exercise!: Exercise;
  let team!: Page;
  let troupe!: Troupe;
  const log = async (): Promise<DrillEvent[]> => {
    const events: DrillEvent[] = [];
    let after = '';
    for (;;) {
      const page = await api.call<{ events: DrillEvent[]; next: string | null }>('GET', `/exercises/${exercise.id}/log?limit=5000${after}`);
      events.push(...page.events);
      if (page.next === null) return events;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
  };
  const count = async (type: DrillEvent['type']): Promise<number> => (await log()).filter((event) => event.type === type).length;
  const asking = excon.getByRole('dialog');
  const confirm = async (name: string): Promise<void> => {
    await asking.getByRole('button', { name, exact: true }).click();
    await expect(asking).toBeHidden();
  };
  /** An act on an inject, from its menu in the MSEL. */
  const steer = async (number: string, act: string): Promise<void> => {
    await excon.getByRole('button', { name: `Thao tác khác: ${number} ` }).click();
    await excon.getByRole('menuitem', { name: act, exact: true }).click();
  };
  const more = async (item: string): Promise<void> => {
    await excon.getByRole('button', { name: 'Thao tác khác', exact: true }).click();
    await excon.getByRole('menuitem', { name: item }).click();
  };
  const tab = (name: string | RegExp): Promise<void> => excon.getByRole('tab', { name }).click();

  await test.step('the wizard reads 150 agencies from a workbook', async () => {
    await enter(excon, url);
    await excon.goto(`${url}/plan?scenario=hn-one-door-defacement`);
    await excon.getByLabel('Tên cuộc diễn tập').fill(NAME);
    await excon.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await excon.getByText('Tệp CSV, Excel', { exact: true }).click();
    await excon.locator('input[type=file]').setInputFiles({
      name: 'danh-sach.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await roster(),
    });
    await expect(excon.getByText(`Đã thêm ${TEAMS} đội`, { exact: false })).toBeVisible();
    await excon.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await excon.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await excon.getByLabel('Hệ số thời gian').fill('2');
    await excon.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await expect(excon.getByText('Kế hoạch đã đủ.', { exact: false })).toBeVisible();
    await excon.getByRole('button', { name: 'Lập cuộc diễn tập', exact: true }).click();
    await expect(excon.getByRole('heading', { name: NAME })).toBeVisible();
    const found = (await api.call<Exercise[]>('GET', '/exercises')).find(({ name }) => name === NAME);
    exercise = found as Exercise;
    expect(exercise.teams).toHaveLength(TEAMS);
  });

  await test.step('every agency is invited by mail, with its own code and a calendar entry', async () => {
    await tab('Thư mời và phiếu tham gia');
    await excon.getByRole('button', { name: `Gửi đội chưa được mời (${TEAMS})` }).click();
    const folder = process.env['DIENTAP_E2E_MAIL'] ?? '';
    const mine = async () => (await mailsIn(folder)).filter(({ subject }) => subject?.includes(NAME));
    await expect.poll(async () => (await mine()).length, { timeout: 120_000 }).toBe(TEAMS);
    const mails = await mine();
    for (const { joinCode, emails } of exercise.teams) {
      const mail = mails.find(({ to }) => [to].flat().some((each) => each?.text.includes(emails?.[0] ?? '-')));
      expect(mail?.text).toContain(joinCode ?? '-');
      expect(mail?.subject).toContain('[DIỄN TẬP]');
    }
  });

  await test.step('the lobby opens, 150 teams come in, and all but one confirm the communication check', async () => {
    await tab('Phòng chờ và kiểm tra trước giờ G');
    await excon.getByRole('button', { name: 'Mở phòng chờ', exact: true }).click();
    const code = exercise.teams.find(({ name }) => name === OURS)?.joinCode ?? '';
    team = await seat(browser, url, code, 'Nguyễn Thị Minh');
    troupe = await startTroupe({
      url,
      api,
      exercise,
      definition: await definitionOf(api, exercise.scenario.id, createSilentLogger()),
      teams: exercise.teams.filter(({ name }) => name !== OURS),
      members: 1,
      seed: 2026,
      wall: () => systemClock.wall(),
      newId: () => newId(systemRandom),
    });
    await expect(excon.getByRole('region', { name: 'Số liệu phòng chờ' })).toContainText('150/150');
    await excon.getByRole('button', { name: 'Gửi cho mọi đội', exact: true }).click();
    await expect(team.getByRole('button', { name: 'Xác nhận đã nhận' })).toBeVisible();
    await expect(excon.getByText('149/150 đội đã xác nhận')).toBeVisible();
  });

  await test.step('START EX shows what is not in order and records who starts all the same', async () => {
    await excon.goto(`${url}/excon/${exercise.id}`);
    await expect(excon.getByText('Đội trực tuyến 150/150')).toBeVisible();
    await excon.getByRole('button', { name: 'BẮT ĐẦU', exact: true }).click();
    await asking.getByLabel('Vẫn bắt đầu', { exact: true }).check();
    await asking.getByLabel('Lý do vẫn bắt đầu').fill(REASON);
    await confirm('Bắt đầu diễn tập');
    await expect(excon.getByText('Đang diễn ra')).toBeVisible();
    await expect.poll(() => count('inject-delivered')).toBeGreaterThanOrEqual(TEAMS);
    // the one that was late confirms in the middle of play
    await team.getByRole('option', { name: /[Kk]iểm tra liên lạc/ }).click();
    await team.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
    await expect.poll(() => count('receipt-confirmed')).toBe(TEAMS);
    const started = (await log()).find((event) => event.type === 'started');
    expect(started).toMatchObject({ override: ['check'], reason: REASON });
  });

  await test.step('an inject is held and released, another goes out in EXCON’s own words', async () => {
    await steer('1.2', 'Giữ lại');
    await confirm('Giữ lại');
    await expect.poll(() => count('inject-held')).toBe(TEAMS);
    await steer('1.2', 'Phát ngay');
    await confirm('Phát ngay');
    await expect(excon.getByRole('button', { name: new RegExp(`^${OURS}, 1\\.2 .*: Đã phát$`) })).toBeVisible();
    await steer('1.6', 'Sửa rồi phát');
    await asking.getByLabel('Tiêu đề').fill('[DIỄN TẬP] Lãnh đạo Thành phố cần báo cáo trong giờ này');
    await asking.getByRole('button', { name: 'Gửi', exact: true }).click();
    await expect(asking).toBeHidden();
    await expect(team.getByRole('option', { name: /Lãnh đạo Thành phố cần báo cáo trong giờ này/ })).toBeVisible();
  });

  await test.step('a word to all, more time for one team, a longer drill', async () => {
    await tab(/Tin nhắn/);
    await excon.getByRole('button', { name: 'Gửi tất cả', exact: true }).click();
    await excon.getByLabel(/^Viết cho cả 150 đội/).fill('Giữ trật tự tại hội trường, tiếp tục xử lý.');
    await excon.getByRole('button', { name: 'Gửi', exact: true }).click();
    await team.getByRole('tab', { name: /EXCON/ }).click();
    await expect(team.getByRole('log').getByText('Giữ trật tự tại hội trường, tiếp tục xử lý.')).toBeVisible();
    await excon
      .getByRole('rowheader')
      .getByRole('button', { name: new RegExp(OURS) })
      .click();
    await asking.getByRole('button', { name: 'Cộng giờ', exact: true }).click();
    const credit = excon.getByRole('dialog', { name: 'Cộng giờ' });
    await credit.getByLabel('Lý do').fill('Máy tính của đội khởi động lại');
    await credit.getByRole('button', { name: 'Cộng giờ', exact: true }).click();
    await expect.poll(() => count('time-credited')).toBe(1);
    await excon.keyboard.press('Escape');
    await more('Kéo dài diễn tập');
    await confirm('Kéo dài diễn tập');
    await expect.poll(() => count('extended')).toBeGreaterThan(0);
  });

  await test.step('a real incident stops all 150, and the director lets them go on', async () => {
    await excon.getByRole('button', { name: 'Sự cố thật', exact: true }).click();
    await asking.getByLabel('Lý do').fill(INCIDENT);
    await confirm('Sự cố thật');
    await expect(team.getByRole('alertdialog')).toContainText(INCIDENT);
    await excon.getByRole('button', { name: 'TIẾP TỤC', exact: true }).click();
    await confirm('TIẾP TỤC');
    await expect(team.getByRole('alertdialog')).toBeHidden();
    await expect(excon.getByText('Đang diễn ra')).toBeVisible();
  });

  await test.step('time runs on; work is filed and an evaluator marks the first of it by key', async () => {
    await more('Đổi hệ số');
    await asking.getByLabel('Hệ số thời gian').fill('60');
    await confirm('Đổi hệ số');
    await expect.poll(() => count('report-recorded'), { timeout: 90_000 }).toBeGreaterThan(20);
    await more('Đổi hệ số');
    await asking.getByLabel('Hệ số thời gian').fill('1');
    await confirm('Đổi hệ số');
    const evaluator = await excon.context().newPage();
    await evaluator.goto(`${url}/evaluate/${exercise.id}`);
    await evaluator
      .getByRole('tab', { name: /Chấm điểm/ })
      .or(evaluator.getByRole('button', { name: /Chấm điểm/ }))
      .first()
      .click();
    await expect(evaluator.getByText(/^1\/\d+/).first()).toBeVisible();
    await evaluator.keyboard.press('7');
    await expect(evaluator.getByText(/Đã chấm 0,75/).first()).toBeVisible();
    await expect
      .poll(
        async () =>
          (await api.call<{ kind: string }[]>('GET', `/exercises/${exercise.id}/evaluation/history`)).filter(({ kind }) => kind === 'mark')
            .length,
      )
      .toBe(1);
    await evaluator.close();
  });

  await test.step('END EX; a form and a note come from the hall, and the facilitator sees both', async () => {
    await excon.getByRole('button', { name: 'KẾT THÚC', exact: true }).click();
    await confirm('KẾT THÚC');
    await expect(team.getByText('Cuộc diễn tập đã kết thúc').first()).toBeVisible();
    await team.getByRole('button', { name: 'Điền phiếu góp ý (5 phút)' }).click();
    await team.getByLabel('Ba điểm mạnh nhất, dòng 1').fill('Phân công rõ ngay từ đầu');
    await team.getByRole('button', { name: 'Gửi phiếu', exact: true }).click();
    await expect(team.getByText('Cảm ơn. Phiếu góp ý đã được ghi nhận.')).toBeVisible();
    await team.keyboard.press('Escape');
    await team.getByRole('button', { name: 'Gửi ý kiến rút kinh nghiệm' }).click();
    await team.getByLabel('Ý kiến của bạn').first().fill('Danh bạ liên lạc đã cũ');
    await team.getByRole('button', { name: 'Gửi ý kiến', exact: true }).first().click();
    await excon.goto(`${url}/hotwash/${exercise.id}`);
    await expect(excon.getByText('Danh bạ liên lạc đã cũ')).toBeVisible();
    await excon.getByText('Kết quả phiếu góp ý', { exact: true }).first().click();
    await expect(excon.getByText('1/150 người đã trả lời')).toBeVisible();
    await expect(excon.getByText('Phân công rõ ngay từ đầu')).toBeVisible();
  });
  troupe.close();
});
