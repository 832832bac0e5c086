/** What an observer hears of the drill, last first: that things happen, not what teams wrote nor what is expected of them. */
import { Text } from '@mantine/core';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { drillTime, number } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { gather } from './feed-lines.js';
import classes from './observe.module.css';
import { useObserveText } from './observe-texts.js';

/** Lines kept on screen. */
const LINES = 120;

type Say = ReturnType<typeof useObserveText>;

/** Null for what an observer's page says nothing about. */
export function observedSentence(view: ExconView, item: ExconItem, { t, pick, lang }: Say): string | null {
  const inject = (id: string): string => {
    const row = view.msel.find((one) => one.id === id);
    return row ? `${row.number} ${pick(row.title)}`.trim() : '';
  };
  switch (item.type) {
    case 'inject-delivered':
      return t('delivered', { what: inject(item.inject) });
    case 'inject-seen':
      return t('seen', { what: inject(item.inject) });
    case 'action-recorded':
      return item.inject === undefined ? t('acted') : t('actedOn', { what: inject(item.inject) });
    case 'action-proposed':
      return t('proposed');
    case 'report-recorded':
      return t('reported');
    case 'answer-recorded':
      return t('answered', { what: inject(item.inject) });
    case 'system-changed': {
      const system = view.kit.systems.find((one) => one.id === item.system);
      const state = system?.states.find((one) => one.id === item.state);
      if (!system) return null;
      return state ? t('system', { what: pick(system.title), state: pick(state.title) }) : t('systemAny', { what: pick(system.title) });
    }
    case 'paused':
      return item.reason ? `${t('pausedAct')}: ${item.reason}` : t('pausedAct');
    case 'factor-set':
      return t('factor', { n: number(item.factor, lang) });
    case 'board-opened':
      return t(item.open ? 'boardOpened' : 'boardClosed');
    case 'readied':
    case 'started':
    case 'resumed':
    case 'ended':
    case 'cancelled':
    case 'published':
    case 'outage':
      return t(item.type);
    default:
      return null;
  }
}

export function ObserverFeed({ view }: { view: ExconView }) {
  const say = useObserveText();
  const names = new Map(view.kit.teams.map((team) => [team.id, team.name]));
  const lines = gather(
    view.feed.flatMap((item) => {
      const text = observedSentence(view, item, say);
      return text === null ? [] : [{ id: item.id, at: item.at, text, teamId: 'teamId' in item ? item.teamId : undefined }];
    }),
  ).slice(0, LINES);
  return (
    <aside className={`panel ${classes['side']}`} aria-label={say.t('feed')}>
      <h2 className={classes['title']}>{say.t('feed')}</h2>
      <div className={classes['feed']} role="log" aria-live="off" tabIndex={0}>
        {lines.length === 0 && <Empty title={say.t('noFeed')} />}
        {lines.map(({ id, at, text, teams }) => (
          <p key={id} className={classes['line']}>
            <Text span size="xs" c="dimmed" className="tnum">
              {drillTime(at.x).slice(2)}
            </Text>
            <span>
              {teams.length > 0 && (
                <b className="tnum">{teams.length > 1 ? say.t('many', { n: teams.length }) : names.get(teams[0] ?? '')} </b>
              )}
              {text}
            </span>
          </p>
        ))}
      </div>
    </aside>
  );
}
