/** What every panel of the control room needs: the view, the line, and one way to send a command and show what became of it. */
import { notifications } from '@mantine/notifications';
import { createContext, useCallback, useContext, useState } from 'react';
import type { Ack } from '../../../../server/shared/commands.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { useText } from '../../i18n/index.js';
import type { DrillLink, LinkState } from '../../state/link.js';
import { texts } from './texts.js';

export interface Room {
  link: DrillLink<ExconView, ExconItem>;
  state: LinkState<ExconView>;
  view: ExconView;
  open: (what: { teamId: string; inject?: string }) => void;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('outside the control room');
  return room;
}

export const useExconText = () => useText<typeof texts>('excon');

/** `run` sends; a refusal is shown with its sentence, a success quietly. `busy` while on its way. */
export function useOrder(): { run: (command: { type: string } & Record<string, unknown>) => Promise<Ack>; busy: boolean } {
  const { link } = useRoom();
  const { t, lang } = useExconText();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (command: { type: string } & Record<string, unknown>): Promise<Ack> => {
      setBusy(true);
      const ack = await link.send(command);
      setBusy(false);
      if (ack.ok) notifications.show({ message: t('done'), color: 'green', autoClose: 1800 });
      else notifications.show({ title: t('refused'), message: lang === 'en' ? ack.en : ack.message, color: 'red', autoClose: 8000 });
      return ack;
    },
    [link, t, lang],
  );
  return { run, busy };
}
