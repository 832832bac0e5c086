/** A broadcast or an inject that reaches a whole city is one line of the feed, not one for every team. */
import { describe, expect, it } from '@jest/globals';
import { gather } from '../../../client/src/consoles/excon/feed-lines.js';

const at = (x: number) => ({ x: x * 30, wall: x });

describe('lines of the feed', () => {
  it('brings together what many teams got at once, in the place of the newest', () => {
    const lines = [
      { id: '5', at: at(62_400), text: 'nhận 1.3', teamId: 'c' },
      { id: '4', at: at(62_300), text: 'mở xem 1.2', teamId: 'a' },
      { id: '3', at: at(62_200), text: 'nhận 1.3', teamId: 'b' },
      { id: '2', at: at(62_100), text: 'nhận 1.3', teamId: 'c' },
      { id: '1', at: at(10_000), text: 'nhận 1.3', teamId: 'a' },
    ];
    expect(gather(lines)).toEqual([
      { id: '5', at: at(62_400), text: 'nhận 1.3', teams: ['c', 'b'] },
      { id: '4', at: at(62_300), text: 'mở xem 1.2', teams: ['a'] },
      { id: '1', at: at(10_000), text: 'nhận 1.3', teams: ['a'] },
    ]);
  });

  it('says once what every world recorded for itself', () => {
    const worlds = ['w1', 'w2', 'w3'].map((id) => ({ id, at: at(5000), text: 'Ban điều hành nhắn: Giữ trật tự' }));
    expect(gather(worlds)).toEqual([{ id: 'w1', at: at(5000), text: 'Ban điều hành nhắn: Giữ trật tự', teams: [] }]);
  });
});
