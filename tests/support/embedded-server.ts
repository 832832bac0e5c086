/** A small server of its own process for tests: starts the embedded MongoDB on a folder, says so, and stays. */
import { startEmbedded } from '../../server/ops/mongo/embedded.js';

const [dataDir = ''] = process.argv.slice(2);
const quiet = { info() {}, warn() {}, error() {} };
try {
  const embedded = await startEmbedded({ dataDir, log: quiet, env: process.env });
  process.stdout.write(`${JSON.stringify({ uri: embedded.uri, pid: embedded.pid })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })}\n`);
}
