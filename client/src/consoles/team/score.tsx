/** The team's own result, once the board is open after END EX: percent, rank, objectives, and how each point was earned. */
import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ScoreSheet, TeamScore } from '../../../../server/shared/scores.js';
import { get } from '../../api/http.js';
import { number } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useDesk } from './desk.js';
import { useTeamText } from './texts.js';
import { Window } from '../../features/reading/window.js';

export function ScoreSheetModal({ close }: { close: () => void }) {
  const { seat, view } = useDesk();
  const { t } = useTeamText();
  const query = useQuery({
    queryKey: ['scores', seat.exerciseId, view.score.published],
    queryFn: () => get<ScoreSheet>(`/exercises/${seat.exerciseId}/scores`),
  });
  const mine = query.data?.teams.find((team) => team.teamId === seat.teamId) ?? query.data?.teams[0];
  return (
    <Window title={t('score')} close={close} width={1000}>
      {query.isPending ? (
        <Loading />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : mine ? (
        <Sheet mine={mine} />
      ) : (
        <Empty title={t('scoreEmpty')} />
      )}
    </Window>
  );
}

function Sheet({ mine }: { mine: TeamScore }) {
  const { t, lang, pick } = useTeamText();
  const figure = (value: number): string => number(value, lang);
  return (
    <Stack gap="md">
      <Group gap="xl" className="tnum">
        <div>
          <Text size="sm" c="dimmed">
            {t('percent')}
          </Text>
          <Text fz={32} fw={700} lh={1.2}>
            {figure(mine.percent)} %
          </Text>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t('rank')}
          </Text>
          <Text fz={32} fw={700} lh={1.2}>
            {mine.rank ?? t('unranked')}
          </Text>
        </div>
        <div>
          <Text fw={600}>{t('points', { e: figure(mine.earned), p: figure(mine.possible) })}</Text>
          {mine.outcome && <Text>{pick(mine.outcome)}</Text>}
          {mine.provisional && (
            <Text size="sm" c="var(--dt-warn)">
              {t('provisional')}
            </Text>
          )}
        </div>
      </Group>
      {mine.objectives.length > 0 && (
        <Table withRowBorders verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('objectives')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('colPoints')}
              </Table.Th>
              <Table.Th scope="col">{t('colWhy')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mine.objectives.map((objective) => (
              <Table.Tr key={objective.id}>
                <Table.Td>{pick(objective.title)}</Table.Td>
                <Table.Td ta="right" className="tnum" style={{ whiteSpace: 'nowrap' }}>
                  {figure(objective.earned)}/{figure(objective.possible)}
                </Table.Td>
                <Table.Td>
                  {objective.rating && (
                    <Badge variant="default" radius="sm" tt="none" mr={6}>
                      {t(`rating.${objective.rating}`)}
                    </Badge>
                  )}
                  {pick(objective.explain)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {mine.lines.length === 0 ? (
        <Text>{t('linesLater')}</Text>
      ) : (
        <Table withRowBorders verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('lines')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('colPoints')}
              </Table.Th>
              <Table.Th scope="col">{t('colWhy')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mine.lines.map((line) => (
              <Table.Tr key={`${line.ref}-${line.deliveryId ?? ''}-${line.eventId ?? ''}`}>
                <Table.Td>
                  {line.kind === 'penalty' ? `${t('penalty')}: ` : ''}
                  {pick(line.label)}
                  {line.injectTitle && (
                    <Text size="xs" c="dimmed">
                      {line.number} {pick(line.injectTitle)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="tnum" style={{ whiteSpace: 'nowrap' }}>
                  {line.kind === 'penalty' ? figure(line.earned) : `${figure(line.earned)}/${figure(line.possible)}`}
                </Table.Td>
                <Table.Td>{pick(line.explain)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
