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
import { dueOf } from './msel.js';

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
  const [at, setAt] = useState<number | null>(null);
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
      {act === 'reschedule' && <NewTime row={row} onChange={setAt} />}
      {among.length > 1 && <TeamsField label={t('to')} among={among} value={picked} onChange={setPicked} />}
    </AskOrder>
  );
}

/** A drill time, or so many minutes later than it is due (or than now). */
function NewTime({ row, onChange }: { row: MselRow; onChange: (x: number | null) => void }) {
  const { view, state } = useRoom();
  const { t } = useExconText();
  const now = useNow(state.offset, 1000);
  const x = state.clock ? drillX(state.clock, now) : 0;
  const due = dueOf(view, row) ?? x;
  const [way, setWay] = useState<'later' | 'at'>('later');
  const [minutes, setMinutes] = useState<number | string>(10);
  const target = (kind: 'later' | 'at', value: number | string): number | null => {
    if (value === '' || Number.isNaN(Number(value))) return null;
    const ms = Math.round(Number(value) * 60_000);
    const wanted = kind === 'at' ? ms : due + ms;
    return wanted >= x ? wanted : null;
  };
  const [said, setSaid] = useState<number | null>(null);
  const change = (kind: 'later' | 'at', value: number | string): void => {
    setWay(kind);
    setMinutes(value);
    const next = target(kind, value);
    setSaid(next);
    onChange(next);
  };
  return (
    <Stack gap={4}>
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
      <Group gap={6}>
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
        data-autofocus
      />
      <Text size="sm" className="tnum" role="status">
        {drillTime(due)} → {said === null ? '–' : drillTime(said)}
      </Text>
    </Stack>
  );
}
