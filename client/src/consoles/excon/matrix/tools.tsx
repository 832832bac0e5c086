/** Search, filters and order of the matrix. */
import { Button, MultiSelect, Select, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFilter, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useCommon } from '../../../i18n/index.js';
import { byName } from '../../../ui/format.js';
import { STATES } from '../../../ui/mark.js';
import { useExconText, useRoom } from '../room.js';
import type { Agency } from './beside.js';
import classes from './matrix.module.css';
import { SORTS, type Wanted } from './order.js';

interface Props {
  wanted: Wanted;
  change: (part: Partial<Wanted>) => void;
  shown: number;
  agencies: readonly Agency[];
  /** The order on screen is no longer the newest; null: it is. */
  renew: (() => void) | null;
}

/** Parts, worlds of joint play, agencies: what a team can be picked by. Worlds only where teams share them. */
function useGroups(agencies: readonly Agency[]) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { teams, parts } = view.kit;
  return useMemo(() => {
    const worlds = [...new Set(teams.map((team) => team.worldId))];
    const groups = [
      { group: t('parts'), items: Object.entries(parts).map(([id, title]) => ({ value: `part:${id}`, label: pick(title) })) },
      {
        group: t('worlds'),
        items: worlds.length < teams.length ? worlds.map((id, at) => ({ value: `world:${id}`, label: t('worldN', { n: at + 1 }) })) : [],
      },
      {
        group: t('agencies'),
        items: agencies.map(({ id, name }) => ({ value: `agency:${id}`, label: name })).toSorted((a, b) => byName(a.label, b.label)),
      },
    ];
    return groups.filter(({ items }) => items.length > 1);
    // the words follow the language
    // oxlint-disable-next-line react/exhaustive-deps
  }, [teams, parts, agencies, t]);
}

export function Tools({ wanted, change, shown, agencies, renew }: Props) {
  const { view, replayed } = useRoom();
  const { t } = useExconText();
  const { t: c } = useCommon();
  const search = useRef<HTMLInputElement>(null);
  const groups = useGroups(agencies);
  useHotkeys([['/', () => search.current?.focus()]]);
  return (
    <div className={classes['tools']}>
      <TextInput
        ref={search}
        size="xs"
        flex="1 1 120px"
        miw={110}
        maw={220}
        leftSection={<IconSearch size={14} aria-hidden />}
        placeholder={t('filterTeams')}
        aria-label={t('filterTeams')}
        value={wanted.words}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <MultiSelect
        size="xs"
        flex="1 1 150px"
        miw={130}
        maw={280}
        leftSection={<IconFilter size={14} aria-hidden />}
        aria-label={t('filterStates')}
        placeholder={wanted.states.length === 0 ? t('filterStates') : ''}
        data={STATES.map((state) => ({ value: state, label: c(`state.${state}`) }))}
        value={[...wanted.states]}
        onChange={(states) => change({ states })}
        clearable
        clearButtonProps={{ 'aria-label': t('allStates') }}
        styles={{ pillsList: { flexWrap: 'nowrap', overflow: 'hidden' } }}
      />
      {groups.length > 0 && (
        <Select
          size="xs"
          flex="1 1 120px"
          miw={110}
          maw={200}
          aria-label={t('filterGroup')}
          placeholder={t('filterGroup')}
          data={groups}
          value={wanted.group}
          onChange={(group) => change({ group })}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('allTeams') }}
        />
      )}
      <Button
        size="xs"
        variant={wanted.stalledOnly ? 'filled' : 'default'}
        aria-pressed={wanted.stalledOnly}
        onClick={() => change({ stalledOnly: !wanted.stalledOnly })}
        style={{ flex: 'none' }}
      >
        {t('stalledOnly')}
      </Button>
      <Select
        size="xs"
        w={170}
        style={{ flex: 'none' }}
        aria-label={t('sort')}
        allowDeselect={false}
        data={SORTS.filter((key) => key !== 'score' || !replayed).map((key) => ({ value: key, label: t(`sort.${key}`) }))}
        value={wanted.sort}
        onChange={(value) => value && change({ sort: value })}
      />
      <Text size="xs" c="dimmed" className="tnum" role="status" style={{ flex: 'none', marginLeft: 'auto' }}>
        {t('shownTeams', { n: shown, all: view.kit.teams.length })}
      </Text>
      <Button
        size="xs"
        px={8}
        variant="default"
        aria-label={t('renewOrder')}
        title={t('renewOrder')}
        style={{ flex: 'none', visibility: renew ? 'visible' : 'hidden' }}
        onClick={() => renew?.()}
      >
        <IconRefresh size={14} aria-hidden />
      </Button>
    </div>
  );
}
