/** The bell: what rings, since when, acknowledged by one click; what counts as silence is set here. */
import { ActionIcon, Button, Group, Indicator, NumberInput, Popover, Stack, Switch, Text } from '@mantine/core';
import { IconBell, IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { drillX, useNow } from '../../../state/clock.js';
import { span } from '../../../ui/format.js';
import type { Alarm } from '../alarms.js';
import classes from '../excon.module.css';
import { useExconText, useRoom } from '../room.js';
import { useWatch } from '../watch.js';

/** How many teams an alarm names before it only counts. */
const NAMED = 4;

export function Alarms() {
  const { alarms, loud, settings } = useWatch();
  const { replayed } = useRoom();
  const { t } = useExconText();
  const [opened, setOpened] = useState(false);
  const ringing = loud.length > 0;
  const Icon = ringing ? IconBellRinging : settings.sound ? IconBell : IconBellOff;
  const teams = loud.reduce((sum, alarm) => sum + alarm.teams.length, 0);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={380} withinPortal shadow="md" trapFocus returnFocus>
      <Indicator disabled={!ringing} label={teams > 99 ? '99+' : teams} size={16} color="red" offset={3}>
        <Popover.Target>
          <ActionIcon
            variant="default"
            size={30}
            className={ringing ? (classes['ringing'] ?? '') : ''}
            aria-label={ringing ? t('alarmsN', { n: loud.length }) : t('alarms')}
            aria-expanded={opened}
            onClick={() => setOpened((now) => !now)}
          >
            <Icon size={17} stroke={1.7} color={ringing ? 'var(--dt-bad)' : 'currentColor'} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown role="dialog" aria-label={t('alarms')}>
        <Stack gap="sm">
          {alarms.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('noAlarms')}
            </Text>
          )}
          {alarms.map((alarm) => (
            <Line key={alarm.id} alarm={alarm} loud={loud.includes(alarm)} />
          ))}
          {!replayed && <Settings />}
        </Stack>
      </Popover.Dropdown>
      <span className="vh" role="status" aria-live="polite">
        {ringing ? loud.map((alarm) => t(`alarm.${alarm.kind}`, { n: alarm.teams.length })).join('. ') : ''}
      </span>
    </Popover>
  );
}

function Line({ alarm, loud }: { alarm: Alarm; loud: boolean }) {
  const { view, state, open, replayed } = useRoom();
  const { t } = useExconText();
  const { acknowledge } = useWatch();
  const now = useNow(state.offset, 1000);
  const age = alarm.kind === 'stall' ? (state.clock ? drillX(state.clock, now) : 0) - alarm.since : now - alarm.since;
  const row = view.msel.find(({ id }) => id === alarm.inject);
  const named = alarm.teams.slice(0, NAMED);
  return (
    <div className={classes['alarmLine']} data-loud={loud || undefined}>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Text size="sm" fw={600}>
          {row ? `${row.number} ` : ''}
          {t(`alarm.${alarm.kind}`, { n: alarm.teams.length })}
        </Text>
        <Text size="xs" className="tnum" c="dimmed">
          {span(age)}
        </Text>
      </Group>
      <Group gap={4} mt={2}>
        {named.map((teamId) => (
          <Button key={teamId} size="compact-xs" variant="subtle" maw="100%" onClick={() => open({ teamId })}>
            {view.kit.teams.find(({ id }) => id === teamId)?.name}
          </Button>
        ))}
        {alarm.teams.length > named.length && (
          <Text size="xs" c="dimmed">
            +{alarm.teams.length - named.length}
          </Text>
        )}
      </Group>
      {loud && !replayed && (
        <Button size="compact-xs" mt={4} variant="default" onClick={() => acknowledge(alarm)}>
          {t('acknowledge')}
        </Button>
      )}
    </div>
  );
}

function Settings() {
  const { settings, set } = useWatch();
  const { t } = useExconText();
  const field = (key: 'stallMinutes' | 'darkSeconds' | 'messageMinutes', min: number, max: number) => (
    <NumberInput
      size="xs"
      label={t(`set.${key}`)}
      min={min}
      max={max}
      value={settings[key]}
      onChange={(value) => typeof value === 'number' && value >= min && value <= max && set({ [key]: value })}
    />
  );
  return (
    <div className={classes['alarmSettings']}>
      <Switch size="xs" label={t('soundOn')} checked={settings.sound} onChange={(event) => set({ sound: event.currentTarget.checked })} />
      <Group grow gap="xs" align="flex-end" mt={6}>
        {field('stallMinutes', 1, 120)}
        {field('darkSeconds', 10, 3600)}
        {field('messageMinutes', 1, 120)}
      </Group>
    </div>
  );
}
