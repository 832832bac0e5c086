/** The go/no-go list in the lobby, with what can be done about an item right here. */
import { ActionIcon, Button, Group, Paper, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Exercise } from '../../../../server/shared/api.js';
import { post, ProblemError } from '../../api/http.js';
import { Checklist, readinessKey, useReadiness } from '../../features/lobby/readiness.js';
import { useLobbyText } from '../../features/lobby/texts.js';
import { Failed, Loading } from '../../ui/states.js';
import { useTabText } from './lobby-texts.js';

export function GoNoGo({ exercise }: { exercise: Exercise }) {
  const { t } = useLobbyText();
  const { data, error, isPending, isFetching, refetch } = useReadiness(exercise.id);
  const rehearsal = data?.items.find(({ id }) => id === 'rehearsal');
  return (
    <Paper withBorder p="md" bg="var(--dt-panel)" component="section" aria-labelledby="go-no-go">
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Title order={2} size="h5" id="go-no-go">
          {t('checklist')}
        </Title>
        <ActionIcon
          variant="subtle"
          aria-label={t('recheck')}
          title={t('recheck')}
          loading={isFetching && !isPending}
          onClick={() => void refetch()}
        >
          <IconRefresh size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {isPending ? (
        <Loading />
      ) : data ? (
        <>
          <Text size="sm" fw={600} c={data.red.length > 0 ? 'var(--dt-bad)' : 'var(--dt-ok)'} role="status">
            {data.red.length > 0 ? t('redCount', { n: data.red.length }) : t('allOk')}
          </Text>
          <Checklist
            exerciseId={exercise.id}
            here="lobby"
            items={data.items}
            actions={rehearsal && rehearsal.state !== 'ok' ? { rehearsal: <Rehearse exercise={exercise} /> } : {}}
          />
        </>
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </Paper>
  );
}

/** Plays the very version that the exercise was planned with. */
function Rehearse({ exercise }: { exercise: Exercise }) {
  const { t, lang } = useTabText();
  const client = useQueryClient();
  const { id, version } = exercise.scenario;
  const rehearsal = useMutation({
    mutationFn: () => post(`/scenarios/${encodeURIComponent(id)}/rehearse`, { version }),
    onSuccess: () => client.invalidateQueries({ queryKey: readinessKey(exercise.id) }),
    onError: (error) =>
      notifications.show({ color: 'red', message: error instanceof ProblemError ? error.sentence(lang) : String(error), autoClose: 8000 }),
  });
  return (
    <Group gap="xs" mt={4}>
      <Button size="compact-sm" variant="default" loading={rehearsal.isPending} onClick={() => rehearsal.mutate()}>
        {t('rehearse')}
      </Button>
      {rehearsal.isPending && (
        <Text size="xs" c="dimmed" role="status">
          {t('rehearsing')}
        </Text>
      )}
    </Group>
  );
}
