/** The two dialogues of the board: the questions, and the name of a new theme. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { QUESTION_IDS, type Note, type QuestionId } from '../../../../server/shared/hotwash.js';
import { useCommon } from '../../i18n/index.js';
import { useBoard } from './data.js';
import { useHotWashText } from './texts.js';

export function EditQuestions({ close }: { close: () => void }) {
  const { wash, setUp } = useBoard();
  const { t } = useHotWashText();
  const { t: c } = useCommon();
  const [questions, setQuestions] = useState(wash.questions);
  const complete = QUESTION_IDS.every((id) => questions[id].vi.trim() !== '' && questions[id].en.trim() !== '');
  return (
    <Modal opened onClose={close} title={t('editQuestions')} size="lg" closeButtonProps={{ 'aria-label': c('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void setUp({ questions }).then(close);
        }}
      >
        <Stack gap="sm">
          {QUESTION_IDS.flatMap((id, at) =>
            (['vi', 'en'] as const).map((lang) => (
              <TextInput
                key={`${id}-${lang}`}
                label={t(lang === 'vi' ? 'inVietnamese' : 'inEnglish', { n: at + 1 })}
                maxLength={200}
                value={questions[id][lang]}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setQuestions((now) => ({ ...now, [id]: { ...now[id], [lang]: value } }));
                }}
              />
            )),
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={!complete}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function NameTheme({ note, question, close }: { note: Note; question: QuestionId; close: () => void }) {
  const { change } = useBoard();
  const { t } = useHotWashText();
  const { t: c } = useCommon();
  const [theme, setTheme] = useState('');
  return (
    <Modal opened onClose={close} title={t('toNew')} closeButtonProps={{ 'aria-label': c('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (theme.trim() === '') return;
          close();
          void change(note, { theme: theme.trim(), ...(note.question === question ? {} : { question }) });
        }}
      >
        <TextInput
          label={t('themeName')}
          maxLength={80}
          value={theme}
          onChange={(event) => setTheme(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={close}>
            {c('cancel')}
          </Button>
          <Button type="submit" disabled={theme.trim() === ''}>
            {c('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
