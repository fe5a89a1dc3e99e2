import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { listenAt } from '../../web/listen-at.ts';
import type { Log } from '../../workflows/ports.ts';
import type { Stage } from '../office/stage.ts';
import { downloadRoutes } from './downloads.ts';
import { pageFiles } from './page-files.ts';
import { PageNews } from './page-news.ts';
import { playRoutes } from './play-routes.ts';
import { refuseStrangers } from './refuse-strangers.ts';

export interface PlaygroundOptions {
  readonly host: string;
  readonly port: number;
  readonly stage: Stage;
  readonly log: Log;
}

export interface RunningPlayground {
  readonly port: number;
  stop(): Promise<void>;
}

/** How soon a browser tries again after a break. */
const reconnectMs = 500;

/** The page, what it can do, and what it is told; and the bot's own `/healthz` and `/metrics`. */
export async function servePlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const news = new PageNews(options.stage, options.log);
  const server = createAdaptorServer({ fetch: (await routesOf(options, news)).fetch });
  const port = await listenAt(server, options.host, options.port);
  return {
    port,
    async stop() {
      news.close();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

async function routesOf({ host, stage, log }: PlaygroundOptions, news: PageNews): Promise<Hono> {
  const app = new Hono();
  app.use(refuseStrangers(host));
  app.use(secureHeaders({ xFrameOptions: 'DENY', referrerPolicy: 'no-referrer' }));
  app.onError((error, c) => {
    // What a phone cannot do (write after blocking, edit what is gone) is a plain Error of the virtual person.
    if (error.name === 'Error') return c.json({ error: 'Tidak bisa dilakukan di ponsel ini.' }, 409);
    log.error({ error: error.name }, 'a request of the page failed');
    return c.json({ error: 'Ada yang tidak beres. Coba sekali lagi.' }, 500);
  });
  app.route('/', await pageFiles());
  app.route('/', downloadRoutes(stage));
  app.route('/do', playRoutes(stage));
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const leave = await news.join(
        (event) => void stream.writeSSE({ data: JSON.stringify(event), retry: reconnectMs }).catch(() => {}),
      );
      // Who left while the first look was made is not told of any more.
      if (!stream.aborted) await new Promise<void>((resolve) => stream.onAbort(resolve));
      leave();
    }),
  );
  for (const path of ['/healthz', '/metrics']) app.get(path, async () => fromBot(stage, path));
  return app;
}

/** The bot in the background has a web server of its own, on loopback. */
async function fromBot(stage: Stage, path: string): Promise<Response> {
  const { app } = await stage.office();
  const { status, headers, body } = await fetch(`http://127.0.0.1:${app.port}${path}`);
  return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? 'text/plain' } });
}
