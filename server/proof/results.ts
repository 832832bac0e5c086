/** Scenario, teams, evaluators' records and scores of a bundle against its seals, and the log scored anew. */
import { z } from 'zod';
import type { Definition } from '../engine/definition.js';
import { EvaluationRecord } from '../shared/evaluation.js';
import { BundleTeam, type Finding } from '../shared/proof.js';
import { ScoreSheet } from '../shared/scores.js';
import { canonical, sha256 } from './canonical.js';
import { finding, type BundleFiles } from './files.js';
import { ATTACHMENTS, DEFINITION, RECORDS, SCENARIO_TEXT, SCORES, SOURCE, TEAMS } from './layout.js';
import type { ReadLog } from './log.js';
import { MARKS, misplaced, nameOf } from './names.js';
import { firstDifference, sheetOf, type Played } from './scores.js';
import type { ReadSeal } from './seals.js';

type Note = (found: Finding) => void;

/** By which the scores of the bundle were given. */
export interface Rubric {
  definition: Definition;
  hash: string;
}

export function readScenario(files: BundleFiles, seals: readonly ReadSeal[], log: ReadLog, note: Note): Rubric | null {
  const swapped = (file: string, vi: string, en: string): void => note(finding('scenario-swapped', vi, en, { file }));
  for (const [path, part] of [
    [DEFINITION, 'definition'],
    [SCENARIO_TEXT, 'text'],
    [ATTACHMENTS, 'files'],
    [SOURCE, 'hash'],
  ] as const) {
    // exercises planned before the source was kept have none
    if (path === SOURCE && !files.paths.includes(SOURCE)) continue;
    const bytes = files.bytes(path);
    const hash = bytes && sha256(bytes);
    if (hash !== null && seals.some(({ seal }) => seal.scenario[part] !== hash)) {
      swapped(path, 'Đây không phải kịch bản đã niêm phong.', 'This is not the scenario that was sealed.');
    }
  }
  const created = log.control[0];
  const played = created?.type === 'exercise-created' ? created.scenarioHash : null;
  if (played !== null && seals.some(({ seal }) => seal.scenario.hash !== played)) {
    swapped(DEFINITION, 'Nhật ký được ghi với một kịch bản khác.', 'The log was recorded with another scenario.');
  }
  const definition = files.json(DEFINITION) as Definition | null;
  const hash = seals[0]?.seal.scenario.hash ?? played;
  return definition && hash !== null ? { definition, hash } : null;
}

export function readTeams(files: BundleFiles, seals: readonly ReadSeal[], note: Note): BundleTeam[] | null {
  const bytes = files.bytes(TEAMS);
  if (bytes && seals.some(({ seal }) => seal.teams !== sha256(bytes))) {
    note(
      finding('teams-changed', 'Danh sách đội không phải danh sách đã niêm phong.', 'The list of teams is not the sealed one.', {
        file: TEAMS,
      }),
    );
  }
  const teams = z.array(BundleTeam).safeParse(files.json(TEAMS));
  if (!teams.success) note(finding('malformed', 'Danh sách đội không đọc được.', 'The list of teams cannot be read.', { file: TEAMS }));
  return teams.success ? teams.data : null;
}

const MARK_FAULTS = {
  changed: ['Bản ghi chấm điểm này đã bị sửa.', 'This evaluator’s record was changed.'],
  removed: ['Bản ghi chấm điểm lẽ ra đứng ở đây đã bị xoá.', 'The evaluator’s record that belongs here was removed.'],
  added: ['Bản ghi chấm điểm này được chèn thêm vào.', 'This evaluator’s record was added.'],
  reordered: ['Từ đây các bản ghi chấm điểm bị đổi thứ tự.', 'From here on evaluators’ records were reordered.'],
  truncated: ['Các bản ghi chấm điểm bị cắt từ đây.', 'Evaluators’ records were cut off from here on.'],
} as const;

/** The evaluators' records, and what is wrong with the part of them that publications have sealed. */
export function readMarks(
  files: BundleFiles,
  seals: readonly ReadSeal[],
  names: ReadonlyMap<string, readonly string[]> | null,
  note: Note,
): EvaluationRecord[] | null {
  const text = files.text(RECORDS);
  if (text === null) return null;
  const lines = text.split('\n').slice(0, -1);
  const results = seals.flatMap(({ seal }) => seal.results ?? []);
  const broken = results.some(
    ({ marks, marksHash }) =>
      sha256(
        lines
          .slice(0, marks)
          .map((line) => `${line}\n`)
          .join(''),
      ) !== marksHash,
  );
  const sealed = results.at(-1)?.marks ?? 0;
  if (broken || (results.length > 0 && lines.length > sealed)) {
    const there = lines.map((line) => nameOf({ hash: sha256(line), content: sha256(line) }));
    const at = misplaced(names?.get(MARKS) ?? [], there) ?? { at: Math.min(sealed, lines.length), fault: broken ? 'changed' : 'added' };
    const [vi, en] = MARK_FAULTS[at.fault];
    note(finding('record-changed', vi, en, { file: RECORDS, line: at.at + 1 }));
  }
  const records: EvaluationRecord[] = [];
  for (const [i, line] of lines.entries()) {
    try {
      records.push(EvaluationRecord.parse(JSON.parse(line)));
    } catch {
      note(
        finding('malformed', 'Bản ghi chấm điểm không đọc được.', 'The evaluator’s record cannot be read.', { file: RECORDS, line: i + 1 }),
      );
      return null;
    }
  }
  return records;
}

/** A value as it is told. */
const shown = (value: unknown): string => (value === undefined ? '∅' : canonical(value).slice(0, 80));

/** Which team and which line a path of the sheet speaks of. */
function placed(path: string, sheet: ScoreSheet): string {
  const [, teams, team, lines, line, ...rest] = path.split('/');
  const found = teams === 'teams' ? sheet.teams[Number(team)] : undefined;
  if (!found) return path;
  const one = lines === 'lines' ? found.lines[Number(line)] : undefined;
  return one ? `${found.name}, ${one.ref}, ${rest.join('/')}` : `${found.name}, ${[lines, line, ...rest].filter(Boolean).join('/')}`;
}

/** `played`: what the log itself is scored from; null where it could not be read. */
export function checkScores(
  files: BundleFiles,
  seals: readonly ReadSeal[],
  rubric: Rubric | null,
  played: Played | null,
  note: Note,
): { sheet: ScoreSheet | null; rescored: ScoreSheet | null } {
  const wrong = (vi: string, en: string): void => note(finding('score-changed', vi, en, { file: SCORES }));
  const raw = files.json(SCORES);
  const parsed = ScoreSheet.safeParse(raw);
  if (!parsed.success) note(finding('malformed', 'Bảng điểm không đọc được.', 'The score sheet cannot be read.', { file: SCORES }));
  const results = seals.findLast(({ seal }) => seal.results)?.seal.results;
  const rescored = rubric && played && score(rubric, played, note);
  // what happened to a team says more than what follows from it for all of them
  const teams = rescored && parsed.success ? firstDifference(parsed.data.teams, rescored.teams, '/teams') : null;
  const differs = teams ?? (rescored && raw !== null ? firstDifference(raw, rescored) : null);
  if (differs) {
    const at = placed(differs.path, rescored!);
    wrong(
      `Chấm lại từ nhật ký ra kết quả khác ở: ${at}. Trong gói: ${shown(differs.a)}; chấm lại: ${shown(differs.b)}.`,
      `The log scored anew differs at: ${at}. In the bundle: ${shown(differs.a)}; scored anew: ${shown(differs.b)}.`,
    );
  }
  const bytes = files.bytes(SCORES);
  if (results && bytes && sha256(bytes) !== results.sheetHash) {
    wrong('Bảng điểm không phải bảng đã niêm phong khi công bố.', 'The score sheet is not the one that was sealed at publication.');
  }
  if (parsed.success && rubric && parsed.data.rubric.hash !== (results?.rubricHash ?? rubric.hash)) {
    wrong('Bảng điểm nêu một thang điểm khác.', 'The score sheet names another rubric.');
  }
  return { sheet: parsed.success ? parsed.data : null, rescored };
}

function score(rubric: Rubric, played: Played, note: Note): ScoreSheet | null {
  try {
    return sheetOf(rubric, played);
  } catch {
    note(finding('malformed', 'Không chấm lại được từ nội dung của gói.', 'The contents of the bundle cannot be scored.'));
    return null;
  }
}
