/** One question on the board: its clock, its lanes of notes, a field for what is said in the room. */
import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { IconClockPlay, IconClockStop } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import type { QuestionId } from '../../../../server/shared/hotwash.js';
import { useNow } from '../../state/clock.js';
import { span } from '../../ui/format.js';
import { Card, DRAGGED } from './card.js';
import { useBoard } from './data.js';
import classes from './hotwash.module.css';
import { lanesOf } from './lanes.js';
import { useHotWashText } from './texts.js';

/** Minutes offered for one question. */
const MINUTES = 5;
/** No theme has this name: names are trimmed. */
const NEW = ' ';

export function Question({ question, hidden }: { question: QuestionId; hidden: boolean }) {
  const { wash } = useBoard();
  const { t, pick } = useHotWashText();
  const lanes = lanesOf(wash.notes, question, hidden);
  const n = lanes.reduce((sum, lane) => sum + lane.notes.length, 0);
  return (
    <section className={`panel ${classes['question']}`} aria-label={pick(wash.questions[question])}>
      <header className={classes['head']}>
        <Title order={2} className={classes['asked'] ?? ''}>
          {pick(wash.questions[question])}
        </Title>
        <Group gap="sm" justify="space-between">
          <Text size="sm" c="dimmed" className="tnum">
            {t('notesN', { n })}
          </Text>
          <Timer question={question} />
        </Group>
        <AddField question={question} />
      </header>
      <div className={classes['lanes']}>
        {lanes.map(({ theme, notes }) => (
          <Drop key={theme ?? ''} question={question} theme={theme}>
            <h3 className={classes['theme']}>{theme ?? t('ungrouped')}</h3>
            {notes.length === 0 && <p className={classes['empty']}>{t('none')}</p>}
            <ul className={classes['cards']}>
              {notes.map((note) => (
                <Card key={note.id} note={note} />
              ))}
            </ul>
          </Drop>
        ))}
        {n > 0 && (
          <Drop question={question} theme={NEW}>
            <p className={classes['empty']}>{t('newTheme')}</p>
          </Drop>
        )}
      </div>
    </section>
  );
}

/** Takes a dragged card into its theme; `NEW` asks for the theme's name first. */
function Drop({ question, theme, children }: { question: QuestionId; theme: string | null; children: React.ReactNode }) {
  const { wash, change, nameTheme } = useBoard();
  const [over, setOver] = useState(false);
  const isNew = theme === NEW;
  const drop = (event: DragEvent): void => {
    setOver(false);
    const note = wash.notes.find(({ id }) => id === event.dataTransfer.getData(DRAGGED));
    if (!note) return;
    event.preventDefault();
    if (isNew) nameTheme(note, question);
    else void change(note, { theme, ...(note.question === question ? {} : { question }) });
  };
  return (
    <div
      className={isNew ? `${classes['lane']} ${classes['newLane']}` : classes['lane']}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}

function Timer({ question }: { question: QuestionId }) {
  const { wash, offset, setUp } = useBoard();
  const { t } = useHotWashText();
  const now = useNow(offset, 500);
  const timer = wash.timer?.question === question ? wash.timer : null;
  if (!timer) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClockPlay size={15} aria-hidden />}
        onClick={() => void setUp({ timer: { question, seconds: MINUTES * 60 } })}
      >
        {t('startTimer', { n: MINUTES })}
      </Button>
    );
  }
  const left = timer.endsAt - now;
  return (
    <Group gap="xs">
      <Text className={`tnum ${classes['timer']}`} fw={700} role="timer" aria-label={t('timer')} data-up={left <= 0 || undefined}>
        {left > 0 ? span(left) : t('timeUp')}
      </Text>
      <Button size="xs" variant="default" leftSection={<IconClockStop size={15} aria-hidden />} onClick={() => void setUp({ timer: null })}>
        {t('stopTimer')}
      </Button>
    </Group>
  );
}

function AddField({ question }: { question: QuestionId }) {
  const { wash, add } = useBoard();
  const { t } = useHotWashText();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  if (!wash.open) return null;
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    setBusy(true);
    const taken = await add({ question, text: text.trim() });
    setBusy(false);
    if (taken) setText('');
  };
  return (
    <form
      className={classes['add']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        size="xs"
        flex={1}
        aria-label={t('add')}
        placeholder={t('add')}
        maxLength={280}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" loading={busy}>
        {t('addDo')}
      </Button>
    </form>
  );
}
