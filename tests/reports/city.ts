/**
 * A finished drill of as many teams as wanted, everything around it included: what the sample prints, the bench and the
 * report's tests are made from. The engine itself plays the teams; all names are invented. The same size gives the same drill.
 */
import type { Drill, DrillPlan } from '../../server/drills/service.js';
import type { ReportInput } from '../../server/reports/build.js';
import { human, deskOf, MANNERS, perfect, silent } from '../../server/rehearsal/people.js';
import { play } from '../../server/rehearsal/play.js';
import { randomOf } from '../../server/rehearsal/random.js';
import { Words } from '../../server/rehearsal/wishes.js';
import { scoreDrill } from '../../server/scoring/index.js';
import type { ControlEvent, WorldEvent } from '../../server/shared/events.js';
import type { FeedbackResults } from '../../server/shared/feedback.js';
import { STATEMENT_IDS } from '../../server/shared/feedback.js';
import type { ImprovementPlan } from '../../server/shared/improvement.js';
import type { OfficialPaper } from '../../server/shared/publishing.js';
import type { Mark, ScoreSheet } from '../../server/shared/scores.js';
import type { MemberView } from '../../server/shared/views.js';
import { libraryEntry } from '../scenarios/s1.js';

/** START EX, epoch ms: 22/11/2026, 08:00 in Hà Nội. */
export const START = Date.UTC(2026, 10, 22, 1, 0, 0);
const MINUTE = 60_000;

const FIRST = ['Bồ Đề', 'Cầu Lụa', 'Hồ Ngọc', 'Đồng Sậy', 'Mỹ Hoa', 'Phố Nguyệt', 'Vân Trì', 'Thanh Liễu', 'Sen Trắng', 'Gò Mây'];
const SECOND = ['Đông', 'Tây', 'Thượng', 'Hạ', 'Trung', 'Nội', 'Ngoại', 'Cổ', 'Tân', 'An', 'Hòa', 'Bình', 'Phú', 'Vĩnh', 'Lạc', 'Thịnh'];
const OFFICES = ['Sở Số hóa', 'Sở Dịch vụ công', 'Sở Đường thủy', 'Sở Lưu trữ', 'Ban Quản lý phố nghề', 'Trung tâm Dữ liệu Sen Hồ'];
const PEOPLE = ['Nguyễn Thị Thử', 'Trần Văn Mẫu', 'Lê Thị Giả', 'Phạm Văn Ví', 'Hoàng Thị Dụ', 'Vũ Văn Định'];
export const KINDS = ['Sở, ban, ngành', 'Phường', 'Xã'] as const;

interface Place {
  id: string;
  name: string;
  kind: string;
}

function places(count: number): Place[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `t${at + 1}`;
    if (at % 8 === 0) {
      const round = Math.floor(at / 8 / OFFICES.length);
      return { id, name: `${OFFICES[(at / 8) % OFFICES.length]}${round > 0 ? ` ${round + 1}` : ''} (giả định)`, kind: KINDS[0] };
    }
    const ward = at % 2 === 1;
    const second = SECOND[Math.floor(at / FIRST.length) % SECOND.length];
    const round = Math.floor(at / FIRST.length / SECOND.length);
    const name = `${FIRST[at % FIRST.length]} ${second}${round > 0 ? ` ${round + 1}` : ''}`;
    return { id, name: `UBND ${ward ? 'phường' : 'xã'} ${name} (giả định)`, kind: ward ? KINDS[1] : KINDS[2] };
  });
}

const control = (type: string, x: number, more: object = {}): ControlEvent =>
  ({ type, id: `c-${type}-${x}`, at: { x, wall: START + x }, recordedX: x, ...more }) as unknown as ControlEvent;

/** A whole drill of the one-door portal; `phase` as it stands now. */
export async function city(count: number, phase: 'ended' | 'published' = 'ended'): Promise<ReportInput> {
  const entry = await libraryEntry('hn-one-door-defacement');
  const { definition, hash } = entry.scenario!;
  const words = new Words(definition);
  const parts = Object.keys(definition.parts);
  const teams = places(count);
  const worlds: Record<string, WorldEvent[]> = {};
  const manners = [MANNERS.good, MANNERS.average, MANNERS.slow, MANNERS.average, MANNERS.good];
  for (const [at, { id }] of teams.entries()) {
    const random = randomOf(2026, id);
    const plan = at === 0 ? perfect(words) : at % 23 === 11 ? silent(words) : human(words, manners[at % manners.length]!, random);
    const story = play(definition, [{ teamId: id, parts, plan }], deskOf(definition));
    worlds[`w-${id}`] = story.events.map((event) => {
      const late = event.type === 'inject-delivered' ? Math.round(random.between(1, 40)) : 0;
      const member = 'memberId' in event && event.memberId ? { memberId: `m-${id}-1` } : {};
      return {
        ...event,
        ...member,
        id: `${id}-${event.id}`,
        at: { x: event.at.x, wall: START + event.at.x },
        recordedX: event.at.x + late,
      };
    });
  }
  const plan: DrillPlan = {
    exerciseId: 'x1',
    name: 'Diễn tập ứng cứu sự cố cổng một cửa Thành phố Sen Hồ năm 2026',
    play: 'parallel',
    scenarioHash: hash,
    definition,
    files: {},
    seed: 's',
    factor: 1,
    teams: teams.map(({ id, name }) => ({ id, name, agencyName: name, worldId: `w-${id}`, parts, joinCode: '' })),
    openRoster: false,
    captainApproval: false,
  };
  const controls = [
    control('exercise-created', 0),
    control('started', 0, { factor: 1 }),
    control('paused', 38 * MINUTE, { reason: 'Chỉnh âm thanh hội trường' }),
    control('resumed', 38 * MINUTE),
    control('outage', 71 * MINUTE, { fromWall: START + 71 * MINUTE, toWall: START + 72 * MINUTE }),
    control('ended', definition.duration),
    ...(phase === 'published' ? [control('published', definition.duration)] : []),
  ];
  const drill = {
    plan,
    phase: () => phase,
    clock: () => ({ phase, x: definition.duration, wall: START, factor: 1 }),
    controlEvents: () => controls,
    worldEvents: () => worlds,
    heads: () =>
      Object.fromEntries([
        ['control:x1', { seq: controls.length, hash: 'a1b2'.repeat(16) }],
        ...Object.entries(worlds).map(([id, list], at) => [
          `world:x1:${id}`,
          { seq: list.length, hash: at.toString(16).padStart(64, '0') },
        ]),
      ]),
  } as unknown as Drill;
  const members: Record<string, MemberView[]> = Object.fromEntries(
    teams.map(({ id }, at) => [
      id,
      Array.from({ length: at % 9 === 8 ? 0 : 2 + (at % 3) }, (_, n) => ({
        id: `m-${id}-${n + 1}`,
        name: PEOPLE[(at + n) % PEOPLE.length]!,
        ...(n === 0 ? { role: 'Đội trưởng' } : {}),
      })),
    ]),
  );
  const score = (marks: Mark[]): ScoreSheet =>
    scoreDrill({
      definition,
      rubricHash: hash,
      teams: plan.teams.map(({ id, name, worldId }) => ({ teamId: id, name, parts, worldId })),
      worlds,
      marks,
      overrides: [],
    });
  const VALUES = [1, 0.75, 1, 0.5, 0.75] as const;
  const marks = score([])
    .teams.flatMap((team) => team.lines.filter((line) => line.state === 'awaiting-mark').map((line) => ({ team, line })))
    .map(({ team, line }, at): Mark => ({
      teamId: team.teamId,
      ref: line.ref,
      deliveryId: line.deliveryId!,
      value: VALUES[at % VALUES.length]!,
      by: 'evaluator',
      wall: START,
    }));
  return {
    drill,
    sheet: score(marks),
    members,
    observations: observations(teams),
    people: { evaluator: 'Đỗ Thị Giám Khảo' },
    agencies: Object.fromEntries(teams.map(({ id, kind }) => [id, { agencyId: `a-${id}`, kind }])),
    improvement: improvement(teams),
    feedback: feedback(count),
    appeals: [
      {
        id: 'ap1',
        exerciseId: 'x1',
        teamId: teams[1 % count]!.id,
        ref: 's1-01.ack',
        deliveryId: 'd',
        reason: 'Đội đã xác nhận qua điện thoại trước khi bấm nút, đề nghị xem lại thời điểm tính.',
        evidence: [],
        memberId: `m-${teams[1 % count]!.id}-1`,
        wall: START + 26 * 3_600_000,
        answer: {
          accepted: false,
          text: 'Nhật ký ghi nhận cuộc gọi sau thời điểm bấm nút; giữ nguyên điểm.',
          by: 'u1',
          name: 'Đỗ Thị Giám Khảo',
          wall: START + 50 * 3_600_000,
        },
      },
    ],
    publication: {
      sheetHash: 'c0ffee'.repeat(10).padEnd(64, '0'),
      approval: null,
      issues:
        phase === 'published'
          ? [{ n: 1, by: 'u1', name: 'Đỗ Thị Giám Khảo', wall: START + 86_400_000, sheetHash: 'c0ffee'.repeat(10).padEnd(64, '0') }]
          : [],
      changed: false,
      openAppeals: 0,
    },
    paper: PAPER,
    generatedWall: START + 2 * 86_400_000,
  };
}

const PAPER: OfficialPaper = {
  parentBody: 'UBND THÀNH PHỐ SEN HỒ',
  body: 'BAN TỔ CHỨC DIỄN TẬP',
  place: 'Sen Hồ',
  date: '2026-11-24',
  to: ['Ủy ban nhân dân Thành phố Sen Hồ', 'Tiểu ban An toàn, An ninh mạng Thành phố'],
  copies: ['Như trên', 'Các cơ quan, đơn vị tham gia diễn tập', 'Lưu: VT, BTC'],
  onBehalf: 'TM. BAN TỔ CHỨC',
  signer: { title: 'TRƯỞNG BAN', name: 'Đặng Văn Giả Định' },
};

function observations(teams: readonly Place[]): NonNullable<ReportInput['observations']> {
  const told = [
    ['strength', 'Phân công rõ người trực điện thoại và người ghi nhật ký ngay phút đầu.'],
    ['improvement', 'Báo cáo ban đầu thiếu nơi nhận, phải gửi lại.'],
    ['note', 'Phòng làm việc chỉ có một máy chiếu.'],
  ] as const;
  return teams
    .filter((_, at) => at % 5 === 1)
    .map(({ id }, at) => ({
      type: 'observation' as const,
      recordId: `ob-${id}`,
      tag: told[at % told.length]![0],
      text: told[at % told.length]![1],
      teamId: id,
      objective: 'o2',
      by: 'evaluator',
      wall: START + (10 + (at % 90)) * MINUTE,
      seenX: (10 + (at % 90)) * MINUTE,
      seenWall: START + (10 + (at % 90)) * MINUTE,
    })) as unknown as NonNullable<ReportInput['observations']>;
}

function improvement(teams: readonly Place[]): ImprovementPlan {
  const who = { exerciseId: 'x1', by: 'u1', wall: START, changedWall: START };
  const some = teams.filter((_, at) => at % 4 === 2).map(({ id }) => id);
  return {
    findings: [
      {
        id: 'f1',
        ...who,
        kind: 'strength',
        title: 'Phần lớn đội xác nhận đã nhận cảnh báo trong vòng hai phút',
        analysis: 'Ca trực có số điện thoại dán tại bàn và người thay thế được chỉ định trước.',
        objective: 'o1',
      },
      {
        id: 'f2',
        ...who,
        kind: 'improvement',
        title: 'Dựng lại máy chủ trước khi sao lưu chứng cứ',
        reference: 'Quy trình ứng cứu sự cố của đơn vị, mục 4.2',
        analysis: 'Không ai được giao giữ nguyên hiện trạng; khi cần phân tích thì nhật ký đã mất.',
        objective: 'o2',
        teams: some,
        urgent: true,
      },
      {
        id: 'f3',
        ...who,
        kind: 'improvement',
        title: 'Báo cáo ban đầu gửi thiếu nơi nhận',
        reference: 'Mẫu báo cáo ban đầu sự cố',
        analysis: 'Danh bạ đầu mối chưa cập nhật sau khi sắp xếp lại đơn vị.',
        objective: 'o4',
        teams: some.slice(0, 3),
      },
    ],
    actions: [
      {
        id: 'a1',
        findingId: 'f2',
        ...who,
        action: 'Bổ sung bước sao lưu chứng cứ vào quy trình và dán tại phòng máy; giao một người chịu trách nhiệm mỗi ca.',
        element: 'planning',
        responsible: teams[0]!.name,
        contact: { name: 'Trần Văn Mẫu', email: 'dau-moi@sen-ho.example' },
        start: '2026-12-01',
        due: '2027-01-15',
        status: 'agreed',
        statusWall: START,
        issue: 'Dựng lại máy chủ trước khi sao lưu chứng cứ',
        objective: 'o2',
        capability: { vi: 'Điều tra, bảo toàn chứng cứ', en: 'Forensics' },
        evidence: [],
        overdue: false,
      },
      {
        id: 'a2',
        findingId: 'f3',
        ...who,
        action: 'Rà soát danh bạ đầu mối mỗi quý và diễn tập gửi thử.',
        element: 'training',
        responsible: 'Sở Số hóa (giả định)',
        due: '2026-12-31',
        status: 'proposed',
        statusWall: START,
        issue: 'Báo cáo ban đầu gửi thiếu nơi nhận',
        objective: 'o4',
        evidence: [],
        overdue: false,
      },
    ],
    signatures: [
      {
        id: 's1',
        name: 'Đặng Văn Giả Định',
        title: 'Trưởng ban Tổ chức',
        organisation: 'Ban Tổ chức diễn tập',
        by: 'u1',
        wall: START + 86_400_000,
        planHash: 'ab'.repeat(32),
        current: true,
      },
    ],
    promises: [],
    planHash: 'ab'.repeat(32),
  };
}

function feedback(seats: number): FeedbackResults {
  const n = Math.max(3, Math.round(seats * 1.5));
  const by = { name: 'Lê Thị Giả', title: 'Chuyên viên', agency: 'Sở Số hóa (giả định)' };
  return {
    seats: seats * 3,
    answered: n,
    shown: n,
    held: 0,
    statements: STATEMENT_IDS.map((id, at) => ({ id, counts: [0, at % 2, 1, n - 2 - (at % 2), 1], n, median: 4 })),
    strengths: [{ text: 'Tình huống sát thực tế', n: 2, by: [by] }],
    improvements: [{ text: 'Cần thêm thời gian viết báo cáo', n: 1, by: [] }],
    missed: [],
    comments: [{ text: 'Nên tổ chức mỗi quý một lần.', n: 1, by: [by] }],
    actions: [{ action: 'Tập huấn viết báo cáo ban đầu', priority: 'high', responsible: 'Sở Số hóa (giả định)', by }],
    resources: [{ item: 'Danh bạ đầu mối', priority: 'medium', by: null }],
  };
}
