/** A7 over real sockets and a real database: what a team writes together, what is refused, what survives. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import type { Socket } from 'socket.io-client';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import type { Exercise } from '../../server/shared/api.js';
import type { DraftNews, DraftOpened, DraftSaved } from '../../server/shared/protocol.js';
import type { TeamView } from '../../server/shared/views.js';
import { startTestPlatform, type Line, type Platform } from '../support/platform.js';

let platform: Platform;
let exercise: Exercise;
let controller: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  controller = await platform.as('controller');
  exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
  await platform.command(exercise, controller, { type: 'start' });
});
afterAll(() => platform.stop());

const FORM = 'initial-report';

interface Writer {
  doc: Y.Doc;
  line: Pick<Line, 'socket'>;
  open(key?: string): Promise<DraftOpened>;
  send(update?: Uint8Array, key?: string): Promise<DraftSaved>;
  write(field: string, text: string, at?: number): Promise<DraftSaved>;
  read(field: string): string;
  /** Resolves when this member's copy says so. */
  until(test: () => boolean): Promise<void>;
}

/** A member with a copy of the draft, as a browser keeps one. */
async function writer(socket: Socket, doc = new Y.Doc(), key = `${FORM}:0`): Promise<Writer> {
  let server: Uint8Array | undefined;
  const me: Writer = {
    doc,
    line: { socket },
    async open(of = key) {
      const opened = (await socket.emitWithAck('draft-open', { key: of, vector: Buffer.from(Y.encodeStateVector(doc)) })) as DraftOpened;
      if (opened.ok) {
        Y.applyUpdate(doc, opened.update);
        server = opened.vector;
      }
      return opened;
    },
    send: async (update = Y.encodeStateAsUpdate(doc, server), of = key) =>
      (await socket.emitWithAck('draft-update', { key: of, update: Buffer.from(update) })) as DraftSaved,
    async write(field, text, at = 0) {
      doc.getText(`t:${field}`).insert(at, text);
      return me.send();
    },
    read: (field) => doc.getText(`t:${field}`).toJSON(),
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          doc.off('update', look);
          resolve();
        };
        doc.on('update', look);
        look();
      }),
  };
  socket.on('draft', (news: DraftNews) => {
    if (news.key === key) Y.applyUpdate(doc, news.update);
  });
  return me;
}

const seated = async (team: number, name: string) => {
  const seat = await platform.join(exercise, team, name);
  const line = await platform.connect({ token: seat.token, exerciseId: exercise.id });
  return { ...seat, line };
};
const member = async (team: number, name: string, key?: string): Promise<Writer> =>
  writer((await seated(team, name)).line.socket, undefined, key);

describe('writing together', () => {
  test('A7: given two members in different fields and in the same field at once, then both have every word of both', async () => {
    const [one, two] = await Promise.all([member(0, 'Người viết 1'), member(0, 'Người viết 2')]);
    await Promise.all([one.open(), two.open()]);
    const saved = await Promise.all([one.write('safeguards', 'Trang tiếp nhận bị thay.'), two.write('services', 'Cổng một cửa')]);
    expect(saved).toEqual([
      { ok: true, wall: expect.any(Number) },
      { ok: true, wall: expect.any(Number) },
    ]);
    await Promise.all([one.write('operator', 'Đầu: '), two.write('operator', 'Đuôi: ')]);
    const all = (): string[] => [one, two].map((each) => `${each.read('safeguards')}|${each.read('services')}`);
    await Promise.all(
      [one, two].map((each) => each.until(() => /Đầu.*/.test(each.read('operator')) && /Đuôi/.test(each.read('operator')))),
    );
    expect(new Set(all())).toEqual(new Set(['Trang tiếp nhận bị thay.|Cổng một cửa']));
    expect(one.read('operator')).toBe(two.read('operator'));
    expect(one.read('operator').length).toBe('Đầu: Đuôi: '.length);
  });

  test('A7: given one is cut off and writes on, then on return everything is merged and told to the other', async () => {
    const stays = await member(0, 'Người ở lại');
    const seat = await platform.join(exercise, 0, 'Người bị cắt');
    const first = await platform.connect({ token: seat.token, exerciseId: exercise.id });
    const leaves = await writer(first.socket);
    await Promise.all([stays.open(), leaves.open()]);
    first.socket.disconnect();
    leaves.doc.getText('t:address').insert(0, 'viết lúc mất mạng');
    leaves.doc.getMap('values').set('level', '3');
    await stays.write('address', 'viết lúc vắng bạn; ');
    const again = await platform.connect({ token: seat.token, exerciseId: exercise.id });
    const back = await writer(again.socket, leaves.doc);
    expect(await back.open()).toMatchObject({ ok: true });
    expect(await back.send()).toMatchObject({ ok: true });
    await stays.until(() => stays.doc.getMap('values').get('level') === '3');
    expect(stays.read('address')).toContain('viết lúc mất mạng');
    expect(stays.read('address')).toContain('viết lúc vắng bạn; ');
    expect(back.read('address')).toBe(stays.read('address'));
  });
});

describe('who may, and what', () => {
  test('given another team, then it has a draft of its own and hears nothing; given an account, then no part at all', async () => {
    const own = await member(0, 'Đội nhà');
    await own.open();
    const other = await seated(1, 'Đội khác');
    const stranger = await writer(other.line.socket);
    expect(await stranger.open()).toMatchObject({ ok: true });
    await own.write('reporter', 'Bí mật của đội 1');
    expect(await stranger.write('reporter', 'đội 2')).toMatchObject({ ok: true });
    expect(stranger.read('reporter')).toBe('đội 2');
    expect(other.line.heard.filter(({ event }) => event === 'draft')).toEqual([]);
    const excon = await platform.connect({ token: controller, exerciseId: exercise.id });
    const answered = await excon.socket
      .timeout(300)
      .emitWithAck('draft-open', { key: `${FORM}:0`, vector: Buffer.from([0]) })
      .catch(() => 'silence');
    expect(answered).toBe('silence');
  });

  test('given a foreign form, a later round, an unopened draft, then refused; given nonsense on and on, then the line is cut', async () => {
    const { line } = await seated(0, 'Người gửi rác');
    const odd = await writer(line.socket);
    expect(await odd.open('no-such-form:0')).toMatchObject({ ok: false, code: 'unknown-form' });
    expect(await odd.open(`${FORM}:7`)).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await odd.send()).toMatchObject({ ok: false, code: 'bad-request' });
    await odd.open();
    const before = odd.read('operator');
    expect(await odd.send(new Uint8Array(64 * 1024 + 1))).toMatchObject({ ok: false, code: 'too-large' });
    expect(await odd.send(Buffer.from('không phải yjs'))).toMatchObject({ ok: false, code: 'bad-request' });
    for (const raw of [null, 7, 'x', { key: FORM }, { key: `${FORM}:0`, update: 'text' }, Buffer.from([1, 2])]) {
      const answer = (await line.socket.emitWithAck('draft-update', raw)) as DraftSaved;
      expect(answer).toMatchObject({ ok: false, code: 'bad-request' });
    }
    expect((await odd.open()).ok && odd.read('operator')).toBe(before);
    const gone = new Promise((resolve) => line.socket.on('disconnect', resolve));
    for (let i = 0; i < 60; i++) line.socket.emit('draft-update', Buffer.from([255, 255, i]));
    line.socket.emit('draft-open');
    expect(await gone).toBe('io server disconnect');
  });

  test('given the report is filed, then its draft is closed to everybody and the next one begins with the filed copy', async () => {
    const [one, two] = await Promise.all([seated(1, 'Người gửi'), seated(1, 'Người viết')]);
    const writing = await writer(two.line.socket);
    await writing.open();
    const kit = (one.line.hello.snapshot as TeamView).kit.forms.find(({ id }) => id === FORM);
    const fields = Object.fromEntries(
      (kit?.fields ?? [])
        .filter(({ required }) => required)
        .map(({ id, type, options }) => [
          id,
          type === 'multi' || type === 'people'
            ? [options?.[0]?.id ?? 'x']
            : type === 'select'
              ? (options?.[0]?.id ?? 'x')
              : type === 'number'
                ? 1
                : type === 'datetime'
                  ? '2026-11-22T08:10'
                  : `điền ${id}`,
        ]),
    );
    const filed = await one.line.send({ type: 'file-report', form: FORM, fields });
    expect(filed).toMatchObject({ ok: true });
    expect(await writing.write('safeguards', 'muộn rồi')).toMatchObject({ ok: false, code: 'already-filed' });
    expect(await writing.open()).toMatchObject({ ok: false, code: 'already-filed' });
    const [next, same] = [await writer(two.line.socket, new Y.Doc(), `${FORM}:1`), await writer(one.line.socket, new Y.Doc(), `${FORM}:1`)];
    expect([(await next.open()).ok, (await same.open()).ok]).toEqual([true, true]);
    const text = kit?.fields.find(({ type, required }) => required && (type === 'text' || type === 'textarea'))?.id ?? '';
    expect(next.read(text)).toBe(fields[text]);
    await Promise.all([next.write(text, 'a: '), same.write(text, 'b: ')]);
    await next.until(() => next.read(text).length === String(fields[text]).length + 6);
  });

  test('given the seat is taken away, then its line ends and it takes no part', async () => {
    const seat = await seated(0, 'Người bị mời ra');
    const writing = await writer(seat.line.socket);
    await writing.open();
    const gone = new Promise((resolve) => seat.line.socket.on('disconnect', resolve));
    await platform.command(exercise, controller, { type: 'remove-member', team: seat.teamId, member: seat.memberId, reason: 'nhầm người' });
    await gone;
    expect((await platform.refused({ token: seat.token, exerciseId: exercise.id })).code).toBe('unauthenticated');
  });
});

test('given an exercise is removed before it began, then its drafts are removed with it', async () => {
  const planned = await platform.plan([{ name: 'Đội 1' }]);
  await platform.command(planned, controller, { type: 'ready' });
  const seat = await platform.join(planned, 0);
  const early = await writer((await platform.connect({ token: seat.token, exerciseId: planned.id })).socket);
  await early.open();
  expect(await early.write('operator', 'viết trước giờ')).toMatchObject({ ok: true });
  const mongo = await connectMongo(platform.mongoUri);
  const stored = (): Promise<number> => mongo.db.collection('drafts').countDocuments({ exerciseId: planned.id });
  expect(await stored()).toBe(1);
  const removed = await platform
    .http()
    .delete(`/api/exercises/${planned.id}`)
    .set('Authorization', `Bearer ${await platform.as('organiser')}`);
  expect(removed.status).toBeLessThan(300);
  expect(await stored()).toBe(0);
  expect(await early.write('operator', 'quá muộn')).toMatchObject({ ok: false, code: 'not-found' });
  expect(await early.open()).toMatchObject({ ok: false, code: 'not-found' });
  await mongo.close();
});

test('A7: given the server starts anew, then the draft is as it was acknowledged; given END EX, then nothing more is written', async () => {
  const seat = await platform.join(exercise, 0, 'Người trở lại');
  const line = await platform.connect({ token: seat.token, exerciseId: exercise.id });
  const before = await writer(line.socket);
  await before.open();
  expect(await before.write('software', 'VPortal 5.2.1')).toMatchObject({ ok: true });

  await platform.restart();
  const after = await writer((await platform.connect({ token: seat.token, exerciseId: exercise.id })).socket);
  expect(await after.open()).toMatchObject({ ok: true, wall: expect.any(Number) });
  expect(after.read('software')).toBe('VPortal 5.2.1');
  expect(await after.write('software', 'Bản vá: ')).toMatchObject({ ok: true });
  await platform.command(exercise, controller, { type: 'end' });
  expect(await after.write('software', 'muộn')).toMatchObject({ ok: false, code: 'ended' });
});
