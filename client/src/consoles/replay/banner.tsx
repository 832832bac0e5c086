/** Says in a way that nobody overlooks that this is a recording; beside it how the drill stood at the moment. */
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './replay.module.css';
import { useReplayText } from './texts.js';

export function Banner({ children }: { children?: ReactNode }) {
  const { t } = useReplayText();
  return (
    <div className={classes['banner']}>
      <span className={classes['mark']}>
        <IconHistory size={16} aria-hidden /> {t('mark')}
      </span>
      <span className={classes['bannerText']}>{t('banner')}</span>
      {children && <span className={classes['standing']}>{children}</span>}
    </div>
  );
}
