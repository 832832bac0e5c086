/** Which teams: all, those picked by name, or a whole part, world or agency at once. */
import { Button, Group, MultiSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { byName, fold } from '../../ui/format.js';
import { useExconText, useRoom } from './room.js';

interface Props {
  label: string;
  /** Ids that may be picked; absent: every team. */
  among?: readonly string[];
  /** Empty: all of them. */
  value: string[];
  onChange: (ids: string[]) => void;
  size?: string;
}

/** Most names that are offered below the field. */
const OFFERED = 60;

export function TeamsField({ label, among, value, onChange, size = 'sm' }: Props) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const [words, setWords] = useState('');
  const teams = useMemo(() => {
    const meant = among ? new Set(among) : null;
    return view.kit.teams.filter(({ id }) => !meant || meant.has(id)).toSorted((a, b) => byName(a.name, b.name));
  }, [view.kit.teams, among]);
  const data = useMemo(() => teams.map(({ id, name }) => ({ value: id, label: name })), [teams]);
  const found = useMemo(() => teams.filter(({ name }) => fold(name).includes(fold(words.trim()))).map(({ id }) => id), [teams, words]);
  const parts = Object.entries(view.kit.parts);
  const add = (ids: string[]): void => onChange([...new Set([...value, ...ids])]);
  return (
    <div>
      <MultiSelect
        size={size}
        label={label}
        placeholder={value.length === 0 ? t('allTeamsN', { n: teams.length }) : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('allTeams') }}
        hidePickedOptions
        limit={OFFERED}
        maxValues={5000}
        data={data}
        filter={({ options, search, limit }) =>
          options.filter((option) => 'label' in option && fold(option.label).includes(fold(search))).slice(0, limit)
        }
        value={value}
        onChange={onChange}
        onSearchChange={setWords}
        styles={{ pillsList: { maxHeight: 96, overflow: 'auto' } }}
      />
      <Group gap={4} mt={2}>
        {words.trim() !== '' && found.length > 1 && (
          <Button size="compact-xs" variant="subtle" onMouseDown={(event) => event.preventDefault()} onClick={() => add(found)}>
            {t('addFound', { n: found.length })}
          </Button>
        )}
        {words.trim() === '' &&
          parts.length > 1 &&
          parts.map(([id, title]) => {
            const ids = teams.filter((team) => team.parts.includes(id)).map((team) => team.id);
            return ids.length === 0 ? null : (
              <Button
                key={id}
                size="compact-xs"
                variant="subtle"
                maw={260}
                title={pick(title)}
                styles={{ label: { display: 'block', textOverflow: 'ellipsis' } }}
                onClick={() => add(ids)}
              >
                +{ids.length} {pick(title)}
              </Button>
            );
          })}
        {value.length > 0 && (
          <Text size="xs" c="dimmed" ml="auto">
            {t('forTeams', { n: value.length })}
          </Text>
        )}
      </Group>
    </div>
  );
}
