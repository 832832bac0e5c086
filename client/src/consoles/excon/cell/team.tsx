/** A team's screen, exactly as the team sees it and read-only, with its people, its time, its log and its messages. */
import { Button, Group, SegmentedControl, Stack, Tabs, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ExconTeam, TeamInject, TeamReply, TeamView } from '../../../../../server/shared/views.js';
import { ChannelIcon } from '../../../ui/channel.js';
import { drillTime, span, wallTime } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import { threadsOf } from '../alarms.js';
import classes from '../excon.module.css';
import { maySteer } from '../may.js';
import { useExconText, useRoom, useStaff } from '../room.js';
import { useLastAct } from '../sentences.js';
import { Compose } from '../talk/compose.js';
import { Said } from '../talk/messages.js';
import { Credit } from './credit.js';
import { Deeds } from './deeds.js';
import { Members } from './members.js';
import { Sent } from './sent.js';

export function TeamScreen({ team, screen }: { team: ExconTeam; screen: TeamView }) {
  const { view, me } = useRoom();
  const { t, pick } = useExconText();
  const last = useLastAct(`team:${team.id}`);
  const [crediting, setCrediting] = useState(false);
  const penalties = view.penalties[team.id] ?? [];
  const thread = threadsOf(view).find(({ teamId }) => teamId === team.id);
  const live = view.phase === 'running' || view.phase === 'paused';
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {last}
        </Text>
        {maySteer(me) && live && (
          <Button size="compact-sm" variant="default" onClick={() => setCrediting(true)}>
            {t('credit')}
          </Button>
        )}
      </Group>
      {crediting && <Credit team={team} close={() => setCrediting(false)} />}
      <Tabs defaultValue="screen" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="screen">{t('teamView')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('teamLog')}</Tabs.Tab>
          <Tabs.Tab value="people">{t('members')}</Tabs.Tab>
          <Tabs.Tab value="talk">{t('messages')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="screen" pt="sm">
          <Seen team={team} screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="log" pt="sm">
          {penalties.length > 0 && (
            <Text size="sm" c="var(--dt-bad)" fw={600} mb={6}>
              {t('penalties')}: {penalties.map((code) => (view.kit.actions[code] ? pick(view.kit.actions[code].title) : code)).join('; ')}
            </Text>
          )}
          <Deeds screen={screen} />
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="sm">
          <Stack gap="md">
            <Members team={team} />
            <Time team={team} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="talk" pt="sm">
          <Stack gap="xs">
            {maySteer(me) && <Compose to={team.id} />}
            <Said messages={thread?.messages ?? []} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** Time that EXCON has given. */
function Time({ team }: { team: ExconTeam }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const { nameOf } = useStaff();
  const credits = view.credits?.[team.id] ?? [];
  return (
    <section>
      <Title order={3} size="h6">
        {t('creditGiven')}
      </Title>
      {credits.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noCredit')}
        </Text>
      )}
      {credits.map((credit) => (
        <Text key={`${credit.at.wall}${credit.ms}`} size="sm" className="tnum">
          +{span(credit.ms)}
          {credit.inject ? ` · ${view.msel.find(({ id }) => id === credit.inject)?.number ?? credit.inject}` : ''} ·{' '}
          {wallTime(credit.at.wall)} · {nameOf(credit.by)}
          {credit.reason ? ` · ${credit.reason}` : ''}
        </Text>
      ))}
    </section>
  );
}

/** Inbox, reading pane and systems, as they stand on the team's own desk. */
function Seen({ team, screen }: { team: ExconTeam; screen: TeamView }) {
  const { t, lang, pick } = useExconText();
  const [openedId, setOpened] = useState<string | null>(null);
  const [side, setSide] = useState<'inbox' | 'systems'>('inbox');
  const idOf = (one: TeamInject | TeamReply): string => ('deliveryId' in one ? one.deliveryId : one.id);
  const received = [...screen.injects, ...screen.replies].toSorted((a, b) => b.at.x - a.at.x || b.at.wall - a.at.wall);
  const opened = received.find((one) => idOf(one) === openedId) ?? received[0];
  return (
    <Stack gap="sm">
      {(screen.phase !== 'running' || screen.notice) && (
        <Text size="sm" fw={600} c="var(--dt-warn)" role="status">
          {screen.notice?.realIncident ? t('realShown') : screen.phase === 'paused' ? t('pausedBy') : t('standsStill')}
          {screen.notice?.reason ? `: ${screen.notice.reason}` : ''}
        </Text>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('teamView')}
        style={{ alignSelf: 'flex-start' }}
        value={side}
        onChange={(value) => setSide(value)}
        data={[
          { value: 'inbox', label: t('inbox') },
          { value: 'systems', label: t('systems') },
        ]}
      />
      {side === 'systems' && (
        <Stack gap={4}>
          {screen.systems.map((system) => (
            <Group key={system.id} gap={8}>
              <Text size="sm" style={{ flex: 1 }}>
                {pick(system.title)}
              </Text>
              <Text size="sm" fw={600}>
                {pick(system.states.find(({ id }) => id === system.state)?.title ?? { vi: system.state, en: system.state })}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
      {side === 'inbox' && received.length === 0 && <Empty title={t('nothingReceived')} />}
      {side === 'inbox' && received.length > 0 && (
        <div className={classes['desk']}>
          <div className={classes['deskList']} role="listbox" aria-label={t('inbox')}>
            {received.map((one) => {
              const words = 'inject' in one ? (lang === 'en' ? one.inject.en : one.inject) : lang === 'en' ? one.en : one;
              return (
                <button
                  key={idOf(one)}
                  type="button"
                  role="option"
                  aria-selected={one === opened}
                  className={classes['deskRow']}
                  onClick={() => setOpened(idOf(one))}
                >
                  <ChannelIcon channel={'inject' in one ? one.inject.channel : one.channel} size={14} />
                  <span>
                    <Text size="sm" fw={'inject' in one && !one.seen ? 700 : 400} lineClamp={2}>
                      {words.title ?? words.from.name}
                    </Text>
                    <Text size="xs" c="dimmed" className="tnum">
                      {drillTime(one.at.x)} · {'inject' in one ? (one.seen ? t('teamSaw') : t('teamUnread')) : t('teamReply')}
                    </Text>
                  </span>
                </button>
              );
            })}
          </div>
          <div style={{ minWidth: 0 }}>{opened && <Sent what={opened} to={team.name} />}</div>
        </div>
      )}
    </Stack>
  );
}
