/** An action moved on: a button for each step that may follow; a reason is asked for where one is needed. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { STATUS_STEPS, type ActionStatus, type CorrectiveAction } from '../../../../server/shared/improvement.js';
import { useCommon } from '../../i18n/index.js';
import { changeOf, useSend } from './data.js';
import { NotSent } from './sending.js';
import { StatusIcon } from './status.js';
import { useImprovementText } from './texts.js';
import { useDraft } from './use-draft.js';

/** Whether this step asks for a word: `must` it be there, or may it. */
export function wordOn(action: Pick<CorrectiveAction, 'evidence'>, to: ActionStatus): 'no' | 'may' | 'must' {
  if (to === 'dropped') return 'must';
  if (to === 'verified') return action.evidence.length > 0 ? 'may' : 'must';
  return 'no';
}

export function NoteForm({
  action,
  to,
  cancel,
  done,
}: {
  action: CorrectiveAction;
  to: ActionStatus;
  cancel: () => void;
  done?: (() => void) | undefined;
}) {
  const { t } = useImprovementText();
  const { t: c } = useCommon();
  const send = useSend(action.exerciseId);
  const draft = useDraft<string>(`note.${action.id}.${to}`);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const note = (draft.value ?? '').trim();
  const must = wordOn(action, to) === 'must';
  const save = (): void =>
    send.mutate(changeOf(action, { status: to, ...(note !== '' && { note }) }), {
      onSuccess() {
        draft.clear();
        cancel();
        done?.();
      },
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="xs">
        <NotSent error={send.error} retry={save} />
        <Textarea
          ref={field}
          data-autofocus
          label={t(to === 'dropped' ? 'whyDropped' : 'howVerified')}
          {...(!must && { description: t('howOptional') })}
          required={must}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.value ?? ''}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={cancel}>
            {c('cancel')}
          </Button>
          <Button type="submit" size="xs" loading={send.isPending} disabled={must && note === ''}>
            {t('moveTo', { status: t(`status.${to}`) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The first step is the usual one. */
export function Steps({ action }: { action: CorrectiveAction }) {
  const { t } = useImprovementText();
  const send = useSend(action.exerciseId);
  const [asking, setAsking] = useState<ActionStatus | null>(null);
  const steps = STATUS_STEPS[action.status];
  const to = asking !== null && steps.includes(asking) ? asking : null;
  return (
    <Stack gap="xs">
      <NotSent error={send.error} retry={() => send.variables && send.mutate(send.variables)} />
      <Group gap="xs" role="group" aria-label={t('move')}>
        {steps.map((status, at) => (
          <Button
            key={status}
            size="xs"
            variant={at === 0 && status !== 'proposed' ? 'light' : 'default'}
            leftSection={<StatusIcon status={status} />}
            loading={send.isPending}
            onClick={() => (wordOn(action, status) === 'no' ? send.mutate(changeOf(action, { status })) : setAsking(status))}
          >
            {t(`status.${status}`)}
          </Button>
        ))}
      </Group>
      {to && <NoteForm action={action} to={to} cancel={() => setAsking(null)} />}
    </Stack>
  );
}
