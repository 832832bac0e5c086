/** One work to mark: what was asked, what the team wrote, when, and the marks that may be seen. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { QueueItem } from '../../../../server/shared/evaluation.js';
import { Look } from '../../features/reading/looks.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { useNow } from '../../state/clock.js';
import { drillTime, number, span, wallTime } from '../../ui/format.js';
import { Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useScreen } from './desk.js';
import { pieceOf } from './exchange.js';
import { useEvaluatorText } from './texts.js';

export function WorkView({ item }: { item: QueueItem }) {
  const { exerciseId, evaluation, state } = useDesk();
  const { t, lang, pick } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const now = useNow(state.offset, 5000);
  const [shown, setShown] = useState(false);
  const objective = evaluation.objectives.find((one) => one.id === item.objective);
  return (
    <article className={classes['card']}>
      <Group justify="space-between" align="flex-start" gap={8}>
        <Title order={2} size="h4">
          {item.team}
        </Title>
        <Text size="sm" className="tnum" c="dimmed">
          {t(`status.${item.status}`)} · {t('waitsSince', { time: span(Math.max(0, now - item.waitingSince)) })}
        </Text>
      </Group>
      <Text size="md">
        <b>{t('asked')}:</b> {pick(item.asked)}
      </Text>
      <Text size="sm" c="dimmed">
        {item.number} {pick(item.injectTitle)}
        {objective && ` · ${pick(objective.title)}`}
      </Text>
      <Text size="sm" c="dimmed" className="tnum">
        {t('filed')} {drillTime(item.filedX)} · {wallTime(item.filedWall)}
        {item.responseMs !== undefined &&
          ` · ${t('responseTime', { time: span(item.responseMs), target: span(item.target ?? 0), max: span(item.max ?? 0) })}`}
      </Text>
      {item.written.length === 0 ? (
        <Text mt="sm" c="dimmed">
          {t('wroteNothing')}
        </Text>
      ) : (
        <dl className={classes['written']}>
          {item.written.map((field) => (
            <div key={field.label.vi}>
              <dt>{pick(field.label)}</dt>
              <dd>{pick(field.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {item.status === 'half' && (
        <Text size="sm" c="dimmed">
          {t('blind')}
        </Text>
      )}
      {item.marks.map((mark) => (
        <Text key={mark.recordId} size="sm">
          <b>{name(mark.by)}</b>: <span className="tnum">{number(mark.value, lang)}</span>
          {mark.note && ` - ${mark.note}`}
        </Text>
      ))}
      {item.decision && (
        <Text size="sm" fw={600}>
          {t('decidedBy', { name: name(item.decision.by), value: number(item.decision.value, lang) })}
        </Text>
      )}
      <Button mt="sm" size="sm" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'hideInject' : 'showInject')}
      </Button>
      {shown && <Sent item={item} />}
    </article>
  );
}

function Sent({ item }: { item: QueueItem }) {
  const screen = useScreen(item.teamId);
  const given = screen.data?.injects.find((one) => one.deliveryId === item.deliveryId);
  if (!given) return <Loading />;
  return (
    <div className={classes['letter']}>
      <Look piece={pieceOf(given)} to={item.team} />
    </div>
  );
}
