/** The schedule as fields: by hand, once, or recurring with its words and next dates as one types; lobby, reminders, missed starts. */
import { Checkbox, Group, NumberInput, Radio, Select, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fromFields, isZone, localClock, localDate } from '../../../../server/shared/zone.js';
import { useText } from '../../i18n/index.js';
import { CronFields } from './cron.js';
import { StartField } from './start-field.js';
import { texts } from './texts.js';
import { DEFAULTS, type ScheduleFieldsProps, type ScheduleSettings } from './value.js';

const REMINDERS = [10_080, 4320, 1440, 180, 60, 10] as const;
type Kind = 'byHand' | 'once' | 'series';

/** Zones on offer: the country's first, then every other that the browser knows. */
function zones(kept: string): string[] {
  return [...new Set([DEFAULTS.timezone, kept, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

export function ScheduleFields({ value, onChange, recurring = true, disabled = false, onValid }: ScheduleFieldsProps) {
  const { t } = useText<typeof texts>('schedule');
  const { settings } = value;
  const zone = value.recurrence?.timezone ?? settings.timezone ?? DEFAULTS.timezone;
  const [kind, setKind] = useState<Kind>(value.recurrence && recurring ? 'series' : value.startsAt ? 'once' : 'byHand');
  const [cronValid, setCronValid] = useState(true);
  const set = (change: ScheduleSettings): void => onChange({ ...value, settings: { ...settings, ...change } });
  const valid = kind === 'byHand' || (kind === 'once' ? value.startsAt !== undefined : cronValid && value.recurrence !== undefined);
  useEffect(() => onValid?.(valid), [valid, onValid]);

  function choose(next: Kind): void {
    setKind(next);
    if (next === 'byHand') onChange({ settings });
    else if (next === 'once') onChange({ ...(value.startsAt ? { startsAt: value.startsAt } : {}), settings });
    else onChange({ ...value, recurrence: value.recurrence ?? { cron: '0 8 * * 1', timezone: zone } });
  }
  function move(next: string | null): void {
    if (!next) return;
    // The time on the clock stays what was typed; the instant is another.
    const start = value.startsAt === undefined ? null : Date.parse(value.startsAt);
    const typed = start === null || !isZone(zone) ? null : fromFields(localDate(start, zone), localClock(start, zone), next);
    onChange({
      ...value,
      ...(typed ? { startsAt: new Date(typed.instant).toISOString() } : {}),
      ...(value.recurrence ? { recurrence: { ...value.recurrence, timezone: next } } : {}),
      settings: { ...settings, timezone: next },
    });
  }
  const reminders = settings.reminders ?? [...DEFAULTS.reminders];
  const offered = [...new Set<number>([...REMINDERS, ...reminders])].toSorted((a, b) => b - a);
  const named = (minutes: number): string =>
    (REMINDERS as readonly number[]).includes(minutes) ? t(`m${minutes}` as 'm60') : t('minutes', { n: minutes });

  return (
    <Stack gap="md">
      <Radio.Group label={t('how')} value={kind} onChange={(next) => choose(next)}>
        <Group gap="lg" mt={6}>
          {(['byHand', 'once', ...(recurring ? (['series'] as const) : [])] as const).map((each) => (
            <Radio key={each} value={each} label={t(each)} disabled={disabled} />
          ))}
        </Group>
      </Radio.Group>
      {kind !== 'byHand' && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <StartField
              label={t(kind === 'series' ? 'firstAt' : 'startsAt')}
              required={kind === 'once'}
              zone={zone}
              value={value.startsAt}
              disabled={disabled}
              onChange={(startsAt) => {
                const { startsAt: _before, ...rest } = value;
                onChange(startsAt === undefined ? rest : { ...rest, startsAt });
              }}
            />
            <Select
              label={t('zone')}
              searchable
              allowDeselect={false}
              disabled={disabled}
              data={zones(zone)}
              value={zone}
              onChange={move}
              limit={50}
              error={isZone(zone) ? undefined : t('zoneWrong')}
            />
          </SimpleGrid>
          {kind === 'series' && (
            <CronFields
              value={value.recurrence ?? { cron: '', timezone: zone }}
              disabled={disabled}
              onChange={(recurrence) => onChange({ ...value, recurrence })}
              onValid={setCronValid}
            />
          )}
          <Switch
            label={t('auto')}
            description={t('autoHint')}
            disabled={disabled}
            checked={settings.autoStart ?? DEFAULTS.autoStart}
            onChange={(event) => set({ autoStart: event.currentTarget.checked })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <NumberInput
              label={t('lobby')}
              min={0}
              max={1440}
              allowDecimal={false}
              disabled={disabled}
              value={settings.lobbyMinutes ?? DEFAULTS.lobbyMinutes}
              onChange={(minutes) => typeof minutes === 'number' && set({ lobbyMinutes: minutes })}
            />
            <Checkbox.Group
              label={t('reminders')}
              value={reminders.map(String)}
              onChange={(chosen) =>
                set({
                  reminders: chosen
                    .map(Number)
                    .toSorted((a, b) => b - a)
                    .slice(0, 5),
                })
              }
            >
              <Group gap="md" mt={6}>
                {offered.map((minutes) => (
                  <Checkbox key={minutes} value={String(minutes)} label={named(minutes)} disabled={disabled} />
                ))}
              </Group>
            </Checkbox.Group>
          </SimpleGrid>
          <Radio.Group
            label={t('missed')}
            description={t('missedHint')}
            value={settings.missedStart ?? DEFAULTS.missedStart}
            onChange={(choice) => set({ missedStart: choice })}
          >
            <Stack gap={6} mt={6}>
              <Radio value="ask" label={t('ask')} disabled={disabled} />
              <Radio value="start-late" label={t('startLate')} disabled={disabled} />
              <Radio value="skip" label={t('skip')} disabled={disabled} />
            </Stack>
          </Radio.Group>
        </>
      )}
    </Stack>
  );
}
