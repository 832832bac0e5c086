/** The control room as it stood at a moment: the very panels of the live one, with nothing to press that would act. */
import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMe } from '../../api/session.js';
import { PhaseBadge } from '../../ui/live.js';
import { alarmsOf, DEFAULTS, type Alarm } from '../excon/alarms.js';
import excon from '../excon/excon.module.css';
import { Feed } from '../excon/feed.js';
import { Matrix } from '../excon/matrix/matrix.js';
import { Asked, useAsked } from '../excon/msel/asked.js';
import { Msel } from '../excon/msel/msel.js';
import { RoomContext, useExconText, type Room } from '../excon/room.js';
import { Messages } from '../excon/talk/messages.js';
import { Alarms } from '../excon/top/alarms.js';
import { NextUp } from '../excon/top/next.js';
import { WatchContext, type Watch } from '../excon/watch.js';
import { Banner } from './banner.js';
import { Jumps } from './jumps.js';
import { roomLine, stateAt } from './lines.js';
import { Differs, Notice } from './notice.js';
import type { ExconRecording } from './recording.js';
import classes from './replay.module.css';
import { useStage, useStanding } from './stage.js';
import { useReplayText } from './texts.js';

const NOBODY = { id: '', name: '', roles: [] };
const NONE: ReadonlySet<string> = new Set();
/** ms of drill time between two looks at what rings. */
const LOOKS = 5000;
const ACTS: ReadonlySet<string> = new Set(['action-recorded', 'report-recorded', 'answer-recorded', 'hint-taken']);

/** What rang, by the limits that a control room begins with; who was on line is in no log. */
function useAlarmsThen(recording: ExconRecording): Watch {
  const { clock, n, wall } = useStanding();
  const look = Math.floor(clock.x / LOOKS);
  return useMemo(() => {
    const view = recording.reel.at(n);
    const actedX: Record<string, number> = {};
    for (const item of recording.reel.items.slice(0, n)) {
      if (ACTS.has(item.type) && 'teamId' in item && item.teamId !== undefined)
        actedX[item.teamId] = Math.max(actedX[item.teamId] ?? 0, item.at.x);
    }
    const alarms: Alarm[] = alarmsOf({ view, x: clock.x, wall, actedX, darkSince: {} }, DEFAULTS);
    return {
      alarms,
      loud: alarms,
      stalledTeams: new Set(alarms.flatMap(({ kind, teams }) => (kind === 'stall' ? teams : []))),
      darkTeams: NONE,
      settings: { ...DEFAULTS, sound: true },
      set: () => undefined,
      acknowledge: () => undefined,
    };
    // the clock between two looks rings nothing
    // oxlint-disable-next-line react/exhaustive-deps
  }, [recording, n, look]);
}

export function RoomThen({ recording }: { recording: ExconRecording }) {
  const { look } = useStage();
  const { n, clock } = useStanding();
  const me = useMe('user').data;
  const [link] = useState(roomLine);
  const view = recording.reel.at(n);
  const watch = useAlarmsThen(recording);
  const room: Room = {
    link,
    state: stateAt(view, clock),
    view,
    me: me?.kind === 'user' ? me.user : NOBODY,
    open: ({ teamId, inject }) => look(`team:${teamId}`, inject === undefined ? undefined : view.cells[teamId]?.[inject]?.deliveryId),
    replayed: true,
  };
  return (
    <RoomContext value={room}>
      <WatchContext value={watch}>
        <Banner>
          <PhaseBadge phase={view.phase} />
          <Notice notice={view.notice} />
          <Differs />
          <Alarms />
        </Banner>
        <div className={`${excon['room']} ${classes['room']}`}>
          <div className={excon['top']}>
            <NextUp />
          </div>
          <Matrix />
          <Side />
        </div>
      </WatchContext>
    </RoomContext>
  );
}

function Side() {
  const { t: r } = useReplayText();
  const { t } = useExconText();
  const { recording } = useStage();
  const asked = useAsked();
  const [at, go] = useState<string | null>(null);
  // what this person has read elsewhere says nothing here
  const read = useMemo(() => {
    const view = recording.reel.at(0);
    return view.audience === 'team' ? {} : Object.fromEntries(view.kit.teams.map(({ id }) => [id, Infinity]));
  }, [recording]);
  return (
    <aside className={`panel ${excon['side']}`} aria-label={t('sidePanel')}>
      {asked.length > 0 && <Asked rows={asked} />}
      <Tabs defaultValue="moments" keepMounted={false} className={classes['tabs'] ?? ''}>
        <Tabs.List grow>
          <Tabs.Tab value="moments" px={8}>
            {r('moments')}
          </Tabs.Tab>
          <Tabs.Tab value="msel" px={8}>
            {t('msel')}
          </Tabs.Tab>
          <Tabs.Tab value="messages" px={8}>
            {t('messages')}
          </Tabs.Tab>
          <Tabs.Tab value="feed" px={8}>
            {t('feed')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="moments" className={classes['tabBody'] ?? ''}>
          <Jumps />
        </Tabs.Panel>
        <Tabs.Panel value="msel" className={excon['body'] ?? ''}>
          <Msel ask={() => undefined} />
        </Tabs.Panel>
        <Tabs.Panel value="messages" className={excon['body'] ?? ''}>
          <Messages talk={{ at, go, read }} />
        </Tabs.Panel>
        <Tabs.Panel value="feed" className={excon['body'] ?? ''} tabIndex={0}>
          <Feed />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
