import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { readArticle, readFields, readLetter, readPost, readTalk, severityOf } from '../../../client/src/features/reading/forms.js';
import { Look } from '../../../client/src/features/reading/looks.js';
import type { Piece } from '../../../client/src/features/reading/piece.js';
import { ReadingLang } from '../../../client/src/features/reading/texts.js';
import { startI18n } from '../../../client/src/i18n/index.js';
import { CHANNELS } from '../../../server/shared/channels.js';
import { type Channel } from '../../../server/shared/scenario.js';
import type { Lang } from '../../../server/shared/text.js';
import { at } from './sample.js';

startI18n();

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../scenarios');
// as `server/content/render.ts` does it; what is sanitised away never gets that far
const markdown = new MarkdownIt({ html: false, linkify: false });

interface Written {
  scenario: string;
  channel: Channel;
  body: { vi: string; en: string };
}

/** Every body that an author of the library wrote, replies and variants too. */
function written(): Written[] {
  const found: Written[] = [];
  const walk = (scenario: string, node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { channel, body } = node as { channel?: Channel; body?: { vi?: string; en?: string } | string };
    if (channel && body !== undefined) {
      const vi = typeof body === 'string' ? body : (body.vi ?? '');
      found.push({ scenario, channel, body: { vi, en: typeof body === 'string' ? vi : (body.en ?? vi) } });
    }
    for (const child of Object.values(node)) walk(scenario, child);
  };
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name, 'scenario.yaml');
    if (existsSync(file)) walk(name, parse(readFileSync(file, 'utf8')));
  }
  return found;
}

const ALL = written();
const FROM = { name: 'Nguyễn Văn Mẫu', title: 'Trực ban', organisation: 'Cơ quan Giả định' };
const pieceOf = (channel: Channel, vi: string, en = vi, extra: Partial<Piece> = {}): Piece => ({
  id: 'd1',
  channel,
  from: { vi: FROM, en: FROM },
  title: { vi: 'Một tiêu đề', en: 'A title' },
  body: { vi, en },
  plain: false,
  attachments: [],
  ...at(0),
  ...extra,
});
const html = (text: string): string => markdown.render(text);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\d]+/gu) ?? [];
/** Words of a page; borders of tags are borders of words. */
const pageWords = (page: string): string[] =>
  wordsOf(
    new DOMParser().parseFromString(page.replace(/<style[\s\S]*?<\/style>/g, '').replaceAll('<', ' <'), 'text/html').body.textContent,
  );

const client = new QueryClient();
const looks = (piece: Piece, lang: Lang) => (
  <MantineProvider env="test">
    <QueryClientProvider client={client}>
      <ReadingLang value={lang}>
        <Look piece={piece} to="Đội Một" />
      </ReadingLang>
    </QueryClientProvider>
  </MantineProvider>
);

const onScreen = (piece: Piece, fresh = false) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Look piece={piece} to="Đội Một" fresh={fresh} />
      </QueryClientProvider>
    </MantineProvider>,
  );

describe('the bodies of the library', () => {
  it('are there for every channel', () => {
    expect(new Set(ALL.map(({ channel }) => channel))).toEqual(new Set(CHANNELS));
  });

  it.each(CHANNELS)('%s: no look loses a word of any body, in either language', (channel) => {
    const lost: string[] = [];
    const { container, rerender } = render(looks(pieceOf(channel, ''), 'vi'));
    for (const { scenario, body } of ALL.filter((each) => each.channel === channel)) {
      for (const lang of ['vi', 'en'] as const) {
        rerender(looks(pieceOf(channel, html(body.vi), html(body.en)), lang));
        const left = new Map<string, number>();
        for (const word of pageWords(container.innerHTML)) left.set(word, (left.get(word) ?? 0) + 1);
        for (const word of pageWords(html(body[lang]))) {
          const n = left.get(word) ?? 0;
          if (n === 0) lost.push(`${scenario} ${lang}: ${word} of ${body[lang].slice(0, 60)}`);
          left.set(word, n - 1);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('the forms that authors use are recognised, not only shown as they stand', () => {
    const of = (channel: Channel, lang: Lang = 'vi'): string[] =>
      ALL.filter((each) => each.channel === channel).map(({ body }) => html(body[lang]));
    const share = (texts: string[], told: (text: string) => boolean): number => texts.filter(told).length / texts.length;
    for (const lang of ['vi', 'en'] as const) {
      expect(share(of('phone', lang), (text) => readTalk(text).steps.some(({ kind }) => kind === 'said'))).toBeGreaterThan(0.9);
      expect(share(of('chat', lang), (text) => readTalk(text).steps.some(({ kind }) => kind === 'said'))).toBeGreaterThan(0.85);
      expect(share(of('siem', lang), (text) => severityOf(readFields(text, 'anywhere').stamp) !== null)).toBeGreaterThan(0.5);
      expect(share(of('letter', lang), (text) => readLetter(text).to !== '')).toBeGreaterThan(0.8);
      expect(share(of('news', lang), (text) => readArticle(text).headline !== '')).toBeGreaterThan(0.9);
      expect(share(of('social', lang), (text) => readPost(text).comments.length + readPost(text).counts.length > 0)).toBeGreaterThan(0.7);
      expect(share(of('ticket', lang), (text) => readFields(text, 'head').steps.some(({ kind }) => kind === 'fields'))).toBeGreaterThan(
        0.5,
      );
    }
  });
});

describe('forms', () => {
  it('a call is told apart into speakers, and a note below a line is no longer the call', () => {
    const { stamp, steps } = readTalk(
      html('**[DIỄN TẬP] Bản ghi cuộc gọi - 08:25**\n\n**Ông K.:** Báo *trực ban*.\n\n**Trực ban:** Rõ.\n\n---\n\n*Ghi chú.*'),
    );
    expect(stamp).toBe('[DIỄN TẬP] Bản ghi cuộc gọi - 08:25');
    expect(steps.map((step) => (step.kind === 'said' ? `${step.said.who}: ${step.said.html}` : step.kind))).toEqual([
      'Ông K.: Báo <em>trực ban</em>.',
      'Trực ban: Rõ.',
      'block',
      'block',
    ]);
  });

  it('severity is what the alert says; an update says none', () => {
    expect(severityOf('[DIỄN TẬP] Cảnh báo SIEM-0708-0044 - mức RẤT CAO')).toEqual({ level: 'critical', word: 'RẤT CAO' });
    expect(severityOf('[DRILL] SIEM alert SIEM-0708-0038 - LOW')?.level).toBe('low');
    expect(severityOf('[DIỄN TẬP] Cập nhật SIEM-0708-0031')).toBeNull();
  });

  it('fields of an alert: bold list, machine list, several on one line; a sentence with a colon stays a sentence', () => {
    const fields = (text: string): unknown =>
      readFields(html(text), 'anywhere').steps.map((step) => (step.kind === 'fields' ? step.fields : step.kind));
    expect(fields('- **Máy:** `A` · **Cổng:** 445 · 446')).toEqual([
      [
        { label: 'Máy', html: '<code>A</code>' },
        { label: 'Cổng', html: '445 · 446' },
      ],
    ]);
    expect(fields('- host: web-01\n- src_ip: 203.0.113.4')).toEqual([
      [
        { label: 'host', html: 'web-01' },
        { label: 'src_ip', html: '203.0.113.4' },
      ],
    ]);
    expect(fields('Khuyến nghị của hệ thống: xác minh máy nguồn.')).toEqual(['block']);
  });

  it('a post: its counts, and who answered whom', () => {
    const post = readPost(html('Bài.\n\n*611 lượt chia sẻ · 97 bình luận*\n\n> **B. H.** (08:11): Một.\n>\n> > **C.**: Hai.'));
    expect(post.counts).toEqual(['611 lượt chia sẻ', '97 bình luận']);
    expect(post.comments).toEqual([
      { who: 'B. H.', when: '08:11', html: 'Một.', depth: 0 },
      { who: 'C.', when: '', html: 'Hai.', depth: 1 },
    ]);
  });

  it('a letter: heading, urgency, addressee, text, recipients and signature', () => {
    const paper = readLetter(
      html(
        '**[DIỄN TẬP] VĂN BẢN GIẢ ĐỊNH**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**  \n**Độc lập - Tự do - Hạnh phúc**\n\nBAN ĐIỀU HÀNH  \nSố: 07/BĐH-DT · *Hà Nội, ngày 09 tháng 7 năm 2026*\n\n**KHẨN** · V/v báo cáo\n\nKính gửi: Sở A\n\nNội dung.\n\n**Nơi nhận:** Như trên; Lưu: VT. · **TRƯỞNG BAN** *(vai mô phỏng)*',
      ),
    );
    expect(paper).toMatchObject({
      issuer: ['BAN ĐIỀU HÀNH'],
      number: 'Số: 07/BĐH-DT',
      place: 'Hà Nội, ngày 09 tháng 7 năm 2026',
      urgency: 'KHẨN',
      about: 'V/v báo cáo',
      to: 'Sở A',
      copies: ['Nơi nhận: Như trên; Lưu: VT.'],
      signed: ['TRƯỞNG BAN (vai mô phỏng)'],
    });
    expect(paper.text.map((block) => block.textContent)).toEqual(['Nội dung.']);
  });
});

describe('looks', () => {
  it('a table of an alert sorts, and says so', () => {
    onScreen(pieceOf('siem', html('| Trường | Giá trị |\n| --- | --- |\n| Cổng | 445 |\n| Bản | 9 |')));
    const column = (): (string | null)[] => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(column()).toEqual(['Cổng', 'Bản']);
    fireEvent.click(screen.getByRole('button', { name: 'Trường' }));
    expect(column()).toEqual(['Bản', 'Cổng']);
    expect(screen.getByRole('columnheader', { name: 'Trường' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('a fresh call has all its words in the page at once, and Show all ends the play', () => {
    window.matchMedia = ((media: string) => ({
      matches: false,
      media,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    })) as never;
    const { container } = onScreen(pieceOf('phone', html('**A:** một\n\n**B:** hai\n\n**A:** ba')), true);
    const waiting = (): number => container.querySelectorAll('[data-waits]').length;
    expect(container.textContent).toMatch(/một.*hai.*ba/s);
    expect(waiting()).toBe(2);
    act(() => screen.getByRole('button', { name: 'Hiện tất cả' }).click());
    expect(waiting()).toBe(0);
  });

  it('a call that the team has opened before is shown whole', () => {
    const { container } = onScreen(pieceOf('phone', html('**A:** một\n\n**B:** hai')));
    expect(container.querySelectorAll('[data-waits]')).toHaveLength(0);
  });

  it('plain words never become tags', () => {
    const { container } = onScreen(pieceOf('chat', '<img src=x onerror=alert(1)> & <b>', undefined, { plain: true }));
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror=alert(1)> & <b>');
  });
});
