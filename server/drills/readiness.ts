/** Go/no-go judged from the facts alone: pure, so that what EXCON is warned of can be tested line by line. */
import { CLOCK_RED, CLOCK_WARN, type Readiness, type ReadinessId, type ReadinessItem, type ReadinessState } from '../shared/readiness.js';
import type { Bi } from '../shared/text.js';
import { localClock, localDate } from '../shared/zone.js';

/** What is known of one team at this moment. */
export interface TeamFacts {
  id: string;
  name: string;
  worldId: string;
  /** Ids of the parts it plays. */
  parts: readonly string[];
  /** Seats ever taken and not taken away. */
  members: number;
  /** Seats that are connected now. */
  online: number;
  /** Of the latest communication check sent to it. */
  check: 'none' | 'waiting' | 'confirmed';
}

export interface ReadinessFacts {
  /** Epoch ms. */
  now: number;
  /** Epoch ms of the planned start; null: started by hand. */
  startsAt: number | null;
  autoStart: boolean;
  /** IANA name in which the start is written. */
  timezone: string;
  /** Warnings of the scenario's lint; null: this very text is no longer on the shelf. */
  lintWarnings: number | null;
  /** The last rehearsal of this very scenario; `at` epoch ms. */
  rehearsal: { ok: boolean; errors: number; warnings: number; behaviours: number; at: number } | null;
  play: 'parallel' | 'joint';
  /** Parts of the scenario by id. */
  parts: Readonly<Record<string, Bi>>;
  teams: readonly TeamFacts[];
  /** Of the connected seats: ms the device's clock is off; null: not measured yet. */
  offsets: readonly (number | null)[];
  /** Whether anything of this drill goes by mail. */
  mailUsed: boolean;
  /** What the mail server said when last asked; null: nobody asked. */
  mail: { on: boolean; checked: { ok: boolean; error?: string } | null } | null;
  /** null: nobody keeps assignments. */
  evaluators: { people: number; teamsWithout: number } | null;
}

type Said = { state: ReadinessState; detail: Bi; tab?: string };

const say = (state: ReadinessState, vi: string, en: string, tab?: string): Said => ({
  state,
  detail: { vi, en },
  ...(tab !== undefined && { tab }),
});

/** Names in a sentence; the rest is counted. */
const NAMED = 4;
function named(names: readonly string[]): Bi {
  const shown = names.slice(0, NAMED).join(', ');
  const more = names.length - NAMED;
  return more > 0 ? { vi: `${shown} và ${more} đội khác`, en: `${shown} and ${more} more` } : { vi: shown, en: shown };
}

/** `1 team`, `2 teams`. */
const many = (n: number, one: string, other = `${one}s`): string => `${n} ${n === 1 ? one : other}`;

const dateTime = (at: number, zone: string): string => `${localClock(at, zone)} ${localDate(at, zone)}`;

function scenario({ lintWarnings }: ReadinessFacts): Said {
  if (lintWarnings === null) {
    return say(
      'unknown',
      'Bản kịch bản đã đóng băng không còn trong thư viện nên không kiểm tra lại được; khi lập kế hoạch nó không có lỗi.',
      'The frozen text is no longer in the library and cannot be checked again; it had no errors when the exercise was planned.',
    );
  }
  if (lintWarnings > 0) {
    return say(
      'warn',
      `Không có lỗi, có ${lintWarnings} cảnh báo để tác giả cân nhắc.`,
      `No errors, ${many(lintWarnings, 'warning')} for the author to weigh.`,
    );
  }
  return say('ok', 'Không có lỗi, không có cảnh báo.', 'No errors, no warnings.');
}

function rehearsal({ rehearsal: last, timezone }: ReadinessFacts): Said {
  if (!last) {
    return say(
      'warn',
      'Bản kịch bản này chưa được chạy nháp trên máy chủ này.',
      'This version of the scenario has not been rehearsed on this server.',
    );
  }
  const when = dateTime(Math.floor(last.at / 60_000) * 60_000, timezone);
  const vi = `Chạy nháp lúc ${when} với ${last.behaviours} kiểu đội`;
  const en = `Rehearsed at ${when} with ${many(last.behaviours, 'behaviour')}`;
  if (!last.ok) return say('red', `${vi}: ${last.errors} lỗi.`, `${en}: ${many(last.errors, 'error')}.`);
  if (last.warnings > 0)
    return say('warn', `${vi}: không lỗi, ${last.warnings} cảnh báo.`, `${en}: no errors, ${many(last.warnings, 'warning')}.`);
  return say('ok', `${vi}: không lỗi.`, `${en}: no errors.`);
}

/** In joint play a part without anybody behind it is a hole in the story of its whole world. */
function parts({ play, parts: all, teams }: ReadinessFacts): Said {
  if (play === 'parallel') return say('ok', 'Chơi song song: mỗi đội đóng mọi vai.', 'Parallel play: every team plays every part.');
  const worlds = new Map<string, TeamFacts[]>();
  for (const team of teams) worlds.set(team.worldId, [...(worlds.get(team.worldId) ?? []), team]);
  const lacking = new Map<string, number>();
  for (const mates of worlds.values()) {
    for (const part of Object.keys(all)) {
      if (!mates.some((team) => team.online > 0 && team.parts.includes(part))) lacking.set(part, (lacking.get(part) ?? 0) + 1);
    }
  }
  if (lacking.size === 0) return say('ok', 'Mọi vai đều có người đang kết nối.', 'Somebody is connected for every part.');
  const list = (lang: 'vi' | 'en'): string =>
    [...lacking].map(([part, n]) => `${all[part]?.[lang] ?? part}${worlds.size > 1 ? ` (${n}/${worlds.size})` : ''}`).join(', ');
  return say('red', `Vai chưa có người đóng: ${list('vi')}.`, `Parts nobody plays yet: ${list('en')}.`, 'lobby');
}

function seats({ teams }: ReadinessFacts): Said {
  const empty = teams.filter((team) => team.members === 0);
  const away = teams.filter((team) => team.members > 0 && team.online === 0);
  const here = teams.length - empty.length - away.length;
  if (here === teams.length) {
    return say('ok', `${here}/${teams.length} đội đang kết nối.`, `${here} of ${many(teams.length, 'team')} connected.`);
  }
  const lines = (lang: 'vi' | 'en'): string =>
    [
      lang === 'vi' ? `${here}/${teams.length} đội đang kết nối.` : `${here} of ${many(teams.length, 'team')} connected.`,
      empty.length > 0 && `${lang === 'vi' ? 'Chưa có ai vào' : 'Nobody has joined'}: ${named(empty.map(({ name }) => name))[lang]}.`,
      away.length > 0 &&
        `${lang === 'vi' ? 'Đã vào nhưng đang mất kết nối' : 'Joined but not connected'}: ${named(away.map(({ name }) => name))[lang]}.`,
    ]
      .filter(Boolean)
      .join(' ');
  return say('red', lines('vi'), lines('en'), 'lobby');
}

function clocks({ offsets }: ReadinessFacts): Said {
  const known = offsets.flatMap((offset) => (offset === null ? [] : [Math.abs(offset)]));
  if (known.length === 0) return say('unknown', 'Chưa có máy nào báo giờ.', 'No device has told its time yet.', 'lobby');
  const wrong = known.filter((off) => off > CLOCK_RED).length;
  const loose = known.filter((off) => off > CLOCK_WARN && off <= CLOCK_RED).length;
  const silent = offsets.length - known.length;
  const note = {
    vi: 'Giờ diễn tập do máy chủ giữ; máy lệch giờ chỉ hiện sai giờ thật.',
    en: 'Drill time is the server’s; a device that is off only shows a wrong time of day.',
  };
  if (wrong + loose > 0) {
    return say(
      wrong > 0 ? 'red' : 'warn',
      `${wrong > 0 ? `${wrong} máy lệch quá ${CLOCK_RED / 1000} giây. ` : ''}${loose > 0 ? `${loose} máy lệch quá ${CLOCK_WARN / 1000} giây. ` : ''}${note.vi}`,
      `${wrong > 0 ? `${many(wrong, 'device')} off by more than ${CLOCK_RED / 1000} s. ` : ''}${loose > 0 ? `${many(loose, 'device')} off by more than ${CLOCK_WARN / 1000} s. ` : ''}${note.en}`,
      'lobby',
    );
  }
  const rest = silent > 0 ? { vi: ` ${silent} máy chưa báo.`, en: ` ${many(silent, 'device')} not measured yet.` } : { vi: '', en: '' };
  return say(
    'ok',
    `${known.length} máy lệch không quá ${CLOCK_WARN / 1000} giây.${rest.vi}`,
    `${many(known.length, 'device')} within ${CLOCK_WARN / 1000} s.${rest.en}`,
  );
}

function check({ teams }: ReadinessFacts): Said {
  const waiting = teams.filter((team) => team.check === 'waiting');
  const none = teams.filter((team) => team.check === 'none');
  const confirmed = teams.length - waiting.length - none.length;
  if (none.length === teams.length) {
    return say('unknown', 'Chưa gửi kiểm tra liên lạc.', 'No communication check has been sent.', 'lobby');
  }
  const vi = `${confirmed}/${teams.length} đội đã xác nhận.`;
  const en = `${confirmed} of ${many(teams.length, 'team')} confirmed.`;
  if (waiting.length > 0) {
    const who = named(waiting.map(({ name }) => name));
    return say('red', `${vi} Chưa xác nhận: ${who.vi}.`, `${en} Not confirmed: ${who.en}.`, 'lobby');
  }
  if (none.length > 0) {
    const who = named(none.map(({ name }) => name));
    return say('warn', `${vi} Chưa gửi tới: ${who.vi}.`, `${en} Not sent to: ${who.en}.`, 'lobby');
  }
  return say('ok', vi, en);
}

function mail({ mailUsed, mail: state }: ReadinessFacts): Said {
  if (!mailUsed) return say('ok', 'Cuộc diễn tập này không dùng thư.', 'This exercise uses no mail.');
  if (!state?.on) {
    return say(
      'red',
      'Cuộc diễn tập có dùng thư nhưng máy chủ chưa được cấu hình gửi thư (SMTP_URL).',
      'This exercise uses mail, but the server is not set up to send any (SMTP_URL).',
      'invitations',
    );
  }
  if (!state.checked) return say('unknown', 'Chưa thử kết nối máy chủ thư.', 'The mail server has not been tried.', 'invitations');
  if (!state.checked.ok) {
    const why = state.checked.error === undefined ? '' : ` (${state.checked.error})`;
    return say('red', `Máy chủ thư không nhận kết nối${why}.`, `The mail server refuses${why}.`, 'invitations');
  }
  return say('ok', 'Máy chủ thư nhận kết nối.', 'The mail server answers.');
}

function evaluators({ evaluators: known }: ReadinessFacts): Said {
  if (!known) return say('unknown', 'Chưa có phân công đánh giá.', 'No assignments are kept.', 'evaluators');
  if (known.people === 0) return say('warn', 'Chưa phân công đánh giá viên nào.', 'No evaluator has been assigned.', 'evaluators');
  if (known.teamsWithout > 0) {
    return say(
      'warn',
      `${known.people} đánh giá viên; ${known.teamsWithout} đội chưa có ai theo dõi.`,
      `${many(known.people, 'evaluator')}; ${many(known.teamsWithout, 'team')} without one.`,
      'evaluators',
    );
  }
  return say(
    'ok',
    `${known.people} đánh giá viên, mọi đội đều có người theo dõi.`,
    `${many(known.people, 'evaluator')}, every team has one.`,
  );
}

function time({ startsAt, now, autoStart, timezone }: ReadinessFacts): Said {
  if (startsAt === null) return say('ok', 'Bắt đầu bằng lệnh của ban điều hành.', 'Started by hand.');
  const when = dateTime(startsAt, timezone);
  if (startsAt < now) {
    const late = Math.round((now - startsAt) / 60_000);
    return say(
      'warn',
      `Giờ bắt đầu ${when} đã qua ${late} phút.`,
      `The start was to be at ${when}, ${many(late, 'minute')} ago.`,
      'schedule',
    );
  }
  return autoStart
    ? say('ok', `Tự bắt đầu lúc ${when}.`, `Starts by itself at ${when}.`)
    : say('ok', `Dự kiến bắt đầu lúc ${when}, bằng lệnh của ban điều hành.`, `Planned for ${when}, started by hand.`);
}

const ITEMS: Record<ReadinessId, { title: Bi; judge: (facts: ReadinessFacts) => Said }> = {
  scenario: { title: { vi: 'Kịch bản không có lỗi', en: 'Scenario lint clean' }, judge: scenario },
  rehearsal: { title: { vi: 'Đã chạy nháp kịch bản', en: 'Rehearsal done' }, judge: rehearsal },
  parts: { title: { vi: 'Mọi vai đều có người đóng', en: 'Every part is taken' }, judge: parts },
  seats: { title: { vi: 'Mọi đội đã vào phòng chờ', en: 'Every team has a seat taken' }, judge: seats },
  clocks: { title: { vi: 'Đồng hồ các máy khớp nhau', en: 'Clocks in step' }, judge: clocks },
  check: { title: { vi: 'Mọi đội xác nhận kiểm tra liên lạc', en: 'Communication check confirmed by all' }, judge: check },
  mail: { title: { vi: 'Gửi thư hoạt động', en: 'Mail works' }, judge: mail },
  evaluators: { title: { vi: 'Đã phân công đánh giá viên', en: 'Evaluators assigned' }, judge: evaluators },
  time: { title: { vi: 'Thời gian bắt đầu', en: 'Time of the start' }, judge: time },
};

/** How the drill stands against the go/no-go list. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const items = Object.entries(ITEMS).map(([id, { title, judge }]): ReadinessItem => {
    const { state, detail, tab } = judge(facts);
    return { id: id as ReadinessId, state, title, detail, ...(tab !== undefined && { fix: { tab } }) };
  });
  return { items, red: items.filter(({ state }) => state === 'red').map(({ id }) => id) };
}
