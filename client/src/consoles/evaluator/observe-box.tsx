/** The box to observe with one hand: say it, stamp the time, choose a kind, take a picture, record. What is begun stays through a reload. */
import { ActionIcon, Button, FileButton, Group, Select, Text, Textarea, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCamera, IconClockPin, IconNote, IconPaperclip, IconThumbUp, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { TAGS, type Tag } from '../../../../server/shared/evaluation.js';
import { drillTime, wallTime } from '../../ui/format.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import type { Enclosed } from './outbox.js';
import type { About } from './part.js';
import { ACCEPT, enclose } from '../../features/files/enclose.js';
import { useEvaluatorText } from './texts.js';

const ICONS: Record<Tag, typeof IconNote> = { strength: IconThumbUp, improvement: IconAlertTriangle, note: IconNote };

interface Draft {
  text: string;
  tag: Tag;
  stamp: { x: number; wall: number } | null;
}
const EMPTY: Draft = { text: '', tag: 'note', stamp: null };

function keptDraft(key: string): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

export function ObserveBox({ teamId, about, setAbout }: { teamId: string; about: About; setAbout: (about: About) => void }) {
  const { exerciseId, view, evaluation, now, record } = useDesk();
  const { t, pick } = useEvaluatorText();
  const key = `dientap.observing.${exerciseId}.${teamId}`;
  const [draft, setDraft] = useState(() => keptDraft(key));
  const [files, setFiles] = useState<Enclosed[]>([]);
  const change = (next: Partial<Draft>): void => setDraft((before) => ({ ...before, ...next }));
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [key, draft]);

  const add = async (chosen: File[]): Promise<void> => {
    for (const file of chosen) {
      const made = await enclose(file);
      if (made === 'wrong' || made === 'large')
        notifications.show({ color: 'red', message: t(made === 'wrong' ? 'wrongType' : 'tooLarge', { name: file.name }) });
      else setFiles((before) => [...before, made].slice(0, 10));
    }
    if (chosen.length > 0) setDraft((before) => ({ ...before, stamp: before.stamp ?? now() }));
  };
  const keep = (): void => {
    const text = draft.text.trim();
    if (text === '' && files.length === 0) return;
    const { x, wall } = draft.stamp ?? now();
    const said = { teamId, ...about, text, tag: draft.tag };
    record(
      { method: 'POST', path: 'observations', body: { ...said, x, wall }, files },
      { kind: 'observation', ...said, id: '', seenX: x, seenWall: wall, ...(files.length > 0 && { files: files.map((file) => file.id) }) },
    );
    setDraft({ ...EMPTY, tag: draft.tag });
    setFiles([]);
    setAbout({});
    notifications.show({ color: 'green', message: t('kept'), autoClose: 1500 });
  };
  const delivered = view.msel.filter((row) => view.cells[teamId]?.[row.id]?.deliveryId !== undefined);
  const option = (value: string, label: string): { value: string; label: string } => ({ value, label });
  const choices = [
    { group: t('about'), items: [option('team', t('general'))] },
    { group: t('injects'), items: delivered.map((row) => option(`i:${row.id}`, `${row.number} ${pick(row.title)}`)) },
    { group: t('objectives'), items: evaluation.objectives.map((one) => option(`o:${one.id}`, pick(one.title))) },
  ].filter(({ items }) => items.length > 0);
  const value = about.inject ? `i:${about.inject}` : about.objective ? `o:${about.objective}` : 'team';
  return (
    <form
      className={classes['observe']}
      aria-label={t('observe')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Textarea
        aria-label={t('observe')}
        placeholder={t('observePlace')}
        autosize
        minRows={1}
        maxRows={5}
        size="md"
        value={draft.text}
        onChange={(event) => {
          const text = event.currentTarget.value;
          // what is seen now is written down a little later: its time is that of the first word
          change({ text, ...(draft.stamp === null && text !== '' && { stamp: now() }) });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
        }}
      />
      <div className={classes['tags']} role="radiogroup" aria-label={t('tag')}>
        {TAGS.map((tag) => {
          const Icon = ICONS[tag];
          return (
            <button key={tag} type="button" role="radio" aria-checked={draft.tag === tag} data-tag={tag} onClick={() => change({ tag })}>
              <Icon size={18} aria-hidden />
              {t(`tag.${tag}`)}
            </button>
          );
        })}
      </div>
      <Group gap={8} className={classes['tools'] ?? ''}>
        <Button
          size="md"
          variant="default"
          className="tnum"
          leftSection={<IconClockPin size={18} aria-hidden />}
          onClick={() => change({ stamp: now() })}
        >
          {draft.stamp ? drillTime(draft.stamp.x) : t('stamp')}
        </Button>
        {draft.stamp && (
          <>
            <Text size="xs" c="dimmed" className="tnum">
              {wallTime(draft.stamp.wall)}
            </Text>
            <ActionIcon size="lg" variant="subtle" aria-label={t('unstamp')} onClick={() => change({ stamp: null })}>
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </>
        )}
        <FileButton onChange={(file) => void add(file ? [file] : [])} accept="image/*" capture="environment">
          {(props) => (
            <Tooltip label={t('camera')}>
              <ActionIcon {...props} size={42} variant="default" aria-label={t('camera')}>
                <IconCamera size={22} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <FileButton onChange={(chosen) => void add(chosen)} accept={ACCEPT} multiple>
          {(props) => (
            <Tooltip label={t('file')}>
              <ActionIcon {...props} size={42} variant="default" aria-label={t('file')}>
                <IconPaperclip size={22} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <Select
          size="md"
          aria-label={t('about')}
          className={classes['about'] ?? ''}
          value={value}
          allowDeselect={false}
          comboboxProps={{ position: 'top' }}
          onChange={(next) => {
            const [kind, id] = [next?.slice(0, 2), next?.slice(2) ?? ''];
            setAbout(kind === 'i:' ? { inject: id } : kind === 'o:' ? { objective: id } : {});
          }}
          data={choices}
        />
        <Button type="submit" size="md" ml="auto" disabled={draft.text.trim() === '' && files.length === 0}>
          {t('keep')}
        </Button>
      </Group>
      {files.length > 0 && (
        <Group gap={6}>
          {files.map((file) => (
            <Button
              key={file.id}
              size="xs"
              variant="default"
              aria-label={t('dropFile', { name: file.name })}
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
            >
              {file.name}
            </Button>
          ))}
        </Group>
      )}
    </form>
  );
}
