/** A text that is changed where it stands. What is typed stays until it is saved or put away, also through an error. */
import { Button, Group, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { isStale, useSend } from '../../../features/improvement/data.js';
import { NotSent } from '../../../features/improvement/sending.js';
import { useImprovementText } from '../../../features/improvement/texts.js';
import { useDraft } from '../../../features/improvement/use-draft.js';
import { useCommon } from '../../../i18n/index.js';
import classes from './improve.module.css';
import { useImprove } from './texts.js';

interface InlineProps {
  exerciseId: string;
  /** Of what: the draft is kept under it. */
  name: string;
  label: string;
  hint?: string;
  value: string;
  max: number;
  write: boolean;
  /** Empty: it may be taken away. */
  required?: boolean;
  /** The label is for those who cannot see what it is. */
  bare?: boolean;
  change: (text: string) => () => Promise<unknown>;
}

export function InlineText({ exerciseId, name, label, hint, value, max, write, required = false, bare = false, change }: InlineProps) {
  const { t } = useImprove();
  const { t: c } = useCommon();
  const { t: i } = useImprovementText();
  const send = useSend(exerciseId);
  const draft = useDraft<string>(name);
  const [opened, setOpened] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (opened) field.current?.focus();
  }, [opened]);
  const editing = write && (opened || draft.value !== null);
  const typed = (draft.value ?? value).trim();
  const close = (): void => {
    draft.clear();
    setOpened(false);
    send.reset();
  };
  const save = (): void => {
    if (typed === value) close();
    else send.mutate(change(typed), { onSuccess: close });
  };
  if (editing)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap={6} mt={4}>
          <Textarea
            ref={field}
            label={label}
            {...(hint && { description: hint })}
            autosize
            minRows={bare ? 1 : 2}
            maxRows={14}
            maxLength={max}
            value={draft.value ?? value}
            onChange={(event) => draft.set(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
            }}
          />
          <NotSent error={send.error} retry={save} />
          <Group gap="xs" justify="flex-end">
            <Button size="xs" variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button size="xs" type="submit" loading={send.isPending} disabled={required && typed === ''}>
              {isStale(send.error) ? c('retry') : c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    );
  if (value === '')
    return write ? (
      <UnstyledButton className={classes['add'] ?? ''} onClick={() => setOpened(true)}>
        <IconPlus size={13} aria-hidden />
        {t('addText')} {label.toLocaleLowerCase()}
      </UnstyledButton>
    ) : null;
  return (
    <div className={bare ? classes['bare'] : classes['said']}>
      {!bare && (
        <Text size="xs" c="dimmed">
          {label}
        </Text>
      )}
      <div className={classes['saidRow']}>
        <Text size="sm" {...(bare && { fw: 600 })} className={classes['words'] ?? ''}>
          {value}
        </Text>
        {write && (
          <UnstyledButton className={classes['pencil'] ?? ''} aria-label={`${i('edit')}: ${label}`} onClick={() => setOpened(true)}>
            <IconPencil size={15} aria-hidden />
          </UnstyledButton>
        )}
      </div>
    </div>
  );
}
