/** The screens of then: the live parts, from which nothing can be sent and in which nothing is kept on the device. */
import { expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Player } from '../../../client/src/consoles/replay/player.js';
import { begin, take, type Recording } from '../../../client/src/consoles/replay/recording.js';
import { RoomThen } from '../../../client/src/consoles/replay/room.js';
import { StageContext, usePlaying, type Stage } from '../../../client/src/consoles/replay/stage.js';
import { TeamThen } from '../../../client/src/consoles/replay/team.js';
import { momentsOf } from '../../../client/src/consoles/replay/moments.js';
import '../../../client/src/consoles/excon/texts.js';
import '../../../client/src/consoles/team/texts.js';
import { startI18n } from '../../../client/src/i18n/index.js';
import { MomentContext } from '../../../client/src/state/clock.js';
import type { ClockSpan } from '../../../server/shared/replay.js';
import type { ExconItem, TeamItem, TeamView } from '../../../server/shared/views.js';
import { createNumbering, emptyView, nextItem, START as EXCON_START } from '../excon/sample.js';
import { inject, sampleView, START } from '../team/sample.js';

const MIN = 60_000;
startI18n();
for (const height of ['offsetHeight', 'clientHeight'])
  Object.defineProperty(HTMLElement.prototype, height, { configurable: true, get: () => 600 });

const spans = (start: number): ClockSpan[] => [
  { phase: 'running', factor: 1, fromWall: start, toWall: start + 60 * MIN, fromX: 0, toX: 60 * MIN },
  { phase: 'published', factor: 1, fromWall: start + 60 * MIN, toWall: start + 61 * MIN, fromX: 60 * MIN, toX: 60 * MIN },
];

function Then({ children }: { children: ReactNode }) {
  return <MomentContext value={usePlaying().wall}>{children}</MomentContext>;
}

/** Counts what would leave the page or stay on the device; the session of who looks is renewed as everywhere. */
function onStage(recording: Recording, start: number, part: ReactNode) {
  localStorage.clear();
  const left: string[] = [];
  globalThis.fetch = ((url: string, init?: RequestInit) => {
    if ((init?.method ?? 'GET') !== 'GET' && !url.includes('/auth/refresh')) left.push(url);
    return Promise.resolve(new Response('{}', { status: 404 }));
  }) as typeof fetch;
  const player = new Player(spans(start), start, () => 0);
  const looked: string[] = [];
  const stage: Stage = {
    exerciseId: 'ex1',
    recording,
    player,
    moments: momentsOf(recording),
    end: 60 * MIN,
    as: recording.head.as,
    teams: [],
    look: (as, deliveryId) => void looked.push(`${as} ${deliveryId}`),
    jump: () => undefined,
    asked: null,
  };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <StageContext value={stage}>
          <Then>{part}</Then>
        </StageContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    player,
    looked,
    left,
    kept: () => Object.keys(localStorage).filter((key) => !key.startsWith('dientap.renewal.')),
    seek: (x: number) => act(() => player.seek(start + x)),
  };
}

const open = (name: RegExp): HTMLElement[] =>
  screen.queryAllByRole('button', { name }).filter((button) => !button.hasAttribute('disabled'));

it('a team: its inbox of each moment, with questions and hints that cannot be used', () => {
  // the one with questions, ten minutes in
  const { inject: asked } = inject(2, {});
  const item: TeamItem = {
    id: 'e1',
    at: { x: 10 * MIN, wall: START + 10 * MIN },
    type: 'inject-delivered',
    deliveryId: asked.id,
    inject: asked,
  };
  const told: TeamItem = {
    id: 'e2',
    at: { x: 20 * MIN, wall: START + 20 * MIN },
    type: 'message',
    from: 'excon',
    to: 'team',
    text: 'Đã rõ',
  };
  const running: TeamItem = { id: 'e0', at: { x: 0, wall: START }, type: 'phase-changed', phase: 'running', factor: 1 };
  const full = sampleView(0, {});
  const view: TeamView = { ...full, phase: 'planned', injects: [], replies: [], messages: [], deeds: [], phases: [] };
  const recording = begin({
    as: 'team:team1',
    exercise: { id: 'ex1', name: 'Diễn tập', phase: 'published' },
    view,
    spans: spans(START),
    items: 3,
  });
  if (recording.kind !== 'team') throw new Error('a team’s view makes a team’s recording');
  take(recording, { stream: 'w', seq: 3, items: [running, item, told] });
  const { seek, left, kept } = onStage(recording, START, <TeamThen recording={recording} />);
  expect(screen.getByText('XEM LẠI')).toBeTruthy();
  const inbox = (): void => void fireEvent.click(screen.getByRole('tab', { name: 'Hộp tin' }));
  inbox();
  expect(screen.queryByRole('option')).toBeNull();
  seek(15 * MIN);
  const row = screen.getByRole('option');
  fireEvent.click(row);
  expect(screen.getAllByText('Xem lại').length).toBeGreaterThan(0);
  expect(open(/Gửi|Xác nhận đã nhận|Lấy gợi ý|Nhận việc|Ghim|Ứng phó/)).toEqual([]);
  expect(document.querySelector('fieldset:not([disabled])')).toBeNull();
  expect(document.querySelectorAll('fieldset[disabled]').length).toBeGreaterThan(0);
  fireEvent.keyDown(window, { key: 'a' });
  inbox();
  seek(5 * MIN);
  expect(screen.queryByRole('option')).toBeNull();
  expect([left, kept()]).toEqual([[], []]);
});

it('the control room: the matrix of each moment; a cell leads to that team’s screen, and no command is on offer', () => {
  const number = createNumbering();
  const items: ExconItem[] = [0, 1, 2].map((step) => nextItem(1, 0, step, step * 10 * MIN, number));
  const view = { ...emptyView(3, 4), phase: 'running' as const };
  const recording = begin({
    as: 'excon',
    exercise: { id: 'ex1', name: 'Diễn tập', phase: 'published' },
    view,
    spans: spans(EXCON_START),
    items: 3,
  });
  if (recording.kind !== 'excon') throw new Error('EXCON’s view makes EXCON’s recording');
  for (const item of items) take(recording, { stream: item.stream, seq: item.seq, items: [item] });
  const { seek, looked, left, kept } = onStage(recording, EXCON_START, <RoomThen recording={recording} />);
  const state = (): string | undefined =>
    document.querySelector<HTMLElement>('[data-state="delivered"], [data-state="seen"], [data-state="missed"]')?.dataset['state'];
  const seen = [0, 10, 20, 0].map((minutes) => (seek(minutes * MIN), state()));
  expect(seen).toEqual(['delivered', 'seen', 'missed', 'delivered']);
  fireEvent.click(document.querySelector('[data-state="delivered"]')!);
  expect(looked).toEqual(['team:t1 d1-0']);
  for (const tab of ['MSEL', 'Tin nhắn']) fireEvent.click(screen.getByRole('tab', { name: tab }));
  expect(open(/Tạm dừng|Kết thúc|Phát ngay|Gửi|Có|Không$/)).toEqual([]);
  expect([left, kept()]).toEqual([[], []]);
});
