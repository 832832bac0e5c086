/** Liveness, readiness and metrics, outside `/api`. */
import { Router } from 'express';
import type { Metrics } from './metrics.js';

/** `ready`: whether the database answers and the drills are loaded. */
export function health(deps: { ready: () => Promise<boolean>; metrics: Metrics }): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ ok: true }));
  router.get('/readyz', async (_req, res) => {
    const ready = await deps.ready().catch(() => false);
    res.status(ready ? 200 : 503).json({ ok: ready });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  return router;
}
