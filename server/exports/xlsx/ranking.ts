/** Who stands where: earned, possible, percent and rank are formulas over the score lines, checked against the score sheet. */
import type { AfterActionReport } from '../../shared/report.js';
import type { TeamScore } from '../../shared/scores.js';
import type { Lang } from '../../shared/text.js';
import { AT, keysOf } from './lines.js';
import { column, columnOf, FIRST_ROW, formula, NONE, type Sheet, type Value } from './sheet.js';
import { AGREES, DIFFERS, SHEETS } from './words.js';

/** Difference of two sums of points that means nothing. */
const SAME = '0.005';

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** What the rank's formula would make of each team, so that it only stands where it says the same as the score sheet (S6). */
function computedRanks(teams: readonly TeamScore[]): (number | null)[] {
  const of = ({ earned, possible, medianFactor }: TeamScore): [number, number] => [
    possible > 0 ? rounded(earned / possible, 4) : -1,
    rounded(medianFactor ?? 0, 12),
  ];
  const all = teams.map(of);
  return teams.map((team, at) => {
    const [percent, factor] = all[at]!;
    return team.possible > 0 ? 1 + all.filter(([p, f]) => p > percent || (p === percent && f > factor)).length : null;
  });
}

export function rankingSheet({ sheet: { teams }, participants, edition }: AfterActionReport, lang: Lang): Sheet {
  const keys = keysOf(teams);
  const kinds = new Map(participants.map(({ teamId, kind }) => [teamId, kind]));
  const sorted = teams.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.name.localeCompare(b.name, 'vi'));
  const count = sorted.length;
  const last = FIRST_ROW + count - 1;
  const lines = teams.reduce((sum, team) => sum + team.lines.length, 0);
  const source = (at: number): string => columnOf(SHEETS.lines[lang], at, lines);
  const sum = (at: number, row: number): string => `SUMIFS(${source(at)},${source(AT.key)},$A${row})`;
  const computed = computedRanks(sorted);
  const ranked = edition.teamId === undefined && sorted.every((team, at) => team.rank === computed[at]);
  const rows = sorted.map((team, index): Value[] => {
    const row = FIRST_ROW + index;
    const { earned, possible, rank, medianFactor } = team;
    const share = possible > 0 ? earned / possible : NONE;
    const key = possible > 0 ? rounded(earned / possible, 4) : -1;
    const better = `($N$${FIRST_ROW}:$N$${last}>N${row})+($N$${FIRST_ROW}:$N$${last}=N${row})*($I$${FIRST_ROW}:$I$${last}>I${row})`;
    return [
      keys.get(team.teamId)!,
      ranked ? formula(`IF(G${row}>0,1+SUMPRODUCT(--((${better})>0)),"${NONE}")`, rank ?? NONE) : (rank ?? NONE),
      team.name,
      kinds.get(team.teamId) ?? null,
      formula(`IF(G${row}>0,F${row}/G${row},"${NONE}")`, share),
      formula(`MAX(0,${sum(AT.earned, row)})`, earned),
      formula(sum(AT.possible, row), possible),
      team.penalties,
      medianFactor === null ? null : rounded(medianFactor, 12),
      team.outcome ?? null,
      team.provisional,
      earned,
      possible,
      formula(`IF(G${row}>0,ROUND(F${row}/G${row},4),-1)`, key),
      possible > 0 ? team.percent : NONE,
      rank ?? NONE,
      formula(
        `IF(AND(ABS(F${row}-L${row})<${SAME},ABS(G${row}-M${row})<${SAME},B${row}=P${row}),"${AGREES[lang]}","${DIFFERS[lang]}")`,
        AGREES[lang],
      ),
    ];
  });
  return {
    name: SHEETS.ranking,
    title: { vi: 'Kết quả và xếp hạng', en: 'Results and ranking' },
    note: {
      vi: 'Đạt, tối đa, tỷ lệ và hạng tính bằng công thức từ trang Dòng điểm; cột cuối so với phiếu điểm. Xếp theo tỷ lệ làm tròn đến 0,01 %, rồi trung vị hệ số thời gian.',
      en: 'Earned, possible, percent and rank are formulas over the score lines; the last column compares with the score sheet. Ranked by percent rounded to 0.01, then by the median time factor.',
    },
    fixed: 3,
    columns: [
      column('Mã đội', 'Team key', 'text', 8),
      column('Hạng', 'Rank', 'count', 7),
      column('Đội', 'Team', 'text', 40),
      column('Loại cơ quan', 'Kind of agency', 'text', 18),
      column('Kết quả', 'Result', 'percent'),
      column('Đạt', 'Earned', 'points'),
      column('Tối đa', 'Possible', 'points'),
      column('Điểm trừ', 'Penalties', 'points'),
      column('Trung vị hệ số thời gian', 'Median time factor', 'factor', 12),
      column('Kết cục', 'Outcome', 'text', 30),
      column('Tạm tính', 'Provisional', 'text', 9),
      column('Phiếu: đạt', 'Sheet: earned', 'points'),
      column('Phiếu: tối đa', 'Sheet: possible', 'points'),
      column('Tỷ lệ để xếp hạng', 'Share ranked by', 'percent'),
      column('Phiếu: kết quả', 'Sheet: result', 'percent'),
      column('Phiếu: hạng', 'Sheet: rank', 'count'),
      column('Đối chiếu', 'Check', 'state', 10),
    ],
    rows,
  };
}

/** The check over all teams, for the first sheet. */
export function allAgree({ sheet: { teams } }: AfterActionReport, lang: Lang): Value {
  const checks = columnOf(SHEETS.ranking[lang], 17, teams.length);
  return formula(`IF(COUNTIF(${checks},"${AGREES[lang]}")=${teams.length},"${AGREES[lang]}","${DIFFERS[lang]}")`, AGREES[lang]);
}
