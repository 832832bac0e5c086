/**
 * Reminders of what improvement plans expect, into the mail queue. A sweep reads the plans, claims in the database what is
 * due under its name and queues what is claimed and not queued; it may die anywhere and be repeated by anybody.
 */
import type { HostClock } from './drills/ports.js';
import { daysBetween, dayAt } from './improvement/days.js';
import type { PlanStore, ReminderStore } from './improvement/ports.js';
import { remindersDue, type Reminder } from './improvement/reminders.js';
import { isOpen } from './improvement/views.js';
import type { Improvement } from './improvement-desk.js';
import type { DigestFacts } from './mail/ports.js';
import type { Lang } from './shared/text.js';

export interface ReminderPorts {
  plans: Pick<Improvement, 'actions'>;
  store: ReminderStore;
  drills: PlanStore['drills'];
  /** Whether mail is set up; without it nothing is claimed, so that nothing is lost until it is. */
  on: () => boolean;
  /** Queues a digest, once by its id. */
  queue: (digestId: string, email: string) => Promise<void>;
  newId: () => string;
  clock: HostClock;
  zone: string;
}

export interface Reminders {
  /** @throws what the database throws */
  sweep(): Promise<void>;
  /** What a digest says now: of its reminders those whose action is still open, due that day and this person's; null: none. */
  readonly digest: (id: string) => Promise<DigestFacts | null>;
}

export function createReminders(ports: ReminderPorts): Reminders {
  const { plans, store, clock, zone } = ports;

  async function claim(due: readonly Reminder[]): Promise<void> {
    const drills = new Map((await ports.drills([...new Set(due.map(({ exerciseId }) => exerciseId))])).map((drill) => [drill.id, drill]));
    const digests = new Map<string, { email: string; lang: Lang; reminders: Reminder[] }>();
    for (const reminder of due) {
      const { email } = reminder;
      const lang = drills.get(reminder.exerciseId)?.lang ?? 'vi';
      const one = digests.get(`${lang} ${email}`) ?? { email, lang, reminders: [] };
      digests.set(`${lang} ${email}`, one);
      one.reminders.push(reminder);
    }
    const wall = clock.wall();
    await Promise.all(
      [...digests.values()].map(({ email, lang, reminders }) => store.claim({ id: ports.newId(), email, lang, wall }, reminders)),
    );
  }

  return {
    async sweep() {
      if (!ports.on()) return;
      const due = remindersDue(await plans.actions(), clock.wall(), zone);
      const claimed = await store.claimed(due.map(({ name }) => name));
      const fresh = due.filter(({ name }) => !claimed.has(name));
      if (fresh.length > 0) await claim(fresh);
      for (const { id, email } of await store.waiting()) {
        // oxlint-disable-next-line no-await-in-loop -- a few a day, each noted once it is in the queue
        await ports.queue(id, email);
        // oxlint-disable-next-line no-await-in-loop -- as above
        await store.queued(id);
      }
    },
    async digest(id) {
      const found = await store.digest(id);
      if (!found) return null;
      const actions = new Map((await plans.actions()).map((one) => [one.action.id, one]));
      const names = new Map((await ports.drills(found.reminders.map(({ exerciseId }) => exerciseId))).map((one) => [one.id, one.name]));
      const today = dayAt(clock.wall(), zone);
      const items = found.reminders.flatMap(({ exerciseId, actionId, due }) => {
        const one = actions.get(actionId);
        if (!one || !isOpen(one.action) || one.action.fields.due !== due) return [];
        const { action, responsible, contact } = one.action.fields;
        if (contact?.email?.toLowerCase() !== found.email) return [];
        return [
          { exerciseId, exercise: names.get(exerciseId) ?? '', issue: one.issue, action, responsible, due, past: daysBetween(due, today) },
        ];
      });
      return items.length === 0 ? null : { lang: found.lang, items: items.toSorted((a, b) => b.past - a.past) };
    },
  };
}
