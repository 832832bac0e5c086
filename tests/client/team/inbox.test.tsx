import { describe, expect, it, beforeEach } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import { Inbox } from '../../../client/src/consoles/team/inbox.js';
import { ReadingPane } from '../../../client/src/consoles/team/reading/pane.js';
import { onDesk } from './on-desk.js';
import { at, inject, sampleView } from './sample.js';

const MIN = 60_000;
/** Px of a row: 5.5 rem. */
const ROW = 88;
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
    list.scrollTop = 300;
    feed(arrival(21, 51 * MIN), arrival(22, 52 * MIN));
    expect(list.scrollTop).toBe(300 + 2 * ROW);
    const chip = screen.getByRole('button', { name: /2 tin mới/ });
    list.scrollTo = (() => (list.scrollTop = 0)) as never;
    fireEvent.click(chip);
    expect(screen.queryByRole('button', { name: /tin mới/ })).toBeNull();
  });

  it('given pins and a scrolled list, neither an arrival, a pin, a resent inject nor a changed state moves the rows in view', () => {
    const { desk, feed } = onDesk(sampleView(30), <Inbox />);
    const list = screen.getByRole('listbox');
    act(() => desk().inbox.pin(desk().entries[20]?.id ?? ''));
    list.scrollTop = 500;
    // one row more among the others, above
    feed(arrival(41, 200 * MIN));
    expect(list.scrollTop).toBe(500 + ROW);
    // a row from below goes up into the pinned group
    act(() => desk().inbox.pin(desk().entries[25]?.id ?? ''));
    expect(list.scrollTop).toBe(500 + 2 * ROW);
    feed({ id: 'r', at: at(201 * MIN), type: 'inject-resent', deliveryId: inject(3).deliveryId });
    feed({ id: 's', at: at(201 * MIN), type: 'inject-seen', deliveryId: inject(29).deliveryId, memberId: 'm2' });
    expect(list.scrollTop).toBe(500 + 2 * ROW);
  });

  it('pinned ones stand on top in a group of their own; pins and marks survive a reload on this device', () => {
    const first = onDesk(sampleView(6), <Inbox />);
    const last = first.desk().entries.at(-1)?.id ?? '';
    act(() => first.desk().openEntry(last));
    fireEvent.keyDown(window, { key: 'p' });
    fireEvent.keyDown(window, { key: 'm' });
    expect(screen.getAllByRole('option')[0]?.dataset['id']).toBe(last);
    expect(screen.getByText('Các tin khác')).toBeTruthy();
    first.unmount();
    const again = onDesk(sampleView(6), <Inbox />);
    expect([...again.desk().inbox.pins]).toEqual([last]);
    expect([...again.desk().inbox.marks]).toEqual([last]);
  });

  it('one key takes an inject; the row says who works on it, also while that waits for the line', () => {
    const { desk, line, change } = onDesk(sampleView(0, { injects: [inject(0), inject(1, { assigned: 'm2' })] }), <Inbox />);
    const row = (n: number): string =>
      screen.getAllByRole('option').find(({ dataset }) => dataset['id'] === inject(n).deliveryId)?.textContent ?? '';
    expect(row(1)).toContain('Phạm Văn Cường đang xử lý');
    act(() => desk().openEntry(inject(0).deliveryId));
    fireEvent.keyDown(window, { key: 'a' });
    fireEvent.keyDown(window, { key: 'a' });
    expect(line.sent.filter(({ type }) => type === 'assign')).toEqual([{ type: 'assign', inject: inject(0).deliveryId, member: 'm1' }]);
    expect(row(0)).toContain('Bạn đang xử lý');
    change({ connection: 'cut' });
    act(() => desk().openEntry(inject(1).deliveryId));
    fireEvent.keyDown(window, { key: 'a' });
    expect(row(1)).toContain('Bạn đang xử lý');
  });

  it('says who of the team reads what now', () => {
    const { change } = onDesk(sampleView(0, { injects: [inject(0)] }), <Inbox />);
    change({ whereabouts: { m1: { inject: inject(0).deliveryId }, m2: { inject: inject(0).deliveryId } } });
    expect(screen.getByRole('img', { name: 'Phạm Văn Cường đang đọc' }).textContent).toBe('VC');
  });

  it('with 300 injects only what is in view is drawn, and what the list calls active is always in the page', () => {
    onDesk(sampleView(300), <Inbox />);
    const list = screen.getByRole('listbox');
    const options = screen.getAllByRole('option');
    expect(options.length).toBeLessThan(60);
    expect(options[0]?.getAttribute('aria-setsize')).toBe('302');
    fireEvent.keyDown(list, { key: 'End' });
    const id = list.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.getAttribute('aria-posinset')).toBe('302');
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
