/** `/api/openapi.json` and a page to browse it, both from this server alone. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Router } from 'express';

const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>dientap API</title>
<link rel="stylesheet" href="./swagger-ui.css"><link rel="icon" href="./favicon-32x32.png">
</head>
<body><div id="swagger-ui"></div>
<script src="./swagger-ui-bundle.js"></script><script src="./start.js"></script>
</body>
</html>
`;
const script = `window.ui = SwaggerUIBundle({ url: '../openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** `document` is asked for once, when somebody first reads it. */
export function docs(document: () => object): Router {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  let text: string | undefined;
  const router = Router({ strict: true });
  router.get('/openapi.json', (_req, res) => {
    text ??= JSON.stringify(document());
    res.type('application/json').send(text);
  });
  router.get('/docs', (req, res) => res.redirect(301, `${req.baseUrl}/docs/`));
  router.get('/docs/', (_req, res) => void res.type('html').send(page));
  router.get('/docs/start.js', (_req, res) => void res.type('js').send(script));
  for (const asset of ASSETS) router.get(`/docs/${asset}`, (_req, res) => res.sendFile(path.join(folder, asset), { maxAge: '1d' }));
  return router;
}
