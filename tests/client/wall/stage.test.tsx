/** What the hall sees when the projector's line is cut: old figures are dimmed, the notice of a real incident never is. */
import { MantineProvider } from '@mantine/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { CUT_MS } from '../../../client/src/consoles/wall/data.js';
import { Stage } from '../../../client/src/consoles/wall/stage.js';
import { startI18n } from '../../../client/src/i18n/index.js';
import type { Wall } from '../../../server/shared/wall.js';

startI18n();
afterEach(cleanup);

const REASON = 'Mất điện thật tại trung tâm dữ liệu';

/** A wall that has not heard from the server for a minute. */
function cut(realIncident: boolean): HTMLElement {
  const heard = Date.now() - CUT_MS - 60_000;
  const wall: Wall = {
    name: 'Diễn tập',
    phase: 'paused',
    clock: { x: 60_000, wall: heard, factor: 1 },
    serverTime: heard,
    durationMs: 7_200_000,
    startsAt: null,
    notice: { reason: REASON, realIncident, wall: heard },
    teams: { online: 2, all: 2 },
    injects: [],
    board: null,
  };
  const { container } = render(
    <MantineProvider env="test">
      <Stage wall={wall} state={{ status: 'live', wall, offset: 0, heard }} />
    </MantineProvider>,
  );
  return container;
}

describe('a wall whose line is cut', () => {
  test('given a pause, then what is shown is dimmed and the page says since when', () => {
    const wall = cut(false);
    expect(wall.querySelector('[data-cut]')).not.toBeNull();
    expect(screen.getByText(/Mất kết nối/)).toBeTruthy();
  });

  test('given a real incident, then its notice stays as bright as it was, and the cut is told beside it', () => {
    const wall = cut(true);
    expect(wall.querySelector('[data-cut]')).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain(REASON);
    expect(screen.getByText(/Mất kết nối/)).toBeTruthy();
  });
});
