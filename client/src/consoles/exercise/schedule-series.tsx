/** The series an exercise belongs to: its schedule in words, what is planned of it, and how to pause, change or stop it. */
import { Alert, Badge, Box, Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import type { PatchSeries, Series } from '../../../../server/shared/schedule.js';
import { localClock, localDate } from '../../../../server/shared/zone.js';
import { del, get, patch, ProblemError } from '../../api/http.js';
import { CronFields, NextDates, usePreview } from '../../features/schedule/index.js';
import { useText } from '../../i18n/index.js';
import { PhaseBadge } from '../../ui/live.js';
import { Failed, Loading } from '../../ui/states.js';
import { texts } from './schedule-texts.js';

interface PanelProps {
  exercise: Exercise;
  seriesId: string;
  plans: boolean;
}

export function SeriesPanel({ exercise, seriesId, plans }: PanelProps) {
  const { t } = useText<typeof texts>('exercise-schedule');
  const found = useQuery({ queryKey: ['series'], queryFn: () => get<Series[]>('/series') });
  if (found.isPending) return <Loading />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const series = found.data.find(({ id }) => id === seriesId);
  if (!series) return <Text size="sm">{t('noSeries')}</Text>;
  return <Known series={series} exercise={exercise} plans={plans} />;
}

function Known({ series, exercise, plans }: { series: Series; exercise: Exercise; plans: boolean }) {
  const { t, lang } = useText<typeof texts>('exercise-schedule');
  const queries = useQueryClient();
  const preview = usePreview(series.recurrence);
  const [editing, setEditing] = useState(false);
  const [stopping, setStopping] = useState(false);
  const changed = (): void => {
    setEditing(false);
    setStopping(false);
    void queries.invalidateQueries({ queryKey: ['series'] });
    void queries.invalidateQueries({ queryKey: ['exercise', exercise.id] });
  };
  const change = useMutation({ mutationFn: (body: PatchSeries) => patch<Series>(`/series/${series.id}`, body), onSuccess: changed });
  const stop = useMutation({ mutationFn: () => del(`/series/${series.id}`), onSuccess: changed });
  const error = change.error ?? stop.error;
  const goesOn = series.state !== 'stopped';
  return (
    <Box className="panel" p="md" component="section">
      <Stack gap="md">
        <Group gap="sm">
          <Title order={2} size="h4">
            {`${t('series')}: ${series.name}`}
          </Title>
          <Badge variant="default" radius="sm" size="lg" tt="none" c={series.state === 'active' ? 'var(--dt-ok)' : 'var(--dt-wait)'}>
            {t(series.state)}
          </Badge>
        </Group>
        {series.problem && goesOn && (
          <Alert color="red" role="alert" title={t('problem')}>
            {series.problem[lang]}
          </Alert>
        )}
        {error && (
          <Alert color="red" role="alert">
            {error instanceof ProblemError ? error.sentence(lang) : String(error)}
          </Alert>
        )}
        {editing ? (
          <EditRecurrence
            series={series}
            busy={change.isPending}
            save={(recurrence) => change.mutate({ recurrence })}
            close={() => setEditing(false)}
          />
        ) : (
          <NextDates preview={preview.data && (series.state === 'active' ? preview.data : { ...preview.data, next: [] })} />
        )}
        {plans && goesOn && !editing && (
          <Stack gap={4}>
            <Group gap="sm">
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('changeCron')}
              </Button>
              <Button
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate({ state: series.state === 'active' ? 'paused' : 'active' })}
              >
                {t(series.state === 'active' ? 'pause' : 'resume')}
              </Button>
              <Button variant="default" onClick={() => setStopping(true)}>
                {t('stop')}
              </Button>
            </Group>
            <Text size="xs" c="dimmed">
              {t('pauseHint')}
            </Text>
          </Stack>
        )}
        <Occurrences series={series} here={exercise.id} />
      </Stack>
      <Modal opened={stopping} onClose={() => setStopping(false)} title={t('stop')}>
        <Stack gap="md">
          <Text size="sm">{t('stopAsk')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setStopping(false)}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('stopYes')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Box>
  );
}

interface EditProps {
  series: Series;
  busy: boolean;
  save: (recurrence: Series['recurrence']) => void;
  close: () => void;
}

function EditRecurrence({ series, busy, save, close }: EditProps) {
  const { t } = useText<typeof texts>('exercise-schedule');
  const [value, setValue] = useState(series.recurrence);
  const [valid, setValid] = useState(true);
  return (
    <Stack gap="sm">
      <CronFields value={value} onChange={setValue} onValid={setValid} disabled={busy} />
      <Text size="xs" c="dimmed">
        {t('moveHint')}
      </Text>
      <Group>
        <Button disabled={!valid} loading={busy} onClick={() => save(value)}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function Occurrences({ series, here }: { series: Series; here: string }) {
  const { t } = useText<typeof texts>('exercise-schedule');
  const zone = series.recurrence.timezone;
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table aria-label={t('occurrences')} verticalSpacing="xs" className="tnum">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('phase')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {series.occurrences.toReversed().map(({ id, name, startsAt, phase }) => (
            <Table.Tr key={id}>
              <Table.Td>
                {id === here ? (
                  <Text span fw={600}>{`${name} · ${t('thisOne')}`}</Text>
                ) : (
                  <Link to="/exercises/$exerciseId" params={{ exerciseId: id }} search={{ tab: 'schedule' }}>
                    {name}
                  </Link>
                )}
              </Table.Td>
              <Table.Td>
                {startsAt === null ? '–' : `${localDate(Date.parse(startsAt), zone)} ${localClock(Date.parse(startsAt), zone)}`}
              </Table.Td>
              <Table.Td>
                <PhaseBadge phase={phase} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
