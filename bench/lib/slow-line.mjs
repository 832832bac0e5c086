/** A TCP relay that is as slow as told, for every connection through it: a service worker's and a socket's as well as the page's. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * `server`: address behind the line. `pace(how)`: `latency` ms there and back, `rate` bytes a second each way for all connections
 * together; without either the line costs nothing.
 */
export async function slowLine(server) {
  const target = new URL(server);
  let how = {};
  const free = { up: 0, down: 0 };
  const ends = new Set();
  /** ms until `bytes` have gone that way. */
  const queued = (way, bytes) => {
    const now = performance.now();
    free[way] = Math.max(now, free[way]) + (how.rate ? (bytes / how.rate) * 1000 : 0);
    return free[way] - now + (how.latency ?? 0) / 2;
  };
  const carry = async (from, to, way) => {
    try {
      // pieces small enough that others get their share
      for await (const chunk of from)
        for (let at = 0; at < chunk.length; at += 4096) {
          const piece = chunk.subarray(at, at + 4096);
          setTimeout(() => to.destroyed || to.write(piece), queued(way, piece.length));
        }
      setTimeout(() => to.end(), queued(way, 0) + 5);
    } catch {
      to.destroy();
    }
  };
  const relay = createServer((near) => {
    ends.add(near);
    near.on('error', () => near.destroy());
    const join = () => {
      const far = connect(Number(target.port), target.hostname);
      ends.add(far);
      far.on('error', () => near.destroy());
      void carry(near, far, 'up');
      void carry(far, near, 'down');
    };
    // the handshake
    setTimeout(join, how.latency ?? 0);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    url: `http://127.0.0.1:${relay.address().port}`,
    pace(next) {
      how = next;
    },
    async close() {
      relay.close();
      for (const end of ends) end.destroy();
      await once(relay, 'close');
    },
  };
}
