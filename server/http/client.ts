/** The web application: built files for ever (their names carry a hash), its page for every other address. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import compressed from 'express-static-gzip';

/** No network, no frames; which script and styles they are is narrowed further by the page itself. */
const VERIFIER_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; worker-src blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function client(folder: string): Router {
  const router = Router();
  const index = path.join(folder, 'index.html');
  // The build leaves each file beside its compressed forms.
  router.use(
    '/assets',
    compressed(path.join(folder, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br'],
      index: false,
      serveStatic: { immutable: true, maxAge: '365d', fallthrough: true },
    }),
  );
  router.use('/assets', (_req, res) => void res.status(404).type('text').send('not found'));
  // a browser must never hold an old service worker: it would hold the old application with it
  router.get('/sw.js', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-cache');
    next();
  });
  // the page that checks bundles holds its script and styles in itself, and names them in a policy of its own
  router.get('/verify.html', (_req, res, next) => {
    res.setHeader('Content-Security-Policy', VERIFIER_POLICY);
    res.setHeader('Cache-Control', 'no-cache');
    next();
  });
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/{*page}', (_req, res) => {
    if (!existsSync(index)) {
      res
        .status(503)
        .type('text')
        .send('Giao diện chưa được dựng: chạy "npm run build". / The web application has not been built: run "npm run build".\n');
      return;
    }
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(index);
  });
  return router;
}
