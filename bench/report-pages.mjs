// Sample prints to look at: both layouts with 12, 150 and 640 invented teams, a team's edition, one without names; and the few pages
// of them that docs/REPORTS.md shows.
// Run: npx tsx bench/report-pages.mjs FOLDER [--teams 12,150,640] [--docs]
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../server/ops/browser.ts';
import { buildReport } from '../server/reports/build.ts';
import { anonymised, forTeam } from '../server/reports/editions.ts';
import { createReportPage } from '../server/reports/html.ts';
import { createPrinter } from '../server/reports/pdf.ts';
import { summaryOf } from '../server/reports/summary.ts';
import { city } from '../tests/reports/city.ts';
import { pictures } from './lib/pdf-pictures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { teams: { type: 'string', default: '12,150,640' }, docs: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder to write into');
const shown = path.join('docs', 'screenshots', 'report');
/** Pages of the documentation, counting from 1. */
const DOCS = { 'vn-12': [1, 2, 3, 6], 'hseep-12': [3, 5, 13], 'vn-team': [2], 'vn-640': [2] };

await mkdir(folder, { recursive: true });
const page = createReportPage();
const printer = createPrinter();
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, env });

async function sample(name, report, options) {
  const pdf = await printer.print(page({ ...report, summary: summaryOf(report) }, options));
  await writeFile(path.join(folder, `${name}.pdf`), pdf);
  const count = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  console.log(`${name}: ${count} pages, ${(pdf.length / 1e6).toFixed(1)} MB`);
  if (!values.docs || !DOCS[name]) return;
  await mkdir(shown, { recursive: true });
  await pictures(browser, pdf, DOCS[name], shown, name);
}

const vn = { lang: 'vi', layout: 'vn' };
const hseep = { lang: 'en', layout: 'hseep' };
for (const teams of values.teams.split(',').map(Number)) {
  const input = await city(teams);
  const report = buildReport(input);
  await sample(`vn-${teams}`, report, vn);
  await sample(`hseep-${teams}`, report, hseep);
  if (teams > 12) continue;
  const published = buildReport(await city(teams, 'published'));
  const own = published.sheet.teams.find(({ percent }) => percent > 20 && percent < 60) ?? published.sheet.teams[0];
  await sample('vn-team', forTeam(published, own.teamId), vn);
  await sample('hseep-team', forTeam(published, own.teamId), hseep);
  await sample('hseep-anonymous', anonymised(buildReport({ ...input, anonymous: true })), hseep);
}
await browser.close();
await printer.close();
