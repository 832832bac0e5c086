/** The facilitator's page right after END EX: three questions, the notes of the teams, for the projector of the hall. */
import { ActionIcon, Anchor, Button, SegmentedControl, Switch, Text } from '@mantine/core';
import { useFullscreenDocument, useHotkeys } from '@mantine/hooks';
import { IconMaximize, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { QUESTION_IDS, type HotWash as Wash, type Note, type QuestionId } from '../../../../server/shared/hotwash.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { BoardContext, useActs, useWash, type Board } from './data.js';
import { EditQuestions, NameTheme } from './dialogs.js';
import classes from './hotwash.module.css';
import { themesOf } from './lanes.js';
import { Question } from './question.js';
import { useHotWashText } from './texts.js';

export function HotWash() {
  const { exerciseId } = useParams({ from: '/hotwash/$exerciseId' });
  const wash = useWash(exerciseId);
  if (!wash.data) return <Frame>{wash.error ? <Failed error={wash.error} retry={() => void wash.refetch()} /> : <Loading />}</Frame>;
  return <Facilitate exerciseId={exerciseId} wash={wash.data} offset={wash.data.serverTime - wash.dataUpdatedAt} />;
}

function Facilitate({ exerciseId, wash, offset }: { exerciseId: string; wash: Wash; offset: number }) {
  const { t } = useHotWashText();
  const acts = useActs(exerciseId);
  const [shown, setShown] = useState<QuestionId | 'all'>('all');
  const [hidden, setHidden] = useState(false);
  const [editing, setEditing] = useState(false);
  const [naming, setNaming] = useState<{ note: Note; question: QuestionId } | null>(null);
  const { toggle } = useFullscreenDocument();
  useHotkeys([
    ['0', () => setShown('all')],
    ['1', () => setShown('q1')],
    ['2', () => setShown('q2')],
    ['3', () => setShown('q3')],
    ['f', () => void toggle()],
  ]);
  const nHidden = wash.notes.filter((note) => note.hidden).length;
  const board: Board = {
    ...acts,
    wash,
    offset,
    themes: themesOf(wash.notes),
    nameTheme: (note, question) => setNaming({ note, question }),
  };
  return (
    <BoardContext value={board}>
      <Frame
        fill
        bar={
          <Text component="h1" size="sm" fw={600} truncate>
            {t('title')}: {wash.exercise}
          </Text>
        }
        actions={
          <ActionIcon variant="default" size="md" aria-label={t('full')} title={t('full')} onClick={() => void toggle()}>
            <IconMaximize size={16} stroke={1.8} />
          </ActionIcon>
        }
      >
        <div className={classes['page']}>
          <div className={classes['tools']}>
            <SegmentedControl
              size="xs"
              aria-label={t('which')}
              value={shown}
              onChange={(value) => setShown(value)}
              data={[{ value: 'all', label: t('all') }, ...QUESTION_IDS.map((id, at) => ({ value: id, label: t('nth', { n: at + 1 }) }))]}
            />
            <Button size="xs" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(true)}>
              {t('editQuestions')}
            </Button>
            <Switch size="xs" label={t('showHidden')} checked={hidden} onChange={(event) => setHidden(event.currentTarget.checked)} />
            {nHidden > 0 && (
              <Text size="xs" c="dimmed" className="tnum">
                {t('hiddenN', { n: nHidden })}
              </Text>
            )}
            <Anchor component={Link} to={`/feedback/${exerciseId}`} size="sm" ml="auto">
              {t('results')}
            </Anchor>
          </div>
          {!wash.open && (
            <p className={classes['notOpen']} role="status">
              {t('notOpen')}
            </p>
          )}
          <div className={classes['board']} data-shown={shown === 'all' ? 'all' : 'one'}>
            {QUESTION_IDS.filter((id) => shown === 'all' || shown === id).map((id) => (
              <Question key={id} question={id} hidden={hidden} />
            ))}
          </div>
        </div>
        {editing && <EditQuestions close={() => setEditing(false)} />}
        {naming && <NameTheme {...naming} close={() => setNaming(null)} />}
      </Frame>
    </BoardContext>
  );
}
