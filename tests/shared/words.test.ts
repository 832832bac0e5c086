/** Texts that could not be sealed are refused at the edge, wherever a command carries one (H1). */
import { describe, expect, test } from '@jest/globals';
import { JoinBody } from '../../server/shared/api.js';
import { SteerCommand, TeamCommand } from '../../server/shared/commands.js';

const HIGH = 'A\ud83dB';
const LOW = '\udca9';
const commandId = 'test-0001';

const TEAM: [string, (text: string) => object][] = [
  ['a message', (text) => ({ type: 'say', to: 'team', text })],
  ['a field', (text) => ({ type: 'act', action: 'ACK', fields: { what: text } })],
  ['the name of a field', (text) => ({ type: 'act', action: 'ACK', fields: { [text]: 'x' } })],
  ['a list in a field', (text) => ({ type: 'file-report', form: 'f', fields: { who: ['x', text] } })],
  ['an answer', (text) => ({ type: 'answer', inject: 'i', ask: 'a', value: text })],
  ['an ordered answer', (text) => ({ type: 'answer', inject: 'i', ask: 'a', value: [text] })],
  ['an id', (text) => ({ type: 'seen', deliveryId: text })],
];
const EXCON: [string, (text: string) => object][] = [
  ['a message', (text) => ({ type: 'say', to: 'all', text })],
  ['a persona', (text) => ({ type: 'say', to: 'all', text: 'x', as: text })],
  ['a reason', (text) => ({ type: 'hold', inject: 'i', reason: text })],
  ['an ad-hoc body', (text) => ({ type: 'send-adhoc', to: 'all', channel: 'email', from: 'x', title: 'x', body: { vi: text } })],
];

describe('half a character', () => {
  test.each(TEAM)('given %s of a team with half a surrogate pair, then it is refused, and whole emoji are not', (_name, make) => {
    for (const half of [HIGH, LOW]) expect(TeamCommand.safeParse({ commandId, ...make(half) }).success).toBe(false);
    expect(TeamCommand.safeParse({ commandId, ...make('Đội 💩') }).success).toBe(true);
  });

  test.each(EXCON)('given %s of EXCON with half a surrogate pair, then it is refused, and whole emoji are not', (_name, make) => {
    for (const half of [HIGH, LOW]) expect(SteerCommand.safeParse({ commandId, ...make(half) }).success).toBe(false);
    expect(SteerCommand.safeParse({ commandId, ...make('Đội 💩') }).success).toBe(true);
  });

  test('given a name with one, then no seat is taken under it', () => {
    expect(JoinBody.safeParse({ code: 'K7M2QX', name: HIGH }).success).toBe(false);
    expect(JoinBody.safeParse({ code: 'K7M2QX', name: 'Nguyễn Văn 💩' }).success).toBe(true);
  });

  test('given more fields than any form has, then the action is refused', () => {
    const fields = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 'x']));
    expect(TeamCommand.safeParse({ commandId, type: 'act', action: 'ACK', fields: fields(300) }).success).toBe(true);
    expect(TeamCommand.safeParse({ commandId, type: 'act', action: 'ACK', fields: fields(301) }).success).toBe(false);
  });
});
