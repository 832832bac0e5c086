/**
 * Pictures of the team console in every state that a member meets, each in four sizes, light and dark, in both languages:
 * `npx tsx tests/browser/shots-team.ts [folder] [--only=name,name]`. One contact sheet a state goes to docs/screenshots/team; with
 * a folder every picture goes there in full, beside the sheets, for people to judge.
 */
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { signIn } from '../../server/bots/api.js';
import { findBrowser } from '../../server/ops/browser.js';
import type { Exercise } from '../../server/shared/api.js';
import { ADMIN, startServer } from './server.js';
import { opened, settled, SIZES, type Size } from './shots-camera.js';
import { proposals, reach, removeSeat } from './shots-hands.js';
import { sheet } from './shots-sheet.js';
import { wall } from './shots-tour.js';
import { choose, command, findAction, SCENARIO, seat } from './stage.js';
import { RESPOND_SCENARIO, respondScenario } from './team-respond.scenario.js';
import { layWire } from './wire.js';

const words = process.argv.slice(2);
const given = words.find((word) => !word.startsWith('--'));
const only = words
  .find((word) => word.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const folder = given ?? 'docs/screenshots/team';

const TEAM = 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính Thành phố';
const LETTER = `**[DIỄN TẬP] VĂN BẢN GIẢ ĐỊNH**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**${'  '}
**Độc lập - Tự do - Hạnh phúc**

BAN ĐIỀU HÀNH DIỄN TẬP${'  '}
Số: 07/BĐH-DT · *Hà Nội, ngày 09 tháng 7 năm 2026*

**KHẨN**

Kính gửi: Trung tâm Phục vụ hành chính công

Đề nghị đơn vị báo cáo nhanh tình hình, biện pháp đã triển khai và kiến nghị trước 10 giờ 00 cùng ngày.

**Nơi nhận:** Như trên. · **TRƯỞNG BAN**`;

const chosen = await findBrowser();
const server = await startServer();
const wire = await layWire(server.url);
const browser = await chromium.launch({ executablePath: chosen.executablePath, env: chosen.env, args: ['--font-render-hinting=none'] });
const look = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: SIZES.hall, reducedMotion: 'reduce' } as const;

/** The sheet of a state, unless others are asked for. */
const shot = async (page: Page, name: string, arrange?: (size: Size) => Promise<void>): Promise<void> => {
  if (only && !only.includes(name)) {
    // what comes after builds on it
    await arrange?.('hall');
    return;
  }
  await settled(page);
  await sheet(page, path.join(folder, `${name}.webp`), arrange, given === undefined ? undefined : path.join(given, name));
};

try {
  const api = await signIn(server.url, ADMIN.email, ADMIN.password, wall);
  const exercise = await api.call<Exercise>('POST', '/exercises', {
    name: 'Diễn tập ứng cứu sự cố Cổng một cửa, quý IV năm 2026',
    scenarioId: SCENARIO,
    timeFactor: 1,
    settings: { autoStart: false, captainApproval: true },
    teams: [{ name: TEAM }],
  });
  const { id } = exercise;
  const order = (type: string, more: Record<string, unknown> = {}): Promise<unknown> => command(api, id, type, more);
  const adhoc = (channel: string, from: string, title: { vi: string; en: string }, body: string): Promise<unknown> =>
    order('send-adhoc', { to: 'all', channel, from, title, body: { vi: body, en: body } });
  const code = exercise.teams[0]?.joinCode ?? '';
  await order('ready');

  // ---- the door
  const hai = await seat(browser, server.url, code, 'Trần Văn Hải', look);
  await seat(browser, server.url, code, 'Nguyễn Thị Minh Nguyệt', look);
  const guest = await opened(browser);
  await guest.goto(`${server.url}/join?code=${code}`);
  await guest.getByRole('radio').first().waitFor();
  await guest.getByLabel('Họ và tên').fill('Lê Thị Hương');
  await shot(guest, 'join');
  await guest.context().close();

  const page = await seat(browser, wire.url, code, 'Phạm Quốc Bảo', look);
  await page.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' }).waitFor();
  await page.getByRole('button', { name: 'Tôi là đội trưởng' }).click();
  await shot(page, 'waiting');
  await page.getByRole('button', { name: 'Bắt đầu hướng dẫn' }).click();
  await page.getByRole('dialog').waitFor();
  await shot(page, 'tutorial');
  await page.keyboard.press('Escape');

  // ---- reading
  await order('start');
  await page.getByRole('listbox').waitFor();
  const at = (place: string): Promise<void> => reach(page, place);
  await emptyInbox();
  for (const inject of ['s1-01', 's1-02', 's1-03', 's1-04', 's1-05', 's1-06', 's1-07', 's1-08'])
    await order('release', { inject }).catch(() => undefined);
  await adhoc(
    'letter',
    'Ban điều hành diễn tập',
    { vi: 'Công văn đề nghị báo cáo nhanh tình hình sự cố', en: 'Letter: a quick report on the incident is requested' },
    LETTER,
  );
  const row = (title: RegExp) => page.getByRole('option', { name: title });
  await row(/Công văn đề nghị/).waitFor();
  const reading =
    (title: RegExp) =>
    async (size: Size): Promise<void> => {
      if (size === 'phone') await at('Hộp tin');
      await row(title).click();
      await page.getByRole('region', { name: 'Nội dung', exact: true }).getByRole('article').waitFor();
    };
  const channels = page.getByRole('button', { name: /^Lọc/ });
  await channels.waitFor();
  await shot(page, 'inbox', async () => at('Hộp tin'));
  await shot(page, 'mail', reading(/CB-0805-17/));
  await shot(page, 'siem', reading(/WEB-01: tiến/));
  await shot(page, 'call', reading(/Công dân phản ánh/));
  await shot(page, 'letter', reading(/Công văn đề nghị/));

  // ---- responding
  await reading(/WEB-01: tiến/)('hall');
  const grave = async (size: Size): Promise<void> => {
    await at('Ứng phó');
    if (size === 'hall') {
      await findAction(page, 'co lap may');
      await choose(page, page.getByRole('combobox', { name: 'Hệ thống, thiết bị' }), /^Máy chủ WEB-01/);
      await page.getByLabel('Nội dung thực hiện').fill('Rút cáp mạng, giữ nguyên nguồn điện để lấy chứng cứ bộ nhớ');
    }
    // between the two wide sizes the question stays
    if ((await page.getByRole('alertdialog').count()) === 0) await page.getByRole('button', { name: 'Ghi nhận hành động' }).click();
    await page.getByRole('alertdialog').waitFor();
  };
  await shot(page, 'grave', grave);
  await page.getByRole('button', { name: 'Các hành động' }).click();
  await findAction(hai, 'co lap may');
  await hai.getByLabel('Nội dung thực hiện').fill('Cô lập máy chủ web khỏi mạng nội bộ, giữ bản ghi nhật ký');
  await hai.getByRole('button', { name: 'Đề xuất với đội trưởng' }).click();
  await shot(page, 'proposal', async () => {
    await at('Ứng phó');
    await proposals(page, true);
    await page.getByRole('button', { name: /^Duyệt/ }).waitFor();
  });
  await proposals(page, true);
  await page.getByRole('button', { name: /^Duyệt/ }).click();
  await page.getByText('Không có đề xuất nào đang chờ').waitFor();

  const report = page.getByRole('dialog');
  await findAction(hai, 'bao cao ban dau');
  const theirs = hai.getByRole('dialog').getByRole('textbox', { name: /^Biện pháp đã thực hiện/ });
  await theirs.fill('Đã chuyển cổng sang trang bảo trì, sao lưu nhật ký máy chủ web và tường lửa.');
  const writing = async (): Promise<void> => {
    // it stays open between two sizes of one layout
    if ((await report.count()) === 0) {
      await at('Ứng phó');
      await proposals(page, false);
      await findAction(page, 'bao cao ban dau');
    }
    await report
      .getByRole('textbox', { name: /^Mô tả sự cố/ })
      .fill('Trang tiếp nhận hồ sơ hiện hình lạ từ 08:07, người dân không nộp được hồ sơ.');
    await theirs.press('End');
    await theirs.pressSequentially(' ');
    await report.getByText(/đang viết ở đây/).waitFor();
  };
  await shot(page, 'report', writing);
  await shot(page, 'paper', async (size) => {
    await writing();
    if (size !== 'projector' && size !== 'hall') await report.getByText('Xem trước', { exact: true }).click();
    await report.getByRole('region', { name: 'Bản xem trước của văn bản' }).waitFor();
  });
  if ((await report.count()) > 0) await page.keyboard.press('Escape');

  // ---- together
  await page.getByRole('button', { name: /thành viên đang có mặt/ }).click();
  await page.getByRole('dialog').waitFor();
  await shot(page, 'members');
  await page.keyboard.press('Escape');
  await order('say', { to: exercise.teams[0]?.id, text: 'Chào đội. Đề nghị đội cử một người giữ liên lạc với ban điều hành.' });
  await shot(page, 'excon', async () => {
    await at('EXCON');
    await page.getByLabel('Nhắn cho ban điều hành').fill('');
    await page.getByRole('button', { name: 'Xin thêm thông tin' }).click();
  });

  // ---- a seat taken away
  const stranger = await seat(browser, server.url, code, 'Người lạ', look);
  await removeSeat(page, 'Người lạ');
  await stranger.getByRole('heading', { name: /Lý do/ }).waitFor();
  await shot(stranger, 'removed');
  await stranger.context().close();

  // ---- cut off
  const act = async (what: string): Promise<void> => {
    await findAction(page, 'khoanh vung');
    await page.getByLabel('Nội dung thực hiện').fill(what);
    await page.getByRole('button', { name: 'Ghi nhận hành động' }).click();
  };
  await at('Ứng phó');
  wire.pullOut();
  await page
    .getByText(/^Mất kết nối/)
    .first()
    .waitFor();
  for (const what of ['Khoanh vùng máy chủ web', 'Kiểm tra tài khoản quản trị', 'Đối chiếu nhật ký tường lửa']) await act(what);
  await shot(page, 'cut');
  wire.plugIn();
  await page
    .getByText(/^Đã kết nối lại/)
    .first()
    .waitFor();

  // ---- what everybody must know
  await order('pause', { reason: 'Nghỉ giữa giờ, hội trường tầng 2' });
  await page.getByRole('status').filter({ hasText: 'Nghỉ giữa giờ' }).waitFor();
  await shot(page, 'paused');
  await order('resume');
  await order('pause', { realIncident: true, reason: 'Sự cố thật tại trung tâm dữ liệu' });
  await page.getByRole('alertdialog').waitFor();
  await shot(page, 'real');
  await order('resume');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await order('set-factor', { factor: 60 });
  await page
    .getByRole('banner')
    .getByText(/^T\+00:0[2-9]/)
    .waitFor();
  await order('set-factor', { factor: 1 });
  const late = await seat(browser, server.url, code, 'Trịnh Công Danh', look);
  await late.getByText(/^Bạn vào sau/).waitFor();
  await shot(late, 'late');
  await at('Ứng phó');
  wire.pullOut();
  await page
    .getByText(/^Mất kết nối/)
    .first()
    .waitFor();
  await act('Chặn địa chỉ nguồn trên tường lửa');
  await order('end');
  wire.plugIn();
  await page
    .getByText(/1 bị từ chối/)
    .first()
    .waitFor();
  await shot(page, 'refused', async (size) => {
    if (size === 'phone' || size === 'upright') await at('Nhật ký');
  });
  await hai.keyboard.press('Escape');
  await shot(hai, 'ended', async () => reach(hai, 'Hộp tin'));
  await late.context().close();
} finally {
  await browser.close();
  await wire.close();
  await server.stop();
}

/** A drill whose first inject takes its time. */
async function emptyInbox(): Promise<void> {
  const api = await signIn(server.url, ADMIN.email, ADMIN.password, wall);
  const added = await fetch(`${server.url}/api/scenarios`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token()}`, 'content-type': 'application/yaml' },
    body: respondScenario('1.0.0').replace('at: 0m', 'at: 20m'),
  });
  if (!added.ok) throw new Error(await added.text());
  const quiet = await api.call<Exercise>('POST', '/exercises', {
    name: 'Diễn tập thư lạ',
    scenarioId: RESPOND_SCENARIO,
    timeFactor: 1,
    teams: [{ name: TEAM }],
  });
  await command(api, quiet.id, 'start');
  const page = await seat(browser, server.url, quiet.teams[0]?.joinCode ?? '', 'Lê Thị Hương', look);
  await page.getByText('Hộp tin trống').or(page.getByRole('listbox')).first().waitFor();
  await shot(page, 'inbox-empty', async () => reach(page, 'Hộp tin'));
  await page.context().close();
}
