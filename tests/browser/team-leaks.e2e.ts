/** W1 in the browser: the application itself holds nothing of any scenario, and a team's page holds what the team was given and no more. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TeamView } from '../../server/shared/views.js';
import {
  BUNDLE,
  SCENARIOS,
  everydayTexts,
  filesIn,
  harmfulActions,
  keptBy,
  listenIn,
  readable,
  readScenario,
  runsOf,
  textsOf,
} from './leaks.js';
import { command, expect, plan, SCENARIO, test } from './stage.js';

test('the built application contains nothing of any scenario', () => {
  const bundle = filesIn(BUNDLE)
    .filter((file) => /\.(?:js|css|html|svg|json)$/.test(file))
    .map((file) => readable(readFileSync(file, 'utf8')))
    .join('\n');
  expect(bundle.length).toBeGreaterThan(100_000);
  const found = (list: readonly string[]): string[] => list.filter((each) => bundle.includes(each));

  const stories = filesIn(SCENARIOS).filter((file) => path.basename(file) === 'scenario.yaml' || file.includes('_campaigns'));
  expect(stories.length).toBeGreaterThan(10);
  for (const file of stories) {
    const { injects, all } = readScenario(file);
    const titles = injects.flatMap(({ title }) => textsOf(title)).filter((title) => title.length >= 12);
    expect(found(titles), `titles of ${file}`).toEqual([]);
    const longest = textsOf(all).flatMap((text) => runsOf([text]).toSorted((a, b) => b.length - a.length)[0] ?? []);
    expect(found(longest), `texts of ${file}`).toEqual([]);
  }
  const { codes, titles } = harmfulActions();
  expect(codes.length).toBeGreaterThan(5);
  expect(found([...codes, ...titles])).toEqual([]);
});

/** Names of what only EXCON, evaluators and the engine know; none of them is a key of anything a team is sent. */
const SECRET_KEYS =
  /"(?:expects?|serves|points|correct|accept|tolerance|penalty|harmful|must|quality|late|maxX|targetX|max|target|when|if|rules?|notes|responsible|objectives?|variants?|outcomes?|injects\w*Plan|msel|joinCode|evaluators?)":/;

test('a team’s page, its line and its memory hold what the team was given, nothing of what is to come or of another team', async ({
  browser,
  url,
  api,
}) => {
  const exercise = await plan(api, 'Diễn tập kín tiếng', ['Đội Hồng Hà', 'Đội Trường Sa']);
  const [ours, theirs] = exercise.teams;
  const joined = async (code: string, name: string): Promise<(kind: string, where: string, body?: object) => Promise<unknown>> => {
    const answer = await fetch(`${url}/api/auth/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name }),
    });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    return async (method, where, body) => {
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      const got = await fetch(`${url}/api/exercises/${exercise.id}${where}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return got.json();
    };
  };
  let commands = 0;
  const act = (as: Awaited<ReturnType<typeof joined>>, more: object): Promise<unknown> =>
    as('POST', '/commands', { commandId: `leak-test-${++commands}`, ...more });

  const context = await browser.newContext();
  const traffic = listenIn(context);
  const page = await context.newPage();
  await page.goto(`${url}/join?code=${ours!.joinCode}`);
  await page.getByLabel('Họ và tên').fill('Người đọc kỹ');
  await page.getByRole('button', { name: 'Vào đội' }).click();
  await page.waitForURL('**/play');

  // The other team is well ahead of ours, and ours has done something harmful.
  const stranger = await joined(theirs!.joinCode ?? '', 'Người của đội kia');
  const mate = await joined(ours!.joinCode ?? '', 'Người cùng đội');
  await command(api, exercise.id, 'start');
  for (const inject of ['s1-02', 's1-03', 's1-05']) await command(api, exercise.id, 'release', { inject, teams: [theirs!.id] });
  await command(api, exercise.id, 'say', { to: theirs!.id, text: 'Chỉ nói riêng với đội kia' });
  await act(stranger, { type: 'say', to: 'team', text: 'Chuyện riêng của đội kia' });
  await act(stranger, { type: 'act', action: 'TRIAGE' });
  const { kit } = (await mate('GET', '/snapshot')) as TeamView;
  const fieldsOf = (code: string): Record<string, string> =>
    Object.fromEntries(
      (kit.actions.find((each) => each.code === code)?.fields ?? []).map(({ id, options }) => [id, options?.[0]?.id ?? 'dọn cho gọn']),
    );
  expect(await act(mate, { type: 'act', action: 'CLEANUP', fields: fieldsOf('CLEANUP') })).toMatchObject({ ok: true });
  expect(await act(mate, { type: 'say', to: 'team', text: 'Chuyện của đội mình' })).toMatchObject({ ok: true });

  const story = readScenario(path.join(SCENARIOS, SCENARIO, 'scenario.yaml'));
  const [first] = story.injects;
  await expect(page.getByText(first!.title.vi).first()).toBeVisible();
  await expect.poll(() => traffic.pieces.some(({ text }) => text.includes('Chuyện của đội mình'))).toBe(true);
  await page.getByText(first!.title.vi).first().click();
  // once more from what the browser has kept
  await page.reload();
  await expect(page.getByText(first!.title.vi).first()).toBeVisible();
  // what is kept on the device is read for it, too, so there must be something
  await expect.poll(() => keptBy(page)).toContain(first!.title.vi);
  await traffic.settled();
  const pieces = [...traffic.pieces, { where: 'kept in the browser', text: await keptBy(page) }].map(({ where, text }) => ({
    where,
    text: readable(text),
  }));
  const everything = pieces.map(({ text }) => text).join('\n');
  expect(everything).toContain(runsOf(textsOf(first!['body']))[0]);

  // What was given: the first inject without what the engine and EXCON know of it, and what its own rules have answered since.
  const { id, title, body, attachments } = first!;
  const log = await api.call<{ events: { type: string; teamId?: string; rule?: string }[] }>(
    'GET',
    `/exercises/${exercise.id}/log?limit=500`,
  );
  const fired = new Set(log.events.filter(({ type }) => type === 'rule-fired').map(({ rule }) => rule));
  const parts = [story.all['parts'], story.all['systems'], story.all['title']];
  const known = [
    id,
    ...textsOf([title, body, attachments, parts, everydayTexts()]),
    ...textsOf(story.rules.filter((rule) => fired.has(rule.id))),
  ].join('\n');
  const secret = [
    ...story.injects.slice(1).flatMap((inject) => textsOf(inject.title)),
    ...runsOf(textsOf([story.injects, story.rules, story.all['objectives'], story.all['outcomes'], story.all['personas']]), 16),
    ...textsOf(story.all['personas']).filter((text) => text.length >= 10),
    ...harmfulActions().titles,
    theirs!.name,
    theirs!.id,
    theirs!.joinCode ?? '',
    'Chỉ nói riêng với đội kia',
    'Chuyện riêng của đội kia',
    'Người của đội kia',
  ].filter((text) => text.length >= 6 && !known.includes(text));
  expect(secret.length).toBeGreaterThan(300);
  expect(secret.filter((text) => everything.includes(text))).toEqual([]);
  expect(harmfulActions().codes.filter((code) => new RegExp(`\\b${code}\\b`).test(everything))).toEqual([]);
  for (const { where, text } of pieces) expect(SECRET_KEYS.exec(text)?.[0], `key in ${where}`).toBeUndefined();
  await context.close();
});
