/** The systems board: each with its state as a shape, a colour and a word, and how it came there. */
import { Stack, Text } from '@mantine/core';
import type { SystemView } from '../../../../server/shared/views.js';
import { drillTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { useDesk } from './desk.js';
import classes from './systems.module.css';
import { useTeamText } from './texts.js';

type Tone = SystemView['states'][number]['tone'];

export function ToneMark({ tone }: { tone: Tone }) {
  const { t } = useTeamText();
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" className={classes['tone']} data-tone={tone} role="img" aria-label={t(`tone.${tone}`)}>
      <title>{t(`tone.${tone}`)}</title>
      {tone === 'ok' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
      {tone === 'warn' && <path d="M8 1.5L15 14H1z" fill="currentColor" />}
      {tone === 'bad' && <path d="M8 1l7 7-7 7-7-7z" fill="currentColor" />}
      {tone === 'off' && <rect x="2.5" y="2.5" width="11" height="11" fill="none" stroke="currentColor" strokeWidth="2" />}
    </svg>
  );
}

export function Systems() {
  const { view } = useDesk();
  const { t } = useTeamText();
  if (view.systems.length === 0) return <Empty title={t('systemsEmpty')} />;
  return (
    // a region that scrolls must be reachable by keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['board']} aria-label={t('systems')} tabIndex={0}>
      <Stack gap={8} component="ul" className={classes['list']}>
        {view.systems.map((system) => (
          <System key={system.id} system={system} />
        ))}
      </Stack>
    </section>
  );
}

function System({ system }: { system: SystemView }) {
  const { t, pick } = useTeamText();
  const state = system.states.find((each) => each.id === system.state);
  const changes = system.changes ?? [];
  const last = changes.at(-1);
  const title = (id: string): string => {
    const known = system.states.find((each) => each.id === id);
    return known ? pick(known.title) : id;
  };
  return (
    <li className={classes['system']}>
      <Text fw={600}>{pick(system.title)}</Text>
      <div className={classes['state']} data-tone={state?.tone}>
        {state && <ToneMark tone={state.tone} />}
        <span>{title(system.state)}</span>
        {last && <span className={`${classes['when']} tnum`}>{drillTime(last.at.x)}</span>}
      </div>
      {changes.length > 1 && (
        <details className={classes['history']}>
          <summary>{t('history')}</summary>
          <ol>
            {changes.map((change) => (
              <li key={change.id}>
                <span className="tnum">{drillTime(change.at.x)}</span> {title(change.state)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
