/** After END EX: the two things every seat is asked for, the feedback form and notes to the hot wash. */
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconClipboardText, IconNote } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeedbackForm, FeedbackState } from '../../../../server/shared/feedback.js';
import type { AddNote } from '../../../../server/shared/hotwash.js';
import { get } from '../../api/http.js';
import classes from './feedback.module.css';
import { useDesk } from './desk.js';
import { FeedbackWindow } from './feedback-form.js';
import { NotesWindow } from './feedback-notes.js';
import { useFeedbackText } from './feedback-texts.js';
import { remember } from './keep.js';
import { useOutbox, type Fate } from './outbox.js';

/** Mounted by the console once the exercise is over. */
export function AfterEndEx() {
  const { seat, key } = useDesk();
  const { t } = useFeedbackText();
  const client = useQueryClient();
  const [open, setOpen] = useState<'form' | 'notes' | null>(null);
  const [refused, setRefused] = useState<Fate | null>(null);
  const path = `/exercises/${seat.exerciseId}/feedback`;
  const form = useQuery({ queryKey: ['feedback', seat.memberId], queryFn: () => get<FeedbackState>(path) });
  const forms = useOutbox<FeedbackForm>(key('feedback-outbox'), (fate) => {
    setRefused(fate.ok ? null : fate);
    // nothing of an anonymous form stays on the device
    if (fate.ok) remember(key('feedback'), undefined);
    void client.invalidateQueries({ queryKey: ['feedback', seat.memberId] });
  });
  const notes = useOutbox<AddNote>(key('notes-outbox'), () => void client.invalidateQueries({ queryKey: ['notes', seat.memberId] }));
  const sent = form.data?.sent ?? 'no';
  return (
    <>
      <Group className={classes['todo'] ?? ''} gap="sm" role="region" aria-label={t('barTitle')}>
        <Text size="sm" fw={600}>
          {t('barTitle')}
        </Text>
        {forms.waiting.length > 0 ? (
          <Badge variant="default" size="lg" radius="sm" tt="none" c="var(--dt-warn)">
            {t('formWaiting')}
          </Badge>
        ) : sent !== 'no' ? (
          <Badge variant="default" size="lg" radius="sm" tt="none" c="var(--dt-ok)">
            ✓ {t('formSent')}
          </Badge>
        ) : null}
        {sent !== 'anonymous' && forms.waiting.length === 0 && (
          <Button
            size="xs"
            variant={sent === 'no' ? 'filled' : 'default'}
            leftSection={<IconClipboardText size={15} aria-hidden />}
            onClick={() => setOpen('form')}
          >
            {sent === 'no' ? t('openForm') : t('editForm')}
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconNote size={15} aria-hidden />} onClick={() => setOpen('notes')}>
          {t('openNotes')}
        </Button>
      </Group>
      {open === 'form' && form.data && (
        <FeedbackWindow
          state={form.data}
          waiting={forms.waiting.length > 0}
          refused={refused}
          send={(body) => forms.put({ id: body.formId, path, body })}
          close={() => setOpen(null)}
        />
      )}
      {open === 'notes' && (
        <NotesWindow
          waiting={notes.waiting.map(({ body }) => body)}
          send={(body) => notes.put({ id: body.noteId, path: `/exercises/${seat.exerciseId}/notes`, body })}
          close={() => setOpen(null)}
        />
      )}
    </>
  );
}
