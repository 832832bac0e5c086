/** What EXCON is about to do to an inject: for whom, when, why. */
import { Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MselRow } from '../../../../../server/shared/views.js';
import { drillX, useNow } from '../../../state/clock.js';
import { drillTime } from '../../../ui/format.js';
import { AskOrder } from '../ask.js';
import type { Order } from '../basis.js';
import { reachOf } from '../matrix/tally.js';
import { useExconText, useRoom } from '../room.js';
import { TeamsField } from '../teams-field.js';
import { EditSend } from './edit-send.js';
import { dueOf } from './due.js';

export type InjectAct = 'release' | 'edit' | 'hold' | 'unhold' | 'skip' | 'reschedule' | 'resend';

interface Props {
  act: InjectAct;
  row: MselRow;
  /** Teams that are meant from the start; empty: all that it concerns. */
  teams?: string[];
  close: () => void;
}

export function AskInject({ act, row, teams = [], close }: Props) {
  if (act === 'edit') return <EditSend row={row} teams={teams} close={close} />;
  return <Ask act={act} row={row} teams={teams} close={close} />;
}

function Ask({ act, row, teams, close }: Props & { act: Exclude<InjectAct, 'edit'>; teams: string[] }) {
  const { view } = useRoom();
  const { t, pick } = useExconText();
  const { got, rest, held } = useMemo(() => reachOf(view, row), [view, row]);
  const among = act === 'resend' ? got : act === 'unhold' ? held : act === 'hold' ? rest.filter((id) => !held.includes(id)) : rest;
  const [picked, setPicked] = useState(teams);
  const time = useNewTime(row);
  const at = time.target;
  const meant = picked.length === 0 ? among : picked.filter((id) => among.includes(id));
  const title = `${row.number} ${pick(row.title)}`;
  const words: Record<typeof act, string> = {
    release: t('releaseAsk', { title, n: meant.length }),
    hold: t('holdAsk', { title, n: meant.length }),
    unhold: t('unholdAsk', { title, n: meant.length }),
    skip: t('skipAsk', { title }),
    reschedule: t('rescheduleAsk', { title, n: meant.length }),
    resend: t('resendAsk', { title, n: meant.length }),
  };
  const order = (): Order | null => {
    if (meant.length === 0 || (act === 'reschedule' && at === null)) return null;
    // everybody that it concerns is named only where the rules want names
    const named = picked.length > 0 || act === 'resend' || act === 'release' ? { teams: meant } : {};
    return { type: act, inject: row.id, ...named, ...(act === 'reschedule' && at !== null ? { at } : {}) };
  };
  return (
    <AskOrder
      title={t(act)}
      text={words[act]}
      order={order}
      about={{ type: act, inject: row.id }}
      color={act === 'skip' ? 'red' : undefined}
      close={close}
    >
      {act === 'reschedule' && <NewTime {...time} />}
      {among.length > 1 && <TeamsField label={t('to')} among={among} value={picked} onChange={setPicked} />}
    </AskOrder>
  );
}

type Way = 'later' | 'at';

/** A drill time, or so many minutes later than it is due (or than now); `target` is null while it lies in the past. */
function useNewTime(row: MselRow) {
  const { view, state } = useRoom();
  const now = useNow(state.offset, 1000);
  const x = state.clock ? drillX(state.clock, now) : 0;
  const due = dueOf(view, row) ?? x;
  const [way, setWay] = useState<Way>('later');
  const [minutes, setMinutes] = useState<number | string>(10);
  const ms = minutes === '' || Number.isNaN(Number(minutes)) ? null : Math.round(Number(minutes) * 60_000);
  const wanted = ms === null ? null : way === 'at' ? ms : due + ms;
  const change = (next: Way, value: number | string): void => {
    setWay(next);
    setMinutes(value);
  };
  return { way, minutes, due, target: wanted !== null && wanted >= x ? wanted : null, change };
}

function NewTime({ way, minutes, due, target, change }: ReturnType<typeof useNewTime>) {
  const { t } = useExconText();
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        aria-label={t('rescheduleWay')}
        value={way}
        onChange={(value) => change(value, value === 'at' ? Math.round(due / 60_000) : 10)}
        data={[
          { value: 'later', label: t('laterBy') },
          { value: 'at', label: t('atTime') },
        ]}
      />
      <Group gap={6} mih={22}>
        {way === 'later' &&
          [5, 10, 15, 30].map((each) => (
            <Button key={each} size="compact-xs" variant="default" onClick={() => change('later', each)}>
              +{each}
            </Button>
          ))}
      </Group>
      <NumberInput
        label={way === 'at' ? t('rescheduleTo') : t('rescheduleBy')}
        min={way === 'at' ? 0 : -600}
        value={minutes}
        onChange={(value) => change(way, value)}
        error={target === null ? t('inThePast') : undefined}
        data-autofocus
      />
      <Text size="sm" className="tnum" role="status">
        {drillTime(due)} → {target === null ? '–' : drillTime(target)}
      </Text>
    </Stack>
  );
}
