/** What comes next with its countdown, how many teams are here, how much is past due. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { drillX, useNow } from '../../../state/clock.js';
import { span } from '../../../ui/format.js';
import classes from '../excon.module.css';
import { tallyOf } from '../matrix/tally.js';
import { useExconText, useRoom } from '../room.js';
import { upcoming } from './upcoming.js';

const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'cancelled']);

export function NextUp() {
  const { view, state, replayed } = useRoom();
  const { t, pick } = useExconText();
  const now = useNow(state.offset, 1000);
  const x = state.clock ? drillX(state.clock, now) : 0;
  const times = useMemo(() => upcoming(view), [view]);
  const over = OVER.has(view.phase);
  const next = over ? [] : times.filter(({ at }) => at >= x).slice(0, 3);
  const online = view.kit.teams.filter((team) => (state.presence[team.id]?.length ?? 0) > 0).length;
  const missed = useMemo(() => view.kit.teams.reduce((sum, team) => sum + (tallyOf(view, team).states.missed ?? 0), 0), [view]);
  return (
    <section className={`panel ${classes['next']}`} aria-label={t('next')}>
      <Text size="xs" c="dimmed" fw={600} style={{ flex: 'none' }}>
        {t('next')}
      </Text>
      {next.length === 0 && (
        <Text size="sm" c="dimmed" style={{ flex: 1 }}>
          {t(over ? 'nothingMore' : 'nothingNext')}
        </Text>
      )}
      {next.map(({ row, at }) => (
        <div key={row.id} className={classes['upcoming']}>
          <Text size="sm" className="tnum" fw={700} style={{ flex: 'none', minWidth: 78 }}>
            {t('in', { time: span(at - x) })}
          </Text>
          <Text size="sm" component="b" title={pick(row.title)}>
            {row.number} {pick(row.title)}
          </Text>
        </div>
      ))}
      <Text size="sm" className="tnum" style={{ flex: 'none', marginLeft: 'auto' }}>
        {!replayed && t('teamsOnline', { n: online, all: view.kit.teams.length })}
      </Text>
      <Text size="sm" className="tnum" fw={missed > 0 ? 700 : 400} c={missed > 0 ? 'var(--dt-bad)' : 'dimmed'} style={{ flex: 'none' }}>
        {t('pastDue', { n: missed })}
      </Text>
    </section>
  );
}
