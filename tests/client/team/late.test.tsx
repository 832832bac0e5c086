/** Who comes when the story is under way is told once what has arrived and what nobody has taken up. */
import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { CameInLate } from '../../../client/src/consoles/team/late.js';
import { ReadingPane } from '../../../client/src/consoles/team/reading/pane.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

beforeEach(() => localStorage.clear());

const injects = () => [
  { ...inject(0), acted: true },
  { ...inject(1), assigned: 'm2' },
  inject(2),
  { ...inject(3), inject: { ...inject(3).inject, check: true as const } },
];
const desk = (
  <>
    <CameInLate />
    <ReadingPane />
  </>
);

test('given three injects, one done and one in somebody’s hands, then one waits, the jump opens it, and it is said once', () => {
  const view = sampleView(0, { injects: injects() });
  const { unmount } = onDesk(view, desk);
  expect(screen.getByText('Bạn vào sau: 3 tình huống đã đến.')).toBeTruthy();
  expect(screen.getByText(/1 chưa ai xử lý/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Mở tin chưa xử lý' }));
  expect(screen.getByRole('article').textContent).toContain(inject(2).inject.title);
  fireEvent.click(screen.getByRole('button', { name: 'Đã rõ' }));
  expect(screen.queryByText(/Bạn vào sau/)).toBeNull();
  unmount();
  onDesk(view, desk);
  expect(screen.queryByText(/Bạn vào sau/)).toBeNull();
});

test('given a device that was there in the lobby, then nothing is said of what comes', () => {
  const { feed } = onDesk(sampleView(0, { phase: 'ready', injects: [], phases: [] }), desk);
  const given = inject(1);
  feed(
    { type: 'phase-changed', id: 'e0', at: at(0), phase: 'running' },
    { type: 'inject-delivered', id: 'e1', at: at(0), deliveryId: given.deliveryId, inject: given.inject },
  );
  expect(screen.queryByText(/Bạn vào sau/)).toBeNull();
});

test('given a page that was slow to come, opened within the first minute of the drill, then nobody is told to have come late', () => {
  onDesk(sampleView(0, { injects: injects() }), desk, { x: 59_000 });
  expect(screen.queryByText(/Bạn vào sau/)).toBeNull();
});
