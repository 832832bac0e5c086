/** Correcting one team, and giving it a new join code. */
import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Email } from '../../../../server/shared/agencies.js';
import type { Exercise } from '../../../../server/shared/api.js';
import { patch, post, ProblemError } from '../../api/http.js';
import { useAgencies } from '../../features/agencies/data.js';
import { useCommon, useText } from '../../i18n/index.js';
import { texts } from './texts.js';

interface Props {
  exercise: Exercise;
  team: Exercise['teams'][number];
  changed: (after: Exercise) => void;
  close: () => void;
}

function Refusal({ error }: { error: Error }) {
  const { lang } = useCommon();
  const problem = error instanceof ProblemError ? error : null;
  return (
    <Alert color="red" role="alert">
      {problem ? problem.sentence(lang) : error.message}
      {problem?.problem.errors?.map(({ path, message }) => (
        <div key={path}>{message}</div>
      ))}
    </Alert>
  );
}

export function TeamForm({ exercise, team, changed, close }: Props) {
  const { t } = useText<typeof texts>('exercise');
  const { t: c } = useCommon();
  const agencies = useAgencies().data ?? [];
  const [name, setName] = useState(team.name);
  const [agencyId, setAgencyId] = useState<string | null>(team.agencyId ?? null);
  const [emails, setEmails] = useState((team.emails ?? []).join('; '));
  const given = [...new Set(emails.split(/[\s,;|]+/).filter((each) => each !== ''))];
  const bad = given.filter((each) => !Email.safeParse(each).success);
  const open = exercise.phase === 'planned';
  const save = useMutation({
    mutationFn: () =>
      patch<Exercise>(`/exercises/${exercise.id}/teams/${team.id}`, {
        emails: given,
        ...(open && name.trim() !== team.name && { name: name.trim() }),
        ...(open && agencyId !== (team.agencyId ?? null) && { agencyId }),
      }),
    onSuccess: changed,
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('edit', { name: team.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          {save.error && <Refusal error={save.error} />}
          {!open && <Text size="sm">{t('frozen')}</Text>}
          <TextInput
            label={t('team')}
            required
            disabled={!open}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('agency')}
            placeholder={t('sameAsTeam')}
            disabled={!open}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('sameAsTeam') }}
            limit={50}
            data={agencies.map((each) => ({ value: each.id, label: each.name }))}
            value={agencyId}
            onChange={setAgencyId}
          />
          <Textarea
            data-autofocus
            label={t('emails')}
            description={t('emailsHint')}
            autosize
            minRows={2}
            value={emails}
            error={bad.length > 0 ? t('badEmail', { what: bad.join(', ') }) : undefined}
            onChange={(event) => setEmails(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={bad.length > 0 || given.length > 20 || name.trim() === ''}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function NewCode({ exercise, team, changed, close }: Props) {
  const { t } = useText<typeof texts>('exercise');
  const { t: c } = useCommon();
  const renew = useMutation({ mutationFn: () => post<Exercise>(`/exercises/${exercise.id}/teams/${team.id}/code`), onSuccess: changed });
  return (
    <Modal
      opened
      onClose={close}
      title={t('newCodeTitle')}
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="sm">
        {renew.error && <Refusal error={renew.error} />}
        <Text size="sm">{t('newCodeAsk', { code: team.joinCode ?? '', name: team.name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>
            {c('cancel')}
          </Button>
          <Button color="orange" loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('newCodeDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
