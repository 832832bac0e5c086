/** Who sits in a team: take a seat away, move its person to another team, give it back; its captain and its join code. */
import { Badge, Button, Group, Menu, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ExconTeam, MemberView } from '../../../../../server/shared/views.js';
import { byName } from '../../../ui/format.js';
import { AskOrder } from '../ask.js';
import type { Order } from '../basis.js';
import matrix from '../matrix/matrix.module.css';
import { maySteer } from '../may.js';
import { useSeatsText } from './members-texts.js';
import { NewCode } from './new-code.js';
import { useExconText, useRoom } from '../room.js';

type SeatAct = 'remove' | 'move' | 'restore';
type Act = SeatAct | 'captain' | 'no-captain';

export function Members({ team }: { team: ExconTeam }) {
  const { view, state, me } = useRoom();
  const { t } = useExconText();
  const [asking, setAsking] = useState<{ act: Act; member: MemberView } | null>(null);
  const here = new Set(state.presence[team.id] ?? []);
  const { t: s } = useSeatsText();
  const [code, setCode] = useState(false);
  const removed = new Set(view.removed?.[team.id] ?? []);
  const captain = view.captains?.[team.id];
  if (team.members.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nobody')}
      </Text>
    );
  return (
    <Stack gap={4}>
      {team.members.map((member) => {
        const gone = removed.has(member.id);
        return (
          <Group key={member.id} gap={8} wrap="nowrap">
            <span className={matrix['dot']} data-on={(here.has(member.id) && !gone) || undefined} aria-hidden />
            <Text size="sm" c={gone ? 'dimmed' : undefined} td={gone ? 'line-through' : undefined} style={{ flex: 1, minWidth: 0 }}>
              {member.name}
              {member.role ? ` - ${member.role}` : ''}
            </Text>
            <Text size="xs" c="dimmed">
              {gone ? '' : here.has(member.id) ? t('onLine') : t('offLine')}
            </Text>
            {captain === member.id && (
              <Badge size="sm" variant="default" tt="none">
                {s('captain')}
              </Badge>
            )}
            {gone && (
              <Badge size="sm" variant="default" tt="none">
                {t('seatRemoved')}
              </Badge>
            )}
            {maySteer(me) &&
              (gone ? (
                <Button size="compact-xs" variant="default" onClick={() => setAsking({ act: 'restore', member })}>
                  {t('seatRestore')}
                </Button>
              ) : (
                <Menu position="bottom-end" withinPortal>
                  <Menu.Target>
                    <Button size="compact-xs" variant="default" aria-label={`${t('seat')}: ${member.name}`}>
                      {t('seat')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setAsking({ act: captain === member.id ? 'no-captain' : 'captain', member })}>
                      {s(captain === member.id ? 'noCaptain' : 'setCaptain')}
                    </Menu.Item>
                    {view.kit.teams.length > 1 && <Menu.Item onClick={() => setAsking({ act: 'move', member })}>{t('seatMove')}</Menu.Item>}
                    <Menu.Item color="red" onClick={() => setAsking({ act: 'remove', member })}>
                      {t('seatRemove')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ))}
          </Group>
        );
      })}
      {maySteer(me) && (
        <Group mt={4}>
          <Button size="compact-xs" variant="default" onClick={() => setCode(true)}>
            {s('newCode')}
          </Button>
        </Group>
      )}
      {asking && (asking.act === 'captain' || asking.act === 'no-captain') && (
        <AskCaptain team={team} member={asking.act === 'captain' ? asking.member : null} close={() => setAsking(null)} />
      )}
      {asking && asking.act !== 'captain' && asking.act !== 'no-captain' && (
        <AskSeat team={team} act={asking.act} member={asking.member} close={() => setAsking(null)} />
      )}
      {code && <NewCode team={team} close={() => setCode(false)} />}
    </Stack>
  );
}

/** `member` null: the team has no captain any more. */
function AskCaptain({ team, member, close }: { team: ExconTeam; member: MemberView | null; close: () => void }) {
  const { t } = useSeatsText();
  const order: Order = { type: 'set-captain', team: team.id, member: member?.id ?? null };
  return (
    <AskOrder
      title={t(member ? 'setCaptain' : 'noCaptain')}
      text={member ? t('setCaptainAsk', { name: member.name, team: team.name }) : t('noCaptainAsk', { team: team.name })}
      order={() => order}
      about={order}
      close={close}
    />
  );
}

function AskSeat({ team, act, member, close }: { team: ExconTeam; act: SeatAct; member: MemberView; close: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const [to, setTo] = useState<string | null>(null);
  const others = view.kit.teams
    .filter(({ id }) => id !== team.id)
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => byName(a.label, b.label));
  const order = (): Order =>
    act === 'restore'
      ? { type: 'restore-member', team: team.id, member: member.id }
      : { type: 'remove-member', team: team.id, member: member.id, ...(act === 'move' && to ? { to } : {}) };
  const key = act === 'restore' ? 'seatRestore' : act === 'move' ? 'seatMove' : 'seatRemove';
  return (
    <AskOrder
      title={t(key)}
      text={t(`${key}Ask`, { name: member.name, team: team.name })}
      order={() => (act === 'move' && !to ? null : order())}
      about={order()}
      reason={act === 'restore' ? 'optional' : 'required'}
      color={act === 'remove' ? 'red' : undefined}
      close={close}
    >
      {act === 'move' && (
        <Select label={t('seatMoveTo')} required searchable limit={80} data={others} value={to} onChange={setTo} data-autofocus />
      )}
    </AskOrder>
  );
}
