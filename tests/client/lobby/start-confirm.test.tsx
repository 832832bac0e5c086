import { MantineProvider } from '@mantine/core';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, render, screen } from '@testing-library/react';
import { StartConfirm, type StartConfirmProps } from '../../../client/src/features/lobby/start-confirm.js';
import { startI18n } from '../../../client/src/i18n/index.js';
import type { Readiness } from '../../../server/shared/readiness.js';

startI18n();
// what the router asks of a page
window.scrollTo = () => undefined;
const before = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = before;
});

const bi = (text: string) => ({ vi: text, en: text });
const list = (state: 'ok' | 'red'): Readiness => ({
  items: [
    { id: 'scenario', state: 'ok', title: bi('Kịch bản'), detail: bi('Không có lỗi.') },
    { id: 'seats', state, title: bi('Mọi đội'), detail: bi('Chưa có ai vào: Đội 2.'), fix: { tab: 'lobby' } },
  ],
  red: state === 'red' ? ['seats'] : [],
});

function open(answer: { status: number; body: unknown }): jest.Mock<StartConfirmProps['onStart']> {
  globalThis.fetch = (() =>
    Promise.resolve({
      ok: answer.status === 200,
      status: answer.status,
      json: () => Promise.resolve(answer.body),
    })) as unknown as typeof fetch;
  const onStart = jest.fn<StartConfirmProps['onStart']>();
  const root = createRootRoute({
    component: () => <StartConfirm exerciseId="e1" teams={12} onStart={onStart} onClose={() => undefined} />,
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } })}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return onStart;
}
const start = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Bắt đầu diễn tập' });

describe('START EX', () => {
  it('given nothing red, then one press starts', async () => {
    const onStart = open({ status: 200, body: list('ok') });
    await screen.findByText('Không có lỗi.');
    expect(screen.queryByLabelText('Vẫn bắt đầu')).toBeNull();
    fireEvent.click(start());
    expect(onStart).toHaveBeenCalledWith({});
  });

  it('given something red, then it starts only with a tick and a reason, and says what was overridden', async () => {
    const onStart = open({ status: 200, body: list('red') });
    await screen.findByText('Không có lỗi.');
    // what asks for a decision stands first
    expect(screen.getAllByRole('listitem').map((each) => each.textContent)[0]).toContain('Mọi đội');
    expect(start().disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('Vẫn bắt đầu'));
    expect(start().disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/Lý do vẫn bắt đầu/), { target: { value: '  Đội 2 vắng có phép ' } });
    fireEvent.click(start());
    expect(onStart).toHaveBeenCalledWith({ override: ['seats'], reason: 'Đội 2 vắng có phép' });
  });

  it('given the list cannot be read, then it can still be started, with a reason', async () => {
    const onStart = open({ status: 503, body: { code: 'unavailable', detail: 'Gián đoạn.', en: 'Interrupted.' } });
    await screen.findByText('Gián đoạn.');
    expect(start().disabled).toBe(true);
    fireEvent.click(screen.getByLabelText('Vẫn bắt đầu'));
    fireEvent.change(screen.getByLabelText(/Lý do vẫn bắt đầu/), { target: { value: 'Đã kiểm tra bằng điện thoại' } });
    fireEvent.click(start());
    expect(onStart).toHaveBeenCalledWith({ override: ['readiness'], reason: 'Đã kiểm tra bằng điện thoại' });
  });
});
