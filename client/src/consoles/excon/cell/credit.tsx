/** More time for one team, for everything that is open or for one inject, with the reason that the report prints. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ExconTeam, MselRow } from '../../../../../server/shared/views.js';
import { AskOrder } from '../ask.js';
import type { Order } from '../basis.js';
import { useExconText } from '../room.js';

export function Credit({ team, inject, close }: { team: ExconTeam; inject?: MselRow; close: () => void }) {
  const { t, pick } = useExconText();
  const [minutes, setMinutes] = useState<number | string>(5);
  const ms = Math.round(Number(minutes) * 60_000);
  const order = (): Order => ({ type: 'credit-time', team: team.id, time: ms, ...(inject ? { inject: inject.id } : {}) });
  return (
    <AskOrder
      title={t('credit')}
      text={
        inject
          ? t('creditAskInject', { team: team.name, title: `${inject.number} ${pick(inject.title)}` })
          : t('creditAsk', { team: team.name })
      }
      order={() => (ms > 0 ? order() : null)}
      about={order()}
      reason="required"
      close={close}
    >
      <NumberInput label={t('creditMinutes')} min={1} max={600} value={minutes} onChange={setMinutes} data-autofocus />
    </AskOrder>
  );
}
