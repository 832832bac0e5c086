/** A new join code for a team whose link or code got out; shown here once it is given. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Exercise } from '../../../../../server/shared/api.js';
import type { ExconTeam } from '../../../../../server/shared/views.js';
import { post, ProblemError } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { useRoom } from '../room.js';
import { useSeatsText } from './members-texts.js';

export function NewCode({ team, close }: { team: ExconTeam; close: () => void }) {
  const { view } = useRoom();
  const { t } = useSeatsText();
  const { t: c, lang } = useCommon();
  const client = useQueryClient();
  const { id } = view.kit.exercise;
  const give = useMutation({
    mutationFn: () => post<Exercise>(`/exercises/${id}/teams/${team.id}/code`),
    onSuccess: (exercise) => client.setQueryData(['exercise', id], exercise),
  });
  const code = give.data?.teams.find((each) => each.id === team.id)?.joinCode;
  return (
    <Modal
      opened
      onClose={close}
      title={code === undefined ? t('newCode') : t('codeIs', { team: team.name })}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      <Stack gap="md">
        {code === undefined ? (
          <Text size="sm">{t('newCodeAsk', { team: team.name })}</Text>
        ) : (
          <Text ta="center" ff="monospace" fz={32} fw={700} style={{ letterSpacing: '0.2em' }} role="status">
            {code}
          </Text>
        )}
        {give.error && (
          <Text size="sm" fw={600} c="var(--dt-bad)" role="alert">
            {give.error instanceof ProblemError ? give.error.sentence(lang) : String(give.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {c(code === undefined ? 'cancel' : 'close')}
          </Button>
          {code === undefined && (
            <Button loading={give.isPending} onClick={() => give.mutate()}>
              {t('newCode')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
