/**
 * A5 in a real browser whose clock is seven hours wrong: a member is cut off by a cable that is really pulled, by a server that
 * is killed, and loads the page again meanwhile. Everything stays readable, and what was done lands once, in order, at its time.
 */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { signIn } from '../../server/bots/api.js';
import { systemClock } from '../../server/clock.js';
import type { DrillEvent } from '../../server/shared/events.js';
import { clean } from './axe.js';
import { ADMIN, startServer, type Server } from './server.js';
import { command, expect, findAction, plan, test } from './stage.js';
import { layWire } from './wire.js';

const ADVISORY = /CB-0805-17/;
const CALL = /Công dân phản ánh trang tiếp nhận/;
const WRONG = -7 * 3_600_000;

/** The same everywhere in the page, as on a laptop whose battery died. */
function shiftClock(by: number): void {
  const Right = Date;
  class Wrong extends Right {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(Right.now() + by);
      else super(...given);
    }
    static override now = (): number => Right.now() + by;
  }
  globalThis.Date = Wrong as DateConstructor;
}

async function act(page: Page, words: string, what: string): Promise<void> {
  await page.getByRole('tab', { name: /Ứng phó/ }).click();
  await findAction(page, words);
  await page.getByLabel('Nội dung thực hiện').fill(what);
  await page.getByRole('button', { name: 'Ghi nhận hành động' }).click();
}
const say = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('tab', { name: /Trao đổi/ }).click();
  await page.getByLabel('Nhắn cho đội').fill(text);
  await page.getByLabel('Nhắn cho đội').press('Enter');
};
const cut = (page: Page, waiting: string) => expect(page.getByText(new RegExp(`^Mất kết nối \\d\\d:\\d\\d - ${waiting}$`))).toBeVisible();
const back = (page: Page, told: string) =>
  expect(page.getByRole('banner').getByText(`Đã kết nối lại${told}`, { exact: true }).first()).toBeVisible();

/** Keys of everything that the seat's database holds. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('dientap-seat');
    opening.addEventListener('success', () => {
      const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      keys.addEventListener('success', () => resolve(keys.result.map(String)));
    });
  })`);

/** A server of its own: it is killed on the way. */
let server: Server;
test.beforeAll(async () => void (server = await startServer()));
test.afterAll(() => server.stop());

test('mất kết nối rồi trở lại / cut off and back', async ({ browser }) => {
  const api = await signIn(server.url, ADMIN.email, ADMIN.password, () => systemClock.wall());
  const exercise = await plan(api, 'Mất kết nối', ['UBND phường Bến Nghé']);
  await command(api, exercise.id, 'start');
  await command(api, exercise.id, 'release', { inject: 's1-02' });
  const wire = await layWire(server.url);
  const context = await browser.newContext();
  await context.addInitScript(shiftClock, WRONG);
  let page = await context.newPage();
  /** What the team did, in the order of the log. */
  const deeds = async () => {
    const { events } = await api.call<{ events: DrillEvent[] }>('GET', `/exercises/${exercise.id}/log?limit=5000`);
    return events.flatMap((event) => {
      if (event.type === 'action-recorded') return [{ what: event.fields['what'], at: event.at, creditedX: event.creditedX }];
      if (event.type === 'answer-recorded') return [{ what: event.ask, at: event.at, creditedX: event.creditedX }];
      return event.type === 'message' && event.from !== 'excon' ? [{ what: event.text, at: event.at, creditedX: undefined }] : [];
    });
  };

  await test.step('a seat is taken; the clock of the device does not matter', async () => {
    await page.goto(`${wire.url}/join`);
    await page.getByLabel('Mã tham gia').fill(exercise.teams[0]?.joinCode ?? '');
    await page.getByLabel('Họ và tên').fill('Trần Văn Hải');
    await page.getByRole('button', { name: 'Vào đội' }).click();
    await page.waitForURL('**/play');
    await page.getByRole('option', { name: CALL }).click();
    const shown = (await page.getByRole('banner').locator('time').textContent()) ?? '';
    expect(shown).toMatch(/^T\+00:0\d:\d\d$/);
  });

  await test.step('cut for some seconds: nothing moves, everything is readable, three things are done and land once, in order', async () => {
    await expect(page.getByRole('banner').getByText('Đã kết nối')).toBeVisible();
    const title = page.getByRole('heading', { name: CALL });
    // parts that come quietly behind are there
    await page.waitForLoadState('networkidle');
    const before = await title.boundingBox();
    wire.pullOut();
    await cut(page, 'không có thao tác chờ');
    expect(await title.boundingBox()).toEqual(before);
    await clean(page, 'the desk, cut off');
    await act(page, 'tiep nhan va xac nhan', 'Một');
    await page.getByRole('radio', { name: 'Sự cố thông thường' }).check();
    await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
    await say(page, 'Ba');
    await cut(page, '3 thao tác đang chờ');
    expect(await deeds()).toEqual([]);
    wire.plugIn();
    await back(page, ', 3 thao tác đã gửi');
    const landed = await deeds();
    expect(landed.map(({ what }) => what)).toEqual(['Một', expect.any(String), 'Ba']);
    // at its own time, which lies before its arrival
    for (const { at, creditedX } of landed.slice(0, 2)) expect(creditedX).toBeLessThan(at.x);
  });

  await test.step('the browser asks for the service worker anew each time', async () => {
    expect((await fetch(`${server.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache');
  });

  await test.step('the shell and the files are on the device before anybody needs them', async () => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await expect.poll(async () => (await kept(page)).some((key) => key.includes('/file:')), { timeout: 40_000 }).toBe(true);
  });

  await test.step('cut, and loaded again: all of it is there, and a second tab takes over what the first had queued', async () => {
    wire.pullOut();
    await act(page, 'khoanh vung', 'Bốn');
    await cut(page, '1 thao tác đang chờ');
    await page.reload();
    await cut(page, '1 thao tác đang chờ');
    await expect(page.getByRole('listitem').filter({ hasText: 'Khoanh vùng' })).toContainText('Chờ gửi');
    await page.getByRole('option', { name: ADVISORY }).click();
    await page.getByRole('button', { name: /advisory-mail-source/ }).click();
    await expect(
      page
        .getByRole('dialog')
        .getByText(/CB-0805-17/)
        .first(),
    ).toBeVisible();
    const second = await context.newPage();
    await second.goto(`${wire.url}/play`);
    await cut(second, '1 thao tác đang chờ');
    await act(second, 'tiep nhan va xac nhan', 'Năm');
    await page.close();
    page = second;
    wire.plugIn();
    await back(page, ', 2 thao tác đã gửi');
    expect((await deeds()).slice(3).map(({ what }) => what)).toEqual(['Bốn', 'Năm']);
  });

  await test.step('the server is killed and comes again: no more than a short cut', async () => {
    await server.kill();
    await act(page, 'khoanh vung', 'Sáu');
    await cut(page, '1 thao tác đang chờ');
    await server.again();
    await back(page, ', 1 thao tác đã gửi');
    expect((await deeds()).slice(5).map(({ what }) => what)).toEqual(['Sáu']);
  });

  await test.step('a line that swallows everything is found dead by an act without an answer; sent twice, it is recorded once', async () => {
    wire.swallow();
    await act(page, 'khoanh vung', 'Sáu rưỡi');
    await cut(page, '1 thao tác đang chờ');
    wire.plugIn();
    await back(page, ', 1 thao tác đã gửi');
    expect((await deeds()).slice(6).map(({ what }) => what)).toEqual(['Sáu rưỡi']);
  });

  await test.step('a pause meanwhile: what was done while the drill ran waits for the resume', async () => {
    wire.pullOut();
    await act(page, 'khoanh vung', 'Bảy');
    await cut(page, '1 thao tác đang chờ');
    await command(api, exercise.id, 'pause');
    wire.plugIn();
    await back(page, ', 1 chờ cuộc diễn tập tiếp tục');
    await command(api, exercise.id, 'resume');
    await back(page, ', 1 thao tác đã gửi');
    expect((await deeds()).slice(7).map(({ what }) => what)).toEqual(['Bảy']);
  });

  await test.step('END EX meanwhile: refused, with the reason, also after a reload', async () => {
    wire.pullOut();
    await act(page, 'khoanh vung', 'Tám');
    await cut(page, '1 thao tác đang chờ');
    await command(api, exercise.id, 'end');
    wire.plugIn();
    await back(page, ', 1 bị từ chối');
    await page.getByRole('button', { name: 'Xem lý do' }).click();
    const refused = page.getByRole('listitem').filter({ hasText: 'Cuộc diễn tập đã kết thúc.' });
    await expect(refused).toBeVisible();
    await page.reload();
    await expect(refused).toBeVisible();
    expect(await deeds()).toHaveLength(8);
  });

  await test.step('the database of the browser keeps its word like the one in memory', async () => {
    const folder = fileURLToPath(new URL('../..', import.meta.url));
    const bundle = await build({
      stdin: {
        contents: `import { brokenPromises } from './tests/client/state/drawer-contract.js';
          import { indexedDrawer } from './client/src/state/store.js';
          globalThis.broken = () => brokenPromises(indexedDrawer('dientap-contract'));`,
        resolveDir: folder,
      },
      bundle: true,
      write: false,
      format: 'iife',
    });
    await page.evaluate(bundle.outputFiles[0]?.text ?? '');
    expect(await page.evaluate('globalThis.broken()')).toEqual([]);
  });

  await test.step('who leaves the device leaves nothing on it', async () => {
    expect((await kept(page)).length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Mục khác' }).click();
    await page.getByRole('menuitem', { name: 'Rời thiết bị này' }).click();
    await page.getByRole('button', { name: 'Xóa và rời máy này' }).click();
    await page.waitForURL(`${wire.url}/`);
    expect((await kept(page)).filter((key) => key !== 'opened')).toEqual([]);
    const names = await page.evaluate<string[]>('Object.keys(localStorage)');
    expect(names.filter((name) => name.includes(exercise.id) || name === 'dientap.seat')).toEqual([]);
    await page.goto(`${wire.url}/play`);
    await expect(page.getByRole('heading', { name: 'Máy này chưa vào đội nào' })).toBeVisible();
  });

  await context.close();
  await wire.close();
});
