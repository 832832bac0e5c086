/** For the lead: differences to decide, who has observed and marked what, and who changed what. Others read it. */
import { Button, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Coverage, MarkValue, QueueItem } from '../../../../server/shared/evaluation.js';
import { get } from '../../api/http.js';
import { usePeople } from '../../features/evaluating/staff.js';
import { byName, number } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import classes from './evaluator.module.css';
import { useDesk, useQueue } from './desk.js';
import { History } from './history.js';
import { MarkButtons } from './queue.js';
import { useEvaluatorText } from './texts.js';
import { WorkView } from './work.js';

export function Overview() {
  const { t } = useEvaluatorText();
  const [part, setPart] = useState<string | null>('differences');
  const queue = useQueue('?status=differs');
  const differing = queue.items;
  return (
    <div className={classes['overview']}>
      <Tabs value={part} onChange={setPart} keepMounted={false} classNames={{ tab: classes['bigTab'] ?? '' }}>
        <Tabs.List className={classes['scrollTabs'] ?? ''}>
          <Tabs.Tab value="differences">
            {t('differences')}
            {differing && differing.length > 0 ? ` (${differing.length})` : ''}
          </Tabs.Tab>
          <Tabs.Tab value="coverage">{t('coverage')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="differences" pt="sm">
          {queue.error && !differing ? <Failed error={queue.error} retry={queue.refetch} /> : <Differences items={differing} />}
        </Tabs.Panel>
        <Tabs.Panel value="coverage" pt="sm">
          <CoverageTables />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="sm">
          <History />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Differences({ items }: { items: QueueItem[] | undefined }) {
  const { evaluation, record } = useDesk();
  const { t } = useEvaluatorText();
  if (!items) return <Loading />;
  if (items.length === 0) return <Empty title={t('noDifferences')} />;
  const decide = (item: QueueItem, value: MarkValue): void => {
    const { teamId, deliveryId, ref } = item;
    record(
      { method: 'PUT', path: `decisions/${encodeURIComponent(item.markId)}`, body: { value } },
      { kind: 'decision', teamId, deliveryId, ref, value },
    );
  };
  return (
    <Stack gap="md">
      {items.map((item) => (
        <section key={item.markId}>
          <WorkView item={item} />
          {evaluation.me.lead && evaluation.me.writes && (
            <div className={classes['marking']}>
              <Text size="sm" fw={600}>
                {t('decide')}
              </Text>
              <MarkButtons give={(value) => decide(item, value)} />
            </div>
          )}
        </section>
      ))}
    </Stack>
  );
}

function CoverageTables() {
  const { exerciseId, view, open } = useDesk();
  const { t, lang } = useEvaluatorText();
  const { name } = usePeople(exerciseId);
  const found = useQuery({
    queryKey: ['evaluating', exerciseId, 'coverage'],
    queryFn: () => get<Coverage>(`/exercises/${exerciseId}/evaluation/coverage`),
    refetchInterval: 20_000,
  });
  if (found.isPending) return <Loading />;
  if (found.error && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const names = new Map(view.kit.teams.map((team) => [team.id, team.name]));
  const teams = found.data.teams.toSorted((a, b) => byName(names.get(a.teamId) ?? '', names.get(b.teamId) ?? ''));
  const n = (value: number): string => number(value, lang);
  return (
    <Stack gap="lg">
      <section className={classes['card']}>
        <Title order={2} size="h5" mb={6}>
          {t('byPerson')}
        </Title>
        {found.data.evaluators.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noPeople')}
          </Text>
        ) : (
          <div className={classes['scroll']} role="region" aria-label={t('byPerson')} tabIndex={0}>
            <Table verticalSpacing="xs" miw={560} className="tnum">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('evaluators')}</Table.Th>
                  <Table.Th ta="right">{t('notes')}</Table.Th>
                  <Table.Th ta="right">{t('tasks')}</Table.Th>
                  <Table.Th ta="right">{t('ratings')}</Table.Th>
                  <Table.Th ta="right">{t('marks')}</Table.Th>
                  <Table.Th ta="right">{t('owed')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.data.evaluators.map((one) => (
                  <Table.Tr key={one.userId}>
                    <Table.Td>{name(one.userId)}</Table.Td>
                    <Table.Td ta="right">{n(one.observations)}</Table.Td>
                    <Table.Td ta="right">{n(one.ticks)}</Table.Td>
                    <Table.Td ta="right">{n(one.ratings)}</Table.Td>
                    <Table.Td ta="right">{n(one.marks)}</Table.Td>
                    <Table.Td ta="right" fw={one.owed > 0 ? 700 : 400}>
                      {n(one.owed)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </section>
      <section className={classes['card']}>
        <Title order={2} size="h5" mb={6}>
          {t('byTeam')}
        </Title>
        <div className={classes['scroll']} role="region" aria-label={t('byTeam')} tabIndex={0}>
          <Table verticalSpacing="xs" miw={760} className="tnum">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('team')}</Table.Th>
                <Table.Th>{t('evaluators')}</Table.Th>
                <Table.Th ta="right">{t('notes')}</Table.Th>
                <Table.Th ta="right">{t('tasks')}</Table.Th>
                <Table.Th ta="right">{t('ratings')}</Table.Th>
                <Table.Th ta="right">{t('marks')}</Table.Th>
                <Table.Th ta="right">{t('unmarked')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {teams.map((one) => (
                <Table.Tr key={one.teamId}>
                  <Table.Td>
                    <Button variant="subtle" size="compact-sm" onClick={() => open({ tab: 'teams', team: one.teamId })}>
                      {names.get(one.teamId)}
                    </Button>
                  </Table.Td>
                  <Table.Td>
                    {one.evaluators.length > 0 ? (
                      one.evaluators.map(name).join(', ')
                    ) : (
                      <Text span size="sm" c="dimmed">
                        {t('nobodyYet')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">
                    {one.observations > 0 ? (
                      n(one.observations)
                    ) : (
                      <Text span size="sm" c="var(--dt-warn)">
                        {t('notObserved')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">
                    {n(one.ticked)} / {n(one.tasks)}
                  </Table.Td>
                  <Table.Td ta="right">
                    {n(one.rated)} / {n(one.objectives)}
                  </Table.Td>
                  <Table.Td ta="right">{n(one.marked)}</Table.Td>
                  <Table.Td ta="right" fw={one.unmarked + one.half + one.differs > 0 ? 700 : 400}>
                    {n(one.unmarked + one.half + one.differs)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </section>
    </Stack>
  );
}
