/** A local time of a zone as an office writes it: dd/mm/yyyy and HH:mm; what is typed but not whole yet stays here. */
import { ActionIcon, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { dateInField, fromFields, isZone, localClock, localDate, offsetName } from '../../../../server/shared/zone.js';
import { useText } from '../../i18n/index.js';
import { useNow } from '../../state/clock.js';
import { texts } from './texts.js';
import classes from './schedule.module.css';

interface StartProps {
  label: string;
  required: boolean;
  zone: string;
  value: string | undefined;
  disabled: boolean;
  onChange: (startsAt: string | undefined) => void;
}

const EMPTY = { date: '', time: '' };

export function StartField({ label, required, zone, value, disabled, onChange }: StartProps) {
  const { t } = useText<typeof texts>('schedule');
  const picker = useRef<HTMLInputElement>(null);
  const known = isZone(zone);
  const shownOf = (iso: string | undefined): typeof EMPTY => {
    const instant = iso === undefined ? Number.NaN : Date.parse(iso);
    return known && Number.isFinite(instant) ? { date: localDate(instant, zone), time: localClock(instant, zone) } : EMPTY;
  };
  const [typed, setTyped] = useState(() => shownOf(value));
  const read = known ? fromFields(typed.date, typed.time, zone) : null;
  const instant = value === undefined ? undefined : Date.parse(value);
  // Another value came from outside: another zone was chosen, or it was saved.
  const [held, setHeld] = useState({ instant, zone });
  if (held.instant !== instant || held.zone !== zone) {
    setHeld({ instant, zone });
    if (read?.instant !== instant) setTyped((now) => (instant === undefined && now.date !== '' ? now : shownOf(value)));
  }
  const now = useNow(0, 10_000);
  /** Half a date is no mistake while it is being typed. */
  const [left, setLeft] = useState(false);

  function type(next: typeof EMPTY): void {
    setTyped(next);
    const found = known ? fromFields(next.date, next.time, zone) : null;
    onChange(found ? new Date(found.instant).toISOString() : undefined);
  }
  const begun = typed.date !== '' || typed.time !== '';
  const hint =
    read === null
      ? t(begun && left ? 'notWhole' : 'format')
      : read.kind === 'skipped'
        ? t('skipped', { time: localClock(read.instant, zone) })
        : read.kind === 'doubled'
          ? t('doubled')
          : read.instant < now
            ? t('past')
            : `${zone} (${offsetName(read.instant, zone)})`;
  const warn = read === null ? begun && left : read.kind !== 'plain' || read.instant < now;
  return (
    <Stack gap={4} role="group" aria-label={label}>
      <Group gap="xs" align="flex-end" wrap="nowrap" onFocus={() => setLeft(false)} onBlur={() => setLeft(true)}>
        <TextInput
          className={classes['date']}
          label={label}
          required={required}
          disabled={disabled}
          placeholder={t('datePlaceholder')}
          inputMode="numeric"
          maxLength={10}
          value={typed.date}
          onChange={(event) => type({ ...typed, date: event.currentTarget.value })}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={disabled}
              aria-label={t('pick')}
              onClick={() => picker.current?.showPicker()}
            >
              <IconCalendar size={18} />
            </ActionIcon>
          }
        />
        <TextInput
          className={classes['time']}
          label={t('clock')}
          required={required}
          disabled={disabled}
          placeholder="08:00"
          inputMode="numeric"
          maxLength={8}
          value={typed.time}
          onChange={(event) => type({ ...typed, time: event.currentTarget.value })}
        />
        <input
          ref={picker}
          type="date"
          className={classes['picker']}
          tabIndex={-1}
          aria-hidden
          value={dateInField(typed.date) ?? ''}
          onChange={(event) => {
            const [year, month, day] = event.currentTarget.value.split('-');
            if (day) type({ date: `${day}/${month}/${year}`, time: typed.time === '' ? '08:00' : typed.time });
          }}
        />
      </Group>
      <Text size="xs" role="status" c={warn ? 'var(--dt-warn)' : 'dimmed'}>
        {hint}
      </Text>
    </Stack>
  );
}
