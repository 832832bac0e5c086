/** What the table of invitations shows: per team and address the newest mail of one kind. */
import type { Exercise } from '../../../../server/shared/api.js';
import type { MailKind, MailView } from '../../../../server/shared/mail.js';
import { byName } from '../../ui/format.js';

export interface AddressRow {
  address: string;
  /** The newest; absent: nothing of this kind was queued. */
  mail?: MailView;
  sent: number;
  all: number;
}

export interface TeamRow {
  id: string;
  name: string;
  addresses: AddressRow[];
}

export type Show = 'all' | 'open' | 'failed' | 'without';

/** Teams by name; addresses as in the plan, then those that mails went to before they were changed. */
export function teamRows(exercise: Exercise, mails: readonly MailView[]): TeamRow[] {
  const byAddress = new Map<string, MailView[]>();
  for (const mail of mails) {
    const key = `${mail.teamId} ${mail.address}`;
    byAddress.set(key, [...(byAddress.get(key) ?? []), mail]);
  }
  const told = new Map<string, Set<string>>();
  for (const { teamId, address } of mails) told.set(teamId, (told.get(teamId) ?? new Set()).add(address));
  return exercise.teams
    .map(({ id, name, emails = [] }) => {
      const all = new Set([...emails.map((address) => address.trim().toLowerCase()), ...(told.get(id) ?? [])]);
      return {
        id,
        name,
        addresses: [...all].map((address): AddressRow => {
          const mine = byAddress.get(`${id} ${address}`) ?? [];
          const [mail] = mine;
          return { address, ...(mail && { mail }), sent: mine.filter(({ status }) => status === 'sent').length, all: mine.length };
        }),
      };
    })
    .toSorted((a, b) => byName(a.name, b.name));
}

const isOpen = ({ mail }: AddressRow): boolean => mail?.status !== 'sent';

export function shownRows(rows: readonly TeamRow[], show: Show): TeamRow[] {
  return rows.filter(({ addresses }) => {
    if (show === 'without') return addresses.length === 0;
    if (show === 'failed') return addresses.some(({ mail }) => mail?.status === 'failed');
    return show === 'all' || addresses.some(isOpen);
  });
}

/** Teams that have an address to which no invitation was ever queued. */
export const uninvited = (rows: readonly TeamRow[]): string[] =>
  rows.filter(({ addresses }) => addresses.some(({ mail }) => mail === undefined)).map(({ id }) => id);

/** Whether something is on its way, so that it is worth looking again soon. */
export const underWay = (mails: readonly MailView[]): boolean => mails.some(({ status }) => status === 'queued' || status === 'sending');

/** ms until the next look; injects are many and are looked at less often. */
export const lookAgain = (kind: MailKind, mails: readonly MailView[] | undefined): number =>
  mails && underWay(mails) && kind !== 'inject' ? 2000 : 15_000;
