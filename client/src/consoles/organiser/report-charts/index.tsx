/** Response times of the after-action page: distributions, funnel, heat map, lanes of a team or an inject, techniques. */
import { Select, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Pen } from '../../../../../server/charts/options/chart.js';
import { chartOf, injectChart, laneChart, timesChart, MOST_ROWS } from '../../../../../server/charts/options/charts.js';
import {
  funnelTable,
  heatColumns,
  injectLaneTable,
  injectName,
  injectsTable,
  laneTable,
} from '../../../../../server/charts/options/course-table.js';
import { techniquesTable } from '../../../../../server/charts/options/platform-table.js';
import { shareTable, timesTable } from '../../../../../server/charts/options/times-table.js';
import { GROUPED } from '../../../../../server/charts/options/words.js';
import { DISTRIBUTED_BY, type DistributedBy } from '../../../../../server/shared/analysis.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { byName } from '../../../ui/format.js';
import { Empty } from '../../../ui/states.js';
import classes from './charts.module.css';
import { Figure } from './figure.js';
import { HeatMap } from './heat.js';
import { Pages, usePart } from './pages.js';
import { useCharts } from './texts.js';

export { Platform } from './platform.js';

interface Of {
  report: AfterActionReport;
}

export function Charts({ report }: Of) {
  const { t } = useCharts();
  const received = report.analysis.heat.rows.some(({ cells }) => cells.some((cell) => cell !== null));
  const [team, setTeam] = useState<string | null>(null);
  const [inject, setInject] = useState<string | null>(null);
  const oneTeam = useRef<HTMLDivElement>(null);
  const oneInject = useRef<HTMLDivElement>(null);
  const fixed = useMemo(
    () => ({
      share: shareTable(report),
      funnel: funnelTable(report),
      injects: injectsTable(report),
      techniques: techniquesTable(report),
      drawShare: (pen: Pen) => chartOf(report, 'share-stamp', pen),
      drawFunnel: (pen: Pen) => chartOf(report, 'funnel', pen),
      drawTechniques: (pen: Pen) => chartOf(report, 'techniques', pen),
    }),
    [report],
  );
  if (!received)
    return (
      <Empty title={t('nothing')}>
        <Text size="sm">{t('nothingText')}</Text>
      </Empty>
    );
  return (
    <>
      <Figure table={fixed.share} draw={fixed.drawShare} />
      <Times report={report} />
      <Figure table={fixed.funnel} draw={fixed.drawFunnel} />
      <HeatMap
        report={report}
        chooseTeam={(teamId) => {
          setTeam(teamId);
          oneTeam.current?.scrollIntoView({ block: 'start' });
          oneTeam.current?.focus({ preventScroll: true });
        }}
        chooseInject={(id) => {
          setInject(id);
          oneInject.current?.scrollIntoView({ block: 'start' });
          oneInject.current?.focus({ preventScroll: true });
        }}
      />
      <div ref={oneTeam} tabIndex={-1} className={classes['chosen']}>
        <OneTeam report={report} chosen={team} choose={setTeam} />
      </div>
      <div ref={oneInject} tabIndex={-1} className={classes['chosen']}>
        <OneInject report={report} chosen={inject} choose={setInject} />
      </div>
      <Figure table={fixed.injects} />
      {fixed.techniques.rows.length > 0 && <Figure table={fixed.techniques} draw={fixed.drawTechniques} />}
    </>
  );
}

function Times({ report }: Of) {
  const { t, lang } = useCharts();
  const [by, setBy] = useState<DistributedBy>('stamp');
  const table = useMemo(() => timesTable(report, by), [report, by]);
  const part = usePart(table.rows.length, MOST_ROWS, by);
  const { from, to } = part;
  const draw = useMemo(() => (pen: Pen) => timesChart(report, by, { from, to }, pen), [report, by, from, to]);
  // one group without a name says nothing that the others do not
  const kinds = report.analysis.distributions.kind.some(({ key }) => key !== '');
  return (
    <Figure table={table} draw={draw} below={<Pages {...part} />}>
      <Select
        label={t('groupBy')}
        size="xs"
        maw={260}
        mb="xs"
        allowDeselect={false}
        value={by}
        onChange={(value) => setBy(value ?? 'stamp')}
        data={DISTRIBUTED_BY.filter((one) => one !== 'kind' || kinds).map((value) => ({ value, label: GROUPED[value][lang] }))}
      />
    </Figure>
  );
}

interface Choice extends Of {
  chosen: string | null;
  choose: (id: string | null) => void;
}

function OneTeam({ report, chosen, choose }: Choice) {
  const { t } = useCharts();
  const teams = useMemo(
    () => report.sheet.teams.map(({ teamId, name }) => ({ value: teamId, label: name })).toSorted((a, b) => byName(a.label, b.label)),
    [report],
  );
  const teamId = chosen ?? teams[0]?.value ?? '';
  const table = useMemo(() => laneTable(report, teamId), [report, teamId]);
  const draw = useMemo(() => (pen: Pen) => laneChart(report, teamId, pen), [report, teamId]);
  return (
    <Figure table={table} draw={draw} title={t('oneTeam')} empty={t('notReceived')}>
      <Select
        label={t('team')}
        size="xs"
        maw={420}
        mb="xs"
        searchable
        allowDeselect={false}
        data={teams}
        value={teamId}
        onChange={choose}
        limit={200}
      />
    </Figure>
  );
}

function OneInject({ report, chosen, choose }: Choice) {
  const { t, lang } = useCharts();
  const injects = useMemo(
    () => heatColumns(report).map(({ inject }) => ({ value: inject.id, label: injectName(inject)[lang] })),
    [report, lang],
  );
  const id = chosen ?? injects[0]?.value ?? '';
  const table = useMemo(() => injectLaneTable(report, id), [report, id]);
  const part = usePart(table.rows.length, MOST_ROWS, id);
  const { from, to } = part;
  const draw = useMemo(() => (pen: Pen) => injectChart(report, id, { from, to }, pen), [report, id, from, to]);
  return (
    <Figure table={table} draw={draw} title={t('oneInject')} empty={t('notDelivered')} below={<Pages {...part} />}>
      <Select
        label={t('inject')}
        size="xs"
        maw={560}
        mb="xs"
        searchable
        allowDeselect={false}
        data={injects}
        value={id}
        onChange={choose}
      />
    </Figure>
  );
}
