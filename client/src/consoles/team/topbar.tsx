/** The top bar: clock, phase, line, team, who is here, and the switches of this desk. */
import { ActionIcon, Badge, Group, Menu, Popover, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconCircle,
  IconCircleFilled,
  IconDots,
  IconLogout,
  IconUsers,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { byName } from '../../ui/format.js';
import { DrillClock, LineBadge, PhaseBadge } from '../../ui/live.js';
import classes from './console.module.css';
import { useDesk } from './desk.js';
import { seated } from './roster.js';
import { beep } from './sound.js';
import { useTeamText } from './texts.js';

export function Bar({ short }: { short: boolean }) {
  const { state } = useDesk();
  return (
    <div className={classes['bar']}>
      <DrillClock clock={state.clock} offset={state.offset} />
      {!short && <Standing />}
    </div>
  );
}

/** Phase, line and team: in the bar, or under it where the bar is too short for them. */
export function Standing() {
  const { state, view } = useDesk();
  return (
    <>
      <PhaseBadge phase={view.phase} />
      <LineBadge state={state} />
      <Text className={classes['team']} fw={600} title={view.kit.team.name}>
        {view.kit.team.name}
      </Text>
    </>
  );
}

export function Presence() {
  const { state, view, seat } = useDesk();
  const { t } = useTeamText();
  const here = new Set(state.presence[seat.teamId]);
  // one's own line is what this page itself knows best
  if (state.connection === 'online') here.add(seat.memberId);
  const members = seated(view).toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || byName(a.name, b.name));
  const n = members.filter((member) => here.has(member.id)).length;
  const label = t('membersHere', { n, m: members.length });
  return (
    <Popover position="bottom-end" withinPortal shadow="md" width={280} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes['chip']} aria-label={label} title={label}>
          <IconUsers size={16} stroke={1.8} aria-hidden />
          <span className="tnum">
            {n}/{members.length}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text fw={600} size="sm" mb={4}>
          {t('members')}
        </Text>
        <Stack gap={4} component="ul" className={classes['plain']} mah={320} style={{ overflow: 'auto' }} tabIndex={0}>
          {members.map((member) => (
            <Group key={member.id} component="li" gap={8} wrap="nowrap">
              {here.has(member.id) ? (
                <IconCircleFilled size={9} color="var(--dt-ok)" role="img" aria-label={t('here')} />
              ) : (
                <IconCircle size={9} color="var(--dt-wait)" role="img" aria-label={t('away')} />
              )}
              <Text size="sm" truncate>
                {member.name}
                {member.id === seat.memberId && ` (${t('you')})`}
              </Text>
              {member.role && (
                <Badge variant="default" size="sm" tt="none" radius="sm">
                  {member.role}
                </Badge>
              )}
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
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
  const { t } = useTeamText();
  const { t: c } = useCommon();
  const { logout } = useSession();
  const navigate = useNavigate();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  const leave = async (): Promise<void> => {
    await logout();
    await navigate({ to: '/' });
  };
  return (
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
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {c('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
