/** The cable between one browser and the server: a TCP relay that a test can pull out and plug in again. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Wire {
  /** The server, as seen through this cable. */
  url: string;
  /** Breaks every connection; new ones are refused until `plugIn`. */
  pullOut(): void;
  /** Swallows everything from now on and breaks nothing, as a radio link out of reach does; new connections too. */
  swallow(): void;
  /** Ends either; what was swallowed arrives late. */
  plugIn(): void;
  close(): Promise<void>;
}

/** @param server address of the real server */
export async function layWire(server: string): Promise<Wire> {
  const target = new URL(server);
  const ends = new Map<Socket, Socket>();
  let plugged = true;
  let silent = false;
  const relay = createServer((near) => {
    if (!plugged) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.set(one, other);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
      if (!silent) one.pipe(other);
    }
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const breakAll = (): void => {
    for (const end of ends.keys()) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    pullOut() {
      plugged = false;
      breakAll();
    },
    swallow() {
      silent = true;
      for (const [one, other] of ends) one.unpipe(other).pause();
    },
    plugIn() {
      plugged = true;
      if (silent) for (const [one, other] of ends) one.pipe(other);
      silent = false;
    },
    async close() {
      relay.close();
      breakAll();
      await once(relay, 'close');
    },
  };
}
