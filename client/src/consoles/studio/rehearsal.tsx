/** What a rehearsal found, in pictures with their numbers beside them. */
import { Alert, Button, Group, List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { RehearsalReport, RehearsedBehaviour } from '../../../../server/shared/rehearsal.js';
import type { ScenarioPicture } from '../../../../server/shared/studio.js';
import { post } from '../../api/http.js';
import { drillTime, number, span } from '../../ui/format.js';
import { Failed } from '../../ui/states.js';
import { Load } from './load.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

/** Shown first; the hundreds of variations stay folded. */
const NAMED = new Set(['perfect', 'good', 'average', 'slow', 'silent', 'chaotic', 'initiative']);

export function Rehearsal({ id, picture }: { id: string; picture: ScenarioPicture }) {
  const { t } = useStudio();
  const run = useMutation({ mutationFn: () => post<RehearsalReport>(`/scenarios/${encodeURIComponent(id)}/rehearse`) });
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} loading={run.isPending} onClick={() => run.mutate()}>
          {t('rehearse')}
        </Button>
        <Text size="sm" c="dimmed" maw={760}>
          {t('rehearseText')}
        </Text>
      </Group>
      {run.error && <Failed error={run.error} retry={() => run.mutate()} />}
      {run.data && <Report report={run.data} picture={picture} />}
    </Stack>
  );
}

function Report({ report, picture }: { report: RehearsalReport; picture: ScenarioPicture }) {
  const { t, lang, pick } = useStudio();
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const warnings = report.problems.filter(({ severity }) => severity === 'warning');
  const named = report.behaviours.filter(({ kind }) => NAMED.has(kind));
  const others = report.behaviours.filter(({ kind }) => !NAMED.has(kind));
  const most = Math.max(1, ...report.objectives.map(({ points }) => points));
  return (
    <Stack gap="sm">
      <Alert
        color={errors.length > 0 ? 'red' : 'green'}
        role="status"
        title={errors.length > 0 ? t('rehearsalBad', { n: errors.length }) : t('rehearsalOk')}
      >
        {report.problems.length > 0 && (
          <List size="sm" spacing={2}>
            {[...errors, ...warnings].map((problem) => (
              <List.Item key={`${problem.path}${problem.code}${problem.message.vi}`}>
                {pick(problem.message)}{' '}
                <Text span size="xs" c="dimmed">
                  {problem.path}
                </Text>
              </List.Item>
            ))}
          </List>
        )}
      </Alert>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <section className="panel" style={{ padding: 12 }}>
          <Title order={2} size="h5" mb={6}>
            {t('behaviours')}
          </Title>
          <Behaviours list={named} outcomes={picture.outcomes} />
        </section>
        <Stack gap="sm">
          <Load minutes={report.load} duration={report.scenario.duration} />
          <section className="panel" style={{ padding: 12 }}>
            <Title order={2} size="h5" mb={6}>
              {t('objectivePoints')}
            </Title>
            <ul className={classes['bars']}>
              {report.objectives.map((objective) => (
                <li key={objective.id ?? ''}>
                  <span>{objective.id === null ? t('noObjective') : pick(objective.title)}</span>
                  <span className={classes['bar']} aria-hidden>
                    <span style={{ width: `${(objective.points / most) * 100}%` }} />
                  </span>
                  <b className="tnum">{number(objective.points, lang)}</b>
                </li>
              ))}
            </ul>
          </section>
          <Unreached report={report} />
        </Stack>
      </SimpleGrid>
      {others.length > 0 && (
        <details className="panel" style={{ padding: 12 }}>
          <summary>{t('omissions', { n: others.length })}</summary>
          <Behaviours list={others} outcomes={picture.outcomes} />
        </details>
      )}
    </Stack>
  );
}

function Behaviours({ list, outcomes }: { list: RehearsedBehaviour[]; outcomes: ScenarioPicture['outcomes'] }) {
  const { t, lang, pick } = useStudio();
  const idle = (behaviour: RehearsedBehaviour): string => {
    const longest = behaviour.teams.map((team) => team.idle).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
    return longest && longest.to > longest.from ? `${span(longest.to - longest.from)} (${drillTime(longest.from).slice(0, -3)})` : '–';
  };
  return (
    <Table verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('behaviour')}</Table.Th>
          <Table.Th w="34%">{t('percent')}</Table.Th>
          <Table.Th>{t('idle')}</Table.Th>
          <Table.Th>{t('outcome')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.map((behaviour) => {
          const outcome = outcomes.find((each) => each.id === behaviour.outcome);
          return (
            <Table.Tr key={behaviour.id}>
              <Table.Td>
                {pick(behaviour.title)}
                {behaviour.play === 'joint' && ` (${t('joint')})`}
              </Table.Td>
              <Table.Td>
                <span className={classes['score']}>
                  <span className={classes['bar']} aria-hidden>
                    <span style={{ width: `${Math.min(100, Math.max(0, behaviour.percent ?? 0))}%` }} />
                  </span>
                  <b className="tnum">{behaviour.percent === null ? '–' : `${number(behaviour.percent, lang)} %`}</b>
                </span>
              </Table.Td>
              <Table.Td className="tnum" style={{ whiteSpace: 'nowrap' }}>
                {idle(behaviour)}
              </Table.Td>
              <Table.Td>{outcome ? pick(outcome.title) : '–'}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Unreached({ report: { unreached } }: { report: RehearsalReport }) {
  const { t } = useStudio();
  const all = [
    ...unreached.injects,
    ...unreached.variants.map(({ inject, variant }) => `${inject} / ${variant}`),
    ...unreached.rules,
    ...unreached.states.map(({ system, state }) => `${system}: ${state}`),
    ...unreached.outcomes,
    ...unreached.expects,
    ...unreached.asks,
  ];
  return (
    <section className="panel" style={{ padding: 12 }}>
      <Title order={2} size="h5" mb={6}>
        {t('unreached')}
      </Title>
      {all.length === 0 ? (
        <Text size="sm">{t('unreachedNone')}</Text>
      ) : (
        <List size="sm">
          {all.map((each) => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
      )}
    </section>
  );
}
