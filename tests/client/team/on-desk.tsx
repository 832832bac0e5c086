/** Puts a part of the team console on a desk with a made-up team and a line without a server. */
import { beforeAll } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { DeskProvider, useDesk, type Desk } from '../../../client/src/consoles/team/desk.js';
import '../../../client/src/consoles/team/texts.js';
import { startI18n } from '../../../client/src/i18n/index.js';
import { fetchLater } from '../../../client/src/ui/later.js';
import type { TeamItem, TeamView } from '../../../server/shared/views.js';
import { FakeLine } from './fake-line.js';
import { SEAT, START } from './sample.js';

const MIN = 60_000;
startI18n();
// what a browser fetches once the desk stands
beforeAll(fetchLater);

// a page without a layout: whatever scrolls is 600 px high, a line of a list 30
for (const height of ['offsetHeight', 'clientHeight'])
  Object.defineProperty(HTMLElement.prototype, height, {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'LI' ? 30 : 600;
    },
  });

function Seated({ line, watch, children }: { line: FakeLine; watch: (desk: Desk) => void; children: ReactNode }) {
  const state = useSyncExternalStore(line.subscribe, line.snapshot);
  if (!state.view) return null;
  return (
    <DeskProvider state={state} view={state.view} line={line} seat={SEAT}>
      <Watch watch={watch} />
      {children}
    </DeskProvider>
  );
}

function Watch({ watch }: { watch: (desk: Desk) => void }) {
  watch(useDesk());
  return null;
}

/** Drill time stands at `x` (ms); `cut` starts without a line. */
export function onDesk(view: TeamView, part: ReactNode, { x = 60 * MIN, cut = false } = {}) {
  // drill time stands still, so that no test depends on how fast it runs
  const line = new FakeLine({ ...view }, SEAT.memberId, x, START + x, cut);
  line.set({ clock: { phase: 'paused', x, wall: START + x, factor: 1 } });
  const held: { desk: Desk | null } = { desk: null };
  const shown = render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Seated line={line} watch={(desk) => (held.desk = desk)}>
          {part}
        </Seated>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    ...shown,
    line,
    desk: (): Desk => {
      if (!held.desk) throw new Error('no desk');
      return held.desk;
    },
    feed: (...items: TeamItem[]): void => act(() => line.feed(...items)),
    change: (change: Parameters<FakeLine['set']>[0]): void => act(() => line.set(change)),
  };
}
