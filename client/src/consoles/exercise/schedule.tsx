/** When an exercise starts: its time with the count-down, what happens around it, its series, and how to change them. */
import { Alert, Box, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import { localClock, localDate, offsetName } from '../../../../server/shared/zone.js';
import { patch, ProblemError } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { DEFAULTS, ScheduleFields, type ScheduleValue } from '../../features/schedule/index.js';
import { useText } from '../../i18n/index.js';
import { useNow } from '../../state/clock.js';
import { span } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { SeriesPanel } from './schedule-series.js';
import { texts } from './schedule-texts.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

export const useScheduleText = () => useText<typeof texts>('exercise-schedule');

export const zoneOf = (exercise: Exercise): string => exercise.settings.timezone ?? exercise.recurrence?.timezone ?? DEFAULTS.timezone;

const waits = ({ phase }: Exercise): boolean => phase === 'planned' || phase === 'ready';

export function ScheduleTab({ exercise }: { exercise: Exercise }) {
  const { t } = useScheduleText();
  const me = useMe('user').data;
  const plans = me?.kind === 'user' && me.user.roles.some((role) => ['admin', 'organiser', 'director'].includes(role));
  return (
    <Stack gap="lg">
      {exercise.startsAt === null ? (
        <Empty title={t('noStart')} icon={<IconCalendarOff size={32} stroke={1.4} color="var(--dt-wait)" aria-hidden />}>
          <Text size="sm">{t('noStartHint')}</Text>
        </Empty>
      ) : (
        <StartPanel exercise={exercise} start={Date.parse(exercise.startsAt)} />
      )}
      {waits(exercise) && plans ? (
        <EditPanel key={`${exercise.startsAt}|${JSON.stringify(exercise.settings)}`} exercise={exercise} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(waits(exercise) ? 'readOnly' : 'over')}
        </Text>
      )}
      {exercise.seriesId !== undefined && <SeriesPanel exercise={exercise} seriesId={exercise.seriesId} plans={plans} />}
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fw={600} className="tnum">
        {children}
      </Text>
    </Stack>
  );
}

function StartPanel({ exercise, start }: { exercise: Exercise; start: number }) {
  const { t } = useScheduleText();
  const now = useNow(0, 1000);
  const zone = zoneOf(exercise);
  const { settings } = exercise;
  const lobby = start - (settings.lobbyMinutes ?? DEFAULTS.lobbyMinutes) * MINUTE;
  const away = Math.abs(start - now);
  const days = Math.floor(away / DAY);
  const rest = span(away % DAY);
  return (
    <Stack gap="sm">
      <Box className="panel" p="md">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="lg">
          <Fact name={t('starts')}>
            {`${localDate(start, zone)} ${localClock(start, zone)}`}
            <Text span size="xs" c="dimmed" ml={6} fw={400}>
              {`${zone} (${offsetName(start, zone)})`}
            </Text>
          </Fact>
          <Fact name={t(start > now ? 'left' : 'passed')}>{days > 0 ? t('days', { n: days, rest }) : rest}</Fact>
          <Fact name={t('lobby')}>{`${localDate(lobby, zone)} ${localClock(lobby, zone)}`}</Fact>
          <Fact name={t('how')}>{t((settings.autoStart ?? DEFAULTS.autoStart) ? 'auto' : 'hand')}</Fact>
        </SimpleGrid>
      </Box>
      {waits(exercise) && now - start > MINUTE && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} role="status">
          {t('late')}
        </Alert>
      )}
    </Stack>
  );
}

function EditPanel({ exercise }: { exercise: Exercise }) {
  const { t, lang } = useScheduleText();
  const queries = useQueryClient();
  const { autoStart, lobbyMinutes, reminders, missedStart } = exercise.settings;
  const [value, setValue] = useState<ScheduleValue>({
    ...(exercise.startsAt !== null && { startsAt: exercise.startsAt }),
    settings: {
      ...(autoStart !== undefined && { autoStart }),
      ...(lobbyMinutes !== undefined && { lobbyMinutes }),
      ...(reminders && { reminders }),
      ...(missedStart && { missedStart }),
      timezone: zoneOf(exercise),
    },
  });
  const [valid, setValid] = useState(true);
  const save = useMutation({
    mutationFn: () => patch<Exercise>(`/exercises/${exercise.id}`, { startsAt: value.startsAt ?? null, settings: value.settings }),
    onSuccess(after) {
      notifications.show({ message: t('saved') });
      queries.setQueryData(['exercise', exercise.id], after);
      void queries.invalidateQueries({ queryKey: ['series'] });
    },
  });
  return (
    <Box className="panel" p="md" component="form" onSubmit={(event: React.FormEvent) => (event.preventDefault(), save.mutate())}>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('edit')}
        </Title>
        <ScheduleFields value={value} onChange={setValue} recurring={false} onValid={setValid} disabled={save.isPending} />
        {save.error && (
          <Alert color="red" role="alert">
            {save.error instanceof ProblemError ? save.error.sentence(lang) : String(save.error)}
          </Alert>
        )}
        <Group>
          <Button type="submit" disabled={!valid} loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
