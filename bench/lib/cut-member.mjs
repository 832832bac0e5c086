// A member of a team in a real browser at the end of a cable of its own: what it does with its hands while that is cut.
import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it has started, itself first. */
function withChildren(pid) {
  const children = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // it has ended meanwhile
    }
  }
  const below = (id) => [id, ...(children.get(id) ?? []).flatMap(below)];
  return below(pid);
}

/** Every device here is seven hours slow: it must not matter. */
export const WRONG = -7 * 3_600_000;

/** In the page: the same wrong time everywhere. */
function shiftClock(by) {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given) {
      if (given.length === 0) super(Right.now() + by);
      else super(...given);
    }
    static now() {
      return Right.now() + by;
    }
  };
}

/** Takes a seat and waits until everything is on the device that a cut could need. */
export async function sitDown(browser, wire, { code, name, injects }) {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1366, height: 768 } });
  await context.addInitScript(shiftClock, WRONG);
  const page = await context.newPage();
  await page.goto(`${wire.url}/join?code=${code}`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByRole('button', { name: 'Vào đội' }).click();
  await page.waitForURL('**/play');
  const inbox = page.getByRole('listbox').getByRole('option');
  await inbox.nth(injects - 1).waitFor();
  const kept = `new Promise((resolve) => {
    const opening = indexedDB.open('dientap-seat');
    opening.onsuccess = () => {
      const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      keys.onsuccess = () => { opening.result.close(); resolve(keys.result.map(String)); };
    };
  })`;
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
  for (const since = Date.now(); !(await page.evaluate(kept)).some((key) => key.includes('/file:'));) {
    if (Date.now() - since > 120_000) throw new Error('the files of delivered injects did not come onto the device');
    await page.waitForTimeout(500);
  }

  const words = page.getByRole('banner').getByText(/^Mất kết nối \d\d:\d\d/);
  return {
    context,
    page,
    inbox,
    /** Resolves when the console says that it is cut off. */
    noticed: () => words.first().waitFor(),
    /** What the console says waits. */
    async waiting() {
      const told = (await words.first().textContent()) ?? '';
      return Number(/(\d+) thao tác đang chờ/.exec(told)?.[1] ?? 0);
    },
    /** How many injects and attachments can be read just now. */
    async readAll(count) {
      let [read, opened, files] = [0, 0, 0];
      for (let i = 0; i < count; i++) {
        const title = (await inbox.nth(i).getAttribute('aria-label')) ?? (await inbox.nth(i).textContent()) ?? '';
        await inbox.nth(i).click();
        const pane = page.getByRole('region', { name: 'Nội dung', exact: true });
        const heading = (await pane.getByRole('heading').first().textContent()) ?? '';
        const body = (await pane.textContent()) ?? '';
        if (title.includes(heading) && body.length > heading.length + 200) read += 1;
        const attached = pane.getByRole('button', { name: /\.(txt|json|csv|log)\b/ });
        for (let n = 0; n < (await attached.count()); n++) {
          files += 1;
          await attached.nth(n).click();
          const shown = page.getByRole('dialog');
          await shown.waitFor();
          const whole = await shown
            .getByText(/\S{3,}\s+\S{3,}/)
            .nth(2)
            .waitFor({ timeout: 5000 })
            .then(
              () => true,
              () => false,
            );
          if (whole) opened += 1;
          await page.keyboard.press('Escape');
          await shown.waitFor({ state: 'hidden' });
        }
      }
      return { read, opened, files };
    },
    async act(search, what) {
      await page.getByRole('tab', { name: /Ứng phó/ }).click();
      const find = page.getByRole('combobox', { name: 'Tìm hành động' });
      await find.fill(search);
      await find.press('Enter');
      await page.getByLabel('Nội dung thực hiện').fill(what);
      await page.getByRole('button', { name: 'Ghi nhận hành động' }).click();
    },
    async answer(title, choice) {
      await page.getByRole('listbox').getByRole('option', { name: title }).click();
      await page.getByRole('radio', { name: choice }).check();
      await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
    },
    async say(text) {
      await page.getByRole('tab', { name: /Trao đổi/ }).click();
      await page.getByLabel('Nhắn cho đội').fill(text);
      await page.getByLabel('Nhắn cho đội').press('Enter');
    },
    /** The lid closes: every process of the browser `pid` stands still, then goes on. Resolves to how long its page stood, ms. */
    async closeLid(pid, ms) {
      await page.evaluate(`(() => { let last = performance.now(); globalThis.stood = 0;
        setInterval(() => { const now = performance.now(); globalThis.stood = Math.max(globalThis.stood, now - last); last = now; }, 250); })()`);
      const all = withChildren(pid);
      for (const each of all) process.kill(each, 'SIGSTOP');
      await new Promise((open) => setTimeout(open, ms));
      for (const each of all.toReversed()) process.kill(each, 'SIGCONT');
      await page.waitForTimeout(600);
      return page.evaluate('globalThis.stood');
    },
    /** Resolves when the console says what became of all that waited. */
    async back() {
      const told = page
        .getByRole('banner')
        .getByText(/^Đã kết nối lại, .*(?:đã gửi|từ chối|tiếp tục)/)
        .first();
      await told.waitFor({ timeout: 120_000 });
      return (await told.textContent()) ?? '';
    },
  };
}
