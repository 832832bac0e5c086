/** A line without a server for the control room: takes items and keeps what was sent. */
import type { Ack } from '../../../server/shared/commands.js';
import { reduceExconAll } from '../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView } from '../../../server/shared/views.js';
import type { RoomLine } from '../../../client/src/consoles/excon/room.js';
import type { LinkState } from '../../../client/src/state/link.js';

type Command = { type: string } & Record<string, unknown>;

export class FakeRoom implements RoomLine {
  state: LinkState<ExconView>;
  sent: Command[] = [];
  /** What the next commands are answered with; a recorded event when absent. */
  answer: Ack | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(items: ExconItem[]) => void>();

  constructor(view: ExconView, x: number, wall: number, presence: Record<string, string[]> = {}) {
    this.state = {
      connection: 'online',
      cutSince: null,
      refused: null,
      view,
      clock: { phase: view.phase, x, wall, factor: view.factor },
      offset: 0,
      presence,
      whereabouts: {},
      pending: [],
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): LinkState<ExconView> => this.state;
  readonly onItems = (listener: (items: ExconItem[]) => void): (() => void) => {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  };

  set(change: Partial<LinkState<ExconView>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
  feed(...items: ExconItem[]): void {
    if (this.state.view) this.set({ view: reduceExconAll(this.state.view, items) });
    for (const hearer of this.hearers) hearer(items);
  }
  dismiss(): void {}
  async send(command: Command): Promise<Ack> {
    this.sent.push(command);
    await Promise.resolve();
    return this.answer ?? { ok: true, id: `e${this.sent.length}`, at: { x: 0, wall: 0 } };
  }
}
