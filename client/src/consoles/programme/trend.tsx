/** One agency over its drills: a line for each capability, with the figures beside it. */
import { Alert, Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AgencyTrend, TrendLine } from '../../../../server/shared/programme.js';
import { get } from '../../api/http.js';
import { date, fixed2 } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { AGAIN } from './again.js';
import classes from './programme.module.css';
import { useProgramme } from './texts.js';
import { TrendChart } from './trend-chart.js';

export function Trend({ agencyId, year }: { agencyId: string; year: string | undefined }) {
  const { t } = useProgramme();
  const found = useQuery({
    queryKey: ['agency-trend', agencyId],
    queryFn: () => get<AgencyTrend>(`/agencies/${encodeURIComponent(agencyId)}/trend`),
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? AGAIN : false),
  });
  return (
    <Stack gap="sm">
      <Anchor
        size="sm"
        className={classes['back'] ?? ''}
        renderRoot={(props) => <Link to="/programme" search={year === undefined ? {} : { year }} {...props} />}
      >
        <IconArrowLeft size={15} aria-hidden /> {t('back')}
      </Anchor>
      {found.isPending ? (
        <Loading />
      ) : found.error ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Found of={found.data} />
      )}
    </Stack>
  );
}

function Found({ of }: { of: AgencyTrend }) {
  const { t } = useProgramme();
  const overall: TrendLine = {
    key: '',
    title: { vi: '', en: '' },
    points: of.drills.map(({ exerciseId, percent }) => ({ exerciseId, percent, rating: null })),
  };
  return (
    <>
      <div>
        <Title order={1} size="h3">
          {of.agency.name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('trendIntro')}
        </Text>
      </div>
      {of.pending > 0 && (
        <Alert color="yellow" py={8} role="status">
          {t('pending', { n: of.pending })}
        </Alert>
      )}
      {of.drills.length === 0 ? (
        <div className="panel">
          <Empty title={t('noTrend')} />
        </div>
      ) : (
        <>
          <One of={of} line={overall} overall />
          {of.lines.map((line) => (
            <One key={line.key} of={of} line={line} />
          ))}
        </>
      )}
    </>
  );
}

function One({ of, line, overall = false }: { of: AgencyTrend; line: TrendLine; overall?: boolean }) {
  const { t, lang, pick } = useProgramme();
  const title = overall ? t('overall') : pick(line.title);
  const byDrill = new Map(line.points.map((point) => [point.exerciseId, point]));
  const percent = (value: number | null | undefined): string =>
    value === undefined || value === null ? t('untested') : `${fixed2(value, lang)} %`;
  return (
    <section className={`panel ${classes['trend']}`}>
      <div>
        <Title order={2} size="h5" mb={6}>
          {title}
        </Title>
        <TrendChart title={title} drills={of.drills} points={of.drills.map(({ exerciseId }) => byDrill.get(exerciseId))} />
      </div>
      <div className={classes['trendTable']}>
        <Table verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('drill')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('result')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {overall ? t('rankTitle') : t('rating')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.drills.map((drill) => (
              <Table.Tr key={drill.exerciseId}>
                <Table.Th scope="row" fw={400}>
                  <Text span size="xs" c="dimmed" className="tnum">
                    {date(drill.endedWall)}
                  </Text>{' '}
                  <Anchor component={Link} to={`/report/${drill.exerciseId}`} size="sm">
                    {drill.name}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right" className="tnum" style={{ whiteSpace: 'nowrap' }}>
                  {percent(byDrill.get(drill.exerciseId)?.percent)}
                </Table.Td>
                <Table.Td ta="right" className="tnum" fw={600}>
                  {overall
                    ? drill.rank === null
                      ? '–'
                      : t('rankOf', { n: drill.rank, of: drill.teams })
                    : (byDrill.get(drill.exerciseId)?.rating ?? '–')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
