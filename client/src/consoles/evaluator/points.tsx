/** The team's sheet line by line: what each point came from, and points set by hand with a reason (S8). */
import { Badge, Button, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { lineId } from '../../../../server/scoring/marks.js';
import type { ScoreLine } from '../../../../server/shared/scores.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { fixed2, number } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useTeamScore } from './desk.js';
import type { PartProps } from './part.js';
import { useEvaluatorText } from './texts.js';

export function Points({ team, writes }: PartProps) {
  const { t, lang } = useEvaluatorText();
  const score = useTeamScore(team.id);
  if (score.isPending) return <Loading />;
  if (score.error && !score.data) return <Failed error={score.error} retry={() => void score.refetch()} />;
  const { lines, earned, possible, percent, provisional } = score.data;
  if (lines.length === 0) return <Empty title={t('noLines')} />;
  return (
    <Stack gap="sm">
      <Text fw={600} className="tnum">
        {number(earned, lang)} / {number(possible, lang)} ({fixed2(percent, lang)} %)
        {provisional && (
          <Text span size="sm" c="dimmed">
            {' '}
            · {t('provisional')}
          </Text>
        )}
      </Text>
      {lines.map((line) => (
        <Line key={lineId(team.id, line)} line={line} teamId={team.id} writes={writes} />
      ))}
    </Stack>
  );
}

function Line({ line, teamId, writes }: { line: ScoreLine; teamId: string; writes: boolean }) {
  const { exerciseId, userId, evaluation, standing, waiting, record } = useDesk();
  const { t, lang } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const [editing, setEditing] = useState(false);
  const [points, setPoints] = useState<number | string>(line.earned);
  const [reason, setReason] = useState('');
  const id = lineId(teamId, line);
  const path = `overrides/${encodeURIComponent(id)}`;
  const deliveryId = line.deliveryId ?? 'penalty';
  const own = standing.overrides.find((one) => one.teamId === teamId && one.deliveryId === deliveryId && one.ref === line.ref);
  const computed = line.override?.computed ?? line.earned;
  const [min, max] = line.kind === 'penalty' ? [computed, 0] : [0, line.points];
  const earned = typeof points === 'number' ? points : Number.NaN;
  const fits = earned >= min && earned <= max;
  return (
    <section className={classes['card']}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {line.number} {(line.injectTitle ?? line.label)[lang]}
        </Text>
        <Text size="sm" className="tnum" style={{ whiteSpace: 'nowrap' }}>
          {number(own?.earned ?? line.earned, lang)} / {number(line.possible, lang)}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {line.explain[lang]}
      </Text>
      {own && (
        <Text size="sm" mt={4}>
          <b>{t('setBy', { name: name(own.by) })}:</b> {own.reason} · {t('computed', { n: number(computed, lang) })}
          {waiting.has(own.recordId) && (
            <Badge component="span" ml={6} color="yellow" tt="none" size="sm">
              {t('waits')}
            </Badge>
          )}
        </Text>
      )}
      {writes && !editing && (
        <Group gap={8} mt={6}>
          <Button size="sm" variant="default" onClick={() => setEditing(true)}>
            {t('setPoints')}
          </Button>
          {own && (own.by === userId || evaluation.me.lead) && (
            <Button size="sm" variant="default" onClick={() => record({ method: 'DELETE', path }, { kind: 'retract', of: own.recordId })}>
              {t('withdraw')}
            </Button>
          )}
        </Group>
      )}
      {editing && (
        <Stack gap={8} mt={8}>
          <NumberInput
            size="md"
            maw={260}
            label={t('newPoints', { min: number(min, lang), max: number(max, lang) })}
            min={min}
            max={max}
            step={0.5}
            decimalScale={2}
            decimalSeparator={lang === 'vi' ? ',' : '.'}
            value={points}
            onChange={setPoints}
          />
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
            <Button
              size="md"
              disabled={!fits || reason.trim() === ''}
              onClick={() => {
                const said = { earned, reason: reason.trim() };
                record({ method: 'PUT', path, body: said }, { kind: 'override', teamId, deliveryId, ref: line.ref, ...said });
                setEditing(false);
                setReason('');
              }}
            >
              {t('setPoints')}
            </Button>
            <Button size="md" variant="default" onClick={() => setEditing(false)}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      )}
    </section>
  );
}
