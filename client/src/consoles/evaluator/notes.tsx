/** Observations of a team, newest first, with their pictures; one's own (and for the lead, all) can be corrected and withdrawn. */
import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconNote, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { ObservationRecord, Tag } from '../../../../server/shared/evaluation.js';
import { openFile } from '../../api/http.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { useCommon } from '../../i18n/index.js';
import { drillTime, wallTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import type { PartProps } from './part.js';
import { useEvaluatorText } from './texts.js';

const ICONS: Record<Tag, typeof IconNote> = { strength: IconThumbUp, improvement: IconAlertTriangle, note: IconNote };

export function Notes({ team }: PartProps) {
  const { standing } = useDesk();
  const { t } = useEvaluatorText();
  const list = standing.observations.filter((one) => one.teamId === team.id).toSorted((a, b) => b.seenWall - a.seenWall);
  if (list.length === 0) return <Empty title={t('noNotes')} />;
  return (
    <Stack gap="sm">
      {list.map((one) => (
        <Note key={one.id} note={one} />
      ))}
    </Stack>
  );
}

function Note({ note }: { note: ObservationRecord }) {
  const { exerciseId, userId, evaluation, view, waiting, record } = useDesk();
  const { t, pick } = useEvaluatorText();
  const { t: c } = useCommon();
  const { name } = usePeople(exerciseId);
  const [text, setText] = useState<string | null>(null);
  const Icon = ICONS[note.tag];
  const row = view.msel.find((one) => one.id === note.inject);
  const objective = evaluation.objectives.find((one) => one.id === note.objective);
  const own = evaluation.me.writes && (note.by === userId || evaluation.me.lead);
  const { recordId: _id, by: _by, wall: _wall, x: _x, kind: _kind, ...said } = note;
  return (
    <section className={classes['card']} data-tag={note.tag}>
      <Group gap={8} justify="space-between">
        <Group gap={6} className={classes['tagName'] ?? ''} data-tag={note.tag}>
          <Icon size={18} aria-hidden />
          <Text size="sm" fw={600}>
            {t(`tag.${note.tag}`)}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" className="tnum">
          {drillTime(note.seenX)} · {wallTime(note.seenWall)} · {name(note.by)}
          {note.recordId !== note.id && ` · ${t('corrected')}`}
        </Text>
      </Group>
      {(row ?? objective) && (
        <Text size="xs" c="dimmed">
          {row && `${row.number} ${pick(row.title)}`}
          {objective && pick(objective.title)}
        </Text>
      )}
      {text === null ? (
        <Text size="md" className={classes['said'] ?? ''}>
          {note.text}
        </Text>
      ) : (
        <Textarea size="md" autosize aria-label={t('observe')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      )}
      <Group gap={6} mt={6}>
        {waiting.has(note.recordId) && (
          <Badge color="yellow" tt="none">
            {t('waits')}
          </Badge>
        )}
        {!waiting.has(note.recordId) &&
          note.files?.map((file, at) => (
            <Button
              key={file}
              size="sm"
              variant="default"
              onClick={() => void openFile(`/exercises/${exerciseId}/observation-files/${file}`)}
            >
              {t('openFile', { n: at + 1 })}
            </Button>
          ))}
        {own && text === null && (
          <>
            <Button size="sm" variant="subtle" onClick={() => setText(note.text)}>
              {t('edit')}
            </Button>
            <Button
              size="sm"
              variant="subtle"
              c="var(--dt-bad)"
              onClick={() => record({ method: 'DELETE', path: `observations/${note.id}` }, { kind: 'retract', of: note.id })}
            >
              {t('withdraw')}
            </Button>
          </>
        )}
        {text !== null && (
          <>
            <Button
              size="sm"
              disabled={text.trim() === ''}
              onClick={() => {
                const next = { text: text.trim() };
                record({ method: 'PATCH', path: `observations/${note.id}`, body: next }, { kind: 'observation', ...said, ...next });
                setText(null);
              }}
            >
              {c('save')}
            </Button>
            <Button size="sm" variant="default" onClick={() => setText(null)}>
              {t('cancel')}
            </Button>
          </>
        )}
      </Group>
    </section>
  );
}
