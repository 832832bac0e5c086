/** What every panel of the control room needs: the view, the line, who is who, and one way to send a command and show its fate. */
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { Role } from '../../../../server/shared/api.js';
import type { Ack } from '../../../../server/shared/commands.js';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { get } from '../../api/http.js';
import { useText } from '../../i18n/index.js';
import { freshId, type LinkState } from '../../state/link.js';
import { basisOf, type Order } from './basis.js';
import { useLatest } from './latest.js';
import { texts } from './texts.js';

/** The line as the room uses it. */
export interface RoomLine {
  send: (command: Order) => Promise<Ack>;
  dismiss: (commandId: string) => void;
  snapshot: () => LinkState<ExconView>;
  onItems: (listener: (items: ExconItem[]) => void) => () => void;
}

export interface Person {
  id: string;
  name: string;
  roles: Role[];
}

/** What a drawer shows: a team's screen, or one cell's exchange. */
export interface Opened {
  teamId: string;
  inject?: string;
}

export interface Room {
  link: RoomLine;
  state: LinkState<ExconView>;
  view: ExconView;
  me: Person;
  open: (what: Opened) => void;
  /** A drill that is over, looked at again: nothing can be done in it, and who was on line is not known. */
  replayed?: true;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('outside the control room');
  return room;
}

export const useExconText = () => useText<typeof texts>('excon');

/** Who works on this drill, by user id. */
export function useStaff(): { staff: readonly Person[]; nameOf: (userId: string | null | undefined) => string } {
  const { view, me } = useRoom();
  const { t } = useExconText();
  const { id } = view.kit.exercise;
  const found = useQuery({
    queryKey: ['staff', id],
    queryFn: () => get<Person[]>(`/exercises/${id}/staff`),
    staleTime: 60_000,
    retry: false,
  });
  const staff = useMemo(() => (Array.isArray(found.data) ? found.data : [me]), [found.data, me]);
  const nameOf = useCallback(
    (userId: string | null | undefined) =>
      userId === me.id ? me.name : (staff.find((one) => one.id === userId)?.name ?? t('someController')),
    [staff, me, t],
  );
  return { staff, nameOf };
}

/** What every notice of the room shares: away from where one writes, and a cross with a name. */
export const NOTICE = (close: string) => ({ position: 'bottom-left', closeButtonProps: { 'aria-label': close } }) as const;

/** Longer than this on its way, a command says so, ms. */
const SLOW = 400;

/**
 * `run` sends what was decided on the view as it is shown now (`basis`: as it was when a dialogue opened). On its way, recorded,
 * or refused and why: each is shown. `busy` while on its way.
 */
export function useOrder(): { run: (order: Order, basis?: number) => Promise<Ack>; busy: boolean } {
  const { link, view } = useRoom();
  const { t, lang } = useExconText();
  const [busy, setBusy] = useState(false);
  const shown = useLatest(view);
  const run = useCallback(
    async (order: Order, basis?: number): Promise<Ack> => {
      const id = freshId();
      const decided = basis ?? basisOf(shown.current, order);
      setBusy(true);
      const slow = setTimeout(
        () => notifications.show({ id, ...NOTICE(t('close')), message: t('onItsWay'), loading: true, autoClose: false }),
        SLOW,
      );
      const ack = await link.send(decided === undefined ? order : { ...order, basis: decided });
      clearTimeout(slow);
      notifications.hide(id);
      setBusy(false);
      if (ack.ok) notifications.show({ ...NOTICE(t('close')), message: t('done'), color: 'green', autoClose: 1800 });
      else {
        for (const entry of link.snapshot().pending) if (entry.status === 'refused') link.dismiss(entry.commandId);
        notifications.show({
          ...NOTICE(t('close')),
          title: t('refused'),
          message: lang === 'en' ? ack.en : ack.message,
          color: 'red',
          autoClose: 10_000,
        });
      }
      return ack;
    },
    [link, shown, t, lang],
  );
  return { run, busy };
}

/** A dialogue's command: it counts as decided on what stood on screen when the dialogue opened. */
export function useBasis(order: Order): number | undefined {
  const { view } = useRoom();
  return useState(() => basisOf(view, order))[0];
}
