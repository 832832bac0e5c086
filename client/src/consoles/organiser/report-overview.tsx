/** The first look at a drill: figures, objectives × ratings, ranking, what the rules noted. */
import { List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { useText } from '../../i18n/index.js';
import { date, fixed2, number, span, wallTime } from '../../ui/format.js';
import classes from './organiser.module.css';
import { texts } from './texts.js';

const useReport = () => useText<typeof texts>('organiser');
interface Of {
  report: AfterActionReport;
}

export function RatingMark({ rating }: { rating: 'P' | 'S' | 'M' | 'U' | null }) {
  const { t } = useReport();
  if (rating === null) return <Text span>–</Text>;
  return (
    <span className={`${classes['rating']} ${classes[rating]}`} title={t(`rating${rating}`)}>
      {rating}
    </span>
  );
}

export function Overview({ report }: Of) {
  const { t, lang } = useReport();
  const { exercise, counts, scenario } = report;
  const when = (wall: number | null): string => (wall === null ? '–' : `${date(wall)} ${wallTime(wall)}`);
  const figures: [string, string][] = [
    [t('started'), when(exercise.startedWall)],
    [t('ended'), when(exercise.endedWall)],
    [t('duration'), span(exercise.endX)],
    [t('teamsIn'), number(counts.teams, lang)],
    [t('people'), number(counts.members, lang)],
    [t('deliveries'), number(counts.deliveries, lang)],
    [t('actions'), number(counts.actions, lang)],
    [t('reports'), number(counts.reports, lang)],
  ];
  return (
    <Stack gap="sm" mb="lg">
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {figures.map(([label, value]) => (
          <div key={label} className="panel" style={{ padding: 12 }}>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text fw={700} fz={18} className="tnum">
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <Text size="sm">{scenario.summary[lang]}</Text>
      <Text size="xs" c="dimmed">
        {t('logHash', {
          n: number(report.log.events, lang),
          version: `${scenario.id} ${scenario.version} · ${scenario.hash.slice(0, 16)}`,
        })}
      </Text>
    </Stack>
  );
}

export function Objectives({ report }: Of) {
  const { t, lang } = useReport();
  return (
    <section className="panel" style={{ padding: 12, marginBottom: 16, overflowX: 'auto' }}>
      <Title order={2} size="h4" mb="xs">
        {t('objectives')}
      </Title>
      <Table verticalSpacing="xs" miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('objectives')}</Table.Th>
            <Table.Th>{t('rating')}</Table.Th>
            <Table.Th ta="right">{t('percent')}</Table.Th>
            {(['P', 'S', 'M', 'U'] as const).map((rating) => (
              <Table.Th key={rating} ta="right">
                <RatingMark rating={rating} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.objectives.map((objective) => (
            <Table.Tr key={objective.id}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {objective.title[lang]}
                </Text>
                <Text size="xs" c="dimmed">
                  {[objective.capability?.[lang], objective.csf.join(', ')].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <RatingMark rating={objective.overall} />
              </Table.Td>
              <Table.Td ta="right" className="tnum">
                {objective.percent === null ? '–' : `${fixed2(objective.percent, lang)} %`}
              </Table.Td>
              {(['P', 'S', 'M', 'U'] as const).map((rating) => (
                <Table.Td key={rating} ta="right" className="tnum">
                  {objective.ratings[rating]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ul className={classes['legend']}>
        {(['P', 'S', 'M', 'U'] as const).map((rating) => (
          <li key={rating}>
            <RatingMark rating={rating} /> {t(`rating${rating}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Ranking({ report }: Of) {
  const { t, lang } = useReport();
  const rows = report.sheet.teams.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return (
    <section className="panel" style={{ padding: 12, overflowX: 'auto' }}>
      <Table verticalSpacing="xs" miw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right" w={56}>
              {t('rank')}
            </Table.Th>
            <Table.Th>{t('team')}</Table.Th>
            <Table.Th w={200}>
              <span className="vh">{t('percent')}</span>
            </Table.Th>
            <Table.Th ta="right">{t('percent')}</Table.Th>
            <Table.Th ta="right">{t('earned')}</Table.Th>
            <Table.Th ta="right">{t('penalties')}</Table.Th>
            <Table.Th>{t('outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((team) => (
            <Table.Tr key={team.teamId}>
              <Table.Td ta="right" fw={700} className="tnum">
                {team.rank ?? '–'}
              </Table.Td>
              <Table.Td>{team.name}</Table.Td>
              <Table.Td>
                <div className={classes['bar']} aria-hidden>
                  <span style={{ width: `${team.percent}%` }} />
                </div>
              </Table.Td>
              <Table.Td ta="right" fw={600} className="tnum">
                {team.possible > 0 ? `${fixed2(team.percent, lang)} %` : '–'}
              </Table.Td>
              <Table.Td ta="right" className="tnum">
                {number(team.earned, lang)} / {number(team.possible, lang)}
              </Table.Td>
              <Table.Td ta="right" className="tnum">
                {team.penalties > 0 ? `−${number(team.penalties, lang)}` : '0'}
              </Table.Td>
              <Table.Td>{team.outcome?.[lang] ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

export function Findings({ report }: Of) {
  const { t, lang } = useReport();
  const part = (kind: 'strength' | 'improvement', title: string) => {
    const rows = report.findings.filter((finding) => finding.kind === kind);
    return (
      <section className="panel" style={{ padding: 12 }}>
        <Title order={2} size="h4" mb="xs">
          {title}
        </Title>
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        ) : (
          <List size="sm" spacing={6}>
            {rows.map((finding) => (
              <List.Item key={finding.text.vi}>
                {finding.text[lang]}{' '}
                <Text span size="xs" c="dimmed">
                  ({t('teamCount', { n: finding.teams.length })})
                </Text>
              </List.Item>
            ))}
          </List>
        )}
      </section>
    );
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {part('strength', t('strengths'))}
      {part('improvement', t('improvements'))}
    </SimpleGrid>
  );
}
