/** What the team has done with an entry, and how long ago it came, as rows and the reading pane say it. */
import { IconEye, IconPencilCheck } from '@tabler/icons-react';
import type { Handling } from './entries.js';
import classes from './inbox.module.css';
import { useTeamText, type T } from './texts.js';

export function HandlingMark({ handling }: { handling: Handling }) {
  const { t } = useTeamText();
  if (handling === 'acted')
    return (
      <span className={classes['mark']} data-handling="acted">
        <IconPencilCheck size={14} aria-hidden /> {t('stateActed')}
      </span>
    );
  if (handling === 'seen')
    return (
      <span className={classes['mark']} data-handling="seen">
        <IconEye size={14} aria-hidden /> {t('stateSeen')}
      </span>
    );
  return (
    <span className={classes['mark']} data-handling="new">
      <span className={classes['ring']} aria-hidden /> {t('stateNew')}
    </span>
  );
}

/** Drill ms since arrival, in words. */
export function age(ms: number, t: T): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('justNow');
  if (minutes < 60) return t('minutesAgo', { n: minutes });
  return t('hoursAgo', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
