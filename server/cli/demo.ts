/** `dientap demo`: a whole drill that one can watch: platform, plan, simulated agencies, ranking, report. Nothing is left behind. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signIn, type Api, type Exercise } from '../bots/api.js';
import { DEAL, SKILLS, type Skill } from '../bots/skill.js';
import { startTroupe, type Troupe } from '../bots/troupe.js';
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { newId, systemRandom } from '../ids.js';
import type { ViewingLink } from '../shared/links.js';
import type { ScoreSheet } from '../shared/scores.js';
import { DONE, textOption, type Command, type Terminal } from './command.js';
import { AGENCIES, VISITORS_TEAM } from './demo-agencies.js';
import { startPlatform, type Platform } from './platform.js';
import { createSilentLogger } from './silent.js';
import { definitionOf, numberOption } from './troupe-options.js';

const SCENARIO = 'hn-one-door-defacement';
const EMAIL = 'dieuhanh@dientap.example';

export const demo: Command = {
  name: 'demo',
  summary: { vi: 'chạy một cuộc diễn tập mẫu trọn vẹn', en: 'run a whole sample drill' },
  options: {
    port: { type: 'string', short: 'p' },
    factor: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    exit: { type: 'boolean' },
  },
  help: [
    '--port PORT     cổng, mặc định cổng trống từ 3000 / port, default a free one from 3000',
    '--factor N      hệ số thời gian, mặc định 30 / time factor, default 30',
    '--seed S        mầm ngẫu nhiên, mặc định 2026 / random seed, default 2026',
    '--out FOLDER    giữ lại báo cáo trong thư mục này / keep the report in this folder',
    '--exit          thoát sau khi có báo cáo / exit once the report is there',
  ],
  async run(values, _positionals, terminal) {
    const factor = numberOption(values, 'factor', 30, 0.1, 120);
    const seed = numberOption(values, 'seed', 2026, 0, 2 ** 31);
    const port = numberOption(values, 'port', await freePort(), 1, 65_535);
    const folder = await mkdtemp(path.join(tmpdir(), 'dientap-demo-'));
    const password = randomBytes(9).toString('base64url');
    const stage: { platform?: Platform; troupe?: Troupe } = {};
    try {
      const config = readConfig({
        LOG_LEVEL: 'warn',
        ...terminal.env,
        HOST: terminal.env['HOST'] ?? '127.0.0.1',
        PORT: String(port),
        DIENTAP_DATA: folder,
        MONGODB_URI: undefined,
        ADMIN_EMAIL: EMAIL,
        ADMIN_PASSWORD: password,
      });
      process.env['TZ'] = config.timeZone;
      terminal.out('dientap - đang khởi động… / starting…');
      stage.platform = await startPlatform(config, terminal.env, createSilentLogger());
      const { url } = await stage.platform.app.listen();
      const play = perform({
        url,
        password,
        factor,
        seed,
        out: textOption(values, 'out') ?? path.join(folder, 'report'),
        kept: textOption(values, 'out') !== undefined,
        terminal,
        stage,
      });
      // what a stop interrupts is not an error of the drill
      play.catch(() => undefined);
      const over = await Promise.race([play.then(() => true), terminal.stopped.then(() => false)]);
      if (over && !values['exit']) {
        terminal.out(
          '\nTrang báo cáo còn mở để xem. Ctrl-C để dừng; không có gì bị để lại. / The pages stay open. Ctrl-C stops; nothing is left behind.',
        );
        await terminal.stopped;
      }
      return DONE;
    } finally {
      stage.troupe?.close();
      await stage.platform?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Play {
  url: string;
  password: string;
  factor: number;
  seed: number;
  out: string;
  kept: boolean;
  terminal: Terminal;
  stage: { platform?: Platform; troupe?: Troupe };
}

async function perform({ url, password, factor, seed, out, kept, terminal, stage }: Play): Promise<void> {
  const wall = (): number => systemClock.wall();
  const api = await signIn(url, EMAIL, password, wall);
  const exercise = await api.call<Exercise>('POST', '/exercises', {
    name: 'Diễn tập ứng cứu sự cố Cổng một cửa (mẫu)',
    scenarioId: SCENARIO,
    play: 'parallel',
    timeFactor: factor,
    teams: [...AGENCIES, VISITORS_TEAM].map((name) => ({ name })),
  });
  const definition = await definitionOf(api, SCENARIO, createSilentLogger());
  const last = exercise.teams.length - 1;
  // the visitor's team has one slow colleague, so that it neither stands still nor does the visitor's work
  const troupe = await startTroupe({
    url,
    api,
    exercise,
    definition,
    teams: exercise.teams,
    members: 1,
    skillOf: (index) => (index === last ? SKILLS.slow : dealt(index)),
    seed,
    wall,
    newId: () => newId(systemRandom),
  });
  stage.troupe = troupe;
  const board = await api.call<ViewingLink>('POST', `/exercises/${exercise.id}/links`, {
    kind: 'wallboard',
    expiresAt: new Date(systemClock.wall() + 24 * 3_600_000).toISOString(),
  });
  links(terminal, { url, exercise, password, wall: board.url });
  const minutes = Math.round(definition.duration / 60_000);
  terminal.out(
    `\nSTART EX - ${exercise.teams.length} đội, ${minutes} phút diễn tập ở ×${factor} (khoảng ${Math.ceil(minutes / factor)} phút thật)\n`,
  );
  await api.call('POST', `/exercises/${exercise.id}/commands`, { commandId: newId(systemRandom), type: 'start' });
  const hush = progress(terminal, troupe, definition.duration);
  await troupe.ended;
  hush();
  await evaluate(api, exercise.id, troupe);
  await api.call('POST', `/exercises/${exercise.id}/commands`, { commandId: newId(systemRandom), type: 'publish' });
  const sheet = await api.call<ScoreSheet>('GET', `/exercises/${exercise.id}/scores`);
  ranking(terminal, sheet);
  await report({ terminal, api, url, exerciseId: exercise.id, out, kept });
}

/** Skill of the n-th team. */
const dealt = (index: number): Skill => DEAL[index % DEAL.length] ?? SKILLS.average;

interface Addresses {
  url: string;
  exercise: Exercise;
  password: string;
  wall: string;
}

function links(terminal: Terminal, { url, exercise, password, wall }: Addresses): void {
  const hash = new URLSearchParams({ email: EMAIL, password, next: `/excon/${exercise.id}` }).toString();
  const code = exercise.teams.at(-1)?.joinCode ?? '';
  terminal.out('');
  terminal.out(`  Phòng điều hành / EXCON      ${url}/login#${hash}`);
  terminal.out(`  Chỗ của bạn / your seat      ${url}/join?code=${code}&name=Kh%C3%A1ch`);
  terminal.out(`  Bảng trên máy chiếu / wallboard   ${wall}`);
  terminal.out(`  Báo cáo (khi kết thúc) / report   ${url}/report/${exercise.id}`);
  terminal.out(`  Tài khoản / account          ${EMAIL}   ${password}`);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** One line that renews itself on a terminal; elsewhere a line every ten seconds. Returns how to stop. */
function progress(terminal: Terminal, troupe: Troupe, duration: number): () => void {
  const live = process.stdout.isTTY;
  const say = (): string => {
    const clock = troupe.clock();
    const x = clock ? clock.x + (clock.phase === 'running' ? (systemClock.wall() - clock.wall) * clock.factor : 0) : 0;
    const s = Math.min(Math.floor(x / 1000), Math.floor(duration / 1000));
    const done = Math.min(1, x / duration);
    const bar = '█'.repeat(Math.round(done * 24)).padEnd(24, '░');
    const { delivered, recorded, refused } = troupe.counts;
    return `  T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)} ${bar} ${delivered} lượt phát · ${recorded} thao tác${refused > 0 ? ` · ${refused} bị từ chối` : ''}`;
  };
  const timer = setInterval(() => (live ? process.stdout.write(`\r${say()}   `) : terminal.out(say())), live ? 500 : 10_000);
  return () => {
    clearInterval(timer);
    terminal.out(live ? `\r${say()}   ` : say());
  };
}

/** A simulated evaluator marks the written work by the skill of who wrote it. */
async function evaluate(api: Api, exerciseId: string, troupe: Troupe): Promise<void> {
  const skills = new Map(troupe.skills.map(({ team, skill }) => [team, skill]));
  const sheet = await api.call<ScoreSheet>('GET', `/exercises/${exerciseId}/scores`);
  for (const team of sheet.teams) {
    for (const line of team.lines) {
      if (line.state !== 'awaiting-mark' || line.markId === undefined) continue;
      await api.call('PUT', `/exercises/${exerciseId}/marks/${encodeURIComponent(line.markId)}`, {
        value: skills.get(team.name)?.quality ?? 0.75,
      });
    }
  }
}

function ranking(terminal: Terminal, sheet: ScoreSheet): void {
  terminal.out('\nEND EX - Xếp hạng / ranking\n');
  for (const team of sheet.teams.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))) {
    const percent = team.percent.toFixed(2).replace('.', ',').padStart(6);
    terminal.out(
      `  ${String(team.rank ?? '-').padStart(2)}  ${percent} %  ${team.name}${team.penalties > 0 ? `  (−${team.penalties})` : ''}`,
    );
  }
}

async function report({
  terminal,
  api,
  url,
  exerciseId,
  out,
  kept,
}: {
  terminal: Terminal;
  api: Api;
  url: string;
  exerciseId: string;
  out: string;
  kept: boolean;
}): Promise<void> {
  await mkdir(out, { recursive: true });
  terminal.out('\nBáo cáo sau diễn tập / after-action report');
  terminal.out(`  ${url}/report/${exerciseId}`);
  for (const kind of ['html', 'pdf', 'json'] as const) {
    const file = path.join(out, `bao-cao-sau-dien-tap.${kind}`);
    await writeFile(file, await api.file(`/exercises/${exerciseId}/report.${kind}`));
    terminal.out(`  ${kind.toUpperCase().padEnd(4)}  ${file}`);
  }
  if (!kept) terminal.out('  (xoá cùng bản mẫu khi dừng; --out THƯ_MỤC để giữ lại / removed with the demo; --out FOLDER keeps it)');
}

/** The first free port from 3000 on the loopback. */
async function freePort(): Promise<number> {
  for (let port = 3000; port < 3100; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  return 3100;
}
