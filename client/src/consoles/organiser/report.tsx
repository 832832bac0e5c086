/** The after-action page: live as soon as END EX, marks while some are missing, then publish and print. */
import { Alert, Button, Container, Group, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { AfterActionReport } from '../../../../server/shared/report.js';
import { get } from '../../api/http.js';
import { useCommon, useText } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { Nav } from '../../ui/nav.js';
import classes from './organiser.module.css';
import { Marks, unmarked } from './report-marks.js';
import { Findings, Objectives, Overview, Ranking } from './report-overview.js';
import { Charts, Platform } from './report-charts/index.js';
import { Explorer } from './report-explorer/index.js';
import { Improve } from './report-improve/index.js';
import { PrintMenu } from './report-print.js';
import { Proof } from './report-proof/index.js';
import { Publish, PublishButton } from './report-publish/index.js';
import { Participants, Timeline } from './report-record.js';
import { texts } from './texts.js';

export function AfterAction() {
  const { exerciseId } = useParams({ from: '/report/$exerciseId' });
  const report = useQuery({
    queryKey: ['report', exerciseId],
    queryFn: () => get<AfterActionReport>(`/exercises/${exerciseId}/report.json`),
  });
  return (
    <Frame bar={<Nav />}>
      <Container size="xl" py="lg">
        {report.isPending ? (
          <Loading />
        ) : report.error ? (
          <Failed error={report.error} retry={() => void report.refetch()} />
        ) : (
          <Page report={report.data} />
        )}
      </Container>
    </Frame>
  );
}

function Page({ report }: { report: AfterActionReport }) {
  const { t } = useText<typeof texts>('organiser');
  const { team } = useSearch({ from: '/report/$exerciseId' });
  const open = unmarked(report);
  const over = report.exercise.phase === 'ended' || report.exercise.phase === 'published';
  return (
    <>
      <Head report={report} over={over} />
      {!over && (
        <Alert color="yellow" mb="xs" py={8} role="status">
          {t('notYet')}
        </Alert>
      )}
      {over && open.length > 0 && (
        <Alert color="yellow" mb="xs" py={8} role="status">
          {t('provisional', { n: open.length })}
        </Alert>
      )}
      <Tabs defaultValue={team === undefined ? 'overview' : 'sheets'} keepMounted={false} classNames={{ tab: classes['tab'] ?? '' }}>
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('overview')}</Tabs.Tab>
          <Tabs.Tab value="ranking">{t('ranking')}</Tabs.Tab>
          <Tabs.Tab value="sheets">{t('sheets')}</Tabs.Tab>
          <Tabs.Tab value="marks">{`${t('marks')} (${open.length})`}</Tabs.Tab>
          <Tabs.Tab value="times">{t('times')}</Tabs.Tab>
          <Tabs.Tab value="timeline">{t('timeline')}</Tabs.Tab>
          <Tabs.Tab value="system">{t('system')}</Tabs.Tab>
          <Tabs.Tab value="participants">{t('participants')}</Tabs.Tab>
          <Tabs.Tab value="improve">{t('improve')}</Tabs.Tab>
          <Tabs.Tab value="publish">{t('publication')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview report={report} />
          <Objectives report={report} />
          <Findings report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="ranking">
          <Ranking report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="sheets">
          <Explorer report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="marks">
          <Marks report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="times">
          <Charts report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <Timeline report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="system">
          <Platform report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="participants">
          <Participants report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="improve">
          <Improve report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="publish">
          <Publish report={report} />
          {over && <Proof exerciseId={report.exercise.id} published={report.published} />}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Head({ report, over }: { report: AfterActionReport; over: boolean }) {
  const { t, lang } = useText<typeof texts>('organiser');
  const { t: c } = useCommon();
  const { id } = report.exercise;
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="md" className={classes['head'] ?? ''}>
      <div>
        <Title order={1} size="h2">
          {report.exercise.name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('aar')} · {report.scenario.title[lang]} · {c(`phase.${report.exercise.phase as 'ended'}`)}
        </Text>
      </div>
      <Group gap="xs">
        <Button variant="default" size="xs" component={Link} to={`/excon/${id}`}>
          EXCON
        </Button>
        {over && (
          <Button variant="default" size="xs" component={Link} to={`/feedback/${id}`}>
            {t('feedbackResults')}
          </Button>
        )}
        {over && (
          <Button variant="default" size="xs" component={Link} to={`/replay/${id}`}>
            {t('replay')}
          </Button>
        )}
        <PrintMenu report={report} />
        {over && !report.published && <PublishButton exerciseId={id} />}
      </Group>
    </Group>
  );
}
