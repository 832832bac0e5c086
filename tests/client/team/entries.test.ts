import { describe, expect, it } from '@jest/globals';
import { entriesOf } from '../../../client/src/consoles/team/entries.js';
import { titleOf } from '../../../client/src/features/reading/piece.js';
import { formState, journalOf } from '../../../client/src/consoles/team/journal.js';
import { grouped } from '../../../client/src/consoles/team/respond/search.js';
import { completeness } from '../../../client/src/consoles/team/respond/draft.js';
import { dayParts } from '../../../client/src/features/reading/letter.js';
import type { Pending } from '../../../client/src/state/link.js';
import { at, inject, KIT, sampleView } from './sample.js';

const waiting = (command: Pending['command'], status: Pending['status'] = 'queued'): Pending => ({
  commandId: `c-${command.type}`,
  command,
  since: at(0).wall,
  status,
});

describe('the inbox as entries', () => {
  it('given injects, a reply and a persona of EXCON, then all stand by arrival, newest first', () => {
    const entries = entriesOf(sampleView(4));
    expect(entries.map((entry) => entry.kind)).toEqual(['inject', 'reply', 'message', 'inject', 'inject', 'inject']);
    const xs = entries.map((entry) => entry.x);
    expect(xs).toEqual(xs.toSorted((a, b) => b - a));
  });

  it('given a message of EXCON without a persona, then it stays on the line to EXCON alone', () => {
    const plain = sampleView(4).messages.filter((message) => message.from === 'excon' && !message.as);
    expect(plain).toHaveLength(1);
    expect(entriesOf(sampleView(4)).some((entry) => entry.id === plain[0]?.id)).toBe(false);
  });

  it('W1: the state of an inject comes from the own team: unread, seen, acted on', () => {
    const view = sampleView(0, {
      injects: [inject(0), inject(1, { seen: at(1) }), inject(2, { seen: at(1), acted: true }), inject(3, { answers: { q: 'a' } })],
    });
    expect(entriesOf(view).map((entry) => entry.handling)).toEqual(['acted', 'acted', 'seen', 'new']);
  });

  it('A5: given a cut line, then what waits already counts as one’s own work', () => {
    const view = sampleView(0, { injects: [inject(0), inject(1)] });
    const [second, first] = entriesOf(view, [
      waiting({ type: 'act', inject: inject(1).deliveryId }),
      waiting({ type: 'seen', deliveryId: inject(0).deliveryId }),
    ]);
    expect([second?.handling, first?.handling]).toEqual(['acted', 'seen']);
  });

  it('a reply without a title is called by its first words, in the reader’s language', () => {
    const reply = entriesOf(sampleView(4)).find((entry) => entry.kind === 'reply');
    if (!reply) throw new Error('no reply');
    expect([titleOf(reply, 'vi'), titleOf(reply, 'en')]).toEqual(['Cảm ơn, tôi chờ.', 'Thank you, I will wait.']);
  });
});

describe('the team’s own log', () => {
  it('given a command on its way, then it stands above what is recorded, and once only when its record arrives before its answer', () => {
    const view = sampleView(3);
    const pending = waiting({ type: 'act', action: 'ACK' }, 'sent');
    expect(journalOf(view, [pending])[0]).toMatchObject({ kind: 'pending' });
    const deed = { id: 'new', at: at(9), type: 'action-recorded' as const, action: 'ACK', fields: {}, commandId: pending.commandId };
    const rows = journalOf({ ...view, deeds: [...view.deeds, deed] }, [pending]);
    expect(rows.some((row) => row.kind === 'pending')).toBe(false);
  });

  it('seen and say are no deeds: they have their own places', () => {
    const rows = journalOf(sampleView(0), [waiting({ type: 'seen', deliveryId: 'd' }), waiting({ type: 'say', to: 'team', text: 'a' })]);
    expect(rows.filter((row) => row.kind === 'pending')).toEqual([]);
  });

  it('A7: a report filed is locked; returned, it is open until filed again', () => {
    const filed = { id: 'f1', at: at(5), type: 'report-recorded' as const, form: 'initial-report', fields: { summary: 'a' } };
    const returned = {
      id: 'f2',
      at: at(6),
      type: 'report-returned' as const,
      form: 'initial-report',
      inject: 'd',
      body: 'b',
      en: { body: 'b' },
    };
    const kinds = [[], [filed], [filed, returned], [filed, returned, { ...filed, id: 'f3' }]].map(
      (deeds) => formState(sampleView(0, { deeds }), 'initial-report').kind,
    );
    expect(kinds).toEqual(['none', 'filed', 'returned', 'filed']);
  });
});

describe('finding an action', () => {
  const codes = (wanted: string): string[] =>
    grouped(KIT.actions, wanted, 'vi').flatMap((group) => group.actions.map((action) => action.code));

  it('ignores diacritics, case and the order of words, and knows both languages', () => {
    expect(codes('khoa tai khoan')).toEqual(['DIS_ACC']);
    expect(codes('PHIÊN đăng')).toEqual(['DIS_ACC']);
    expect(codes('reopen service')).toEqual(['REOPEN']);
    expect(codes('zzz')).toEqual([]);
  });

  it('without a word, gives every action by the six phases', () => {
    expect(grouped(KIT.actions, '', 'vi').map((group) => group.phase)).toEqual([1, 2, 3, 5]);
    expect(codes('')).toHaveLength(KIT.actions.length);
  });

  it('W1: order within a phase is by name alone, so that it tells nothing about an action', () => {
    const mixed = KIT.actions.toReversed();
    expect(grouped(mixed, '', 'vi')).toEqual(grouped(KIT.actions, '', 'vi'));
  });
});

describe('papers', () => {
  it('a form is complete when every required item is filled; blanks do not count', () => {
    const fields = KIT.forms[0]?.fields ?? [];
    expect(completeness(fields, { found: '2026-03-02T08:07', summary: '   ' })).toMatchObject({ filled: 1, of: 3 });
  });

  it('dates stand as offices write them, in Hà Nội', () => {
    expect(dayParts(Date.UTC(2026, 1, 4, 18))).toEqual({ d: '05', m: '02', y: '2026' });
    expect(dayParts(Date.UTC(2026, 7, 5, 1))).toEqual({ d: '05', m: '8', y: '2026' });
  });
});
