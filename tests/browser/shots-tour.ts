/** One exercise that is photographed from its plan to its report: who takes part, and the gestures that every part of it repeats. */
import type { Browser, Page } from '@playwright/test';
import { takeSeat, type Api } from '../../server/bots/api.js';
import { SKILLS } from '../../server/bots/skill.js';
import { startTroupe, type Troupe } from '../../server/bots/troupe.js';
import { AGENCIES, VISITORS_TEAM } from '../../server/cli/demo-agencies.js';
import { createSilentLogger } from '../../server/cli/silent.js';
import { definitionOf } from '../../server/cli/troupe-options.js';
import { systemClock } from '../../server/clock.js';
import { newId, systemRandom } from '../../server/ids.js';
import type { Exercise, User } from '../../server/shared/api.js';
import type { LinkKind, ViewingLink } from '../../server/shared/links.js';
import { opened, settled, SIZES, type Camera, type Size } from './shots-camera.js';
import { SCENARIO } from './stage.js';

export const wall = (): number => systemClock.wall();
/** Fits wherever an id of a record, a form or a note is asked for. */
export const anId = (): string =>
  newId(systemRandom)
    .replaceAll(/[^0-9a-f]/g, '')
    .padEnd(32, '0')
    .slice(0, 32);

const HOUR = 3_600_000;

export interface Tour {
  camera: Camera;
  browser: Browser;
  url: string;
  api: Api;
  /** The organiser's page, signed in. */
  page: Page;
  exercise: Exercise;
  teams: number;
  /** `name` with the number of teams. */
  named: (name: string) => string;
}

/** Names as a city has them, some long; twelve are the demo's. */
export function namesOf(teams: number): string[] {
  if (teams <= 12) return [...AGENCIES, VISITORS_TEAM].slice(-teams);
  return Array.from(
    { length: teams },
    (_, n) => `UBND phường số ${n + 1}${n % 7 === 0 ? ' và Trung tâm Phục vụ hành chính công trực thuộc' : ''}`,
  );
}

/** An exercise of S1; every ninth team has no address yet. */
export async function planTour(
  shared: Omit<Tour, 'exercise' | 'named' | 'teams'>,
  teams: number,
  name: string,
  timeFactor: number,
): Promise<Tour> {
  const { api } = shared;
  const exercise = await api.call<Exercise>('POST', '/exercises', {
    name,
    scenarioId: SCENARIO,
    timeFactor,
    // on the hour, as plans are
    startsAt: new Date(Math.ceil(wall() / HOUR + 1) * HOUR).toISOString(),
    settings: { autoStart: false },
    teams: namesOf(teams).map((team, n) => ({ name: team, ...(n % 9 === 8 ? {} : { emails: [`truc-ban-${n + 1}@coquan.example`] }) })),
  });
  return { ...shared, exercise, teams, named: (page) => `${page}-${teams}` };
}

export const evaluatorMail = (n: number): string => `danh.gia.${n}@dientap.example`;

/** Three evaluators who share the teams, the first ten of them twice over; the organiser leads them. */
export async function assign({ api, exercise }: Tour): Promise<void> {
  const users = await api.call<User[]>('GET', '/users');
  const evaluators = users.filter(({ roles }) => roles.includes('evaluator') && !roles.includes('admin')).slice(0, 3);
  const ids = exercise.teams.map(({ id }) => id);
  const assignments = evaluators.map(({ id }, n) => ({
    userId: id,
    teams: ids.filter((_, at) => at % evaluators.length === n || (n === 0 && at < 10)),
  }));
  const lead = users.find(({ roles }) => roles.includes('admin'));
  await api.call('PUT', `/exercises/${exercise.id}/assignments`, [
    ...assignments.filter(({ teams }) => teams.length > 0),
    ...(lead ? [{ userId: lead.id, lead: true }] : []),
  ]);
}

/** Simulated agencies on the given teams, one or two members each. */
export async function troupeOf({ api, url, exercise }: Tour, teams: Exercise['teams'], members: number): Promise<Troupe> {
  return startTroupe({
    url,
    api,
    exercise,
    definition: await definitionOf(api, SCENARIO, createSilentLogger()),
    teams,
    members,
    seed: 2026,
    ...(teams.length <= 13 ? { skillOf: (index: number) => Object.values(SKILLS)[index % 6] ?? SKILLS.average } : {}),
    wall,
    newId: () => newId(systemRandom),
  });
}

/** Resolves when drill time has reached `minutes`. */
export async function until(troupe: Troupe, minutes: number): Promise<void> {
  for (;;) {
    const clock = troupe.clock();
    if (clock && clock.x + (wall() - clock.wall) * clock.factor >= minutes * 60_000) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The path of a viewing link, as a browser opens it. */
export async function linkTo({ api, exercise }: Tour, kind: LinkKind, label: string): Promise<string> {
  const link = await api.call<ViewingLink>('POST', `/exercises/${exercise.id}/links`, {
    kind,
    label,
    expiresAt: new Date(wall() + 24 * HOUR).toISOString(),
  });
  const { pathname, search, hash } = new URL(link.url);
  return pathname + search + hash;
}

/** A page seated in a team. */
export async function member(browser: Browser, url: string, code: string, name: string, size: Size): Promise<Page> {
  const page = await opened(browser, size);
  await page.goto(`${url}/join?code=${code}`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByRole('button', { name: 'Vào đội' }).click();
  await page.waitForURL('**/play');
  return page;
}

/** Seats of people who only listen and, at the end, say what they think: access tokens. */
export async function listeners({ url, exercise }: Tour, seats: number): Promise<string[]> {
  const tokens: string[] = [];
  for (const { joinCode } of exercise.teams.slice(0, seats)) tokens.push(await takeSeat(url, joinCode ?? '', 'Lê Thu Hà', 'Thư ký'));
  return tokens;
}

export async function asSeat(url: string, token: string, method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
}

/** Opens an address of the product on the organiser's page. */
export async function go({ page, url }: Pick<Tour, 'page' | 'url'>, path: string): Promise<void> {
  await page.setViewportSize(SIZES.hall);
  await page.goto(url + path);
  await page.getByRole('banner').first().waitFor();
  await settled(page);
}
