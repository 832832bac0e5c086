/** Invitations and notices through a real SMTP server: what arrives, once, and what is shown of what does not. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Mailroom } from '../../server/mail/index.js';
import type { QueuedMail } from '../../server/mail/ports.js';
import { exercise, openDesk, START, type Desk } from './desk.js';
import { openPostOffice, type PostOffice, type Received } from './post-office.js';

jest.setTimeout(60_000);

let desk: Desk;
let office: PostOffice;
let mail: Mailroom;

beforeAll(async () => {
  desk = await openDesk();
  office = await openPostOffice();
  mail = desk.open(office.url);
});
beforeEach(async () => {
  office.mails.length = 0;
  desk.noted.length = 0;
  await mail.start();
});
// waits for what is under way, so that the next test hears only of its own mails
afterEach(() => mail.stop());
afterAll(async () => {
  await desk.close();
  await office.close();
});

const haveGone = (count: number) => (noted: QueuedMail[]) => noted.filter(({ status }) => status === 'sent').length >= count;
const sent = (count: number) => desk.until(haveGone(count));
/** While the clock runs. */
const sentLater = (count: number) => desk.passUntil(haveGone(count));
/** Lines of the calendar entry, unfolded. */
const entry = (received: Received): string[] => {
  const file = received.attachments.find(({ contentType }) => contentType === 'application/ics');
  return (file?.content.toString('utf8') ?? '').replace(/\r\n /g, '').split('\r\n');
};

describe('an invitation', () => {
  test('says in Vietnamese who, when, where and how, under the drill mark, with the calendar entry', async () => {
    const { id, teams } = await exercise(desk.models, { 'Đội Sở Thử nghiệm': ['doi.truong@so.example'] });
    expect(await mail.invite(id)).toEqual({ queued: 1, without: [] });
    const [received] = await office.until(1);
    const code = teams[0]!.joinCode;

    expect(received!.subject).toBe('[DIỄN TẬP] Mời tham gia: Diễn tập ứng cứu sự cố: Cổng dịch vụ công');
    expect(received!.from?.value[0]).toMatchObject({ name: 'Ban Tổ chức', address: 'dientap@ban-to-chuc.example' });
    expect(received!.recipient).toBe('doi.truong@so.example');
    for (const form of [received!.text!, received!.html as string]) {
      expect(form).toContain('ĐÂY LÀ CUỘC DIỄN TẬP');
      expect(form).toContain('Cơ quan Đội Sở Thử nghiệm');
      expect(form).toContain('08:00 Chủ Nhật, ngày 22/11/2026 (giờ Việt Nam, UTC+7)');
      expect(form).toContain('1 giờ 30 phút');
      expect(form).toContain('Hội trường tầng 3');
      expect(form).toContain(`https://dientap.example/join?code`);
      expect(form).toContain(code);
      expect(form).toContain('SỰ CỐ THẬT');
      expect(form).not.toContain('Kịch bản kín');
      // everybody plays every part in parallel play: nothing to tell
      expect(form).not.toContain('Đơn vị vận hành');
    }
    const lines = entry(received!);
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        `UID:${id}@dientap.example`,
        'SEQUENCE:0',
        'DTSTART:20261122T010000Z',
        'DTEND:20261122T023000Z',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toContain('[DIỄN TẬP]');
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toContain('mailto:dientap@ban-to-chuc.example');
  });

  test('is English where the plan says so, names the part in joint play and the zone of the exercise', async () => {
    const { id } = await exercise(
      desk.models,
      { Alpha: ['a@alpha.example'] },
      { play: 'joint', factor: 2, settings: { mailLang: 'en', timezone: 'Asia/Tokyo' } },
    );
    await mail.invite(id);
    const [received] = await office.until(1);
    expect(received!.subject).toMatch(/^\[DIỄN TẬP\] Invitation: /);
    expect(received!.text).toContain('10:00 on Sunday, 22/11/2026 (Asia/Tokyo, UTC+9)');
    expect(received!.text).toContain('Part in the story: Operator');
    expect(received!.text).toContain('Planned length: 45 min');
    expect(entry(received!)).toContain('DTEND:20261122T014500Z');
  });

  test('goes once however often asked, again only when told so and then as another message; a team without an address is named', async () => {
    const { id, teams } = await exercise(desk.models, { Một: ['mot@doi.example', 'MOT@doi.example'], Hai: [] });
    const answers = await Promise.all([mail.invite(id), mail.invite(id), mail.invite(id, [teams[0]!.id])]);
    expect(answers.reduce((sum, { queued }) => sum + queued, 0)).toBe(1);
    expect(answers[0].without).toEqual([teams[1]!.id]);
    await sent(1);
    expect((await mail.invite(id)).queued).toBe(0);
    expect((await mail.invite(id, undefined, true)).queued).toBe(1);
    const [first, second] = await office.until(2);
    expect(first!.messageId).not.toBe(second!.messageId);
    await expect(mail.invite(id, ['nobody'])).rejects.toMatchObject({ refusal: { code: 'not-found' } });
  });
});

describe('what becomes of it', () => {
  test('an address that does not exist fails with the server’s words and can be tried again', async () => {
    office.unknown.add('sai@doi.example');
    const { id } = await exercise(desk.models, { Sai: ['sai@doi.example'], Đúng: ['dung@doi.example'] });
    await mail.invite(id);
    await desk.until((noted) => noted.length >= 2);
    const failed = (await mail.list(id)).find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ address: 'sai@doi.example', fault: 'refused' });
    expect(failed!.error).toContain('No such user here');
    office.unknown.clear();
    await mail.retry(id, failed!.id);
    await sent(2);
    expect((await mail.list(id)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    await expect(mail.retry(id, 'nothing')).rejects.toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('a mail that is asked to wait waits alone and goes later', async () => {
    office.busy.add('cho@doi.example');
    const { id } = await exercise(desk.models, { Chờ: ['cho@doi.example'] });
    await mail.invite(id);
    await desk.until((noted) => noted.some(({ fault }) => fault === 'later'));
    expect((await mail.list(id))[0]).toMatchObject({ status: 'queued', attempts: 1, dueAt: desk.clock.wall() + 60_000 });
    await sentLater(1);
    expect(office.mails).toHaveLength(1);
  });

  test('a server that is away makes everything wait; when it is back each mail is delivered once', async () => {
    await mail.stop();
    const closed = await openPostOffice();
    await closed.close();
    const away = desk.open(`smtp://127.0.0.1:${closed.port}`);
    const { id } = await exercise(desk.models, { A: ['a@doi.example'], B: ['b@doi.example'] });
    await away.start();
    await away.invite(id);
    await desk.until((noted) => noted.filter(({ fault }) => fault === 'unreachable').length >= 2);
    expect((await mail.list(id)).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['queued', 0],
      ['queued', 0],
    ]);
    expect(await away.verify()).toMatchObject({ on: true, checked: { ok: false } });

    const back = await openPostOffice(closed.port);
    await sentLater(2);
    expect(back.mails.map(({ recipient }) => recipient).toSorted()).toEqual(['a@doi.example', 'b@doi.example']);
    expect(await away.verify()).toMatchObject({ checked: { ok: true } });
    await away.close();
    await back.close();
  });

  test('a mail that was under way when the sender died goes again, under the same Message-ID and nothing else does', async () => {
    const { id } = await exercise(desk.models, { Một: ['1@doi.example'], Hai: ['2@doi.example'] });
    await mail.invite(id);
    await sent(2);
    const [one] = await mail.list(id);
    const before = office.mails.find(({ recipient }) => recipient === one!.address)!.messageId;
    await mail.stop();
    await desk.models.mails.updateOne({ _id: one!.id }, { $set: { status: 'sending' } });
    office.mails.length = 0;
    desk.noted.length = 0;
    await mail.start();
    await sent(1);
    expect(office.mails.map(({ recipient, messageId }) => [recipient, messageId])).toEqual([[one!.address, before]]);
  });

  test('a password that is not taken is said', async () => {
    const denied = desk.open(`smtp://ai-do:sai@127.0.0.1:${office.port}`);
    const { checked } = await denied.verify();
    expect(checked).toMatchObject({ ok: false });
    expect(checked?.error).toContain('Invalid username or password');
    await denied.close();
  });

  test('without SMTP_URL nothing is sent, and it is said', async () => {
    const off = desk.open(undefined);
    const { id } = await exercise(desk.models, { Một: ['1@doi.example'] });
    expect(off.state()).toEqual({ on: false, checked: null });
    await expect(off.invite(id)).rejects.toMatchObject({ refusal: { code: 'mail-off' } });
    await off.remind(id, 60);
    expect(await off.list(id)).toEqual([]);
    expect((await off.preview(id, 'invitation')).subject).toContain('[DIỄN TẬP]');
  });
});

describe('afterwards', () => {
  test('a reminder goes once; one that comes after the start does not go', async () => {
    const { id } = await exercise(desk.models, { Một: ['1@doi.example'] });
    await Promise.all([mail.remind(id, 1440), mail.remind(id, 1440)]);
    const [received] = await office.until(1);
    expect(received!.subject).toMatch(/^\[DIỄN TẬP\] Nhắc lịch: .* bắt đầu sau 2 ngày$/);
    expect(entry(received!)).toContain('METHOD:REQUEST');
    await sent(1);
    await desk.models.exercises.updateOne({ _id: id }, { $set: { startsAt: new Date(desk.clock.wall() - 1000).toISOString() } });
    await desk.clock.pass(3000);
    await mail.remind(id, 60);
    await desk.until((noted) => noted.some(({ fault }) => fault === 'obsolete'));
    expect(office.mails).toHaveLength(1);
  });

  test('another time is told to those invited after it has settled, with a higher SEQUENCE under the same UID; a cancellation takes the entry away', async () => {
    const { id } = await exercise(desk.models, { Một: ['1@doi.example'], Hai: [] });
    await mail.invite(id);
    await sent(1);
    const move = async (to: string) => {
      await desk.models.exercises.updateOne({ _id: id }, { $set: { startsAt: to } });
      await mail.changed(id);
    };
    await move('2026-11-23T01:00:00.000Z');
    await move(START);
    await move('2026-11-24T02:30:00.000Z');
    await sentLater(2);
    const told = office.mails[1]!;
    expect(told.text).toContain('09:30 Thứ Ba, ngày 24/11/2026');
    expect(told.text).toContain('Thời gian đã báo trước đây: 08:00 Chủ Nhật, ngày 22/11/2026');
    const sequence = (received: Received): number =>
      Number(
        entry(received)
          .find((line) => line.startsWith('SEQUENCE:'))
          ?.slice(9),
      );
    expect(entry(told)).toEqual(expect.arrayContaining([`UID:${id}@dientap.example`, 'DTSTART:20261124T023000Z']));
    expect(sequence(told)).toBeGreaterThan(0);
    expect((await mail.invite(id)).queued).toBe(0);
    expect(office.mails).toHaveLength(2);
  });
});
