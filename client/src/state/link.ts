/**
 * The live line to a drill: one socket, the view folded from its feed, and the commands on their way. While cut off,
 * everything received stays readable and commands wait in order; on return each lands once (its `commandId` sees to that).
 * A seat's view is kept on the device, so that it is on screen at once after a reload, also while cut.
 */
import { io } from 'socket.io-client';
import type { Ack } from '../../../server/shared/commands.js';
import type { ClockView, Cursor, Feed, Handshake, Hello } from '../../../server/shared/protocol.js';
import { currentToken, fleeting, renew, seatedAs, side, whyNotRenewed } from '../api/http.js';
import { keptSeat } from '../api/kept-seat.js';
import { deviceId } from './ids.js';
import { keepView, type KeptView, type Picture } from './kept-view.js';
import { nothingYet, withPresence, withWhereabouts, type LinkState } from './link-state.js';
import { CommandQueue, type Pending } from './queue.js';
import { ACK_TIMEOUT, SocketTalk } from './socket-talk.js';
import { shelfOf } from './store.js';
import { watchLine, type Watch } from './watch.js';

export { freshId } from './ids.js';
export type { Connection, LinkState } from './link-state.js';
export type { Pending } from './queue.js';

/** ms an attempt to connect may take; on a line that swallows everything it would else block the next one. */
const CONNECT_TIMEOUT = 10_000;
/** ms by which the server's clock may differ from what was known before it is believed to have been the device that jumped. */
const JUMPED = 2000;
/** Commands that carry the member's own time (A5). */
const TIMED = new Set(['act', 'answer', 'file-report', 'take-hint', 'say']);

export class DrillLink<V, I> extends SocketTalk {
  private state: LinkState<V> = nothingYet;
  private readonly listeners = new Set<() => void>();
  private readonly itemListeners = new Set<(items: I[]) => void>();
  private readonly reduce: (view: V, items: I[], stream: string, firstSeq: number) => V;
  private readonly seat: string;
  /** A seat of a team, not EXCON or an evaluator: its view is kept, its commands carry their own time. */
  private readonly seated = side() === 'seat';
  private readonly queue: CommandQueue;
  private readonly kept: KeptView<V> | null;
  private readonly watch: Watch;
  private cursor: Cursor = {};
  /** A gap in the feed: the view stays on screen until a fresh snapshot replaces it. */
  private stale = false;
  private closed = false;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(exerciseId: string, seat: string, reduce: (view: V, items: I[], stream: string, firstSeq: number) => V) {
    super(
      io({
        transports: ['websocket'],
        autoConnect: false,
        timeout: CONNECT_TIMEOUT,
        reconnectionDelay: 500,
        reconnectionDelayMax: 3000,
      }),
    );
    this.reduce = reduce;
    this.seat = seat;
    const shelf = shelfOf(seat, exerciseId);
    this.queue = new CommandQueue({
      shelf,
      emit: (entry, waited) => this.emit(entry, waited),
      up: () => this.state.connection === 'online',
      running: () => this.state.clock?.phase === 'running',
      paused: () => this.state.clock?.phase === 'paused',
      changed: (pending) => this.set({ pending }),
    });
    this.kept = this.seated ? keepView(shelf, () => this.picture()) : null;
    this.socket.auth = (give) => void this.handshake(exerciseId, give);
    this.listen();
    this.watch = watchLine({ up: () => this.socket.connected, revive: () => this.revive() });
    void this.open();
  }

  /** What the device has kept comes on screen first; then the line goes up, and brings what was missed. */
  private async open(): Promise<void> {
    const [picture] = await Promise.all([this.kept?.read() ?? null, this.queue.load()]);
    if (this.closed) return;
    if (picture) {
      const { view, clock, offset, cutSince, cursor } = picture;
      this.cursor = cursor;
      this.set({ view, clock, offset, cutSince });
    }
    this.socket.connect();
  }

  private picture(): Picture<V> | null {
    const { view, clock, offset, cutSince } = this.state;
    // not of a seat that was left or taken away meanwhile
    const mine = keptSeat()?.seat.memberId === this.seat;
    return view && mine && !this.stale ? { view, clock, offset, cutSince, cursor: this.cursor } : null;
  }

  private async handshake(exerciseId: string, give: (handshake: Handshake) => void): Promise<void> {
    const attempt = ++this.attempt;
    const token = currentToken() ?? (await renew()) ?? '';
    const resumes = Object.keys(this.cursor).length > 0 && !this.movedAway();
    // another attempt was made meanwhile
    if (attempt !== this.attempt) return;
    give({ token, exerciseId, ...(resumes && { since: this.cursor }), ...(this.seated && { device: deviceId() }) });
  }

  private listen(): void {
    const { socket } = this;
    const heard = (): void => this.heard();
    socket.on('connect', heard);
    socket.onAny(heard);
    socket.io.on('ping', heard);
    socket.on('hello', (hello) => this.onHello(hello));
    socket.on('feed', (feed) => this.onFeed(feed as Feed<I>));
    socket.on('clock', (clock) => this.onClock(clock));
    socket.on('presence', (presence) => this.set(withPresence(this.state, presence)));
    socket.on('whereabouts', (changes) => this.set({ whereabouts: withWhereabouts(this.state.whereabouts, changes) }));
    socket.on('disconnect', (reason) => {
      this.cut(Date.now());
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => this.onConnectError((error as Error & { data?: { code?: string } }).data?.code));
  }

  /** Without a code the server was not reached, and the socket tries again by itself. */
  private onConnectError(code: string | undefined): void {
    if (code === 'unauthenticated' || code === 'token-expired') void this.renewed(code);
    else if (code !== undefined && !fleeting(code)) this.set({ connection: 'refused', refused: code });
    else {
      this.cut(Date.now());
      if (code !== undefined) this.later(2000);
    }
  }

  private async renewed(code: string): Promise<void> {
    const token = await renew();
    if (this.closed) return;
    const why = whyNotRenewed() ?? code;
    if (token) {
      // another seat opens a line of its own
      if (!this.movedAway()) this.later(300);
    } else if (fleeting(why)) {
      this.cut(Date.now());
      this.later(2000);
    } else this.set({ connection: 'refused', refused: why });
  }

  protected heard(): void {
    this.watch.heard();
  }

  private later(ms: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.socket.connect(), ms);
  }

  /** @param since epoch ms on this device when the line was last known to be good */
  private cut(since: number): void {
    if (this.closed) return;
    if (this.state.connection !== 'cut')
      this.set({ connection: this.state.view ? 'cut' : 'connecting', cutSince: this.state.cutSince ?? since });
    this.queue.broke();
    this.kept?.changed();
  }

  /** Leaves a line that is dead, or an attempt that waits for its turn, and connects at once. */
  private revive(): void {
    if (this.closed || this.state.connection === 'refused') return;
    if (this.socket.connected) this.cut(this.watch.lastHeard());
    clearTimeout(this.retry);
    this.socket.disconnect().connect();
  }

  /** This browser now sits in another team than the one whose line this is. */
  private movedAway(): boolean {
    const now = seatedAs();
    return this.seated && now !== null && now !== this.seat;
  }

  private onHello(hello: Hello): void {
    // what was missed follows a greeting that resumes, and is counted on from what this device holds
    if (!hello.resumed) this.cursor = hello.cursor;
    if (hello.snapshot) this.stale = false;
    // the whole of it follows the greeting
    this.state = { ...this.state, whereabouts: {} };
    this.set({
      connection: 'online',
      cutSince: null,
      refused: null,
      clock: hello.clock,
      offset: hello.serverTime - Date.now(),
      ...(hello.snapshot ? { view: hello.snapshot as V } : {}),
    });
    this.kept?.changed();
    void this.queue.load().then(() => this.queue.flush());
    this.greeted();
  }

  /** The device's own clock may be set at any time; what the server says counts. */
  private onClock(clock: ClockView): void {
    const offset = clock.wall - Date.now();
    this.set({ clock, ...(Math.abs(offset - this.state.offset) > JUMPED && { offset }) });
    this.kept?.changed();
    // what was held by a pause goes on its way
    void this.queue.flush();
  }

  private onFeed(feed: Feed<I>): void {
    const { view } = this.state;
    if (!view || this.stale) return;
    const first = feed.seq - feed.items.length + 1;
    const held = this.cursor[feed.stream] ?? 0;
    if (feed.seq <= held) return;
    if (first > held + 1) {
      // a gap can only mean that something was lost on the way: take a fresh snapshot
      this.cursor = {};
      this.stale = true;
      this.socket.disconnect().connect();
      return;
    }
    const items = feed.items.slice(held + 1 - first);
    this.cursor = { ...this.cursor, [feed.stream]: feed.seq };
    this.set({ view: this.reduce(view, items, feed.stream, held + 1) });
    this.kept?.changed();
    for (const listener of this.itemListeners) listener(items);
  }

  /** Queues a command and resolves with its answer, however long the line is cut. */
  send(command: { type: string } & Record<string, unknown>): Promise<Ack> {
    return this.queue.send(command);
  }

  dismiss(commandId: string): void {
    this.queue.dismiss(commandId);
  }

  /** null when no answer came; when nothing else came either, the line is dead. */
  private async emit(entry: Pending, waited: number): Promise<Ack | null> {
    const { command, since } = entry;
    const sentAt = Date.now();
    // a network that comes back may set a fast clock right: it waited as long all the same
    const times = this.seated && TIMED.has(command.type) ? { localTime: since, sentAt: Math.max(sentAt, Math.round(since + waited)) } : {};
    const ack = await this.asked(this.socket.timeout(ACK_TIMEOUT).emitWithAck('command', { ...command, ...times }));
    if (ack === null && this.socket.connected && this.watch.lastHeard() < sentAt) this.revive();
    return ack;
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
    this.closed = true;
    clearTimeout(this.retry);
    this.kept?.stop();
    this.watch.stop();
    this.socket.disconnect();
    this.listeners.clear();
    this.itemListeners.clear();
    this.hush();
  }
}
