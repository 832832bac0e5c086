/** The menu at the end of the top bar: notifications, a second device, leaving this one. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconDeviceMobile, IconDots, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { later } from '../../ui/later.js';
import { useDesk } from './desk.js';
import { useMembersText } from './texts-members.js';
import { useTeamText } from './texts.js';

const Device = later(async () => (await import('./device-link.js')).DeviceLink);
const LeaveDevice = later(async () => (await import('./leave.js')).Leave);

export function MoreMenu() {
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
      {asked === 'device' && <Device close={() => ask(null)} />}
      {asked === 'leave' && <LeaveDevice close={() => ask(null)} />}
    </>
  );
}
