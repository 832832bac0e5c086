/** The filters above the board: words, organisation, exercise, element, overdue, mine. */
import { Button, Group, Select, Switch, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconSearch, IconUser } from '@tabler/icons-react';
import { ELEMENTS, type ActionBoard } from '../../../../server/shared/improvement.js';
import { useImprovementText } from '../../features/improvement/texts.js';
import classes from './board.module.css';
import { isFiltered, NO_FILTERS, type Filters } from './data.js';
import { useBoardText } from './texts.js';

export function FilterBar({ filters, change, board }: { filters: Filters; change: (next: Partial<Filters>) => void; board: ActionBoard }) {
  const { t } = useBoardText();
  const { t: i } = useImprovementText();
  const pick = (label: string, data: { value: string; label: string }[], value: string | null, set: (value: string | null) => void) => (
    <Select
      className={classes['pick'] ?? ''}
      aria-label={label}
      placeholder={label}
      clearable
      clearButtonProps={{ 'aria-label': `${label}: ${t('any')}` }}
      searchable
      limit={100}
      data={data}
      value={value}
      onChange={set}
    />
  );
  return (
    <Group gap="xs" role="search" aria-label={t('title')}>
      <TextInput
        className={classes['words'] ?? ''}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.q}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
      {pick(
        t('agency'),
        board.agencies.map(({ name, n }) => ({ value: name, label: `${name} (${n})` })),
        filters.agency,
        (agency) => change({ agency }),
      )}
      {pick(
        t('exercise'),
        board.exercises.map(({ id, name, n }) => ({ value: id, label: `${name} (${n})` })),
        filters.exercise,
        (exercise) => change({ exercise }),
      )}
      {pick(
        t('element'),
        ELEMENTS.map((value) => ({ value, label: i(`element.${value}`) })),
        filters.element,
        (value) => change({ element: ELEMENTS.find((one) => one === value) ?? null }),
      )}
      <Switch
        size="sm"
        label={
          <span className={classes['label']}>
            <IconAlertTriangle size={14} aria-hidden />
            {t('onlyOverdue', { n: board.overdue })}
          </span>
        }
        checked={filters.overdue}
        onChange={(event) => change({ overdue: event.currentTarget.checked })}
      />
      <Tooltip label={t('mineHint')}>
        <Switch
          size="sm"
          label={
            <span className={classes['label']}>
              <IconUser size={14} aria-hidden />
              {t('mine')}
            </span>
          }
          checked={filters.mine}
          onChange={(event) => change({ mine: event.currentTarget.checked })}
        />
      </Tooltip>
      <Button
        size="compact-sm"
        variant="subtle"
        style={{ visibility: isFiltered(filters) ? 'visible' : 'hidden' }}
        onClick={() => change(NO_FILTERS)}
      >
        {t('clearAll')}
      </Button>
    </Group>
  );
}
