/** Pictures of what comes before START EX: entrance, directory, accounts, plan, the exercise's page, the lobby. */
import type { Page } from '@playwright/test';
import type { Troupe } from '../../server/bots/troupe.js';
import { ADMIN } from './server.js';
import { opened, PHONE, settled } from './shots-camera.js';
import { assign, evaluatorMail, go, linkTo, listeners, member, namesOf, troupeOf, type Tour } from './shots-tour.js';
import { command, nextStep, pasteTeams, SCENARIO } from './stage.js';

/** Where the wizard keeps its draft. */
const DRAFT = 'dientap.plan.1';

type Shared = Omit<Tour, 'exercise' | 'teams' | 'named'>;

/** Pages that nobody has to sign in for. */
export async function entrance({ camera, browser, url }: Shared): Promise<void> {
  if (camera.mode !== 'all') return;
  const page = await opened(browser);
  for (const [name, at] of [
    ['home', '/'],
    ['login', '/login'],
    ['join', '/join?code=K7MPQ2'],
    ['not-found', '/khong-co'],
    ['no-seat', '/play'],
    ['wallboard-no-link', '/wall/khong-co'],
    ['observe-no-link', '/observe/khong-co'],
  ] as const) {
    await page.goto(url + at);
    await page.getByRole('banner').or(page.getByRole('region')).first().waitFor();
    await settled(page);
    await camera.all(page, name, PHONE);
  }
  await page.context().close();
}

/** Accounts for those who evaluate. */
export async function makeEvaluators({ api }: Pick<Shared, 'api'>): Promise<void> {
  for (const [at, name] of ['Trần Thu Nga', 'Lê Minh Đức', 'Phạm Hồng Vân'].entries())
    await api.call('POST', '/users', {
      email: evaluatorMail(at + 1),
      name: `${name} (đánh giá viên)`,
      roles: ['evaluator'],
      password: ADMIN.password,
    });
}

/** The organiser's pages while there is nothing, then with a directory of a whole city and a few accounts. */
export async function organiser(shared: Shared): Promise<void> {
  const { camera, page, api } = shared;
  await go(shared, '/');
  await page.getByText('Ba bước đầu tiên').waitFor();
  await camera.all(page, 'home-empty', PHONE);
  await camera.keep(page, 'home-empty');
  for (const [name, at] of [
    ['agencies-0', '/agencies'],
    ['users-1', '/users'],
    ['guide', '/guide'],
    ['scenarios', '/scenarios'],
  ] as const) {
    await go(shared, at);
    await camera.all(page, name, PHONE);
  }
  await go(shared, '/agencies');
  await page.getByRole('button', { name: 'Nhập danh sách' }).first().click();
  await page.getByText('Hà Nội 2025').click();
  await page.getByText(/Thử trước, chưa ghi gì/).waitFor();
  await camera.all(page, 'agencies-import');
  await api.call('POST', '/agencies/import', { profile: 'hanoi-2025' });
  await makeEvaluators(shared);
  await go(shared, '/agencies');
  await camera.all(page, 'agencies-2025', PHONE);
  await go(shared, '/users');
  await camera.all(page, 'users-4', PHONE);
}

/** Each step of the wizard with so many teams. */
export async function wizard(shared: Shared, teams: number): Promise<void> {
  const { camera, page } = shared;
  await page.evaluate(`localStorage.removeItem('${DRAFT}')`);
  await go(shared, `/plan?scenario=${SCENARIO}`);
  await page.getByLabel('Tên cuộc diễn tập').fill('Diễn tập ứng cứu sự cố quý IV năm 2026');
  if (teams <= 12) await camera.all(page, 'plan-scenario', PHONE);
  await nextStep(page);
  if (teams === 0) {
    await camera.all(page, 'plan-teams-0', PHONE);
    await camera.keep(page, 'plan-teams-0');
    return;
  }
  await pasteTeams(page, namesOf(teams));
  await camera.all(page, `plan-teams-${teams}`, PHONE);
  await camera.keep(page, teams === 12 ? 'plan-teams' : `plan-teams-${teams}`);
  for (const step of ['schedule', 'settings', 'review']) {
    await nextStep(page);
    await settled(page);
    if (teams <= 12 || step === 'review') await camera.all(page, `plan-${step}-${teams}`, PHONE);
  }
}

const TABS = ['teams', 'schedule', 'invitations', 'lobby', 'evaluators', 'links'] as const;

/** The exercise's page and the control room while everything is still planned. */
export async function planned(tour: Tour): Promise<void> {
  const { camera, page, api, exercise, named, teams } = tour;
  if (camera.mode === 'readme') {
    await assign(tour);
    return;
  }
  if (teams > 1) {
    await linkTo(tour, 'wallboard', 'Màn hình lớn hội trường tầng 2');
    await linkTo(tour, 'observer', 'Đoàn quan sát viên');
    await assign(tour);
    await api.call('POST', `/exercises/${exercise.id}/invitations`, {});
  }
  for (const tab of TABS) {
    await go(tour, `/exercises/${exercise.id}?tab=${tab}`);
    await camera.all(page, named(`exercise-${tab}`), PHONE);
    if (teams === 1 ? tab === 'lobby' : tab === 'invitations' || tab === 'evaluators') await camera.keep(page, named(`exercise-${tab}`));
  }
  await go(tour, `/excon/${exercise.id}`);
  await page.getByRole('button', { name: 'BẮT ĐẦU' }).waitFor();
  await camera.all(page, named('excon-planned'));
  if (teams === 1) await camera.keep(page, named('excon-planned'));
  await page.getByRole('button', { name: 'BẮT ĐẦU' }).click();
  await page.getByRole('dialog').waitFor();
  await camera.all(page, named('excon-start'));
  await page.keyboard.press('Escape');
}

export interface Cast {
  troupe: Troupe;
  /** People of the last team at browsers of their own. */
  team: Page;
  phone: Page;
  /** Access tokens of those who speak at the end. */
  hall: string[];
  wallPath: string;
}

/** The lobby fills; a communication check goes out; what teams see meanwhile. One team in forty does not come. */
export async function lobby(tour: Tour): Promise<Cast> {
  const { camera, browser, page, url, api, exercise, named, teams } = tour;
  const wallPath = await linkTo(tour, 'wallboard', 'Màn hình lớn');
  await command(api, exercise.id, 'ready');
  const hall = await listeners(tour, Math.min(teams - 1, 24));
  const code = exercise.teams.at(-1)?.joinCode ?? '';
  const team = await member(browser, url, code, 'Lê Thị Hương', 'hall');
  const phone = await member(browser, url, code, 'Phạm Quốc Bảo', 'phone');
  await team.getByRole('heading', { name: 'Chờ hiệu lệnh bắt đầu' }).waitFor();
  if (teams === 12) await camera.all(team, 'team-waiting', PHONE);
  const troupe = await troupeOf(
    tour,
    exercise.teams.filter((_, n) => n === 0 || n % 40 !== 0),
    teams <= 12 ? 2 : 1,
  );
  await command(api, exercise.id, 'send-adhoc', {
    to: 'all',
    channel: 'chat',
    from: 'Ban điều hành (EXCON)',
    title: { vi: 'Kiểm tra liên lạc', en: 'Communication check' },
    body: {
      vi: 'Đây là tin kiểm tra liên lạc trước giờ diễn tập. Đội nhận được tin này, đề nghị bấm “Xác nhận đã nhận”.',
      en: 'This is a communication check before the exercise. When your team has received it, press “Confirm receipt”.',
    },
    check: true,
  });
  // a simulated colleague may have confirmed it already
  await team.getByRole('heading', { name: 'Kiểm tra liên lạc' }).waitFor();
  if (teams === 12) {
    await camera.all(team, 'team-check', PHONE);
    await camera.keep(team, 'team-waiting');
  }
  await go(tour, `/exercises/${exercise.id}?tab=lobby`);
  await camera.all(page, named('lobby'), PHONE);
  await camera.keep(page, teams === 12 ? 'lobby' : named('lobby'));
  if (camera.mode === 'all') {
    const screen = await opened(browser, 'projector');
    await screen.goto(url + wallPath);
    await screen.getByRole('region').first().waitFor();
    await camera.shoot(screen, named('wallboard-waiting'), { size: 'projector' });
    await screen.context().close();
    await go(tour, `/excon/${exercise.id}`);
    await page.getByRole('button', { name: 'BẮT ĐẦU' }).click();
    await page.getByRole('dialog').waitFor();
    await camera.all(page, named('excon-start-lobby'));
    await page.keyboard.press('Escape');
  }
  return { troupe, team, phone, hall, wallPath };
}
