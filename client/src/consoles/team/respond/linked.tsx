/** Which inject an act belongs to: suggested from what is being read, always changeable, also to none (A4). */
import { Select } from '@mantine/core';
import { drillTime, fold } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { titleOf } from '../../../features/reading/piece.js';
import { useTeamText } from '../texts.js';

const NONE = '\u0000none';

interface Props {
  value: string | null;
  change: (deliveryId: string | null) => void;
  dense?: boolean;
}

export function Linked({ value, change, dense = false }: Props) {
  const { entries } = useDesk();
  const { t, lang } = useTeamText();
  const data = entries
    .filter((entry) => entry.kind === 'inject')
    .map((entry) => ({ value: entry.id, label: `${titleOf(entry, lang)} (${drillTime(entry.x)})` }));
  return (
    <Select
      size={dense ? 'xs' : 'sm'}
      label={t('linked')}
      data={[{ value: NONE, label: t('linkedNone') }, ...data]}
      value={value ?? NONE}
      onChange={(next) => change(next === null || next === NONE ? null : next)}
      allowDeselect={false}
      searchable
      filter={({ options, search }) => options.filter((option) => fold((option as { label: string }).label).includes(fold(search.trim())))}
    />
  );
}
