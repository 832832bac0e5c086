/** A7: what a shared draft takes and what it leaves out, and how it comes to be stored; without any line or database. */
import { describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { createDocument } from '../../server/drafts/document.js';
import { createEffort } from '../../server/drafts/effort.js';
import type { DraftRecord, DraftStore } from '../../server/drafts/ports.js';
import { createWriter, GATHER_MS, type Sheet } from '../../server/drafts/writer.js';
import { silent } from '../../server/drills/logger.js';
import { draftKey, MOST_DOCUMENT, MOST_UPDATE, readDraftKey } from '../../server/shared/drafts.js';
import type { FieldView } from '../../server/shared/views.js';
import { virtualClock } from '../support/virtual-clock.js';

const spec = (id: string, type: FieldView['type']): FieldView => ({ id, type, label: { vi: id, en: id } });
const SPECS = [spec('what', 'textarea'), spec('who', 'text'), spec('level', 'select'), spec('tags', 'multi')];

/** A client's copy, and what it would send after doing this. */
function client(from?: Uint8Array) {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, from);
  return {
    doc,
    does(work: (doc: Y.Doc) => void): Uint8Array {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => work(doc));
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}
const open = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
};

describe('what a draft takes', () => {
  test('given words and choices of its fields, then they are in it, whoever comes first', () => {
    const draft = createDocument(SPECS, null);
    const [one, two] = [client(), client()];
    const updates = [
      one.does((doc) => doc.getText('t:what').insert(0, 'Máy chủ 🇻🇳 ')),
      two.does((doc) => doc.getText('t:what').insert(0, 'bị thay đổi ')),
      two.does((doc) => doc.getMap('values').set('tags', ['a', 'b'])),
      one.does((doc) => doc.getMap('values').set('level', '3')),
      one.does((doc) => doc.getMap('values').set('level', '4')),
      one.does((doc) => doc.getText('t:what').delete(0, 3)),
    ];
    for (const update of updates) expect(draft.take(update)).toBe('taken');
    expect(draft.take(updates[0]!)).toBe('taken');
    const doc = open(draft.state());
    expect(doc.getText('t:what').toJSON()).toMatch(/chủ 🇻🇳 /u);
    expect(doc.getText('t:what').toJSON()).toContain('bị thay đổi ');
    expect(doc.getMap('values').toJSON()).toEqual({ tags: ['a', 'b'], level: '4' });
  });

  test('given words of very many hands put side by side, then each update and the whole of it have a limit', () => {
    const hands = (from: number, many: number): Uint8Array =>
      Y.mergeUpdates(
        Array.from({ length: many }, (_, index) => {
          const hand = client();
          hand.doc.clientID = from + index;
          return hand.does((each) => each.getText('t:what').insert(0, 'a'));
        }),
      );
    const draft = createDocument(SPECS, null);
    expect(draft.take(hands(1000, 65))).toBe('bad');
    for (let from = 0; from < 1984; from += 64) expect(draft.take(hands(2000 + from, 64))).toBe('taken');
    const before = draft.state();
    expect(draft.take(hands(5000, 17))).toBe('too-large');
    expect(draft.state()).toEqual(before);
    expect(draft.take(hands(6000, 16))).toBe('taken');
  });

  const honest = client();
  const first = honest.does((doc) => doc.getText('t:what').insert(0, 'thật'));
  const choice = honest.does((doc) => doc.getMap('values').set('level', '1'));
  /** The very bytes of a word in one place, sent for another. */
  const renamed = (update: Uint8Array, from: string, to: string): Uint8Array =>
    Uint8Array.from(Buffer.from(Buffer.from(update).toString('latin1').replace(from, to), 'latin1'));
  const bad: [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['no update', Buffer.from('không phải')],
    ['half an update', first.slice(0, 9)],
    ['a promise of a billion pieces', Uint8Array.from([1, 255, 255, 255, 255, 7, 1, 0])],
    ['a foreign root', client().does((doc) => doc.getText('t:other').insert(0, 'x'))],
    ['a foreign choice', client().does((doc) => doc.getMap('values').set('other', 'x'))],
    ['a text among the choices', client().does((doc) => doc.getMap('values').set('what', 'x'))],
    ['an object', client().does((doc) => doc.getMap('values').set('level', { a: 1 }))],
    ['a list of numbers', client().does((doc) => doc.getMap('values').set('tags', [1]))],
    ['bytes', client().does((doc) => doc.getMap('values').set('level', new Uint8Array(3)))],
    ['no number', client().does((doc) => doc.getMap('values').set('level', Number.NaN))],
    ['a nested type', client().does((doc) => doc.getMap('values').set('level', new Y.Map()))],
    ['a nested document', client().does((doc) => doc.getMap('values').set('level', new Y.Doc()))],
    ['an embedded picture', client().does((doc) => doc.getText('t:what').insertEmbed(0, { image: 'x' }))],
    ['bold letters', client().does((doc) => doc.getText('t:what').insert(0, 'x', { bold: true }))],
    ['a list in a text', client().does((doc) => doc.getArray('t:what').insert(0, ['x']))],
    ['a map in a text', client().does((doc) => doc.getMap('t:what').set('level', 'x'))],
    [
      'letters among the choices',
      renamed(
        client().does((doc) => doc.getText('t:whatt').insert(0, 'x')),
        't:whatt',
        'values\0'.slice(0, 7),
      ),
    ],
    [
      'a word after one that nobody has',
      (() => {
        const lost = client();
        lost.does((doc) => doc.getText('t:what').insert(0, 'mất '));
        return lost.does((doc) => doc.getText('t:what').insert(4, 'rồi'));
      })(),
    ],
    [
      'a deletion of what nobody wrote',
      (() => {
        const lost = client();
        lost.does((doc) => doc.getText('t:what').insert(0, 'mất '));
        return lost.does((doc) => doc.getText('t:what').delete(0, 2));
      })(),
    ],
    [
      'a list behind a letter',
      (() => {
        const sly = client(first);
        // the neighbour alone tells where it lies
        return sly.does((doc) => doc.getArray('t:what').insert(4, ['x']));
      })(),
    ],
  ];
  test.each(bad)('given %s, then it is refused and the draft is as it was, and takes what is right afterwards', (_name, update) => {
    const draft = createDocument(SPECS, null);
    expect(draft.take(first)).toBe('taken');
    expect(draft.take(update)).toBe('bad');
    expect(open(draft.state()).getText('t:what').toJSON()).toBe('thật');
    expect(open(draft.state()).getMap('values').toJSON()).toEqual({});
    expect(draft.take(choice)).toBe('taken');
    expect(open(draft.state()).getMap('values').toJSON()).toEqual({ level: '1' });
  });

  test('given an update or a document beyond its limit, then too-large, and the draft is as it was', () => {
    const draft = createDocument(SPECS, null);
    const greedy = client();
    const write = (letters: number): 'taken' | 'bad' | 'too-large' =>
      draft.take(greedy.does((doc) => doc.getText('t:what').insert(0, 'x'.repeat(letters))));
    expect(draft.take(new Uint8Array(MOST_UPDATE + 1))).toBe('too-large');
    const answers = Array.from({ length: 12 }, () => write(60_000));
    expect(answers.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'taken'));
    expect(answers[8]).toBe('too-large');
    expect(draft.state().length).toBeLessThanOrEqual(MOST_DOCUMENT);
  });

  test('given garbage of every kind, then nothing is ever thrown', () => {
    const draft = createDocument(SPECS, null);
    draft.take(first);
    let seed = 7;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let round = 0; round < 1500; round++) {
      const mangled = Uint8Array.from(round % 2 ? choice : first);
      for (let hit = 0; hit <= round % 4; hit++) mangled[random() % mangled.length] = random() % 256;
      expect(['taken', 'bad']).toContain(draft.take(mangled));
    }
    const doc = open(draft.state());
    expect(
      doc
        .getText('t:what')
        .toDelta()
        .every(({ insert }: { insert: unknown }) => typeof insert === 'string'),
    ).toBe(true);
    expect(Object.keys(doc.getMap('values').toJSON()).every((key) => ['level', 'tags'].includes(key))).toBe(true);
  });
});

test('given a filed copy, then whoever begins from it begins the same document, and beginnings merge without a double', () => {
  const filed = { what: 'đã gửi', level: '2', tags: ['a'], unknown: 'x' };
  const [one, two] = [createDocument(SPECS, null, filed), createDocument(SPECS, null, filed)];
  expect(one.state()).toEqual(two.state());
  one.merge(two.state());
  expect(open(one.state()).getText('t:what').toJSON()).toBe('đã gửi');
  expect(open(one.state()).getMap('values').toJSON()).toEqual({ level: '2', tags: ['a'] });
});

test('keys name a form and a round', () => {
  expect(readDraftKey(draftKey('initial-report', 3))).toEqual({ form: 'initial-report', round: 3 });
  for (const odd of ['', 'x', 'x:', ':1', 'x:01', 'x:-1', 'x:1.5', 'x:1234567', `${'x'.repeat(200)}:1`])
    expect(readDraftKey(odd)).toBeNull();
});

/** A database in memory that can be away. */
function memoryStore() {
  const records = new Map<string, DraftRecord>();
  const store: DraftStore & { away: boolean; writes: number; records: typeof records } = {
    away: false,
    writes: 0,
    records,
    load: (id) => Promise.resolve(records.get(id) ?? null),
    save(batch) {
      if (store.away) return Promise.reject(new Error('away'));
      store.writes++;
      return Promise.resolve(
        batch.map((record) => {
          if ((records.get(record.id)?.version ?? 0) !== record.version - 1) return 'conflict';
          records.set(record.id, record);
          return 'saved';
        }),
      );
    },
    drop: () => Promise.resolve(),
  };
  return store;
}

describe('how it is stored', () => {
  const sheet = (id: string): Sheet => ({ id, exerciseId: 'x', document: createDocument(SPECS, null), version: 0, wall: null });
  const type = (at: Sheet, text: string): void => void at.document.take(client().does((doc) => doc.getText('t:what').insert(0, text)));

  test('given many write within a moment, then one round trip, and each is told once it is durable', async () => {
    const clock = virtualClock();
    const store = memoryStore();
    const writer = createWriter({ store, clock, logger: silent, written: () => undefined });
    const sheets = Array.from({ length: 50 }, (_, i) => sheet(`s${i}`));
    const told = sheets.flatMap((each) => {
      type(each, 'một ');
      const first = writer.write(each);
      type(each, 'hai ');
      return [first, writer.write(each)];
    });
    expect(store.writes).toBe(0);
    await clock.pass(GATHER_MS);
    expect(new Set(await Promise.all(told)).size).toBe(1);
    expect(store.writes).toBe(1);
    expect(open(store.records.get('s7')!.state).getText('t:what').length).toBe(8);
  });

  test('given the database is away, then who waits is told, and the words are stored once it is back', async () => {
    const clock = virtualClock();
    const store = memoryStore();
    const writer = createWriter({ store, clock, logger: silent, written: () => undefined });
    const one = sheet('s');
    type(one, 'không mất');
    store.away = true;
    const told = writer.write(one).catch(() => 'failed');
    await clock.pass(GATHER_MS);
    expect(await told).toBe('failed');
    store.away = false;
    await clock.pass(5000);
    expect(open(store.records.get('s')!.state).getText('t:what').toJSON()).toBe('không mất');
    expect(writer.unwritten(one)).toBe(false);
  });

  test('given another process has written meanwhile, then both are joined: nobody’s words are overwritten', async () => {
    const clock = virtualClock();
    const store = memoryStore();
    const [here, there] = [sheet('s'), sheet('s')];
    const [one, two] = [here, there].map(() => createWriter({ store, clock, logger: silent, written: () => undefined }));
    type(here, 'chỗ này ');
    type(there, 'chỗ kia ');
    const told = Promise.all([one!.write(here), two!.write(there)]);
    await clock.pass(GATHER_MS);
    await clock.pass(GATHER_MS);
    await told;
    const text = open(store.records.get('s')!.state).getText('t:what').toJSON();
    expect(text).toContain('chỗ này ');
    expect(text).toContain('chỗ kia ');
  });
});

describe('what joining the writing of one member may cost', () => {
  test('given words that take seconds to join, then their member waits in proportion and nobody else does', () => {
    const clock = virtualClock();
    const effort = createEffort(clock);
    for (let i = 0; i < 1000; i++) {
      effort.spend('typist', () => clock.stall(1));
      clock.stall(300);
    }
    expect(effort.spent('typist')).toBe(false);
    expect(() =>
      effort.spend('flooder', () => {
        clock.stall(3000);
        throw new Error('bad');
      }),
    ).toThrow('bad');
    expect(effort.spent('flooder')).toBe(true);
    expect(effort.spent('typist')).toBe(false);
    clock.stall(99_000);
    expect(effort.spent('flooder')).toBe(true);
    clock.stall(2000);
    expect(effort.spent('flooder')).toBe(false);
  });
});
