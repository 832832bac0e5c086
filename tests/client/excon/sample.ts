/** A made-up control room of any size: teams, a MSEL of forty injects, cells in every state, and acts as a drill would send them. */
import type { ExconItem, ExconView, MselRow } from '../../../server/shared/views.js';
import { reduceExconAll } from '../../../server/shared/reduce-excon.js';

const MIN = 60_000;
/** 08:00 in Hà Nội on a Tuesday. */
export const START = Date.UTC(2026, 7, 11, 1, 0);

/** Numbers that look random and are the same on every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const KINDS = ['UBND phường', 'Sở', 'Trung tâm', 'Ban Quản lý', 'Văn phòng'];
const PLACES = [
  'Bến Nghé',
  'Tân Định',
  'Đa Kao',
  'Thủ Thiêm',
  'An Khánh',
  'Bình Trưng',
  'Phước Long',
  'Hiệp Bình',
  'Linh Đông',
  'Trường Thọ và Trung tâm Phục vụ hành chính công trực thuộc',
];

export const teamName = (n: number): string => `${KINDS[n % KINDS.length]} ${PLACES[n % PLACES.length]} số ${n + 1}`;

const TITLES = [
  'Cảnh báo lỗ hổng của phần mềm cổng thông tin',
  'Công dân phản ánh trang tiếp nhận hồ sơ hiện nội dung lạ',
  'Hệ thống giám sát ghi nhận kết nối bất thường',
  'Lãnh đạo yêu cầu báo cáo nhanh',
  'Phóng viên hỏi về sự cố',
];
const CHANNELS = ['email', 'phone', 'siem', 'letter', 'news', 'sms', 'social', 'chat', 'ticket'] as const;

function row(n: number): MselRow {
  const number = `${Math.floor(n / 8) + 1}.${(n % 8) + 1}`;
  const title = TITLES[n % TITLES.length] ?? '';
  return {
    id: `i${n}`,
    number,
    type: n % 11 === 10 ? 'contingency' : 'event',
    title: { vi: title, en: `Inject ${number} in English` },
    channel: CHANNELS[n % CHANNELS.length] ?? 'email',
    from: 'duty',
    to: ['all'],
    ...(n % 9 === 8 ? {} : { at: n * 3 * MIN }),
    conditional: n % 9 === 8,
    manual: false,
    confirm: n % 11 === 10,
    expects: [{ id: 'e1', action: 'ACK', target: 5 * MIN, max: 15 * MIN, points: 4, quality: n % 3 === 0 }],
    asks: [],
    points: 4,
  };
}

/** The view before START EX. */
export function emptyView(teams: number, injects = 40): ExconView {
  return {
    audience: 'excon',
    kit: {
      exercise: {
        id: 'ex1',
        name: 'Diễn tập ứng cứu sự cố an toàn thông tin mạng toàn Thành phố năm 2026',
        play: 'parallel',
        durationMs: injects * 3 * MIN,
        scenarioId: 's1',
        scenarioVersion: '1.0.0',
        scenario: { vi: 'Thay đổi giao diện cổng một cửa', en: 'Defacement of the one-door portal' },
      },
      teams: Array.from({ length: teams }, (_, n) => ({
        id: `t${n}`,
        name: teamName(n),
        worldId: `w${n}`,
        parts: ['all'],
        joinCode: 'ABC234',
        members: [
          { id: `m${n}a`, name: 'Nguyễn Thị Minh', role: 'Trực ứng cứu' },
          { id: `m${n}b`, name: 'Trần Văn Hải', role: 'Lãnh đạo đơn vị' },
        ],
      })),
      personas: {
        duty: { name: { vi: 'Trực ban thành phố', en: 'City duty officer' } },
        press: { name: { vi: 'Phóng viên', en: 'Reporter' }, organisation: { vi: 'Báo Thời sự Số', en: 'Digital Affairs Daily' } },
      },
      actions: {
        ACK: { title: { vi: 'Tiếp nhận và xác nhận sự cố', en: 'Receive and confirm' }, harmful: false, phase: 1 },
        RPT_INIT: { title: { vi: 'Gửi báo cáo ban đầu', en: 'File the initial report' }, harmful: false, phase: 1 },
        COMMS: { title: { vi: 'Phát ngôn với báo chí', en: 'Speak to the press' }, harmful: false, phase: 4 },
      },
      forms: [],
      parts: { all: { vi: 'Đơn vị ứng cứu', en: 'Responder' } },
      systems: [],
      objectives: [{ id: 'o1', title: { vi: 'Phát hiện kịp thời', en: 'Detect in time' } }],
    },
    phase: 'planned',
    factor: 1,
    msel: Array.from({ length: injects }, (_, n) => row(n)),
    pending: {},
    cells: {},
    systems: {},
    penalties: {},
    outcomes: {},
    feed: [],
    messages: [],
    board: { open: false, published: false },
    acts: {},
    lead: null,
    durationMs: injects * 3 * MIN,
    credits: {},
    removed: {},
  };
}

/** Numbers an item of each stream, as a server does. */
export function createNumbering(): (stream: string) => number {
  const last = new Map<string, number>();
  return (stream) => {
    const next = (last.get(stream) ?? 0) + 1;
    last.set(stream, next);
    return next;
  };
}

/** What a team may do next in a running drill. */
export function nextItem(team: number, inject: number, step: number, x: number, number: (stream: string) => number): ExconItem {
  const stream = `world:ex1:w${team}`;
  const seq = number(stream);
  const base = { id: `${stream}:${seq}`, at: { x, wall: START + x }, recordedX: x, stream, seq };
  const to = { inject: `i${inject}`, deliveryId: `d${team}-${inject}`, teamId: `t${team}` };
  switch (step) {
    case 0:
      return { ...base, ...to, type: 'inject-delivered', variant: 0, expects: ['e1'], why: 'at' };
    case 1:
      return { ...base, ...to, type: 'inject-seen', memberId: `m${team}a` };
    case 2:
      return { ...base, ...to, type: 'max-passed', expect: 'e1' };
    case 3:
      return { ...base, ...to, type: 'action-recorded', memberId: `m${team}a`, action: 'ACK', fields: { what: 'Đang xác minh' } };
    default:
      return {
        ...base,
        ...to,
        type: 'action-recorded',
        memberId: `m${team}a`,
        action: 'ACK',
        fields: { what: 'Mở phiếu sự cố' },
        serves: { deliveryId: to.deliveryId, inject: to.inject, expect: 'e1', late: step === 5 },
      };
  }
}

/** A drill in its middle: half the injects are out, teams stand everywhere between unread and met. */
export function runningView(teams: number, number = createNumbering(), injects = 40): ExconView {
  const random = dice(7);
  const items: ExconItem[] = [];
  for (let team = 0; team < teams; team++) {
    for (let inject = 0; inject < Math.min(20, injects); inject++) {
      const x = inject * 3 * MIN;
      const chance = random();
      const steps =
        chance < 0.5
          ? [0, 1, 4]
          : chance < 0.65
            ? [0, 1, 5]
            : chance < 0.78
              ? [0, 2]
              : chance < 0.86
                ? [0, 1, 3]
                : chance < 0.93
                  ? [0, 1]
                  : [0];
      for (const [at, step] of steps.entries()) items.push(nextItem(team, inject, step, x + at * MIN, number));
    }
  }
  const view = reduceExconAll({ ...emptyView(teams, injects), phase: 'running' }, items);
  return { ...view, phase: 'running' };
}
