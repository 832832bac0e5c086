/** The MSEL with what EXCON may do to each inject: release, edit and send, hold, skip, reschedule, resend. */
import { ActionIcon, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { MselRow } from '../../../../../server/shared/views.js';
import { useCommon } from '../../../i18n/index.js';
import { ChannelIcon } from '../../../ui/channel.js';
import { drillTime, fold } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import classes from '../excon.module.css';
import { reachOf, type Reach } from '../matrix/tally.js';
import { useExconText, useRoom } from '../room.js';
import { useLastAct } from '../sentences.js';
import { dueOf } from './due.js';
import type { InjectAct } from './ask-inject.js';

const FILTERS = ['all', 'next', 'sent', 'held', 'conditional'] as const;
type Filter = (typeof FILTERS)[number];

function matches(row: MselRow, reach: Reach, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'next':
      return reach.rest.length > 0;
    case 'sent':
      return reach.got.length > 0;
    case 'held':
      return reach.held.length > 0;
    case 'conditional':
      return row.conditional || row.manual;
  }
}

export function Msel({ ask }: { ask: (act: InjectAct, row: MselRow) => void }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const lines = useMemo(() => view.msel.map((row) => ({ row, reach: reachOf(view, row) })), [view]);
  const wanted = fold(words.trim());
  const shown = lines.filter(
    ({ row, reach }) => matches(row, reach, filter) && (wanted === '' || fold(`${row.number} ${pick(row.title)}`).includes(wanted)),
  );
  return (
    <div className={classes['filled']}>
      <Group gap={6} wrap="nowrap" pb={6}>
        <TextInput
          size="xs"
          flex={1}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('findInject')}
          aria-label={t('findInject')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={140}
          aria-label={t('filterMsel')}
          allowDeselect={false}
          data={FILTERS.map((value) => ({ value, label: t(`msel.${value}`) }))}
          value={filter}
          onChange={(value) => value && setFilter(value)}
        />
      </Group>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['list']} tabIndex={0} role="group" aria-label={t('msel')}>
        {shown.length === 0 && <Empty title={t('noInjects')} />}
        {shown.map(({ row, reach }) => (
          <Line key={row.id} row={row} reach={reach} ask={(act) => ask(act, row)} />
        ))}
      </div>
    </div>
  );
}

function Line({ row, reach, ask }: { row: MselRow; reach: Reach; ask: (act: InjectAct) => void }) {
  const { view, replayed } = useRoom();
  const { t, pick } = useExconText();
  const { t: c } = useCommon();
  const { got, rest, held } = reach;
  const last = useLastAct(row.id);
  const live = !replayed && (view.phase === 'running' || view.phase === 'paused');
  const due = rest.length > 0 ? dueOf(view, row) : (row.at ?? null);
  const when = row.adhoc ? t('adhocSent') : due === null ? (row.manual ? t('manual') : t('conditional')) : drillTime(due);
  const moved = row.at !== undefined && due !== null && due !== row.at;
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
              {when}
              {moved && ` (${t('planned', { x: drillTime(row.at ?? 0) })})`} · {t('sent', { n: got.length, all: got.length + rest.length })}
            </Text>
            {held.length > 0 && (
              <Text size="xs" fw={600} c="var(--dt-warn)">
                {c('state.held')} {held.length}
              </Text>
            )}
          </Group>
          {last && (
            <Text size="xs" c="dimmed" truncate title={last}>
              {last}
            </Text>
          )}
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
              {rest.length > 0 && <Menu.Item onClick={() => ask('edit')}>{t('editSend')}</Menu.Item>}
              {rest.length > held.length && <Menu.Item onClick={() => ask('hold')}>{t('hold')}</Menu.Item>}
              {held.length > 0 && <Menu.Item onClick={() => ask('unhold')}>{t('unhold')}</Menu.Item>}
              {rest.length > 0 && due !== null && <Menu.Item onClick={() => ask('reschedule')}>{t('reschedule')}</Menu.Item>}
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
