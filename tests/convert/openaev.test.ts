/** A scenario in the export format of OpenAEV becomes one of ours, and the report says of everything what became of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { run } from '../../server/cli/main.js';
import { readScenario } from '../../server/content/yaml.js';
import { convertOpenAev, type Conversion } from '../../server/convert/openaev.js';
import { markdownOf } from '../../server/convert/texts.js';
import type { Catalogue } from '../../server/shared/catalogue.js';
import type { ScenarioSource } from '../../server/shared/scenario.js';
import { catalogues } from '../msel/book.js';

jest.setTimeout(120_000);

const RUMOUR = fileURLToPath(new URL('fixtures/rumour.json', import.meta.url));
let shared: Catalogue[];
let exported: Record<string, unknown>;
let conversion: Conversion;
let source: ScenarioSource;
beforeAll(async () => {
  shared = await catalogues();
  exported = JSON.parse(await readFile(RUMOUR, 'utf8')) as Record<string, unknown>;
  conversion = convertOpenAev(exported, shared);
  const read = readScenario(conversion.text ?? '', { catalogues: shared });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors, null, 1));
  source = read.source;
});

const inject = (title: string) => source.injects.find((each) => each.title === title);
const noted = (words: string) => conversion.notes.filter(({ where, vi }) => `${where} ${vi}`.includes(words)).map(({ fate }) => fate);

describe('what maps', () => {
  test('given the export, then the scenario can be played: no error, its parts, objectives and points', () => {
    expect(conversion.errors).toEqual([]);
    expect(source).toMatchObject({
      id: 'tin-don-ve-du-lieu-cu-dan',
      title: 'Tin đồn về dữ liệu cư dân',
      severity: { vi: 'Cao', en: 'High' },
      parts: { 'to-cong-nghe-thong-tin': { title: 'Tổ công nghệ thông tin' }, 'to-thong-tin-bao-chi': { title: 'Tổ thông tin báo chí' } },
      objectives: [
        { id: 'o1', title: 'Xác minh tin đồn' },
        { id: 'o2', title: 'Thông tin chính thống', target: 'Trong 30 phút' },
      ],
    });
    // 50 + 10 + 20 + 20; what only tools could confirm is not counted.
    expect(source.scoring).toBeUndefined();
  });

  test('given mail, then subject, text as Markdown, variables, attachment, place, and the mark of a drill', () => {
    const mail = inject('Cư dân gửi thư phản ánh');
    expect(mail).toMatchObject({
      at: '0m',
      channel: 'email',
      to: 'to-cong-nghe-thong-tin',
      attachments: ['files/bang-ke.csv'],
      location: 'Bến Sông, Việt Nam',
      notes: 'Người gửi bức xúc',
    });
    expect(mail?.body).toBe(
      '**[DIỄN TẬP]**\n\n**Chủ đề:** Về việc dữ liệu của tôi\n\nKính gửi **{{exercise.name}}**,  \nXin trả lời .\n\n- Hôm nay\n- Bằng văn bản',
    );
    expect(mail?.expects).toEqual([
      { id: 'x1', action: 'M_XAC_MINH_VOI_DON_VI_VAN_HANH', target: '10m', max: '20m', points: 50, quality: true },
    ]);
    expect(source.actions.define).toContainEqual(
      expect.objectContaining({ code: 'M_XAC_MINH_VOI_DON_VI_VAN_HANH', title: 'Xác minh với đơn vị vận hành' }),
    );
  });

  test('given two articles in one inject, then two injects in the channels of their media, the expectation counted once', () => {
    const social = inject('Nghe nói lộ dữ liệu');
    const news = inject('Cư dân lo lắng');
    expect([social?.channel, news?.channel]).toEqual(['social', 'news']);
    expect(source.personas[news!.from]?.name).toBe('Báo Bến Sông');
    expect(news?.body).toContain('1900 0000 (giả định)');
    expect([social?.expects.length, news?.expects.length]).toEqual([1, 0]);
    expect(social?.expects[0]).toMatchObject({ action: 'ACK', max: '60m', points: 10 });
  });

  test('given a challenge that depends on another inject, then a question, and an `if` tested at its time', () => {
    expect(inject('Truy tìm tệp')).toMatchObject({
      type: 'contingency',
      at: '25m',
      to: ['to-cong-nghe-thong-tin', 'to-thong-tin-bao-chi'],
      if: { all: [{ delivered: 'i1' }, { met: 'i1.x1' }] },
      asks: [{ type: 'text', points: 20, accept: ['^\\s*bang-ke\\.csv\\s*$'] }],
    });
  });
});

describe('what does not map is said, with its reason', () => {
  test.each([
    ['scenario_users', 'dropped'],
    ['scenario_organizations', 'dropped'],
    ['scenario_lessons', 'dropped'],
    ['scenario_mail_from', 'dropped'],
    ['Chạy lệnh thử', 'dropped'],
    ['Bản nháp', 'dropped'],
    ['DETECTION', 'dropped'],
    ['tính theo nhóm', 'dropped'],
    ['${user.email}', 'dropped'],
    ['hạn của kỳ vọng dài hơn', 'changed'],
    ['câu trả lời đầu tiên được tính', 'changed'],
    ['không ghi đội nhận', 'changed'],
    ['tình huống không được chuyển, bỏ điều kiện', 'changed'],
    ['daily-news.com', 'changed'],
    ['thành hành động riêng', 'changed'],
  ])('%s: %s', (words, fate) => {
    expect(noted(words)).toContain(fate);
  });

  test('nothing of a person or an address of the source is in the scenario', () => {
    for (const private_ of ['an@cells.example', 'Nguyễn', 'planner@cells.example', 'EXERCISE HEADER', 'alert(1)', 'UBND giả định'])
      expect(conversion.text).not.toContain(private_);
    for (const { vi, en } of conversion.notes) expect([vi, en].every((each) => each.length > 0)).toBe(true);
  });

  test('every inject of the export is named in the report', () => {
    for (const each of exported['scenario_injects'] as { inject_title: string }[])
      expect(conversion.notes.some(({ where }) => where.includes(each.inject_title))).toBe(true);
  });
});

describe('other shapes', () => {
  test('given an exported simulation, then it is read like a scenario', () => {
    const rename = (value: unknown): unknown =>
      Object.fromEntries(
        Object.entries(value as object).map(([key, each]) => [
          key.replace(/^scenario_/, 'exercise_'),
          key === 'scenario_information' ? rename(each) : (each as unknown),
        ]),
      );
    const simulation = convertOpenAev(rename(exported), shared, { id: 'mo-phong' });
    expect([simulation.errors, simulation.text?.includes('id: mo-phong')]).toEqual([[], true]);
    expect(simulation.notes.some(({ where }) => where.startsWith('exercise_injects'))).toBe(true);
  });

  test.each<[string, unknown, RegExp]>([
    ['null', null, /no scenario export/],
    ['another JSON', { exercise: { name: 'x' } }, /no scenario export/],
    ['a wrong type', { scenario_information: { scenario_name: 'x' }, scenario_injects: [{ inject_id: 5 }] }, /string/],
    ['no inject to play', { scenario_information: { scenario_name: 'x' }, scenario_injects: [] }, /no inject/],
  ])('given %s, then it says so', (_name, value, words) => {
    const { text, errors } = convertOpenAev(value, shared);
    expect(text).toBeUndefined();
    expect(errors.map(({ messageEn }) => messageEn).join()).toMatch(words);
  });

  test.each([
    ['plain text', 'plain text'],
    ['<p>a</p><p>b &amp; c&nbsp;d</p>', 'a\n\nb & c d'],
    ['<h2>T</h2>x<br/>y <em>z</em>', '**T**\n\nx  \ny *z*'],
    ['<p onclick="x()">a<style>p{}</style><img src=x></p>', 'a'],
    ['<a href="https://tin.example">tin</a> &#272;', 'tin Đ'],
    ['<b>unclosed', '**unclosed**'],
  ])('%j as Markdown', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });
});

describe('dientap convert', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dientap-convert-'));
    await writeFile(path.join(folder, 'export.json'), JSON.stringify(exported));
    await writeFile(path.join(folder, 'bang-ke_5b0f.csv'), 'stt;ho_ten\n1;giả định\n');
    await writeFile(path.join(folder, 'a-other.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function dientap(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const stopped = new Promise<void>(() => undefined);
    const code = await run(argv, {
      out: (line) => void (said.out += `${line}\n`),
      err: (line) => void (said.err += `${line}\n`),
      env: {},
      stopped,
    });
    return { code, ...said };
  }

  test('given an unpacked export, then the scenario and its documents lie in a folder of their own, the report on standard error', async () => {
    const out = path.join(folder, 'new', 'scenario.yaml');
    const { code, out: printed, err } = await dientap('convert', folder, '-o', out);
    expect([code, printed]).toEqual([0, '']);
    expect(await readFile(out, 'utf8')).toBe(conversion.text);
    expect(await readFile(path.join(folder, 'new', 'files', 'bang-ke.csv'), 'utf8')).toContain('giả định');
    expect(err).toMatch(/✗ scenario_users: .* \/ /);
    expect(err).toMatch(/\d+ mapped, \d+ changed, \d+ dropped, 0 errors/);
  });

  test('given a file without its documents, then the YAML is printed; as JSON the report is for machines; given nothing, exit code 1', async () => {
    const plain = await dientap('convert', RUMOUR);
    expect([plain.code, plain.out.startsWith('format: dientap/scenario@1')]).toEqual([0, true]);
    const report = JSON.parse((await dientap('convert', RUMOUR, '--json')).out) as {
      ok: boolean;
      notes: unknown[];
      attachments: unknown[];
    };
    expect(report).toMatchObject({ ok: true, attachments: [{ path: 'files/bang-ke.csv', target: 'bang-ke_5b0f.csv' }] });
    expect((await dientap('convert', path.join(folder, 'a-other.json'))).code).toBe(1);
    expect((await dientap('convert', path.join(folder, 'none'))).code).toBe(1);
  });
});
