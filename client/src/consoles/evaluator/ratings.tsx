/** P, S, M, U per objective: what the machine proposes and why, what the evaluator says and why, the definitions at hand. */
import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationView } from '../../../../server/shared/evaluation.js';
import type { ObjectiveScore, Rating } from '../../../../server/shared/scores.js';
import { RatingLetter, RATING_MEANINGS, RATING_TITLES, RATINGS } from '../../features/evaluating/rating.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { drillTime } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useTeamScore } from './desk.js';
import type { PartProps } from './part.js';
import { useEvaluatorText } from './texts.js';

export function Ratings({ team, writes }: PartProps) {
  const { evaluation } = useDesk();
  const { t } = useEvaluatorText();
  const score = useTeamScore(team.id);
  if (score.isPending) return <Loading />;
  if (score.error && !score.data) return <Failed error={score.error} retry={() => void score.refetch()} />;
  if (evaluation.objectives.length === 0) return <Empty title={t('noProposal')} />;
  return (
    <Stack gap="md">
      {evaluation.objectives.map((objective) => (
        <One
          key={objective.id}
          objective={objective}
          teamId={team.id}
          score={score.data.objectives.find((one) => one.id === objective.id)}
          writes={writes}
        />
      ))}
    </Stack>
  );
}

function One({
  objective,
  teamId,
  score,
  writes,
}: {
  objective: EvaluationView['objectives'][number];
  teamId: string;
  score: ObjectiveScore | undefined;
  writes: boolean;
}) {
  const { exerciseId, userId, evaluation, standing, waiting, record } = useDesk();
  const { t, lang, pick } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const [chosen, setChosen] = useState<Rating | null>(null);
  const [reason, setReason] = useState('');
  const own = standing.ratings.find((one) => one.teamId === teamId && one.objective === objective.id);
  const machine = score?.machine ?? null;
  const key = `ratings/${encodeURIComponent(`${teamId}:${objective.id}`)}`;
  const why = score?.override ? undefined : score?.explain;
  const save = (rating: Rating): void => {
    const said = { rating, reason: reason.trim() };
    record({ method: 'PUT', path: key, body: said }, { kind: 'rating', teamId, objective: objective.id, ...said });
    setChosen(null);
    setReason('');
  };
  return (
    <section className={classes['card']}>
      <Title order={3} size="h5">
        {pick(objective.title)}
      </Title>
      {objective.target && (
        <Text size="sm" c="dimmed">
          {t('target')}: {pick(objective.target)}
        </Text>
      )}
      <Group gap={8} mt={8} wrap="nowrap" align="flex-start">
        <RatingLetter rating={machine} lang={lang} />
        <Text size="sm">
          <b>{t('proposal')}:</b> {machine ? (why ? pick(why) : RATING_TITLES[machine][lang]) : t('noProposal')}
        </Text>
      </Group>
      {own && (
        <Group gap={8} mt={6} wrap="nowrap" align="flex-start">
          <RatingLetter rating={own.rating} lang={lang} />
          <Text size="sm" className={classes['said'] ?? ''}>
            <b>{t('yours')}:</b> {own.reason}{' '}
            <Text span size="xs" c="dimmed" className="tnum">
              {t('ratedBy', { name: name(own.by), x: drillTime(own.x) })}
            </Text>
            {waiting.has(own.recordId) && (
              <Badge component="span" ml={6} color="yellow" tt="none" size="sm">
                {t('waits')}
              </Badge>
            )}
          </Text>
        </Group>
      )}
      {writes && (
        <div className={classes['rates']} role="radiogroup" aria-label={`${t('rate')}: ${pick(objective.title)}`}>
          {RATINGS.map((rating) => (
            <button
              key={rating}
              type="button"
              role="radio"
              aria-checked={(chosen ?? own?.rating) === rating}
              onClick={() => setChosen(rating)}
            >
              <RatingLetter rating={rating} lang={lang} />
              <span>
                <b>{RATING_TITLES[rating][lang]}</b>
                <small>{RATING_MEANINGS[rating][lang]}</small>
              </span>
            </button>
          ))}
        </div>
      )}
      {chosen && (
        <Stack gap={8} mt={8}>
          <Textarea
            size="md"
            autosize
            minRows={2}
            label={t('reason')}
            description={t('reasonNeeded')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap={8}>
            <Button size="md" disabled={reason.trim() === ''} onClick={() => save(chosen)}>
              {t('rate')}: {chosen}
            </Button>
            <Button size="md" variant="default" onClick={() => setChosen(null)}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      )}
      {writes && own && !chosen && (own.by === userId || evaluation.me.lead) && (
        <Button
          mt={8}
          size="sm"
          variant="default"
          onClick={() => record({ method: 'DELETE', path: key }, { kind: 'retract', of: own.recordId })}
        >
          {t('useMachine')}
        </Button>
      )}
    </section>
  );
}
