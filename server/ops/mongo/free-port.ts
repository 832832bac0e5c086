/** A free loopback port below 32768: above it the system hands out ports for outgoing connections, and they collide. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const FROM = 20_000;
const TO = 32_768;

/** `preferred` when it is free, else a random one. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (;;) {
    const port = randomInt(FROM, TO);
    if (port !== preferred && (await isFree(port))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
