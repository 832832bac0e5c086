/** A line of percents over drills, 0 to 100, with the rating at each point; what was not tested breaks the line. */
import type { AgencyTrend, TrendLine } from '../../../../server/shared/programme.js';
import { date, fixed2 } from '../../ui/format.js';
import classes from './programme.module.css';
import { useProgramme } from './texts.js';

const WIDTH = 520;
const HEIGHT = 170;
const LEFT = 60;
const RIGHT = 20;
const TOP = 24;
const BOTTOM = 26;
/** Dates below the line at most; with more drills every second, third … has one. */
const DATES = 6;

interface Props {
  title: string;
  drills: AgencyTrend['drills'];
  /** In the order of the drills; undefined where the drill had nothing of it. */
  points: readonly (TrendLine['points'][number] | undefined)[];
}

export function TrendChart({ title, drills, points }: Props) {
  const { t, lang } = useProgramme();
  const step = drills.length > 1 ? (WIDTH - LEFT - RIGHT) / (drills.length - 1) : 0;
  const x = (at: number): number => (drills.length > 1 ? LEFT + at * step : (LEFT + WIDTH - RIGHT) / 2);
  const y = (percent: number): number => TOP + ((100 - percent) / 100) * (HEIGHT - TOP - BOTTOM);
  const dots = points.map((point, at) =>
    point && point.percent !== null ? { at, x: x(at), y: y(point.percent), percent: point.percent, rating: point.rating } : null,
  );
  const every = Math.ceil(drills.length / DATES);
  const path = dots.map((dot, at) => (dot ? `${at > 0 && dots[at - 1] ? 'L' : 'M'}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}` : '')).join(' ');
  const told = dots.flatMap((dot) =>
    dot ? [`${date(drills[dot.at]?.endedWall ?? 0)} ${fixed2(dot.percent, lang)} %${dot.rating ? ` ${dot.rating}` : ''}`] : [],
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={classes['chart']}
      role="img"
      aria-label={t('chart', { title, points: told.join('; ') })}
    >
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(percent)} y2={y(percent)} className={classes['grid']} />
          <text x={LEFT - 8} y={y(percent) + 4} textAnchor="end">
            {percent} %
          </text>
        </g>
      ))}
      <path d={path} className={classes['line']} />
      {dots.map(
        (dot) =>
          dot && (
            <g key={dot.at}>
              <circle cx={dot.x} cy={dot.y} r={4.5} className={classes['dot']} data-rating={dot.rating ?? undefined} />
              {dot.rating && (
                <text x={dot.x} y={dot.y - 9} textAnchor="middle" className={classes['letter']}>
                  {dot.rating}
                </text>
              )}
            </g>
          ),
      )}
      {drills.map(
        (drill, at) =>
          at % every === 0 && (
            <text
              key={drill.exerciseId}
              x={x(at)}
              y={HEIGHT - 6}
              textAnchor={drills.length === 1 ? 'middle' : at === 0 ? 'start' : at === drills.length - 1 ? 'end' : 'middle'}
            >
              {date(drill.endedWall).replace(/(\d\d)(\d\d)$/, '$2')}
            </text>
          ),
      )}
    </svg>
  );
}
