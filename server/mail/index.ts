/** The mailroom put together: who is told what, queued durably; one worker sends it. */
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import type { MailKind, MailView } from '../shared/mail.js';
import type { TeamInject, TeamView } from '../shared/views.js';
import { calendarFacts, entryOf, textOf, type MailTeam, type Occasion } from './compose.js';
import { digestText } from './digest.js';
import { createOutbox, type Made } from './outbox.js';
import type { AnsweredAppeal, DigestFacts, MailExercise, Mailroom, MailState, MailStore, NewMail, QueuedMail, QueueKind } from './ports.js';
import { openTexts, type MailTexts } from './templates.js';
import { smtpAddress, smtpTransport } from './transport.js';
import { createWatch } from './watch.js';
import { langOf } from './words.js';

export { createSheets } from './sheets.js';
export type { Mailroom } from './ports.js';

/** How long a change may be changed again before it is told, ms. */
export const SETTLE = 120_000;
/** An exercise read for one mail serves the next ones this long, ms. */
const FRESH = 2000;

/** In place of the exercise and team that other mails are of. */
const PLANS = 'improvement';
const ANNOUNCING: readonly QueueKind[] = ['invitation', 'changed'];
/** Phases in which a drill is still to come, and in which it is over. */
const AHEAD: readonly string[] = ['planned', 'ready'];
const OVER: readonly string[] = ['ended', 'published', 'cancelled'];

export interface MailDeps {
  smtpUrl: string | undefined;
  /** PUBLIC_URL; undefined: links lead to the address the server listens on. */
  publicUrl: string | undefined;
  /** The address that people open, without a slash at its end; known once the server listens. */
  address(): string;
  store: MailStore;
  drill(exerciseId: string): Promise<Drill | null>;
  /** What was answered to an appeal; null: nothing yet. */
  appeal(exerciseId: string, appealId: string): Promise<AnsweredAppeal | null>;
  /** What a digest of reminders says now; null: nothing any more. */
  digest(id: string): Promise<DigestFacts | null>;
  clock: HostClock;
  logger: { warn(fields: object, message: string): void };
  texts?: MailTexts;
}

export function createMailroom(deps: MailDeps): Mailroom {
  const { store, clock, logger } = deps;
  const texts = deps.texts ?? openTexts();
  const smtp = deps.smtpUrl === undefined ? null : smtpAddress(deps.smtpUrl);
  const transport = smtp && smtpTransport(smtp);
  let checked: MailState['checked'] = null;

  const sender = (): { name: string; address: string } => {
    const host = new URL(deps.address()).hostname;
    return { name: smtp?.from?.name ?? '', address: smtp?.from?.address ?? `dientap@${host}` };
  };
  const state = (): MailState => ({ on: smtp !== null, checked });

  function requireOn(): void {
    if (!smtp) throw new Refused('mail-off');
  }
  async function exerciseOf(id: string): Promise<MailExercise> {
    const found = await store.exercise(id);
    if (!found) throw new Refused('not-found');
    return found;
  }

  const read = new Map<string, { at: number; found: Promise<MailExercise | null> }>();
  /** A batch of mails of one exercise reads it once. */
  function recent(id: string): Promise<MailExercise | null> {
    const known = read.get(id);
    if (known && clock.mono() - known.at < FRESH) return known.found;
    read.clear();
    const found = store.exercise(id);
    read.set(id, { at: clock.mono(), found });
    return found;
  }

  /** What this address was told last, if anything was sent to it. */
  async function toldBefore(mail: QueuedMail): Promise<QueuedMail | undefined> {
    const { exerciseId, teamId, address } = mail;
    const earlier = await store.list(exerciseId, { kinds: ANNOUNCING, to: { teamId, address } });
    return earlier.find(({ id, status }) => id !== mail.id && status === 'sent');
  }

  /** Whether the occasion of a mail has passed before it could go. */
  function isLate(mail: QueuedMail, exercise: MailExercise): boolean {
    if (mail.kind === 'reminder')
      return !AHEAD.includes(exercise.phase) || !exercise.startsAt || Date.parse(exercise.startsAt) <= clock.wall();
    if (mail.kind === 'changed') return !AHEAD.includes(exercise.phase);
    if (mail.kind === 'invitation' || mail.kind === 'inject') return OVER.includes(exercise.phase);
    return false;
  }

  async function injectOf(mail: QueuedMail): Promise<TeamInject | undefined> {
    const drill = await deps.drill(mail.exerciseId);
    const view = drill?.snapshot({ kind: 'team', teamId: mail.teamId }).snapshot as TeamView | undefined;
    return view?.injects.find(({ deliveryId }) => deliveryId === mail.occasion);
  }

  async function makeDigest(mail: QueuedMail): Promise<Made> {
    const facts = await deps.digest(mail.occasion);
    if (!facts) return { gone: true };
    const from = sender();
    return {
      letter: {
        messageId: `<${mail.id}.${mail.round}@${from.address.split('@')[1]}>`,
        from: { name: from.name || texts.words[facts.lang].sender, address: from.address },
        to: mail.address,
        ...digestText(facts, deps.address(), texts),
      },
    };
  }

  async function make(mail: QueuedMail): Promise<Made> {
    const { kind } = mail;
    if (kind === 'improvement') return makeDigest(mail);
    const exercise = await recent(mail.exerciseId);
    const team = exercise?.teams.find(({ id }) => id === mail.teamId);
    if (!exercise || !team) return { gone: true };
    if (isLate(mail, exercise)) return { fault: 'obsolete' };
    const before = mail.kind === 'changed' || mail.kind === 'cancelled' ? await toldBefore(mail) : undefined;
    // changed back, or told by an invitation that went out in between
    if (mail.kind === 'changed' && before && before.told === factsOf(exercise)) return { gone: true };
    const inject = mail.kind === 'inject' ? await injectOf(mail) : undefined;
    if (mail.kind === 'inject' && !inject) return { gone: true };
    const appeal = mail.kind === 'appeal' ? await deps.appeal(mail.exerciseId, mail.occasion) : undefined;
    if (appeal === null) return { gone: true };
    const from = sender();
    const occasion: Occasion = {
      exercise,
      team,
      kind,
      now: clock.wall(),
      publicUrl: deps.address(),
      ...(before && { before: startTold(before.told) }),
      ...(inject && { inject }),
      ...(appeal && { appeal }),
    };
    const text = textOf(occasion, texts);
    const organizer = { name: from.name || texts.words[langOf(exercise)].sender, address: from.address };
    const revision = await store.revision(exercise.id, calendarFacts(exercise, mail.kind === 'cancelled'));
    const entry = entryOf(occasion, texts, { revision, organizer, to: mail.address, subject: text.subject });
    return {
      letter: {
        messageId: `<${mail.id}.${mail.round}@${from.address.split('@')[1]}>`,
        from: organizer,
        to: mail.address,
        ...text,
        ...(entry && { calendar: entry }),
      },
      ...(ANNOUNCING.includes(mail.kind) && { told: factsOf(exercise) }),
    };
  }

  const outbox = transport && createOutbox({ store, transport, clock, make, logger });
  const queue = async (mails: readonly NewMail[]): Promise<number> => {
    const added = mails.length === 0 ? 0 : await store.add(mails);
    if (added > 0) outbox?.wake();
    return added;
  };
  const newMail = (exercise: MailExercise, teamId: string, address: string, kind: MailKind, occasion: string, wait = 0): NewMail => ({
    exerciseId: exercise.id,
    teamId,
    address,
    kind,
    occasion,
    queuedAt: clock.wall(),
    dueAt: clock.wall() + wait,
  });

  /** Addresses that an invitation has gone to or is on its way to. */
  async function invited(exerciseId: string): Promise<QueuedMail[]> {
    return (await store.list(exerciseId, { kinds: ['invitation'] })).filter(({ status }) => status !== 'failed');
  }
  async function tellInvited(exerciseId: string, kind: 'changed' | 'cancelled' | 'thanks', wait = 0): Promise<void> {
    if (!smtp) return;
    const exercise = await store.exercise(exerciseId);
    if (!exercise) return;
    const told = await invited(exerciseId);
    if (told.length === 0) return;
    const occasion = kind === 'changed' ? String(await store.revision(exerciseId, calendarFacts(exercise, false))) : '';
    await queue(told.map((mail) => newMail(exercise, mail.teamId, mail.address, kind, occasion, wait)));
  }

  const watch = createWatch({ store, clock, queued: () => outbox?.wake(), over: tellInvited, logger });

  const teamsOf = (exercise: MailExercise, ids?: readonly string[]): MailTeam[] => {
    if (!ids) return exercise.teams;
    return ids.map((id) => {
      const team = exercise.teams.find((each) => each.id === id);
      if (!team) throw new Refused('not-found', { detail: { vi: `Không có đội ${id}.`, en: `There is no team ${id}.` } });
      return team;
    });
  };

  return {
    state,
    setup: () => ({
      ...state(),
      ...(smtp && { server: smtp.shown, from: sender().address }),
      links: deps.address(),
      linksFixed: deps.publicUrl !== undefined,
    }),
    async verify() {
      if (!transport) return state();
      const error = await transport.verify();
      checked = { ok: error === null, ...(error !== null && { error }), at: clock.wall() };
      if (error === null) outbox?.wake(true);
      return state();
    },

    async invite(exerciseId, teamIds, again = false) {
      requireOn();
      const exercise = await exerciseOf(exerciseId);
      if (OVER.includes(exercise.phase)) throw new Refused('wrong-phase');
      const teams = teamsOf(exercise, teamIds);
      const wanted = teams.flatMap((team) => team.emails.map((address) => ({ team, address })));
      const keyOf = (teamId: string, address: string): string => `${teamId} ${address}`;
      const known = new Map<string, QueuedMail[]>();
      for (const mail of await store.list(exerciseId, { kinds: ANNOUNCING })) {
        const key = keyOf(mail.teamId, mail.address);
        const told = known.get(key);
        if (told) told.push(mail);
        else known.set(key, [mail]);
      }
      let queued = await queue(wanted.map(({ team, address }) => newMail(exercise, team.id, address, 'invitation', '')));
      const revision = String(await store.revision(exerciseId, calendarFacts(exercise, false)));
      for (const { team, address } of wanted) {
        const earlier = known.get(keyOf(team.id, address)) ?? [];
        const invitation = earlier.find(({ kind }) => kind === 'invitation');
        if (!invitation || invitation.status === 'queued' || invitation.status === 'sending') continue;
        // oxlint-disable-next-line no-await-in-loop -- a few writes, each of which may be refused by what happens meanwhile
        if (again || invitation.status === 'failed') queued += (await sendAgain(invitation)) ? 1 : 0;
        else if (earlier.find(({ status }) => status === 'sent')?.told !== factsOf(exercise))
          // oxlint-disable-next-line no-await-in-loop -- as above
          queued += await queue([newMail(exercise, team.id, address, 'changed', revision)]);
      }
      return { queued, without: teams.filter(({ emails }) => emails.length === 0).map(({ id }) => id) };
    },

    async remind(exerciseId, minutes) {
      if (!smtp) return;
      const exercise = await store.exercise(exerciseId);
      if (!exercise?.startsAt) return;
      const occasion = `${exercise.startsAt} -${minutes}`;
      await queue(
        exercise.teams.flatMap((team) => team.emails.map((address) => newMail(exercise, team.id, address, 'reminder', occasion))),
      );
    },

    changed: (exerciseId) => tellInvited(exerciseId, 'changed', SETTLE),
    follow(drill) {
      if (smtp) watch.follow(drill);
    },

    async list(exerciseId, kind) {
      await exerciseOf(exerciseId);
      return (await store.list(exerciseId, kind && { kinds: [kind] })).map(viewOf);
    },
    async retry(exerciseId, mailId) {
      requireOn();
      const mail = await store.byId(exerciseId, mailId);
      if (!mail) throw new Refused('not-found');
      const after = mail.status === 'failed' || mail.status === 'sent' || mail.fault !== undefined ? await sendAgain(mail) : null;
      if (!after) throw new Refused('nothing-to-do');
      return viewOf(after);
    },
    async preview(exerciseId, kind, teamId) {
      const exercise = await exerciseOf(exerciseId);
      const [team] = teamsOf(exercise, teamId === undefined ? undefined : [teamId]);
      if (!team || kind === 'inject' || kind === 'appeal') throw new Refused('not-found');
      return textOf({ exercise, team, kind, now: clock.wall(), publicUrl: deps.address() }, texts);
    },

    async answered(exerciseId, teamId, appealId) {
      const exercise = smtp && (await store.exercise(exerciseId));
      const team = exercise?.teams.find(({ id }) => id === teamId);
      if (exercise && team) await queue(team.emails.map((address) => newMail(exercise, teamId, address, 'appeal', appealId)));
    },

    async digest(id, address) {
      if (!smtp) return;
      const now = clock.wall();
      const mail = { exerciseId: PLANS, teamId: PLANS, address, kind: 'improvement', occasion: id, queuedAt: now, dueAt: now } as const;
      await queue([mail]);
    },

    start: async () => outbox?.start(),
    stop: async () => outbox?.stop(),
    async close() {
      watch.stop();
      await outbox?.stop();
    },
  };

  /** Now, with the count of attempts begun anew; one that had gone out goes as another message. */
  async function sendAgain(mail: QueuedMail): Promise<QueuedMail | null> {
    const after = await store.note(mail.id, {
      status: 'queued',
      attempts: 0,
      round: mail.round + (mail.status === 'sent' ? 1 : 0),
      queuedAt: clock.wall(),
      dueAt: clock.wall(),
      fault: undefined,
      error: undefined,
    });
    outbox?.wake(true);
    return after;
  }
}

/** What those invited must know to come: another name or start is a change. */
const factsOf = ({ name, startsAt }: MailExercise): string => JSON.stringify([name, startsAt]);
const startTold = (told: string | undefined): string | null => (told ? ((JSON.parse(told) as [string, string | null])[1] ?? null) : null);

const viewOf = (mail: QueuedMail): MailView => ({
  id: mail.id,
  teamId: mail.teamId,
  address: mail.address,
  // mails of an exercise are of its own kinds
  kind: mail.kind as MailKind,
  status: mail.status,
  attempts: mail.attempts,
  queuedAt: mail.queuedAt,
  ...(mail.sentAt !== undefined && { sentAt: mail.sentAt }),
  ...(mail.status === 'queued' && { dueAt: mail.dueAt }),
  ...(mail.fault !== undefined && { fault: mail.fault }),
  ...(mail.error !== undefined && { error: mail.error }),
});
