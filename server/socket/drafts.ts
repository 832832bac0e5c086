/** A seat's part in the shared drafts of its team: what it may open and send, and who hears of it. */
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { Buckets } from '../auth/bucket.js';
import { refuse } from '../auth/command-gate.js';
import type { DraftDesk, DraftSeat, Refusing } from '../drafts/ports.js';
import type { HostLogger } from '../drills/logger.js';
import type { ClientToServer, DraftOpened, DraftSaved, ServerToClient } from '../shared/protocol.js';
import type { Connected } from './handshake.js';
import { draftRoom } from './rooms.js';

type Line = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Connected>;

/** What one seat may open and send, at once and per second after that: a client gathers what is typed for some 300 ms. */
export const DRAFT_BURST = 60;
export const DRAFT_PER_SECOND = 12;

/** The events that `listenToDrafts` answers. */
export const DRAFT_EVENTS = ['draft-open', 'draft-update'];

const refused = ({ refusal }: Refusing): Extract<DraftSaved, { ok: false }> => {
  const { code, message, en } = refuse(refusal) as Extract<DraftSaved, { ok: false }>;
  return { ok: false, code, message, en };
};
/** Haste and bad timing are no nonsense. */
const isNonsense = ({ refusal: { code } }: Refusing): boolean => code === 'bad-request' || code === 'too-large' || code === 'unknown-form';
const no = (code: 'bad-request' | 'too-many' | 'unavailable'): Refusing => ({ ok: false, refusal: { code } });
const ackOf = (ack: unknown): ((answer: unknown) => void) =>
  typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;

/** `odd` is called for what no honest client sends. */
export function listenToDrafts(socket: Line, deps: { drafts: DraftDesk; buckets: Buckets; logger: HostLogger }, odd: () => void): void {
  const { principal, drill } = socket.data;
  if (principal.kind !== 'seat') return;
  const { teamId, memberId } = principal;
  const seat: DraftSeat = { drill, teamId, memberId, connection: socket.id };
  const room = (key: string): string => draftRoom(drill.plan.exerciseId, teamId, key);
  const failed = (error: unknown): Refusing => {
    deps.logger.warn({ err: error, exerciseId: drill.plan.exerciseId }, 'a draft could not be served');
    return no('unavailable');
  };

  async function open(raw: unknown): Promise<DraftOpened> {
    const opened = deps.buckets.take(memberId) ? await deps.drafts.open(seat, raw).catch(failed) : no('too-many');
    if (!opened.ok) {
      if (isNonsense(opened)) odd();
      return refused(opened);
    }
    const { key, ...rest } = opened;
    // it may have ended while the draft was read; a room that it then joined would never be left
    if (socket.disconnected) deps.drafts.leave(socket.id);
    else await socket.join(room(key));
    return rest;
  }

  async function update(raw: unknown): Promise<DraftSaved> {
    const taken = deps.buckets.take(memberId) ? deps.drafts.update(seat, raw) : no('too-many');
    if (!taken.ok) {
      if (isNonsense(taken)) odd();
      return refused(taken);
    }
    socket.to(room(taken.key)).emit('draft', { key: taken.key, update: (raw as { update: Uint8Array }).update, memberId });
    return taken.saved.then((wall): DraftSaved => ({ ok: true, wall })).catch((error: unknown) => refused(failed(error)));
  }

  socket.on('draft-open', (raw: unknown, ack: unknown) => void open(raw).then(ackOf(ack)));
  socket.on('draft-update', (raw: unknown, ack: unknown) => void update(raw).then(ackOf(ack)));
  socket.on('disconnect', () => deps.drafts.leave(socket.id));
}
