/**
 * One shared report draft as this window holds it (A7): a Yjs document that is kept on the device, sent when there is a
 * line, and joined with what others write. Loaded only when somebody opens a form.
 */
import * as Y from 'yjs';
import type { FieldValues } from '../../../server/shared/events.js';
import type { DraftNews, DraftOpen, DraftOpened, DraftSaved, DraftUpdate } from '../../../server/shared/protocol.js';
import { beginWith, isText, MOST_UPDATE, NOBODY, textName, VALUES } from '../../../server/shared/drafts.js';
import type { FieldView } from '../../../server/shared/views.js';
import type { DraftKeep } from './draft-keep.js';
import type { SharedText } from './text-binding.js';
import { editBetween, pieces } from './text-edit.js';

/** The part of the line that a draft uses. */
export interface DraftLine {
  draftOpen(open: DraftOpen): Promise<DraftOpened | null>;
  draftUpdate(update: DraftUpdate): Promise<DraftSaved | null>;
  onDraft(listener: (news: DraftNews) => void): () => void;
  onReconnect(listener: () => void): () => void;
}

export interface DraftState {
  /** What was on this device is read; before that nothing can be written. */
  ready: boolean;
  fields: FieldValues;
  /** Epoch ms of the server since which everything is durable there; null: nothing yet. */
  savedAt: number | null;
  /** `offline`: kept on this device alone. */
  state: 'saved' | 'saving' | 'offline';
  /** Why the server does not take part: such as `already-filed` or `ended`. */
  refused: string | null;
}

/** ms in which typing is gathered. */
const GATHER_MS = 300;
/** ms between attempts. */
const AGAIN_MS = 1500;
/** Bytes sent at once, some way below what the server takes. */
const AT_ONCE = MOST_UPDATE - 4096;
/** Letters in one piece of a long paste, so that each piece fits into one update. */
const LONGEST_PIECE = 8000;
/** Refusals in a row after which it is no use. */
const MOST_REFUSALS = 3;

const HERE = 'here';
const THERE = 'there';
const NEIGHBOUR = 'neighbour';

type Value = FieldValues[string];
const isEmpty = (value: Value | undefined): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
/** A browser's socket gives buffers, not arrays. */
const bytes = (data: Uint8Array | ArrayBuffer): Uint8Array => (data instanceof Uint8Array ? data : new Uint8Array(data));
const transient = (code: string): boolean => code === 'too-many' || code === 'unavailable' || code === 'internal';

export interface DraftOptions {
  line: DraftLine;
  keep: DraftKeep;
  /** `<form>:<round>` */
  key: string;
  specs: readonly FieldView[];
  /** What was filed last: a later round starts from it. */
  filed?: FieldValues | undefined;
  /** Name of the channel over which windows of the same seat talk. */
  channel?: string;
}

export class DraftSession {
  private readonly options: DraftOptions;
  private readonly doc = new Y.Doc();
  private readonly listeners = new Set<() => void>();
  private readonly texts = new Map<string, SharedText>();
  private readonly stops: (() => void)[] = [];
  private now: DraftState = { ready: false, fields: {}, savedAt: null, state: 'saving', refused: null };
  /** Own updates that the server has not confirmed. */
  private queue: Uint8Array[] = [];
  private link: 'opening' | 'open' | 'off' = 'opening';
  private opening = false;
  private sending = false;
  private refusals = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Not yet kept on the device; being kept. */
  private unkept = false;
  private keeping = false;
  private closed = false;
  /** Set when its report was filed. */
  private late: FieldValues | null = null;
  /** Fields that somebody at this device has written in; after a reload it is not known which. */
  private touched: Set<string> | 'any' = new Set();

  constructor(options: DraftOptions) {
    this.options = options;
    for (const spec of options.specs.filter(isText)) this.texts.set(spec.id, this.sharedText(spec.id, this.doc.getText(textName(spec.id))));
    void this.start();
  }

  readonly snapshot = (): DraftState => this.now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The text of a field that is written together; null: the field is of another kind. */
  readonly text = (field: string): SharedText | null => this.texts.get(field) ?? null;

  /** Sets a field; `undefined` empties it. Of a text only what differs is changed. */
  readonly change = (field: string, value: Value | undefined): void => {
    if (!this.now.ready || this.closed) return;
    const text = this.texts.get(field);
    if (text) {
      const edit = editBetween(text.value(), typeof value === 'string' ? value : '');
      if (edit) text.edit([edit], null);
      return;
    }
    this.touch(field);
    const values = this.doc.getMap<Value>(VALUES);
    if (JSON.stringify(values.get(field)) === JSON.stringify(value)) return;
    this.doc.transact(() => {
      if (value === undefined || isEmpty(value)) values.delete(field);
      else values.set(field, value);
    }, HERE);
  };

  /** Ends it. `filed`: its report as somebody has filed it, or null; then nothing of the draft stays on the device. */
  close(filed: FieldValues | null): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
    this.late = filed && this.missingIn(filed);
    if (this.late && !this.keeping) void this.options.keep.forget(this.late);
    else if (!filed && this.link === 'open') void this.send(true);
    this.listeners.clear();
  }

  /** What was written in this window, or never reached the server, and is not in the report. */
  private missingIn(filed: FieldValues): FieldValues {
    const own = Object.entries(this.read()).filter(([id, value]) => {
      const there = filed[id];
      if (JSON.stringify(value) === JSON.stringify(this.options.filed?.[id])) return false;
      if (this.texts.has(id) && typeof there === 'string') return !there.includes(String(value).trim());
      return JSON.stringify(there) !== JSON.stringify(value);
    });
    return Object.fromEntries(own.filter(([id]) => this.touched === 'any' || this.touched.has(id)));
  }

  private async start(): Promise<void> {
    const { keep, specs, filed, line, channel } = this.options;
    for (const { state, queue } of await keep.load()) {
      Y.applyUpdate(this.doc, state, THERE);
      this.queue.push(...queue);
    }
    if (this.queue.length > 0) this.touched = 'any';
    if (this.closed) return;
    if (filed && Y.getState(this.doc.store, NOBODY) === 0) beginWith(this.doc, filed, specs, THERE);
    this.doc.on('update', this.onUpdate);
    this.stops.push(
      line.onDraft(this.onNews),
      line.onReconnect(() => void this.open()),
    );
    if (channel !== undefined) this.joinNeighbours(channel);
    this.set({ ready: true, fields: this.read() });
    if (this.queue.length > 0) this.save();
    await this.open();
  }

  private read(): FieldValues {
    const fields: FieldValues = {};
    const values = this.doc.getMap<Value>(VALUES);
    for (const { id } of this.options.specs) {
      const value = this.texts.get(id)?.value() ?? values.get(id);
      if (value !== undefined && value !== null && !isEmpty(value)) fields[id] = value;
    }
    return fields;
  }

  private touch(field: string): void {
    if (this.touched !== 'any') this.touched.add(field);
  }

  private sharedText(field: string, text: Y.Text): SharedText {
    return {
      value: () => text.toJSON(),
      edit: (edits, origin) => {
        if (!this.now.ready || this.closed) return;
        this.touch(field);
        for (const { index, remove, insert } of edits) {
          let at = index;
          for (const piece of pieces(insert, LONGEST_PIECE)) {
            this.doc.transact(() => text.insert(at, piece), origin ?? HERE);
            at += piece.length;
          }
          // afterwards: see Shadow.edited
          if (remove > 0) this.doc.transact(() => text.delete(at, remove), origin ?? HERE);
        }
      },
      onChange(listener) {
        const observer = (event: Y.YTextEvent, transaction: Y.Transaction): void => listener(event.delta, transaction.origin);
        text.observe(observer);
        return () => text.unobserve(observer);
      },
    };
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    const own = origin !== THERE && origin !== NEIGHBOUR;
    // a neighbour that is on line sends by itself
    if (own || (origin === NEIGHBOUR && this.link !== 'open')) this.queue.push(update);
    if (own) this.tellNeighbours?.(update);
    this.set({ fields: this.read() });
    this.save();
    if (own) this.plan(GATHER_MS);
  };

  private readonly onNews = ({ key, update }: DraftNews): void => {
    if (key !== this.options.key) return;
    Y.applyUpdate(this.doc, bytes(update), THERE);
    // something before it was missed
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) void this.open();
  };

  private tellNeighbours: ((update: Uint8Array) => void) | undefined;
  private joinNeighbours(name: string): void {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(name);
    // a channel has no target: it reaches windows of this origin alone
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.tellNeighbours = (update) => channel.postMessage(update);
    channel.addEventListener('message', (event: MessageEvent<Uint8Array>) => Y.applyUpdate(this.doc, event.data, NEIGHBOUR));
    this.stops.push(() => channel.close());
  }

  /** Keeps it on the device, one write after the other; what came meanwhile is in the next. */
  private save(): void {
    this.unkept = true;
    if (!this.keeping) void this.keepAll();
  }

  private async keepAll(): Promise<void> {
    this.keeping = true;
    while (this.unkept && !this.late) {
      this.unkept = false;
      // oxlint-disable-next-line no-await-in-loop
      await this.options.keep.save({ state: Y.encodeStateAsUpdate(this.doc), queue: [...this.queue] });
    }
    this.keeping = false;
    if (this.late) await this.options.keep.forget(this.late);
  }

  private async open(): Promise<void> {
    if (this.closed || this.opening) return;
    this.opening = true;
    this.link = 'opening';
    this.set({});
    const { line, key } = this.options;
    const opened = await line.draftOpen({ key, vector: Y.encodeStateVector(this.doc) });
    this.opening = false;
    if (this.closed) return;
    if (!opened) {
      this.link = 'off';
      this.plan(AGAIN_MS);
    } else if (!opened.ok) this.refuse(opened.code);
    else {
      this.link = 'open';
      Y.applyUpdate(this.doc, bytes(opened.update), THERE);
      const lacking = Y.encodeStateAsUpdate(this.doc, bytes(opened.vector));
      // whole when it fits, so that nothing is missing in between; else as it was written
      if (lacking.length <= AT_ONCE && (this.queue.length > 0 || Y.decodeUpdate(lacking).structs.length > 0)) this.queue = [lacking];
      this.set({ refused: null, ...(opened.wall !== undefined && { savedAt: opened.wall }) });
      await this.send();
    }
    this.set({});
  }

  private refuse(code: string): void {
    this.link = 'off';
    if (transient(code) || ++this.refusals < MOST_REFUSALS) this.plan(AGAIN_MS);
    if (!transient(code)) this.set({ refused: code });
  }

  private plan(ms: number): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void (this.link === 'off' ? this.open() : this.send());
    }, ms);
  }

  /** As many of the waiting updates as go at once. */
  private batch(): Uint8Array[] {
    let size = 0;
    const upTo = this.queue.findIndex((update) => (size += update.length) > AT_ONCE);
    return this.queue.slice(0, upTo === -1 ? undefined : Math.max(upTo, 1));
  }

  private async send(last = false): Promise<void> {
    if (this.sending || this.link !== 'open' || this.queue.length === 0) return;
    this.sending = true;
    const { line, key } = this.options;
    const batch = this.batch();
    const first = batch[0];
    const saved = await line.draftUpdate({ key, update: batch.length === 1 && first ? first : Y.mergeUpdates(batch) });
    this.sending = false;
    if (saved?.ok) {
      this.refusals = 0;
      this.queue = this.queue.filter((update) => !batch.includes(update));
      this.save();
      if (this.closed) return;
      this.set({ savedAt: saved.wall });
      if (this.queue.length > 0) this.plan(GATHER_MS);
    } else if (!this.closed && !last) {
      if (saved) this.refuse(saved.code);
      else {
        this.link = 'off';
        this.plan(AGAIN_MS);
      }
      this.set({});
    }
  }

  private set(change: Partial<DraftState>): void {
    const waiting = this.link === 'opening' || this.queue.length > 0;
    const state = this.link === 'off' ? 'offline' : waiting ? 'saving' : 'saved';
    this.now = { ...this.now, ...change, state };
    for (const listener of this.listeners) listener();
  }
}
