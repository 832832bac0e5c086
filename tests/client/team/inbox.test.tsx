import { describe, expect, it, beforeEach } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { Inbox } from '../../../client/src/consoles/team/inbox.js';
import { ReadingPane } from '../../../client/src/consoles/team/reading/pane.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

const MIN = 60_000;
const arrival = (n: number, x: number) => ({
  id: `e${n}`,
  at: at(x),
  type: 'inject-delivered' as const,
  deliveryId: inject(n).deliveryId,
  inject: inject(n).inject,
});
const titles = (): (string | null)[] => screen.getAllByRole('option').map((row) => row.textContent);

beforeEach(() => localStorage.clear());

describe('the inbox', () => {
  it('given one is reading, when another inject arrives, then it stands on top and what is read stays open', () => {
    const { desk, feed } = onDesk(sampleView(2), <Inbox />);
    act(() => desk().openEntry(inject(0).deliveryId));
    feed(arrival(5, 40 * MIN));
    expect(titles()[0]).toContain(inject(5).inject.title);
    expect(desk().open?.id).toBe(inject(0).deliveryId);
    expect(screen.getByRole('option', { selected: true }).textContent).toContain(inject(0).inject.title);
  });

  it('given the list is scrolled, when injects arrive, then the rows keep their place and a chip counts what is above', () => {
    const { feed } = onDesk(sampleView(9), <Inbox />);
    const list = screen.getByRole('listbox');
    let height = 900;
    Object.defineProperty(list, 'scrollHeight', { get: () => height });
    feed(arrival(20, 50 * MIN)); // measured once while at the top: nothing to hold
    list.scrollTop = 300;
    height = 1100;
    feed(arrival(21, 51 * MIN), arrival(22, 52 * MIN));
    expect(list.scrollTop).toBe(500);
    const chip = screen.getByRole('button', { name: /2 tin mới/ });
    list.scrollTo = (() => (list.scrollTop = 0)) as never;
    fireEvent.click(chip);
    expect(screen.queryByRole('button', { name: /tin mới/ })).toBeNull();
  });

  it('by keyboard: arrows go along, Enter opens, J reads on; while typing J is a letter', () => {
    const { desk } = onDesk(
      sampleView(4),
      <>
        <Inbox />
        <input aria-label="elsewhere" />
      </>,
    );
    const list = screen.getByRole('listbox');
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(desk().open).toBeNull();
    fireEvent.keyDown(list, { key: 'Enter' });
    const first = desk().open?.id;
    expect(first).toBe(desk().entries[0]?.id);
    fireEvent.keyDown(window, { key: 'j' });
    expect(desk().open?.id).toBe(desk().entries[1]?.id);
    fireEvent.keyDown(screen.getByLabelText('elsewhere'), { key: 'j' });
    expect(desk().open?.id).toBe(desk().entries[1]?.id);
  });

  it('filtered to unread, what was just read stays until the filter is set anew', () => {
    const { desk } = onDesk(sampleView(4), <Inbox />);
    const all = desk().entries.length;
    const filter = screen.getByRole('button', { name: 'Chưa đọc' });
    fireEvent.click(filter);
    fireEvent.click(screen.getAllByRole('option')[1] as HTMLElement);
    expect(screen.getAllByRole('option')).toHaveLength(all);
    fireEvent.click(filter);
    act(() => desk().openEntry(desk().entries[0]?.id ?? ''));
    fireEvent.click(filter);
    expect(screen.getAllByRole('option').length).toBeLessThan(all);
  });

  it('what this seat has read survives a reload', () => {
    const first = onDesk(sampleView(3), <Inbox />);
    const before = first.desk().unread;
    act(() => first.desk().openEntry(first.desk().entries[0]?.id ?? ''));
    first.unmount();
    expect(onDesk(sampleView(3), <Inbox />).desk().unread).toBe(before - 1);
  });
});

describe('seen', () => {
  it('I8: is told once, by the first of the team who opens it', () => {
    const { desk, line } = onDesk(sampleView(0, { injects: [inject(0), inject(1, { seen: at(1) })] }), <ReadingPane />);
    act(() => desk().openEntry(inject(0).deliveryId));
    act(() => desk().openEntry(inject(1).deliveryId));
    act(() => desk().openEntry(inject(0).deliveryId));
    expect(line.sent).toEqual([{ type: 'seen', deliveryId: inject(0).deliveryId }]);
  });

  it('A5: while cut off it waits, once, and the team’s own state shows it', () => {
    const { desk, line } = onDesk(sampleView(0, { injects: [inject(0)] }), <ReadingPane />, { cut: true });
    act(() => desk().openEntry(inject(0).deliveryId));
    expect(line.state.pending.map((each) => each.command.type)).toEqual(['seen']);
    expect(desk().open?.handling).toBe('seen');
  });

  it('after END EX nothing is told', () => {
    const { desk, line } = onDesk(sampleView(0, { injects: [inject(0)], phase: 'ended' }), <ReadingPane />);
    act(() => desk().openEntry(inject(0).deliveryId));
    expect(line.sent).toEqual([]);
  });
});
