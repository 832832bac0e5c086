/**
 * Closes a hole in the MongoDB driver (6.16 up to at least 7.5), imported before anything opens a connection.
 *
 * The driver may write a command to a socket that is destroyed but has not yet told so; the write then waits for a
 * `drain` that never comes. When this happens to the monitor of a member whose process was killed, that member is lost
 * until the server restarts. Here such a write fails at once as a network error, which the driver knows how to handle.
 */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { MongoNetworkError } from 'mongodb';

/** The part of the driver's inner connection that is touched. */
interface DriverConnection {
  id: unknown;
  address: string;
  socket: Socket;
  cleanup(error: Error): void;
  writeCommand(command: unknown, options: unknown): Promise<void>;
}

const MARK = Symbol.for('dientap.mongo.write-to-dead-socket');
const load = createRequire(import.meta.url);
const { Connection } = load('mongodb/lib/cmap/connection') as { Connection: { prototype: DriverConnection & { [MARK]?: true } } };
const prototype = Connection.prototype;

if (!prototype[MARK]) {
  const inner: { writeCommand?: unknown } = prototype;
  const write = inner.writeCommand;
  if (typeof write !== 'function') throw new Error('the MongoDB driver has changed inside: check server/ops/mongo/driver-fix.ts');
  const writeCommand = write as DriverConnection['writeCommand'];
  prototype.writeCommand = function writeUnlessDead(this: DriverConnection, command, options) {
    const { socket } = this;
    if (!socket.destroyed && socket.writable) return writeCommand.call(this, command, options);
    const error = new MongoNetworkError(`connection ${String(this.id)} to ${this.address} was closed before the command was written`);
    this.cleanup(error);
    return Promise.reject(error);
  };
  Object.defineProperty(prototype, MARK, { value: true });
}
