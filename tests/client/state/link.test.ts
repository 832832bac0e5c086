/** W2 at the console's end of the line: what was missed is folded in, whether the server resumes the feed or sends a fresh picture. */
import { EventEmitter } from 'node:events';
import { describe, expect, jest, test } from '@jest/globals';
import type { Feed, Hello } from '../../../server/shared/protocol.js';

class FakeSocket extends EventEmitter {
  connected = false;
  auth: unknown;
  readonly io = new EventEmitter();
  connect(): this {
    this.connected = true;
    return this;
  }
  disconnect(): this {
    this.connected = false;
    return this;
  }
  onAny(): this {
    return this;
  }
  /** Nobody answers. */
  timeout(): { emitWithAck: () => Promise<never> } {
    return { emitWithAck: () => Promise.reject(new Error('timeout')) };
  }
}
const socket = new FakeSocket();
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { DrillLink } = await import('../../../client/src/state/link.js');

const clock = { phase: 'running' as const, x: 0, wall: 0, factor: 1 };
const hello = (more: object): Hello => ({ protocol: 1, serverTime: Date.now(), clock, ...more }) as unknown as Hello;
const feed = (seq: number, ...items: string[]): Feed => ({ stream: 'w', seq, items }) as unknown as Feed;

describe('what was missed', () => {
  test('given a cut and a greeting that resumes, then the feed that follows is folded in, once and in order', () => {
    const link = new DrillLink<string[], string>('x', 'm', (view, items) => [...view, ...items]);
    const heard: string[] = [];
    link.onItems((items) => heard.push(...items));
    socket.emit('hello', hello({ cursor: { w: 1 }, snapshot: ['a'] }));
    socket.emit('feed', feed(2, 'b'));
    socket.emit('disconnect', 'transport close');
    socket.emit('hello', hello({ cursor: { w: 4 }, resumed: true }));
    socket.emit('feed', feed(4, 'c', 'd'));
    socket.emit('feed', feed(4, 'c', 'd'));
    socket.emit('feed', feed(5, 'e'));
    expect(link.snapshot().view).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(heard).toEqual(['b', 'c', 'd', 'e']);
    socket.emit('disconnect', 'transport close');
    socket.emit('hello', hello({ cursor: { w: 9 }, snapshot: ['whole'] }));
    socket.emit('feed', feed(10, 'f'));
    expect(link.snapshot().view).toEqual(['whole', 'f']);
    link.close();
  });
});

describe('where one is', () => {
  test('given a member who leafs through the inbox, then the line tells where that ended, and after a cut tells it again', () => {
    jest.useFakeTimers();
    const link = new DrillLink<string[], string>('x', 'm', (view, items) => [...view, ...items]);
    const told: unknown[] = [];
    socket.on('here', (place) => told.push(place));
    socket.connected = true;
    socket.emit('hello', hello({ cursor: { w: 1 }, snapshot: [] }));
    for (let i = 0; i < 300; i++) {
      link.here({ inject: undefined });
      link.here({ inject: `d${i}` });
    }
    jest.advanceTimersByTime(1000);
    link.here({ inject: 'd299' });
    jest.advanceTimersByTime(1000);
    expect(told).toEqual([{ inject: 'd299' }]);
    socket.emit('disconnect', 'transport close');
    socket.emit('hello', hello({ cursor: { w: 1 }, resumed: true }));
    expect(told).toEqual([{ inject: 'd299' }, { inject: 'd299' }]);
    link.close();
    jest.useRealTimers();
  });
});
