/** How a team did on each objective: its rating, its points and the sentence behind the rating. */
import { Text } from '@mantine/core';
import type { ObjectiveScore } from '../../../../server/shared/scores.js';
import { number } from '../../ui/format.js';
import classes from './sheet.module.css';
import { useSheet } from './texts.js';

export function SheetObjectives({ objectives }: { objectives: readonly ObjectiveScore[] }) {
  const { t, lang, pick } = useSheet();
  return (
    <ul className={classes['objectives']}>
      {objectives.map(({ id, title, rating, earned, possible, explain }) => (
        <li key={id}>
          {/* the sentence says the rating in words */}
          <span className={classes['rating']} data-rating={rating ?? undefined} aria-hidden>
            {rating ?? '–'}
          </span>
          <Text size="sm" fw={600}>
            {pick(title)}
          </Text>
          <Text size="sm" fw={600} className="tnum">
            {t('ofPoints', { e: number(earned, lang), p: number(possible, lang) })}
          </Text>
          <Text size="xs" c="dimmed">
            {pick(explain)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
