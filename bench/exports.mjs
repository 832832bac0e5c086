// How long the workbook and the Word document of a large drill take, what memory that needs, and how long others have to wait for it.
// Every team has 40 score lines. Run: node --expose-gc --import tsx bench/exports.mjs [--teams 12,150,640] [--out FOLDER]
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDocument } from '../server/exports/docx/index.ts';
import { makeWorkbook } from '../server/exports/xlsx/index.ts';
import { buildReport } from '../server/reports/build.ts';
import { createPrinter } from '../server/reports/pdf.ts';
import { openTemplates } from '../server/reports/templates.ts';
import { city } from '../tests/reports/city.ts';
import { table } from './lib/table.mjs';

const LINES = 40;
const { values } = parseArgs({ options: { teams: { type: 'string', default: '12,150,640' }, out: { type: 'string' } } });
const templates = openTemplates()();
const printer = createPrinter();

/** The drill's own lines over and over until there are enough, and sums that fit them. */
function lengthened(team) {
  const lines = Array.from({ length: LINES }, (_, at) => team.lines[at % team.lines.length]);
  const sum = (key) => lines.reduce((total, line) => total + line[key], 0);
  const [earned, possible] = [Math.max(0, sum('earned')), sum('possible')];
  return { ...team, lines, earned, possible, percent: (earned / possible) * 100 };
}

/** ms, MB of heap and buffers above the start at their highest, longest stretch in ms that nothing else could run. */
const used = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
async function measured(work) {
  globalThis.gc?.();
  const before = used();
  let peak = before;
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    peak = Math.max(peak, used());
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const from = performance.now();
  const bytes = await work();
  peak = Math.max(peak, used());
  const ms = performance.now() - from;
  await new Promise((done) => setTimeout(done, 5));
  clearInterval(watch);
  return { bytes, ms, memory: (peak - before) / 1e6, longest };
}

const small = buildReport(await city(4));
await makeWorkbook(small, 'vi');
await makeDocument(small, { lang: 'vi', layout: 'vn', templates, draw: printer.draw });
const rows = [];
for (const teams of values.teams.split(',').map(Number)) {
  const bare = buildReport(await city(teams));
  const report = { ...bare, sheet: { ...bare.sheet, teams: bare.sheet.teams.map(lengthened) } };
  const forms = {
    xlsx: () => makeWorkbook(report, 'vi'),
    docx: () => makeDocument(report, { lang: 'vi', layout: 'vn', templates, draw: printer.draw }),
  };
  for (const [form, work] of Object.entries(forms)) {
    const { bytes, ms, memory, longest } = await measured(work);
    rows.push([teams, form, Math.round(ms), Math.round(memory), Math.round(longest), (bytes.length / 1e6).toFixed(2)]);
    if (values.out) {
      await mkdir(values.out, { recursive: true });
      await writeFile(path.join(values.out, `report-${teams}.${form}`), bytes);
    }
  }
}
await printer.close();
console.log(`load average ${os.loadavg()[0].toFixed(1)}`);
console.log(table(['teams', 'form', 'ms', 'MB more', 'longest hold-up, ms', 'file, MB'], rows));
