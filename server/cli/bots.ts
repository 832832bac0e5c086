/** `dientap bots URL`: simulated agencies over real sockets, against any server. */
import { signIn, type Exercise } from '../bots/api.js';
import { startTroupe } from '../bots/troupe.js';
import { systemClock } from '../clock.js';
import { newId, systemRandom } from '../ids.js';
import { createSilentLogger } from './silent.js';
import { DONE, FOUND_WRONG, textOption, UsageError, type Command } from './command.js';
import { definitionOf, numberOption } from './troupe-options.js';

export const bots: Command = {
  name: 'bots',
  takes: 'URL',
  summary: { vi: 'cho các đội mô phỏng chơi một cuộc diễn tập', en: 'let simulated agencies play an exercise' },
  options: {
    exercise: { type: 'string' },
    teams: { type: 'string' },
    members: { type: 'string' },
    seed: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: [
    '--exercise ID   cuộc diễn tập / the exercise',
    '--teams N       số đội đầu danh sách, mặc định tất cả / the first N teams, default all',
    '--members M     số thành viên mỗi đội, mặc định 1 / members per team, default 1',
    '--seed S        mầm ngẫu nhiên, mặc định 1 / random seed, default 1',
    '--email, --password   tài khoản điều hành; hoặc DIENTAP_EMAIL, DIENTAP_PASSWORD / an EXCON account; or by environment',
    '--json          kết quả bằng JSON / the result as JSON',
  ],
  positionals: { min: 1, max: 1 },
  async run(values, [url = ''], terminal) {
    const exerciseId = textOption(values, 'exercise');
    const email = textOption(values, 'email') ?? terminal.env['DIENTAP_EMAIL'];
    const password = textOption(values, 'password') ?? terminal.env['DIENTAP_PASSWORD'];
    if (!exerciseId) throw new UsageError('--exercise');
    if (!email || !password) throw new UsageError('--email, --password');
    if (!URL.canParse(url)) throw new UsageError(`URL: ${url}`);
    const base = url.replace(/\/+$/, '');
    const members = numberOption(values, 'members', 1, 1, 20);
    const wall = (): number => systemClock.wall();
    const api = await signIn(base, email, password, wall);
    const exercise = await api.call<Exercise>('GET', `/exercises/${encodeURIComponent(exerciseId)}`);
    const definition = await definitionOf(api, exercise.scenario.id, createSilentLogger());
    const teams = exercise.teams.slice(0, numberOption(values, 'teams', exercise.teams.length, 1, 10_000));
    const troupe = await startTroupe({
      url: base,
      api,
      exercise,
      definition,
      teams,
      members,
      seed: numberOption(values, 'seed', 1, 0, 2 ** 31),
      wall,
      newId: () => newId(systemRandom),
    });
    terminal.err(`${teams.length} đội × ${members} đã vào chỗ / ${teams.length} teams × ${members} seated`);
    await Promise.race([troupe.ended, terminal.stopped]);
    troupe.close();
    const { counts } = troupe;
    if (values['json']) terminal.out(JSON.stringify(counts));
    else
      terminal.out(
        `Đã nhận ${counts.delivered} lượt phát, ${counts.recorded} thao tác được ghi nhận, ${counts.refused} bị từ chối. / ` +
          `${counts.delivered} deliveries, ${counts.recorded} actions recorded, ${counts.refused} refused.`,
      );
    for (const [code, n] of Object.entries(counts.refusals)) terminal.err(`  ${code}: ${n}`);
    return counts.recorded === 0 && counts.delivered > 0 ? FOUND_WRONG : DONE;
  },
};
