/** How the platform carried the drill: lateness, the plan beside what was played, load, outages. */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Pen } from '../../../../../server/charts/options/chart.js';
import { chartOf } from '../../../../../server/charts/options/charts.js';
import { cellText } from '../../../../../server/charts/options/format.js';
import {
  busiestTable,
  driftTable,
  minutesTable,
  outagesTable,
  scheduleTable,
} from '../../../../../server/charts/options/platform-table.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { number } from '../../../ui/format.js';
import classes from './charts.module.css';
import { Figure } from './figure.js';
import { useCharts } from './texts.js';

export function Platform({ report }: { report: AfterActionReport }) {
  const { t } = useCharts();
  const of = useMemo(
    () => ({
      minutes: minutesTable(report),
      busiest: busiestTable(report),
      schedule: scheduleTable(report),
      drift: driftTable(report),
      outages: outagesTable(report),
      drawMinutes: (pen: Pen) => chartOf(report, 'minutes', pen),
      drawSchedule: (pen: Pen) => chartOf(report, 'schedule', pen),
      drawDrift: (pen: Pen) => chartOf(report, 'drift', pen),
    }),
    [report],
  );
  return (
    <>
      <Figure table={of.drift} draw={of.drawDrift}>
        <Drift report={report} />
      </Figure>
      <Figure table={of.minutes} draw={of.drawMinutes} />
      {of.busiest.rows.length > 0 && <Figure table={of.busiest} />}
      {of.outages.rows.length > 0 ? <Figure table={of.outages} /> : <Text mb="md">{t('noOutage')}</Text>}
      <Figure table={of.schedule} draw={of.drawSchedule} />
    </>
  );
}

function Drift({ report: { drift } }: { report: AfterActionReport }) {
  const { t, lang } = useCharts();
  const figures = [
    [t('deliveries'), number(drift.n, lang)],
    [t('median'), cellText(drift.median, 'ms', lang)],
    [t('p90'), cellText(drift.p90, 'ms', lang)],
    [t('greatest'), cellText(drift.max, 'ms', lang)],
  ] as const;
  return (
    <div className={`tnum ${classes['numbers']}`}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fw={700}>{value}</Text>
        </div>
      ))}
    </div>
  );
}
