import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { ReadingPane } from '../../../client/src/consoles/team/reading/pane.js';
import { WaitingRoom } from '../../../client/src/consoles/team/waiting.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

beforeEach(() => localStorage.clear());

const check = () => {
  const given = inject(5);
  return { ...given, inject: { ...given.inject, check: true as const, title: 'Kiểm tra liên lạc' } };
};
const ready = (injects = [] as ReturnType<typeof check>[]) => sampleView(0, { phase: 'ready', injects, phases: [] });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('the waiting room', () => {
  it('asks for the sound only after it was played, and tells EXCON what was answered', async () => {
    const { line } = onDesk(ready(), <WaitingRoom />);
    line.serverTime = () => Promise.resolve(Date.now() + 5000);
    expect(button('Nghe rõ').disabled).toBe(true);
    fireEvent.click(button('Phát âm thử'));
    fireEvent.click(button('Không nghe thấy'));
    expect(button('Không nghe thấy').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText(/Hãy kiểm tra loa/)).toBeTruthy();
    fireEvent.click(button('Nghe rõ'));
    expect(screen.getByText('Đã báo ban điều hành: nghe rõ.')).toBeTruthy();
    await act(async () => await Promise.resolve());
  });

  it('measures the clock when the line is up and reports it with the answer to the sound test', async () => {
    jest.useFakeTimers();
    try {
      const shown = onDesk(ready(), <WaitingRoom />, { cut: true });
      shown.line.serverTime = () => Promise.resolve(Date.now() + 3000);
      expect(shown.line.reported).toEqual([]);
      shown.change({ connection: 'online' });
      await act(async () => await jest.advanceTimersByTimeAsync(3000));
      expect(shown.line.reported).toEqual([{ offset: 3000, rtt: 0 }]);
      fireEvent.click(button('Phát âm thử'));
      fireEvent.click(button('Nghe rõ'));
      expect(shown.line.reported.at(-1)).toEqual({ offset: 3000, rtt: 0, sound: 'heard' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows the communication check with one large button; once confirmed by anybody it says so', async () => {
    const { line, feed } = onDesk(ready(), <WaitingRoom />);
    expect(screen.getByText(/Chưa có tin\./)).toBeTruthy();
    const given = check();
    feed({ type: 'inject-delivered', id: 'e1', at: at(0), deliveryId: given.deliveryId, inject: given.inject });
    expect(screen.getByRole('heading', { name: 'Kiểm tra liên lạc' })).toBeTruthy();
    await act(async () => void fireEvent.click(button('Xác nhận đã nhận')));
    expect(line.sent).toEqual([{ type: 'confirm-receipt', deliveryId: given.deliveryId }]);
    expect(screen.getByText(/Đội đã xác nhận nhận được tin/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Xác nhận đã nhận' })).toBeNull();
  });

  it('while cut off the confirmation waits and the button says so', async () => {
    onDesk(ready([check()]), <WaitingRoom />, { cut: true });
    await act(async () => void fireEvent.click(button('Xác nhận đã nhận')));
    expect(button('Đang gửi xác nhận…').disabled).toBe(true);
  });

  it('in play the check is confirmed where it is read, and asks for no response', async () => {
    const given = check();
    const { desk, line } = onDesk(sampleView(0, { injects: [given] }), <ReadingPane />);
    act(() => desk().openEntry(given.deliveryId));
    expect(screen.queryByRole('button', { name: 'Ứng phó với tin này' })).toBeNull();
    await act(async () => void fireEvent.click(button('Xác nhận đã nhận')));
    expect(line.sent.at(-1)).toEqual({ type: 'confirm-receipt', deliveryId: given.deliveryId });
    expect(desk().entries.find(({ id }) => id === given.deliveryId)?.handling).toBe('acted');
  });
});
