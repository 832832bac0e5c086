/** Who comes when the story is under way is told how much there is and what nobody has taken up, with a way to it. */
import { Button, Group, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { drillX } from '../../state/clock.js';
import type { Entry } from './entries.js';
import classes from './console.module.css';
import { useDesk } from './desk.js';
import { useKept } from './keep.js';
import { useLateText } from './texts-late.js';

/** Injects that nobody of the team has acted on or works on; a communication check owes nothing. */
export const unhandled = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ inject, handling }) => inject && !inject.inject.check && handling !== 'acted' && inject.assigned === undefined);

/** Drill ms: whoever opens the desk before that was there from the start, also when the page was slow to come. */
const FROM_THE_START = 60_000;

/** Drill ms until which injects had arrived when this device first opened the desk; null: it was there from the start. */
function useCameIn(): { until: number | null; dismiss: () => void } {
  const { view, state, entries, key, markRead } = useDesk();
  const [kept, keep] = useKept<{ until: number | null } | null>(key('came-in'), null);
  const [now] = useState(() => {
    const begun = state.clock !== null && drillX(state.clock, Date.now() + state.offset) < FROM_THE_START;
    return begun ? -1 : Math.max(-1, ...view.injects.filter(({ inject }) => !inject.check).map(({ at }) => at.x));
  });
  useEffect(() => {
    if (kept) return;
    keep({ until: now < 0 ? null : now });
    // what others have done already need not be opened one by one
    markRead(entries.filter(({ handling }) => handling === 'acted').map(({ id }) => id));
  }, [kept, keep, now, entries, markRead]);
  return { until: kept?.until ?? null, dismiss: () => keep({ until: null }) };
}

export function CameInLate() {
  const { view, entries, openEntry, goTo } = useDesk();
  const { t } = useLateText();
  const { until, dismiss } = useCameIn();
  if (until === null || (view.phase !== 'running' && view.phase !== 'paused')) return null;
  const before = entries.filter(({ inject, x }) => inject && !inject.inject.check && x <= until);
  const open = unhandled(before);
  const first = open.at(-1);
  const jump = (): void => {
    if (!first) return;
    openEntry(first.id);
    goTo('read');
  };
  return (
    <div className={classes['banner']} data-tone="info" role="status">
      <IconInfoCircle size={18} aria-hidden />
      <Text size="sm" className={classes['bannerText']}>
        <b>{t('came', { n: before.length })}</b> {open.length > 0 ? t('open', { n: open.length }) : t('none')}
      </Text>
      <Group gap={6} className={classes['bannerActs'] ?? ''}>
        {first && (
          <Button size="compact-sm" onClick={jump}>
            {t('jump')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={dismiss}>
          {t('understood')}
        </Button>
      </Group>
    </div>
  );
}
