/** `dientap rescore`: the log of a bundle scored again, by its own rubric or by another version of its scenario (S1, S8). */
import { readFile } from 'node:fs/promises';
import { scenarioHash } from '../content/hash.js';
import { readScenario } from '../content/yaml.js';
import { sheetOf, type Contents, type Rubric } from '../proof/index.js';
import { compareRankings } from '../scoring/index.js';
import type { RankingComparison } from '../shared/scores.js';
import { DONE, FOUND_WRONG, textOption, UsageError, type Command, type Terminal } from './command.js';
import { unreadable } from './lint.js';
import { productCatalogues } from './scenario-file.js';
import { harmless, tellVerification, verifiedFile } from './verify.js';

/** Null once what is wrong with the file has been told. @throws UsageError when it is of another scenario */
async function rubricIn(file: string, { rubric }: Contents, terminal: Terminal): Promise<Rubric | null> {
  const read = readScenario(await readFile(file, 'utf8').catch(unreadable), { catalogues: await productCatalogues() });
  if ('errors' in read) {
    for (const { line, column, message, messageEn } of read.errors)
      terminal.err(`${file}:${line}:${column} ${message}${messageEn === undefined ? '' : ` / ${messageEn}`}`);
    return null;
  }
  const { id } = rubric.definition;
  if (read.definition.id !== id)
    throw new UsageError(`thang điểm phải là của kịch bản ${id} / the rubric must be of the scenario ${id}: ${read.definition.id}`);
  return { definition: read.definition, hash: scenarioHash(read.source) };
}

const rank = (value: number | null): string => (value === null ? '-' : String(value)).padStart(5);
const percent = (value: number): string => value.toFixed(2).padStart(8);

function tell({ before, after, moved, teams }: RankingComparison, terminal: Terminal): void {
  const out = (line: string): void => terminal.out(harmless(line));
  out(`Trước / before: ${before.scenario} ${before.version}, ${before.hash}`);
  out(`Sau / after:    ${after.scenario} ${after.version}, ${after.hash}`);
  out('');
  out(' hạng       %   hạng       %   +/-  đội');
  out(' rank       %   rank       %   +/-  team');
  const order = teams.toSorted((a, b) => (a.before.rank ?? Infinity) - (b.before.rank ?? Infinity));
  for (const team of order) {
    const change = (team.change === null ? '' : team.change > 0 ? `+${team.change}` : String(team.change)).padStart(5);
    out(
      `${rank(team.before.rank)}${percent(team.before.percent)}  ${rank(team.after.rank)}${percent(team.after.percent)} ${change}  ${team.name}`,
    );
  }
  out('');
  out(`${moved}/${teams.length} đội đổi hạng / teams change their rank`);
}

export const rescore: Command = {
  name: 'rescore',
  takes: 'BUNDLE',
  summary: { vi: 'chấm lại nhật ký trong gói chứng thực', en: 'score the log of a bundle again' },
  options: { rubric: { type: 'string' }, key: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  help: [
    '--rubric FILE.yaml  một phiên bản khác của kịch bản; không có: thang điểm trong gói / another version of the scenario; absent: the bundle’s own',
    '--key FP            vân tay khoá ký / fingerprint of the key',
    '--json              kết quả cho máy đọc / for machines',
    'Nhật ký không bị thay đổi. / The log is never touched.',
  ],
  positionals: { min: 1, max: 1 },
  async run(values, [file = ''], terminal) {
    const { verification, contents } = await verifiedFile(file, values);
    if (!verification.sound) tellVerification(verification, { out: terminal.err });
    if (!contents) return FOUND_WRONG;
    const other = textOption(values, 'rubric');
    const rubric = other === undefined ? contents.rubric : await rubricIn(other, contents, terminal);
    if (!rubric) return FOUND_WRONG;
    const compared = compareRankings(contents.sheet, sheetOf(rubric, contents.played));
    if (values['json'] === true)
      terminal.out(JSON.stringify({ sound: verification.sound, logHash: verification.logHash, ...compared }, null, 2));
    else {
      terminal.out(`Nhật ký / log:  ${verification.logHash ?? '-'}`);
      tell(compared, terminal);
    }
    return verification.sound ? DONE : FOUND_WRONG;
  },
};
