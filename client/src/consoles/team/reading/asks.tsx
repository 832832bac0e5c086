/** Questions of an inject: one choice, several, a number, a text, an order. The first answer counts and is then locked. */
import { ActionIcon, Button, Checkbox, Group, NumberInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnswerValue } from '../../../../../server/shared/events.js';
import type { AskView, TeamInject } from '../../../../../server/shared/views.js';
import { useDesk } from '../desk.js';
import { useShowValue } from '../respond/show.js';
import { useTeamText } from '../texts.js';
import classes from './pane.module.css';

export function Asks({ given }: { given: TeamInject }) {
  const { state, line, running, cut } = useDesk();
  const { t, lang } = useTeamText();
  const { inject } = given;
  if (inject.asks.length === 0) return null;
  const asks = lang === 'en' ? inject.en.asks : inject.asks;
  return (
    <section className={classes['part']} aria-label={t('questions')}>
      <Text fw={600} component="h3" size="sm">
        {t('questions')}{' '}
        <Text span size="xs" c="dimmed" fw={400}>
          {t('firstCounts')}
        </Text>
      </Text>
      {asks.map((ask) => {
        const waits = state.pending.find(
          (each) =>
            each.command.type === 'answer' &&
            each.command['ask'] === ask.id &&
            each.command['inject'] === given.deliveryId &&
            each.status !== 'refused',
        );
        const answer = given.answers[ask.id];
        if (answer !== undefined) return <Given key={ask.id} ask={ask} value={answer} />;
        if (waits)
          return <Given key={ask.id} ask={ask} value={waits.command['value'] as AnswerValue} waits={waits.status === 'queued' && cut} />;
        return (
          <Ask
            key={ask.id}
            ask={ask}
            open={running}
            send={(value) => void line.send({ type: 'answer', inject: given.deliveryId, ask: ask.id, value })}
          />
        );
      })}
    </section>
  );
}

function Given({ ask, value, waits = false }: { ask: AskView; value: AnswerValue; waits?: boolean }) {
  const { t } = useTeamText();
  const show = useShowValue();
  return (
    <div className={classes['ask']}>
      <div className={classes['prompt']}>{ask.prompt}</div>
      <div className={classes['answered']}>
        <IconCheck size={18} color={waits ? 'var(--dt-warn)' : 'var(--dt-ok)'} aria-hidden style={{ flex: 'none' }} />
        <span>
          {waits ? t('answerQueued') : t('answered')}: <b>{show.answer(value, ask)}</b>
        </span>
      </div>
    </div>
  );
}

/** One open question; `send` gets the value as the wire wants it. */
export function Ask({ ask, open, send }: { ask: AskView; open: boolean; send: (value: AnswerValue) => void }) {
  const { t, lang } = useTeamText();
  const options = ask.options ?? [];
  const [value, setValue] = useState<AnswerValue>(() =>
    ask.type === 'rank' ? options.map((option) => option.id) : ask.type === 'multi' ? [] : '',
  );
  const empty = value === '' || (Array.isArray(value) && value.length === 0);
  const titleOf = (id: string): string => options.find((option) => option.id === id)?.text ?? id;

  return (
    <fieldset className={classes['ask']} disabled={!open}>
      <legend className="vh">{ask.prompt}</legend>
      <div className={classes['prompt']} aria-hidden>
        {ask.prompt}
      </div>
      <Stack gap={6} mt={8}>
        {ask.type === 'choice' && (
          <Radio.Group value={String(value)} onChange={setValue} aria-label={ask.prompt}>
            <Stack gap={6}>
              {options.map((option) => (
                <Radio key={option.id} value={option.id} label={option.text} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {ask.type === 'multi' && (
          <Checkbox.Group value={value as string[]} onChange={setValue} label={t('chooseMany')}>
            <Stack gap={6} mt={4}>
              {options.map((option) => (
                <Checkbox key={option.id} value={option.id} label={option.text} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {ask.type === 'number' && (
          <NumberInput
            aria-label={`${t('yourAnswer')}: ${ask.prompt}`}
            value={value as number | string}
            onChange={(next) => setValue(typeof next === 'number' ? next : '')}
            decimalSeparator={lang === 'vi' ? ',' : '.'}
            thousandSeparator={lang === 'vi' ? '.' : ','}
            maw={220}
            hideControls
          />
        )}
        {ask.type === 'text' && (
          <Textarea
            aria-label={`${t('yourAnswer')}: ${ask.prompt}`}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={20_000}
            value={String(value)}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {ask.type === 'rank' && <Rank ids={value as string[]} titleOf={titleOf} change={setValue} />}
        <Group>
          <Button size="xs" disabled={!open || empty} onClick={() => send(typeof value === 'string' ? value.trim() : value)}>
            {t('answer')}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  );
}

function Rank({ ids, titleOf, change }: { ids: string[]; titleOf: (id: string) => string; change: (ids: string[]) => void }) {
  const { t } = useTeamText();
  const move = (from: number, to: number): void => {
    const next = [...ids];
    const [taken] = next.splice(from, 1);
    if (taken === undefined) return;
    next.splice(to, 0, taken);
    change(next);
  };
  return (
    <>
      <Text size="sm">{t('rankHelp')}</Text>
      <ol className={classes['rank']}>
        {ids.map((id, index) => (
          <li key={id}>
            <span className="tnum">{index + 1}.</span>
            <span>{titleOf(id)}</span>
            <ActionIcon
              variant="default"
              aria-label={`${t('moveUp')}: ${titleOf(id)}`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`${t('moveDown')}: ${titleOf(id)}`}
              disabled={index === ids.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
    </>
  );
}
