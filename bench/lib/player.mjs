// A team that plays on normally, in a process of its own: one action every 50 ms in turn from its seats, each waited for.
// argv: JSON {url, seats}. Messages in: 'begin' (a new window), 'end'. Messages out: {ready}, {window}.
import { io } from 'socket.io-client';
import { summary } from './harness.mjs';

const EVERY_MS = 50;
const { url, seats } = JSON.parse(process.argv[2]);
let window = { latencies: [], refused: [], cuts: 0 };
let number = 0;

const sockets = await Promise.all(
  seats.map(
    (seat) =>
      new Promise((resolve, reject) => {
        const socket = io(url, { auth: { token: seat.access, exerciseId: seat.exerciseId }, transports: ['websocket'], forceNew: true });
        socket.once('hello', () => resolve(socket));
        socket.once('connect_error', reject);
        socket.on('disconnect', () => (window.cuts += 1));
      }),
  ),
);

const timer = setInterval(() => {
  const mine = window;
  const at = number++;
  const from = performance.now();
  const command = { commandId: `player-${process.pid}-${at}`, type: 'act', action: 'ACK', fields: { what: `Việc thứ ${at}` } };
  sockets[at % sockets.length].timeout(20_000).emit('command', command, (error, ack) => {
    if (error) mine.refused.push('no answer');
    else if (!ack.ok) mine.refused.push(ack.code);
    else mine.latencies.push(performance.now() - from);
  });
}, EVERY_MS);

process.on('message', (message) => {
  if (message === 'begin') window = { latencies: [], refused: [], cuts: 0 };
  else {
    const { latencies, refused, cuts } = window;
    process.send({ window: { ...summary(latencies), refused: refused.length, codes: [...new Set(refused)], cuts } });
  }
});
process.on('disconnect', () => {
  clearInterval(timer);
  process.exit(0);
});
process.send({ ready: true });
