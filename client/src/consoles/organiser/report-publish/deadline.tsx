/** Until when teams may appeal, and changing it. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { PublicationState } from '../../../../../server/shared/publishing.js';
import { put } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { moment, useAct, useMayGive } from './data.js';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

/** Epoch ms as a date field shows it, in the office's own time. */
const fieldOf = (wall: number): string => new Date(wall + 7 * 3_600_000).toISOString().slice(0, 16);

export function Deadline({ exerciseId, now: { appealsUntil } }: { exerciseId: string; now: PublicationState }) {
  const { t } = usePublishText();
  const { t: c } = useCommon();
  const may = useMayGive();
  const [setting, setSetting] = useState(false);
  const [openedWall] = useState(Date.now);
  const [until, setUntil] = useState('');
  const change = useAct(
    exerciseId,
    // a date field without a zone is the office's own time
    () => put(`/exercises/${exerciseId}/appeals/deadline`, { until: new Date(`${until}:00+07:00`).toISOString() }),
    () => setSetting(false),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined);
  };
  if (setting) {
    return (
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="sm">
          <TextInput
            type="datetime-local"
            label={t('deadlineField')}
            required
            withAsterisk={false}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Button type="submit" loading={change.isPending}>
            {c('save')}
          </Button>
          <Button variant="subtle" onClick={() => setSetting(false)}>
            {c('cancel')}
          </Button>
          <Refusal error={change.error} />
        </Group>
      </form>
    );
  }
  return (
    <Group gap="xs" mb="sm">
      <Text size="sm" className="tnum">
        {appealsUntil === null ? t('deadlineNone') : `${t('deadline')}: ${moment(appealsUntil)}`}
        {appealsUntil !== null && appealsUntil < openedWall && ` (${t('deadlineOver')})`}
      </Text>
      {may.answer && appealsUntil !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setUntil(fieldOf(appealsUntil));
            setSetting(true);
          }}
        >
          {t('deadlineSet')}
        </Button>
      )}
    </Group>
  );
}
