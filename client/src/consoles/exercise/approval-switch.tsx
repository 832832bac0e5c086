/** Whether grave actions of a team need its captain; fixed once the exercise has left the plan. */
import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Exercise } from '../../../../server/shared/api.js';
import { patch, ProblemError } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import type { texts } from './texts.js';

export function ApprovalSwitch({ exercise }: { exercise: Exercise }) {
  const { t, lang } = useText<typeof texts>('exercise');
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (captainApproval: boolean) => patch<Exercise>(`/exercises/${exercise.id}`, { settings: { captainApproval } }),
    onSuccess: (after) => queries.setQueryData(['exercise', exercise.id], after),
    onError: (error) => notifications.show({ color: 'red', message: error instanceof ProblemError ? error.sentence(lang) : String(error) }),
  });
  return (
    <Switch
      label={t('approval')}
      description={exercise.phase === 'planned' ? t('approvalHint') : t('approvalFixed')}
      disabled={exercise.phase !== 'planned' || save.isPending}
      checked={exercise.settings.captainApproval ?? false}
      onChange={(event) => save.mutate(event.currentTarget.checked)}
    />
  );
}
