/** P, S, M, U as a mark with its letter, and what each means (HSEEP). */
import type { Rating } from '../../../../server/shared/scores.js';
import type { Bi } from '../../../../server/shared/text.js';
import classes from './rating.module.css';

export const RATINGS: readonly Rating[] = ['P', 'S', 'M', 'U'];

export const RATING_TITLES: Record<Rating, Bi> = {
  P: { vi: 'Thực hiện tốt, không vướng mắc', en: 'Performed without challenges' },
  S: { vi: 'Thực hiện được, còn một số vướng mắc', en: 'Performed with some challenges' },
  M: { vi: 'Thực hiện được, vướng mắc lớn', en: 'Performed with major challenges' },
  U: { vi: 'Không thực hiện được', en: 'Unable to be performed' },
};

export const RATING_MEANINGS: Record<Rating, Bi> = {
  P: {
    vi: 'Đạt mục tiêu; không ảnh hưởng hoạt động khác, không tăng rủi ro, đúng kế hoạch và quy định.',
    en: 'The objective was met with no harm to other activities, no added risk, following plans and rules.',
  },
  S: {
    vi: 'Đạt mục tiêu như mức P, nhưng thấy còn cách làm tốt hơn hoặc nhanh hơn.',
    en: 'Met as under P, but ways to do it better or faster were seen.',
  },
  M: {
    vi: 'Đạt mục tiêu, nhưng có ít nhất một điều: ảnh hưởng hoạt động khác, tăng rủi ro, không đúng kế hoạch hoặc quy định.',
    en: 'Met, but at least one of: other activities were hurt, risk was added, plans or rules were not followed.',
  },
  U: { vi: 'Không đạt mục tiêu.', en: 'The objective was not met.' },
};

export function RatingLetter({ rating, lang }: { rating: Rating | null; lang: 'vi' | 'en' }) {
  if (!rating) return <span className={classes['none']}>–</span>;
  return (
    <span className={classes['letter']} data-rating={rating} title={RATING_TITLES[rating][lang]}>
      {rating}
    </span>
  );
}
