/** The inbox as a list of entries: injects, replies and what EXCON says under a persona's name, newest first. */
import type { Sender, TeamInject, TeamView } from '../../../../server/shared/views.js';
import type { Piece } from '../../features/reading/piece.js';
import type { Pending } from '../../state/link.js';

/** What the team has done with it, from the team's own data only (W1). */
export type Handling = 'new' | 'seen' | 'acted';

export interface Entry extends Piece {
  kind: 'inject' | 'reply' | 'message';
  handling: Handling | null;
  inject?: TeamInject;
  /** Member id of who works on it. */
  assigned?: string | undefined;
  /** That is on its way and not recorded yet. */
  assigning?: boolean;
}

export const senderLine = (from: Sender): string => from.organisation ?? from.title ?? '';

function handlingOf(given: TeamInject, touched: ReadonlySet<string>, opened: ReadonlySet<string>): Handling {
  if (given.acted || given.confirmed || Object.keys(given.answers).length > 0 || touched.has(given.deliveryId)) return 'acted';
  return given.seen || opened.has(given.deliveryId) ? 'seen' : 'new';
}

/** Injects that a command on its way already touches, so that a cut line does not hide one's own work. */
export function touchedBy(pending: readonly Pending[]): Set<string> {
  const touched = new Set<string>();
  for (const { command, status } of pending) {
    if (status !== 'refused' && typeof command['inject'] === 'string' && command.type !== 'take-hint' && command.type !== 'assign')
      touched.add(command['inject']);
  }
  return touched;
}

/** Who is about to work on what, by delivery, from commands on their way; null: nobody any more. */
function assigningBy(pending: readonly Pending[]): Map<string, string | null> {
  const assigning = new Map<string, string | null>();
  for (const { command, status } of pending) {
    if (command.type !== 'assign' || status === 'refused') continue;
    assigning.set(String(command['inject']), typeof command['member'] === 'string' ? command['member'] : null);
  }
  return assigning;
}

/** Entries made before: as long as nothing about one has changed it stays the same object, so that its row is not drawn again. */
const made = new WeakMap<object, Entry>();

function same(of: object, entry: Entry): Entry {
  const before = made.get(of);
  if (before?.handling === entry.handling && before.assigned === entry.assigned && before.assigning === entry.assigning) return before;
  made.set(of, entry);
  return entry;
}

export function entriesOf(view: TeamView, pending: readonly Pending[] = []): Entry[] {
  const touched = touchedBy(pending);
  const assigning = assigningBy(pending);
  const opened = new Set(pending.filter((each) => each.command.type === 'seen').map((each) => String(each.command['deliveryId'])));
  const entries: Entry[] = view.injects.map((given) => {
    const coming = assigning.get(given.deliveryId);
    return same(given, {
      id: given.deliveryId,
      kind: 'inject',
      channel: given.inject.channel,
      from: { vi: given.inject.from, en: given.inject.en.from },
      title: { vi: given.inject.title, en: given.inject.en.title },
      body: { vi: given.inject.body, en: given.inject.en.body },
      plain: false,
      attachments: given.inject.attachments,
      x: given.at.x,
      wall: given.at.wall,
      handling: handlingOf(given, touched, opened),
      inject: given,
      assigned: coming === undefined ? given.assigned : (coming ?? undefined),
      assigning: coming !== undefined,
    });
  });
  for (const reply of view.replies) {
    entries.push(
      same(reply, {
        id: reply.id,
        kind: 'reply',
        channel: reply.channel,
        from: { vi: reply.from, en: reply.en.from },
        title: reply.title === undefined ? null : { vi: reply.title, en: reply.en.title ?? reply.title },
        body: { vi: reply.body, en: reply.en.body },
        plain: false,
        attachments: reply.attachments,
        x: reply.at.x,
        wall: reply.at.wall,
        handling: null,
      }),
    );
  }
  for (const message of view.messages) {
    if (message.from !== 'excon' || !message.as) continue;
    entries.push(
      same(message, {
        id: message.id,
        kind: 'message',
        channel: 'chat',
        from: { vi: message.as, en: message.as },
        title: null,
        body: { vi: message.text, en: message.text },
        plain: true,
        attachments: [],
        x: message.at.x,
        wall: message.at.wall,
        handling: null,
      }),
    );
  }
  // newest first; at equal times the one received later stands above
  return entries
    .map((entry, index) => ({ entry, index }))
    .toSorted((a, b) => b.entry.x - a.entry.x || b.entry.wall - a.entry.wall || b.index - a.index)
    .map(({ entry }) => entry);
}
