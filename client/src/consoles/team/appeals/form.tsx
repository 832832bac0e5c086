/** Appealing on one line: the reason, pictures or files; what was typed stays on this device until it is sent. */
import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import { APPEAL_FILES, APPEAL_LEAST, APPEAL_MOST } from '../../../../../server/shared/publishing.js';
import type { ScoreLine } from '../../../../../server/shared/scores.js';
import { ProblemError } from '../../../api/http.js';
import { ACCEPT, enclose, type Enclosed } from '../../../features/files/enclose.js';
import { useCommon } from '../../../i18n/index.js';
import { freshId } from '../../../state/ids.js';
import { useDesk } from '../desk.js';
import { useAppeal } from './data.js';
import { useAppealsText } from './texts.js';

export function AppealForm({ line, close }: { line: ScoreLine; close: () => void }) {
  const { seat } = useDesk();
  const { t, lang } = useAppealsText();
  const { t: c } = useCommon();
  const key = `dientap.appeal.${seat.exerciseId}.${seat.teamId}.${line.ref}.${line.deliveryId ?? ''}`;
  const [id] = useState(freshId);
  const [reason, setReason] = useState(() => sessionStorage.getItem(key) ?? '');
  const [files, setFiles] = useState<Enclosed[]>([]);
  const appeal = useAppeal(seat, line);
  useEffect(() => sessionStorage.setItem(key, reason), [key, reason]);

  const add = async (chosen: File[]): Promise<void> => {
    for (const file of chosen) {
      // oxlint-disable-next-line no-await-in-loop -- a few pictures, made smaller one by one
      const made = await enclose(file);
      if (made === 'wrong' || made === 'large')
        notifications.show({ color: 'red', message: t(made === 'wrong' ? 'wrongType' : 'tooLarge', { name: file.name }) });
      else setFiles((before) => [...before, made].slice(0, APPEAL_FILES));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    appeal.mutate(
      { id, reason: reason.trim(), files },
      {
        onSuccess() {
          sessionStorage.removeItem(key);
          notifications.show({ color: 'green', message: t('sent') });
          close();
        },
      },
    );
  };
  const long = reason.trim().length;
  return (
    <form onSubmit={submit} style={{ maxWidth: 640, marginTop: 8 }}>
      <Textarea
        label={t('formTitle')}
        description={t('hint')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={APPEAL_MOST}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed" ta="right" className="tnum">
        {t('count', { n: long })}
      </Text>
      {files.length > 0 && (
        <Group gap={6} mb={8}>
          {files.map((file) => (
            <Button
              key={file.id}
              size="compact-sm"
              variant="default"
              aria-label={t('dropFile', { name: file.name })}
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
              styles={{ label: { maxWidth: 200, overflow: 'hidden', textOverflow: 'ellipsis' } }}
            >
              {file.name}
            </Button>
          ))}
        </Group>
      )}
      <Group gap="xs">
        <Button type="submit" size="sm" loading={appeal.isPending} disabled={long < APPEAL_LEAST}>
          {t('send')}
        </Button>
        <FileButton onChange={(chosen) => void add(chosen)} accept={ACCEPT} multiple>
          {(props) => (
            <Button
              {...props}
              size="sm"
              variant="default"
              disabled={files.length >= APPEAL_FILES}
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              {t('addFile', { n: APPEAL_FILES })}
            </Button>
          )}
        </FileButton>
        <Button size="sm" variant="subtle" onClick={close}>
          {c('cancel')}
        </Button>
      </Group>
      {appeal.error && (
        <Text size="sm" c="var(--dt-bad)" role="alert" mt={6}>
          {appeal.error instanceof ProblemError ? appeal.error.sentence(lang) : String(appeal.error)}
        </Text>
      )}
    </form>
  );
}
