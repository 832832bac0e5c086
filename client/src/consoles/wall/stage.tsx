/** The wall itself: what never leaves it (mark, name, clock, phase, teams), and below it what takes its turn. */
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Wall } from '../../../../server/shared/wall.js';
import { useCommon } from '../../i18n/index.js';
import { drillX, useNow } from '../../state/clock.js';
import { drillTime, number, span, wallTime } from '../../ui/format.js';
import { Board } from './board.js';
import { CUT_MS, type WallState } from './data.js';
import { Injects } from './injects.js';
import { DWELL_MS, turnsOf } from './rotation.js';
import { useWallText } from './texts.js';
import classes from './wall.module.css';

export const PHONE = '(max-width: 47.99em)';

export function Stage({ wall, state }: { wall: Wall; state: WallState }) {
  const { t } = useWallText();
  const { t: c } = useCommon();
  const now = useNow(state.offset, 500);
  const silent = now - state.offset - state.heard;
  const real = wall.phase === 'paused' && wall.notice?.realIncident === true;
  return (
    <>
      {/* What is old is dimmed, but never a real incident: the line may be cut for the very same reason. */}
      <div className={classes['shift']} data-cut={silent > CUT_MS && !real ? '' : undefined}>
        <div className={real ? `${classes['mark']} ${classes['markReal']}` : classes['mark']}>
          {real ? c('realStrip') : c('drillStrip')}
        </div>
        {real ? (
          <RealIncident notice={wall.notice} />
        ) : (
          <>
            <Head wall={wall} now={now} />
            <Turns wall={wall} />
          </>
        )}
      </div>
      {silent > CUT_MS && (
        <p className={`tnum ${classes['cut']}`} role="status">
          {t('cut', { time: span(silent) })}
        </p>
      )}
      <p className="vh" role="status">
        {c(`phase.${wall.phase}`)}
      </p>
    </>
  );
}

function Head({ wall, now }: { wall: Wall; now: number }) {
  const { t, lang } = useWallText();
  const { t: c } = useCommon();
  const x = drillX({ phase: wall.phase, ...wall.clock }, now);
  const before = wall.phase === 'planned' || wall.phase === 'ready';
  const wait = wall.startsAt === null ? null : Date.parse(wall.startsAt) - now;
  return (
    <header className={classes['head']}>
      <div className={classes['what']}>
        <h1>{wall.name}</h1>
        <p className={classes['phase']} data-phase={wall.phase}>
          <span aria-hidden>{SHAPES[wall.phase]}</span> {c(`phase.${wall.phase}`)}
          {wall.phase === 'paused' && wall.notice?.reason && <small>{wall.notice.reason}</small>}
          {wall.clock.factor !== 1 && wall.phase === 'running' && <small className="tnum">×{number(wall.clock.factor, lang)}</small>}
        </p>
      </div>
      <div className={classes['clock']}>
        <small>{before ? t(wait === null || wait <= 0 ? 'soon' : 'startsIn') : t('elapsed')}</small>
        <time className="tnum" aria-live="off">
          {before ? (wait === null || wait <= 0 ? wallTime(now) : span(wait)) : drillTime(x)}
        </time>
        {wall.phase === 'running' && <small className="tnum">{t('left', { time: span(Math.max(0, wall.durationMs - x)) })}</small>}
      </div>
      <div className={classes['teams']}>
        <small>{t('teams')}</small>
        <b className="tnum">
          {wall.teams.online}
          <span>/{wall.teams.all}</span>
        </b>
        <small className="tnum">{wallTime(now)}</small>
      </div>
    </header>
  );
}

/** A shape for each phase, so that colour is not the only sign. */
const SHAPES: Record<Wall['phase'], string> = {
  planned: '○',
  ready: '◔',
  running: '▶',
  paused: '❚❚',
  ended: '■',
  published: '■',
  cancelled: '✕',
};

/** On a wall one after the other; on a phone everything one below the other. */
function Turns({ wall }: { wall: Wall }) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const turns = turnsOf(wall);
  const [at, setAt] = useState(0);
  const count = turns.length;
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setAt((before) => before + 1), DWELL_MS);
    return () => clearInterval(timer);
  }, [count]);
  if (phone) {
    return (
      <main className={classes['main']}>
        {wall.board && <Board board={wall.board} page={null} />}
        <Injects injects={wall.injects} />
      </main>
    );
  }
  const turn = turns[at % count] ?? { kind: 'injects' };
  return (
    <main className={classes['main']} key={turn.kind === 'board' ? `board ${turn.page}` : 'injects'}>
      {turn.kind === 'board' && wall.board ? <Board board={wall.board} page={turn.page} /> : <Injects injects={wall.injects} />}
    </main>
  );
}

function RealIncident({ notice }: { notice: Wall['notice'] }) {
  const { t } = useWallText();
  return (
    <main className={classes['real']} role="alert">
      <span aria-hidden>⚠</span>
      <h1>{t('realTitle')}</h1>
      {notice?.reason && <p className={classes['why']}>{notice.reason}</p>}
      <p>{t('realText')}</p>
      {notice && <p className="tnum">{t('since', { time: wallTime(notice.wall) })}</p>}
    </main>
  );
}
