/** The time axis: drill time from START EX to END EX, how busy it was, and where the clock stood still. A slider for hand and keyboard. */
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { wallAt, type ClockSpan } from '../../../../server/shared/replay.js';
import { useCommon } from '../../i18n/index.js';
import { drillTime, span as spanText, wallTime } from '../../ui/format.js';
import { densityOf } from './moments.js';
import classes from './replay.module.css';
import { useStage, useStanding } from './stage.js';
import { useReplayText } from './texts.js';

const BINS = 240;
/** Drill ms of one step and of one page by keyboard. */
const STEP = 10_000;
const PAGE = 300_000;

/** What a stretch is called; an outage is a pause to the eye, but of another cause. */
export function useSpanName(): (span: ClockSpan | undefined) => string {
  const { t } = useReplayText();
  const { t: c } = useCommon();
  return (span) => {
    if (!span) return '';
    const what = span.outage ? t('outage') : span.realIncident ? t('real') : c(`phase.${span.phase}`);
    return span.reason === undefined ? what : t('stillReason', { what, reason: span.reason });
  };
}

export function Axis() {
  const { recording, player, end } = useStage();
  const { clock, span, wall } = useStanding();
  const { t } = useReplayText();
  const name = useSpanName();
  const track = useRef<HTMLDivElement>(null);
  const { spans } = recording.head;
  const part = end === 0 ? 0 : Math.min(1, clock.x / end);

  const seekX = (x: number): void => player.seek(wallAt(spans, Math.max(0, Math.min(end, x))));
  const pointed = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (box && box.width > 0) seekX(((event.clientX - box.left) / box.width) * end);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowLeft: -STEP,
      ArrowDown: -STEP,
      ArrowRight: STEP,
      ArrowUp: STEP,
      PageUp: PAGE,
      PageDown: -PAGE,
    };
    const by = steps[event.key];
    if (by !== undefined) seekX(clock.x + by);
    else if (event.key === 'Home') player.seek(player.from);
    else if (event.key === 'End') player.seek(player.to);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={track}
      className={classes['axis']}
      role="slider"
      tabIndex={0}
      aria-label={t('axis')}
      aria-valuemin={0}
      aria-valuemax={Math.round(end / 1000)}
      aria-valuenow={Math.round(clock.x / 1000)}
      aria-valuetext={t('at', { x: drillTime(clock.x), wall: wallTime(wall), phase: name(span) })}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        player.pause();
        pointed(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && pointed(event)}
    >
      <Picture />
      <div className={classes['gone']} style={{ width: `${part * 100}%` }} />
      <div className={classes['knob']} style={{ left: `${part * 100}%` }} />
    </div>
  );
}

/** Drawn once for a recording. */
function Picture() {
  const { recording, end } = useStage();
  const { t } = useReplayText();
  const name = useSpanName();
  const bins = useMemo(() => densityOf(recording, end, BINS), [recording, end]);
  const most = Math.max(1, ...bins.map(({ acts }) => acts));
  const still = recording.head.spans.filter(({ phase }) => phase === 'paused');
  return (
    <>
      <svg className={classes['picture']} viewBox={`0 0 ${BINS} 40`} preserveAspectRatio="none" aria-hidden>
        {bins.map(({ acts, delivered, bad }, at) => (
          // one bin, always at its place
          // oxlint-disable-next-line react/no-array-index-key
          <g key={at}>
            {acts > 0 && (
              <rect
                x={at}
                width={0.9}
                y={30 - 24 * Math.sqrt(acts / most)}
                height={24 * Math.sqrt(acts / most)}
                className={classes['acts']}
              />
            )}
            {delivered && <rect x={at} width={0.9} y={31} height={4} className={classes['came']} />}
            {bad && <rect x={at} width={0.9} y={36} height={4} className={classes['bad']} />}
          </g>
        ))}
      </svg>
      {still.map((span) => {
        const words = `${name(span)}. ${t('still', { time: spanText(span.toWall - span.fromWall) })} (${drillTime(span.fromX)})`;
        return (
          <span
            key={span.fromWall}
            className={classes['still']}
            data-kind={span.outage ? 'outage' : span.realIncident ? 'real' : 'pause'}
            style={{ left: `${end === 0 ? 0 : (span.fromX / end) * 100}%` }}
            title={words}
          />
        );
      })}
    </>
  );
}

export function AxisLegend() {
  const { recording } = useStage();
  const { t } = useReplayText();
  return (
    <div className={classes['axisLegend']} aria-hidden>
      <span data-mark="acts">{t('legendActs')}</span>
      <span data-mark="came">{t('legendDelivered')}</span>
      <span data-mark="bad">{t(recording.kind === 'team' ? 'legendBadTeam' : 'legendBad')}</span>
      <span data-mark="still">{t('legendStill')}</span>
    </div>
  );
}
