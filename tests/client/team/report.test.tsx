import { beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { Respond } from '../../../client/src/consoles/team/respond/respond.js';
import type { FormView, TeamItem } from '../../../server/shared/views.js';
import { onDesk } from './on-desk.js';
import { at, inject, KIT, sampleView } from './sample.js';

beforeEach(() => {
  localStorage.clear();
});

const choose = (name: RegExp): void => void fireEvent.click(screen.getByRole('option', { name }));
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));
const box = (name: RegExp): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>(name);
/** Opened, and its shared draft ready. */
async function openForm(): Promise<void> {
  fireEvent.click(screen.getAllByRole('treeitem', { name: /Gửi báo cáo ban đầu/ }).at(-1) as HTMLElement);
  if (screen.queryByRole('button', { name: 'Gửi báo cáo' }) || screen.queryByRole('button', { name: 'Đề xuất với đội trưởng' }))
    await screen.findByLabelText(/Mô tả sơ bộ/);
}
const filed: TeamItem = {
  id: 'f1',
  at: at(5),
  type: 'report-recorded',
  memberId: 'm2',
  form: 'initial-report',
  fields: { summary: 'Bản đầu' },
};
const recipients: FormView['fields'][number] = {
  id: 'recipients',
  label: { vi: 'Nơi nhận', en: 'Recipients' },
  type: 'multi',
  options: [
    { id: 'owner', text: { vi: 'Chủ quản hệ thống', en: 'Owner' } },
    { id: 'unit', text: { vi: 'Đơn vị chuyên trách', en: 'Specialised unit' } },
  ],
};
const withPaper = {
  ...KIT,
  forms: KIT.forms.map((form) => ({ ...form, fields: [recipients, ...form.fields], paper: { symbol: 'BC', recipients: 'recipients' } })),
};

describe('a report (A7)', () => {
  it('incomplete, it names what is missing and is not sent; complete, it asks, sends, and keeps a locked copy', async () => {
    const { line } = onDesk(sampleView(1), <Respond />);
    await openForm();
    press('Gửi báo cáo');
    expect(screen.getByRole('alert').textContent).toContain('Còn thiếu: Thời điểm phát hiện; Mô tả sơ bộ; Hệ thống bị sự cố');
    fireEvent.change(box(/^Thời điểm phát hiện/), { target: { value: '2026-03-02T08:07' } });
    fireEvent.change(box(/Mô tả sơ bộ/), { target: { value: 'Trang chủ bị thay' } });
    fireEvent.click(screen.getByRole('combobox', { name: /Hệ thống bị sự cố/ }));
    choose(/Máy chủ WEB-01/);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('3/3')).toBeTruthy();
    press('Gửi báo cáo');
    expect(screen.getByRole('alertdialog').textContent).toContain('Không rút lại, không sửa được');
    await act(async () => press('Xác nhận ghi'));
    expect(line.sent).toEqual([
      {
        type: 'file-report',
        form: 'initial-report',
        fields: { found: '2026-03-02T08:07', summary: 'Trang chủ bị thay', systems: 'web-01' },
      },
    ]);
    expect(screen.getAllByText('đã gửi').length).toBeGreaterThan(0);
    await openForm();
    expect(screen.getByText(/không sửa được/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Gửi báo cáo' })).toBeNull();
    expect(screen.getAllByText('02/03/2026 08:07').length).toBeGreaterThan(0);
    expect(screen.getAllByText(/Số: 01\/BC-/).length).toBeGreaterThan(0);
  });

  it('becomes its paper while one writes: recipients, national heading, what is missing', async () => {
    onDesk(sampleView(1, { kit: withPaper }), <Respond />);
    await openForm();
    const paper = () => {
      fireEvent.click(screen.getByRole('radio', { name: 'Xem trước' }));
      return within(screen.getByRole('region', { name: 'Bản xem trước của văn bản' }));
    };
    expect(paper().getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeTruthy();
    expect(paper().getByText('(chưa chọn nơi nhận)')).toBeTruthy();
    expect(paper().getAllByText('(chưa điền)')).toHaveLength(3);
    fireEvent.click(screen.getByRole('radio', { name: 'Điền biểu mẫu' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Đơn vị chuyên trách' }));
    fireEvent.change(box(/Mô tả sơ bộ/), { target: { value: 'Trang chủ bị thay' } });
    press('Điền giờ hiện tại: Thời điểm phát hiện');
    expect(paper().getByText(/- Đơn vị chuyên trách/)).toBeTruthy();
    expect(paper().getByText('Trang chủ bị thay')).toBeTruthy();
    expect(paper().getAllByText('(chưa điền)')).toHaveLength(1);
  });

  it('says who else is in it and in which field; asked to file, it warns of them', async () => {
    const shown = onDesk(sampleView(1), <Respond />);
    await openForm();
    shown.change({ whereabouts: { m2: { draft: 'initial-report:0', field: 'summary' } } });
    expect(screen.getByText('Phạm Văn Cường đang viết ở đây')).toBeTruthy();
    shown.change({ whereabouts: { m2: { draft: 'initial-report:0' } } });
    expect(screen.queryByText(/đang viết ở đây/)).toBeNull();
    expect(screen.getByText('Phạm Văn Cường')).toBeTruthy();
  });

  it('returned, it opens again with the note and what had been written', async () => {
    const returned: TeamItem = {
      id: 'f2',
      at: at(6),
      type: 'report-returned',
      form: 'initial-report',
      inject: inject(0).deliveryId,
      body: '<p>Bổ sung thời điểm</p>',
      en: { body: '<p>Add the time</p>' },
    };
    onDesk(sampleView(1, { deeds: [filed, returned] as never }), <Respond />);
    await openForm();
    expect(screen.getByText('Bổ sung thời điểm')).toBeTruthy();
    expect(box(/Mô tả sơ bộ/).value).toBe('Bản đầu');
  });

  it('a report on the same item is spoken of before another is filed', async () => {
    const about = { ...filed, inject: inject(0).deliveryId };
    const shown = onDesk(sampleView(2, { deeds: [about] as never }), <Respond />);
    act(() => shown.desk().openEntry(inject(0).deliveryId));
    await openForm();
    press('Lập bản mới');
    await screen.findByLabelText(/Mô tả sơ bộ/);
    expect(screen.getByText(/Đã có báo cáo gửi cho tin này/).textContent).toContain('Phạm Văn Cường');
  });

  it('in approval mode a grave report is put to the captain, and waits there as it was sent', async () => {
    const actions = KIT.actions.map((action) => (action.form ? { ...action, grave: true as const } : action));
    const kit = { ...KIT, actions, approval: true as const };
    const shown = onDesk(sampleView(1, { kit, captain: 'm2' }), <Respond />);
    await openForm();
    fireEvent.change(box(/^Thời điểm phát hiện/), { target: { value: '2026-03-02T08:07' } });
    fireEvent.change(box(/Mô tả sơ bộ/), { target: { value: 'Trang chủ bị thay' } });
    fireEvent.click(screen.getByRole('combobox', { name: /Hệ thống bị sự cố/ }));
    choose(/Máy chủ WEB-01/);
    press('Đề xuất với đội trưởng');
    expect(screen.getByRole('alertdialog').textContent).toContain('Phạm Văn Cường duyệt');
    await act(async () => press('Đề xuất với đội trưởng'));
    expect(shown.line.sent.map(({ type }) => type)).toEqual(['file-report']);
  });

  it('what was filed stands in a list: when, by whom, about what', () => {
    onDesk(sampleView(1, { deeds: [filed] as never }), <Respond />);
    press(/Báo cáo đã gửi/);
    const list = within(screen.getByRole('dialog'));
    expect(list.getByText(/T\+00:00:00.*Phạm Văn Cường.*không gắn tin/)).toBeTruthy();
    fireEvent.click(list.getByRole('button', { name: /^Mở Báo cáo ban đầu/ }));
    expect(screen.getByText(/không sửa được/)).toBeTruthy();
    expect(screen.queryByLabelText(/Mô tả sơ bộ/)).toBeNull();
  });
});
