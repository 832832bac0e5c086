/** One command of the members panel or the waiting room at a time: under way, done, or refused in words on the spot. */
import { useEffect, useState } from 'react';
import type { Ack } from '../../../../server/shared/commands.js';
import { useCommon } from '../../i18n/index.js';
import { useDesk } from './desk.js';

type Command = { type: string } & Record<string, unknown>;

const OWN = new Set(['name-captain', 'remove-seat']);

export interface TeamOrder {
  busy: boolean;
  /** Why the last one was refused; null after one that was taken. */
  refused: string | null;
  /** Whether it was taken. */
  run: (command: Command) => Promise<boolean>;
}

export function useTeamOrder(): TeamOrder {
  const { line, state } = useDesk();
  const { lang } = useCommon();
  const [busy, setBusy] = useState(false);
  const [ack, setAck] = useState<Ack | null>(null);
  const run = async (command: Command): Promise<boolean> => {
    setBusy(true);
    const said = await line.send(command);
    setAck(said);
    setBusy(false);
    return said.ok;
  };
  // told here, so it need not stand among what waits
  const told = state.pending.find(({ status, command }) => status === 'refused' && OWN.has(command.type))?.commandId;
  useEffect(() => {
    if (told !== undefined) line.dismiss(told);
  }, [line, told]);
  return { busy, refused: ack && !ack.ok ? (lang === 'en' ? (ack.en ?? ack.message) : ack.message) : null, run };
}
