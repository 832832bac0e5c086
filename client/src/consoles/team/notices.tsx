/** What everyone must know above all else: paused, ended, a real incident. Calm words, and what to do. */
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertOctagon, IconFlag, IconPlayerPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCommon } from '../../i18n/index.js';
import { wallTime } from '../../ui/format.js';
import classes from './console.module.css';
import { useDesk } from './desk.js';
import { useTeamText } from './texts.js';

export function Notices({ seeScore }: { seeScore: () => void }) {
  const { view } = useDesk();
  const { t } = useTeamText();
  const { t: c } = useCommon();
  const over = view.phase === 'ended' || view.phase === 'published';
  return (
    <>
      {view.phase === 'paused' && !view.notice?.realIncident && (
        <Banner tone="warn" icon={<IconPlayerPause size={18} aria-hidden />} title={t('paused')}>
          {view.notice?.reason && (
            <b>
              {t('reason')}: {view.notice.reason}.{' '}
            </b>
          )}
          {t('pausedText')}
        </Banner>
      )}
      {over && (
        <Banner
          tone="info"
          icon={<IconFlag size={18} aria-hidden />}
          title={t('ended')}
          action={
            <>
              {view.phase === 'published' && (
                <Button size="xs" variant="subtle" component={Link} to={`/play/replay/${view.kit.exercise.id}`}>
                  {c('replayed')}
                </Button>
              )}
              {view.score.open && (
                <Button size="xs" onClick={seeScore}>
                  {t('seeScore')}
                </Button>
              )}
            </>
          }
        >
          {t('endedText')}
        </Banner>
      )}
      {view.phase === 'cancelled' && <Banner tone="info" icon={<IconFlag size={18} aria-hidden />} title={t('cancelled')} />}
    </>
  );
}

function Banner({
  tone,
  icon,
  title,
  children,
  action,
}: {
  tone: 'warn' | 'info';
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes['banner']} data-tone={tone} role="status">
      {icon}
      <Text size="sm" className={classes['bannerText']}>
        <b>{title}.</b> {children}
      </Text>
      {action && <div className={classes['bannerActs']}>{action}</div>}
    </div>
  );
}

/** Lies over everything; the page under it is inert until the drill resumes. */
export function RealIncident() {
  const { view } = useDesk();
  const { t } = useTeamText();
  const { t: c } = useCommon();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    // what one was at is gone on with
    return () => void (before instanceof HTMLElement && before.focus({ preventScroll: true }));
  }, []);
  return (
    <div className={classes['real']} role="alertdialog" aria-modal="true" aria-labelledby="real-title" aria-describedby="real-text">
      <div className={classes['realStrip']}>{c('realStrip')}</div>
      <Stack gap="md" maw={720} align="center" ta="center">
        <IconAlertOctagon size={72} stroke={1.4} aria-hidden />
        <Title order={1} size="h1" id="real-title" tabIndex={-1} ref={heading}>
          {t('realTitle')}
        </Title>
        <div id="real-text">
          {view.notice?.reason && (
            <Text size="xl" fw={700} mb="sm">
              {view.notice.reason}
            </Text>
          )}
          <Text size="lg">{t('realText')}</Text>
        </div>
        <Text size="lg">
          {t('realWait')} {view.notice && `(${t('since', { time: wallTime(view.notice.at.wall) })})`}
        </Text>
      </Stack>
    </div>
  );
}
