/** The room around the pages: clock and line at the top, what waits below it, the pages in reach of a thumb. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconChecklist, IconGauge, IconUsersGroup } from '@tabler/icons-react';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import type { Pending } from '../../state/link.js';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import classes from './evaluator.module.css';
import { useDesk, useQueue } from './desk.js';
import type { Entry } from './outbox.js';
import { Overview } from './overview.js';
import { Queue } from './queue.js';
import { Teams } from './teams.js';
import { useEvaluatorText } from './texts.js';

const TABS = ['teams', 'queue', 'lead'] as const;
type Tab = (typeof TABS)[number];
const ICONS = { teams: IconUsersGroup, queue: IconChecklist, lead: IconGauge };
const isTab = (tab: string | undefined): tab is Tab => TABS.some((one) => one === tab);

const asPending = (entry: Entry): Pending => ({
  commandId: entry.id,
  command: { type: entry.record.kind },
  since: entry.record.wall,
  status: entry.state === 'refused' ? 'refused' : 'queued',
});

export function Room({ team, tab, lasting, cut }: { team: string | undefined; tab: string | undefined; lasting: boolean; cut: boolean }) {
  const { state, view, evaluation, entries, open } = useDesk();
  const { t } = useEvaluatorText();
  const page: Tab = isTab(tab) ? tab : 'teams';
  const mine = useQueue('?mine=true').items ?? [];
  const counts: Record<Tab, number> = {
    teams: 0,
    queue: mine.filter((item) => !item.mine && item.status !== 'differs').length,
    lead: mine.filter((item) => item.status === 'differs').length,
  };
  // the line's badge counts what waits: here that is the outbox
  const line = { ...state, pending: entries.map(asPending) };
  return (
    <Frame
      fill
      real={view.phase === 'paused' && view.notice?.realIncident === true}
      bar={
        <Group gap="sm" wrap="nowrap" style={{ minWidth: 0, flex: 1 }}>
          <DrillClock clock={state.clock} offset={state.offset} />
          <PhaseBadge phase={view.phase} />
          <Text size="sm" fw={600} truncate visibleFrom="sm" component="h1" style={{ flex: 1, minWidth: 0 }}>
            {view.kit.exercise.name}
          </Text>
          <LineBadge state={line} />
        </Group>
      }
    >
      <div className={classes['room']}>
        <Outgoing lasting={lasting} cut={cut} />
        {!evaluation.me.writes && (
          <Text size="sm" className={classes['banner'] ?? ''}>
            {t('readOnly')}
          </Text>
        )}
        <div className={classes['page']}>
          {page === 'teams' && <Teams team={team} />}
          {page === 'queue' && <Queue />}
          {page === 'lead' && <Overview />}
        </div>
        <nav className={classes['rail']} aria-label={t('pages')}>
          {TABS.map((each) => {
            const Icon = ICONS[each];
            return (
              <button key={each} type="button" aria-current={page === each ? 'page' : undefined} onClick={() => open({ tab: each })}>
                <Icon size={24} stroke={1.6} aria-hidden />
                <span>
                  {t(each)}
                  {counts[each] > 0 && <b className="tnum"> ({counts[each]})</b>}
                </span>
              </button>
            );
          })}
        </nav>
      </div>
    </Frame>
  );
}

/** What this device still holds: calm while it waits, exact where something was refused. */
function Outgoing({ lasting, cut }: { lasting: boolean; cut: boolean }) {
  const { entries, outbox, state } = useDesk();
  const { t } = useEvaluatorText();
  const { lang } = useCommon();
  const waiting = entries.filter((entry) => entry.state === 'waiting').length;
  const refused = entries.filter((entry) => entry.state === 'refused');
  const held = waiting > 0 && (cut || state.connection !== 'online');
  return (
    <div role="status">
      {held && (
        <Alert color="yellow" radius={0} p="xs">
          <Text size="sm" fw={600}>
            {t(lasting ? 'outboxWaits' : 'outboxNotKept', { n: waiting })}
          </Text>
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert color="red" radius={0} p="xs" title={t('outboxRefused', { n: refused.length })}>
          {refused.map((entry) => (
            <Group key={entry.id} gap="xs" justify="space-between" mb={4}>
              <Text size="sm" style={{ flex: 1, minWidth: 200 }}>
                <b>{t(`kind.${entry.record.kind}`)}</b>
                {entry.record.kind === 'observation' && ` “${entry.record.text}”`}:{' '}
                {lang === 'en' ? entry.problem?.en : entry.problem?.detail}
              </Text>
              <Group gap={6}>
                {entry.files.some((file) => !file.sent) && (
                  <Button size="xs" variant="default" onClick={() => void outbox.retry(entry.id, true)}>
                    {t('retryWithout')}
                  </Button>
                )}
                <Button size="xs" variant="default" onClick={() => void outbox.retry(entry.id)}>
                  {t('retry')}
                </Button>
                <Button size="xs" variant="default" c="var(--dt-bad)" onClick={() => void outbox.discard(entry.id)}>
                  {t('discard')}
                </Button>
              </Group>
            </Group>
          ))}
        </Alert>
      )}
    </div>
  );
}
