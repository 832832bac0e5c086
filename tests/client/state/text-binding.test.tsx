/** A field that others write in too: their words appear, caret and selection stay, composing a word is not disturbed. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { useTextBinding, type SharedText } from '../../../client/src/state/text-binding.js';

afterEach(cleanup);

/** A text as a session gives it, and a colleague's copy of it. */
function shared(start: string) {
  const doc = new Y.Doc();
  const there = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, start);
  const sync = (): void => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(there)), 'wire');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(there, Y.encodeStateVector(doc)), 'wire');
  };
  sync();
  const port: SharedText = {
    value: () => text.toJSON(),
    edit: (edits, origin) =>
      doc.transact(() => {
        for (const { index, remove, insert } of edits) {
          text.delete(index, remove);
          text.insert(index, insert);
        }
      }, origin),
    onChange(listener) {
      const observer = (event: Y.YTextEvent, { origin }: Y.Transaction): void => listener(event.delta, origin);
      text.observe(observer);
      return () => text.unobserve(observer);
    },
  };
  return {
    port,
    value: () => text.toJSON(),
    colleague: (work: (text: Y.Text) => void) =>
      act(() => {
        work(there.getText('t'));
        sync();
      }),
    both: () => {
      sync();
      return [text.toJSON(), there.getText('t').toJSON()];
    },
  };
}

function Area({ text }: { text: SharedText | null }) {
  return <textarea aria-label="Mô tả" {...useTextBinding(text)} />;
}
const area = (): HTMLTextAreaElement => screen.getByLabelText('Mô tả');
/** As a key or an input method leaves the box. */
function type(value: string, caret = value.length): void {
  fireEvent.input(area(), { target: { value, selectionStart: caret, selectionEnd: caret } });
}

describe('typing', () => {
  test('given one types, then only that changes in the shared text; given a colleague writes, then it appears', () => {
    const doc = shared('cổng một cửa');
    render(<Area text={doc.port} />);
    expect(area().value).toBe('cổng một cửa');
    type('cổng một cửa!');
    expect(doc.value()).toBe('cổng một cửa!');
    doc.colleague((text) => text.insert(0, 'Sự cố: '));
    expect(area().value).toBe('Sự cố: cổng một cửa!');
    expect(new Set(doc.both()).size).toBe(1);
  });

  test('given a colleague writes before and within, then caret and selection stay with their letters', () => {
    const doc = shared('một hai ba');
    render(<Area text={doc.port} />);
    area().focus();
    area().setSelectionRange(4, 7, 'backward');
    doc.colleague((text) => text.insert(0, '😀 '));
    expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('hai');
    expect(area().selectionDirection).toBe('backward');
    doc.colleague((text) => text.delete(0, 3));
    expect([area().selectionStart, area().selectionEnd]).toEqual([4, 7]);
    area().setSelectionRange(10, 10);
    doc.colleague((text) => text.delete(4, 6));
    expect([area().value, area().selectionStart]).toEqual(['một ', 4]);
  });

  test('given a key comes right after a colleague’s word, then both are there', () => {
    const doc = shared('ab');
    render(<Area text={doc.port} />);
    area().focus();
    area().setSelectionRange(2, 2);
    doc.colleague((text) => text.insert(0, 'x'));
    expect(area().selectionEnd).toBe(3);
    type('xabc');
    expect(doc.both()).toEqual(['xabc', 'xabc']);
  });
});

describe('an input method composes a word', () => {
  test('given a colleague writes meanwhile, then the box is left alone until the word is finished; nothing is lost', () => {
    const doc = shared('Xin ');
    render(<Area text={doc.port} />);
    area().focus();
    fireEvent.compositionStart(area());
    type('Xin tie');
    doc.colleague((text) => text.insert(0, 'Kính gửi: '));
    expect(area().value).toBe('Xin tie');
    type('Xin tiế');
    doc.colleague((text) => text.insert(text.length, ' (hết)'));
    type('Xin tiếng');
    expect(area().value).toBe('Xin tiếng');
    fireEvent.compositionEnd(area());
    expect(area().value).toBe('Kính gửi: Xin tiếng (hết)');
    expect(area().selectionEnd).toBe('Kính gửi: Xin tiếng'.length);
    expect(new Set(doc.both())).toEqual(new Set(['Kính gửi: Xin tiếng (hết)']));
  });

  test('given the colleague deletes what is being composed on, then the composed word still stays', () => {
    const doc = shared('cũ ');
    render(<Area text={doc.port} />);
    fireEvent.compositionStart(area());
    type('cũ mo');
    doc.colleague((text) => text.delete(0, text.length));
    type('cũ mới');
    fireEvent.compositionEnd(area());
    expect(area().value).toBe('mới');
    expect(doc.both()).toEqual(['mới', 'mới']);
  });
});

test('given another draft is shown in the same field, then its text replaces the old one, and the old is left in peace', () => {
  const [one, two] = [shared('vòng một'), shared('vòng hai')];
  const { rerender } = render(<Area text={one.port} />);
  rerender(<Area text={null} />);
  expect(area().disabled).toBe(true);
  rerender(<Area text={two.port} />);
  expect(area().value).toBe('vòng hai');
  type('vòng hai.');
  expect([one.value(), two.value()]).toEqual(['vòng một', 'vòng hai.']);
});
