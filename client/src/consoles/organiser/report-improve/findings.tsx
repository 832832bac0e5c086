/** The findings by objective, strengths before areas for improvement, page by page. */
import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { CorrectiveAction, Finding } from '../../../../../server/shared/improvement.js';
import type { Pages } from '../../../ui/pages.js';
import { Pager } from '../../../ui/pages.js';
import { Empty } from '../../../ui/states.js';
import { RatingMark } from '../report-overview.js';
import { usePlanPage } from './context.js';
import { FindingCard } from './finding-card.js';
import classes from './improve.module.css';
import { useImprove } from './texts.js';

/** Urgent ones first, strengths before the others of an objective, else as they were entered. */
export function inOrder(findings: readonly Finding[], objectives: readonly { id: string }[]): Finding[] {
  const place = new Map(objectives.map(({ id }, at) => [id, at]));
  const rank = ({ objective, kind, urgent }: Finding): number =>
    (place.get(objective ?? '') ?? objectives.length) * 4 + (kind === 'strength' ? 0 : 2) + (urgent ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b) || a.wall - b.wall);
}

export function Findings({ pages }: { pages: Pages<Finding> }) {
  const { t, pick } = useImprove();
  const { report, plan } = usePlanPage();
  const actions = useMemo(() => {
    const found = new Map<string, CorrectiveAction[]>();
    for (const action of plan.actions) found.set(action.findingId, [...(found.get(action.findingId) ?? []), action]);
    return found;
  }, [plan.actions]);
  if (plan.findings.length === 0)
    return (
      <div className="panel">
        <Empty title={t('noFindings')}>
          <Text size="sm">{t('noFindingsHint')}</Text>
        </Empty>
      </div>
    );
  const groups = [...report.objectives.map(({ id }) => id), undefined].flatMap((id) => {
    const shown = pages.shown.filter(({ objective }) => objective === id);
    return shown.length > 0 ? [{ id, shown }] : [];
  });
  return (
    <Stack gap="md">
      {groups.map(({ id, shown }) => {
        const objective = report.objectives.find((one) => one.id === id);
        const all = plan.findings.filter((finding) => finding.objective === id);
        const strengths = all.filter(({ kind }) => kind === 'strength').length;
        return (
          <section key={id ?? ''} className={`panel ${classes['group']}`}>
            <div className={classes['groupHead']}>
              {objective && <RatingMark rating={objective.overall} />}
              <div>
                <Title order={3} size="h5">
                  {objective ? pick(objective.title) : t('noObjective')}
                </Title>
                <Text size="xs" c="dimmed">
                  {objective?.capability && `${pick(objective.capability)} · `}
                  {t('counts', { s: strengths, i: all.length - strengths })}
                </Text>
              </div>
            </div>
            {(['strength', 'improvement'] as const).map((kind) => {
              const own = shown.filter((finding) => finding.kind === kind);
              return (
                own.length > 0 && (
                  <div key={kind}>
                    <Text size="xs" fw={600} c="dimmed" className={classes['kind'] ?? ''}>
                      {t(kind === 'strength' ? 'strengths' : 'improvements')}
                    </Text>
                    {own.map((finding) => (
                      <FindingCard key={finding.id} finding={finding} actions={actions.get(finding.id) ?? []} />
                    ))}
                  </div>
                )
              );
            })}
          </section>
        );
      })}
      {pages.count > 1 && <Pager pages={pages} label={t('findings')} />}
    </Stack>
  );
}
