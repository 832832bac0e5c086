/** The latest injects by title, and how many teams took each up: a bar for those in time, a hatched one for those late. */
import type { Wall } from '../../../../server/shared/wall.js';
import { drillTime } from '../../ui/format.js';
import { ChannelIcon } from '../../ui/channel.js';
import { useWallText } from './texts.js';
import classes from './wall.module.css';

export function Injects({ injects }: { injects: Wall['injects'] }) {
  const { t, pick } = useWallText();
  return (
    <section className={classes['section']} aria-label={t('injects')}>
      <h2 className={classes['heading']}>
        <span>{t('injects')}</span>
      </h2>
      {injects.length === 0 && <p className={classes['none']}>{t('noInjects')}</p>}
      <ul className={classes['injects']}>
        {injects.map((inject) => {
          const late = inject.responded - inject.onTime;
          const share = (n: number): string => `${(n / Math.max(1, inject.delivered)) * 100}%`;
          return (
            <li key={inject.n} className={classes['inject']}>
              <div className={classes['title']}>
                <span className={`tnum ${classes['at']}`}>{drillTime(inject.x)}</span>
                <ChannelIcon channel={inject.channel} />
                <b>{pick(inject.title)}</b>
              </div>
              <div className={classes['response']}>
                <div className={classes['bar']} aria-hidden>
                  <i className={classes['inTime']} style={{ width: share(inject.onTime) }} />
                  <i className={classes['late']} style={{ width: share(late) }} />
                </div>
                <span className="tnum">
                  {inject.check
                    ? t('confirmed', { n: inject.responded, all: inject.delivered })
                    : `${t('responded', { n: inject.responded, all: inject.delivered })} · ${t('onTime', { n: inject.onTime })}`}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
