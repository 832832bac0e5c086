/** The side panel: what waits for a yes or no, MSEL, ad-hoc composer, messages, live feed. */
import { Badge, Tabs } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { threadsOf } from './alarms.js';
import { Composer } from './adhoc/composer.js';
import classes from './excon.module.css';
import { Feed } from './feed.js';
import { Asked, useAsked } from './msel/asked.js';
import type { InjectAct } from './msel/ask-inject.js';
import { Msel } from './msel/msel.js';
import type { MselRow } from '../../../../server/shared/views.js';
import { useExconText, useRoom } from './room.js';
import { Messages, type Talk } from './talk/messages.js';
import { readUpTo, unreadOf, type Read } from './talk/read.js';

export type Tab = 'msel' | 'adhoc' | 'messages' | 'feed';

interface Props {
  tab: Tab;
  setTab: (tab: Tab) => void;
  talk: Talk;
  setRead: (change: (read: Read) => Read) => void;
  ask: (act: InjectAct, row: MselRow) => void;
}

export function Side({ tab, setTab, talk, setRead, ask }: Props) {
  const { view } = useRoom();
  const { t } = useExconText();
  const asked = useAsked();
  const threads = useMemo(() => threadsOf(view), [view]);
  const reading = tab === 'messages' ? talk.at : null;
  useEffect(() => {
    if (reading)
      setRead((read) =>
        readUpTo(
          read,
          threads.find(({ teamId }) => teamId === reading),
        ),
      );
  }, [reading, threads, setRead]);
  const unread = threads.reduce((sum, thread) => sum + unreadOf(thread, talk.read), 0);
  return (
    <aside className={`panel ${classes['side']}`} aria-label={t('sidePanel')}>
      {asked.length > 0 && <Asked rows={asked} />}
      <Tabs
        value={tab}
        onChange={(next) => next && setTab(next as Tab)}
        keepMounted={false}
        style={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
      >
        <Tabs.List grow>
          <Tabs.Tab value="msel" px={8}>
            {t('msel')}
          </Tabs.Tab>
          <Tabs.Tab value="adhoc" px={8}>
            {t('adhoc')}
          </Tabs.Tab>
          <Tabs.Tab
            value="messages"
            px={8}
            rightSection={
              unread > 0 ? (
                <Badge size="sm" color="red" px={6}>
                  {unread > 99 ? '99+' : unread}
                </Badge>
              ) : null
            }
          >
            {t('messages')}
          </Tabs.Tab>
          <Tabs.Tab value="feed" px={8}>
            {t('feed')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="msel" className={classes['body']}>
          <Msel ask={ask} />
        </Tabs.Panel>
        <Tabs.Panel value="adhoc" className={classes['body']} tabIndex={0}>
          <Composer />
        </Tabs.Panel>
        <Tabs.Panel value="messages" className={classes['body']}>
          <Messages talk={talk} />
        </Tabs.Panel>
        <Tabs.Panel value="feed" className={classes['body']} tabIndex={0}>
          <Feed />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
