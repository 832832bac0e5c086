/** What is asked and told over a drill's socket besides feed and commands: the time, this device, where one is, drafts. */
import type { Socket } from 'socket.io-client';
import type {
  ClientToServer,
  DeviceReport,
  DraftNews,
  DraftOpen,
  DraftOpened,
  DraftSaved,
  DraftUpdate,
  Place,
  ServerToClient,
} from '../../../server/shared/protocol.js';

/** ms an answer may take. */
export const ACK_TIMEOUT = 8000;
/** ms in which moves are gathered: who leafs through the inbox tells where the leafing ended. */
const MOVES_MS = 400;

export abstract class SocketTalk {
  protected readonly socket: Socket<ServerToClient, ClientToServer>;
  private readonly draftListeners = new Set<(news: DraftNews) => void>();
  private readonly reconnectListeners = new Set<() => void>();
  private place: Place = {};
  /** What the server knows of it. */
  private told: Place = {};
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket<ServerToClient, ClientToServer>) {
    this.socket = socket;
    socket.on('draft', (news) => {
      for (const listener of this.draftListeners) listener(news);
    });
  }

  /** An answer came. */
  protected abstract heard(): void;

  /** null when the line is cut or too slow. */
  protected asked<T>(answer: Promise<T>): Promise<T | null> {
    return answer.then(
      (told) => {
        this.heard();
        return told;
      },
      () => null,
    );
  }

  /** The server has greeted this line: it is told again what it knew of the one before. */
  protected greeted(): void {
    this.told = {};
    this.tellPlace();
    for (const listener of this.reconnectListeners) listener();
  }

  /** The server's epoch ms; null when the line is cut or too slow. */
  serverTime(): Promise<number | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.asked(this.socket.timeout(ACK_TIMEOUT).emitWithAck('time'));
  }

  /** Tells EXCON how this device stands; not kept for later when the line is cut. */
  report(device: DeviceReport): void {
    if (this.socket.connected) this.socket.emit('device', device);
  }

  /** Tells the team where this member is; what `change` does not name stays as it was, `undefined` takes it away. */
  here(change: { [K in keyof Place]?: Place[K] | undefined }): void {
    this.place = Object.fromEntries(Object.entries({ ...this.place, ...change }).filter(([, value]) => value !== undefined));
    this.telling ??= setTimeout(() => this.tellPlace(), MOVES_MS);
  }

  private tellPlace(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    const { place, told } = this;
    const same = (['inject', 'draft', 'field'] as const).every((part) => place[part] === told[part]);
    if (same || !this.socket.connected) return;
    this.told = place;
    this.socket.emit('here', place);
  }

  /** Takes part in a shared draft; null when the line is cut or too slow. */
  draftOpen(open: DraftOpen): Promise<DraftOpened | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.asked(this.socket.timeout(ACK_TIMEOUT).emitWithAck('draft-open', open));
  }

  /** Resolves when the words are durable; null when the line is cut or too slow. */
  draftUpdate(update: DraftUpdate): Promise<DraftSaved | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return this.asked(this.socket.timeout(ACK_TIMEOUT).emitWithAck('draft-update', update));
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

  protected hush(): void {
    clearTimeout(this.telling);
    this.draftListeners.clear();
    this.reconnectListeners.clear();
  }
}
