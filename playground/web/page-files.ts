import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
};

/** Served as npm brought them: there is no build step. */
const libraries: Readonly<Record<string, string>> = {
  '/lib/preact.js': 'preact',
  '/lib/hooks.js': 'preact/hooks',
  '/lib/htm.js': 'htm',
};

/** Where the page's own files are, by the folder in their address. */
const folders: Readonly<Record<string, URL>> = {
  page: new URL('../page/', import.meta.url),
  samples: new URL('../samples/', import.meta.url),
};

/** The page itself: HTML, style, scripts, samples. Looked up anew by the browser each time, so that an update is seen. */
export async function pageFiles(): Promise<Hono> {
  const index = await readFile(new URL('index.html', folders.page), 'utf8');
  const policy = contentPolicy(index);
  const routes = new Hono();
  routes.get('/', (c) => c.html(index, 200, { 'content-security-policy': policy }));
  for (const [path, name] of Object.entries(libraries)) {
    const source = await readFile(fileURLToPath(import.meta.resolve(name)));
    routes.get(path, (c) => c.body(source, 200, { 'content-type': types.js ?? '' }));
  }
  routes.get('/:folder{page|samples}/:name{[a-z0-9-]+\\.[a-z]+}', async (c) => {
    const { folder, name } = c.req.param();
    const type = types[name.split('.')[1] ?? ''];
    const bytes = type && (await readFile(new URL(name, folders[folder])).catch(() => null));
    return bytes ? c.body(bytes, 200, { 'content-type': type }) : c.text('Tidak ada.', 404);
  });
  return routes;
}

/** Nothing from elsewhere; of scripts in the page only the import map, by its hash. */
function contentPolicy(html: string): string {
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(map).digest('base64');
  return [
    "default-src 'self'",
    `script-src 'self' 'sha256-${hash}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
