/** The control room on screen: top bar, what comes next, matrix, side panel, drawer, palette. */
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { ExconView, MselRow } from '../../../../server/shared/views.js';
import type { LinkState } from '../../state/link.js';
import { Frame } from '../../ui/frame.js';
import { CellDrawer } from './cell/drawer.js';
import classes from './excon.module.css';
import { Keys } from './keys.js';
import { Matrix } from './matrix/matrix.js';
import { AskInject, type InjectAct } from './msel/ask-inject.js';
import { useOthers } from './others.js';
import { Palette, palette } from './palette.js';
import { RoomContext, type Opened, type Person, type Room, type RoomLine } from './room.js';
import { Side, type Tab } from './side.js';
import type { Read } from './talk/read.js';
import { Bar, type Asking } from './top/bar.js';
import { MissedStart } from './top/missed-start.js';
import { NextUp } from './top/next.js';
import { Quick } from './top/quick.js';
import { useWatching, WatchContext } from './watch.js';

interface Props {
  link: RoomLine;
  state: LinkState<ExconView>;
  view: ExconView;
  me: Person;
}

export function ControlRoom({ link, state, view, me }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const room: Room = { link, state, view, me, open: setOpened };
  const watch = useWatching(room);
  return (
    <RoomContext value={room}>
      <WatchContext value={watch}>
        <Panels room={room} opened={opened} open={setOpened} />
      </WatchContext>
    </RoomContext>
  );
}

const KEPT = 'dientap.excon.read';

/** What this browser has read of a drill's conversations; kept over a reload. */
function useRead(exerciseId: string): [Read, (change: (read: Read) => Read) => void] {
  const key = `${KEPT}.${exerciseId}`;
  const [read, setRead] = useState<Read>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}') as Read;
    } catch {
      return {};
    }
  });
  const change = useCallback(
    (edit: (read: Read) => Read) =>
      setRead((now) => {
        const next = edit(now);
        if (next !== now) localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return [read, change];
}

function Panels({ room, opened, open }: { room: Room; opened: Opened | null; open: (what: Opened | null) => void }) {
  const { view } = room;
  const [asking, ask] = useState<Asking>(null);
  const [act, setAct] = useState<{ act: InjectAct; row: MselRow } | null>(null);
  const [tab, setTab] = useState<Tab>('msel');
  const [talkAt, setTalkAt] = useState<string | null>(null);
  const [read, setRead] = useRead(view.kit.exercise.id);
  const [keys, setKeys] = useState(false);
  useOthers();
  const askInject = (what: InjectAct, row: MselRow): void => setAct({ act: what, row });
  const talk = (teamId: string): void => {
    setTalkAt(teamId);
    setTab('messages');
  };
  useHotkeys([
    ['shift+?', () => setKeys(true)],
    ['m', () => setTab('messages')],
    ['a', () => setTab('adhoc')],
  ]);
  return (
    <Frame
      fill
      real={view.phase === 'paused' && view.notice?.realIncident === true}
      bar={<Bar asking={asking} ask={ask} />}
      actions={<Quick palette={palette.open} keys={() => setKeys(true)} />}
    >
      <div className={classes['room']}>
        <div className={classes['top']}>
          <MissedStart ask={ask} />
          <NextUp />
        </div>
        <Matrix />
        <Side tab={tab} setTab={setTab} talk={{ at: talkAt, go: setTalkAt, read }} setRead={setRead} ask={askInject} />
      </div>
      <CellDrawer opened={opened} close={() => open(null)} talk={talk} />
      {act && <AskInject {...act} close={() => setAct(null)} />}
      {keys && <Keys close={() => setKeys(false)} />}
      <Palette doing={{ ask, askInject, open, tab: setTab, talk, keys: () => setKeys(true) }} />
    </Frame>
  );
}
