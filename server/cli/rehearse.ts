/** `dientap rehearse`: plays scenarios with simulated teams in seconds and tells what no team can reach, and what each earns. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { lintPaths, type LintedFile } from '../content/lint.js';
import { SCENARIOS } from '../paths.js';
import { rehearse } from '../rehearsal/index.js';
import type { RehearsalReport } from '../shared/rehearsal.js';
import { DONE, FOUND_WRONG, textOption, UsageError, type Command, type Terminal, type Values } from './command.js';
import { unreadable } from './lint.js';
import { tableOf } from './rehearsal-table.js';

function whole(values: Values, name: string, usual: number, least: number, most: number): number {
  const text = textOption(values, name);
  if (text === undefined) return usual;
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name}: một số nguyên từ ${least} đến ${most} / a whole number from ${least} to ${most}`);
}

/** A path as it is; else the id of a scenario or campaign of the product's library. */
async function locate(name: string): Promise<string> {
  const places = [name, path.join(SCENARIOS, name), path.join(SCENARIOS, '_campaigns', `${name}.yaml`)];
  for (const place of places) if (await stat(place).catch(() => null)) return place;
  throw new UsageError(`không có kịch bản hay tệp / no scenario or file: ${name}`);
}

interface Rehearsed {
  file: LintedFile;
  report?: RehearsalReport;
}

function tell({ file, report }: Rehearsed, terminal: Terminal): void {
  if (report) {
    for (const line of tableOf(report)) terminal.out(line);
    return;
  }
  terminal.out(
    `${file.file}: có lỗi nên không diễn thử được; hãy chạy dientap lint / has errors, so it cannot be rehearsed; run dientap lint`,
  );
  for (const { line, column, severity, message, messageEn } of file.findings) {
    if (severity === 'error') terminal.out(`  ${line}:${column} ${message} / ${messageEn ?? message}`);
  }
}

export const rehearseCommand: Command = {
  name: 'rehearse',
  takes: 'SCENARIO|FILE|FOLDER…',
  summary: { vi: 'diễn thử kịch bản với các đội mô phỏng', en: 'rehearse scenarios with simulated teams' },
  options: { json: { type: 'boolean' }, behaviours: { type: 'string' }, seed: { type: 'string' } },
  help: [
    '--behaviours N  số hành vi tối thiểu, mặc định 200 / behaviours at least, default 200',
    '--seed S        mầm ngẫu nhiên, mặc định 1 / random seed, default 1',
    '--json          kết quả cho máy đọc / for machines',
  ],
  positionals: { min: 1, max: 1000 },
  async run(values, positionals, terminal) {
    const behaviours = whole(values, 'behaviours', 200, 1, 10_000);
    const seed = whole(values, 'seed', 1, 0, 0x7fffffff);
    const paths = await Promise.all(positionals.map(locate));
    const files = (await lintPaths(paths, SCENARIOS).catch(unreadable)).filter(({ kind }) => kind !== 'catalogue');
    if (files.length === 0) throw new UsageError('không có kịch bản nào ở đây / no scenario lies here');
    const all: Rehearsed[] = [];
    for (const file of files) {
      const done: Rehearsed = { file, ...(file.definition && { report: rehearse(file.definition, { seed, behaviours }) }) };
      all.push(done);
      if (values['json'] !== true) tell(done, terminal);
    }
    const ok = all.every(({ report }) => report?.ok === true);
    if (values['json'] === true) {
      const told = all.map(({ file: { file, findings }, report }) => (report ? { file, report } : { file, findings }));
      terminal.out(JSON.stringify({ ok, scenarios: told }, null, 2));
    }
    return ok ? DONE : FOUND_WRONG;
  },
};
