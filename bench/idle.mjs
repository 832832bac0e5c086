/** Start to ready, first and later runs, and the memory of server and database at rest. Run: `node bench/idle.mjs [--starts 5]` */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildOnce, newDataDir, removeDataDir, rssMiB, startServer } from './lib/server.mjs';
import { table } from './lib/table.mjs';

const { values } = parseArgs({ options: { starts: { type: 'string', default: '4' }, rest: { type: 'string', default: '20' } } });

await buildOnce();
const dataDir = newDataDir();
const rows = [];
try {
  for (let start = 1; start <= Number(values.starts); start++) {
    const load = loadavg()[0];
    const server = await startServer({ dataDir });
    // Memory settles within seconds once nobody asks for anything.
    await sleep(start === 1 ? Number(values.rest) * 1000 : 2000);
    const own = rssMiB(server.pid);
    const database = rssMiB(server.mongodPid);
    const stopped = performance.now();
    // The last start but one ends like a power cut.
    const cut = start === Number(values.starts) - 1;
    await (cut ? server.kill9() : server.stop());
    rows.push([
      start === 1 ? 'first, empty folder' : rows.at(-1).cut ? 'after kill -9' : 'later',
      (server.readyMs / 1000).toFixed(2),
      own.toFixed(0),
      database.toFixed(0),
      (own + database).toFixed(0),
      cut ? 'kill -9' : ((performance.now() - stopped) / 1000).toFixed(2),
      load.toFixed(1),
    ]);
    rows.at(-1).cut = cut;
  }
} finally {
  removeDataDir(dataDir);
}
console.log(table(['start', 'ready after s', 'server MiB', 'mongod MiB', 'together MiB', 'stopped in s', 'load average'], rows));
const worst = Math.max(...rows.map((row) => Number(row[1])));
const memory = Math.max(...rows.map((row) => Number(row[4])));
console.log(`\nslowest start ${worst} s (target 5), most memory ${memory} MiB (target 350)`);
process.exit(worst <= 5 && memory <= 350 ? 0 : 1);
