import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listenAt } from './listen-at.ts';
import type { Metrics } from './metrics.ts';

export interface WebOptions {
  host: string;
  port: number;
  metrics: Metrics;
  /** Why the program is not well; null when it is. */
  problem(): Promise<string | null>;
  /** A request failed: never shown to who asked. */
  onError(error: Error): void;
  /** Answers Telegram's requests; null with long polling. */
  webhook: Webhook | null;
}

export interface Webhook {
  path: string;
  answer(secret: string | undefined, body: string): Promise<200 | 400 | 401 | 413>;
}

export interface RunningWeb {
  port: number;
  stop(): Promise<void>;
}

const bodyLimitBytes = 1024 * 1024;

/** Liveness, metrics and the webhook, on loopback unless `HOST` says otherwise. */
export async function serveWeb(options: WebOptions): Promise<RunningWeb> {
  const server = createAdaptorServer({ fetch: routes(options).fetch });
  const port = await listenAt(server, options.host, options.port);
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function routes({ metrics, problem, onError, webhook }: WebOptions): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    onError(error);
    return c.text('failed', 500);
  });
  app.get('/healthz', async (c) => {
    const found = await problem();
    return found === null ? c.text('ok') : c.text(found, 503);
  });
  app.get('/metrics', async (c) => c.body(await metrics.render(), 200, { 'content-type': metrics.contentType }));
  if (webhook) {
    app.post(webhook.path, bodyLimit({ maxSize: bodyLimitBytes }), async (c) => {
      const status = await webhook.answer(c.req.header('x-telegram-bot-api-secret-token'), await c.req.text());
      return c.body(null, status);
    });
  }
  return app;
}
