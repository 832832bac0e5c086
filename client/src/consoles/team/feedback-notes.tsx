/** Notes to the three questions of the hot wash, from this seat; what is written while cut off goes out later. */
import { Button, Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NOTE_LENGTH, QUESTION_IDS, type AddNote, type HotWash, type QuestionId } from '../../../../server/shared/hotwash.js';
import { Window } from '../../features/reading/window.js';
import { get } from '../../api/http.js';
import { useNow } from '../../state/clock.js';
import { freshId } from '../../state/link.js';
import { span } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { useDesk } from './desk.js';
import classes from './feedback.module.css';
import { useFeedbackText } from './feedback-texts.js';
import { useKept } from './keep.js';

/** ms between two looks at questions and clock while the window is open. */
const EVERY_MS = 8000;

export function NotesWindow({ waiting, send, close }: { waiting: AddNote[]; send: (note: AddNote) => void; close: () => void }) {
  const { seat } = useDesk();
  const { t } = useFeedbackText();
  const found = useQuery({
    queryKey: ['notes', seat.memberId],
    queryFn: () => get<HotWash>(`/exercises/${seat.exerciseId}/notes`),
    refetchInterval: EVERY_MS,
  });
  return (
    <Window title={t('notesTitle')} close={close} width={760}>
      <Stack gap="lg">
        <Text size="sm">{t('notesIntro')}</Text>
        {found.data ? (
          QUESTION_IDS.map((question) => (
            <Question
              key={question}
              question={question}
              wash={found.data}
              offset={found.data.serverTime - found.dataUpdatedAt}
              waiting={waiting.filter((note) => note.question === question)}
              send={send}
            />
          ))
        ) : found.error ? (
          <Failed error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
      </Stack>
    </Window>
  );
}

interface QuestionProps {
  question: QuestionId;
  wash: HotWash;
  offset: number;
  waiting: AddNote[];
  send: (note: AddNote) => void;
}

function Question({ question, wash, offset, waiting, send }: QuestionProps) {
  const { key } = useDesk();
  const { t, pick } = useFeedbackText();
  const [text, setText] = useKept(key(`note-${question}`), '');
  const [anonymous, setAnonymous] = useKept(key('note-anonymous'), false);
  const left = Math.max(0, wash.each - wash.sent[question] - waiting.length);
  const ours = wash.notes.filter((note) => note.question === question);
  const ready = text.trim() !== '' && left > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        send({ noteId: freshId(), question, text: text.trim(), anonymous });
        setText('');
      }}
    >
      <Group gap="sm" justify="space-between">
        <Title order={3} size="h5">
          {pick(wash.questions[question])}
        </Title>
        {wash.timer?.question === question && <TimeLeft timer={wash.timer} offset={offset} />}
      </Group>
      <Textarea
        mt={4}
        aria-label={`${t('note')}: ${pick(wash.questions[question])}`}
        description={t('letters', { n: text.length, all: NOTE_LENGTH })}
        inputWrapperOrder={['input', 'description']}
        autosize
        minRows={2}
        maxLength={NOTE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap="sm" mt={6}>
        <Button type="submit" size="xs" disabled={!ready}>
          {t('sendNote')}
        </Button>
        <Text size="sm" c="dimmed" className="tnum" role="status">
          {left > 0 ? t('notesLeft', { n: left }) : t('notesNone')}
        </Text>
        <Checkbox label={t('noteAnonymous')} checked={anonymous} onChange={(event) => setAnonymous(event.currentTarget.checked)} />
      </Group>
      {(ours.length > 0 || waiting.length > 0) && (
        <ul className={classes['ours']} aria-label={t('ours')}>
          {ours.map((note) => (
            <li key={note.id}>{note.text}</li>
          ))}
          {waiting.map((note) => (
            <li key={note.noteId}>
              {note.text} <em>({t('noteWaiting')})</em>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function TimeLeft({ timer, offset }: { timer: NonNullable<HotWash['timer']>; offset: number }) {
  const { t } = useFeedbackText();
  const now = useNow(offset, 500);
  return (
    <Text size="sm" fw={700} className="tnum">
      {t('timeLeft', { time: span(Math.max(0, timer.endsAt - now)) })}
    </Text>
  );
}
