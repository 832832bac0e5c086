/** What the report tells of steering beside the plan: extensions, time given, seats, checks, wordings, starts in spite of a warning. */
import { expect, test } from '@jest/globals';
import { controlEntries, worldEntries } from '../../server/reports/timeline.js';
import type { ControlBody, ControlEvent, WorldBody, WorldEvent } from '../../server/shared/events.js';
import { both, inject, min, scenario } from '../support/definition.js';

const recorded = (n: number) => ({ id: `e${n}`, at: { x: min(n), wall: n }, recordedX: min(n) });
const control = (bodies: ControlBody[]): string[] =>
  controlEntries(bodies.map((body, n): ControlEvent => ({ ...body, ...recorded(n) }))).map(({ text }) => text.vi);
const world = (bodies: WorldBody[]): string[] => {
  const first: WorldBody = { type: 'world-created', worldId: 'w1', teams: [{ teamId: 't1', parts: ['a'] }] };
  const events = [first, ...bodies].map((body, n): WorldEvent => ({ ...body, ...recorded(n) }));
  return worldEntries(scenario({ injects: [inject('s1')] }), events, () => undefined).map(({ text }) => text.vi);
};

test('C6, C9 the director’s acts', () => {
  expect(
    control([
      { type: 'start-missed', dueWall: 0, choice: 'ask' },
      { type: 'started', factor: 1, override: ['mail', 'teams'], reason: 'Đã gọi điện' },
      { type: 'lead-changed', lead: 'u1' },
      { type: 'extended', duration: min(150), reason: 'Tắc đường' },
    ]),
  ).toEqual([
    'Lỡ giờ bắt đầu: máy chủ không hoạt động vào lúc đó',
    'START EX - Bắt đầu diễn tập, bỏ qua 2 mục kiểm tra chưa đạt: Đã gọi điện',
    'Kéo dài diễn tập đến T+02:30:00: Tắc đường',
  ]);
});

test('I9 to I11, A8 what was done for or to one team', () => {
  const delivered = { type: 'inject-delivered', teamId: 't1', variant: 0, expects: [], why: 'release' } satisfies Partial<WorldBody>;
  expect(
    world([
      { ...delivered, inject: 's1', deliveryId: 't1-1', edited: { title: both('Lời khác cho {{team.name}}'), body: both('…') } },
      { type: 'time-credited', teamId: 't1', ms: min(7.5), reason: 'Mất điện' },
      { type: 'time-credited', teamId: 't1', ms: min(2), inject: 's1' },
      { type: 'receipt-confirmed', teamId: 't1', deliveryId: 't1-1', inject: 's1' },
      { type: 'member-removed', teamId: 't1', member: 'm1', reason: 'Nhầm đội' },
      { type: 'member-restored', teamId: 't1', member: 'm1' },
      { type: 'captain-named', teamId: 't1', member: 'm1', reason: 'Vắng' },
      { type: 'captain-named', teamId: 't1', member: null },
    ]),
  ).toEqual([
    'Nhận tình huống (EXCON sửa lời) “Lời khác cho [tên đội]”',
    'EXCON cho thêm 7,5 phút: Mất điện',
    'EXCON cho thêm 2 phút cho “s1 Tình huống s1”',
    'Xác nhận đã nhận “s1 Tình huống s1”',
    'EXCON thu hồi một chỗ trong đội: Nhầm đội',
    'EXCON trả lại chỗ trong đội',
    'EXCON chỉ định đội trưởng: Vắng',
    'EXCON để trống vị trí đội trưởng',
  ]);
});

test('A10 to A12 what a team decided among itself, and who works on what is left out', () => {
  const byMember = { memberId: 'm1', commandId: 'c' };
  const fields = {};
  expect(
    world([
      { type: 'captain-named', teamId: 't1', member: 'm1', ...byMember },
      { type: 'inject-assigned', teamId: 't1', deliveryId: 't1-1', inject: 's1', member: 'm1', ...byMember },
      { type: 'action-proposed', teamId: 't1', action: 'MAINT', fields, ...byMember },
      { type: 'proposal-decided', teamId: 't1', proposal: 'e3', yes: false, reason: 'Chưa cần', ...byMember },
      { type: 'proposal-decided', teamId: 't1', proposal: 'e3', yes: true, ...byMember },
      { type: 'member-removed', teamId: 't1', member: 'm2', ...byMember },
    ] as WorldBody[]),
  ).toEqual([
    'Chỉ định đội trưởng',
    'Đề nghị đội trưởng duyệt “MAINT”',
    'Không thực hiện đề xuất “MAINT”: Chưa cần',
    'Đội trưởng thu hồi một chỗ trong đội',
  ]);
});
