/** P/S/M/U per objective (S5): thresholds on the share of points, caps by what must be done, the evaluator's word above both. */
import type { Definition, ScoringDef } from '../engine/definition.js';
import type { ObjectiveScore, Rating, ScoreLine } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import { overrideKey, type Overrides } from './marks.js';
import { figure } from './words.js';

/** Labels of HSEEP and their Vietnamese. */
export const RATING_LABELS: Record<Rating, Bi> = {
  P: { vi: 'Thực hiện tốt, không vướng mắc', en: 'Performed without challenges' },
  S: { vi: 'Thực hiện được, còn một số vướng mắc', en: 'Performed with some challenges' },
  M: { vi: 'Thực hiện được, vướng mắc lớn', en: 'Performed with major challenges' },
  U: { vi: 'Không thực hiện được', en: 'Unable to be performed' },
};

// a sum of binary fractions may end just below a threshold that the exact sum meets
const ALLOWANCE = 1e-9;

function byThreshold(ratio: number, thresholds: ScoringDef['ratings']): Rating {
  const reaches = (threshold: number): boolean => ratio + ALLOWANCE >= threshold;
  return reaches(thresholds.P) ? 'P' : reaches(thresholds.S) ? 'S' : reaches(thresholds.M) ? 'M' : 'U';
}

/** The musts of an objective; what is still open at END EX binds nobody (S4). */
function mustsOf(lines: readonly ScoreLine[]): { all: number; inTime: number; done: number } {
  const musts = lines.filter((line) => line.must && line.state !== 'open');
  const done = musts.filter((line) => line.responseMs !== undefined);
  return { all: musts.length, done: done.length, inTime: done.filter((line) => (line.responseMs ?? 0) <= (line.max ?? 0)).length };
}

const title = (rating: Rating, lang: 'vi' | 'en'): string => `${rating} (${RATING_LABELS[rating][lang]})`;

function rate(lines: readonly ScoreLine[], thresholds: ScoringDef['ratings'], ratio: number): { machine: Rating; why: Bi } {
  const byPoints = byThreshold(ratio, thresholds);
  const { vi, en } = figure(ratio * 100);
  const base = { vi: `Đạt ${vi} % số điểm có thể đạt`, en: `${en}% of the possible points` };
  const musts = mustsOf(lines);
  if (musts.all > 0 && musts.done === 0) {
    return {
      machine: 'U',
      why: {
        vi: `${base.vi}; không việc bắt buộc nào được thực hiện → ${title('U', 'vi')}`,
        en: `${base.en}; no must was done → ${title('U', 'en')}`,
      },
    };
  }
  const short = musts.all - musts.inTime;
  if (short > 0) {
    const machine = byPoints === 'U' ? 'U' : 'M';
    return {
      machine,
      why: {
        vi: `${base.vi}; ${short}/${musts.all} việc bắt buộc không xong trong thời gian tối đa nên không quá mức M → ${title(machine, 'vi')}`,
        en: `${base.en}; ${short} of ${musts.all} musts not done by their max, so M at best → ${title(machine, 'en')}`,
      },
    };
  }
  return { machine: byPoints, why: { vi: `${base.vi} → ${title(byPoints, 'vi')}`, en: `${base.en} → ${title(byPoints, 'en')}` } };
}

/** Scores and ratings of every objective of the scenario for one team, in its order. Penalties lower points, not ratings. */
export function rateObjectives(
  definition: Definition,
  teamId: string,
  lines: readonly ScoreLine[],
  overrides: Overrides,
): ObjectiveScore[] {
  return definition.objectives.map((objective) => {
    const own = lines.filter((line) => line.objective === objective.id);
    let [earned, possible] = [0, 0];
    for (const line of own) {
      earned += line.earned;
      possible += line.possible;
    }
    const rated = possible > 0 ? rate(own, definition.scoring.ratings, earned / possible) : null;
    const machine = rated?.machine ?? null;
    const why = rated?.why ?? { vi: 'Chưa có nội dung nào được tính điểm', en: 'Nothing of it was scored' };
    const override = overrides.get(overrideKey(teamId, objective.id));
    return {
      id: objective.id,
      title: objective.title,
      earned,
      possible,
      percent: possible > 0 ? (earned / possible) * 100 : null,
      machine,
      rating: override?.rating ?? machine,
      ...(override && { override: { rating: override.rating, reason: override.reason, by: override.by } }),
      explain: override
        ? {
            vi: `${why.vi}. Đánh giá viên xếp ${title(override.rating, 'vi')}: ${override.reason}`,
            en: `${why.en}. The evaluator rates ${title(override.rating, 'en')}: ${override.reason}`,
          }
        : why,
    };
  });
}
