/** What earlier drills of the same scenario promised, and whether it held: the figures, then the verdict in a sentence. */
import { Anchor, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleHalf2, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PromiseCheck } from '../../../../../server/shared/improvement.js';
import { StatusMark } from '../../../features/improvement/status.js';
import { useImprovementText } from '../../../features/improvement/texts.js';
import { date, fixed2 } from '../../../ui/format.js';
import { Pager, usePages } from '../../../ui/pages.js';
import { RatingMark } from '../report-overview.js';
import { usePlanPage } from './context.js';
import classes from './improve.module.css';
import { useImprove } from './texts.js';

const PAGE = 10;
const LOOKS = {
  held: { Icon: IconCircleCheck, color: 'var(--dt-ok)' },
  partly: { Icon: IconCircleHalf2, color: 'var(--dt-warn)' },
  'not-held': { Icon: IconAlertTriangle, color: 'var(--dt-bad)' },
  unknown: { Icon: IconHelpCircle, color: 'var(--dt-wait)' },
} as const;

function Result({ percent, rating }: { percent: number | null; rating: PromiseCheck['ratingAfter'] }) {
  const { lang } = useImprove();
  if (percent === null) return <span>–</span>;
  return (
    <span className={classes['result']}>
      <span className="tnum">{fixed2(percent, lang)} %</span>
      <RatingMark rating={rating} />
    </span>
  );
}

export function Promises() {
  const { t, pick } = useImprove();
  const { t: i } = useImprovementText();
  const { plan } = usePlanPage();
  const pages = usePages(plan.promises, PAGE);
  return (
    <section className={`panel ${classes['block']}`} aria-labelledby="promises-title">
      <Title order={2} size="h4" id="promises-title">
        {t('promises')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(plan.promises.length === 0 ? 'noPromises' : 'promisesHint')}
      </Text>
      {plan.promises.length > 0 && (
        <Table.ScrollContainer minWidth={860}>
          <Table verticalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('promise')}</Table.Th>
                <Table.Th scope="col" w={120}>
                  {t('before')}
                </Table.Th>
                <Table.Th scope="col" w={120}>
                  {t('now')}
                </Table.Th>
                <Table.Th scope="col" w="38%">
                  {t('verdict')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.shown.map((check) => {
                const { Icon, color } = LOOKS[check.verdict];
                return (
                  <Table.Tr key={check.action.id}>
                    <Table.Td>
                      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                        {check.action.action}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {check.action.objectiveTitle && `${pick(check.action.objectiveTitle)} · `}
                        {check.action.responsible}
                      </Text>
                      <Text size="xs" c="dimmed">
                        <Anchor component={Link} to={`/report/${check.exercise.id}`} size="xs">
                          {check.exercise.name}
                        </Anchor>
                        {check.exercise.endedWall !== null && `, ${date(check.exercise.endedWall)}`}
                      </Text>
                      <StatusMark status={check.action.status} />
                    </Table.Td>
                    <Table.Td>
                      <Result percent={check.before} rating={check.ratingBefore} />
                    </Table.Td>
                    <Table.Td>
                      <Result percent={check.after} rating={check.ratingAfter} />
                    </Table.Td>
                    <Table.Td>
                      <span className={classes['verdict']} style={{ color }}>
                        <Icon size={16} aria-hidden />
                        {i(`verdict.${check.verdict}`)}
                      </span>
                      <Text size="xs">{pick(check.why)}</Text>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {pages.count > 1 && <Pager pages={pages} label={t('promises')} />}
    </section>
  );
}
