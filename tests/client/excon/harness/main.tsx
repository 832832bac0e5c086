/**
 * The control room on made-up data, to be looked at and measured: `?n=640&phase=running&lang=en&scheme=dark&rate=200`. `rate`: items a
 * second, each as a feed message of its own, as a server sends them. Not part of the build.
 */
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../../../../client/src/app/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { cssVariables, theme } from '../../../../client/src/app/theme.js';
import { useCalm } from '../../../../client/src/consoles/excon/calm.js';
import { ControlRoom } from '../../../../client/src/consoles/excon/console.js';
import { startI18n } from '../../../../client/src/i18n/index.js';
import { FakeRoom } from '../fake-room.js';
import { createNumbering, dice, emptyView, nextItem, runningView } from '../sample.js';

const query = new URLSearchParams(location.search);
const n = Number(query.get('n') ?? 12);
const rate = Number(query.get('rate') ?? 0);
localStorage.setItem('dientap.lang', query.get('lang') ?? 'vi');
startI18n();

const MIN = 60_000;
const number = createNumbering();
const running = query.get('phase') !== 'planned';
const view = running ? runningView(n, number) : emptyView(n);
const presence = Object.fromEntries(view.kit.teams.map(({ id, members }, at) => [id, at % 13 === 12 ? [] : members.map((one) => one.id)]));
const line = new FakeRoom(view, 60 * MIN, Date.now(), presence);

/** Acts of random teams, `rate` a second, one message each, until told otherwise. */
function play(): void {
  const random = dice(99);
  const reached = new Map<string, number>();
  let owed = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    owed += ((now - last) / 1000) * rate;
    last = now;
    for (; owed >= 1; owed--) {
      const team = Math.floor(random() * n);
      const inject = 20 + Math.floor(random() * 20);
      const key = `${team} ${inject}`;
      const step = reached.get(key) ?? 0;
      reached.set(key, step + 1);
      if (step < 5) line.feed(nextItem(team, inject, step === 2 ? 3 : step, 60 * MIN, number));
    }
  }, 20);
}
if (rate > 0 && n > 0) play();
Object.assign(window, { line });

const me = { id: 'u1', name: 'Trực ban điều hành', roles: ['director' as const] };
function Harness() {
  const state = useCalm(line);
  return state?.view ? <ControlRoom link={line} state={state} view={state.view} me={me} /> : null;
}
const router = createRouter({ routeTree: createRootRoute({ component: Harness }), history: createMemoryHistory() });

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={query.get('scheme') === 'dark' ? 'dark' : 'light'}>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Notifications position="bottom-right" />
      <RouterProvider router={router as never} />
    </QueryClientProvider>
  </MantineProvider>,
);
