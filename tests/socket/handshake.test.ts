/** A8 at the door: who loses the seat while being let in stays outside. */
import { expect, test } from '@jest/globals';
import { createTokens } from '../../server/auth/tokens.js';
import type { Drill } from '../../server/drills/service.js';
import { admit } from '../../server/socket/handshake.js';
import { virtualClock } from '../support/virtual-clock.js';

test('A8: given opening the drill finds that the seat was taken away, then its line is refused', async () => {
  const tokens = createTokens(['bí mật chỉ để thử'], virtualClock());
  const seat = { kind: 'seat' as const, exerciseId: 'x1', teamId: 't1', memberId: 'm1' };
  const enter = (session: string, whileOpening: () => void) =>
    admit(
      { token: tokens.sign({ ...seat, session }), exerciseId: 'x1' },
      {
        tokens,
        held: () => 0,
        guest: async () => undefined,
        open: async () => {
          whileOpening();
          return {} as Drill;
        },
      },
    );
  await expect(enter('s1', () => undefined)).resolves.toMatchObject({ principal: { memberId: 'm1' } });
  await expect(enter('s2', () => tokens.revoke('s2'))).rejects.toMatchObject({ refusal: { code: 'unauthenticated' } });
});
