/** Liveness, readiness and metrics, outside `/api`. */
import { Router } from 'express';
import type { Metrics } from './metrics.js';

/** Whether requests may come here. `standby`: who hosts the drills instead, where it is known. */
export type Standing = { ok: boolean; standby?: { active: string | null } };

/** `ready`: whether the database answers, and the drills are loaded and hosted here. */
export function health(deps: { ready: () => Promise<Standing>; metrics: Metrics }): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ ok: true }));
  router.get('/readyz', async (_req, res) => {
    const ready = await deps.ready().catch((): Standing => ({ ok: false }));
    res.status(ready.ok ? 200 : 503).json(ready);
  });
  router.get('/metrics', async (_req, res) => {
    res.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  return router;
}
