/** Ratings of every objective by team, and the objectives whose counts are formulas over them. */
import type { AfterActionReport } from '../../shared/report.js';
import type { Rating } from '../../shared/scores.js';
import type { Lang } from '../../shared/text.js';
import { keysOf } from './lines.js';
import { column, columnOf, FIRST_ROW, formula, NONE, type Column, type Sheet, type Value } from './sheet.js';
import { SHEETS } from './words.js';

const RATING_COLUMNS: readonly Column[] = [
  column('Mã mục tiêu', 'Objective key', 'text', 10),
  column('Mục tiêu', 'Objective', 'text', 40),
  column('Mã đội', 'Team key', 'text', 8),
  column('Đội', 'Team', 'text', 40),
  column('Mức', 'Rating', 'text', 7),
  column('Máy xếp', 'Machine', 'text', 8),
  column('Đạt', 'Earned', 'points'),
  column('Tối đa', 'Possible', 'points'),
  column('Kết quả', 'Result', 'percent'),
  column('Lý do đánh giá viên xếp khác', 'Reason of the override', 'text', 34),
  column('Vì sao', 'Why', 'text', 70),
];
const ratingsOf = ({ sheet }: AfterActionReport): number => sheet.teams.reduce((sum, team) => sum + team.objectives.length, 0);

export function ratingsSheet({ sheet: { teams } }: AfterActionReport): Sheet {
  const keys = keysOf(teams);
  const rows = teams
    .flatMap((team) => team.objectives.map((one) => ({ team, one })))
    .map(({ team, one }, index): Value[] => {
      const row = FIRST_ROW + index;
      return [
        one.id,
        one.title,
        keys.get(team.teamId)!,
        team.name,
        one.rating ?? NONE,
        one.machine ?? NONE,
        one.earned,
        one.possible,
        formula(`IF(H${row}>0,G${row}/H${row},"${NONE}")`, one.possible > 0 ? one.earned / one.possible : NONE),
        one.override?.reason ?? null,
        one.explain,
      ];
    });
  return {
    name: SHEETS.ratings,
    title: { vi: 'Mức của từng mục tiêu theo đội', en: 'Rating of each objective by team' },
    fixed: 2,
    columns: RATING_COLUMNS,
    rows,
  };
}

const RATINGS: readonly Rating[] = ['P', 'S', 'M', 'U'];

/** In a team's own edition the counts are those of all teams, which its own ratings do not add up to. */
export function objectivesSheet(report: AfterActionReport, lang: Lang): Sheet {
  const whole = report.edition.teamId === undefined;
  const source = (at: number): string => columnOf(SHEETS.ratings[lang], at, ratingsOf(report));
  const rows = report.objectives.map((one, index): Value[] => {
    const row = FIRST_ROW + index;
    const count = (letter: string): string => `COUNTIFS(${source(1)},$A${row},${source(5)},"${letter}")`;
    const sum = (at: number): string => `SUMIFS(${source(at)},${source(1)},$A${row})`;
    const share = one.percent === null ? NONE : one.percent / 100;
    return [
      one.id,
      one.title,
      one.capability ?? null,
      one.csf.join(', ') || null,
      one.target ?? null,
      ...RATINGS.map((rating) => (whole ? formula(count(rating), one.ratings[rating]) : one.ratings[rating])),
      whole ? formula(count(NONE), one.ratings.none) : one.ratings.none,
      one.overall ?? NONE,
      whole ? formula(`IF(${sum(8)}>0,${sum(7)}/${sum(8)},"${NONE}")`, share) : (one.percent ?? NONE),
    ];
  });
  return {
    name: SHEETS.objectives,
    title: { vi: 'Mục tiêu và mức xếp loại', en: 'Objectives and ratings' },
    note: {
      vi: 'Mức chung là mức cao nhất mà ít nhất một nửa số đội được xếp loại đạt tới.',
      en: 'The overall rating is the best that at least half of the rated teams reached.',
    },
    fixed: 2,
    columns: [
      column('Mã', 'Key', 'text', 7),
      column('Mục tiêu', 'Objective', 'text', 44),
      column('Năng lực', 'Capability', 'text', 28),
      column('NIST CSF', 'NIST CSF', 'text', 14),
      column('Chỉ tiêu', 'Target', 'text', 40),
      ...RATINGS.map((rating) => column(rating, rating, 'count', 7)),
      column('Không xếp', 'Not rated', 'count', 8),
      column('Mức chung', 'Overall', 'text', 8),
      column('Kết quả', 'Result', 'percent'),
    ],
    rows,
  };
}
