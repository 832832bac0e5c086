/**
 * The live line to a drill: one socket, the view folded from its feed, and the commands on their way. While cut off,
 * everything received stays readable and commands wait in order; on return each lands once (its `commandId` sees to that).
 */
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../../server/shared/commands.js';
import type { MemberView } from '../../../server/shared/views.js';
import type {
  ClientToServer,
  ClockView,
  Cursor,
  DeviceReport,
  DeviceView,
  DraftNews,
  DraftOpen,
  DraftOpened,
  DraftSaved,
  DraftUpdate,
  Feed,
  Hello,
  Place,
  Presence,
  ServerToClient,
  Whereabouts,
} from '../../../server/shared/protocol.js';
import { currentToken, renew, seatedAs, side, whyNotRenewed } from '../api/http.js';

export type Connection = 'connecting' | 'online' | 'cut' | 'refused';

/** A command on its way; `refused` ones stay until dismissed. */
export interface Pending {
  commandId: string;
  command: { type: string } & Record<string, unknown>;
  /** Epoch ms on this device. */
  since: number;
  status: 'queued' | 'sent' | 'refused';
  refusal?: { code: string; message: string; en: string };
}

export interface LinkState<V> {
  connection: Connection;
  /** Epoch ms on this device, while cut. */
  cutSince: number | null;
  refused: string | null;
  view: V | null;
  clock: ClockView | null;
  /** Server time minus this device's time, ms. */
  offset: number;
  /** Connected member ids by team. */
  presence: Record<string, string[]>;
  /** Everybody who took a seat since the snapshot or before, by team; absent for teams where nothing has changed. */
  roster?: Record<string, MemberView[]>;
  /** What devices of connected members said, by member id; EXCON alone is told. */
  devices?: Record<string, DeviceView>;
  /** Server's epoch ms since when members are here, or away; by member id, where known. */
  since?: Record<string, number>;
  /** Open pages of members who have more than one, by member id. */
  pages?: Record<string, number>;
  /** Where other members of the own team are, by member id; who is nowhere in particular is absent. */
  whereabouts: Record<string, Place>;
  pending: Pending[];
}

const ACK_TIMEOUT = 8000;

/** A random id; `randomUUID` exists only on https and localhost, and a hall's network may be neither. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class DrillLink<V, I> {
  private state: LinkState<V> = {
    connection: 'connecting',
    cutSince: null,
    refused: null,
    view: null,
    clock: null,
    offset: 0,
    presence: {},
    whereabouts: {},
    pending: [],
  };
  private readonly listeners = new Set<() => void>();
  private readonly itemListeners = new Set<(items: I[]) => void>();
  private readonly draftListeners = new Set<(news: DraftNews) => void>();
  private readonly reconnectListeners = new Set<() => void>();
  private place: Place = {};
  private readonly waiting = new Map<string, (ack: Ack) => void>();
  private readonly socket: Socket<ServerToClient, ClientToServer>;
  private readonly reduce: (view: V, items: I[], stream: string, firstSeq: number) => V;
  private readonly keep: string;
  private readonly seat: string;
  private cursor: Cursor = {};
  private flushing = false;

  constructor(exerciseId: string, seat: string, reduce: (view: V, items: I[], stream: string, firstSeq: number) => V) {
    this.reduce = reduce;
    this.seat = seat;
    this.keep = `dientap.pending.${exerciseId}.${seat}`;
    this.state.pending = this.kept();
    this.socket = io({
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 3000,
      auth: (give) => {
        const since = this.state.view && !this.movedAway() ? { since: this.cursor } : {};
        give({ token: currentToken() ?? '', exerciseId, ...since });
      },
    });
    this.listen();
  }

  private listen(): void {
    const { socket } = this;
    socket.on('hello', (hello) => this.onHello(hello));
    socket.on('feed', (feed) => this.onFeed(feed as Feed<I>));
    socket.on('clock', (clock) => this.set({ clock }));
    socket.on('presence', (presence) => this.onPresence(presence));
    socket.on('whereabouts', (changes) => this.onWhereabouts(changes));
    socket.on('draft', (news) => {
      for (const listener of this.draftListeners) listener(news);
    });
    socket.on('disconnect', (reason) => {
      this.set({
        connection: 'cut',
        cutSince: this.state.cutSince ?? Date.now(),
        pending: this.state.pending.map((p) => (p.status === 'sent' ? { ...p, status: 'queued' } : p)),
      });
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      const code = (error as Error & { data?: { code?: string } }).data?.code;
      if (code === 'unauthenticated' || code === 'token-expired') {
        void renew().then((token) => {
          if (!token) this.set({ connection: 'refused', refused: whyNotRenewed() ?? code });
          // another seat opens a line of its own
          else if (!this.movedAway()) setTimeout(() => socket.connect(), 300);
        });
      } else if (code === 'too-many' || code === 'unavailable') setTimeout(() => socket.connect(), 2000);
      else if (code) this.set({ connection: 'refused', refused: code });
      else this.set({ connection: this.state.view ? 'cut' : 'connecting', cutSince: this.state.cutSince ?? Date.now() });
    });
  }

  /** This browser now sits in another team than the one whose line this is. */
  private movedAway(): boolean {
    const now = seatedAs();
    return side() === 'seat' && now !== null && now !== this.seat;
  }

  private onPresence({ teams, members, devices, since, pages }: Presence): void {
    const before = this.state;
    const presence = { ...before.presence, ...teams };
    const open = { ...before.pages };
    for (const team of Object.keys(teams)) for (const member of before.presence[team] ?? []) delete open[member];
    const change: Partial<LinkState<V>> = {
      presence,
      roster: { ...before.roster, ...members },
      since: { ...before.since, ...since },
      pages: { ...open, ...pages },
    };
    if (devices) {
      const known = { ...before.devices };
      // who left and comes back is measured anew
      for (const team of Object.keys(teams)) for (const member of before.presence[team] ?? []) delete known[member];
      change.devices = { ...known, ...devices };
    }
    this.set(change);
  }

  private onWhereabouts(changes: Whereabouts): void {
    const whereabouts = { ...this.state.whereabouts };
    for (const [member, place] of Object.entries(changes)) {
      if (place) whereabouts[member] = place;
      else delete whereabouts[member];
    }
    this.set({ whereabouts });
  }

  private onHello(hello: Hello): void {
    this.cursor = hello.cursor;
    // the whole of it follows the greeting
    this.state = { ...this.state, whereabouts: {} };
    if (Object.keys(this.place).length > 0) this.socket.emit('here', this.place);
    this.set({
      connection: 'online',
      cutSince: null,
      refused: null,
      clock: hello.clock,
      offset: hello.serverTime - Date.now(),
      ...(hello.snapshot ? { view: hello.snapshot as V } : {}),
    });
    void this.flush();
    for (const listener of this.reconnectListeners) listener();
  }

  private onFeed(feed: Feed<I>): void {
    const { view } = this.state;
    if (!view) return;
    const first = feed.seq - feed.items.length + 1;
    const held = this.cursor[feed.stream] ?? 0;
    if (feed.seq <= held) return;
    if (first > held + 1) {
      // a gap can only mean that something was lost on the way: take a fresh snapshot
      this.cursor = {};
      this.set({ view: null });
      this.socket.disconnect().connect();
      return;
    }
    const items = feed.items.slice(held + 1 - first);
    this.cursor = { ...this.cursor, [feed.stream]: feed.seq };
    this.set({ view: this.reduce(view, items, feed.stream, held + 1) });
    for (const listener of this.itemListeners) listener(items);
  }

  /** Queues a command and resolves with its answer, however long the line is cut. */
  send(command: { type: string } & Record<string, unknown>): Promise<Ack> {
    const commandId = freshId();
    const entry: Pending = { commandId, command: { ...command, commandId }, since: Date.now(), status: 'queued' };
    this.setPending([...this.state.pending, entry]);
    return new Promise((resolve) => {
      this.waiting.set(commandId, resolve);
      void this.flush();
    });
  }

  /** The server's epoch ms; null when the line is cut or too slow. */
  serverTime(): Promise<number | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck('time')
      .then(
        (told) => told,
        () => null,
      );
  }

  /** Tells EXCON how this device stands; not kept for later when the line is cut. */
  report(device: DeviceReport): void {
    if (this.socket.connected) this.socket.emit('device', device);
  }

  /** Tells the team where this member is; what `change` does not name stays as it was, `undefined` takes it away. */
  here(change: { [K in keyof Place]?: Place[K] | undefined }): void {
    const next = Object.fromEntries(Object.entries({ ...this.place, ...change }).filter(([, value]) => value !== undefined)) as Place;
    const same = (['inject', 'draft', 'field'] as const).every((part) => next[part] === this.place[part]);
    this.place = next;
    if (!same && this.socket.connected) this.socket.emit('here', next);
  }

  /** Takes part in a shared draft; null when the line is cut or too slow. */
  draftOpen(open: DraftOpen): Promise<DraftOpened | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck('draft-open', open)
      .then(
        (opened) => opened,
        () => null,
      );
  }

  /** Resolves when the words are durable; null when the line is cut or too slow. */
  draftUpdate(update: DraftUpdate): Promise<DraftSaved | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck('draft-update', update)
      .then(
        (saved) => saved,
        () => null,
      );
  }

  /** Hears what others write into drafts that this line has opened. */
  readonly onDraft = (listener: (news: DraftNews) => void): (() => void) => {
    this.draftListeners.add(listener);
    return () => this.draftListeners.delete(listener);
  };

  /** Hears every greeting of the server: the first one and each after a cut. */
  readonly onReconnect = (listener: () => void): (() => void) => {
    this.reconnectListeners.add(listener);
    return () => this.reconnectListeners.delete(listener);
  };

  dismiss(commandId: string): void {
    this.setPending(this.state.pending.filter((p) => p.commandId !== commandId));
  }

  /** One at a time and in order, so that what was queued lands as it was done. */
  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (;;) {
        const next = this.state.pending.find((p) => p.status === 'queued');
        if (!next || this.state.connection !== 'online') return;
        this.update(next.commandId, { status: 'sent' });
        const ack = await this.emit(next);
        if (ack === null) this.update(next.commandId, { status: 'queued' });
        else if (!ack.ok && (ack.code === 'too-many' || ack.code === 'unavailable')) {
          this.update(next.commandId, { status: 'queued' });
          await new Promise((resolve) => setTimeout(resolve, 1000));
        } else this.settle(next, ack);
      }
    } finally {
      this.flushing = false;
    }
  }

  private settle(entry: Pending, ack: Ack): void {
    const waiting = this.waiting.get(entry.commandId);
    this.waiting.delete(entry.commandId);
    if (ack.ok) this.dismiss(entry.commandId);
    else if (waiting && entry.command.type === 'seen') this.dismiss(entry.commandId);
    else this.update(entry.commandId, { status: 'refused', refusal: ack });
    waiting?.(ack);
  }

  /** null when the line broke before an answer came. */
  private emit(entry: Pending): Promise<Ack | null> {
    return this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck('command', { ...entry.command, ...(timed.has(entry.command.type) ? { localTime: entry.since } : {}) })
      .then(
        (ack) => ack,
        () => null,
      );
  }

  private update(commandId: string, change: Partial<Pending>): void {
    this.setPending(this.state.pending.map((p) => (p.commandId === commandId ? { ...p, ...change } : p)));
  }

  private setPending(pending: Pending[]): void {
    localStorage.setItem(this.keep, JSON.stringify(pending.filter((p) => p.status !== 'refused')));
    this.set({ pending });
  }

  private kept(): Pending[] {
    try {
      const list = JSON.parse(localStorage.getItem(this.keep) ?? '[]') as Pending[];
      return list.map((p) => ({ ...p, status: 'queued' as const }));
    } catch {
      return [];
    }
  }

  private set(change: Partial<LinkState<V>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): LinkState<V> => this.state;

  /** Hears items as they arrive live, for sound and announcements. */
  readonly onItems = (listener: (items: I[]) => void): (() => void) => {
    this.itemListeners.add(listener);
    return () => this.itemListeners.delete(listener);
  };

  close(): void {
    this.socket.disconnect();
    this.listeners.clear();
    this.itemListeners.clear();
    this.draftListeners.clear();
    this.reconnectListeners.clear();
  }
}

/** Commands that carry the member's own time (A5). */
const timed = new Set(['act', 'answer', 'file-report', 'take-hint']);
