/** Starts one real server for all browser tests, on a free port with a data folder of its own, and takes both away at the end. */
import { openPostOffice } from './post-office.js';
import { startServer } from './server.js';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const post = await openPostOffice();
  const server = await startServer({ SMTP_URL: post.url });
  // workers inherit the environment
  process.env['DIENTAP_E2E_URL'] = server.url;
  process.env['DIENTAP_E2E_MAIL'] = post.folder;
  return async () => {
    await server.stop();
    await post.close();
  };
}
