/** The team console on made-up data, to be looked at: `?n=40&phase=paused&cut=1&real=1&lang=en&scheme=dark`. Not part of the build. */
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@mantine/core/styles.css';
import '../../../../client/src/app/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariables, theme } from '../../../../client/src/app/theme.js';
import { TeamDesk } from '../../../../client/src/consoles/team/console.js';
import { startI18n } from '../../../../client/src/i18n/index.js';
import type { TeamView } from '../../../../server/shared/views.js';
import { FakeLine } from '../fake-line.js';
import { at, inject, sampleView, SEAT } from '../sample.js';
import { standardKit } from './standard-kit.js';

const query = new URLSearchParams(location.search);
const n = Number(query.get('n') ?? 9);
const phase = (query.get('phase') ?? 'running') as TeamView['phase'];
localStorage.setItem('dientap.lang', query.get('lang') ?? 'vi');
startI18n();

const real = query.get('real') === '1';
const now = Date.now();
const x = Math.max(30 * 60_000, n * 3 * 60_000 + 45_000);
const kit = standardKit();
const approval = query.get('approval');
const lines = Number(query.get('lines') ?? 0);
const grave = kit.actions.filter((action) => action.grave);
const view = sampleView(n, {
  kit: approval === null ? kit : { ...kit, approval: true },
  phase,
  // `approval=m1`: oneself is the captain, `m2`: somebody else, empty: nobody
  ...(approval
    ? {
        captain: approval,
        captaincies: [{ id: 'n1', at: at(60_000), type: 'captain-named', memberId: 'm1', member: approval }],
        proposals: ['m2', 'm1', 'm3'].map((memberId, index) => ({
          id: `q${index}`,
          at: at(x - (3 - index) * 95_000),
          type: 'action-proposed',
          memberId,
          action: grave[index]?.code ?? '',
          ...(index === 0 ? { inject: inject(2).deliveryId } : {}),
          fields: { what: 'Ngắt kết nối máy chủ WEB-01 khỏi vùng quản trị', asset: 'web-01', reason: 'Tiến trình lạ vẫn chạy' },
        })),
      }
    : {}),
  ...(lines > 0
    ? {
        deeds: Array.from({ length: lines }, (_, index) => ({
          id: `l${index}`,
          at: at(index * 900),
          type: 'action-recorded' as const,
          memberId: `m${(index % 3) + 1}`,
          action: kit.actions[index % kit.actions.length]?.code ?? '',
          inject: inject(index % 9).deliveryId,
          fields: { what: `Việc số ${index}` },
          ...(index % 50 === 7 ? { creditedX: index * 900 - 200_000 } : {}),
        })),
      }
    : {}),
  ...(phase === 'paused'
    ? { notice: { reason: real ? 'Cháy tại tầng 3, sơ tán ngay' : 'Nghỉ giữa giờ 10 phút', realIncident: real, at: at(x) } }
    : {}),
  score: { open: phase === 'ended', published: false },
});
const line = new FakeLine(view, SEAT.memberId, x, now, query.get('cut') === '1');
if (query.get('refused') === '1')
  line.refuse(
    { type: 'act', action: 'MAINT', inject: view.injects[0]?.deliveryId },
    {
      code: 'paused',
      message: 'Cuộc diễn tập đang tạm dừng. Thao tác chưa được ghi nhận.',
      en: 'The exercise is paused. Nothing was recorded.',
    },
  );
Object.assign(window, {
  line,
  arrive: (k: number) =>
    line.feed({ id: `x${k}`, at: at(x + k), type: 'inject-delivered', deliveryId: inject(k).deliveryId, inject: inject(k).inject }),
});

function Harness() {
  const state = useSyncExternalStore(line.subscribe, line.snapshot);
  return state.view && <TeamDesk state={state} view={state.view} line={line} seat={SEAT} />;
}
const root = createRootRoute({ component: Harness });
const router = createRouter({ routeTree: root, history: createMemoryHistory() });

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={query.get('scheme') === 'dark' ? 'dark' : 'light'}>
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>
  </MantineProvider>,
);
