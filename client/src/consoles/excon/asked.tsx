/** Contingencies whose moment has come and that wait for EXCON's yes or no. */
import { Button, Group, Text } from '@mantine/core';
import type { MselRow } from '../../../../server/shared/views.js';
import { useExconText, useOrder, useRoom } from './room.js';

export function useAsked(): { row: MselRow; teams: string[] }[] {
  const { view } = useRoom();
  return view.msel.flatMap((row) => {
    const teams = view.kit.teams
      .filter((team) => view.pending[team.worldId]?.[row.id]?.state === 'asked' && !view.cells[team.id]?.[row.id])
      .map((team) => team.id);
    return teams.length > 0 ? [{ row, teams }] : [];
  });
}

export function Asked({ rows }: { rows: ReturnType<typeof useAsked> }) {
  const { t, pick } = useExconText();
  const { run, busy } = useOrder();
  return (
    <div role="alert" style={{ padding: 8, borderBottom: '1px solid var(--dt-line)', maxHeight: '30%', overflow: 'auto' }}>
      <Text size="xs" fw={700} c="var(--dt-warn)">
        {t('asked')}
      </Text>
      {rows.map(({ row, teams }) => (
        <Group key={row.id} justify="space-between" wrap="nowrap" mt={4}>
          <Text size="sm" style={{ minWidth: 0 }}>
            <b>{row.number}</b> {pick(row.title)}{' '}
            <Text span size="xs" c="dimmed">
              ({t('forTeams', { n: teams.length })})
            </Text>
          </Text>
          <Group gap={4} wrap="nowrap">
            <Button size="compact-xs" disabled={busy} onClick={() => void run({ type: 'confirm', inject: row.id, teams, yes: true })}>
              {t('yes')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={busy}
              onClick={() => void run({ type: 'confirm', inject: row.id, teams, yes: false })}
            >
              {t('no')}
            </Button>
          </Group>
        </Group>
      ))}
    </div>
  );
}
