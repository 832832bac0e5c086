/** Results of the feedback forms, live: how many have answered, each statement's distribution, free words by question. */
import { Anchor, Button, Container, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Exercise } from '../../../../server/shared/api.js';
import { ANONYMOUS_LEAST, STATEMENTS, type FeedbackResults } from '../../../../server/shared/feedback.js';
import { get } from '../../api/http.js';
import { number } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './hotwash.module.css';
import { useHotWashText } from './texts.js';

const EVERY_MS = 5000;

export function FeedbackPage() {
  const { exerciseId } = useParams({ from: '/feedback/$exerciseId' });
  const { t } = useHotWashText();
  const exercise = useQuery({ queryKey: ['exercise', exerciseId], queryFn: () => get<Exercise>(`/exercises/${exerciseId}`) });
  const results = useQuery({
    queryKey: ['feedback-results', exerciseId],
    queryFn: () => get<FeedbackResults>(`/exercises/${exerciseId}/feedback/results`),
    refetchInterval: EVERY_MS,
  });
  return (
    <Frame bar={<Nav />}>
      <Container size="lg" py="md">
        <Group justify="space-between" align="flex-start" mb="md">
          <div>
            <Title order={1} size="h2">
              {t('fbTitle')}
            </Title>
            <Text c="dimmed">{exercise.data?.name}</Text>
          </div>
          <Group gap="sm" className={classes['noPrint'] ?? ''}>
            <Anchor component={Link} to={`/hotwash/${exerciseId}`} size="sm">
              {t('title')}
            </Anchor>
            <Button size="xs" variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </Group>
        </Group>
        {results.data ? (
          <Results results={results.data} />
        ) : results.error ? (
          <Failed error={results.error} retry={() => void results.refetch()} />
        ) : (
          <Loading />
        )}
      </Container>
    </Frame>
  );
}

function Results({ results }: { results: FeedbackResults }) {
  const { t } = useHotWashText();
  return (
    <Stack gap="lg">
      <div>
        <Text fw={600} className="tnum" role="status">
          {t('answered', { n: results.answered, all: results.seats })}
        </Text>
        <div className={classes['progress']} aria-hidden>
          <i style={{ width: `${(results.answered / Math.max(1, results.seats)) * 100}%` }} />
        </div>
        {results.held > 0 && (
          <Text size="sm" mt={4}>
            {t('held', { n: results.held, least: ANONYMOUS_LEAST })}
          </Text>
        )}
      </div>
      {results.shown === 0 ? (
        <Empty title={t('noForms')}>
          <Text size="sm">{t('noFormsText')}</Text>
        </Empty>
      ) : (
        <>
          <Statements statements={results.statements} />
          {(['strengths', 'improvements', 'missed', 'comments'] as const).map((what) => (
            <Said key={what} title={t(what)} list={results[what]} />
          ))}
          <Proposals results={results} />
        </>
      )}
    </Stack>
  );
}

function Statements({ statements }: Pick<FeedbackResults, 'statements'>) {
  const { t, pick, lang } = useHotWashText();
  return (
    <section className={classes['block']}>
      <Title order={2} size="h4">
        {t('statements')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('scale')}
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('statement')}</Table.Th>
              <Table.Th scope="col" w="36%">
                {t('distribution')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('median')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('n')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statements.map(({ id, counts, n, median }) => {
              const words = STATEMENTS.find((each) => each.id === id);
              const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts;
              return (
                <Table.Tr key={id}>
                  <Table.Td>{words && pick(words)}</Table.Td>
                  <Table.Td>
                    <div className={`tnum ${classes['stack']}`} role="img" aria-label={t('barLabel', { a, b, c, d, e })}>
                      {counts.map((count, at) =>
                        count === 0 ? null : (
                          // oxlint-disable-next-line react/no-array-index-key -- the place is the value
                          <i key={at} data-value={at + 1} style={{ width: `${(count / n) * 100}%` }} title={`${at + 1}: ${count}`}>
                            {at + 1}
                          </i>
                        ),
                      )}
                    </div>
                  </Table.Td>
                  <Table.Td ta="right" className="tnum">
                    {median === null ? '–' : number(median, lang)}
                  </Table.Td>
                  <Table.Td ta="right" className="tnum">
                    {n}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

type By = FeedbackResults['strengths'][number]['by'][number];
const sign = (by: By): string => [by.name, by.title, by.agency].filter((part) => part !== '').join(', ');

function Said({ title, list }: { title: string; list: FeedbackResults['strengths'] }) {
  if (list.length === 0) return null;
  return (
    <section className={classes['block']}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <ul className={classes['said']}>
        {list.map((each) => (
          <li key={each.text}>
            {each.text}
            {each.n > 1 && <b className="tnum"> ×{each.n}</b>}
            {each.by.length > 0 && (
              <Text span size="sm" c="dimmed">
                {' '}
                ({each.by.map(sign).join('; ')})
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Corrective actions and what is to be reviewed: the most urgent first. */
function Proposals({ results }: { results: FeedbackResults }) {
  const { t } = useHotWashText();
  const urgency = { high: 0, medium: 1, low: 2 } as const;
  const rows = [
    { title: t('actions'), what: t('action'), list: results.actions.map((each) => ({ ...each, text: each.action })) },
    { title: t('resources'), what: t('item'), list: results.resources.map((each) => ({ ...each, text: each.item, responsible: '' })) },
  ];
  return rows
    .filter(({ list }) => list.length > 0)
    .map(({ title, what, list }) => (
      <section key={title} className={classes['block']}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{what}</Table.Th>
              <Table.Th scope="col">{t('priority')}</Table.Th>
              <Table.Th scope="col">{t('responsible')}</Table.Th>
              <Table.Th scope="col">{t('by')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list
              .toSorted((a, b) => urgency[a.priority] - urgency[b.priority])
              .map((each, at) => (
                // two people may propose the same
                // oxlint-disable-next-line react/no-array-index-key
                <Table.Tr key={at}>
                  <Table.Td>{each.text}</Table.Td>
                  <Table.Td>{t(`priority.${each.priority}`)}</Table.Td>
                  <Table.Td>{each.responsible || '–'}</Table.Td>
                  <Table.Td>{each.by ? sign(each.by) : '–'}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </section>
    ));
}
