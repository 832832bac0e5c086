/** A7: a draft in one window, against the server's own document: cut off, reloaded, refused, filed meanwhile. */
import { describe, expect, test } from '@jest/globals';
import { DraftSession, type DraftLine, type DraftState } from '../../../client/src/state/drafts.js';
import type { DraftKeep, Kept } from '../../../client/src/state/draft-keep.js';
import { createDocument } from '../../../server/drafts/document.js';
import { MOST_UPDATE } from '../../../server/shared/drafts.js';
import type { FieldValues } from '../../../server/shared/events.js';
import type { DraftNews, DraftSaved } from '../../../server/shared/protocol.js';
import type { FieldView } from '../../../server/shared/views.js';

const spec = (id: string, type: FieldView['type']): FieldView => ({ id, type, label: { vi: id, en: id } });
const SPECS = [spec('what', 'textarea'), spec('who', 'text'), spec('level', 'select'), spec('tags', 'multi')];
const KEY = 'initial-report:0';
const refusal = (code: string): Extract<DraftSaved, { ok: false }> => ({ ok: false, code, message: code, en: code });

/** The server's document and the lines to it; `sizes`: bytes of each update that came. */
function room(filed?: FieldValues) {
  const document = createDocument(SPECS, null, filed);
  const lines = new Set<{ hear: (news: DraftNews) => void }>();
  const sizes: number[] = [];
  let wall = 1000;
  return {
    sizes,
    /** A line of a window's own, and what cuts it. */
    line() {
      let plugged = true;
      let code: string | null = null;
      const hearers = new Set<(news: DraftNews) => void>();
      const returns = new Set<() => void>();
      const end = { hear: (news: DraftNews) => plugged && hearers.forEach((each) => each(news)) };
      lines.add(end);
      const line: DraftLine = {
        draftOpen: async ({ vector }) => {
          await Promise.resolve();
          if (!plugged) return null;
          if (code !== null) return refusal(code);
          return { ok: true, update: document.lackedBy(vector) ?? new Uint8Array(), vector: document.vector(), wall };
        },
        draftUpdate: async ({ key, update }) => {
          await Promise.resolve();
          if (!plugged) return null;
          if (code !== null) return refusal(code);
          sizes.push(update.length);
          const taken = document.take(update);
          if (taken !== 'taken') return refusal(taken);
          for (const other of lines) if (other !== end) other.hear({ key, update, memberId: 'm' });
          return { ok: true, wall: ++wall };
        },
        onDraft: (listener) => (hearers.add(listener), () => hearers.delete(listener)),
        onReconnect: (listener) => (returns.add(listener), () => returns.delete(listener)),
      };
      return {
        line,
        cut: () => void (plugged = false),
        plugIn() {
          plugged = true;
          for (const each of returns) each();
        },
        answer: (with_: string | null) => void (code = with_),
      };
    },
  };
}
/** A device's storage. */
function memory(): DraftKeep & { kept: Kept | null; late: FieldValues | null } {
  const device = {
    kept: null as Kept | null,
    late: null as FieldValues | null,
    load: () => Promise.resolve(device.kept ? [device.kept] : []),
    save: (kept: Kept) => Promise.resolve(void (device.kept = kept)),
    forget: (late: FieldValues = {}) => Promise.resolve(void Object.assign(device, { kept: null, late })),
  };
  return device;
}

const sessionOf = (line: DraftLine, keep: DraftKeep = memory(), filed?: FieldValues): DraftSession =>
  new DraftSession({ line, keep, key: KEY, specs: SPECS, filed });

/** Resolves when the draft comes to this. */
const until = (session: DraftSession, holds: (state: DraftState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!holds(session.snapshot())) return;
      stop();
      resolve();
    };
    const stop = session.subscribe(look);
    look();
  });
const saved = (session: DraftSession): Promise<void> => until(session, ({ state }) => state === 'saved');

describe('a window', () => {
  test('given two windows write, then each shows both, and says from when on it is safe', async () => {
    const server = room();
    const [one, two] = [sessionOf(server.line().line), sessionOf(server.line().line)];
    await Promise.all([saved(one), saved(two)]);
    one.change('what', 'Trang bị thay');
    expect(one.snapshot()).toMatchObject({ state: 'saving', fields: { what: 'Trang bị thay' } });
    two.change('level', '3');
    two.change('tags', ['a', 'b']);
    const all = { what: 'Trang bị thay', level: '3', tags: ['a', 'b'] };
    const has = ({ fields, state }: DraftState): boolean => state === 'saved' && Object.keys(fields).length === 3;
    await Promise.all([until(one, has), until(two, has)]);
    expect(one.snapshot()).toMatchObject({ fields: all, savedAt: expect.any(Number) });
    expect(two.snapshot().fields).toEqual(all);
    two.change('tags', []);
    one.change('what', undefined);
    await until(one, ({ fields }) => Object.keys(fields).join('') === 'level');
    await until(two, ({ fields }) => Object.keys(fields).join('') === 'level');
  });

  test('given the line is cut and the page reloaded, then what was written is there, deletions too, and joins on return', async () => {
    const server = room();
    const other = sessionOf(server.line().line);
    const device = memory();
    const first = server.line();
    const before = sessionOf(first.line, device);
    await saved(before);
    before.change('what', 'một hai ba');
    await saved(before);
    await until(other, ({ fields }) => fields['what'] === 'một hai ba');
    first.cut();
    before.change('what', 'một ba');
    before.change('who', 'viết khi mất mạng');
    await until(before, ({ state }) => state === 'offline');
    before.close(null);

    const second = server.line();
    second.cut();
    const after = sessionOf(second.line, device);
    await until(after, ({ ready, state }) => ready && state === 'offline');
    expect(after.snapshot().fields).toEqual({ what: 'một ba', who: 'viết khi mất mạng' });
    other.change('level', '2');
    await saved(other);
    second.plugIn();
    await saved(after);
    expect(after.snapshot().fields).toEqual({ what: 'một ba', who: 'viết khi mất mạng', level: '2' });
    await until(other, ({ fields }) => fields['what'] === 'một ba' && fields['who'] === 'viết khi mất mạng');
    await until(after, () => device.kept?.queue.length === 0);
  });

  test('given more than goes at once was pasted while cut off, then it is sent in pieces that the server takes', async () => {
    const server = room();
    const device = memory();
    const line = server.line();
    line.cut();
    const before = sessionOf(line.line, device);
    await until(before, ({ ready }) => ready);
    before.change('what', '😀ờ'.repeat(20_000));
    before.change('who', 'x'.repeat(50_000));
    await until(before, ({ state }) => state === 'offline');
    before.close(null);
    const after = sessionOf(server.line().line, device);
    await saved(after);
    expect(server.sizes.length).toBeGreaterThan(2);
    expect(Math.max(...server.sizes)).toBeLessThanOrEqual(MOST_UPDATE);
    const reader = sessionOf(server.line().line);
    await saved(reader);
    expect(reader.snapshot().fields).toEqual({ what: '😀ờ'.repeat(20_000), who: 'x'.repeat(50_000) });
  });

  test('given the server is busy, then it is tried on; given the report is filed, then it says so and nothing stays on the device', async () => {
    const server = room();
    const device = memory();
    const line = server.line();
    const session = sessionOf(line.line, device);
    await saved(session);
    line.answer('unavailable');
    session.change('what', 'chờ một chút');
    await until(session, ({ state }) => state === 'offline');
    line.answer(null);
    await saved(session);
    expect(session.snapshot().refused).toBeNull();
    line.answer('already-filed');
    session.change('what', 'muộn');
    await until(session, ({ refused }) => refused === 'already-filed');
    session.close({});
    while (device.kept) await new Promise((done) => setTimeout(done));
  });

  test('given somebody files while one writes on cut off, then what is not in the report is kept for its author, and nothing else', async () => {
    const server = room();
    const device = memory();
    const mine = server.line();
    const [other, session] = [sessionOf(server.line().line), sessionOf(mine.line, device)];
    await Promise.all([saved(other), saved(session)]);
    other.change('who', 'Tổ trực');
    session.change('what', 'Trang bị thay');
    await until(session, ({ fields, state }) => state === 'saved' && fields['who'] === 'Tổ trực');
    await until(other, ({ fields }) => fields['what'] === 'Trang bị thay');
    const filed = other.snapshot().fields;
    mine.cut();
    session.change('what', 'Trang bị thay lúc 08:07');
    session.change('level', '3');
    await until(session, ({ state }) => state === 'offline');
    session.close(null);
    const again = sessionOf(mine.line, device);
    await until(again, ({ ready }) => ready);
    again.close(filed);
    while (device.kept) await new Promise((done) => setTimeout(done));
    expect(device.late).toEqual({ what: 'Trang bị thay lúc 08:07', level: '3' });

    const calm = memory();
    const reader = sessionOf(server.line().line, calm);
    await saved(reader);
    reader.close({});
    while (!calm.late) await new Promise((done) => setTimeout(done));
    expect(calm.late).toEqual({});
  });

  test('given a next round begins from the filed copy here and there, then its words stand once', async () => {
    const filed = { what: 'đã gửi lần trước', level: '3' };
    const server = room(filed);
    const line = server.line();
    line.cut();
    const session = sessionOf(line.line, memory(), filed);
    await until(session, ({ ready, state }) => ready && state === 'offline');
    expect(session.snapshot().fields).toEqual(filed);
    session.change('what', 'đã gửi lần trước, nay bổ sung');
    line.plugIn();
    await saved(session);
    expect(session.snapshot().fields).toEqual({ what: 'đã gửi lần trước, nay bổ sung', level: '3' });
  });
});
