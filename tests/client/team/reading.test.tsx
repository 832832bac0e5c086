import { describe, expect, it, beforeEach } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { plainText } from '../../../client/src/features/reading/piece.js';
import { ReadingPane } from '../../../client/src/consoles/team/reading/pane.js';
import { linesWith, TextView } from '../../../client/src/features/reading/viewer.js';
import { speak } from '../../../client/src/i18n/index.js';
import { onDesk } from './on-desk.js';
import { ASKS, at, inject, sampleView } from './sample.js';

const MIN = 60_000;
const CHANNELS = 9;
beforeEach(() => localStorage.clear());

const open = (n: number, extra = {}, desk = {}) => {
  const shown = onDesk(sampleView(0, { injects: [inject(n, extra)] }), <ReadingPane />, desk);
  act(() => shown.desk().openEntry(inject(n).deliveryId));
  return shown;
};

describe('every channel', () => {
  it.each(Array.from({ length: CHANNELS }, (_, n) => [inject(n).inject.channel, n] as const))(
    '%s shows its sender, its title and its body in both languages',
    async (_channel, n) => {
      const { container } = open(n);
      const { inject: given } = inject(n);
      const shows = (...texts: string[]): void => {
        const words = (container.textContent ?? '').toLowerCase();
        for (const text of texts) expect(words).toContain(text.toLowerCase());
      };
      const words = (html: string): string => plainText(html).slice(0, 12);
      shows(given.from.organisation ?? given.from.name, given.title, words(given.body));
      act(() => speak('en'));
      shows(given.from.organisation ?? given.from.name, given.en.title, words(given.en.body));
      act(() => speak('vi'));
    },
  );

  it('a letter carries the national heading', () => {
    open(8);
    expect(screen.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeTruthy();
    expect(screen.getByText('Độc lập - Tự do - Hạnh phúc')).toBeTruthy();
  });
});

describe('questions', () => {
  const answers = (line: { sent: Record<string, unknown>[] }): unknown[] =>
    line.sent.filter((command) => command['type'] === 'answer').map((command) => command['value']);
  const box = (n: number): HTMLElement => screen.getByRole('group', { name: ASKS[n]?.prompt ?? '' });
  const give = (n: number): void => void fireEvent.click(within(box(n)).getByRole('button', { name: 'Gửi câu trả lời' }));

  it('A7: each of the five kinds sends what the wire wants', () => {
    const { line } = open(2);
    fireEvent.click(within(box(0)).getByLabelText('Cài đặt lại máy chủ'));
    give(0);
    fireEvent.click(within(box(1)).getByLabelText('Cơ quan điều phối'));
    fireEvent.click(within(box(1)).getByLabelText('Lãnh đạo đơn vị'));
    give(1);
    fireEvent.change(within(box(2)).getByRole('textbox'), { target: { value: '12,5' } });
    give(2);
    fireEvent.change(within(box(3)).getByRole('textbox'), { target: { value: '  Cấp độ 3 ' } });
    give(3);
    fireEvent.click(within(box(4)).getByRole('button', { name: 'Lên: Gỡ bỏ' }));
    give(4);
    expect(answers(line)).toEqual(['b', ['b', 'a'], 12.5, 'Cấp độ 3', ['a', 'c', 'b']]);
  });

  it('the first answer counts: once recorded it is shown in words and cannot be given again', () => {
    open(2, { answers: { q1: 'a', q5: ['b', 'a', 'c'] } });
    expect(screen.getByText('Giữ nhật ký và ảnh bộ nhớ')).toBeTruthy();
    expect(screen.getByText('1. Giữ chứng cứ; 2. Cô lập; 3. Gỡ bỏ')).toBeTruthy();
    expect(screen.queryByRole('group', { name: ASKS[0]?.prompt ?? '' })).toBeNull();
  });

  it('A5: while cut off the answer waits and says so', () => {
    open(2, {}, { cut: true });
    fireEvent.click(within(box(0)).getByLabelText('Cài đặt lại máy chủ'));
    give(0);
    expect(screen.getByText(/Câu trả lời đang chờ gửi/)).toBeTruthy();
  });

  it('an empty answer cannot be sent', () => {
    open(2);
    expect(within(box(0)).getByRole<HTMLButtonElement>('button', { name: 'Gửi câu trả lời' }).disabled).toBe(true);
  });
});

describe('hints', () => {
  it('say what they cost, count down until they open, and are taken after one question', () => {
    const { line } = open(1, {}, { x: 5 * MIN });
    expect(screen.getAllByText(/còn tối đa 75 %/)).toHaveLength(2);
    expect(screen.getByText('Mở sau 08:00')).toBeTruthy();
    act(() => line.set({ clock: { phase: 'paused', x: 14 * MIN, wall: at(14 * MIN).wall, factor: 1 } }));
    fireEvent.click(screen.getByRole('button', { name: 'Lấy gợi ý' }));
    expect(line.sent.some((command) => command.type === 'take-hint')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Đồng ý, còn tối đa 75 %' }));
    expect(line.sent.at(-1)).toEqual({ type: 'take-hint', inject: inject(1).deliveryId, hint: 'h1' });
  });

  it('once taken, the text stands there for good', () => {
    open(1, { hints: { h1: { text: 'Xem nhật ký lúc 08:07.', en: { text: 'x' } } } });
    expect(screen.getByText(/Xem nhật ký lúc 08:07/)).toBeTruthy();
  });
});

describe('a file read in place', () => {
  it('search ignores diacritics', () => {
    expect(linesWith(['GET /đăng nhập', 'GET /', 'Đang Nhập'], 'dang nhap')).toEqual([0, 2]);
    expect(linesWith(['a'], '  ')).toEqual([]);
  });

  it('has line numbers and goes from hit to hit', () => {
    const { container } = onDesk(sampleView(0), <TextView text={'một\nhai\nmột nữa'} save={() => undefined} />);
    expect([...container.querySelectorAll('[data-n]')].map((line) => line.getAttribute('data-n'))).toEqual(['1', '2', '3']);
    fireEvent.change(screen.getByLabelText('Tìm trong tệp'), { target: { value: 'mot' } });
    expect(screen.getByText('1/2')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Kết quả sau' }));
    expect(container.querySelector('[data-current]')?.getAttribute('data-n')).toBe('3');
  });
});
