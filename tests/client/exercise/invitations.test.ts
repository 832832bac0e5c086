/** What the table of invitations shows of a plan and its mails. */
import { describe, expect, it } from '@jest/globals';
import { lookAgain, shownRows, teamRows, uninvited } from '../../../client/src/consoles/exercise/invitations-rows.js';
import type { Exercise } from '../../../server/shared/api.js';
import type { MailView } from '../../../server/shared/mail.js';

const exercise = {
  teams: [
    { id: 'b', name: 'Đội B', emails: ['B1@doi.example', 'b2@doi.example'] },
    { id: 'a', name: 'Đội Ất', emails: ['a@doi.example'] },
    { id: 'c', name: 'Đội C' },
  ],
} as Exercise;
const mail = (teamId: string, address: string, status: MailView['status']): MailView => ({
  id: `${teamId}-${address}`,
  teamId,
  address,
  kind: 'invitation',
  status,
  attempts: 1,
  queuedAt: 0,
});

describe('invitations', () => {
  const mails = [mail('b', 'b1@doi.example', 'sent'), mail('a', 'a@doi.example', 'failed'), mail('a', 'cu@doi.example', 'sent')];
  const rows = teamRows(exercise, mails);

  it('lists teams by name, and the addresses that mails went to before the plan was changed', () => {
    expect(rows.map(({ name }) => name)).toEqual(['Đội Ất', 'Đội B', 'Đội C']);
    expect(rows[0]!.addresses.map(({ address, mail: found }) => [address, found?.status])).toEqual([
      ['a@doi.example', 'failed'],
      ['cu@doi.example', 'sent'],
    ]);
  });

  it('finds what is not sent, failed, without an address, and whom to invite', () => {
    expect(shownRows(rows, 'open').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(shownRows(rows, 'failed').map(({ id }) => id)).toEqual(['a']);
    expect(shownRows(rows, 'without').map(({ id }) => id)).toEqual(['c']);
    expect(uninvited(rows)).toEqual(['b']);
  });

  it('looks again soon only while something is on its way', () => {
    expect(lookAgain('invitation', mails)).toBeGreaterThan(lookAgain('invitation', [mail('b', 'b2@doi.example', 'queued')]));
  });
});
