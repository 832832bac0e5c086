/** Answering one appeal: accepted or not, the points where they change, and the words that the team reads. */
import { Button, Group, NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { AppealAnswerBody, AppealItem } from '../../../../../server/shared/publishing.js';
import { post } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { number } from '../../../ui/format.js';
import { useAct } from './data.js';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

export function AnswerForm({ exerciseId, item, close }: { exerciseId: string; item: AppealItem; close: () => void }) {
  const { t, lang } = usePublishText();
  const { t: c } = useCommon();
  const { appeal, bounds } = item;
  const [verdict, setVerdict] = useState<'accept' | 'reject' | null>(null);
  const [earned, setEarned] = useState<number | ''>('');
  const [text, setText] = useState('');
  const answer = useAct(
    exerciseId,
    (body: AppealAnswerBody) => post(`/exercises/${exerciseId}/appeals/${encodeURIComponent(appeal.id)}/answer`, body),
    close,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    answer.mutate({ accepted: verdict === 'accept', text: text.trim(), ...(verdict === 'accept' && earned !== '' && { earned }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="sm" maw={640}>
        <Radio.Group
          aria-label={t('answerTitle')}
          value={verdict}
          onChange={(value) => setVerdict(value === 'accept' ? 'accept' : 'reject')}
        >
          <Group gap="lg">
            <Radio value="accept" label={t('accept')} />
            <Radio value="reject" label={t('reject')} />
          </Group>
        </Radio.Group>
        {verdict === 'accept' && bounds && (
          <NumberInput
            label={t('setPoints', { least: number(bounds[0], lang), most: number(bounds[1], lang) })}
            w={320}
            min={bounds[0]}
            max={bounds[1]}
            decimalScale={2}
            decimalSeparator={lang === 'vi' ? ',' : '.'}
            clampBehavior="strict"
            value={earned}
            onChange={(value) => setEarned(typeof value === 'number' ? value : '')}
          />
        )}
        <Textarea
          label={t('answerText')}
          description={t('answerHint')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="sm" loading={answer.isPending} disabled={verdict === null || text.trim() === ''}>
            {t('answerSend')}
          </Button>
          <Button size="sm" variant="subtle" onClick={close}>
            {c('cancel')}
          </Button>
        </Group>
        <Refusal error={answer.error} />
      </Stack>
    </form>
  );
}
