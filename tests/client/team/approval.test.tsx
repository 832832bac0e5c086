import { beforeEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { Log } from '../../../client/src/consoles/team/log.js';
import { Respond } from '../../../client/src/consoles/team/respond/respond.js';
import type { TeamProposal, TeamView } from '../../../server/shared/views.js';
import { onDesk } from './on-desk.js';
import { at, inject, KIT, sampleView } from './sample.js';

beforeEach(() => localStorage.clear());

const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));
const take = (name: RegExp): void => void fireEvent.click(screen.getByRole('treeitem', { name }));
const strip = (): HTMLElement => screen.getByRole('button', { name: /Đề xuất chờ đội trưởng/ });

const proposal = (id: string, memberId: string): TeamProposal => ({
  id,
  at: at(40 * 60_000),
  type: 'action-proposed',
  memberId,
  action: 'MAINT',
  inject: inject(0).deliveryId,
  fields: { reason: 'Giữ chứng cứ' },
});
const desk = (extra: Partial<TeamView>) =>
  onDesk(
    sampleView(1, { kit: { ...KIT, approval: true }, deeds: [], ...extra }),
    <>
      <Respond />
      <Log />
    </>,
  );
const log = (): string => screen.getByRole('log').textContent ?? '';

describe('grave actions in approval mode', () => {
  it('a member proposes with one press; the log says that it waits, and the author may withdraw it', () => {
    const { line } = desk({ captain: 'm2' });
    take(/Chuyển sang trang bảo trì/);
    expect(screen.getByText(/đội trưởng Phạm Văn Cường duyệt/)).toBeTruthy();
    press('Đề xuất với đội trưởng');
    expect(line.sent).toEqual([{ type: 'act', action: 'MAINT', fields: {} }]);
    expect(log()).toMatch(/Đề xuất: Chuyển sang trang bảo trì.*Lê Thị Đào.*Chờ duyệt/);
    fireEvent.click(strip());
    expect(screen.queryByRole('button', { name: /^Duyệt/ })).toBeNull();
    press(/^Rút đề xuất/);
    expect(line.sent.at(-1)).toEqual({ type: 'decide-proposal', proposal: 'e-cmd-1', yes: false });
    expect(log()).toContain('Rút đề xuất: Chuyển sang trang bảo trì');
    expect(screen.getByText('Không có đề xuất nào đang chờ')).toBeTruthy();
  });

  it('the captain sees who, what, fields, inject and age, approves one and declines one with a reason', () => {
    const { line } = desk({ captain: 'm1', proposals: [proposal('w1', 'm2'), proposal('w2', 'm3')] });
    fireEvent.click(strip());
    const [first, second] = within(screen.getByRole('region', { name: 'Đề xuất chờ đội trưởng: 2' })).getAllByRole('listitem') as [
      HTMLElement,
      HTMLElement,
    ];
    for (const words of ['Phạm Văn Cường', 'Giữ chứng cứ', inject(0).inject.title, 'chờ 20:00']) expect(first.textContent).toContain(words);
    fireEvent.click(within(second).getByRole('button', { name: /^Không duyệt/ }));
    fireEvent.change(screen.getByLabelText(/Lý do không duyệt/), { target: { value: ' Chưa đủ căn cứ ' } });
    fireEvent.keyDown(screen.getByLabelText(/Lý do không duyệt/), { key: 'Enter', ctrlKey: true });
    fireEvent.click(within(first).getByRole('button', { name: /^Duyệt/ }));
    expect(line.sent).toEqual([
      { type: 'decide-proposal', proposal: 'w2', yes: false, reason: 'Chưa đủ căn cứ' },
      { type: 'decide-proposal', proposal: 'w1', yes: true },
    ]);
  });

  it('the captain acts at once, asked once more as everybody', () => {
    const { line } = desk({ captain: 'm1' });
    take(/Chuyển sang trang bảo trì/);
    expect(screen.getByText(/Bạn là đội trưởng/)).toBeTruthy();
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(log()).toMatch(/Chuyển sang trang bảo trì.* - Lê Thị Đào/);
    expect(line.sent).toHaveLength(1);
  });

  it('without a captain it says so, lets one be named, and takes the proposal all the same', () => {
    const { line } = desk({});
    take(/Chuyển sang trang bảo trì/);
    expect(screen.getByText(/chưa có đội trưởng/)).toBeTruthy();
    press('Cử đội trưởng');
    expect(line.sent).toEqual([{ type: 'name-captain', member: 'm1' }]);
    expect(screen.getByText(/Bạn là đội trưởng/)).toBeTruthy();
    expect(log()).toContain('Lê Thị Đào nhận làm đội trưởng');
  });

  it('an approved action names both, and its proposal says when it was approved', () => {
    const decided = { id: 'd1', at: at(41 * 60_000), type: 'proposal-decided' as const, memberId: 'm2', proposal: 'w1', yes: true };
    const deed = {
      id: 'a9',
      at: at(41 * 60_000),
      type: 'action-recorded' as const,
      memberId: 'm2',
      proposedBy: 'm3',
      proposal: 'w1',
      action: 'MAINT',
      fields: {},
    };
    desk({ captain: 'm2', proposals: [{ ...proposal('w1', 'm3'), decided }], deeds: [deed] });
    expect(log()).toContain('Đội trưởng Phạm Văn Cường duyệt, Đỗ Minh Anh đề xuất');
    expect(log()).toContain('Đội trưởng duyệt 08:41:00');
  });
});
