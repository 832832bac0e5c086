/** A private run of the newest version at 20×: one team, every part, started at once; the team's screen in another tab. */
import { Alert, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconDeviceGamepad2 } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exercise } from '../../../../server/shared/api.js';
import type { Bi } from '../../../../server/shared/text.js';
import { get, post, ProblemError } from '../../api/http.js';
import { useSession } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/link.js';
import { useRights } from './data.js';
import { useStudio } from './texts.js';

/** Two hours of a scenario take six minutes. */
const FACTOR = 20;

const order = (exerciseId: string, type: string): Promise<unknown> =>
  post(`/exercises/${exerciseId}/commands`, { commandId: freshId(), type });

export function TryIt({ id, title, size = 'sm' }: { id: string; title: Bi | null; size?: 'xs' | 'sm' }) {
  const { t, lang } = useStudio();
  const { control, name } = useRights();
  const session = useSession();
  const [made, setMade] = useState<Exercise | null>(null);
  const start = useMutation({
    async mutationFn(tab: Window | null) {
      try {
        const exercise = await post<Exercise>('/exercises', {
          name: t('tryName', { title: title?.[lang] ?? id }).slice(0, 200),
          scenarioId: id,
          timeFactor: FACTOR,
          teams: [{ name: name || 'A' }],
        });
        await session.join(exercise.teams[0]?.joinCode ?? '', name || 'A');
        await order(exercise.id, 'start');
        if (tab) tab.location.href = '/play';
        return exercise;
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
    onSuccess: setMade,
  });
  const button = (
    <Button
      size={size}
      variant="default"
      disabled={!control}
      loading={start.isPending}
      leftSection={<IconDeviceGamepad2 size={16} aria-hidden />}
      // the tab must be opened by the click itself, or the browser blocks it
      onClick={() => start.mutate(window.open('', '_blank'))}
    >
      {t('tryIt')}
    </Button>
  );
  return (
    <>
      {control ? button : <Tooltip label={t('tryWho')}>{<span>{button}</span>}</Tooltip>}
      {start.error && (
        <Alert color="red" role="alert" py={4}>
          {start.error instanceof ProblemError ? start.error.sentence(lang) : String(start.error)}
        </Alert>
      )}
      {made && <Control exercise={made} close={() => setMade(null)} />}
    </>
  );
}

function Control({ exercise, close }: { exercise: Exercise; close: () => void }) {
  const { t, lang } = useStudio();
  const { t: c } = useCommon();
  const now = useQuery({
    queryKey: ['exercise', exercise.id],
    queryFn: () => get<Exercise>(`/exercises/${exercise.id}`),
    refetchInterval: 5000,
  });
  const phase = now.data?.phase ?? exercise.phase;
  const send = useMutation({
    mutationFn: (type: string) => order(exercise.id, type),
    onSettled: () => now.refetch(),
  });
  const command = (type: 'start' | 'pause' | 'resume' | 'end', label: string) => (
    <Button
      size="xs"
      variant={type === 'end' ? 'default' : 'light'}
      loading={send.isPending && send.variables === type}
      onClick={() => send.mutate(type)}
    >
      {label}
    </Button>
  );
  return (
    <Modal
      opened
      onClose={close}
      title={t('tryTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('tryText', { name: exercise.name })}</Text>
        <Group gap="xs" role="status">
          <Text size="sm" fw={600}>
            {c(`phase.${phase}`)} · ×{FACTOR}
          </Text>
        </Group>
        <Group gap="xs">
          {phase === 'planned' || phase === 'ready' ? command('start', t('begin')) : null}
          {phase === 'running' && command('pause', t('pause'))}
          {phase === 'paused' && command('resume', t('resume'))}
          {(phase === 'running' || phase === 'paused') && command('end', t('end'))}
          <Button size="xs" variant="default" component="a" href="/play" target="_blank" rel="noopener">
            {t('toPlay')}
          </Button>
          <Button size="xs" variant="default" component="a" href={`/excon/${exercise.id}`} target="_blank" rel="noopener">
            {t('toControl')}
          </Button>
        </Group>
        {send.error && (
          <Alert color="red" role="alert" py={4}>
            {send.error instanceof ProblemError ? send.error.sentence(lang) : String(send.error)}
          </Alert>
        )}
      </Stack>
    </Modal>
  );
}
