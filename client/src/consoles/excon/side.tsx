/** The side panel: what waits for a yes or no, MSEL, ad-hoc composer, messages, live feed. */
import { Badge, Tabs } from '@mantine/core';
import { useState } from 'react';
import { Adhoc } from './adhoc.js';
import { Asked, useAsked } from './asked.js';
import classes from './excon.module.css';
import { Feed } from './feed.js';
import { Messages } from './messages.js';
import { Msel } from './msel.js';
import { useExconText, useRoom } from './room.js';

export function Side() {
  const { view } = useRoom();
  const { t } = useExconText();
  const [tab, setTab] = useState<string | null>('msel');
  const [read, setRead] = useState(0);
  const asked = useAsked();
  const incoming = view.messages.filter((message) => message.to === 'excon').length;
  const unread = tab === 'messages' ? 0 : incoming - read;
  return (
    <aside className={`panel ${classes['side']}`}>
      {asked.length > 0 && <Asked rows={asked} />}
      <Tabs
        value={tab}
        onChange={(next) => {
          if (next === 'messages' || tab === 'messages') setRead(incoming);
          setTab(next);
        }}
        keepMounted={false}
        style={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
      >
        <Tabs.List grow>
          <Tabs.Tab value="msel">{t('msel')}</Tabs.Tab>
          <Tabs.Tab value="adhoc">{t('adhoc')}</Tabs.Tab>
          <Tabs.Tab
            value="messages"
            rightSection={
              unread > 0 ? (
                <Badge size="sm" circle color="red">
                  {unread}
                </Badge>
              ) : null
            }
          >
            {t('messages')}
          </Tabs.Tab>
          <Tabs.Tab value="feed">{t('feed')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="msel" className={classes['body']} tabIndex={0}>
          <Msel />
        </Tabs.Panel>
        <Tabs.Panel value="adhoc" className={classes['body']} tabIndex={0}>
          <Adhoc />
        </Tabs.Panel>
        <Tabs.Panel value="messages" className={classes['body']} tabIndex={0}>
          <Messages />
        </Tabs.Panel>
        <Tabs.Panel value="feed" className={classes['body']} tabIndex={0}>
          <Feed />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
