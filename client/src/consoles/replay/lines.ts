/** Lines that end here: what a console would send goes nowhere, and nothing is asked of anybody. */
import type { Ack } from '../../../../server/shared/commands.js';
import type { ClockView } from '../../../../server/shared/protocol.js';
import type { TeamView } from '../../../../server/shared/views.js';
import { nothingYet, type LinkState } from '../../state/link-state.js';
import type { RoomLine } from '../excon/room.js';
import type { Line } from '../team/desk.js';

const REFUSED: Ack = {
  ok: false,
  code: 'wrong-phase',
  message: 'Đang xem lại: không có gì được gửi đi.',
  en: 'This is a replay: nothing is sent.',
};

const never = (): (() => void) => () => undefined;
const nowhere = () => ({ send: () => Promise.resolve(REFUSED), dismiss: () => undefined, onItems: never });

/** What a console reads of its line at a moment of a replay. */
export const stateAt = <V>(view: V, clock: ClockView): LinkState<V> => ({ ...nothingYet, connection: 'online', view, clock });

export const roomLine = (): RoomLine => ({ ...nowhere(), snapshot: () => nothingYet });

export const teamLine = (): Line => ({
  ...nowhere(),
  snapshot: (): LinkState<TeamView> => nothingYet,
  serverTime: () => Promise.resolve(null),
  report: () => undefined,
  here: () => undefined,
  draftOpen: () => Promise.resolve(null),
  draftUpdate: () => Promise.resolve(null),
  onDraft: never,
  onReconnect: never,
});
