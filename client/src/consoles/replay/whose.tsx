/** Whose screen it is: the control room's or any team's, found by name; the moment stays. */
import { Button, Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { byName, fold } from '../../ui/format.js';
import classes from './replay.module.css';
import { useStage } from './stage.js';
import { useReplayText } from './texts.js';

/** Options in the page at once. */
const SHOWN = 60;

const matching: OptionsFilter = ({ options, search, limit }) => {
  const wanted = fold(search.trim());
  return (options as ComboboxItem[]).filter(({ label }) => fold(label).includes(wanted)).slice(0, limit);
};

export function Whose() {
  const { as, teams, look } = useStage();
  const { t } = useReplayText();
  const data = useMemo(
    () => [
      { value: 'excon', label: t('excon') },
      ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: name })).toSorted((a, b) => byName(a.label, b.label)),
    ],
    [teams, t],
  );
  if (teams.length === 0) return null;
  return (
    <div className={classes['whose']}>
      {as !== 'excon' && (
        <Button
          size="xs"
          variant="default"
          px={8}
          aria-label={t('toExcon')}
          title={t('toExcon')}
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => look('excon')}
        >
          EXCON
        </Button>
      )}
      <Select
        size="xs"
        className={classes['whoseField'] ?? ''}
        aria-label={t('eyes')}
        placeholder={t('findTeam')}
        data={data}
        value={as}
        searchable
        onClick={(event) => event.currentTarget.select()}
        limit={SHOWN}
        filter={matching}
        allowDeselect={false}
        nothingFoundMessage={t('noTeam')}
        onChange={(value) => value !== null && value !== as && look(value)}
      />
    </div>
  );
}
