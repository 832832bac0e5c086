/** Writes to one team or to all, if wanted under a persona's name; quick replies fill the field and are sent like anything else. */
import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommon } from '../../../i18n/index.js';
import { useExconText, useOrder, useRoom } from '../room.js';
import { useSenders } from '../senders.js';
import { useReplies } from './quick.js';

export function Compose({ to }: { to: string }) {
  const { view } = useRoom();
  const { t, lang } = useExconText();
  const { t: c } = useCommon();
  const { run, busy } = useOrder();
  const { list } = useSenders();
  const [replies, save] = useReplies(lang);
  const [text, setText] = useState('');
  const [as, setAs] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const ack = await run({ type: 'say', to, text: text.trim(), ...(as ? { as } : {}) });
    if (ack.ok) setText('');
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void submit())} style={{ paddingTop: 6 }}>
      <Stack gap={6}>
        <Textarea
          size="xs"
          aria-label={to === 'all' ? t('writeToAll', { n: view.kit.teams.length }) : t('writeMessage')}
          placeholder={to === 'all' ? t('writeToAll', { n: view.kit.teams.length }) : t('writeMessage')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') void submit();
          }}
        />
        <Group gap={6} wrap="nowrap">
          <Menu position="top-start" withinPortal width={360}>
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={t('quickReplies')} title={t('quickReplies')}>
                <IconBolt size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
              {replies.map((reply) => (
                <Menu.Item key={reply} onClick={() => setText(reply)}>
                  {reply}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setEditing(replies.join('\n'))}>{t('editReplies')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Select
            size="xs"
            flex={1}
            aria-label={t('as')}
            placeholder={t('excon')}
            clearable
            searchable
            clearButtonProps={{ 'aria-label': t('excon') }}
            data={list.map(({ id, label }) => ({ value: id, label }))}
            value={as}
            onChange={setAs}
          />
          <Button type="submit" size="xs" disabled={text.trim() === ''} loading={busy}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
      {editing !== null && (
        <Modal opened onClose={() => setEditing(null)} title={t('quickReplies')} closeButtonProps={{ 'aria-label': c('close') }} size="lg">
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('editRepliesHelp')}
            </Text>
            <Textarea
              label={t('onePerLine')}
              autosize
              minRows={8}
              maxRows={18}
              value={editing}
              onChange={(event) => setEditing(event.currentTarget.value)}
              data-autofocus
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setEditing(null)}>
                {c('cancel')}
              </Button>
              <Button onClick={() => (save(editing.split('\n')), setEditing(null))}>{c('save')}</Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </form>
  );
}
