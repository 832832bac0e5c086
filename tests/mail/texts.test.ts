/** What mails and sheets are made of: addresses of the setting, words of times, plain text of an inject, the QR picture. */
import { describe, expect, test } from '@jest/globals';
import { create } from 'qrcode';
import { createSheetPage } from '../../server/mail/sheets.js';
import type { MailExercise } from '../../server/mail/ports.js';
import { openTexts } from '../../server/mail/templates.js';
import { faultOf, smtpAddress } from '../../server/mail/transport.js';
import { aheadText, lengthText, momentText, plain } from '../../server/mail/words.js';

describe('SMTP_URL', () => {
  test.each([
    ['smtp://mail.so.example', 'mail.so.example:587', null],
    ['smtps://mail.so.example', 'mail.so.example:465', null],
    ['smtp://truc%40so.example:mat@mail.so.example:2525', 'mail.so.example:2525', { name: '', address: 'truc@so.example' }],
    [
      'smtp://u:p@mail.so.example/?from=Ban Tổ chức <dien-tap@so.example>',
      'mail.so.example:587',
      { name: 'Ban Tổ chức', address: 'dien-tap@so.example' },
    ],
  ])('%s', (given, shown, from) => {
    const address = smtpAddress(given);
    expect(address).toMatchObject({ shown, from });
    expect(address.url).not.toContain('from=');
  });

  test('what an error of the server means for a mail', () => {
    const error = (code: string, responseCode?: number, command?: string) =>
      Object.assign(new Error('no'), { code, responseCode, command });
    expect(faultOf(error('EENVELOPE', 550, 'RCPT TO'))).toMatchObject({ fault: 'refused', everyone: false });
    expect(faultOf(error('EENVELOPE', 451, 'RCPT TO'))).toMatchObject({ fault: 'later', everyone: false });
    expect(faultOf(error('EENVELOPE', 550, 'MAIL FROM'))).toMatchObject({ fault: 'sign-in', everyone: true });
    expect(faultOf(error('EMESSAGE', 421))).toMatchObject({ fault: 'later', everyone: true });
    expect(faultOf(error('EAUTH', 535))).toMatchObject({ fault: 'sign-in', everyone: true });
    expect(faultOf(error('ECONNECTION'))).toMatchObject({ fault: 'unreachable', everyone: true });
  });
});

test('times in the zone of the exercise, spans the coarser the further', () => {
  const start = Date.UTC(2026, 10, 22, 1, 0);
  expect(momentText(start, 'Asia/Ho_Chi_Minh', 'vi')).toBe('08:00 Chủ Nhật, ngày 22/11/2026 (giờ Việt Nam, UTC+7)');
  expect(momentText(start, 'Europe/Berlin', 'en')).toBe('02:00 on Sunday, 22/11/2026 (Europe/Berlin, UTC+1)');
  expect(lengthText(90 * 60_000, 'vi')).toBe('1 giờ 30 phút');
  expect(aheadText(24 * 3_600_000 - 20_000, 'vi')).toBe('1 ngày');
  expect(aheadText(59.6 * 60_000, 'en')).toBe('1 h');
});

test('an inject as plain text keeps its lines, lists, tables and what was typed as code', () => {
  const html =
    '<p>Xin <strong>chào</strong>\nđội &amp; bạn</p><ul><li>một</li><li><p>hai</p></li></ul>' +
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><pre><code>GET /a\nGET &lt;b&gt;</code></pre>';
  expect(plain(html)).toBe('Xin chào đội & bạn\n\n- một\n- hai\n\nA | B\n1 | 2\n\nGET /a\nGET <b>');
});

test('names that would break out of a mail do not, and a title that bears the mark does not get it twice', () => {
  const texts = openTexts();
  const evil = {
    exercise: '<img src=x>\r\nBcc: ai@do.example',
    agency: '"><script>',
    team: 'T',
    length: '1 phút',
    link: 'https://x.example',
  };
  const mail = texts.render('invitation', 'vi', evil);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toMatch(/<script|<img/);
  expect(texts.render('inject', 'vi', { inject: { title: '[DIỄN TẬP] Cảnh báo' } }).subject).toBe('[DIỄN TẬP] Cảnh báo');
});

test('the answer to an appeal says what it was about, what was decided and why, in the team’s language', () => {
  const texts = openTexts();
  const facts = { exercise: 'Diễn tập', agency: 'Sở A', team: 'Đội A', play: 'https://x.example/play' };
  const answer = { line: 'Báo cáo ban đầu', accepted: true, text: 'Có <nguồn> tin.' };
  const vi = texts.render('appeal', 'vi', { ...facts, appeal: answer });
  expect([vi.subject, vi.text]).toEqual(['[DIỄN TẬP] Trả lời phúc tra: Diễn tập', expect.stringContaining('chấp nhận')]);
  expect([vi.text.includes('Có <nguồn> tin.'), vi.html.includes('Có &lt;nguồn&gt; tin.')]).toEqual([true, true]);
  const en = texts.render('appeal', 'en', { ...facts, appeal: { ...answer, accepted: false } });
  expect(en.text).toContain('the result stands');
});

test('the picture on a join sheet is the QR code of the team’s own link', async () => {
  const exercise: MailExercise = {
    id: 'x',
    name: 'Diễn tập',
    phase: 'planned',
    startsAt: null,
    duration: 3_600_000,
    factor: 1,
    settings: {},
    teams: [{ id: 't', name: 'Đội <Một>', agency: 'Sở', joinCode: 'ABC234', emails: [], parts: [] }],
  };
  const html = await createSheetPage()(exercise, 'https://dientap.example', { lang: 'vi' });
  expect(html).toContain('Đội &lt;Một&gt;');
  expect(html).toContain('ABC 234');
  expect(html).toContain('sẽ được Ban Tổ chức thông báo sau');
  const link = 'https://dientap.example/join?code=ABC234';
  // what the picture draws: each row of modules is a line of strokes at its own height
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const drawn = /stroke="#000000" d="([^"]+)"/.exec(html)![1]!;
  const dark = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, kind, a, b] of drawn.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
    if (kind === 'M') [x, y] = [Number(a), Number(b)];
    else if (kind === 'm') [x, y] = [x + Number(a), y + Number(b)];
    else for (let end = x + Number(a); x < end; x++) dark.add(`${x - 4},${Math.floor(y) - 4}`);
  }
  const expected = new Set<string>();
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) expected.add(`${column},${row}`);
  expect(dark).toEqual(expected);
});
