/** What people wrote around the drill of `city.ts`: the official paper, observations, the improvement plan, feedback. */
import type { ReportInput } from '../../server/reports/build.js';
import { STATEMENT_IDS, type FeedbackResults } from '../../server/shared/feedback.js';
import type { ImprovementPlan } from '../../server/shared/improvement.js';
import type { OfficialPaper } from '../../server/shared/publishing.js';
import { MINUTE, START, type Place } from './city-places.js';

export const PAPER: OfficialPaper = {
  parentBody: 'UBND THÀNH PHỐ SEN HỒ',
  body: 'BAN TỔ CHỨC DIỄN TẬP',
  place: 'Sen Hồ',
  date: '2026-11-24',
  to: ['Ủy ban nhân dân Thành phố Sen Hồ', 'Tiểu ban An toàn, An ninh mạng Thành phố'],
  copies: ['Như trên', 'Các cơ quan, đơn vị tham gia diễn tập', 'Lưu: VT, BTC'],
  onBehalf: 'TM. BAN TỔ CHỨC',
  signer: { title: 'TRƯỞNG BAN', name: 'Đặng Văn Giả Định' },
};

export function observations(teams: readonly Place[]): NonNullable<ReportInput['observations']> {
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

export function improvement(teams: readonly Place[]): ImprovementPlan {
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

export function feedback(seats: number): FeedbackResults {
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
