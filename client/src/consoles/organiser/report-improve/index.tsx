/** Findings and the improvement plan of this drill: the material on the left, what is made of it on the right. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ImprovementPlan } from '../../../../../server/shared/improvement.js';
import type { AfterActionReport } from '../../../../../server/shared/report.js';
import { ActionForm } from '../../../features/improvement/action-form.js';
import { ActionPanel } from '../../../features/improvement/action-panel.js';
import { useMay, usePlan } from '../../../features/improvement/data.js';
import { usePages } from '../../../ui/pages.js';
import { Failed, Loading } from '../../../ui/states.js';
import { PlanContext, type PlanPage } from './context.js';
import { Findings, inOrder } from './findings.js';
import classes from './improve.module.css';
import { MaterialList } from './material-list.js';
import { NewFinding } from './new-finding.js';
import { Promises } from './promises.js';
import { Signatures } from './signatures.js';
import { useImprove } from './texts.js';

/** Findings on a page. */
const PAGE = 20;

export function Improve({ report }: { report: AfterActionReport }) {
  const plan = usePlan(report.exercise.id);
  if (plan.data) return <Plan report={report} plan={plan.data} />;
  return plan.error ? <Failed error={plan.error} retry={() => void plan.refetch()} /> : <Loading />;
}

function Plan({ report, plan }: { report: AfterActionReport; plan: ImprovementPlan }) {
  const { t } = useImprove();
  const may = useMay();
  const { id: exerciseId, phase } = report.exercise;
  const over = phase === 'ended' || phase === 'published';
  const [opened, setOpened] = useState<string | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const names = useMemo(() => new Map(report.sheet.teams.map((team) => [team.teamId, team.name])), [report]);
  const ordered = useMemo(() => inOrder(plan.findings, report.objectives), [plan.findings, report.objectives]);
  const pages = usePages(ordered, PAGE);
  const action = plan.actions.find(({ id }) => id === opened);
  const finding = plan.findings.find(({ id }) => id === adding);
  const page: PlanPage = {
    exerciseId,
    report,
    plan,
    over,
    may,
    teamName: (teamId) => names.get(teamId) ?? teamId,
    openAction: setOpened,
    addAction: setAdding,
    show(findingId) {
      pages.go(Math.floor(ordered.findIndex(({ id }) => id === findingId) / PAGE) + 1);
      requestAnimationFrame(() => {
        const card = document.querySelector<HTMLElement>(`#finding-${CSS.escape(findingId)}`);
        card?.scrollIntoView({ block: 'center' });
        card?.focus({ preventScroll: true });
      });
    },
  };
  const live = plan.actions.filter(({ status }) => status !== 'dropped');
  const done = live.filter(({ status }) => status === 'done' || status === 'verified').length;
  return (
    <PlanContext value={page}>
      <Text size="sm" c="dimmed" mb="sm" maw={900}>
        {t('intro')}
      </Text>
      <div className={classes['columns']}>
        <MaterialList />
        <Stack gap="md" className={classes['right'] ?? ''}>
          <Group justify="space-between" gap="sm">
            <div>
              <Title order={2} size="h4">
                {t('findings')}
              </Title>
              <Text size="xs" c="dimmed" className="tnum" role="status">
                {live.length > 0
                  ? t('progress', { done, all: live.length, overdue: live.filter(({ overdue }) => overdue).length })
                  : over
                    ? ' '
                    : t('notYet')}
              </Text>
            </div>
            <Group gap="xs">
              {plan.actions.length > 0 && (
                <Button
                  size="xs"
                  variant="default"
                  renderRoot={(props) => <Link {...props} to="/improvement" search={{ exercise: exerciseId }} />}
                >
                  {t('board')}
                </Button>
              )}
              {may.find && (
                <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setWriting(true)}>
                  {t('newFinding')}
                </Button>
              )}
            </Group>
          </Group>
          <Findings pages={pages} />
          <Promises />
          <Signatures />
        </Stack>
      </div>
      {writing && <NewFinding close={() => setWriting(false)} />}
      {finding && <ActionForm of={{ exerciseId, findingId: finding.id, issue: finding.title }} close={() => setAdding(null)} />}
      {action && <ActionPanel action={action} close={() => setOpened(null)} />}
    </PlanContext>
  );
}
