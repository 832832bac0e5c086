/** A team's screen as it stood at a moment: its inbox, what it read, its log, systems and talk. Nothing leaves it. */
import { Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import { PhaseBadge } from '../../ui/live.js';
import { useScreen } from '../../ui/screen.js';
import { Chat } from '../team/chat.js';
import { DeskProvider, useDesk } from '../team/desk.js';
import { Inbox } from '../team/inbox.js';
import { Log } from '../team/log.js';
import { ReadingPane } from '../team/reading/pane.js';
import { Systems } from '../team/systems.js';
import { useTeamText } from '../team/texts.js';
import { Banner } from './banner.js';
import { Jumps } from './jumps.js';
import { stateAt, teamLine } from './lines.js';
import { Differs, Notice } from './notice.js';
import type { TeamRecording } from './recording.js';
import classes from './replay.module.css';
import { useStage, useStanding } from './stage.js';
import { useReplayText } from './texts.js';

const WIDE = '(min-width: 75em)';
const TABLET = '(min-width: 48em)';

export function TeamThen({ recording }: { recording: TeamRecording }) {
  const { exerciseId } = useStage();
  const { n, clock } = useStanding();
  const view = recording.reel.at(n);
  const [line] = useState(teamLine);
  const { id, name } = view.kit.team;
  // nobody's seat: what is opened or filtered here is remembered by this page alone
  const [seat] = useState<Seat>({ exerciseId, teamId: id, memberId: `replay-${id}` });
  return (
    <DeskProvider state={stateAt(view, clock)} view={view} line={line} seat={seat} replayed>
      <Banner>
        <PhaseBadge phase={view.phase} />
        <Notice notice={view.notice} />
        <Differs />
      </Banner>
      <div className={classes['team']}>
        <h2 className="vh">{name}</h2>
        <Places />
      </div>
    </DeskProvider>
  );
}

type Place = 'moments' | 'inbox' | 'read' | 'log' | 'systems' | 'chat' | 'excon';

/** On a phone one place at a time, on a tablet reading and the rest side by side, in a hall three columns. */
function Places() {
  const { asked } = useStage();
  const { entries, openEntry, place, goTo } = useDesk();
  const wide = useScreen(WIDE);
  const tablet = useScreen(TABLET);
  const [tab, setTab] = useState<Place>('moments');
  // what was read then is in no log: it begins with the newest
  const [newest] = useState(entries[0]?.id);
  useEffect(() => {
    if (newest !== undefined) openEntry(newest);
  }, [newest, openEntry]);
  useEffect(() => {
    if (!asked) return;
    openEntry(asked.deliveryId);
    goTo('read');
  }, [asked, openEntry, goTo]);
  // what is pressed in the inbox is read where reading has its place
  const [before, setBefore] = useState(place);
  if (before !== place) {
    setBefore(place);
    if (!tablet && (place === 'read' || place === 'inbox')) setTab(place);
  }
  const choose = (next: Place): void => {
    setTab(next);
    goTo(next === 'read' ? 'read' : 'inbox');
  };
  const rest: Place[] = ['moments', 'log', 'systems', 'chat', 'excon'];
  if (!tablet)
    return (
      <div className={`panel ${classes['phone']}`}>
        <Tabbed places={['moments', 'inbox', 'read', 'log', 'systems', 'chat', 'excon']} at={tab} go={choose} />
      </div>
    );
  return (
    <div className={wide ? classes['wide'] : classes['tablet']}>
      <div className={`panel ${classes['inbox']}`}>
        <Inbox />
      </div>
      <div className={`panel ${classes['read']}`}>
        <ReadingPane />
      </div>
      <div className={`panel ${classes['rest']}`}>
        <Tabbed places={rest} at={rest.includes(tab) ? tab : 'moments'} go={setTab} />
      </div>
    </div>
  );
}

function Tabbed({ places, at, go }: { places: readonly Place[]; at: Place; go: (place: Place) => void }) {
  const { t } = useTeamText();
  const { t: r } = useReplayText();
  const labels: Record<Place, string> = {
    moments: r('moments'),
    inbox: t('inbox'),
    read: t('reading'),
    log: t('logShort'),
    systems: t('systems'),
    chat: t('chatShort'),
    excon: 'EXCON',
  };
  return (
    <Tabs value={at} onChange={(next) => next && go(next as Place)} keepMounted={false} className={classes['tabs'] ?? ''}>
      <Tabs.List className={classes['tabList'] ?? ''}>
        {places.map((place) => (
          <Tabs.Tab key={place} value={place} px={10}>
            {labels[place]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={at} className={classes['tabBody'] ?? ''}>
        <Body place={at} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Body({ place }: { place: Place }) {
  switch (place) {
    case 'moments':
      return <Jumps />;
    case 'inbox':
      return <Inbox />;
    case 'read':
      return <ReadingPane />;
    case 'log':
      return <Log />;
    case 'systems':
      return <Systems />;
    case 'chat':
      return <Chat to="team" shown />;
    case 'excon':
      return <Chat to="excon" shown />;
  }
}
