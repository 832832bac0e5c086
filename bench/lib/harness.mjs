// The load harness beside the project (`../shared/bench`, or BENCH_HARNESS), used as it is: its client and its reference server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './server.mjs';

export const HARNESS = path.resolve(process.env.BENCH_HARNESS ?? path.join(ROOT, '..', 'shared', 'bench'));
if (!existsSync(path.join(HARNESS, 'drill.js'))) throw new Error(`no load harness in ${HARNESS}; name its folder in BENCH_HARNESS`);
// The reference servers take socket.io from this project, so that both sides run the same version.
process.env.NODE_PATH = path.join(ROOT, 'node_modules');

const require = createRequire(import.meta.url);
export const { Proc } = require(path.join(HARNESS, 'lib', 'proc.js'));
export const { now, sleep, summary, median } = require(path.join(HARNESS, 'lib', 'util.js'));

/** Runs one scenario of the harness; answers its result, whether or not every check held. */
export async function runDrill(folder, name, scenario, loud = false) {
  const file = path.join(folder, `${name}.json`);
  const out = path.join(folder, `${name}.result.json`);
  writeFileSync(file, JSON.stringify(scenario, null, 1));
  const child = spawn(process.execPath, [path.join(HARNESS, 'drill.js'), file, '--out', out], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (loud) process.stderr.write(chunk);
  });
  const [code] = await once(child, 'exit');
  if (!existsSync(out)) throw new Error(`the harness ended with ${code}: ${said}`);
  const result = JSON.parse(readFileSync(out, 'utf8'));
  return { ...result, failures: said.split('\n').filter((line) => line.includes('FAIL')) };
}

/** The bare Socket.IO server, one room and one payload per team, with an HTTP trigger in front of its broadcast. */
export async function startReference({ teams, size, snapBytes }) {
  const server = new Proc('servers/sio.js', [JSON.stringify({ teams, size, snapBytes })]);
  const { port } = await server.once('listening', 10_000);
  const front = createServer((request, response) => {
    request.resume();
    server.ask('broadcast', { kind: 'rooms' }).then(
      () => response.end('{}'),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    pid: server.pid,
    publish: `http://127.0.0.1:${front.address().port}/publish`,
    async stop() {
      front.closeAllConnections();
      front.close();
      await server.stop();
    },
  };
}
