/** Contingencies whose moment has come and that wait for EXCON's yes or no: on top, with their age. */
import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MselRow } from '../../../../../server/shared/views.js';
import { useNow } from '../../../state/clock.js';
import { span } from '../../../ui/format.js';
import { askedOf, type Asked as Waiting } from '../alarms.js';
import classes from '../excon.module.css';
import { useExconText, useOrder, useRoom } from '../room.js';

export function useAsked(): Waiting[] {
  const { view } = useRoom();
  return useMemo(() => askedOf(view), [view]);
}

export function Asked({ rows }: { rows: Waiting[] }) {
  const { view } = useRoom();
  const { t } = useExconText();
  return (
    <section className={classes['asked']} aria-label={t('asked')}>
      <Text size="xs" fw={700} c="var(--dt-warn)" role="status">
        {t('asked')} ({rows.length})
      </Text>
      {rows.map((waiting) => {
        const row = view.msel.find(({ id }) => id === waiting.inject);
        return row ? <Question key={row.id} row={row} waiting={waiting} /> : null;
      })}
    </section>
  );
}

function Question({ row, waiting }: { row: MselRow; waiting: Waiting }) {
  const { view, state, replayed } = useRoom();
  const { t, pick } = useExconText();
  const { run, busy } = useOrder();
  const now = useNow(state.offset, 1000);
  const [reason, setReason] = useState('');
  const names = waiting.teams.map((teamId) => view.kit.teams.find(({ id }) => id === teamId)?.name ?? teamId);
  const decide = (yes: boolean): void =>
    void run({
      type: 'confirm',
      inject: row.id,
      teams: waiting.teams,
      yes,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  return (
    <div className={classes['question']}>
      <Group justify="space-between" wrap="nowrap" gap={8} align="baseline">
        <Text size="sm" lineClamp={2} style={{ minWidth: 0 }}>
          <b>{row.number}</b> {pick(row.title)}
        </Text>
        {waiting.since !== null && (
          <Text size="xs" fw={600} className="tnum" c="var(--dt-warn)" style={{ flex: 'none' }}>
            {t('waitsFor', { time: span(now - waiting.since) })}
          </Text>
        )}
      </Group>
      <Group gap={4} wrap="nowrap" mt={4}>
        <Popover width={280} position="bottom-start" withinPortal>
          <Popover.Target>
            <Button size="compact-xs" variant="subtle" px={4}>
              {names.length === 1 ? names[0] : t('forTeams', { n: names.length })}
            </Button>
          </Popover.Target>
          <Popover.Dropdown mah={300} style={{ overflow: 'auto' }}>
            <Stack gap={2}>
              {names.map((name) => (
                <Text key={name} size="sm">
                  {name}
                </Text>
              ))}
            </Stack>
          </Popover.Dropdown>
        </Popover>
        {!replayed && (
          <>
            <TextInput
              size="xs"
              flex={1}
              miw={60}
              aria-label={`${t('reason')}: ${row.number}`}
              placeholder={t('reason')}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button size="compact-sm" disabled={busy} onClick={() => decide(true)}>
              {t('yes')}
            </Button>
            <Button size="compact-sm" variant="default" disabled={busy} onClick={() => decide(false)}>
              {t('no')}
            </Button>
          </>
        )}
      </Group>
    </div>
  );
}
