/** The driver must not wait for ever on a socket that is destroyed but has not said so. */
import '../../server/ops/mongo/driver-fix.js';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { expect, test } from '@jest/globals';

interface Dead {
  id: number;
  address: string;
  socket: Socket;
  cleanup(error: Error): void;
}
const { Connection } = createRequire(import.meta.url)('mongodb/lib/cmap/connection') as {
  Connection: { prototype: { writeCommand(this: Dead, command: unknown, options: unknown): Promise<void> } };
};

test('a command to a destroyed socket fails at once as a network error, and the connection is given up', async () => {
  const socket = new Socket();
  socket.destroy();
  const errors: Error[] = [];
  const dead: Dead = { id: 7, address: '127.0.0.1:27017', socket, cleanup: (error) => void errors.push(error) };
  await expect(Connection.prototype.writeCommand.call(dead, {}, {})).rejects.toMatchObject({ name: 'MongoNetworkError' });
  expect(errors).toHaveLength(1);
});
