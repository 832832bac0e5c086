/** Critical tasks as the evaluation guide has them, by objective: ticked when seen done. */
import { Badge, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import type { CriticalTask } from '../../../../server/shared/evaluation.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { drillTime } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk } from './desk.js';
import type { PartProps } from './part.js';
import { useEvaluatorText } from './texts.js';

export function Tasks({ team, writes }: PartProps) {
  const { evaluation, standing } = useDesk();
  const { t, pick } = useEvaluatorText();
  const { tasks, objectives } = evaluation;
  if (tasks.length === 0) return <Empty title={t('noTasks')} />;
  const done = new Set(standing.ticks.filter((one) => one.teamId === team.id && one.done).map(({ ref }) => ref));
  const groups = [...objectives.map(({ id, title }) => ({ id, title: pick(title) })), { id: undefined, title: t('general') }]
    .map((group) => ({ ...group, tasks: tasks.filter((task) => task.objective === group.id) }))
    .filter((group) => group.tasks.length > 0);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('tasksHelp')}
      </Text>
      {groups.map((group) => (
        <section key={group.id ?? ''} className={classes['card']}>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Title order={3} size="h6">
              {group.title}
            </Title>
            <Text size="sm" className="tnum">
              {t('tasksDone', { n: group.tasks.filter(({ ref }) => done.has(ref)).length, all: group.tasks.length })}
            </Text>
          </Group>
          {group.tasks.map((task) => (
            <Task key={task.ref} task={task} teamId={team.id} writes={writes} />
          ))}
        </section>
      ))}
    </Stack>
  );
}

function Task({ task, teamId, writes }: { task: CriticalTask; teamId: string; writes: boolean }) {
  const { exerciseId, standing, waiting, record } = useDesk();
  const { t, pick } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const tick = standing.ticks.find((one) => one.teamId === teamId && one.ref === task.ref);
  return (
    <Checkbox
      size="lg"
      className={classes['task'] ?? ''}
      disabled={!writes}
      checked={tick?.done === true}
      onChange={(event) => {
        const { checked: done } = event.currentTarget;
        record(
          { method: 'PUT', path: `ticks/${encodeURIComponent(`${teamId}:${task.ref}`)}`, body: { done } },
          { kind: 'tick', teamId, ref: task.ref, done },
        );
      }}
      label={
        <>
          <Text size="md">
            {task.number && <b>{task.number} </b>}
            {pick(task.title)}
            {task.must && (
              <Text span size="xs" c="dimmed">
                {' '}
                ({t('must')})
              </Text>
            )}
          </Text>
          <Text size="xs" c="dimmed" className="tnum">
            {[task.injectTitle && pick(task.injectTitle), tick?.done && t('tickedBy', { name: name(tick.by), x: drillTime(tick.x) })]
              .filter(Boolean)
              .join(' · ')}
            {tick && waiting.has(tick.recordId) && (
              <Badge component="span" ml={6} color="yellow" tt="none" size="sm">
                {t('waits')}
              </Badge>
            )}
          </Text>
        </>
      }
    />
  );
}
