/** What the parts of the lobby's tab share: the live view, the teams as they stand, and how a command is sent and its fate shown. */
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { Role } from '../../../../server/shared/api.js';
import type { Ack } from '../../../../server/shared/commands.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import type { LobbyTeam } from '../../features/lobby/facts.js';
import type { DrillLink } from '../../state/link.js';
import { useTabText } from './lobby-texts.js';

export type LobbyLink = Pick<DrillLink<ExconView, ExconItem>, 'send'>;

export interface LobbyRoom {
  exerciseId: string;
  link: LobbyLink;
  view: ExconView;
  teams: LobbyTeam[];
  /** Whether this account gives orders to the drill. */
  steers: boolean;
}

const EXCON: readonly Role[] = ['admin', 'director', 'controller'];
export const steersDrills = (roles: readonly Role[]): boolean => roles.some((role) => EXCON.includes(role));

/** Sends; a success is told in `done`'s words, a refusal in its own sentence. */
export function useOrder(link: LobbyLink) {
  const { t, lang } = useTabText();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (command: { type: string } & Record<string, unknown>, done?: string): Promise<Ack> => {
      setBusy(true);
      const ack = await link.send(command);
      setBusy(false);
      if (!ack.ok)
        notifications.show({ title: t('refused'), message: lang === 'en' ? ack.en : ack.message, color: 'red', autoClose: 8000 });
      else if (done !== undefined) notifications.show({ message: done, color: 'green', autoClose: 2500 });
      return ack;
    },
    [link, t, lang],
  );
  return { run, busy };
}

/** How many acts on the drill as a whole were on screen when a command was given. */
export const controlBasis = (view: ExconView): number => view.acts['control']?.length ?? 0;
