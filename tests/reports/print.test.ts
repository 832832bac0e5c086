/** A real print: tagged, with an outline and embedded fonts, a draft's mark on each page, contents that name the right pages. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { buildReport } from '../../server/reports/build.js';
import { forTeam } from '../../server/reports/editions.js';
import { createReportPage } from '../../server/reports/html.js';
import { createPrinter, forNumbers, type Printer, type PrintStep } from '../../server/reports/pdf.js';
import { createPrints } from '../../server/reports/prints.js';
import { lighter } from '../../server/reports/svg.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { played, START } from './played.js';

let report: AfterActionReport;
let printer: Printer;
const page = createReportPage();

beforeAll(async () => {
  report = buildReport({ ...(await played()), generatedWall: START });
  printer = createPrinter();
});
afterAll(() => printer.close());

/** Text of each page, its footer and the outline's titles. */
async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: false });
  const outline = ((await document.getOutline()) ?? []) as { title: string }[];
  const marked = (await document.getMarkInfo())?.Marked;
  return { pages: text.map((one) => one.replaceAll(/\s+/g, ' ').trim()), outline: outline.map(({ title }) => title), marked };
}

describe('print', () => {
  test('the whole report: structure, contents, ranking with pages of the sheets, mark and number on each page', async () => {
    const steps: [PrintStep, number | null][] = [];
    const pdf = await printer.print(page(report, { lang: 'vi', layout: 'vn' }), (step, pages) => steps.push([step, pages]));
    const { pages, outline, marked } = await read(pdf);
    expect(marked).toBe(true);
    expect(pdf.includes('FontFile2') || pdf.includes('FontFile3')).toBe(true);
    expect(outline.join('\n')).toContain('Kết quả cuộc diễn tập');
    expect(steps).toEqual([
      ['queued', null],
      ['printing', null],
      ['numbering', pages.length],
    ]);
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(`${at + 1} / ${pages.length}`);
      expect(text).toContain('BẢN NHÁP');
    }
    const pageOf = (heading: string): number => pages.findLastIndex((text) => text.includes(heading)) + 1;
    for (const heading of ['4. Kết quả từng đội', 'Phụ lục D. Thuật ngữ', 'Phụ lục F. Phiếu điểm từng đội'])
      expect(pages[0]).toContain(`${heading} ${pageOf(heading)}`);
    // the name stands in the ranking, in lists, and at last over its sheet
    const third = report.sheet.teams.find(({ teamId }) => teamId === 't2')!;
    expect(pages.join(' ')).toMatch(new RegExp(`${third.name}[^A-Z]*/ \\d+ .*?${pageOf(`. ${third.name}`)}`));
  });

  test('published, in English, of one team: no mark is left', async () => {
    const own = { ...forTeam(report, 't2'), published: true };
    const { pages, outline } = await read(await printer.print(page(own, { lang: 'en', layout: 'hseep' })));
    expect(pages.join(' ')).not.toContain('DRAFT');
    expect(outline.length).toBeGreaterThan(0);
    expect(pages[1]).toMatch(/Score sheet \d/);
  });
});

describe('what makes a print cheap', () => {
  const sheets = (n: number): string => '<section class="sheet"><h3>Đội</h3></section>\n'.repeat(n);
  const around = (inside: string, after = ''): string =>
    `<main><svg width="9"><path/></svg><section>${inside}</section>${after}</main></body>`;

  test('the first pass draws no chart, and leaves hundreds of sheets out where nothing follows them', () => {
    expect(forNumbers(around(sheets(100)))).toEqual({
      html: `<main><svg width="9"></svg><section>${sheets(100)}</section></main></body>`,
      whole: true,
    });
    expect(forNumbers(around(sheets(101))).whole).toBe(false);
    expect(forNumbers(around(sheets(101))).html).not.toContain('Đội');
    // an organisation's own layout may go on after them
    expect(forNumbers(around(sheets(101), '<h2>Phụ lục</h2>'))).toMatchObject({ whole: true });
  });

  test('shapes of one pattern become one shape in its last place; what a pattern leaves empty is left out', () => {
    const pattern = (id: string, d: string): string => `<pattern id="${id}"><g><path d="${d}"></path></g></pattern>`;
    const shape = (d: string, id: string): string => `<path d="${d}" fill="url(#${id})" stroke-width="0"></path>\n`;
    const moved = '<path transform="translate(1 2)" d="M9" fill="url(#a)"></path>';
    expect(lighter(`${pattern('a', 'M0')}${pattern('b', '')}${shape('M1', 'a')}${shape('M2', 'b')}<i/>${shape('M3', 'a')}${moved}`)).toBe(
      `${pattern('a', 'M0')}${pattern('b', '')}<i/>${shape('M1M3', 'a')}${moved}`,
    );
  });
});

describe('long prints', () => {
  test('given more than may wait, then the next is refused; a failed one says so; old ones are gone', async () => {
    let now = 0;
    const waiting: ((bytes: Buffer) => void)[] = [];
    const prints = createPrints({
      wall: () => now,
      print: (_id, order, step) => {
        step('printing', null);
        return order.teamId === 'broken' ? Promise.reject(new Error('x')) : new Promise((resolve) => waiting.push(resolve));
      },
    });
    const first = prints.start('x1', { lang: 'vi' });
    expect(prints.start('x1', { lang: 'vi' }).id).toBe(first.id);
    for (let n = 1; n < 12; n += 1) prints.start('x1', { lang: 'vi', teamId: `t${n}` });
    expect(() => prints.start('x1', { lang: 'en' })).toThrow('too-many');
    expect(prints.state('x1', first.id)).toMatchObject({ state: 'printing', done: 1, total: 3 });
    expect(() => prints.state('x2', first.id)).toThrow('not-found');
    expect(() => prints.file('x1', first.id)).toThrow('print-under-way');
    for (const done of waiting) done(Buffer.from('%PDF'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(prints.state('x1', first.id)).toMatchObject({ state: 'done', done: 3 });
    expect(prints.file('x1', first.id).bytes.toString()).toBe('%PDF');
    const broken = prints.start('x1', { lang: 'vi', teamId: 'broken' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(prints.state('x1', broken.id)).toMatchObject({ state: 'failed', why: { en: 'The printer failed; print again.' } });
    expect(() => prints.file('x1', broken.id)).toThrow('print-failed');
    now = 31 * 60_000;
    expect(() => prints.state('x1', first.id)).toThrow('not-found');
    const named = prints.start('x1', { lang: 'en' });
    prints.forget('x1');
    expect(() => prints.state('x1', named.id)).toThrow('not-found');
  });
});
