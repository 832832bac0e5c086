/** The top bar: clock, phase, line, team, who is here, and the switches of this desk. */
import { ActionIcon, Menu, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBell, IconBellOff, IconDeviceMobile, IconDots, IconLogout, IconUsers, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import classes from './console.module.css';
import banner from './cut-banner.module.css';
import { CutBanner, LineSaid } from './cut-banner.js';
import { useLineNews } from './cut.js';
import { useDesk } from './desk.js';
import { hereNow, seated } from './roster.js';
import { beep } from './sound.js';
import { useMembersText } from './texts-members.js';
import { useTeamText } from './texts.js';

export function Bar({ short }: { short: boolean }) {
  const { state } = useDesk();
  return (
    <div className={classes['bar']}>
      <DrillClock clock={state.clock} offset={state.offset} estimated={state.connection !== 'online'} />
      {!short && <Standing />}
    </div>
  );
}

/** Phase, line and team: in the bar, or under it where the bar is too short for them. */
export function Standing() {
  const { state, view } = useDesk();
  const { news, done } = useLineNews(state);
  return (
    <>
      <span className={news ? banner['beside'] : banner['whole']}>
        <PhaseBadge phase={view.phase} />
      </span>
      {news ? (
        <CutBanner news={news} done={done} />
      ) : (
        <>
          <LineBadge state={state} />
          <Text className={classes['team']} fw={600} title={view.kit.team.name}>
            {view.kit.team.name}
          </Text>
        </>
      )}
      <LineSaid news={news} />
    </>
  );
}

const MembersPanel = lazy(() => import('./members.js'));
const Device = lazy(() => import('./device-link.js').then(({ DeviceLink }) => ({ default: DeviceLink })));
const LeaveDevice = lazy(() => import('./leave.js').then(({ Leave }) => ({ default: Leave })));

/** How many of the team are here; opens who they are and what may be done about seats. */
export function Presence() {
  const { state, view, seat } = useDesk();
  const { t } = useMembersText();
  const [opened, setOpened] = useState(false);
  const here = hereNow(state, seat);
  const members = seated(view);
  const n = members.filter(({ id }) => here.has(id)).length;
  const label = t('open', { n, m: members.length });
  return (
    <>
      <UnstyledButton className={classes['chip']} aria-label={label} title={label} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconUsers size={16} stroke={1.8} aria-hidden />
        <span className="tnum">
          {n}/{members.length}
        </span>
      </UnstyledButton>
      <Suspense>{opened && <MembersPanel close={() => setOpened(false)} />}</Suspense>
    </>
  );
}

export function SoundSwitch({ on, toggle }: { on: boolean; toggle: () => void }) {
  const { t } = useTeamText();
  const label = on ? t('soundOn') : t('soundOff');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={label}
        aria-pressed={on}
        onClick={() => {
          if (!on) beep();
          toggle();
        }}
      >
        {on ? <IconVolume size={16} stroke={1.8} /> : <IconVolumeOff size={16} stroke={1.8} />}
      </ActionIcon>
    </Tooltip>
  );
}

export function More() {
  const { state } = useDesk();
  const { t } = useTeamText();
  const { t: m } = useMembersText();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  const [asked, ask] = useState<'device' | 'leave' | null>(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="md" aria-label={t('menu')}>
            <IconDots size={16} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={permission === 'granted' ? <IconBell size={16} /> : <IconBellOff size={16} />}
            disabled={permission !== 'default'}
            onClick={() => void Notification.requestPermission().then(setPermission)}
          >
            {permission === 'granted' ? t('notifyOn') : permission === 'denied' ? t('notifyDenied') : t('notifyAsk')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDeviceMobile size={16} />} disabled={state.connection !== 'online'} onClick={() => ask('device')}>
            {m('device')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => ask('leave')}>
            {m('leave')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {asked === 'device' && <Device close={() => ask(null)} />}
        {asked === 'leave' && <LeaveDevice close={() => ask(null)} />}
      </Suspense>
    </>
  );
}
