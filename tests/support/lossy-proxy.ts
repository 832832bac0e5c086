/** A TCP relay in front of mongod that can lose answers: what was asked is carried out, nobody hears of it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LossyProxy {
  port: number;
  /** While on, the answers to inserts are lost and their connections cut. */
  loseInsertAnswers(on: boolean): void;
  /** From now on answers are kept back, until `resume()`. */
  stall(): void;
  resume(): void;
  close(): Promise<void>;
}

/** The first field of an insert in MongoDB's wire protocol (BSON string named `insert`). */
const INSERT = Buffer.from('\u0002insert\0');

export async function lossyProxy(target: { host: string; port: number }): Promise<LossyProxy> {
  const open = new Set<Socket>();
  const backs = new Set<Socket>();
  let losing = false;
  let stalled = false;

  const server = createServer((front) => {
    const back = connect(target.port, target.host);
    backs.add(back);
    let doomed = false;
    for (const socket of [front, back]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        backs.delete(back);
        front.destroy();
        back.destroy();
      });
    }
    front.on('data', (chunk) => {
      if (losing && chunk.includes(INSERT)) doomed = true;
      back.write(chunk);
    });
    back.on('data', (chunk) => {
      if (doomed) front.destroy();
      else front.write(chunk);
    });
    if (stalled) back.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    loseInsertAnswers(on) {
      losing = on;
    },
    stall() {
      stalled = true;
      for (const back of backs) back.pause();
    },
    resume() {
      stalled = false;
      for (const back of backs) back.resume();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
