/**
 * A text field that others write in too. What they write appears while one types; caret and selection stay with their
 * letters; a word that is being composed (an input method) is not disturbed until it is finished.
 */
import { useEffect, useMemo, useSyncExternalStore, type ChangeEvent } from 'react';
import { editBetween, Shadow, type Delta, type Edit } from './text-edit.js';

/** A text of the shared draft. `origin` names who made a change, so that it can know its own again. */
export interface SharedText {
  value(): string;
  edit(edits: readonly Edit[], origin: unknown): void;
  /** Hears every change once it is made. */
  onChange(listener: (delta: Delta, origin: unknown) => void): () => void;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

export class TextBinding {
  private readonly text: SharedText;
  private readonly listeners = new Set<() => void>();
  private shadow: Shadow;
  private box: Box | null = null;
  private composing = false;

  constructor(text: SharedText) {
    this.text = text;
    this.shadow = new Shadow(text.value());
  }

  readonly shown = (): string => this.shadow.text;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly attach = (box: Box | null): void => {
    this.box = box;
  };

  /** Follows the shared text until the returned function is called. */
  follow(): () => void {
    const stop = this.text.onChange((delta, origin) => {
      if (origin === this) return;
      this.shadow.moved(delta);
      if (!this.composing) this.catchUp();
    });
    if (!this.composing && this.text.value() !== this.shadow.text) this.renew();
    return stop;
  }

  /** What now stands in the box, after a key or an input method. */
  typed(value: string, caret: number | null): void {
    const edit = editBetween(this.shadow.text, value, caret ?? value.length);
    if (!edit) return;
    this.text.edit(this.shadow.edited(edit), this);
    this.tell();
  }

  compose(on: boolean): void {
    this.composing = on;
    if (on) return;
    if (this.box) this.typed(this.box.value, this.box.selectionEnd);
    this.catchUp();
  }

  /** Shows the shared text as it is; caret and selection stay with their letters. */
  private catchUp(): void {
    const { box, shadow } = this;
    if (this.text.value() === shadow.text) return this.renew();
    const { selectionStart: from = null, selectionEnd: to = null, selectionDirection: direction = null } = box ?? {};
    this.renew();
    if (!box) return;
    // at once, not with the next picture: a key may come before that
    box.value = this.shadow.text;
    if (from === null || to === null || box.ownerDocument.activeElement !== box) return;
    box.setSelectionRange(shadow.place(from), shadow.place(to), direction ?? 'none');
  }

  private renew(): void {
    this.shadow = new Shadow(this.text.value());
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const never = (): (() => void) => () => undefined;
const empty = (): string => '';
const nowhere = (_box: Box | null): void => undefined;

/** What a text field needs, to be spread on an `input`, a `textarea` or the library's fields; null: not ready yet. */
export function useTextBinding(text: SharedText | null) {
  const binding = useMemo(() => text && new TextBinding(text), [text]);
  useEffect(() => binding?.follow(), [binding]);
  const value = useSyncExternalStore(binding?.subscribe ?? never, binding?.shown ?? empty);
  return useMemo(
    () => ({
      value,
      disabled: binding === null,
      ref: binding?.attach ?? nowhere,
      onChange: (event: ChangeEvent<Box>) => binding?.typed(event.currentTarget.value, event.currentTarget.selectionEnd),
      onCompositionStart: () => binding?.compose(true),
      onCompositionEnd: () => binding?.compose(false),
    }),
    [binding, value],
  );
}
