/** Starts one real server for all browser tests, on a free port with a data folder of its own, and takes both away at the end. */
import { startServer } from './server.js';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer();
  // workers inherit the environment
  process.env['DIENTAP_E2E_URL'] = server.url;
  return server.stop;
}
