/** A member at a real socket who never gives up: what is not acknowledged is sent again under the same commandId. */
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../server/shared/commands.js';
import type { Cursor, Feed, Hello } from '../../server/shared/protocol.js';

export interface Player {
  seat: { teamId: string; memberId: string };
  /** By commandId. */
  acks: Map<string, Ack>;
  /** Cuts of the line so far. */
  cuts: number;
  /** Numbers of the feed items held, in the order they came, without those that were dropped as known. */
  numbers: number[];
  /** Feed pages that began after a gap. */
  gaps: number;
  cursor: Cursor;
  /** Sends now and after every cut until it is answered; resolves with the answer. */
  send(command: { commandId: string; type: string } & Record<string, unknown>): Promise<Ack>;
  close(): void;
}

export async function join(url: string, exerciseId: string, token: string, seat: Player['seat']): Promise<Player> {
  let cursor: Cursor = {};
  let since: Cursor | undefined;
  const socket: Socket = io(url, {
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: (give) => give({ token, exerciseId, ...(since && { since }) }),
  });
  const player: Player = {
    seat,
    acks: new Map(),
    cuts: 0,
    numbers: [],
    gaps: 0,
    get cursor() {
      return cursor;
    },
    send(command) {
      return new Promise((done) => {
        const ask = (): void => {
          socket.emit('command', command, (ack: Ack) => {
            if (!ack.ok && ack.code === 'unavailable') return ask();
            socket.off('hello', ask);
            player.acks.set(command.commandId, ack);
            done(ack);
          });
        };
        // Each life of the line begins with `hello`.
        socket.on('hello', ask);
        ask();
      });
    },
    close: () => void socket.disconnect(),
  };
  socket.on('disconnect', () => player.cuts++);
  socket.on('hello', (hello: Hello) => {
    if (!hello.resumed || !since) cursor = { ...hello.cursor };
    since ??= cursor;
  });
  socket.on('feed', (feed: Feed) => {
    const held = cursor[feed.stream] ?? 0;
    const first = feed.seq - feed.items.length + 1;
    if (first > held + 1) player.gaps++;
    for (let number = Math.max(first, held + 1); number <= feed.seq; number++) player.numbers.push(number);
    cursor = { ...cursor, [feed.stream]: Math.max(held, feed.seq) };
    since = cursor;
  });
  await new Promise<void>((done) => socket.once('hello', () => done()));
  return player;
}
