/**
 * One shared draft in memory: a Yjs document that takes only what its form can hold. Whatever a member sends is checked
 * piece by piece; what does not belong leaves the document as it was.
 */
import * as Y from 'yjs';
import { beginWith, isText, MOST_DOCUMENT, MOST_UPDATE, textName, VALUES } from '../shared/drafts.js';
import type { FieldValues } from '../shared/events.js';
import type { FieldView } from '../shared/views.js';

export interface DraftDocument {
  /** `bad`: malformed, foreign to the form, or without what it builds upon; then, as with `too-large`, nothing has changed. */
  take(update: Uint8Array): 'taken' | 'bad' | 'too-large';
  /** Joins what was stored meanwhile, by whomever. */
  merge(state: Uint8Array): void;
  /** The whole of it, encoded. */
  state(): Uint8Array;
  vector(): Uint8Array;
  /** What somebody lacks who holds `vector`; null: that is no vector. */
  lackedBy(vector: Uint8Array): Uint8Array | null;
}

/** Pieces of a list, and letters of one piece, as in a filed report. */
const MOST_PIECES = 100;
const LONGEST_PIECE = 500;
/** Windows that have written into one update, and into the whole: words of many put side by side are each compared with all others. */
const MOST_AUTHORS_AT_ONCE = 64;
const MOST_AUTHORS = 2000;
/** Letters of one choice, such as the name of a system. */
const LONGEST_VALUE = 20_000;
/** A run of deleted letters longer than this was never written. */
const LONGEST_RUN = 10_000_000;

function isValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean' || value === null) return true;
  return (
    Array.isArray(value) && value.length <= MOST_PIECES && value.every((each) => typeof each === 'string' && each.length <= LONGEST_PIECE)
  );
}

function fits(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString) return true;
  if (content instanceof Y.ContentDeleted) return content.len <= LONGEST_RUN;
  return content instanceof Y.ContentAny && content.arr.length === 1 && isValue(content.arr[0]);
}

/** The pieces that an update brings; null when one of them can be in no draft, wherever it is put, or too many hands wrote them. @throws when malformed */
function piecesOf(update: Uint8Array, roots: ReadonlySet<string>): Y.Item[] | null {
  const pieces: Y.Item[] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue;
    if (!(struct instanceof Y.Item) || !fits(struct.content)) return null;
    // as it is read from the wire: a root's name, the id of a nested type, or nothing beside a neighbour
    const parent = struct.parent as unknown;
    if (parent !== null && !(typeof parent === 'string' && roots.has(parent))) return null;
    pieces.push(struct);
  }
  return new Set(pieces.map(({ id }) => id.client)).size > MOST_AUTHORS_AT_ONCE ? null : pieces;
}

/** @param filed what the draft begins with when nothing is stored yet */
export function createDocument(specs: readonly FieldView[], stored: Uint8Array | null, filed?: FieldValues): DraftDocument {
  const texts = specs.filter(isText).map(({ id }) => textName(id));
  const choices = new Set(specs.filter((spec) => !isText(spec)).map(({ id }) => id));
  const roots: ReadonlySet<string> = new Set([...texts, VALUES]);

  /** What the document is made of, should it have to be made anew. */
  let accepted: Uint8Array[] = [];
  /** Their bytes together. */
  let weight = 0;
  let doc = make([]);
  if (stored) merge(stored);
  else if (filed) {
    beginWith(doc, filed, specs);
    accept(Y.encodeStateAsUpdate(doc));
  }

  function accept(update: Uint8Array): void {
    accepted.push(update);
    weight += update.length;
  }

  function make(from: readonly Uint8Array[]): Y.Doc {
    const made = new Y.Doc();
    for (const name of texts) made.getText(name);
    made.getMap(VALUES);
    for (const update of from) Y.applyUpdate(made, update);
    return made;
  }

  function merge(state: Uint8Array): void {
    Y.applyUpdate(doc, state);
    accept(state);
  }

  /** Where a piece without a named parent has come to lie, only the document itself can tell. */
  function inPlace({ id }: Y.Item): boolean {
    const lies = Y.getItem(doc.store, id) as unknown;
    if (!(lies instanceof Y.Item)) return false;
    if (lies.content instanceof Y.ContentDeleted) return lies.parentSub === null || choices.has(lies.parentSub);
    if (lies.parent === doc.getMap(VALUES)) return lies.content instanceof Y.ContentAny && choices.has(lies.parentSub ?? '');
    return lies.content instanceof Y.ContentString && lies.parentSub === null;
  }

  function applied(update: Uint8Array, pieces: readonly Y.Item[]): boolean {
    try {
      Y.applyUpdate(doc, update);
      return doc.store.pendingStructs === null && doc.store.pendingDs === null && pieces.every(inPlace);
    } catch {
      return false;
    }
  }

  /** An upper bound until it matters, then the true size. */
  const tooLarge = (): boolean =>
    doc.store.clients.size > MOST_AUTHORS || (weight > MOST_DOCUMENT && Y.encodeStateAsUpdate(doc).length > MOST_DOCUMENT);

  return {
    take(update) {
      if (update.length > MOST_UPDATE) return 'too-large';
      let pieces: Y.Item[] | null;
      try {
        pieces = piecesOf(update, roots);
      } catch {
        return 'bad';
      }
      if (!pieces) return 'bad';
      const good = applied(update, pieces);
      if (good) accept(update);
      if (good && !tooLarge()) return 'taken';
      if (good) weight -= accepted.pop()?.length ?? 0;
      doc.destroy();
      doc = make(accepted);
      return good ? 'too-large' : 'bad';
    },
    merge,
    state() {
      const state = Y.encodeStateAsUpdate(doc);
      accepted = [state];
      weight = state.length;
      return state;
    },
    vector: () => Y.encodeStateVector(doc),
    lackedBy(vector) {
      try {
        return Y.encodeStateAsUpdate(doc, vector);
      } catch {
        return null;
      }
    },
  };
}
