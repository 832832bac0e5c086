// Pages of a PDF as WebP pictures, drawn by pdf.js in the browser that prints.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const HOST = 'http://pages.example';
const library = path.join(path.dirname(createRequire(import.meta.url).resolve('unpdf')), 'pdfjs.mjs');

/** `pages` count from 1; `width` in pixels. Answers the files written into `folder`. */
export async function pictures(browser, pdf, pages, folder, name, width = 620) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${HOST}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/pdf') await route.fulfill({ body: pdf, contentType: 'application/pdf' });
    else if (pathname === '/pdfjs.mjs') await route.fulfill({ body: await readFile(library), contentType: 'text/javascript' });
    else await route.fulfill({ body: '<!doctype html><title>pages</title>', contentType: 'text/html' });
  });
  await page.goto(`${HOST}/`);
  const written = [];
  for (const number of pages) {
    const data = await page.evaluate(
      async ([at, wide]) => {
        globalThis.pdfjs ??= await import('/pdfjs.mjs');
        globalThis.opened ??= await globalThis.pdfjs.getDocument({ url: '/pdf', disableFontFace: false }).promise;
        const sheet = await globalThis.opened.getPage(at);
        const viewport = sheet.getViewport({ scale: wide / sheet.getViewport({ scale: 1 }).width });
        const canvas = document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        await sheet.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, background: '#fff' }).promise;
        return canvas.toDataURL('image/webp', 0.72);
      },
      [number, width],
    );
    const file = path.join(folder, `${name}-${number}.webp`);
    await writeFile(file, Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
    written.push(file);
  }
  await context.close();
  return written;
}
