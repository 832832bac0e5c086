/** The sentence behind every line of a score sheet, so that a team can check each point by hand. */
import type { MarkingStatus } from '../shared/evaluation.js';
import type { ScoreLine } from '../shared/scores.js';
import type { Bi, Lang } from '../shared/text.js';
import { both, clock, figure, length, points, share } from './words.js';

export type BareLine = Omit<ScoreLine, 'explain' | 'better'>;

/** Where a sheet is figures alone. */
export const UNTOLD: Bi = { vi: '', en: '' };

/** How the serving act is called. */
export type Deed = 'did' | 'reported' | 'answered';
const DEEDS: Record<Deed, Bi & { not: Bi }> = {
  did: { vi: 'thực hiện', en: 'done', not: { vi: 'không thực hiện', en: 'not done' } },
  reported: { vi: 'báo cáo', en: 'reported', not: { vi: 'không báo cáo', en: 'not reported' } },
  answered: { vi: 'trả lời', en: 'answered', not: { vi: 'không trả lời', en: 'not answered' } },
};

export interface Telling {
  deed: Deed;
  startsAt: 'delivered' | 'seen';
  ended: boolean;
  /** Its quality is marked once it is done. */
  judged: boolean;
  /** The team has taken a hint of the inject. */
  hinted: boolean;
}

const START: Record<Telling['startsAt'], Bi> = {
  delivered: { vi: 'nhận lúc', en: 'received at' },
  seen: { vi: 'mở xem lúc', en: 'opened at' },
};

const WAITS: Partial<Record<MarkingStatus, Bi>> & { unmarked: Bi } = {
  unmarked: { vi: 'chờ đánh giá viên chấm, chưa tính', en: 'awaiting mark, not counted yet' },
  half: { vi: 'chờ đánh giá viên thứ hai chấm, chưa tính', en: 'awaiting the second evaluator’s mark, not counted yet' },
  differs: {
    vi: 'hai đánh giá viên chấm khác nhau, chờ trưởng nhóm quyết định, chưa tính',
    en: 'two evaluators’ marks differ, awaiting the lead’s decision, not counted yet',
  },
};

/** The title that a sentence begins with, on one line; a question's own mark of its end stays. */
function begin(title: string, rest: string): string {
  const name = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.:;,]+$/, '');
  return /[?!…]$/.test(name) ? `${name} ${rest.charAt(0).toUpperCase()}${rest.slice(1)}` : `${name}: ${rest}`;
}

/** The product that gave the points: `93,33 % × chất lượng 75 % × 5 = 3,5 điểm`. */
function product(line: BareLine, lang: Lang): string {
  const named = (value: number | undefined, word: Bi): string[] => (value === undefined ? [] : [`${word[lang]} ${share(value)[lang]}`]);
  const factors = [
    share(line.timeFactor ?? 0)[lang],
    ...named(line.answerFactor, { vi: 'câu trả lời', en: 'answer' }),
    ...named(line.quality, { vi: 'chất lượng', en: 'quality' }),
    ...named(line.hintFactor, { vi: 'đã dùng gợi ý', en: 'hint used' }),
    ...named(line.scale, { vi: 'diễn biến', en: 'course of events' }),
  ];
  return `${factors.join(' × ')} × ${figure(line.points)[lang]} = ${points(line.earned)[lang]}`;
}

/** Time that EXCON gave, already in the limits (I10). */
const given = (ms: number | undefined, lang: Lang): string =>
  ms === undefined ? '' : lang === 'vi' ? ` (gồm ${length(ms).vi} EXCON cho thêm)` : ` (with ${length(ms).en} given by EXCON)`;

/** It was done in a cut and reached the server later (A5). */
const cutOff = (recordedX: number | undefined, lang: Lang): string =>
  recordedX === undefined
    ? ''
    : lang === 'vi'
      ? ` (mất kết nối, ghi nhận lúc ${clock(recordedX)})`
      : ` (cut off, recorded at ${clock(recordedX)})`;

/** Sentence of an expectation or a question. */
export function explainLine(line: BareLine, telling: Telling): Bi {
  const { startX = 0, target = 0, max = 0 } = line;
  return both((lang) => {
    const vi = lang === 'vi';
    const deed = DEEDS[telling.deed];
    const received = begin(line.label[lang], `${START[telling.startsAt][lang]} ${clock(startX)}`);
    const times = vi ? `mục tiêu ${length(target).vi}, tối đa ${length(max).vi}` : `target ${length(target).en}, max ${length(max).en}`;
    const limits = `${times}${given(line.creditMs, lang)}`;
    const worth = points(line.points)[lang];
    if (line.servedX === undefined) {
      const until = `${received}, ${limits}`;
      if (line.state === 'missed') return vi ? `${until}, ${deed.not.vi} → 0 trên ${worth}` : `${until}, ${deed.not.en} → 0 of ${worth}`;
      if (telling.ended)
        return vi
          ? `${until}, kết thúc diễn tập trước khi hết thời gian tối đa → không tính (${worth})`
          : `${until}, END EX came before the max → not counted (${worth})`;
      return vi ? `${until}, còn thời gian → chưa tính (${worth})` : `${until}, still open → not counted yet (${worth})`;
    }
    const done = line.early
      ? vi
        ? 'đã chủ động thực hiện trước đó'
        : 'done before by initiative'
      : `${deed[lang]} ${vi ? 'lúc' : 'at'} ${clock(line.servedX)}${cutOff(line.recordedX, lang)}`;
    const late = (line.responseMs ?? 0) > max ? (vi ? ', quá thời gian tối đa' : ', past the max') : '';
    const story = `${received}, ${done}, ${limits}${late}`;
    if (line.state === 'awaiting-mark') return `${story} → ${(WAITS[line.marking ?? 'unmarked'] ?? WAITS.unmarked)[lang]} (${worth})`;
    return `${story} → ${product(line, lang)}`;
  });
}

/** What the computed sentence is followed by where an evaluator has set the points (S8): both stay on the sheet. */
export function explainOverride(computed: Bi, { earned, reason }: { earned: number; reason: string }): Bi {
  return {
    vi: `${computed.vi}. Đánh giá viên sửa thành ${points(earned).vi}: ${reason}`,
    en: `${computed.en}. An evaluator set it to ${points(earned).en}: ${reason}`,
  };
}

/** Sentence of a penalty (A6). */
export function explainPenalty(title: Bi, x: number, taken: number): Bi {
  return {
    vi: begin(title.vi, `ghi nhận lúc ${clock(x)} → trừ ${points(taken).vi} (mỗi loại chỉ trừ một lần)`),
    en: begin(title.en, `recorded at ${clock(x)} → ${points(taken).en} taken (once per kind)`),
  };
}
