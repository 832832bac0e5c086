/** Join codes of every team and who has taken a seat. */
import { Modal, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Exercise } from '../../../../server/shared/api.js';
import { get } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { Failed, Loading } from '../../ui/states.js';
import { useExconText, useRoom } from './room.js';

export function JoinCodes({ opened, close }: { opened: boolean; close: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const { t: c } = useCommon();
  const { id } = view.kit.exercise;
  const exercise = useQuery({ queryKey: ['exercise', id], queryFn: () => get<Exercise>(`/exercises/${id}`), enabled: opened });
  return (
    <Modal opened={opened} onClose={close} size="lg" title={t('joinCodes')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Text size="sm" mb="sm">{`${location.origin}/join`}</Text>
      {exercise.isPending ? (
        <Loading />
      ) : exercise.error ? (
        <Failed error={exercise.error} retry={() => void exercise.refetch()} />
      ) : (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('team')}</Table.Th>
              <Table.Th>{t('joinCodes')}</Table.Th>
              <Table.Th ta="right">{t('members')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {exercise.data.teams.map((team) => (
              <Table.Tr key={team.id}>
                <Table.Td>{team.name}</Table.Td>
                <Table.Td ff="monospace" fw={700} style={{ letterSpacing: '0.15em' }}>
                  {team.joinCode}
                </Table.Td>
                <Table.Td ta="right">{team.seats}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  );
}
