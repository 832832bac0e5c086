/** Pictures of a drill in conduct: teams, control room, evaluator, observer, wallboard. */
import type { Page } from '@playwright/test';
import { signIn, type Api } from '../../server/bots/api.js';
import type { User } from '../../server/shared/api.js';
import type { QueueItem } from '../../server/shared/evaluation.js';
import { ADMIN } from './server.js';
import { opened, PHONE, settled, TABLET } from './shots-camera.js';
import type { Cast } from './shots-before.js';
import { anId, evaluatorMail, go, linkTo, until, wall, type Tour } from './shots-tour.js';
import { command } from './stage.js';

/** A message that wants an answer, words to all, an inject of EXCON's own, and what evaluators wrote down. */
async function busy({ api, exercise }: Tour): Promise<void> {
  const [first, second] = exercise.teams.slice(1);
  await command(api, exercise.id, 'say', { to: 'all', text: 'Giữ trật tự tại hội trường. Ai mất kết nối báo trực kỹ thuật tại bàn số 2.' });
  if (!first || !second) return;
  await command(api, exercise.id, 'send-adhoc', {
    to: [first.id, second.id],
    channel: 'phone',
    from: 'Lãnh đạo Thành phố',
    title: 'Báo cáo nhanh tình hình',
    body: 'Đề nghị báo cáo nhanh tình hình và việc đã làm trong 10 phút.',
    expects: [{ action: 'ESC', target: '10m', max: '20m', points: 0, quality: true }],
  });
  const notes = [
    ['strength', 'Đội trưởng phân công rõ ngay khi nhận cảnh báo, ghi nhật ký đầy đủ.'],
    ['improvement', 'Danh bạ liên lạc khẩn cấp đã cũ, mất 7 phút mới gọi được đơn vị vận hành.'],
    ['note', 'Đội trao đổi bằng điện thoại, không ghi vào nhật ký.'],
  ] as const;
  for (const [n, [tag, text]] of notes.entries())
    await api.call('POST', `/exercises/${exercise.id}/observations`, {
      recordId: anId(),
      teamId: exercise.teams[n % 2]?.id,
      tag,
      text,
    });
}

async function teamScreens({ camera, api, exercise }: Tour, { team, phone, troupe }: Cast): Promise<void> {
  await team.getByRole('option', { name: /WEB-01/ }).click();
  await team.getByRole('heading', { name: /WEB-01/ }).waitFor();
  await camera.keep(team, 'team-console-light');
  await camera.all(team, 'team-siem');
  await team.getByRole('option', { name: /Công dân phản ánh/ }).click();
  await team.getByRole('radio').first().waitFor();
  await camera.all(team, 'team-call');
  await camera.keep(phone, 'team-phone', { size: 'phone' });
  if (camera.mode === 'all') {
    await camera.shoot(phone, 'team-inbox', { size: 'phone' });
    await phone.getByRole('option', { name: /Công dân phản ánh/ }).click();
    await phone.getByRole('radio').first().waitFor();
    await camera.shoot(phone, 'team-reading', { size: 'phone' });
    await camera.shoot(phone, 'team-reading', { size: 'phone', scheme: 'dark', lang: 'en' });
    await camera.shoot(phone, 'team-reading', { size: 'phone' });
    for (const [name, place] of [
      ['respond', 'Ứng phó'],
      ['systems', 'Hệ thống'],
      ['talk', 'Trao đổi'],
      ['log', 'Nhật ký'],
    ] as const) {
      await phone.getByRole('navigation').getByRole('button', { name: place }).click();
      await camera.shoot(phone, `team-${name}`, { size: 'phone' });
    }
    await team.getByRole('combobox', { name: 'Tìm hành động' }).fill('bao cao ban dau');
    await team.getByRole('combobox', { name: 'Tìm hành động' }).press('Enter');
    await team.getByRole('dialog').getByLabel('Mô tả sự cố và dấu hiệu').fill('Trang tiếp nhận hồ sơ hiện hình con mắt đỏ từ 08:07.');
    await camera.all(team, 'team-report');
    await team.keyboard.press('Escape');
    await command(api, exercise.id, 'set-factor', { factor: 40 });
    await until(troupe, 60);
    await command(api, exercise.id, 'pause', { reason: 'Nghỉ giữa giờ, hội trường tầng 2' });
    await team.getByRole('status').filter({ hasText: 'Nghỉ giữa giờ' }).waitFor();
    await camera.all(team, 'team-paused');
    await command(api, exercise.id, 'resume');
    await command(api, exercise.id, 'set-factor', { factor: 1 });
  }
}

/** The control room's parts; `page` stands in it. */
async function controlRoom(tour: Tour): Promise<void> {
  const { camera, page, exercise, named, teams } = tour;
  await go(tour, `/excon/${exercise.id}`);
  await page.getByRole('grid').waitFor();
  if (teams === 12) {
    await camera.keep(page, 'excon-matrix-dark', { scheme: 'dark' });
    await camera.keep(page, 'excon-matrix-light');
  } else await camera.keep(page, named('excon'));
  await camera.all(page, named('excon'), PHONE);
  const dialog = page.getByRole('dialog');
  const open = async (name: string, how: () => Promise<void>, kept = false): Promise<void> => {
    if (camera.mode !== 'all' && !kept) return;
    await how();
    await settled(page);
    if (kept) await camera.keep(page, named(name));
    await camera.all(page, named(name));
    await page.keyboard.press('Escape');
    await dialog.first().waitFor({ state: 'hidden' });
  };
  for (const [name, tab] of [
    ['adhoc', 'Gửi thêm'],
    ['messages', /Tin nhắn/],
    ['feed', 'Nhật ký'],
    ['msel', 'MSEL'],
  ] as const) {
    if (camera.mode !== 'all') break;
    await page.getByRole('tab', { name: tab }).click();
    await camera.all(page, named(`excon-${name}`));
  }
  const first = exercise.teams[1]?.name ?? '';
  const cell = page.getByRole('button', { name: `${first}, 1.2 ` });
  if (teams === 12) {
    await cell.click();
    await dialog.getByText('Đội đã làm').waitFor();
    await camera.keep(page, 'excon-exchange');
    await page.keyboard.press('Escape');
  }
  await open('excon-cell', () => cell.click());
  await open('excon-team', () => page.getByRole('rowheader').getByRole('button', { name: first }).first().click());
  await open('excon-alarms', () =>
    page
      .getByRole('button', { name: /[Cc]ảnh báo/ })
      .first()
      .click(),
  );
  await open('excon-palette', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('phuong');
  });
  if (teams === 12) {
    await open('excon-keys', () => page.keyboard.press('Shift+?'));
    for (const [name, item] of [
      ['factor', 'Đổi hệ số'],
      ['extend', 'Kéo dài diễn tập'],
      ['board', /Bảng điểm/],
      ['codes', 'Mã tham gia'],
    ] as const)
      await open(`excon-${name}`, async () => {
        await page.getByRole('button', { name: 'Thao tác khác', exact: true }).click();
        await page.getByRole('menuitem', { name: item }).click();
      });
    await open('excon-act', async () => {
      await page.getByRole('button', { name: /^Thao tác khác: 1\.8 / }).click();
    });
  }
}

/** What evaluators have marked by now: a few works once, one by two of them who differ. */
async function marked({ api, url, exercise }: Tour): Promise<void> {
  const [first, second] = await Promise.all([1, 2].map((n) => signIn(url, evaluatorMail(n), ADMIN.password, wall)));
  const queue = await api.call<QueueItem[]>('GET', `/exercises/${exercise.id}/marking-queue`);
  const twice = queue.filter(({ markers }) => markers.length > 1).slice(0, 3);
  const mark = (by: Api | undefined, { markId }: QueueItem, value: number): Promise<unknown> | undefined =>
    by?.call('PUT', `/exercises/${exercise.id}/marks/${encodeURIComponent(markId)}`, { value });
  const users = await api.call<User[]>('GET', '/users');
  const one = users.find(({ email }) => email === evaluatorMail(1))?.id ?? '';
  const two = users.find(({ email }) => email === evaluatorMail(2))?.id ?? '';
  for (const [n, item] of twice.entries()) {
    if (item.markers.includes(one)) await mark(first, item, 1);
    if (item.markers.includes(two)) await mark(second, item, n === 0 ? 1 : 0.5);
  }
}

/** The evaluator's console: an evaluator on a tablet and a phone, and the overview of the one who leads them. */
async function evaluator(tour: Tour): Promise<void> {
  const { camera, browser, page, url, exercise, named, teams } = tour;
  const team = exercise.teams[1]?.id ?? '';
  const desk = await opened(browser, 'tablet');
  await desk.goto(`${url}/login`);
  await desk.getByLabel('Thư điện tử').fill(evaluatorMail(1));
  await desk.getByLabel(/^Mật khẩu/).fill(ADMIN.password);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByRole('heading', { name: 'Các cuộc diễn tập' }).waitFor();
  const at = async (on: Page, search: string): Promise<void> => {
    await on.goto(`${url}/evaluate/${exercise.id}?${search}`);
    await on.getByRole('navigation').first().waitFor();
    await settled(on);
  };
  await at(desk, `tab=teams&team=${team}`);
  await camera.keep(desk, teams === 12 ? 'evaluator-tablet' : named('evaluator'), { size: 'tablet' });
  if (camera.mode === 'all') {
    await camera.all(desk, named('evaluator-team'), TABLET);
    for (const [name, tab] of [
      ['tasks', 'Nhiệm vụ then chốt'],
      ['ratings', 'Xếp loại'],
      ['points', 'Điểm'],
      ['notes', /^Quan sát/],
    ] as const) {
      if (teams !== 12) break;
      await desk.getByRole('tab', { name: tab }).click();
      await camera.all(desk, named(`evaluator-${name}`), TABLET);
    }
    for (const tab of ['teams', 'queue']) {
      await at(desk, `tab=${tab}`);
      await camera.all(desk, named(`evaluator-${tab}`), TABLET);
      await camera.shoot(desk, named(`evaluator-${tab}`));
    }
    await at(page, 'tab=lead');
    await camera.all(page, named('evaluator-lead'), [{}, ...TABLET]);
    await page.getByRole('tab', { name: 'Bao quát' }).click();
    await settled(page);
    await camera.all(page, named('evaluator-coverage'), [{}, ...TABLET]);
  }
  await desk.context().close();
}

async function watchers(tour: Tour, wallPath: string): Promise<void> {
  const { camera, browser, api, url, exercise, named, teams } = tour;
  const screen = await opened(browser, 'projector');
  const look = async (name: string): Promise<void> => {
    await camera.shoot(screen, named(name), { size: 'projector' });
    await camera.shoot(screen, named(name), { size: 'phone' });
    await camera.shoot(screen, named(name), { size: 'hall', lang: 'en' });
  };
  await screen.goto(url + wallPath);
  await screen.getByRole('heading', { name: 'Tình huống mới nhất' }).waitFor();
  await settled(screen);
  await look('wallboard');
  await command(api, exercise.id, 'open-board', { open: true });
  // it comes in its turn
  await screen.getByRole('heading', { name: /Bảng xếp hạng/ }).waitFor({ timeout: 90_000 });
  await settled(screen);
  await look('wallboard-open');
  await camera.keep(screen, teams === 12 ? 'wallboard' : named('wallboard'), { size: 'projector' });
  await camera.shoot(screen, named('wallboard-open'), { size: 'projector' });
  await screen.keyboard.press('l');
  await camera.shoot(screen, named('wallboard-open-daylight'), { size: 'projector' });
  await screen.goto(url + (await linkTo(tour, 'observer', 'Đoàn quan sát')));
  await screen.getByRole('grid').waitFor();
  await settled(screen);
  await camera.all(screen, named('observer'), PHONE);
  await camera.keep(screen, named('observer'));
  await screen.context().close();
}

/** Everything stands still for what is real. */
async function real({ camera, page, api, exercise, named, teams }: Tour, team: Page): Promise<void> {
  await command(api, exercise.id, 'pause', { realIncident: true, reason: 'Sự cố thật tại trung tâm dữ liệu' });
  await team.getByRole('alertdialog').waitFor();
  if (teams === 12) await camera.all(team, 'team-real', PHONE);
  await camera.all(page, named('excon-real'));
  if (teams === 12) await camera.keep(page, 'excon-real');
  await command(api, exercise.id, 'resume');
}

/** START EX, and pictures at that point of the drill where most is going on. `minutes`: drill time by then. */
export async function conduct(tour: Tour, cast: Cast, minutes: number, factor: number): Promise<void> {
  const { api, exercise, page, teams } = tour;
  await command(api, exercise.id, 'start');
  if (teams === 12) {
    await until(cast.troupe, 16);
    await command(api, exercise.id, 'set-factor', { factor: 1 });
    await teamScreens(tour, cast);
    await command(api, exercise.id, 'set-factor', { factor });
  }
  await until(cast.troupe, minutes);
  await command(api, exercise.id, 'set-factor', { factor: 1 });
  await busy(tour);
  await controlRoom(tour);
  if (tour.camera.mode !== 'readme') await marked(tour);
  await evaluator(tour);
  if (tour.camera.mode === 'readme') await wallOnly(tour, cast);
  else await watchers(tour, cast.wallPath);
  await go(tour, `/excon/${exercise.id}`);
  await page.getByRole('grid').waitFor();
  if (tour.camera.mode !== 'readme') await real(tour, cast.team);
}

/** README.md shows the wallboard with its score board. */
async function wallOnly({ camera, browser, api, url, exercise }: Tour, { wallPath }: Cast): Promise<void> {
  const screen = await opened(browser, 'projector');
  await command(api, exercise.id, 'open-board', { open: true });
  await screen.goto(url + wallPath);
  await screen.getByRole('heading', { name: /Bảng xếp hạng/ }).waitFor({ timeout: 90_000 });
  await camera.keep(screen, 'wallboard', { size: 'projector' });
  await screen.context().close();
}
