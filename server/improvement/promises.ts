/** Whether what an earlier drill promised held: the objective's result then and now, over the agencies that took part in both. */
import { both, figure } from '../scoring/words.js';
import type { PromiseCheck } from '../shared/improvement.js';
import type { Rating, ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';

const ORDER: readonly Rating[] = ['P', 'S', 'M', 'U'];

/** One team's part in one objective. */
interface Part {
  teamId: string;
  agency: string;
  earned: number;
  possible: number;
  rating: Rating | null;
}

/** What is kept of a drill to be compared with others; `over`: END EX has been. */
export interface DrillFigures {
  over: boolean;
  objectives: ReadonlyMap<string, readonly Part[]>;
}

/** `agencies`: by team id; of the directory, else by name. */
export function figuresOf(sheet: ScoreSheet, agencies: ReadonlyMap<string, string>, over: boolean): DrillFigures {
  const objectives = new Map<string, Part[]>();
  for (const { teamId, objectives: scores } of sheet.teams) {
    for (const { id, earned, possible, rating } of scores) {
      const parts = objectives.get(id) ?? [];
      objectives.set(id, parts);
      parts.push({ teamId, agency: agencies.get(teamId) ?? teamId, earned, possible, rating });
    }
  }
  return { over, objectives };
}

interface Result {
  percent: number | null;
  /** The best rating that at least half of the rated teams reached, as the report has it. */
  rating: Rating | null;
}

function resultOf(parts: readonly Part[]): Result {
  const possible = parts.reduce((sum, part) => sum + part.possible, 0);
  const earned = parts.reduce((sum, part) => sum + part.earned, 0);
  const rated = parts.flatMap(({ rating }) => rating ?? []).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return { percent: possible > 0 ? (earned / possible) * 100 : null, rating: rated[Math.ceil(rated.length / 2) - 1] ?? null };
}

/** The agencies to compare: those of the finding's teams, else all, as far as they took part in both; null: there are none. */
function sharedAgencies(then: readonly Part[], now: readonly Part[], teams: readonly string[]): Set<string> | null {
  const here = new Set(now.map(({ agency }) => agency));
  const named = then.filter(({ teamId }) => teams.includes(teamId));
  for (const parts of [named, then]) {
    const found = new Set(parts.map(({ agency }) => agency).filter((agency) => here.has(agency)));
    if (found.size > 0) return found;
  }
  return null;
}

type Verdict = PromiseCheck['verdict'];
const reached = (rating: Rating | null): boolean => rating === 'P' || rating === 'S';

/** Held: reached now (P or S) and not worse than before. Partly: better, but not reached; or reached, but worse. */
function verdictOf(before: Result, after: Result): Verdict {
  if (before.percent === null || after.percent === null) return 'unknown';
  const notWorse = after.percent >= before.percent;
  if (reached(after.rating)) return notWorse ? 'held' : 'partly';
  return after.percent > before.percent ? 'partly' : 'not-held';
}

/** What follows from the two results, in the words of the rule above. */
const CONCLUSIONS: Record<Exclude<Verdict, 'partly'> | 'better' | 'worse', Bi> = {
  held: { vi: 'Mục tiêu đạt và không kém lần trước: cam kết được giữ.', en: 'Reached, and not worse than before: the promise held.' },
  better: {
    vi: 'Tốt hơn lần trước nhưng chưa đạt: cam kết được giữ một phần.',
    en: 'Better than before, but not reached: the promise held in part.',
  },
  worse: {
    vi: 'Vẫn đạt nhưng kém lần trước: cam kết được giữ một phần.',
    en: 'Still reached, but worse than before: the promise held in part.',
  },
  'not-held': {
    vi: 'Chưa đạt và không tốt hơn lần trước: cam kết chưa được giữ.',
    en: 'Not reached and not better: the promise did not hold.',
  },
  unknown: { vi: 'Chưa đủ số liệu để kết luận.', en: 'Not enough figures to tell.' },
};

const shown = ({ percent, rating }: Result, lang: 'vi' | 'en'): string => {
  if (percent === null) return lang === 'vi' ? 'chưa chấm điểm nội dung nào' : 'nothing scored';
  return `${figure(percent)[lang]} %${rating ? ` (${rating})` : ''}`;
};

/** In which order they are: a result that is there, then what is compared, then the conclusion. */
function sentence(before: Result, after: Result, agencies: number | null, verdict: Verdict): Bi {
  const conclusion = CONCLUSIONS[verdict === 'partly' ? (reached(after.rating) ? 'worse' : 'better') : verdict];
  return both((lang) => {
    const vi = lang === 'vi';
    const all = vi ? 'Tính trên mọi đội, vì không cơ quan nào dự cả hai lần' : 'Over all teams, as no agency took part in both';
    const some = vi
      ? `Tính trên ${agencies} cơ quan dự cả hai lần`
      : `Over ${agencies} ${agencies === 1 ? 'agency' : 'agencies'} in both drills`;
    const [then, now] = vi ? ['lần trước', 'lần này'] : ['then', 'now'];
    return `${agencies === null ? all : some}: ${then} ${shown(before, lang)}, ${now} ${shown(after, lang)}. ${conclusion[lang]}`;
  });
}

type Compared = Omit<PromiseCheck, 'action' | 'exercise'>;
const untold = (vi: string, en: string): Compared => ({
  before: null,
  after: null,
  ratingBefore: null,
  ratingAfter: null,
  agencies: null,
  verdict: 'unknown',
  why: { vi, en },
});

/** `teams`: those that the finding named, of the earlier drill. */
export function checkPromise(objective: string | undefined, teams: readonly string[], then: DrillFigures, now: DrillFigures): Compared {
  if (objective === undefined)
    return untold(
      'Phát hiện không gắn với mục tiêu nào nên không so sánh được.',
      'The finding names no objective, so there is nothing to compare.',
    );
  const [partsThen, partsNow] = [then.objectives.get(objective), now.objectives.get(objective)];
  if (!partsThen || !partsNow)
    return untold(
      'Hai phiên bản kịch bản không cùng có mục tiêu này.',
      'The two versions of the scenario do not both have this objective.',
    );
  if (!now.over) return untold('Cuộc diễn tập này chưa kết thúc.', 'This drill has not ended.');
  const agencies = sharedAgencies(partsThen, partsNow, teams);
  const of = (parts: readonly Part[]): Result => resultOf(agencies ? parts.filter(({ agency }) => agencies.has(agency)) : parts);
  const [before, after] = [of(partsThen), of(partsNow)];
  const verdict = verdictOf(before, after);
  return {
    before: before.percent,
    after: after.percent,
    ratingBefore: before.rating,
    ratingAfter: after.rating,
    agencies: agencies?.size ?? null,
    verdict,
    why: sentence(before, after, agencies?.size ?? null, verdict),
  };
}
