/** Questions of an inject: one choice, several, a number, a text, an order. The first answer counts and is then locked. */
import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconCheck, IconClockPause, IconLock, IconSend } from '@tabler/icons-react';
import type { AnswerValue } from '../../../../../server/shared/events.js';
import type { AskView, TeamDeed, TeamInject } from '../../../../../server/shared/views.js';
import type { Pending } from '../../../state/link.js';
import { useCommon } from '../../../i18n/index.js';
import { drillTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { recall, remember, useKept } from '../keep.js';
import { Decimal } from '../respond/decimal.js';
import { useShowValue } from '../respond/show.js';
import { useAsksText } from '../texts-asks.js';
import { useTeamText } from '../texts.js';
import classes from './asks.module.css';
import pane from './pane.module.css';
import { Rank } from './rank.js';

export function Asks({ given }: { given: TeamInject }) {
  const { view, state, line } = useDesk();
  const { t, lang } = useTeamText();
  const { t: a } = useAsksText();
  const { key } = useDesk();
  const { inject } = given;
  if (inject.asks.length === 0) return null;
  const asks = lang === 'en' ? inject.en.asks : inject.asks;
  const left = asks.some(({ id }) => given.answers[id] === undefined);
  return (
    <section className={pane['part']} aria-label={t('questions')}>
      <Text fw={600} component="h3" size="sm">
        {t('questions')}
      </Text>
      {left && (
        <Text size="xs" c="dimmed">
          {a('firstCounts')}
        </Text>
      )}
      {asks.map((ask) => {
        const mine = ({ command }: Pending): boolean =>
          command.type === 'answer' && command['ask'] === ask.id && command['inject'] === given.deliveryId;
        const answer = given.answers[ask.id];
        if (answer !== undefined) {
          const deed = view.deeds.find(
            (each) => each.type === 'answer-recorded' && each.inject === given.deliveryId && each.ask === ask.id,
          );
          return <Given key={ask.id} ask={ask} value={answer} deed={deed} />;
        }
        const waits = state.pending.find((each) => mine(each) && each.status !== 'refused');
        if (waits) return <Given key={ask.id} ask={ask} value={waits.command['value'] as AnswerValue} waits={waits.status} />;
        const refusal = state.pending.findLast((each) => mine(each) && each.status === 'refused')?.refusal;
        const kept = key(`answer.${given.deliveryId}.${ask.id}`);
        return (
          <Ask
            key={ask.id}
            ask={ask}
            kept={kept}
            refused={refusal && (lang === 'en' ? refusal.en : refusal.message)}
            send={(value) => {
              const sent = line.send({ type: 'answer', inject: given.deliveryId, ask: ask.id, value });
              // a refused answer must not cost what was written
              void sent.then((ack) => ack.ok && remember(kept, undefined));
            }}
          />
        );
      })}
    </section>
  );
}

function Given({ ask, value, deed, waits }: { ask: AskView; value: AnswerValue; deed?: TeamDeed | undefined; waits?: Pending['status'] }) {
  const { nameOf } = useDesk();
  const { t } = useTeamText();
  const { t: a } = useAsksText();
  const show = useShowValue();
  const recorded = deed?.type === 'answer-recorded' ? deed : undefined;
  return (
    <div className={classes['ask']}>
      <div className={classes['prompt']}>{ask.prompt}</div>
      <div className={classes['answered']} role={waits === undefined ? undefined : 'status'}>
        {waits === undefined ? (
          <IconLock size={18} color="var(--dt-ok)" aria-hidden />
        ) : waits === 'queued' ? (
          <IconClockPause size={18} color="var(--dt-warn)" aria-hidden />
        ) : (
          <IconSend size={18} color="var(--dt-warn)" aria-hidden />
        )}
        <span>
          {waits === undefined ? t('answered') : waits === 'queued' ? t('answerQueued') : t('status.sent')}:{' '}
          <b>{show.answer(value, ask)}</b>
          {recorded && (
            <span className={`${classes['by']} tnum`}>
              {a('lockedBy', { time: drillTime(recorded.at.x), who: nameOf(recorded.memberId) })}
              {recorded.creditedX !== undefined && `, ${a('creditedAt', { time: drillTime(recorded.creditedX) })}`}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}

interface AskProps {
  ask: AskView;
  /** Where a half-done answer is kept on this device. */
  kept: string;
  refused?: string | undefined;
  /** Gets the value as the wire wants it. */
  send: (value: AnswerValue) => void;
}

const startOf = (ask: AskView): AnswerValue =>
  ask.type === 'rank' ? (ask.options ?? []).map(({ id }) => id) : ask.type === 'multi' ? [] : '';

/** One open question. */
function Ask({ ask, kept, refused, send }: AskProps) {
  const { view, running, cut, replayed } = useDesk();
  const { t: c } = useCommon();
  const { t } = useTeamText();
  const { t: a } = useAsksText();
  const options = ask.options ?? [];
  const [value, setValue] = useKept<AnswerValue>(kept, startOf(ask));
  const over = replayed || (view.phase !== 'running' && view.phase !== 'paused');
  const empty = (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
  const titleOf = (id: string): string => options.find((option) => option.id === id)?.text ?? id;
  const half = !empty && recall<AnswerValue | null>(kept, null) !== null;

  return (
    <fieldset className={classes['ask']} disabled={over}>
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
          <Decimal
            aria-label={`${t('yourAnswer')}: ${ask.prompt}`}
            description={a('number')}
            value={typeof value === 'number' ? value : undefined}
            change={(next) => setValue(next ?? '')}
            maw={260}
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
        {refused !== undefined && (
          <Text size="sm" c="var(--dt-bad)" role="alert">
            {a('refused', { why: refused })}
          </Text>
        )}
        <Group gap={12}>
          <Button
            size="xs"
            leftSection={<IconCheck size={15} aria-hidden />}
            disabled={replayed || !running || empty}
            onClick={() => send(typeof value === 'string' ? value.trim() : value)}
          >
            {t('answer')}
          </Button>
          <Text size="xs" c={running && !cut ? 'dimmed' : 'var(--dt-warn)'}>
            {replayed
              ? c('replayed')
              : over
                ? a('closedOver')
                : !running
                  ? a('closedPaused')
                  : cut
                    ? t('willQueue')
                    : half
                      ? a('kept')
                      : ''}
          </Text>
        </Group>
      </Stack>
    </fieldset>
  );
}
