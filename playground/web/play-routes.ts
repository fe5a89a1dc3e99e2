import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { moves } from '../office/move-time.ts';
import type { PlayedOffice } from '../office/played-office.ts';
import type { Stage } from '../office/stage.ts';
import * as play from './play.ts';

/** A bot is given no file above 50 MB by anybody, and an album is one request. */
const mostBytes = 100 * 1024 * 1024;

/** Everything that can be done on the page. What a phone cannot do is answered 409. */
export function playRoutes(stage: Stage): Hono {
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: mostBytes, onError: (c) => c.json({ error: 'Berkasnya terlalu besar.' }, 413) }));

  const on = <Body>(path: string, schema: z.ZodType<Body>, act: (office: PlayedOffice, body: Body) => unknown) =>
    routes.post(path, async (c) => {
      const body = schema.safeParse(await c.req.json().catch(() => null));
      if (!body.success) return c.json({ error: 'Permintaan tidak lengkap.' }, 400);
      return c.json((await act(await stage.office(), body.data)) ?? {});
    });

  on('/text', play.textSchema, play.sendText);
  on('/tap', play.tapSchema, play.tap);
  on('/edit', play.editSchema, play.editMessage);
  on('/delete', play.messageSchema, play.deleteMessage);
  on('/link', play.linkSchema, play.openLink);
  on('/forge', play.phoneSchema, play.forgeTap);
  on('/clock', z.object({ move: z.enum(moves) }), (_, { move }) => stage.moveTime(move));
  on('/reset', z.object({}), () => stage.reset());

  routes.post('/files', async (c) => {
    const form = await c.req.formData();
    const body = play.filesSchema.safeParse(
      Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
    );
    const files = await Promise.all(
      form.getAll('files').flatMap((file) => (file instanceof File ? [picked(file)] : [])),
    );
    if (!body.success || files.length === 0) return c.json({ error: 'Permintaan tidak lengkap.' }, 400);
    play.sendFiles(await stage.office(), body.data, files);
    return c.json({});
  });
  return routes;
}

async function picked(file: File): Promise<play.PickedFile> {
  return { name: file.name, mimeType: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}
