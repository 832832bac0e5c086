/** The desk laid out: three columns in a hall, two on a tablet, one place at a time on a phone. */
import { Badge, Tabs } from '@mantine/core';
import { IconBolt, IconFileText, IconInbox, IconListCheck, IconMessages, IconServer2, type TablerIcon } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { TeamView } from '../../../../server/shared/views.js';
import type { LinkState } from '../../state/link.js';
import { Frame } from '../../ui/frame.js';
import { fetchLater, later } from '../../ui/later.js';
import { useScreen } from '../../ui/screen.js';
import { Loading } from '../../ui/states.js';
import { Arrivals } from './arrivals.js';
import classes from './console.module.css';
import { useDraftReturn } from './draft-return.js';
import { DeskProvider, SIDES, useDesk, type Line, type Place } from './desk.js';
import { Inbox } from './inbox.js';
import { useFocusKept } from './keep-focus.js';
import { useKept } from './keep.js';
import { CameInLate } from './late.js';
import { useDeskKeys } from './keys.js';
import { Notices, RealIncident } from './notices.js';
import { forMe } from './respond/approval.js';
import { Respond } from './respond/respond.js';
import { useTeamText } from './texts.js';
import { Bar, KeysButton, More, Presence, SoundSwitch, Standing } from './topbar.js';
import { useUnheard } from './unheard.js';

const ReadingPane = later(async () => (await import('./reading/pane.js')).ReadingPane);
const Log = later(async () => (await import('./log.js')).Log);
const Systems = later(async () => (await import('./systems.js')).Systems);
const Chat = later(async () => (await import('./chat.js')).Chat);
const WaitingRoom = later(async () => (await import('./waiting.js')).WaitingRoom, <Loading />);
const KeysHelp = later(async () => (await import('./help.js')).KeysHelp);
// the bar's place, so that nothing moves when it comes
const AfterEndEx = later(async () => (await import('./feedback.js')).AfterEndEx, <div className={classes['afterGap']} />);
const TeamScore = later(async () => (await import('./appeals/results.js')).TeamScore);

export function TeamDesk(props: { state: LinkState<TeamView>; view: TeamView; line: Line; seat: Seat }) {
  return (
    <DeskProvider {...props}>
      <Whole />
    </DeskProvider>
  );
}

/** From here on three columns fit without crowding; below the second, one place at a time. */
const WIDE = '(min-width: 75em)';
const TABLET = '(min-width: 48em)';

/** Letters that go to a place of the side column. */
const KEY_OF_PLACE = new Map<string, Place>([
  ['c', 'chat'],
  ['e', 'excon'],
  ['s', 'systems'],
]);

function Whole() {
  const { view, goTo, choose } = useDesk();
  const wide = useScreen(WIDE);
  const tablet = useScreen(TABLET);
  const [sound, setSound] = useKept('dientap.team.sound', true);
  const [score, setScore] = useState(false);
  const [help, setHelp] = useState(false);
  const real = view.phase === 'paused' && view.notice?.realIncident === true;
  const over = view.phase === 'ended' || view.phase === 'published';
  useDraftReturn();
  useFocusKept();
  useEffect(() => void fetchLater(), []);
  const waiting = view.phase === 'planned' || view.phase === 'ready' || (view.phase === 'cancelled' && view.injects.length === 0);

  useDeskKeys((pressed) => {
    if (real || waiting) return false;
    const place = KEY_OF_PLACE.get(pressed);
    if (place) goTo(place);
    else if (pressed === '?') setHelp(true);
    else if (pressed === '/') {
      // what was being written is kept
      choose(null);
      goTo('respond');
      requestAnimationFrame(() => document.getElementById('find-action')?.focus());
    } else return false;
    return true;
  });

  return (
    <>
      <div inert={real}>
        <Frame
          fill
          real={real}
          bar={<Bar short={!tablet} />}
          actions={
            <>
              <Presence />
              <SoundSwitch on={sound} toggle={() => setSound(!sound)} />
              <KeysButton open={() => setHelp(true)} />
              <More />
            </>
          }
        >
          <div className={classes['body']}>
            <h1 className="vh">
              {view.kit.exercise.name} - {view.kit.team.name}
            </h1>
            {!tablet && (
              <div className={classes['standing']}>
                <Standing />
              </div>
            )}
            <Notices seeScore={() => setScore(true)} />
            <CameInLate />
            {over && <AfterEndEx />}
            {waiting ? <WaitingRoom /> : wide ? <Wide /> : tablet ? <Tablet /> : <Phone />}
          </div>
        </Frame>
      </div>
      {real && <RealIncident />}
      <Arrivals sound={sound} />
      {help && <KeysHelp close={() => setHelp(false)} />}
      {score && <TeamScore close={() => setScore(false)} />}
    </>
  );
}

function Wide() {
  const { key, side, goTo } = useDesk();
  const [folded, setFolded] = useKept(key('log-folded'), false);
  return (
    <div className={classes['wide']} data-folded={folded || undefined}>
      <div className={`panel ${classes['areaInbox']}`}>
        <Inbox />
      </div>
      <div className={`panel ${classes['areaRead']}`}>
        <ReadingPane />
      </div>
      <div className={`panel ${classes['areaLog']}`}>
        <Log folded={folded} fold={() => setFolded(!folded)} />
      </div>
      <div className={`panel ${classes['areaSide']}`}>
        <Places places={SIDES} value={side} change={goTo} />
      </div>
    </div>
  );
}

function Tablet() {
  const { place, goTo } = useDesk();
  return (
    <div className={classes['tablet']}>
      <div className="panel">
        <Inbox />
      </div>
      <div className="panel">
        <Places places={['read', 'respond', 'systems', 'chat', 'excon', 'log']} value={place === 'inbox' ? 'read' : place} change={goTo} />
      </div>
    </div>
  );
}

/** Tabs whose panels stay mounted, so that nothing half-written is lost. */
function Places({ places, value, change }: { places: readonly Place[]; value: Place; change: (place: Place) => void }) {
  const badges = useBadges();
  const label = usePlaceLabel();
  return (
    <Tabs
      value={value}
      onChange={(next) => next && change(next as Place)}
      classNames={{
        root: classes['tabs'] ?? '',
        panel: classes['tabPanel'] ?? '',
        list: classes['tabList'] ?? '',
        tab: classes['tab'] ?? '',
      }}
      keepMounted
    >
      <Tabs.List>
        {places.map((place) => (
          <Tabs.Tab key={place} value={place} rightSection={<Count n={badges[place] ?? 0} />}>
            {label(place)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {places.map((place) => (
        <Tabs.Panel key={place} value={place}>
          <PlaceBody place={place} shown={place === value} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function PlaceBody({ place, shown }: { place: Place; shown: boolean }): ReactNode {
  switch (place) {
    case 'inbox':
      return <Inbox />;
    case 'read':
      return <ReadingPane />;
    case 'respond':
      return <Respond />;
    case 'systems':
      return <Systems />;
    case 'chat':
      return <Chat to="team" shown={shown} />;
    case 'excon':
      return <Chat to="excon" shown={shown} />;
    case 'log':
      return <Log />;
  }
}

function useBadges(): Partial<Record<Place, number>> {
  const { unread, state, view, seat } = useDesk();
  const team = useUnheard('team');
  const excon = useUnheard('excon');
  return {
    inbox: unread,
    respond: forMe(view, seat.memberId),
    chat: team,
    excon,
    log: state.pending.filter((each) => each.status === 'refused' && each.command.type !== 'say').length,
  };
}

function usePlaceLabel(): (place: Place) => string {
  const { t } = useTeamText();
  const labels: Record<Place, string> = {
    inbox: t('inbox'),
    read: t('reading'),
    respond: t('respond'),
    systems: t('systems'),
    chat: t('chatShort'),
    excon: 'EXCON',
    log: t('logShort'),
  };
  return (place) => labels[place];
}

function Count({ n }: { n: number }) {
  return n > 0 ? (
    <Badge size="sm" circle={n < 10} className="tnum">
      {n}
    </Badge>
  ) : null;
}

const PHONE: { place: Place; icon: TablerIcon }[] = [
  { place: 'inbox', icon: IconInbox },
  { place: 'read', icon: IconFileText },
  { place: 'respond', icon: IconBolt },
  { place: 'systems', icon: IconServer2 },
  { place: 'chat', icon: IconMessages },
  { place: 'log', icon: IconListCheck },
];

function Phone() {
  const { place: shown, goTo } = useDesk();
  const badges = useBadges();
  const label = usePlaceLabel();
  return (
    <div className={classes['phone']}>
      <div className={classes['phoneBody']}>
        {shown === 'chat' || shown === 'excon' ? (
          <Places places={['chat', 'excon']} value={shown} change={goTo} />
        ) : (
          <PlaceBody place={shown} shown />
        )}
      </div>
      <nav className={classes['dock']} aria-label="dientap">
        {PHONE.map(({ place: each, icon: Icon }) => {
          const n = each === 'chat' ? (badges.chat ?? 0) + (badges.excon ?? 0) : (badges[each] ?? 0);
          const current = each === shown || (each === 'chat' && shown === 'excon');
          return (
            <button
              key={each}
              type="button"
              aria-current={current ? 'page' : undefined}
              className={classes['dockItem']}
              onClick={() => goTo(each)}
            >
              <Icon size={20} stroke={1.7} aria-hidden />
              <span>{label(each)}</span>
              {n > 0 && <span className={`${classes['dockCount']} tnum`}>{n}</span>}
            </button>
          );
        })}
      </nav>
    </div>
  );
}
