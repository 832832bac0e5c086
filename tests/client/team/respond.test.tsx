import { describe, expect, it, beforeEach } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { Chat, useUnheard } from '../../../client/src/consoles/team/chat.js';
import { Log } from '../../../client/src/consoles/team/log.js';
import { Respond } from '../../../client/src/consoles/team/respond/respond.js';
import { Systems } from '../../../client/src/consoles/team/systems.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

beforeEach(() => {
  localStorage.clear();
});

const choose = (name: RegExp): void => void fireEvent.click(screen.getByRole('option', { name }));
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('recording an action', () => {
  it('suggests the inject being read, asks once, then sends only what was filled', () => {
    const { desk, line } = onDesk(sampleView(3), <Respond />);
    act(() => desk().openEntry(inject(1).deliveryId));
    choose(/Tiếp nhận và xác nhận/);
    fireEvent.change(screen.getByLabelText(/Nội dung thực hiện/), { target: { value: 'Đã mở phiếu' } });
    press('Ghi nhận hành động');
    expect(line.sent).toEqual([]);
    expect(screen.getByRole('alertdialog').textContent).toContain('không rút lại được');
    press('Xác nhận ghi');
    expect(line.sent).toEqual([{ type: 'act', action: 'ACK', inject: inject(1).deliveryId, fields: { what: 'Đã mở phiếu' } }]);
    expect(screen.getByRole('combobox', { name: /Tìm hành động/ })).toBeTruthy();
  });

  it('the link can be taken off: "none" sends no inject (A4)', () => {
    const { desk, line } = onDesk(sampleView(3), <Respond />);
    act(() => desk().openEntry(inject(1).deliveryId));
    choose(/Chuyển sang trang bảo trì/);
    fireEvent.click(screen.getByRole('combobox', { name: 'Gắn với tin' }));
    choose(/Không gắn với tin nào/);
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(line.sent).toEqual([{ type: 'act', action: 'MAINT', fields: {} }]);
  });

  it('a required field left empty is named and nothing is asked', () => {
    onDesk(sampleView(1), <Respond />);
    choose(/Xác minh, phân loại/);
    press('Ghi nhận hành động');
    expect(screen.getByText('Cần điền')).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('numbers go as numbers, systems by their id', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    choose(/Xác minh, phân loại/);
    fireEvent.change(screen.getByLabelText(/Lý do/), { target: { value: 'a' } });
    fireEvent.change(screen.getByLabelText('Số lượng'), { target: { value: '1200' } });
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(line.sent[0]?.['fields']).toEqual({ reason: 'a', count: 1200 });
    choose(/Tiếp nhận và xác nhận/);
    fireEvent.click(screen.getByRole('combobox', { name: /Hệ thống/ }));
    choose(/Máy chủ WEB-01/);
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(line.sent[1]?.['fields']).toEqual({ asset: 'web-01' });
  });

  it('A1: while the drill is not running nothing can be recorded, and it says why', () => {
    onDesk(sampleView(1, { phase: 'paused' }), <Respond />);
    choose(/Mở lại dịch vụ/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ghi nhận hành động' }).disabled).toBe(true);
    expect(screen.getByText(/Chưa nhận hành động/)).toBeTruthy();
  });

  it('by keyboard: words, arrows and Enter choose; what was used comes back as recent', () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    const find = screen.getByRole('combobox', { name: /Tìm hành động/ });
    fireEvent.change(find, { target: { value: 'dich vu' } });
    fireEvent.keyDown(find, { key: 'ArrowDown' });
    fireEvent.keyDown(find, { key: 'Enter' });
    expect(screen.getByRole('heading', { name: 'Mở lại dịch vụ' })).toBeTruthy();
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
    expect(line.sent).toHaveLength(1);
    expect(within(screen.getByRole('group', { name: 'Vừa dùng' })).getByRole('button', { name: 'Mở lại dịch vụ' })).toBeTruthy();
  });
});

describe('a report (A7)', () => {
  const openForm = (): void => choose(/Gửi báo cáo ban đầu/);

  it('saves itself: closed and opened again, after a reload too, the draft is there', () => {
    const first = onDesk(sampleView(1), <Respond />);
    openForm();
    fireEvent.change(screen.getByLabelText(/Mô tả sơ bộ/), { target: { value: 'Trang chủ bị thay' } });
    expect(screen.getByText(/Đã lưu nháp/)).toBeTruthy();
    expect(screen.getByText('1/3')).toBeTruthy();
    first.unmount();
    onDesk(sampleView(1), <Respond />);
    expect(screen.getByText('nháp 1/3')).toBeTruthy();
    openForm();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Mô tả sơ bộ/).value).toBe('Trang chủ bị thay');
  });

  it('incomplete, it names what is missing and is not sent; complete, it asks, sends, and keeps a locked copy', async () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    openForm();
    press('Gửi báo cáo');
    expect(screen.getByRole('alert').textContent).toContain('Thời điểm phát hiện');
    fireEvent.change(screen.getByLabelText(/Thời điểm phát hiện/), { target: { value: '2026-03-02T08:07' } });
    fireEvent.change(screen.getByLabelText(/Mô tả sơ bộ/), { target: { value: 'Trang chủ bị thay' } });
    fireEvent.click(screen.getByRole('combobox', { name: /Hệ thống bị sự cố/ }));
    choose(/Máy chủ WEB-01/);
    press('Gửi báo cáo');
    await act(async () => press('Xác nhận ghi'));
    expect(line.sent).toEqual([
      {
        type: 'file-report',
        form: 'initial-report',
        fields: { found: '2026-03-02T08:07', summary: 'Trang chủ bị thay', systems: 'web-01' },
      },
    ]);
    expect(screen.getByText('đã gửi')).toBeTruthy();
    openForm();
    expect(screen.getByText(/không sửa được/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Gửi báo cáo' })).toBeNull();
    expect(screen.getAllByText('02/03/2026 08:07').length).toBeGreaterThan(0);
    expect(screen.getAllByText(/\[DIỄN TẬP\] Tài liệu/).length).toBeGreaterThan(0);
  });

  it('returned, it opens again with the note and what had been written', () => {
    const filed = { id: 'f1', at: at(5), type: 'report-recorded' as const, form: 'initial-report', fields: { summary: 'Bản đầu' } };
    const returned = {
      id: 'f2',
      at: at(6),
      type: 'report-returned' as const,
      form: 'initial-report',
      inject: inject(0).deliveryId,
      body: '<p>Bổ sung thời điểm</p>',
      en: { body: '<p>Add the time</p>' },
    };
    onDesk(sampleView(1, { deeds: [filed, returned] }), <Respond />);
    openForm();
    expect(screen.getByText('Bổ sung thời điểm')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Mô tả sơ bộ/).value).toBe('Bản đầu');
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
    choose(/Mở lại dịch vụ/);
    expect(screen.getByText(/sẽ xếp hàng/)).toBeTruthy();
    press('Ghi nhận hành động');
    press('Xác nhận ghi');
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

  it('A2: a refused act gives its reason and stays until it is dismissed', () => {
    const { line } = onDesk(sampleView(2), <Log />);
    act(() => line.refuse({ type: 'act', action: 'ACK' }, { code: 'not-running', message: 'Cuộc diễn tập đang tạm dừng.', en: 'Paused.' }));
    expect(screen.getByText('Bị từ chối')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('đang tạm dừng');
    press('Đã rõ, bỏ đi');
    expect(screen.queryByText('Bị từ chối')).toBeNull();
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
