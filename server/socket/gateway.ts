/** The live line: each socket sits in its audience's room, hears what the drill tells that audience, and sends commands. */
import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import type { DraftDesk } from '../drafts/ports.js';
import { createBuckets } from '../auth/bucket.js';
import { refuse, type CommandGate } from '../auth/command-gate.js';
import { subjectOf, type GuestPrincipal } from '../auth/principal.js';
import type { Tokens } from '../auth/tokens.js';
import type { HostClock } from '../drills/ports.js';
import type { Arrival, Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import type { HostLogger } from '../drills/logger.js';
import type { ClientToServer, Presence, ServerToClient } from '../shared/protocol.js';
import type { MemberView } from '../shared/views.js';
import { createCutBook } from './cuts.js';
import { browserName, readDevice } from './device.js';
import { DRAFT_BURST, DRAFT_EVENTS, DRAFT_PER_SECOND, listenToDrafts } from './drafts.js';
import { admit, connectError, type Connected } from './handshake.js';
import { createPresence, nameless } from './presence.js';
import { audienceRoom, drillRoom, roomOf } from './rooms.js';
import { createWhereabouts } from './whereabouts.js';

/** The longest thing a client sends is a report form. */
const MAX_MESSAGE = 256 * 1024;
/** Malformed messages after which a socket is cut off. */
const MAX_NONSENSE = 50;
/** What a seat's devices may ask the time and report, at once and per second after that: a measurement is a handful of questions. */
const DEVICE_BURST = 60;
const DEVICE_PER_SECOND = 1;
/** Where a member is: who leafs through the inbox moves often. */
const MOVES_PER_SECOND = 4;

type Wire = Server<ClientToServer, ServerToClient, DefaultEventsMap, Connected>;
type Line = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Connected>;

export interface Gateway {
  readonly io: Wire;
  /** Open sockets. */
  count(): number;
  /** Who of these teams is connected here, with what their devices said. */
  presence(exerciseId: string, teamIds: readonly string[]): Presence;
  /** The members of a team changed: its roster is told again. */
  rosterChanged(exerciseId: string, teamId: string): void;
  /** Ends the sockets of a session that was signed out, switched off or found copied; with `subject`: those that speak for it. */
  endSession(session: string, subject?: string): void;
  /** Cuts every socket: another instance may host the drills, clients find it by coming back. */
  cutAll(): void;
  /** Ends the sockets of everybody who looks by this link. */
  endLink(linkId: string): void;
  /** Cuts the sockets of an exercise whose plan was written anew; clients come back by themselves and get its new picture. */
  reconnect(exerciseId: string): void;
  close(): Promise<void>;
}

export interface GatewayDeps {
  tokens: Tokens;
  /** Throws when a guest's link is no longer good. */
  guest: (guest: GuestPrincipal) => Promise<void>;
  gate: CommandGate;
  open: (exerciseId: string) => Promise<Drill | null>;
  /** Whether drills are hosted here; otherwise whoever connects is refused `unavailable`. */
  hosting: () => boolean;
  roster: (exerciseId: string, teamId: string) => MemberView[];
  /** Epoch ms; undefined: no such seat. */
  joinedAt: (exerciseId: string, memberId: string) => number | undefined;
  drafts: DraftDesk;
  clock: HostClock;
  logger: HostLogger;
}

export function createGateway(http: HttpServer, deps: GatewayDeps): Gateway {
  const io: Wire = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE,
    // A hall's wireless may be silent for a while; a member is missed after 45 s at most.
    pingInterval: 20_000,
    pingTimeout: 25_000,
  });
  /** Drills somebody listens to, and how to stop listening. */
  const followed = new Map<string, { drill: Drill; stop: () => void }>();
  const held = new Map<string, number>();
  const presence = createPresence({
    clock: deps.clock,
    roster: deps.roster,
    tell: (exerciseId, audience, told) => void io.local.to(audienceRoom(exerciseId, audience)).emit('presence', told),
  });
  const devices = createBuckets(deps.clock, DEVICE_BURST, DEVICE_PER_SECOND);
  const moving = createBuckets(deps.clock, DEVICE_BURST, MOVES_PER_SECOND);
  const writing = createBuckets(deps.clock, DRAFT_BURST, DRAFT_PER_SECOND);
  const cutBook = createCutBook(deps.clock);
  const whereabouts = createWhereabouts({
    clock: deps.clock,
    tell: (exerciseId, teamId, changes) => void io.local.to(audienceRoom(exerciseId, `team:${teamId}`)).emit('whereabouts', changes),
  });

  function follow(drill: Drill): void {
    const { exerciseId } = drill.plan;
    const known = followed.get(exerciseId);
    if (known?.drill === drill) return;
    known?.stop();
    const stop = drill.subscribe({
      feed: (audience, feed) => void io.local.to(audienceRoom(exerciseId, audience)).emit('feed', feed),
      clock: (clock) => void io.local.to(drillRoom(exerciseId)).emit('clock', clock),
    });
    followed.set(exerciseId, { drill, stop });
  }

  function unfollow(exerciseId: string): void {
    if (io.sockets.adapter.rooms.has(drillRoom(exerciseId))) return;
    followed.get(exerciseId)?.stop();
    followed.delete(exerciseId);
  }

  /** Room and picture in one turn: nothing is told between them, so nothing is missed and nothing comes twice. */
  function greet(socket: Line): void {
    const { drill, audience, since } = socket.data;
    follow(drill);
    void socket.join([drillRoom(drill.plan.exerciseId), roomOf(drill.plan.exerciseId, audience)]);
    const greeting = { protocol: 1 as const, serverTime: deps.clock.wall(), clock: drill.clock() };
    const missed = since ? drill.since(audience, since) : null;
    if (missed) {
      socket.emit('hello', { ...greeting, cursor: missed.cursor, resumed: true });
      for (const feed of missed.feeds) socket.emit('feed', feed);
    } else {
      socket.emit('hello', { ...greeting, ...drill.snapshot(audience) });
    }
    const teams = audience.kind === 'team' ? [audience.teamId] : drill.plan.teams.map(({ id }) => id);
    const here = presence.of(drill.plan.exerciseId, teams, audience.kind === 'excon');
    socket.emit('presence', audience.kind === 'observer' ? nameless(here) : here);
    if (audience.kind === 'team') socket.emit('whereabouts', whereabouts.of(drill.plan.exerciseId, audience.teamId));
  }

  /** A5: hears every packet of a seat's line, and says how a command came in over it. */
  function watch(socket: Line): ((offset: number | undefined) => Arrival) | null {
    const { principal, drill, since, device } = socket.data;
    if (principal.kind !== 'seat') return null;
    const { exerciseId } = drill.plan;
    const takenUp = drill.takenUp();
    // It was here before, in the life of another process: what that one saw of its line is lost.
    const unseen = since && takenUp !== null ? Math.max(takenUp, deps.joinedAt(exerciseId, principal.memberId) ?? Infinity) : null;
    const line = cutBook.open(drill, principal.memberId, device, unseen);
    socket.conn.on('packet', line.heard);
    return (offset) => ({ wall: deps.clock.wall(), cuts: line.cuts(), ...(offset !== undefined && { offset }) });
  }

  function listen(socket: Line): void {
    const { principal, drill } = socket.data;
    const arrival = watch(socket);
    let offset: number | undefined;
    let nonsense = 0;
    const odd = (): void => {
      if (++nonsense >= MAX_NONSENSE) socket.disconnect(true);
    };
    socket.on('command', (command: unknown, ack: unknown) => {
      const answer = typeof ack === 'function' ? (ack as (said: unknown) => void) : () => undefined;
      if (typeof command !== 'object' || command === null || Buffer.isBuffer(command)) {
        answer(refuse({ code: 'bad-request' }));
        odd();
        return;
      }
      deps.gate.perform(principal, drill, command, arrival?.(offset)).then(answer, (error: unknown) => {
        if (!(error instanceof Refused)) deps.logger.error({ err: error, exerciseId: drill.plan.exerciseId }, 'command failed');
        answer(refuse(error instanceof Refused ? error.refusal : { code: 'internal' }));
      });
    });
    if (principal.kind === 'seat') {
      const browser = browserName(socket.handshake.headers['user-agent']);
      socket.on('time', (answer: unknown) => {
        if (typeof answer !== 'function' || !devices.take(principal.memberId)) odd();
        else (answer as (serverTime: number) => void)(deps.clock.wall());
      });
      socket.on('device', (raw: unknown) => {
        const device = devices.take(principal.memberId) ? readDevice(raw, browser) : null;
        if (device) {
          offset = device.offset;
          presence.report(drill.plan.exerciseId, principal.teamId, principal.memberId, device);
        } else odd();
      });
      socket.on('here', (place: unknown) => {
        if (moving.take(principal.memberId) && !whereabouts.move(drill.plan.exerciseId, principal.teamId, principal.memberId, place)) odd();
      });
    }
    listenToDrafts(socket, { ...deps, buckets: writing }, odd);
    const known = principal.kind === 'seat' ? ['command', 'device', 'time', 'here', ...DRAFT_EVENTS] : ['command'];
    socket.onAny((event: string) => {
      if (!known.includes(event)) odd();
    });
  }

  /** null: admitted; otherwise what the client is told. */
  async function welcome(socket: Line): Promise<Error | null> {
    if (!deps.hosting()) return connectError('unavailable');
    try {
      Object.assign(socket.data, await admit(socket.handshake.auth, { ...deps, held: (subject) => held.get(subject) ?? 0 }));
      // It may have been let go while names and history were read.
      return deps.hosting() ? null : connectError('unavailable');
    } catch (error) {
      if (!(error instanceof Refused)) deps.logger.error({ err: error }, 'handshake failed');
      return connectError(error instanceof Refused ? error.refusal.code : 'unavailable');
    }
  }
  async function meet(socket: Line, next: (error?: Error) => void): Promise<void> {
    next((await welcome(socket)) ?? undefined);
  }
  io.use((socket, next) => void meet(socket, next));

  io.on('connection', (socket) => {
    const { principal, drill } = socket.data;
    const { exerciseId } = drill.plan;
    const subject = subjectOf(principal);
    held.set(subject, (held.get(subject) ?? 0) + 1);
    socket.on('disconnect', () => {
      const left = (held.get(subject) ?? 1) - 1;
      if (left > 0) held.set(subject, left);
      else {
        held.delete(subject);
        if (principal.kind === 'seat') whereabouts.clear(exerciseId, principal.teamId, principal.memberId);
      }
      if (principal.kind === 'seat') presence.go(exerciseId, principal.teamId, principal.memberId);
      unfollow(exerciseId);
    });
    listen(socket);
    greet(socket);
    if (principal.kind === 'seat') presence.come(exerciseId, principal.teamId, principal.memberId);
  });

  return {
    io,
    count: () => io.of('/').sockets.size,
    presence: (exerciseId, teamIds) => presence.of(exerciseId, teamIds, true),
    rosterChanged: presence.touch,
    endSession(session, subject) {
      for (const socket of io.sockets.sockets.values()) {
        const { principal } = socket.data;
        if (principal.session === session && (subject === undefined || subjectOf(principal) === subject)) socket.disconnect(true);
      }
    },
    endLink(linkId) {
      for (const socket of io.sockets.sockets.values()) {
        const { principal } = socket.data;
        if (principal.kind === 'guest' && principal.linkId === linkId) socket.disconnect(true);
      }
    },
    reconnect(exerciseId) {
      for (const id of io.sockets.adapter.rooms.get(drillRoom(exerciseId)) ?? []) io.sockets.sockets.get(id)?.conn.close();
    },
    cutAll() {
      for (const { stop } of followed.values()) stop();
      followed.clear();
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
    },
    async close() {
      presence.close();
      whereabouts.close();
      for (const { stop } of followed.values()) stop();
      followed.clear();
      await io.close();
    },
  };
}
