/** Which team's sheet is open: searched by name, or one after the other in order of rank. */
import { ActionIcon, Group, Select, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { TeamScore } from '../../../../../server/shared/scores.js';
import { fold } from '../../../ui/format.js';
import { useExplorer } from './texts.js';

/** Shown of a search at once; a name typed in part narrows it. */
const SHOWN = 60;

interface Props {
  /** In order of rank. */
  teams: readonly TeamScore[];
  teamId: string;
  choose: (teamId: string) => void;
}

export function Picker({ teams, teamId, choose }: Props) {
  const { t } = useExplorer();
  const at = teams.findIndex((team) => team.teamId === teamId);
  const step = (by: number): void => {
    const next = teams[at + by];
    if (next) choose(next.teamId);
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        label={t('team')}
        description={t('teamHint')}
        searchable
        allowDeselect={false}
        limit={SHOWN}
        nothingFoundMessage={t('noTeam')}
        style={{ flex: '1 1 auto' }}
        maw={460}
        data={teams.map((team) => ({ value: team.teamId, label: `${team.rank ?? '–'}. ${team.name}` }))}
        filter={({ options, search, limit }) => {
          const wanted = fold(search.trim());
          return options.filter((option) => 'label' in option && fold(option.label).includes(wanted)).slice(0, limit);
        }}
        value={teamId}
        onChange={(value) => value !== null && choose(value)}
      />
      <ActionIcon variant="default" size="lg" aria-label={t('before')} title={t('before')} disabled={at <= 0} onClick={() => step(-1)}>
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('next')}
        title={t('next')}
        disabled={at >= teams.length - 1}
        onClick={() => step(1)}
      >
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
      <Text size="sm" c="dimmed" className="tnum" style={{ flex: 'none', alignSelf: 'center' }} mt={36} aria-live="polite">
        {t('place', { n: at + 1, of: teams.length })}
      </Text>
    </Group>
  );
}
