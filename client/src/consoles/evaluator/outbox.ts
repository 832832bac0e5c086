/**
 * Records on their way: kept on this device until the server has them, so that a cut, a reload or an empty battery loses
 * nothing. Each has an id made here, so that however often it is sent it lands once; they go in order, one at a time.
 */
import type { Problem } from '../../../../server/shared/api.js';
import type { EvaluationRecord } from '../../../../server/shared/evaluation.js';
import type { Enclosed } from '../../features/files/enclose.js';

export type { Enclosed };

export interface Entry {
  /** The record's own id. */
  id: string;
  /** Whose and of which drill: `<exercise>.<user>`. */
  owner: string;
  /** Place in the queue. */
  order: number;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/exercises/{id}/`. */
  path: string;
  body?: Record<string, unknown>;
  files: Enclosed[];
  /** As the server will keep it, for showing it already. */
  record: EvaluationRecord;
  state: 'waiting' | 'refused';
  problem?: Problem;
}

export interface Store {
  all(owner: string): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
}

/** `later`: the line is cut or the server away; it stays where it is. */
export type Sent = 'done' | 'later' | Problem;

export interface Post {
  file(entry: Entry, file: Enclosed): Promise<Sent>;
  record(entry: Entry): Promise<Sent>;
}

export interface OutboxState {
  entries: readonly Entry[];
  sending: boolean;
  /** The last try did not get through. */
  cut: boolean;
}

export class Outbox {
  private state: OutboxState = { entries: [], sending: false, cut: false };
  private readonly listeners = new Set<() => void>();
  private readonly owner: string;
  private readonly store: Store;
  private readonly post: Post;
  private readonly landed: (entry: Entry) => void;
  private order = 0;

  /** `landed` hears of each record that the server has taken. */
  constructor(owner: string, store: Store, post: Post, landed: (entry: Entry) => void = () => undefined) {
    this.owner = owner;
    this.store = store;
    this.post = post;
    this.landed = landed;
  }

  /** Takes up what an earlier visit left. */
  async load(): Promise<void> {
    const kept = await this.store.all(this.owner);
    const known = new Set(this.state.entries.map(({ id }) => id));
    const entries = [...kept.filter(({ id }) => !known.has(id)), ...this.state.entries].toSorted((a, b) => a.order - b.order);
    this.order = Math.max(this.order, ...entries.map(({ order }) => order));
    this.set({ entries });
    await this.flush();
  }

  /** Kept first, then sent. */
  async add(entry: Omit<Entry, 'owner' | 'order' | 'state'>): Promise<void> {
    this.order += 1;
    const made: Entry = { ...entry, owner: this.owner, order: this.order, state: 'waiting' };
    this.set({ entries: [...this.state.entries, made] });
    await this.store.put(made);
    await this.flush();
  }

  /** Sends what waits, in order, until all is there or the line is cut. A refused record holds up nobody. */
  async flush(): Promise<void> {
    if (this.state.sending) return;
    this.set({ sending: true });
    try {
      for (;;) {
        const next = this.state.entries.find(({ state }) => state === 'waiting');
        if (!next) break;
        const sent = await this.send(next);
        if (sent === 'later') {
          this.set({ cut: true });
          return;
        }
        if (sent === 'done') {
          await this.forget(next.id);
          this.landed(next);
        } else await this.replace(next.id, { state: 'refused', problem: sent });
      }
      this.set({ cut: false });
    } finally {
      this.set({ sending: false });
    }
  }

  private async send(entry: Entry): Promise<Sent> {
    for (const file of entry.files.filter(({ sent }) => !sent)) {
      const sent = await this.post.file(entry, file);
      if (sent !== 'done') return sent;
      const now = this.state.entries.find(({ id }) => id === entry.id) ?? entry;
      await this.replace(entry.id, { files: now.files.map((one) => (one.id === file.id ? { ...one, sent: true } : one)) });
    }
    return this.post.record(entry);
  }

  /** Tries a refused record again, without its files when one of them was the reason. */
  async retry(id: string, withoutFiles = false): Promise<void> {
    const entry = this.state.entries.find((one) => one.id === id);
    if (!entry) return;
    const { files: _files, ...body } = entry.body ?? {};
    await this.replace(id, { state: 'waiting', ...(withoutFiles && { files: [], body }) });
    await this.flush();
  }

  discard(id: string): Promise<void> {
    return this.forget(id);
  }

  private async forget(id: string): Promise<void> {
    this.set({ entries: this.state.entries.filter((one) => one.id !== id) });
    await this.store.remove(id);
  }

  private async replace(id: string, change: Partial<Entry>): Promise<void> {
    const entries = this.state.entries.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.set({ entries });
    const changed = entries.find((one) => one.id === id);
    if (changed) await this.store.put(changed);
  }

  private set(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): OutboxState => this.state;
}
