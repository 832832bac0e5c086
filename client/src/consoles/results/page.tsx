/** The main figures of an issue: what it was, how it went by objective, who stands where, and the report to read or keep. */
import { Alert, Button, Group, List, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFileTypePdf, IconFileText, IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublishedResults } from '../../../../server/shared/publishing.js';
import { openFile, ProblemError } from '../../api/http.js';
import { date, span, fixed2, fold, number, wallTime } from '../../ui/format.js';
import { Pager, usePages } from '../../ui/pages.js';
import classes from './results.module.css';
import { useResultsText } from './texts.js';

type Issue = NonNullable<PublishedResults['issue']>;
interface Of {
  results: PublishedResults;
}
/** Teams on a page of the ranking. */
const PAGE = 50;
const when = (wall: number | null): string => (wall === null ? '–' : `${wallTime(wall).slice(0, 5)} ${date(wall)}`);

export function ResultsPage({ exerciseId, results, issue }: Of & { exerciseId: string; issue: Issue }) {
  const { t, pick } = useResultsText();
  return (
    <Stack gap="lg">
      <div className={classes['head']}>
        <div>
          <Text size="sm" c="dimmed">
            {t('title')}
          </Text>
          <Title order={1} size="h2">
            {results.exercise.name}
          </Title>
          <Text size="sm">{pick(results.scenario.title)}</Text>
          <Text size="sm" fw={600} className="tnum">
            {t('issue', { n: issue.n, when: when(issue.wall) })}
          </Text>
          {issue.reason && <Text size="sm">{t('reason', { reason: issue.reason })}</Text>}
          {results.anonymous && (
            <Text size="sm" c="dimmed">
              {t('anonymous')}
            </Text>
          )}
        </div>
        <Prints exerciseId={exerciseId} />
      </div>
      {results.provisional && (
        <Alert color="yellow" py={8}>
          {t('provisional')}
        </Alert>
      )}
      <Figures results={results} />
      {results.summary.length > 0 && (
        <section className={`panel ${classes['part']}`}>
          <Title order={2} size="h4" mb="xs">
            {t('summary')}
          </Title>
          <List spacing={6} size="sm">
            {results.summary.map((sentence) => (
              <List.Item key={sentence.vi}>{pick(sentence)}</List.Item>
            ))}
          </List>
        </section>
      )}
      <Objectives results={results} />
      <Ranking results={results} />
    </Stack>
  );
}

function Prints({ exerciseId }: { exerciseId: string }) {
  const { t, lang } = useResultsText();
  const make = useMutation({
    mutationFn: (format: 'html' | 'pdf') =>
      openFile(`/exercises/${exerciseId}/report.${format}?lang=${lang}`, format === 'pdf' ? `${exerciseId}.pdf` : undefined),
  });
  const busy = (format: 'html' | 'pdf'): boolean => make.isPending && make.variables === format;
  return (
    <Stack gap={6} align="flex-end">
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          loading={busy('html')}
          disabled={make.isPending}
          onClick={() => make.mutate('html')}
        >
          {t('open')}
        </Button>
        <Button
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          loading={busy('pdf')}
          disabled={make.isPending}
          onClick={() => make.mutate('pdf')}
        >
          {t('pdf')}
        </Button>
      </Group>
      <Text size="xs" c={make.error ? 'var(--dt-bad)' : 'dimmed'} mih={18} role="status">
        {make.isPending
          ? t('making')
          : make.error
            ? make.error instanceof ProblemError
              ? make.error.sentence(lang)
              : String(make.error)
            : ''}
      </Text>
    </Stack>
  );
}

function Figures({ results: { exercise, counts } }: Of) {
  const { t, lang } = useResultsText();
  const figures: [string, string][] = [
    [t('started'), when(exercise.startedWall)],
    [t('ended'), when(exercise.endedWall)],
    [t('duration'), span(exercise.endX)],
    [t('teams'), number(counts.teams, lang)],
    [t('members'), number(counts.members, lang)],
    [t('deliveries'), number(counts.deliveries, lang)],
    [t('actions'), number(counts.actions, lang)],
    [t('reports'), number(counts.reports, lang)],
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {figures.map(([label, value]) => (
        <div key={label} className={`panel ${classes['figure']}`}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fw={700} className="tnum">
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function Objectives({ results }: Of) {
  const { t, lang, pick } = useResultsText();
  if (results.objectives.length === 0) return null;
  return (
    <section className={`panel ${classes['part']}`}>
      <Title order={2} size="h4" mb="xs">
        {t('objectives')}
      </Title>
      <ul className={classes['rows']}>
        {results.objectives.map((objective) => (
          <li key={objective.id} className={classes['objective']}>
            <div>
              <Text size="sm" fw={600}>
                {pick(objective.title)}
              </Text>
              {objective.capability && (
                <Text size="xs" c="dimmed">
                  {pick(objective.capability)}
                </Text>
              )}
            </div>
            <Text size="sm" className={classes['rating'] ?? ''} data-rating={objective.overall ?? undefined}>
              {objective.overall ? (
                <>
                  <b>{objective.overall}</b> {t(`rating${objective.overall}`)}
                </>
              ) : (
                '–'
              )}
            </Text>
            <Text size="sm" fw={600} className="tnum" ta="right">
              {objective.percent === null ? '–' : `${fixed2(objective.percent, lang)} %`}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ranking({ results }: Of) {
  const { t, lang, pick } = useResultsText();
  const [search, setSearch] = useState('');
  const wanted = fold(search.trim());
  const pages = usePages(
    results.ranking.filter(({ name }) => fold(name).includes(wanted)),
    PAGE,
  );
  return (
    <section className={`panel ${classes['part']}`}>
      <Group justify="space-between" mb="xs" gap="sm">
        <Title order={2} size="h4">
          {t('ranking')}
        </Title>
        {results.ranking.length > 10 && (
          <TextInput
            size="sm"
            w={240}
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </Group>
      <table className={classes['ranking']}>
        <thead>
          <tr>
            <th scope="col">{t('rank')}</th>
            <th scope="col">{t('team')}</th>
            <th scope="col">{t('percent')}</th>
            <th scope="col">{t('points')}</th>
            <th scope="col">{t('penalties')}</th>
          </tr>
        </thead>
        <tbody>
          {pages.shown.map((team) => (
            <tr key={`${team.rank ?? ''} ${team.name}`}>
              <td className="tnum">{team.rank ?? '–'}</td>
              <td>
                {team.name}
                {team.outcome && (
                  <Text size="xs" c="dimmed">
                    {pick(team.outcome)}
                  </Text>
                )}
                <span className={classes['bar']} aria-hidden>
                  <span style={{ width: `${Math.max(0, Math.min(100, team.percent))}%` }} />
                </span>
              </td>
              <td className="tnum">
                <b>{team.possible > 0 ? `${fixed2(team.percent, lang)} %` : '–'}</b>
              </td>
              <td className="tnum">
                {number(team.earned, lang)} / {number(team.possible, lang)}
              </td>
              <td className="tnum">{team.penalties > 0 ? `−${number(team.penalties, lang)}` : '0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {results.ranking.length > PAGE && <Pager pages={pages} label={t('pages')} />}
    </section>
  );
}
