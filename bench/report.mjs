// How long the printed report takes: built, laid out, printed, with the pages it comes to and the browser's bare cost as reference.
// Run: npx tsx bench/report.mjs [--teams 12,40,150,640] [--layout vn|hseep] [--lang vi|en] [--out FOLDER] [--published] [--json FILE]
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { summaryOf } from '../server/reports/summary.ts';
import { buildReport } from '../server/reports/build.ts';
import { forTeam } from '../server/reports/editions.ts';
import { createReportPage } from '../server/reports/html.ts';
import { createPrinter } from '../server/reports/pdf.ts';
import { city } from '../tests/reports/city.ts';
import { table } from './lib/table.mjs';

const { values } = parseArgs({
  options: {
    teams: { type: 'string', default: '12,40,150,640' },
    layout: { type: 'string', default: 'vn,hseep' },
    lang: { type: 'string', default: 'vi' },
    out: { type: 'string' },
    published: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const page = createReportPage();
const printer = createPrinter();
const rows = [];
const timed = async (work) => {
  const from = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - from)];
};

/** The browser's own floor: as many pages of plain text, printed once and tagged. */
const plain = (pages) =>
  `<!doctype html><title>plain</title>${Array.from({ length: pages }, (_, at) => `<p style="break-after:page">${`Trang ${at}. Nội dung. `.repeat(120)}</p>`).join('')}`;

await printer.printOnce('<p>warm</p>');
for (const teams of values.teams.split(',').map(Number)) {
  const input = await city(teams, values.published ? 'published' : 'ended');
  const [bare, building] = await timed(async () => buildReport(input));
  const report = { ...bare, summary: summaryOf(bare) };
  for (const layout of values.layout.split(',')) {
    const steps = [];
    const [[html, laying], pages] = [await timed(async () => page(report, { lang: values.lang, layout })), { count: 0 }];
    const [pdf, printing] = await timed(() =>
      printer.print(html, (step) => {
        steps.push({ step, at: performance.now() });
      }),
    );
    const at = (name) => steps.find(({ step }) => step === name)?.at ?? 0;
    const first = Math.round(at('numbering') - at('printing'));
    pages.count = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    const [, floor] = await timed(() => printer.printOnce(plain(pages.count)));
    const own = forTeam(report, report.participants[1].teamId);
    const [, team] = await timed(() => printer.print(page({ ...own, summary: summaryOf(own) }, { lang: values.lang, layout })));
    const total = building + laying + printing;
    rows.push({
      teams,
      layout,
      building,
      laying,
      first,
      second: printing - first,
      total,
      pages: pages.count,
      perPage: total / pages.count,
      floor,
      mb: pdf.length / 1e6,
      team,
    });
    if (values.out) {
      await mkdir(values.out, { recursive: true });
      await writeFile(path.join(values.out, `report-${teams}-${layout}-${values.lang}.pdf`), pdf);
    }
  }
}
await printer.close();
console.log(
  `load average ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
console.log(
  table(
    [
      'teams',
      'layout',
      'pages',
      'build ms',
      'page ms',
      'first pass ms',
      'second pass ms',
      'all ms',
      'ms a page',
      'plain pages ms',
      'MB',
      'one team’s ms',
    ],
    rows.map((row) => [
      row.teams,
      row.layout,
      row.pages,
      row.building,
      row.laying,
      row.first,
      row.second,
      row.total,
      row.perPage.toFixed(1),
      row.floor,
      row.mb.toFixed(1),
      row.team,
    ]),
  ),
);
if (values.json) await writeFile(values.json, JSON.stringify(rows, null, 1));
