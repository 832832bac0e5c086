/** What would have earned a line more: every cause with the points it cost, in words. Never says what the right answer is. */
import type { Bi, Lang } from '../shared/text.js';
import type { BareLine, Deed, Telling } from './explain.js';
import { lossesOf, type Loss } from './losses.js';
import { both, clock, figure, points, round } from './words.js';

const IN_TIME: Record<Deed, Bi> = {
  did: { vi: 'thực hiện chậm nhất lúc', en: 'done by' },
  reported: { vi: 'báo cáo chậm nhất lúc', en: 'reported by' },
  answered: { vi: 'trả lời chậm nhất lúc', en: 'answered by' },
};
const NO_HINT: Bi = { vi: 'không lấy gợi ý trước', en: 'no hint was taken before' };
const RIGHT: Bi = { vi: 'có câu trả lời đúng', en: 'the answer was right' };

/** A penalty's line asks for nothing. */
const SIMPLE: Telling = { deed: 'did', startsAt: 'delivered', ended: true, judged: false, hinted: false };

/** Full points for what was not done ask for more than the time. */
function undone(telling: Telling, lang: Lang): string {
  const more = [
    ...(telling.deed === 'answered' ? [RIGHT[lang]] : []),
    ...(telling.judged ? [lang === 'vi' ? 'chất lượng được chấm 1' : 'its quality was marked 1'] : []),
    ...(telling.hinted ? [NO_HINT[lang]] : []),
  ];
  return more.map((one) => (lang === 'vi' ? `, ${one}` : ` and ${one}`)).join('');
}

function ifOnly(line: BareLine, loss: Loss, telling: Telling, lang: Lang): string {
  const vi = lang === 'vi';
  // a max before the target ends the full points (S2)
  const by = `${IN_TIME[telling.deed][lang]} ${clock((line.startX ?? 0) + Math.min(line.target ?? 0, line.max ?? 0))}`;
  switch (loss.cause) {
    case 'undone':
      return `${by}${undone(telling, lang)}`;
    case 'time':
      return by;
    case 'answer':
      return RIGHT[lang];
    case 'quality': {
      const now = figure(line.quality ?? 0)[lang];
      return vi ? `chất lượng được chấm 1 thay vì ${now}` : `its quality was marked 1 instead of ${now}`;
    }
    case 'hint':
      return NO_HINT[lang];
    case 'events':
      return vi ? 'hoàn thành trước khi diễn biến làm giảm số điểm' : 'it was done before the course of events left less to be earned';
    case 'penalty':
      return vi ? 'không có hành động này' : 'it had not been done';
    case 'set':
      return '';
  }
}

/**
 * Undefined where nothing would, where an evaluator set the points, and where less than a hundredth of a point was lost. Several
 * causes stand with their sum in front: their points are parts of it.
 */
export function betterOf(line: BareLine, telling: Telling = SIMPLE): Bi | undefined {
  const losses = lossesOf(line).filter((loss) => loss.cause !== 'set' && round(loss.points, 2) > 0);
  const [first] = losses;
  if (!first) return undefined;
  const sum = losses.reduce((total, loss) => total + loss.points, 0);
  return both((lang) => {
    const vi = lang === 'vi';
    const one = (loss: Loss): string => `${points(loss.points)[lang]} ${vi ? 'nếu' : 'if'} ${ifOnly(line, loss, telling, lang)}`;
    if (first.cause === 'undone') return `${vi ? 'Có thể được đủ' : 'Could have earned the full'} ${one(first)}`;
    const more = vi ? 'Có thể được thêm' : 'Could have earned another';
    return losses.length === 1 ? `${more} ${one(first)}` : `${more} ${points(sum)[lang]}: ${losses.map(one).join('; ')}`;
  });
}
