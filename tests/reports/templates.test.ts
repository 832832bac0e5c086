/** An organisation's own templates: file by file in place of the product's; a broken one names file and line and prints nothing. */
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readConfig } from '../../server/config.js';
import { buildReport } from '../../server/reports/build.js';
import { createReportPage } from '../../server/reports/html.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { scratch } from '../support/scratch.js';
import { played, START, withoutCharts } from './played.js';

let report: AfterActionReport;
let folder: string;
let at = START / 1000;

beforeAll(async () => {
  report = withoutCharts(buildReport({ ...(await played()), generatedWall: START }));
  folder = await scratch();
});
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
});

async function put(name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  // two versions within one tick of the file system's clock are told apart
  at += 10;
  await utimes(file, at, at);
}
const print = (page: ReturnType<typeof createReportPage>): string => page(report, { lang: 'vi', layout: 'vn' })(new Map());

test('given one partial, some labels and a style sheet of its own, then these stand and everything else is the product’s', async () => {
  await put('partials/mark.hbs', '<p class="own">Của đơn vị</p>');
  await put('reports/labels.json', '{ "officialTitle": { "vi": "BÁO CÁO TỔNG KẾT", "en": "FINAL REPORT" } }');
  await put('reports/print.css', '.own { color: black }');
  const html = print(createReportPage(folder));
  for (const text of ['Của đơn vị', 'BÁO CÁO TỔNG KẾT', '.own { color: black }', 'Kính gửi:']) expect(html).toContain(text);
  expect(html).not.toContain('ĐÂY LÀ CUỘC DIỄN TẬP');
});

test.each([
  ['reports/vn.hbs', '<p>\n{{#if report}}\n</p>', 3],
  ['partials/mark.hbs', '<p>\n\n{{> nobody}}</p>', 3],
  ['partials/summary.hbs', '\n{{shout report.exercise.name}}', 2],
  ['reports/labels.json', '{\n "mark": { "vi": "x" }\n}', 2],
  ['reports/labels.json', '{\n "mark": {,\n}', 2],
] as const)('given a broken %s, then it is named with its line, at the start and at a print', async (name, text, line) => {
  await put(name, text);
  expect(() => createReportPage(folder)).toThrow(`${path.join(folder, name)}:${line}: `);
  await rm(path.join(folder, name));
  const page = createReportPage(folder);
  expect(print(page)).toContain('Kính gửi:');
  await put(name, text);
  expect(() => print(page)).toThrow(
    expect.objectContaining({
      refusal: { code: 'bad-template', detail: expect.objectContaining({ en: expect.stringContaining(` ${name}:${line}: `) }) },
    }),
  );
  await rm(path.join(folder, name));
  expect(print(page)).toContain('Kính gửi:');
});

test('the folder is a setting; one that is not there is an error', () => {
  expect(readConfig({ DIENTAP_TEMPLATES: folder }).templates).toBe(folder);
  expect(() => createReportPage(path.join(folder, 'none'))).toThrow('there is no such folder');
});
