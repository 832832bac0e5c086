/** Where a captain is needed and there is none: says so, and lets any member name one. */
import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { byName } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { seated } from '../roster.js';
import { useRespondText } from '../texts-respond.js';
import { useTeamText } from '../texts.js';

export function NameCaptain() {
  const { view, state, seat, line } = useDesk();
  const { t } = useTeamText();
  const { t: r } = useRespondText();
  const [member, setMember] = useState(seat.memberId);
  const waits = state.pending.some(({ command, status }) => command.type === 'name-captain' && status !== 'refused');
  const data = seated(view)
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ id, name }) => ({ value: id, label: id === seat.memberId ? `${name} (${t('you')})` : name }));
  return (
    <div role="note">
      <Text size="sm" c="var(--dt-warn)" fw={600}>
        {r('noCaptain')}
      </Text>
      <Text size="xs">{r('noCaptainHow')}</Text>
      <Group gap={8} my={8} wrap="nowrap">
        <Select
          flex={1}
          size="xs"
          aria-label={r('chooseCaptain')}
          data={data}
          value={member}
          allowDeselect={false}
          onChange={(next) => next !== null && setMember(next)}
        />
        <Button size="xs" variant="default" loading={waits} onClick={() => void line.send({ type: 'name-captain', member })}>
          {r('nameCaptain')}
        </Button>
      </Group>
    </div>
  );
}
