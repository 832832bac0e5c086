/** The files that prove an action: opened, added with how much has gone, withdrawn. One that did not go can be sent again. */
import { ActionIcon, Anchor, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { FILE_LIMIT, FILE_TYPES } from '../../../../server/shared/evaluation.js';
import type { CorrectiveAction } from '../../../../server/shared/improvement.js';
import { del, openFile, ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { freshId } from '../../state/ids.js';
import { date, number } from '../../ui/format.js';
import { useSend } from './data.js';
import classes from './improvement.module.css';
import { useImprovementText } from './texts.js';
import { upload } from './upload.js';

interface Sending {
  id: string;
  file: File;
  share: number;
  /** null: under way. */
  error: string | null;
}

/** Text files come without a type from some systems. */
const typed = (file: File): Blob =>
  FILE_TYPES.some((type) => type === file.type) ? file : new Blob([file], { type: file.type === '' ? 'text/plain' : 'application/pdf' });

export function Evidence({ action, write }: { action: CorrectiveAction; write: boolean }) {
  const { t, lang } = useImprovementText();
  const { t: c } = useCommon();
  const send = useSend(action.exerciseId);
  const [under, setUnder] = useState<Sending[]>([]);
  const path = `/exercises/${action.exerciseId}/corrective-actions/${action.id}/evidence`;
  const update = (id: string, change: Partial<Sending> | null): void =>
    setUnder((list) => list.flatMap((one) => (one.id !== id ? [one] : change === null ? [] : [{ ...one, ...change }])));

  /** Several may be under way: each hears of its own end. */
  async function go({ id, file }: Sending): Promise<void> {
    update(id, { error: null, share: 0 });
    const query = `?id=${id}&name=${encodeURIComponent(file.name.slice(-200))}`;
    try {
      await send.mutateAsync(() => upload(path + query, typed(file), (share) => update(id, { share })));
      update(id, null);
    } catch (error) {
      update(id, { error: error instanceof ProblemError ? error.sentence(lang) : String(error) });
    }
  }
  function add(files: readonly File[]): void {
    for (const file of files) {
      const one: Sending = { id: freshId(), file, share: 0, error: file.size > FILE_LIMIT ? t('tooLarge', { name: file.name }) : null };
      setUnder((list) => [...list, one]);
      if (one.error === null) void go(one);
    }
  }

  return (
    <Stack gap={6}>
      {action.evidence.length === 0 && under.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noEvidence')}
        </Text>
      )}
      {action.evidence.map((file) => (
        <Group key={file.id} gap={6} wrap="nowrap" className={classes['file'] ?? ''}>
          <IconPaperclip size={15} aria-hidden style={{ flex: 'none' }} />
          <Anchor
            component="button"
            type="button"
            size="sm"
            className={classes['fileName'] ?? ''}
            aria-label={t('openFile', { name: file.name })}
            onClick={() => void openFile(`${path}/${file.id}`)}
          >
            {file.name}
          </Anchor>
          <Text size="xs" c="dimmed" className="tnum" style={{ flex: 'none' }}>
            {number(Math.max(1, Math.round(file.size / 1024)), lang)} KB · {date(file.wall)}
          </Text>
          {write && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('dropFile', { name: file.name })}
              onClick={() => {
                if (window.confirm(t('dropFileAsk', { name: file.name })))
                  send.mutate(() => del(`${path}/${file.id}?recordId=${freshId()}`));
              }}
            >
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {under.map((one) => (
        <div key={one.id} role={one.error ? 'alert' : 'status'}>
          <Group gap={6} justify="space-between">
            <Text size="xs" c={one.error ? 'var(--dt-bad)' : undefined} style={{ overflowWrap: 'anywhere' }}>
              {one.error ? `${one.file.name}: ${one.error}` : t('uploading', { name: one.file.name, percent: Math.round(one.share * 100) })}
            </Text>
            {one.error && (
              <Group gap={6}>
                {one.file.size <= FILE_LIMIT && (
                  <Button size="compact-xs" variant="default" onClick={() => void go(one)}>
                    {c('retry')}
                  </Button>
                )}
                <Button size="compact-xs" variant="subtle" onClick={() => update(one.id, null)}>
                  {t('discard')}
                </Button>
              </Group>
            )}
          </Group>
          {!one.error && <Progress value={one.share * 100} size="sm" aria-label={one.file.name} />}
        </div>
      ))}
      {write && (
        <div
          className={classes['drop']}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            add([...event.dataTransfer.files]);
          }}
        >
          <FileButton multiple accept={FILE_TYPES.join(',')} onChange={add}>
            {(props) => (
              <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden />}>
                {t('addFile')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {t('dropHere')}
          </Text>
        </div>
      )}
    </Stack>
  );
}
