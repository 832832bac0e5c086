/** The MSEL with what EXCON may do to each inject: release, hold, skip, reschedule, resend. */
import { ActionIcon, Badge, Button, Group, Menu, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { MselRow } from '../../../../server/shared/views.js';
import { useCommon } from '../../i18n/index.js';
import { ChannelIcon } from '../../ui/channel.js';
import { drillTime } from '../../ui/format.js';
import classes from './excon.module.css';
import { useExconText, useOrder, useRoom } from './room.js';

type Act = 'release' | 'hold' | 'unhold' | 'skip' | 'reschedule' | 'resend';

export function Msel() {
  const { view } = useRoom();
  const [asking, setAsking] = useState<{ act: Act; row: MselRow } | null>(null);
  return (
    <>
      {view.msel.map((row) => (
        <Line key={row.id} row={row} ask={(act) => setAsking({ act, row })} />
      ))}
      {asking && <AskAct {...asking} close={() => setAsking(null)} />}
    </>
  );
}

/** Teams of an inject by where it stands: received, and the rest. */
function useReach(row: MselRow): { got: string[]; rest: string[]; held: number } {
  const { view } = useRoom();
  const meant = view.kit.teams.filter((team) =>
    row.adhoc ? view.cells[team.id]?.[row.id] : row.to.some((part) => team.parts.includes(part)),
  );
  const got = meant.filter((team) => view.cells[team.id]?.[row.id]).map((team) => team.id);
  const rest = meant.filter((team) => !view.cells[team.id]?.[row.id]).map((team) => team.id);
  const held = meant.filter((team) => view.pending[team.worldId]?.[row.id]?.state === 'held').length;
  return { got, rest, held };
}

function Line({ row, ask }: { row: MselRow; ask: (act: Act) => void }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const { got, rest, held } = useReach(row);
  const live = view.phase === 'running' || view.phase === 'paused';
  const when = row.at === undefined ? (row.manual ? t('manual') : t('conditional')) : drillTime(row.at);
  return (
    <div className={classes['msel']}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <ChannelIcon channel={row.channel} size={15} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" lineClamp={2}>
            <b>{row.number}</b> {pick(row.title)}
          </Text>
          <Group gap={8}>
            <Text size="xs" c="dimmed" className="tnum">
              {when} · {t('sent', { n: got.length, all: got.length + rest.length })}
            </Text>
            {held > 0 && (
              <Badge size="xs" color="orange" variant="light" tt="none">
                {c('state.held')} {held}
              </Badge>
            )}
          </Group>
        </div>
        {live && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`${t('more')}: ${row.number} ${pick(row.title)}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.length > 0 && <Menu.Item onClick={() => ask('release')}>{t('release')}</Menu.Item>}
              {rest.length > held && <Menu.Item onClick={() => ask('hold')}>{t('hold')}</Menu.Item>}
              {held > 0 && <Menu.Item onClick={() => ask('unhold')}>{t('unhold')}</Menu.Item>}
              {rest.length > 0 && row.at !== undefined && <Menu.Item onClick={() => ask('reschedule')}>{t('reschedule')}</Menu.Item>}
              {got.length > 0 && <Menu.Item onClick={() => ask('resend')}>{t('resend')}</Menu.Item>}
              {rest.length > 0 && (
                <Menu.Item color="red" onClick={() => ask('skip')}>
                  {t('skip')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </div>
  );
}

function AskAct({ act, row, close }: { act: Act; row: MselRow; close: () => void }) {
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const { run } = useOrder();
  const { got, rest } = useReach(row);
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number | string>(Math.round((row.at ?? 0) / 60_000));
  const title = pick(row.title);
  const words: Record<Act, string> = {
    release: t('releaseAsk', { title, n: rest.length }),
    hold: `${row.number} ${title}`,
    unhold: `${row.number} ${title}`,
    skip: t('skipAsk', { title }),
    reschedule: `${row.number} ${title}`,
    resend: `${row.number} ${title} · ${t('forTeams', { n: got.length })}`,
  };
  const submit = (): void => {
    close();
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    const more =
      act === 'reschedule'
        ? { at: Math.round(Number(minutes) * 60_000) }
        : act === 'resend'
          ? { teams: got }
          : act === 'release'
            ? { teams: rest }
            : {};
    void run({ type: act, inject: row.id, ...more, ...why });
  };
  return (
    <Modal opened onClose={close} title={t(act)} closeButtonProps={{ 'aria-label': c('close') }}>
      <form onSubmit={(event) => (event.preventDefault(), submit())}>
        <Stack gap="sm">
          <Text size="sm">{words[act]}</Text>
          {act === 'reschedule' && <NumberInput label={t('rescheduleTo')} min={0} value={minutes} onChange={setMinutes} data-autofocus />}
          <Textarea
            label={t('reason')}
            autosize
            minRows={1}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button type="submit" {...(act === 'skip' ? { color: 'red' } : {})} data-autofocus={act !== 'reschedule' || undefined}>
              {t(act)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
