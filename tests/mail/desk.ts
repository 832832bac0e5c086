/** The mailroom on a real database, with a clock that tests move, and a way to wait for what the queue records. */
import { createMailroom, type Mailroom } from '../../server/mail/index.js';
import { mailStore } from '../../server/directory/mails.js';
import { openModels, type ExerciseRecord, type Models } from '../../server/directory/models.js';
import { systemRandom } from '../../server/ids.js';
import type { DigestFacts, MailStore, QueuedMail } from '../../server/mail/ports.js';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import { testDatabase } from '../support/mongo.js';
import { virtualClock, type VirtualClock } from '../support/virtual-clock.js';

export const START = '2026-11-22T01:00:00.000Z';

export interface Desk {
  models: Models;
  clock: VirtualClock;
  store: MailStore;
  /** Every state that was recorded, in order. */
  noted: QueuedMail[];
  until(test: (noted: QueuedMail[]) => boolean): Promise<void>;
  /** Lets the clock run on until this holds. */
  passUntil(test: (noted: QueuedMail[]) => boolean): Promise<void>;
  /** Another mailroom on the same database, as after a restart. */
  open(smtpUrl: string | undefined, digest?: (id: string) => Promise<DigestFacts | null>): Mailroom;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const database = await testDatabase();
  const mongo = await connectMongo(database.uri);
  const models = await openModels(mongo.connection);
  const clock = virtualClock(Date.UTC(2026, 10, 20, 1, 0, 0));
  const noted: QueuedMail[] = [];
  const waiting = new Set<() => void>();
  const plain = mailStore(models, systemRandom);
  const store: MailStore = {
    ...plain,
    async note(id, change) {
      const after = await plain.note(id, change);
      if (after) noted.push(after);
      for (const look of waiting) look();
      return after;
    },
  };
  const opened: Mailroom[] = [];
  return {
    models,
    clock,
    store,
    noted,
    until: (test) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!test(noted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async passUntil(test) {
      while (!test(noted)) await clock.pass(1000);
    },
    open(smtpUrl, digest = () => Promise.resolve(null)) {
      const mail = createMailroom({
        smtpUrl,
        publicUrl: 'https://dientap.example',
        address: () => 'https://dientap.example',
        store,
        drill: () => Promise.resolve(null),
        digest,
        appeal: () => Promise.resolve(null),
        clock,
        logger: { warn: () => undefined },
      });
      opened.push(mail);
      return mail;
    },
    async close() {
      for (const mail of opened) {
        const closed = mail.close();
        await clock.pass(0);
        await closed;
      }
      await mongo.close();
      await database.drop();
    },
  };
}

let made = 0;

/** A planned exercise of these teams and their addresses. */
export async function exercise(
  models: Models,
  teams: Record<string, string[]>,
  more: Partial<ExerciseRecord> = {},
): Promise<{ id: string; teams: ExerciseRecord['teams'] }> {
  const id = `x${++made}`;
  const record: ExerciseRecord = {
    _id: id,
    name: 'Diễn tập ứng cứu sự cố: Cổng dịch vụ công',
    play: 'parallel',
    phase: 'planned',
    scenario: { id: 's', version: '1', title: { vi: 'Kịch bản kín', en: 'Secret scenario' }, hash: 'h' },
    duration: 90 * 60_000,
    factor: 1,
    seed: 's',
    startsAt: START,
    settings: { note: 'Hội trường tầng 3' },
    createdAt: new Date(0),
    createdBy: 'u',
    teams: Object.entries(teams).map(([name, emails], i) => ({
      id: `${id}-t${i + 1}`,
      name,
      agencyName: `Cơ quan ${name}`,
      worldId: `w${i}`,
      parts: ['p1'],
      joinCode: `ABC${String(made).padStart(2, 'D')}${'23456789'[i]}`,
      emails,
    })),
    frozen: {
      text: '',
      definition: JSON.stringify({ parts: { p1: { id: 'p1', title: { vi: 'Đơn vị vận hành', en: 'Operator' } } } }),
      files: [],
    },
    ...more,
  };
  await models.exercises.create(record);
  return { id, teams: record.teams };
}
