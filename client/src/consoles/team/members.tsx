/** Who of the team is here, what they read, who leads; and what one may do about seats and devices. */
import { ActionIcon, Button, Drawer, Group, Menu, Stack, Text } from '@mantine/core';
import { IconCircle, IconCircleFilled, IconDeviceMobile, IconDots, IconKey, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemberView } from '../../../../server/shared/views.js';
import { useCommon } from '../../i18n/index.js';
import { byName, wallTime } from '../../ui/format.js';
import { titleOf } from '../../features/reading/piece.js';
import { CaptainMark, NoCaptain } from './captain.js';
import classes from './members.module.css';
import { useDesk } from './desk.js';
import { DeviceLink } from './device-link.js';
import { Leave } from './leave.js';
import { useTeamOrder } from './order.js';
import { hereNow, seated } from './roster.js';
import { HandOver, NewCode, RemoveSeat } from './seat-acts.js';
import { useMembersText } from './texts-members.js';
import { useTeamText } from './texts.js';

type Asked = { what: 'remove' | 'hand-over'; member: MemberView } | { what: 'code' | 'device' | 'leave' };

export default function MembersPanel({ close }: { close: () => void }) {
  const { view, state, seat } = useDesk();
  const { t } = useMembersText();
  const { t: c } = useCommon();
  const [asked, ask] = useState<Asked | null>(null);
  const here = hereNow(state, seat);
  const members = seated(view).toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || byName(a.name, b.name));
  const captain = view.captain === seat.memberId;
  const done = (): void => ask(null);
  return (
    <>
      <Drawer
        opened
        onClose={close}
        position="right"
        size={440}
        title={
          <Text component="span" fw={600}>
            {t('title')}{' '}
            <Text component="span" c="dimmed" size="sm" className="tnum">
              {t('count', { n: members.filter(({ id }) => here.has(id)).length, m: members.length })}
            </Text>
          </Text>
        }
        closeButtonProps={{ 'aria-label': c('close') }}
        // the drawer's head is not the page's banner
        attributes={{ header: { role: 'presentation' } }}
      >
        <Stack gap="md">
          {!view.captain && <NoCaptain />}
          <ul className={classes['list']}>
            {members.map((member) => (
              <Row key={member.id} member={member} here={here.has(member.id)} ask={ask} />
            ))}
          </ul>
          {state.connection !== 'online' && (
            <Text size="sm" c="var(--dt-warn)" role="status">
              {t('cutHint')}
            </Text>
          )}
          <Stack gap={8}>
            <Act icon={<IconDeviceMobile size={16} aria-hidden />} label={t('device')} go={() => ask({ what: 'device' })} />
            {captain && <Act icon={<IconKey size={16} aria-hidden />} label={t('newCode')} go={() => ask({ what: 'code' })} />}
            <Act icon={<IconLogout size={16} aria-hidden />} label={t('leave')} go={() => ask({ what: 'leave' })} offline />
          </Stack>
        </Stack>
      </Drawer>
      {asked?.what === 'remove' && <RemoveSeat member={asked.member} newCode={() => ask({ what: 'code' })} close={done} />}
      {asked?.what === 'hand-over' && <HandOver member={asked.member} close={done} />}
      {asked?.what === 'code' && <NewCode close={done} />}
      {asked?.what === 'device' && <DeviceLink close={done} />}
      {asked?.what === 'leave' && <Leave close={done} />}
    </>
  );
}

function Act({ icon, label, go, offline = false }: { icon: React.ReactNode; label: string; go: () => void; offline?: boolean }) {
  const { state } = useDesk();
  return (
    <Button variant="default" justify="flex-start" leftSection={icon} disabled={!offline && state.connection !== 'online'} onClick={go}>
      {label}
    </Button>
  );
}

function Row({ member, here, ask }: { member: MemberView; here: boolean; ask: (what: Asked) => void }) {
  const { view, state, seat } = useDesk();
  const { t } = useMembersText();
  const { t: team } = useTeamText();
  const since = state.since?.[member.id];
  const pages = state.pages?.[member.id] ?? 0;
  const at = since === undefined ? null : wallTime(since).slice(0, 5);
  return (
    <li className={classes['member']}>
      {here ? (
        <IconCircleFilled size={10} color="var(--dt-ok)" role="img" aria-label={team('here')} />
      ) : (
        <IconCircle size={10} color="var(--dt-wait)" role="img" aria-label={team('away')} />
      )}
      <div className={classes['who']}>
        <Group gap={8}>
          <Text fw={600}>
            {member.name}
            {member.id === seat.memberId && ` (${t('you')})`}
          </Text>
          {view.captain === member.id && <CaptainMark />}
        </Group>
        {member.role && <Text size="sm">{member.role}</Text>}
        <Text size="sm" c="dimmed" className="tnum">
          {here ? (at ? t('hereSince', { time: at }) : t('here')) : at ? t('awaySince', { time: at }) : t('away')}
          {pages > 1 && `; ${t('pages', { n: pages })}`}
          {here && <Doing member={member.id} />}
        </Text>
      </div>
      <Acts member={member} ask={ask} />
    </li>
  );
}

/** What another member has open now. */
function Doing({ member }: { member: string }) {
  const { state, entries, view } = useDesk();
  const { t } = useMembersText();
  const { lang, pick } = useTeamText();
  const place = state.whereabouts[member];
  const form = place?.draft === undefined ? undefined : view.kit.forms.find(({ id }) => id === place.draft?.split(':')[0]);
  const entry = entries.find(({ id }) => id === place?.inject);
  if (form) return `; ${t('writing', { title: pick(form.title) })}`;
  return entry ? `; ${t('reading', { title: titleOf(entry, lang) })}` : null;
}

function Acts({ member, ask }: { member: MemberView; ask: (what: Asked) => void }) {
  const { view, seat, state } = useDesk();
  const { t } = useMembersText();
  const { run } = useTeamOrder();
  const captain = view.captain === seat.memberId;
  const own = member.id === seat.memberId;
  if ((view.captain && !captain) || own) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('acts', { name: member.name })} disabled={state.connection !== 'online'}>
          <IconDots size={16} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {captain ? (
          <>
            <Menu.Item onClick={() => ask({ what: 'hand-over', member })}>{t('handOver')}</Menu.Item>
            <Menu.Item c="var(--dt-bad)" onClick={() => ask({ what: 'remove', member })}>
              {t('remove')}
            </Menu.Item>
          </>
        ) : (
          <Menu.Item onClick={() => void run({ type: 'name-captain', member: member.id })}>{t('nameCaptain')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
