/** Responding as a team does it: by keyboard, with grave actions before the captain, every kind of question, and one log of it all. */
import type { Locator, Page } from '@playwright/test';
import type { Api } from '../../server/bots/api.js';
import type { Exercise } from '../../server/shared/api.js';
import type { TeamDeed, TeamView } from '../../server/shared/views.js';
import { clean } from './axe.js';
import { choose, command, expect, findAction, seat, test } from './stage.js';
import { RESPOND_SCENARIO, respondScenario } from './team-respond.scenario.js';
import { layWire } from './wire.js';

const MAIL = /Năm câu hỏi về thư lạ/;
const ISOLATE = 'Cô lập máy chủ/máy trạm khỏi mạng';
const log = (page: Page): Locator => page.getByRole('log', { name: 'Nhật ký của đội' });
const last = (page: Page): Locator => page.getByRole('status', { name: 'Thao tác gần nhất của bạn' });
const press = (page: Page | Locator, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();

let version = 0;
/** A running drill of one team on the scenario of this story. */
async function begin(api: Api, url: string, name: string, settings: Exercise['settings'] = {}): Promise<{ id: string; code: string }> {
  version += 1;
  const added = await fetch(`${url}/api/scenarios`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token()}`, 'content-type': 'application/yaml' },
    body: respondScenario(`1.0.${version}${Date.now() % 100_000}`),
  });
  expect(added.status, await added.text()).toBe(201);
  const plan = { name, scenarioId: RESPOND_SCENARIO, settings, teams: [{ name: 'Sở Nội vụ' }] };
  const exercise = await api.call<Exercise>('POST', '/exercises', plan);
  await command(api, exercise.id, 'start');
  return { id: exercise.id, code: exercise.teams[0]?.joinCode ?? '' };
}

test('bằng bàn phím; hành động nghiêm trọng hỏi lại; bị từ chối thì nói vì sao / by keyboard, asked twice, refused with a reason', async ({
  browser,
  url,
  api,
}) => {
  const { id, code } = await begin(api, url, 'Ứng phó bằng bàn phím');
  const wire = await layWire(url);
  const page = await seat(browser, wire.url, code, 'Nguyễn Thị Minh');
  await expect(page.getByRole('option', { name: MAIL })).toBeVisible();

  await test.step('read, find, fill in and record without a pointer', async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: MAIL })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toContainText('Tìm hành động');
    await clean(page, 'list of keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Tìm hành động' })).toBeFocused();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('treeitem', { name: '1. Tiếp nhận', expanded: false })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await clean(page, 'palette');
    await page.keyboard.type('nhan xac');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Nội dung thực hiện')).toBeFocused();
    await page.keyboard.type('Mở phiếu, phân công trực');
    // another inject, another tab and a reload cost nothing
    await page.getByRole('tab', { name: 'Hệ thống' }).click();
    await page.reload();
    await expect(page.getByLabel('Nội dung thực hiện')).toHaveValue('Mở phiếu, phân công trực');
    await choose(page, page.getByRole('combobox', { name: 'Hệ thống, thiết bị' }), /Máy tính quầy số 5.*Có cảnh báo/);
    await expect(page.getByText('hiện: Có cảnh báo')).toBeVisible();
    await clean(page, 'form of an action');
    await page.getByLabel('Nội dung thực hiện').press('Control+Enter');
    await expect(last(page)).toContainText(/Đã ghi T\+/);
    await expect(log(page).getByRole('listitem').filter({ hasText: 'Tiếp nhận và xác nhận sự cố' })).toContainText(MAIL);
    await expect(page.getByRole('treeitem', { name: /Tiếp nhận và xác nhận sự cố Đội đã làm 1 lần/ }).first()).toBeVisible();
  });

  await test.step('what reaches far is asked once more', async () => {
    await findAction(page, 'co lap may');
    await choose(page, page.getByRole('combobox', { name: 'Hệ thống, thiết bị' }), /Máy tính quầy số 5/);
    await page.getByLabel('Nội dung thực hiện').press('Control+Enter');
    const asking = page.getByRole('alertdialog');
    await expect(asking).toContainText('dịch vụ, chứng cứ hoặc thông tin ra công chúng');
    await expect(asking).toContainText(`“${ISOLATE}” trên Máy tính quầy số 5`);
    await clean(page, 'asked once more');
    await page.keyboard.press('Enter');
    await expect(log(page).getByRole('listitem').filter({ hasText: ISOLATE })).toBeVisible();
  });

  await test.step('done while cut off and the drill paused meanwhile: waits; ended meanwhile: refused, and says why', async () => {
    await findAction(page, 'thu thap');
    await page.getByLabel('Nội dung thực hiện').fill('Sao chép nhật ký máy chủ thư');
    wire.pullOut();
    await expect(page.getByText(/hành động sẽ xếp hàng/)).toBeVisible();
    await press(page, 'Ghi nhận hành động');
    await expect(last(page)).toContainText('Chờ gửi');
    await expect(log(page).getByRole('listitem').first()).toContainText('Chờ gửi');
    await command(api, id, 'pause', { reason: 'Nghỉ giữa giờ' });
    wire.plugIn();
    await expect(last(page)).toContainText('Chờ tiếp tục diễn tập');
    await expect(page.getByText('Có thể soạn sẵn', { exact: false })).toBeVisible();
    await command(api, id, 'resume');
    await expect(last(page)).toContainText(/Đã ghi.*Thu thập, bảo toàn chứng cứ/);
    await findAction(page, 'bao cao lanh dao');
    wire.pullOut();
    await expect(page.getByText(/hành động sẽ xếp hàng/)).toBeVisible();
    await press(page, 'Ghi nhận hành động');
    await command(api, id, 'end');
    wire.plugIn();
    await expect(last(page)).toContainText(/Bị từ chối: Báo cáo lãnh đạo.*Cuộc diễn tập đã kết thúc.*Không ghi thêm được nữa/);
    await clean(page, 'refused');
  });

  await test.step('after END EX the palette is closed and says why', async () => {
    await expect(page.getByText('Không nhận thêm hành động')).toBeVisible();
    await expect(page.getByRole('tree')).toHaveCount(0);
    await clean(page, 'closed');
  });
  await page.context().close();
  await wire.close();
});

test('đội trưởng duyệt, không duyệt; người đề xuất rút lại / approved, declined, withdrawn', async ({ browser, url, api }) => {
  const { code } = await begin(api, url, 'Đội trưởng duyệt', { captainApproval: true });
  const [minh, hai] = await Promise.all([seat(browser, url, code, 'Nguyễn Thị Minh'), seat(browser, url, code, 'Trần Văn Hải')]);
  const propose = async (words: string): Promise<void> => {
    await findAction(minh, words);
    await press(minh, 'Đề xuất với đội trưởng');
  };

  await test.step('without a captain it says so; one takes it on', async () => {
    await findAction(hai, 'co lap may');
    await expect(hai.getByText('Đội chưa có đội trưởng để duyệt')).toBeVisible();
    await clean(hai, 'no captain');
    await press(hai, 'Cử đội trưởng');
    await expect(hai.getByText('Bạn là đội trưởng', { exact: false })).toBeVisible();
    await press(hai, 'Các hành động');
  });

  await test.step('the captain hears of a proposal, sees what it is, and approves it by keyboard', async () => {
    await findAction(minh, 'co lap may');
    await expect(minh.getByText(/đội trưởng Trần Văn Hải duyệt/)).toBeVisible();
    await minh.getByLabel('Nội dung thực hiện').fill('Rút cáp mạng máy quầy số 5');
    await press(minh, 'Đề xuất với đội trưởng');
    await expect(last(minh)).toContainText('chờ đội trưởng');
    await expect(hai.getByRole('status').filter({ hasText: `Nguyễn Thị Minh đề xuất: ${ISOLATE}` })).toHaveCount(1);
    await expect(hai.getByRole('tab', { name: 'Ứng phó 1' })).toBeVisible();
    await hai.keyboard.press('Escape');
    await hai.keyboard.press('d');
    const waiting = hai.getByRole('listitem', { name: ISOLATE });
    await expect(waiting).toContainText('Rút cáp mạng máy quầy số 5');
    await clean(hai, 'proposals');
    await waiting.getByRole('button', { name: /^Duyệt/ }).press('Enter');
    for (const page of [minh, hai]) {
      await expect(log(page)).toContainText('Đội trưởng Trần Văn Hải duyệt, Nguyễn Thị Minh đề xuất');
      await expect(log(page).getByText(/Đội trưởng duyệt \d\d:\d\d:\d\d/)).toBeVisible();
    }
  });

  await test.step('declines another with a reason, and the author withdraws a third', async () => {
    await propose('trang bao tri');
    await press(hai, /^Không duyệt/);
    await hai.getByLabel('Lý do không duyệt').fill('Chưa đủ căn cứ');
    await hai.getByLabel('Lý do không duyệt').press('Control+Enter');
    await expect(log(minh)).toContainText('Đội trưởng không duyệt: Chuyển sang trang bảo trì');
    await expect(log(minh)).toContainText('Lý do: Chưa đủ căn cứ');
    await propose('chan ip');
    await press(minh, /Đề xuất chờ đội trưởng/);
    await press(minh, /^Rút đề xuất/);
    await expect(log(hai)).toContainText(/Rút đề xuất: Chặn IP/);
    await expect(hai.getByText('Không có đề xuất nào đang chờ')).toBeVisible();
  });
  await Promise.all([minh, hai].map((page) => page.context().close()));
});

test('mọi kiểu câu hỏi, gợi ý có giá, hỏi nhanh ban điều hành / every question, a hint’s price, a quick question', async ({
  browser,
  url,
  api,
}) => {
  const { code } = await begin(api, url, 'Câu hỏi và gợi ý');
  const page = await seat(browser, url, code, 'Nguyễn Thị Minh');
  await page.getByRole('option', { name: MAIL }).click();
  const ask = (name: string): Locator => page.getByRole('group', { name, exact: true });
  const give = (name: string): Promise<void> => press(ask(name), 'Gửi câu trả lời');
  await expect(page.getByText('Câu trả lời đầu tiên của đội được tính và khóa lại ngay.')).toBeVisible();

  await test.step('half-done answers survive a reload', async () => {
    await ask('Nêu một dấu hiệu giả mạo.').getByRole('textbox').fill('SPF không đạt');
    const report = ask('Xếp thứ tự các bước.').getByRole('button', { name: 'Di chuyển: Báo cáo, vị trí 3 trên 3' });
    await report.press('Home');
    await expect(page.getByRole('status').filter({ hasText: 'Báo cáo: vị trí 1 trên 3' })).toHaveCount(1);
    await ask('Xếp thứ tự các bước.').getByRole('button', { name: 'Lên: Cô lập' }).click();
    await page.reload();
    await page.getByRole('option', { name: MAIL }).click();
    await expect(ask('Nêu một dấu hiệu giả mạo.').getByRole('textbox')).toHaveValue('SPF không đạt');
  });

  await test.step('each kind is answered, locked and told in words', async () => {
    await clean(page, 'questions');
    await ask('Việc nào làm trước?').getByRole('radio', { name: 'Giữ nguyên hiện trạng' }).check();
    await give('Việc nào làm trước?');
    for (const name of ['Lãnh đạo đơn vị', 'Đầu mối ứng cứu']) await ask('Cần báo những ai?').getByRole('checkbox', { name }).check();
    await give('Cần báo những ai?');
    await ask('Tệp nặng bao nhiêu MB?').getByRole('textbox').pressSequentially('12,5');
    await give('Tệp nặng bao nhiêu MB?');
    await give('Nêu một dấu hiệu giả mạo.');
    await give('Xếp thứ tự các bước.');
    const reading = page.getByRole('region', { name: 'Câu hỏi' });
    for (const words of [
      'Giữ nguyên hiện trạng',
      'Lãnh đạo đơn vị, Đầu mối ứng cứu',
      '12,5',
      'SPF không đạt',
      '1. Báo cáo; 2. Cô lập; 3. Gỡ bỏ',
    ])
      await expect(reading.getByText(words, { exact: true })).toBeVisible();
    await expect(reading.getByRole('group')).toHaveCount(0);
    await expect(reading.getByText(/Đã trả lời lúc T\+.* - Nguyễn Thị Minh/)).toHaveCount(5);
  });

  await test.step('a hint tells its price, asks once, and the next costs nothing more', async () => {
    const hints = page.getByRole('region', { name: 'Gợi ý' });
    await expect(hints.getByText('Lấy gợi ý: điểm của tình huống này còn tối đa 75 %.')).toHaveCount(2);
    await expect(hints.getByText(/Mở sau/)).toBeVisible();
    await press(hints, 'Lấy gợi ý');
    await press(hints, 'Đồng ý, còn tối đa 75 %');
    await expect(hints.getByText('Xem dòng SPF trong nguồn thư.')).toBeVisible();
    await expect(hints.getByText(/lấy thêm không giảm thêm điểm/)).toBeVisible();
  });

  await test.step('a quick question names the open inject, is changed, and reaches EXCON', async () => {
    await page.getByRole('region', { name: 'Nội dung' }).press('e');
    await press(page, 'Xin thêm thông tin');
    const field = page.getByLabel('Nhắn cho ban điều hành');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(/về tình huống “Năm câu hỏi về thư lạ”/);
    await page.keyboard.type('thư đến lúc mấy giờ?');
    await clean(page, 'line to EXCON');
    await field.press('Enter');
    const said = page.getByRole('log', { name: 'Liên hệ EXCON' });
    await expect(said.getByText(/Năm câu hỏi về thư lạ”: thư đến lúc mấy giờ\?$/)).toBeVisible();
  });
  await page.context().close();
});

test('nhật ký 2.000 dòng vẫn nhẹ và đứng yên / a log of 2,000 lines stays light and still', async ({ browser, url, api }) => {
  const { code } = await begin(api, url, 'Nhật ký dài');
  const other = await seat(browser, url, code, 'Trần Văn Hải');
  const context = await browser.newContext();
  const page = await context.newPage();
  // what a day of drill would have recorded is put into the picture that the server sends
  await page.routeWebSocket(/socket\.io/, (near) => {
    const far = near.connectToServer();
    near.onMessage((message) => far.send(message));
    far.onMessage((message) => near.send(typeof message === 'string' ? grown(message) : message));
  });
  await page.goto(`${url}/join`);
  await page.getByLabel('Mã tham gia').fill(code);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Minh');
  await press(page, 'Vào đội');
  const lines = log(page).getByRole('listitem');
  await expect(lines.first()).toHaveAttribute('aria-setsize', /^20\d\d$/);
  expect(await lines.count()).toBeLessThan(60);

  await log(page).evaluate((box) => (box.scrollTop = box.scrollHeight / 2));
  const middle = lines.filter({ hasText: 'Việc số 1000' });
  await expect(middle).toBeVisible();
  expect(await lines.count()).toBeLessThan(60);
  const before = await middle.boundingBox();
  await findAction(other, 'nhan xac');
  await press(other, 'Ghi nhận hành động');
  const news = page.getByRole('button', { name: /dòng mới/ });
  await expect(news).toBeVisible();
  expect(await middle.boundingBox()).toEqual(before);
  await news.click();
  await expect(lines.filter({ hasText: 'Trần Văn Hải' })).toBeVisible();

  await page.getByLabel('Tìm trong nhật ký').fill('viec so 1777');
  await expect(lines.first()).toHaveAttribute('aria-setsize', '1');
  await clean(page, 'log of 2,000 lines');
  await Promise.all([context, other.context()].map((each) => each.close()));
});

/** The `hello` with 2,000 more deeds in its snapshot; every other frame as it is. */
function grown(frame: string): string {
  if (!frame.startsWith('42["hello"')) return frame;
  const [name, hello] = JSON.parse(frame.slice(2)) as [string, { snapshot?: TeamView }];
  const { snapshot } = hello;
  if (!snapshot) return frame;
  const deeds = Array.from({ length: 2000 }, (_, n): TeamDeed => ({
    id: `line-${n}`,
    at: { x: n, wall: (snapshot.phases?.[0]?.at.wall ?? 0) + n },
    type: 'action-recorded',
    action: 'ACK',
    fields: { what: `Việc số ${n}` },
  }));
  return `42${JSON.stringify([name, { ...hello, snapshot: { ...snapshot, deeds: [...deeds, ...snapshot.deeds] } }])}`;
}
