/** Reminders of corrective actions through a real SMTP server: one digest a person, each reminder once, until it is done or its day is moved. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { planStore, reminderStore } from '../../server/directory/improvement.js';
import { newId, systemRandom } from '../../server/ids.js';
import { changedAction, newAction, newFinding } from '../../server/improvement/decide.js';
import type { PlanStore } from '../../server/improvement/ports.js';
import { createReminders, type Reminders } from '../../server/improvement-reminders.js';
import type { Mailroom } from '../../server/mail/index.js';
import type { PatchAction } from '../../server/shared/improvement.js';
import { exercise, openDesk, type Desk } from './desk.js';
import { openPostOffice, type PostOffice } from './post-office.js';

jest.setTimeout(60_000);

const ZONE = 'Asia/Ho_Chi_Minh';
const EMAIL = 'dau.moi@so.example';
let desk: Desk;
let office: PostOffice;
let mail: Mailroom;
let plans: PlanStore;
let reminders: Reminders;

/** As on another server, or after a restart. */
function openReminders(): Reminders {
  return createReminders({
    plans: {
      actions: async () =>
        [...(await plans.all())].flatMap(([exerciseId, state]) =>
          [...state.actions.values()].map((action) => ({
            exerciseId,
            action,
            issue: state.said.get(action.fields.findingId)?.title ?? '',
          })),
        ),
    },
    store: reminderStore(desk.models),
    drills: (ids) => plans.drills(ids),
    on: () => true,
    queue: (id, email) => mail.digest(id, email),
    newId: () => newId(systemRandom),
    clock: desk.clock,
    zone: ZONE,
  });
}

beforeAll(async () => {
  [desk, office] = await Promise.all([openDesk(), openPostOffice()]);
  plans = planStore(desk.models);
  mail = desk.open(office.url, (id) => reminders.digest(id));
  reminders = openReminders();
  await mail.start();
});
afterAll(async () => {
  await mail.stop();
  await desk.close();
  await office.close();
});

let ids = 0;
const id = (): string => `record-${String(++ids).padStart(4, '0')}`;
const who = () => ({ by: 'u', wall: desk.clock.wall() });
async function promise(exerciseId: string, title: string, due: string): Promise<string> {
  const finding = id();
  await plans.write(exerciseId, (state) => newFinding(state, { recordId: finding, kind: 'improvement', title }, {}, who()));
  const action = id();
  const said = { findingId: finding, action: `Khắc phục: ${title}`, element: 'planning', responsible: 'Sở Một', due } as const;
  const contact = { name: 'Đầu mối', email: EMAIL };
  await plans.write(exerciseId, (state) => newAction(state, { recordId: action, ...said, contact }, who()));
  return action;
}
const change = (exerciseId: string, action: string, said: Partial<PatchAction>) =>
  plans.write(exerciseId, (state) =>
    changedAction(state, action, { recordId: id(), basis: state.actions.get(action)!.changedWall, ...said }, who()),
  );
/** To eight in the morning of a day of November 2026 (30 + n: of December), and what is due then. */
async function morning(day: number): Promise<void> {
  desk.clock.setWall(Date.UTC(2026, 10, day, 1, 0));
  // the active server, and another one that takes over: the names let each reminder through once
  await reminders.sweep();
  await openReminders().sweep();
}
/** When so many mails in all have arrived and are noted. */
async function arrived(count: number): Promise<void> {
  await office.until(count);
  await desk.until((noted) => noted.filter(({ status }) => status === 'sent').length >= count);
}

test('given actions of two drills with one contact, then one digest a morning, in Vietnamese, until all is done', async () => {
  const [one, two] = [await exercise(desk.models, { Đội: [] }), await exercise(desk.models, { Đội: [] }, { name: 'Diễn tập quý IV' })];
  const late = await promise(one.id, 'Báo cáo chậm', '2026-11-30');
  const soon = await promise(two.id, 'Thiếu bản sao lưu', '2026-11-30');
  await promise(two.id, 'Chưa tập huấn', '2026-12-20');

  await morning(22);
  expect(await desk.models.mails.countDocuments({ kind: 'improvement' })).toBe(0);
  await morning(23);
  await arrived(1);
  const [week] = office.mails;
  expect(week).toMatchObject({ recipient: EMAIL, subject: '[SAU DIỄN TẬP] 2 biện pháp khắc phục cần hoàn thành' });
  for (const form of [week!.text!, week!.html as string]) {
    for (const words of ['Báo cáo chậm', 'Thiếu bản sao lưu', 'Diễn tập quý IV', '30/11/2026 (còn 7 ngày)', 'VIỆC CẦN LÀM THẬT'])
      expect(form).toContain(words);
    expect(form).not.toContain('Chưa tập huấn');
    expect(form).not.toContain('Mọi nội dung là giả định');
    expect(form).toContain('https://dientap.example/improvement');
  }
  await morning(27);

  // the one is done, the day of the other is moved: the day before the old day nobody is written to
  for (const status of ['agreed', 'doing', 'done'] as const) await change(one.id, late, { status });
  await change(two.id, soon, { due: '2026-12-02' });
  await morning(29);
  await morning(31);
  await arrived(2);
  expect(office.mails[1]).toMatchObject({ subject: '[SAU DIỄN TẬP] Biện pháp khắc phục còn 1 ngày: Thiếu bản sao lưu' });
  expect(office.mails[1]!.text).toContain(`https://dientap.example/improvement?exercise=${two.id}`);

  // a week past the day; dropped while its reminder is still in the queue, nothing goes
  await mail.stop();
  await morning(39);
  expect(await desk.models.mails.countDocuments({ kind: 'improvement', status: 'queued' })).toBe(1);
  await change(two.id, soon, { status: 'dropped', note: 'không còn cần' });
  await mail.start();
  await desk.clock.pass(1000);

  const english = await exercise(desk.models, { Đội: [] }, { name: 'Exercise', settings: { mailLang: 'en' } });
  await promise(english.id, 'Late report', '2026-12-10');
  desk.clock.setWall(Date.UTC(2026, 10, 40, 1, 0));
  await Promise.all([reminders.sweep(), openReminders().sweep()]);
  await arrived(3);
  expect(office.mails[2]).toMatchObject({ subject: '[SAU DIỄN TẬP] Corrective action, due today: Late report' });
  expect(office.mails).toHaveLength(3);
});
