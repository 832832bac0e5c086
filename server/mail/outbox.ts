/**
 * The one worker that empties the queue: takes what is due, a few at once, and notes what became of it. A server that is
 * away makes everything wait, longer each time; a mail that is asked to wait waits alone.
 */
import type { HostClock } from '../drills/ports.js';
import type { Letter, MailFault, MailStore, QueuedMail, Sent, Transport } from './ports.js';
import { CONNECTIONS } from './transport.js';

const MINUTE = 60_000;
/** How long a mail waits after the server asked for that, by attempt; after the last it is given up. */
const WAITS = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);
/** Nothing is tried for longer than this. */
const GIVE_UP = 3 * 24 * 60 * MINUTE;
/** Pause of the whole worker after a failure that every mail would meet: doubled each time. */
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 5 * MINUTE;
/** How often the queue is looked at for mails that another process put there. */
const LOOK_EVERY = 15_000;
/** How long `stop` waits for mails under way. */
const LAST_MAILS = 5000;
/** Between two tries to write what became of a mail, and at least between two looks at the queue. */
const WRITE_AGAIN = 2000;
const AT_LEAST = 50;

/** A letter; or why there is none: `gone` leaves no trace, a fault is shown. */
export type Made = { letter: Letter; told?: string } | { gone: true } | { fault: MailFault };

export interface OutboxPorts {
  store: MailStore;
  transport: Transport;
  clock: HostClock;
  make: (mail: QueuedMail) => Promise<Made>;
  logger: { warn(fields: object, message: string): void };
}

export interface Outbox {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Something was queued, or the server is known to answer again (`fresh`). */
  wake(fresh?: boolean): void;
}

export function createOutbox({ store, transport, clock, make, logger }: OutboxPorts): Outbox {
  let on = false;
  /** Counts starts and stops, so that a start overtaken by a stop comes to nothing. */
  let begun = 0;
  let looking = false;
  let lookAgain = false;
  let pausedUntil = -Infinity;
  let pause = FIRST_PAUSE;
  let cancel: (() => void) | null = null;
  /** Mails under way by id. */
  const under = new Map<string, Promise<void>>();

  function arm(ms: number): void {
    cancel?.();
    cancel = on ? clock.after(ms, wake) : null;
  }

  function everyoneWaits(): void {
    if (clock.mono() < pausedUntil) return;
    pausedUntil = clock.mono() + pause;
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  /** What the record says after an attempt. */
  function after(mail: QueuedMail, sent: Sent, told: string | undefined): Parameters<MailStore['note']>[1] {
    const now = clock.wall();
    if (sent.ok) {
      return { status: 'sent', sentAt: now, fault: undefined, error: undefined, ...(told !== undefined && { told }) };
    }
    const { fault, error } = sent;
    if (fault === 'refused' || fault === 'obsolete') return { status: 'failed', fault, error: error || undefined };
    const wait = WAITS[mail.attempts - 1];
    const over = now - mail.queuedAt > GIVE_UP || (!sent.everyone && wait === undefined);
    if (over) return { status: 'failed', fault: 'given-up', error };
    // what everyone would meet does not count against this mail
    if (sent.everyone)
      return { status: 'queued', fault, error, attempts: mail.attempts - 1, dueAt: now + Math.max(0, pausedUntil - clock.mono()) };
    return { status: 'queued', fault, error, dueAt: now + (wait ?? 0) };
  }

  /** The letter and its sending; whatever goes wrong while it is made is tried again like a server that asks to wait. */
  async function attempt(mail: QueuedMail): Promise<{ sent: Sent; told?: string | undefined } | { gone: true }> {
    try {
      const made = await make(mail);
      if ('gone' in made) return made;
      if ('fault' in made) return { sent: { ok: false, fault: made.fault, error: '', everyone: false } };
      return { sent: await transport.send(made.letter), told: made.told };
    } catch (error) {
      return { sent: { ok: false, fault: 'later', error: error instanceof Error ? error.message : String(error), everyone: false } };
    }
  }

  async function handle(mail: QueuedMail): Promise<void> {
    const done = await attempt(mail);
    if ('gone' in done) return insist(() => store.remove(mail.id));
    const { sent, told } = done;
    if (sent.ok) pause = FIRST_PAUSE;
    else {
      if (sent.everyone) everyoneWaits();
      logger.warn({ mailId: mail.id, kind: mail.kind, fault: sent.fault, error: sent.error }, 'a mail was not sent');
    }
    const change = after(mail, sent, told);
    return insist(() => store.note(mail.id, change));
  }

  /** Until it is written: the mail has gone, and only its record knows. Given up when the worker stops, which repeats it later. */
  async function insist(write: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        await write();
        return;
      } catch (error) {
        logger.warn({ err: error }, 'the state of a mail was not written');
      }
      if (!on) return;
      // oxlint-disable-next-line no-await-in-loop -- the pause between two tries
      await new Promise<void>((done) => void clock.after(WRITE_AGAIN, done));
    }
  }

  async function carry(mail: QueuedMail): Promise<void> {
    await handle(mail);
    under.delete(mail.id);
    wake();
  }

  async function take(): Promise<number> {
    // oxlint-disable-next-line no-unmodified-loop-condition -- `stop` modifies it meanwhile
    while (on && under.size < CONNECTIONS && clock.mono() >= pausedUntil) {
      // oxlint-disable-next-line no-await-in-loop -- one claim after the other
      const mail = await store.claim(clock.wall());
      if (!mail) break;
      under.set(mail.id, carry(mail));
    }
    const paused = pausedUntil - clock.mono();
    if (paused > 0) return paused;
    const due = await store.nextDue();
    return Math.min(LOOK_EVERY, due === null ? LOOK_EVERY : Math.max(AT_LEAST, due - clock.wall()));
  }

  function wake(fresh = false): void {
    if (fresh) {
      pausedUntil = -Infinity;
      pause = FIRST_PAUSE;
    }
    if (!on) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    void look();
  }

  /** One look at the queue, never two at once; then the timer for the next. */
  async function look(): Promise<void> {
    looking = true;
    let next = LOOK_EVERY;
    try {
      next = await take();
    } catch (error) {
      logger.warn({ err: error }, 'the queue of mails cannot be read');
    }
    looking = false;
    if (!lookAgain) {
      if (under.size < CONNECTIONS) arm(next);
      return;
    }
    lookAgain = false;
    wake();
  }

  return {
    async start() {
      if (on) return;
      const mine = ++begun;
      await store.release();
      // stopped meanwhile, or begun again
      if (mine !== begun) return;
      on = true;
      wake(true);
    },
    async stop() {
      begun++;
      on = false;
      cancel?.();
      cancel = null;
      let enough = (): void => undefined;
      const tooLong = new Promise<void>((done) => {
        enough = clock.after(LAST_MAILS, done);
      });
      await Promise.race([Promise.all(under.values()), tooLong]);
      enough();
      transport.close();
    },
    wake,
  };
}
