import { describe, expect, it, beforeEach } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { Chat } from '../../../client/src/consoles/team/chat.js';
import { useUnheard } from '../../../client/src/consoles/team/unheard.js';
import { Log } from '../../../client/src/consoles/team/log.js';
import { Respond } from '../../../client/src/consoles/team/respond/respond.js';
import { Systems } from '../../../client/src/consoles/team/systems.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

beforeEach(() => {
  localStorage.clear();
});

const choose = (name: RegExp): void => void fireEvent.click(screen.getByRole('option', { name }));
const take = (name: RegExp): void => void fireEvent.click(screen.getAllByRole('treeitem', { name }).at(-1) as HTMLElement);
const draftOf = (part: string): string => screen.getByLabelText<HTMLTextAreaElement>(new RegExp(part)).value;
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('recording an action', () => {
  it('suggests the inject being read; one press sends only what was filled', () => {
    const { desk, line } = onDesk(sampleView(3), <Respond />);
    act(() => desk().openEntry(inject(1).deliveryId));
    take(/Tiếp nhận và xác nhận/);
    fireEvent.change(screen.getByLabelText(/Nội dung thực hiện/), { target: { value: 'Đã mở phiếu' } });
    expect(screen.getByText('Không hoàn tác được sau khi ghi.')).toBeTruthy();
    press('Ghi nhận hành động');
    expect(line.sent).toEqual([{ type: 'act', action: 'ACK', inject: inject(1).deliveryId, fields: { what: 'Đã mở phiếu' } }]);
    expect(screen.getByRole('combobox', { name: /Tìm hành động/ })).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Thao tác gần nhất của bạn' }).textContent).toContain('Đã ghi');
  });

  it('what reaches far is asked once more, in words that name the effect and the asset; Esc goes back', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    take(/Chuyển sang trang bảo trì/);
    press('Ghi nhận hành động');
    expect(line.sent).toEqual([]);
    expect(screen.getByRole('alertdialog').textContent).toContain('dịch vụ, chứng cứ hoặc thông tin ra công chúng');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Xác nhận ghi' }), { key: 'Escape' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(line.sent).toHaveLength(1);
  });

  it('the link can be taken off: "none" sends no inject (A4)', () => {
    const { desk, line } = onDesk(sampleView(3), <Respond />);
    act(() => desk().openEntry(inject(1).deliveryId));
    take(/Mở lại dịch vụ/);
    fireEvent.click(screen.getByRole('combobox', { name: 'Gắn với tin' }));
    choose(/Không gắn với tin nào/);
    press('Ghi nhận hành động');
    expect(line.sent).toEqual([{ type: 'act', action: 'REOPEN', fields: {} }]);
  });

  it('a required field left empty is named and nothing is sent', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    take(/Xác minh, phân loại/);
    press('Ghi nhận hành động');
    expect(screen.getByText('Cần điền')).toBeTruthy();
    expect(line.sent).toEqual([]);
  });

  it('numbers go as numbers, systems by their id, and a system tells the state it is in', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    take(/Xác minh, phân loại/);
    fireEvent.change(screen.getByLabelText(/Lý do/), { target: { value: 'a' } });
    fireEvent.change(screen.getByLabelText('Số lượng'), { target: { value: '1200' } });
    press('Ghi nhận hành động');
    expect(line.sent[0]?.['fields']).toEqual({ reason: 'a', count: 1200 });
    take(/Tiếp nhận và xác nhận/);
    fireEvent.click(screen.getByRole('combobox', { name: /Hệ thống/ }));
    expect(screen.getByRole('option', { name: /Máy chủ WEB-01/ }).textContent).toContain('Bị thay đổi giao diện');
    choose(/Máy chủ WEB-01/);
    expect(screen.getByText('hiện: Bị thay đổi giao diện')).toBeTruthy();
    press('Ghi nhận hành động');
    expect(line.sent[1]?.['fields']).toEqual({ asset: 'web-01' });
  });

  it('half-filled, it survives another inject and a reload, with the link it began with', () => {
    const first = onDesk(sampleView(3), <Respond />);
    act(() => first.desk().openEntry(inject(1).deliveryId));
    take(/Tiếp nhận và xác nhận/);
    fireEvent.change(screen.getByLabelText(/Nội dung thực hiện/), { target: { value: 'Đang viết dở' } });
    act(() => first.desk().openEntry(inject(2).deliveryId));
    expect(draftOf('Nội dung thực hiện')).toBe('Đang viết dở');
    first.unmount();
    const second = onDesk(sampleView(3), <Respond />);
    expect(draftOf('Nội dung thực hiện')).toBe('Đang viết dở');
    press('Các hành động');
    expect(screen.getByRole('img', { name: 'đang soạn dở' })).toBeTruthy();
    take(/Tiếp nhận và xác nhận/);
    press('Ghi nhận hành động');
    expect(second.line.sent[0]?.['inject']).toBe(inject(1).deliveryId);
  });

  it('A1: while paused one can write but not record, and it says why', () => {
    onDesk(sampleView(1, { phase: 'paused' }), <Respond />);
    expect(screen.getByText(/Có thể soạn sẵn/)).toBeTruthy();
    take(/Mở lại dịch vụ/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ghi nhận hành động' }).disabled).toBe(true);
    expect(screen.getByText(/Chưa nhận hành động/)).toBeTruthy();
  });

  it.each([
    ['ended', 'Cuộc diễn tập đã kết thúc'],
    ['cancelled', 'Cuộc diễn tập đã bị hủy'],
    ['ready', 'START EX'],
  ] as const)('%s: the palette is closed and says why', (phase, words) => {
    onDesk(sampleView(2, { phase }), <Respond />);
    expect(screen.queryByRole('tree')).toBeNull();
    expect(screen.getByText(new RegExp(words))).toBeTruthy();
  });

  it('by keyboard: words, arrows, digits and Enter choose; what was used comes first', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    const find = (): HTMLElement => screen.getByRole('combobox', { name: /Tìm hành động/ });
    const chosen = (): string | null | undefined =>
      document.getElementById(find().getAttribute('aria-activedescendant') ?? '')?.textContent;
    fireEvent.keyDown(find(), { key: '3' });
    expect(chosen()).toContain('Ngăn chặn');
    fireEvent.keyDown(find(), { key: 'ArrowLeft' });
    expect(screen.queryByRole('treeitem', { name: /Khóa tài khoản/ })).toBeNull();
    fireEvent.keyDown(find(), { key: 'ArrowRight' });
    fireEvent.keyDown(find(), { key: 'ArrowDown' });
    expect(chosen()).toContain('Chuyển sang trang bảo trì');
    fireEvent.change(find(), { target: { value: 'dich vu mo' } });
    fireEvent.keyDown(find(), { key: 'Enter' });
    expect(screen.getByRole('heading', { name: 'Mở lại dịch vụ' })).toBeTruthy();
    press('Ghi nhận hành động');
    expect(line.sent).toHaveLength(1);
    const [first] = screen.getAllByRole('treeitem', { expanded: true });
    expect(first?.textContent).toContain('Vừa dùng');
    expect(first?.textContent).toContain('Mở lại dịch vụ');
  });
});

describe('the log and the queue', () => {
  it('A5: given a cut line, then what was done stands as queued with its own time; on return it is recorded', () => {
    const shown = onDesk(
      sampleView(2),
      <>
        <Respond />
        <Log />
      </>,
      { cut: true },
    );
    take(/Mở lại dịch vụ/);
    expect(screen.getByText(/sẽ xếp hàng/)).toBeTruthy();
    press('Ghi nhận hành động');
    const log = screen.getByRole('region', { name: 'Nhật ký của đội' });
    expect(within(log).getByText('Chờ gửi')).toBeTruthy();
    expect(within(log).getByText('09:00:00')).toBeTruthy();
    const [waiting] = shown.line.state.pending;
    shown.change({ connection: 'online', pending: [] });
    shown.feed({
      id: 'e9',
      at: at(60),
      type: 'action-recorded',
      memberId: 'm1',
      action: 'REOPEN',
      fields: {},
      ...(waiting ? { commandId: waiting.commandId } : {}),
    });
    expect(within(log).queryByText('Chờ gửi')).toBeNull();
    expect(within(log).getByText('Mở lại dịch vụ')).toBeTruthy();
  });

  it('A2: a refused act gives its reason and what to do, and opens again as it was written', () => {
    const { line } = onDesk(
      sampleView(2),
      <>
        <Respond />
        <Log />
      </>,
    );
    act(() =>
      line.refuse(
        { type: 'act', action: 'ACK', fields: { what: 'Đã mở phiếu' } },
        { code: 'paused', message: 'Cuộc diễn tập đang tạm dừng.', en: 'Paused.' },
      ),
    );
    for (const place of [screen.getByRole('log'), screen.getByRole('status', { name: 'Thao tác gần nhất của bạn' })])
      expect(place.textContent).toMatch(/Bị từ chối.*đang tạm dừng.*Chờ ban điều hành/);
    fireEvent.click(within(screen.getByRole('log')).getByRole('button', { name: 'Soạn lại' }));
    expect(draftOf('Nội dung thực hiện')).toBe('Đã mở phiếu');
    expect(screen.queryByText(/Bị từ chối/)).toBeNull();
  });

  it('A5: what was done in a cut tells when it counts', () => {
    const deed = { id: 'c1', at: at(20), type: 'action-recorded' as const, memberId: 'm1', action: 'ACK', fields: {}, creditedX: 725_000 };
    onDesk(sampleView(1, { deeds: [deed] }), <Log />);
    expect(screen.getByText('tính lúc T+00:12:05 (mất kết nối)')).toBeTruthy();
  });

  it('is found by words without diacritics, by kind and by member', () => {
    onDesk(sampleView(3), <Log />);
    const lines = (): number => screen.getAllByRole('listitem').length;
    const all = lines();
    fireEvent.change(screen.getByLabelText('Tìm trong nhật ký'), { target: { value: 'may chu pham' } });
    expect(lines()).toBe(1);
    expect(screen.getByRole('listitem').textContent).toContain('Tiếp nhận và xác nhận');
    fireEvent.change(screen.getByLabelText('Tìm trong nhật ký'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('combobox', { name: 'Người thực hiện' }));
    choose(/Của tôi/);
    expect(lines()).toBe(1);
    fireEvent.click(screen.getByRole('combobox', { name: 'Loại' }));
    choose(/Báo cáo/);
    press('Xem tất cả');
    expect(lines()).toBe(all);
  });

  it('with 2,000 lines only those in sight are in the page', () => {
    const deeds = Array.from({ length: 2000 }, (_, n) => ({
      id: `n${n}`,
      at: at(n * 1000),
      type: 'action-recorded' as const,
      memberId: 'm2',
      action: 'ACK',
      fields: {},
    }));
    onDesk(sampleView(1, { deeds }), <Log />);
    const [newest, ...more] = screen.getAllByRole('listitem');
    expect(more.length).toBeLessThan(60);
    expect(newest?.getAttribute('aria-setsize')).toBe('2001');
    expect(newest?.textContent).toContain('T+00:33:19');
  });

  it('says who, what and about which inject, in words', () => {
    onDesk(sampleView(3), <Log />);
    const log = screen.getByRole('region', { name: 'Nhật ký của đội' });
    expect(log.textContent).toContain('Phạm Văn Cường');
    expect(log.textContent).toContain('Hệ thống, thiết bị: Máy chủ WEB-01');
    expect(log.textContent).toContain('Mức độ: Nghiêm trọng');
    expect(within(log).getByRole('button', { name: inject(0).inject.title })).toBeTruthy();
  });
});

describe('talk and systems', () => {
  const Unheard = () => <output>{useUnheard('team')}</output>;

  it('messages of others count until they are on screen; what waits is marked', () => {
    const shown = onDesk(
      sampleView(2),
      <>
        <Unheard />
        <Chat to="team" shown />
      </>,
      { cut: true },
    );
    expect(screen.getByRole('status').textContent).toBe('0');
    fireEvent.change(screen.getByLabelText('Nhắn cho đội'), { target: { value: 'Đã rõ' } });
    fireEvent.keyDown(screen.getByLabelText('Nhắn cho đội'), { key: 'Enter' });
    expect(shown.line.sent).toEqual([{ type: 'say', to: 'team', text: 'Đã rõ' }]);
    expect(within(screen.getByRole('log')).getByText('Chờ gửi')).toBeTruthy();
  });

  it('not on screen, they are counted', () => {
    onDesk(sampleView(2), <Unheard />);
    expect(screen.getByRole('status').textContent).toBe('1');
  });

  it('W1: a system shows its state by word and shape, and only states it has had', () => {
    onDesk(sampleView(2), <Systems />);
    expect(screen.getAllByText(/Bị thay đổi giao diện/).length).toBeGreaterThan(0);
    expect(screen.getByRole('img', { name: 'Có sự cố' })).toBeTruthy();
  });
});
