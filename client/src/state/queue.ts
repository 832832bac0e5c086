/**
 * Commands on their way: kept on the device from the moment they are done until they are answered, sent one at a time and
 * in order. A command sent twice, from here or from another tab of the same seat, is recorded once (its `commandId`, A2).
 */
import type { Ack } from '../../../server/shared/commands.js';
import { freshId } from './ids.js';
import type { Shelf } from './store.js';

/** A command on its way; `refused` ones stay until dismissed. */
export interface Pending {
  commandId: string;
  command: { type: string } & Record<string, unknown>;
  /** Epoch ms on this device, when it was done. */
  since: number;
  status: 'queued' | 'sent' | 'refused';
  /** Its place: `since`, but never before what was done earlier, also when the device's clock is set back. */
  order?: number;
  /** The drill ran when it was done, as far as this device knew. */
  whileRunning?: boolean;
  /** It arrived in a pause; it is sent again when the drill goes on, or has ended. */
  held?: true;
  refusal?: { code: string; message: string; en: string };
}

export interface QueueDeps {
  shelf: Shelf;
  /** Sends it; null when no answer came. `waited`: ms since it was done, by this page's own count, whatever was made of the clock. */
  emit: (entry: Pending, waited: number) => Promise<Ack | null>;
  /** Whether the line is up. */
  up: () => boolean;
  /** Whether the drill runs, and whether it is paused, as far as this device knows. */
  running: () => boolean;
  paused: () => boolean;
  changed: (list: Pending[]) => void;
  now?: () => number;
  /** ms that no setting of the clock touches. */
  mono?: () => number;
  pause?: (ms: number) => Promise<void>;
}

/** ms until a command is tried again that the server could not take just then. */
const AGAIN = 1000;
const BUSY = new Set(['too-many', 'unavailable']);
/** Taken also in a pause, so they do not wait behind one that is held. */
const QUIET = new Set(['seen', 'say', 'confirm-receipt', 'assign', 'name-captain', 'remove-seat']);
const NAME = 'command:';

/** Whether it is something its person did and waits for; what the console sends by itself is not. */
export const counts = (entry: Pending): boolean => entry.status !== 'refused' && entry.command.type !== 'seen';

export class CommandQueue {
  private list: Pending[] = [];
  private readonly waiting = new Map<string, (ack: Ack) => void>();
  /** Kept on the device by now; when one of these is gone from there, another tab has settled it. */
  private readonly kept = new Set<string>();
  private readonly gone = new Set<string>();
  /** When it was done, by `mono`; of what an earlier page has left nobody knows. */
  private readonly done = new Map<string, number>();
  private readonly deps: QueueDeps;
  private flushing = false;
  private last = 0;

  constructor(deps: QueueDeps) {
    this.deps = deps;
  }

  /** Takes in what an earlier page or another tab has left here, and lets go of what that tab has settled. */
  async load(): Promise<void> {
    const kept = await this.deps.shelf.all<Pending>(NAME);
    if (!kept) return;
    const there = new Set(kept.map(({ commandId }) => commandId));
    const known = new Set(this.list.map(({ commandId }) => commandId));
    const stay = this.list.filter(({ commandId: id }) => there.has(id) || this.waiting.has(id) || !this.kept.has(id));
    const more = kept.filter(({ commandId }) => !known.has(commandId) && !this.gone.has(commandId));
    for (const { commandId, order } of more) {
      this.kept.add(commandId);
      this.last = Math.max(this.last, order ?? 0);
    }
    if (more.length === 0 && stay.length === this.list.length) return;
    this.replace([...stay, ...more].toSorted((a, b) => (a.order ?? a.since) - (b.order ?? b.since)));
  }

  /** Queues it and resolves with its answer, however long the line is cut. */
  send(command: { type: string } & Record<string, unknown>): Promise<Ack> {
    const commandId = freshId();
    const since = (this.deps.now ?? Date.now)();
    this.last = Math.max(this.last + 1, since);
    const entry: Pending = {
      commandId,
      command: { ...command, commandId },
      since,
      order: this.last,
      status: 'queued',
      whileRunning: this.deps.running(),
    };
    this.done.set(commandId, this.mono());
    this.replace([...this.list, entry]);
    void this.write(entry);
    return new Promise((resolve) => {
      this.waiting.set(commandId, resolve);
      void this.flush();
    });
  }

  private mono(): number {
    return (this.deps.mono ?? (() => performance.now()))();
  }

  dismiss(commandId: string): void {
    this.gone.add(commandId);
    this.done.delete(commandId);
    this.kept.delete(commandId);
    this.replace(this.list.filter((entry) => entry.commandId !== commandId));
    void this.deps.shelf.remove(NAME + commandId);
  }

  /** The line broke: what was sent without an answer waits again. */
  broke(): void {
    if (this.list.some(({ status }) => status === 'sent'))
      this.replace(this.list.map((entry) => (entry.status === 'sent' ? { ...entry, status: 'queued' } : entry)));
  }

  /** One at a time and in order, so that what was queued lands as it was done. */
  async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (;;) {
        const next = this.next();
        if (!next || !this.deps.up()) return;
        this.update(next.commandId, { status: 'sent' });
        const ack = await this.deps.emit(next, this.mono() - (this.done.get(next.commandId) ?? Infinity));
        if (ack === null) this.update(next.commandId, { status: 'queued' });
        else if (!ack.ok && BUSY.has(ack.code)) await this.again(next, {});
        else if (!ack.ok && ack.code === 'paused' && next.whileRunning) await this.again(next, { held: true });
        else this.settle(next, ack);
      }
    } finally {
      this.flushing = false;
    }
  }

  private next(): Pending | undefined {
    let held = false;
    return this.list.find((entry) => {
      if (entry.status !== 'queued' || (held && !QUIET.has(entry.command.type))) return false;
      if (!entry.held || !this.deps.paused()) return true;
      held = true;
      return false;
    });
  }

  private async again(entry: Pending, change: Partial<Pending>): Promise<void> {
    this.update(entry.commandId, { ...change, status: 'queued' });
    const now = this.list.find(({ commandId }) => commandId === entry.commandId);
    if (now && change.held) void this.write(now);
    // a pause that this device has not heard of yet, or a busy server: not at once
    if (!change.held || !this.deps.paused()) await (this.deps.pause ?? rest)(AGAIN);
  }

  private settle(entry: Pending, ack: Ack): void {
    const waiting = this.waiting.get(entry.commandId);
    this.waiting.delete(entry.commandId);
    if (ack.ok || entry.command.type === 'seen') this.dismiss(entry.commandId);
    else {
      const { held: _, ...rest } = entry;
      const refused: Pending = { ...rest, status: 'refused', refusal: { code: ack.code, message: ack.message, en: ack.en } };
      this.replace(this.list.map((each) => (each.commandId === entry.commandId ? refused : each)));
      void this.write(refused);
    }
    waiting?.(ack);
  }

  private async write(entry: Pending): Promise<void> {
    const { commandId } = entry;
    if (!(await this.deps.shelf.put(NAME + commandId, entry))) return;
    // answered while it was being written
    if (this.gone.has(commandId)) await this.deps.shelf.remove(NAME + commandId);
    else this.kept.add(commandId);
  }

  private update(commandId: string, change: Partial<Pending>): void {
    this.replace(this.list.map((entry) => (entry.commandId === commandId ? { ...entry, ...change } : entry)));
  }

  private replace(list: Pending[]): void {
    this.list = list;
    this.deps.changed(list);
  }
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
