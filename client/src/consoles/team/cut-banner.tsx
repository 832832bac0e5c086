/**
 * The banner of a cut line. It stands where the line's state always stands, in a row whose height it does not change: nothing
 * that is being read moves. The seconds tick for the eye; who listens is told once.
 */
import { Button } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../state/clock.js';
import { span } from '../../ui/format.js';
import classes from './cut-banner.module.css';
import type { LineNews } from './cut.js';
import { useDesk } from './desk.js';
import { useCutText } from './texts-cut.js';

type News = Exclude<LineNews, null>;

export function CutBanner({ news, done }: { news: News; done: () => void }) {
  const { goTo } = useDesk();
  const { t } = useCutText();
  const say = useSay();
  const Icon = news.kind === 'back' ? IconPlugConnected : IconPlugConnectedX;
  const refused = news.kind === 'back' && news.refused > 0;
  const look = (): void => {
    goTo('log');
    requestAnimationFrame(() => document.querySelector('[data-kind="refused"]')?.scrollIntoView({ block: 'nearest' }));
    done();
  };
  return (
    <div className={classes['banner']} data-tone={news.kind === 'back' && !refused ? 'ok' : 'warn'} title={say.once(news)}>
      <Icon size={18} aria-hidden />
      <span className={`${classes['text']} tnum`}>
        <b>{news.kind === 'cut' ? <Ticking since={news.since} waiting={news.waiting} /> : say.short(news)}</b>
        {news.kind === 'cut' && <span className={classes['more']}> {t('carryOn')}</span>}
      </span>
      {refused && (
        <Button size="compact-xs" variant="default" className={classes['button']} onClick={look}>
          {t('seeLog')}
        </Button>
      )}
      {news.kind === 'over' && (
        <Button component={Link} to="/join" size="compact-xs" variant="default" className={classes['button']}>
          {t('rejoin')}
        </Button>
      )}
    </div>
  );
}

/** For who listens; always on the page, so that its words are read out when they change. */
export function LineSaid({ news }: { news: LineNews }) {
  const say = useSay();
  return (
    <div className="vh" role="status">
      {news && !(news.kind === 'back' && news.sending > 0) ? say.once(news) : ''}
    </div>
  );
}

function Ticking({ since, waiting }: { since: number; waiting: number }) {
  const { t } = useCutText();
  const time = span(useNow(0, 500) - since);
  return <>{t(waiting === 0 ? 'waitingNone' : waiting === 1 ? 'waitingOne' : 'waiting', { time, n: waiting })}</>;
}

function useSay(): { short: (news: News) => string; once: (news: News) => string } {
  const { t } = useCutText();
  const short = (news: News): string => {
    if (news.kind !== 'back') return t(news.kind === 'over' ? 'over' : 'lost');
    const { sent, sending, held, refused } = news;
    return [
      t('back'),
      ...(sending > 0 ? [t('sending', { n: sending })] : sent > 0 ? [t(sent === 1 ? 'sentOne' : 'sent', { n: sent })] : []),
      ...(held > 0 ? [t('held', { n: held })] : []),
      ...(refused > 0 ? [t('refused', { n: refused })] : []),
    ].join(', ');
  };
  return { short, once: short };
}
