/** How busy a drill is: deliveries and deadlines by stretches of its time, and the five fullest minutes in words. */
import { List, Text, Title } from '@mantine/core';
import type { LoadMinute } from '../../../../server/shared/rehearsal.js';
import { ticks } from './place.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

const [W, H] = [520, 96];

export function Load({ minutes, duration }: { minutes: LoadMinute[]; duration: number }) {
  const { t } = useStudio();
  const all = Math.max(1, Math.ceil(duration / 60_000));
  // a long drill shows a few minutes to the bar
  const step = Math.max(1, Math.ceil(all / 90));
  const bars = Array.from({ length: Math.ceil(all / step) + 1 }, () => ({ deliveries: 0, expected: 0 }));
  for (const { minute, deliveries, expected } of minutes) {
    const bar = bars[Math.min(bars.length - 1, Math.floor(minute / step))];
    if (bar) {
      bar.deliveries += deliveries;
      bar.expected += expected;
    }
  }
  const most = Math.max(1, ...bars.map((bar) => bar.deliveries + bar.expected));
  const width = W / bars.length;
  const y = (n: number): number => (n / most) * (H - 20);
  const fullest = minutes.toSorted((a, b) => b.deliveries + b.expected - a.deliveries - a.expected || a.minute - b.minute).slice(0, 5);
  return (
    <section className="panel" style={{ padding: 12 }}>
      <Title order={2} size="h5">
        {t('load')}
      </Title>
      <Text size="xs" c="dimmed" mb={4}>
        {t('loadText')}
      </Text>
      <svg viewBox={`0 0 ${W} ${H}`} width="100%" role="img" aria-label={t('loadText')}>
        {bars.map((bar, index) => (
          // bars stand for stretches of time, which never change their order
          // oxlint-disable-next-line react/no-array-index-key
          <g key={index}>
            <rect
              x={index * width}
              width={Math.max(1, width - 1)}
              y={H - 16 - y(bar.deliveries)}
              height={y(bar.deliveries)}
              fill="var(--dt-accent)"
            />
            <rect
              x={index * width}
              width={Math.max(1, width - 1)}
              y={H - 16 - y(bar.deliveries + bar.expected)}
              height={y(bar.expected)}
              fill="var(--dt-warn)"
              opacity={0.75}
            />
          </g>
        ))}
        <line x1={0} x2={W} y1={H - 15.5} y2={H - 15.5} stroke="var(--dt-line)" />
        {ticks(duration).map((ms) => (
          <text
            key={ms}
            x={Math.min((ms / 60_000 / step) * width, W - 8)}
            y={H - 3}
            className={classes['tick']}
            textAnchor={ms === 0 ? 'start' : 'middle'}
          >
            {ms / 60_000}
          </text>
        ))}
      </svg>
      <div className={classes['legend']}>
        <span>
          <i style={{ background: 'var(--dt-accent)' }} /> {t('deliveries')}
        </span>
        <span>
          <i style={{ background: 'var(--dt-warn)' }} /> {t('expectedN')}
        </span>
      </div>
      <List size="sm" mt={4}>
        {fullest.map(({ minute, deliveries, expected }) => (
          <List.Item key={minute} className="tnum">
            {t('minuteN', { n: minute })}: {deliveries} + {expected}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
