// A WebSocket by hand, joined to a drill, on which any bytes can be sent.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

function masked(first, payload) {
  const length = payload.length;
  const head = length < 126 ? Buffer.from([first, 0x80 | length]) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  if (length >= 65_536) {
    head[0] = first;
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  } else if (length >= 126) {
    head[0] = first;
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  }
  // The all-zero mask leaves the payload as it is.
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

/** The close frame among the server's frames (unmasked) after the HTTP answer, with its code where it carries one. */
function closeOf(seen) {
  let at = seen.indexOf('\r\n\r\n') + 4;
  while (at >= 4 && seen.length >= at + 2) {
    const short = seen[at + 1] & 0x7f;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (seen.length < at + head) return undefined;
    const length = short === 126 ? seen.readUInt16BE(at + 2) : short === 127 ? Number(seen.readBigUInt64BE(at + 2)) : short;
    if ((seen[at] & 0x0f) === 8) return length >= 2 ? `WebSocket close ${seen.readUInt16BE(at + head)}` : 'WebSocket close';
    at += head + length;
  }
  return undefined;
}

/** Resolves when `hello` has come. */
export async function connectRaw(url, auth) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let seen = Buffer.alloc(0);
  let ended = false;
  const waiting = new Set();
  const look = () => waiting.forEach((check) => check());
  socket.on('data', (chunk) => {
    seen = Buffer.concat([seen, chunk]);
    look();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    ended = true;
    look();
  });
  const until = (test, patience) =>
    new Promise((resolve) => {
      const late = setTimeout(() => finish(null), patience);
      const finish = (value) => {
        clearTimeout(late);
        waiting.delete(check);
        resolve(value);
      };
      const check = () => {
        const value = test();
        if (value !== undefined) finish(value);
      };
      waiting.add(check);
      check();
    });
  const has = (text) => () => (ended ? false : seen.includes(text) || undefined);
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  if (!(await until(has('"sid"'), 5000))) throw new Error('no WebSocket');
  const line = {
    bytes: (bytes) => void socket.write(bytes),
    frame: (first, payload) => void socket.write(masked(first, payload)),
    text: (text) => line.frame(0x81, Buffer.from(text)),
    binary: (bytes) => line.frame(0x82, bytes),
    /** How the line ended, or null when it did not within the patience. */
    closed: (patience) => until(() => closeOf(seen) ?? (ended ? 'connection closed' : undefined), patience),
    /** The ack of an event given as JSON; null when none came. */
    async ask(json, patience) {
      line.text(`427${json}`);
      await until(() => (ended || seen.includes('437[') ? true : undefined), patience);
      const at = seen.indexOf('437[');
      if (at < 0) return null;
      const text = seen.subarray(at + 3).toString();
      return JSON.parse(/^\[\{.*?\}\]/s.exec(text)[0])[0];
    },
    destroy: () => socket.destroy(),
  };
  line.text(`40${JSON.stringify(auth)}`);
  if (!(await until(has('["hello"'), 5000))) throw new Error('no hello');
  return line;
}
