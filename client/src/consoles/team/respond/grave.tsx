/** The mark of a grave action: a shape and a word, the same for right and wrong ones. */
import { IconAlertSquareRounded } from '@tabler/icons-react';
import { useRespondText } from '../texts-respond.js';
import classes from './respond.module.css';

export function GraveMark({ short = false }: { short?: boolean }) {
  const { t } = useRespondText();
  if (short)
    return (
      <IconAlertSquareRounded size={14} className={classes['graveIcon'] ?? ''} role="img" aria-label={t('grave')} title={t('grave')} />
    );
  return (
    <span className={classes['grave']}>
      <IconAlertSquareRounded size={14} aria-hidden /> {t('grave')}
    </span>
  );
}
