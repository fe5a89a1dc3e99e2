import { Hono } from 'hono';
import { makeReport } from '../../reports/make-report.ts';
import { reportFormats } from '../../reports/report.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { readPeriod } from '../../workflows/period.ts';
import type { PlayedOffice } from '../office/played-office.ts';
import type { Stage } from '../office/stage.ts';

const reports = ['register', 'recap'] as const;

/** One office an installation. */
const officeId = 1;

/** `/register.xlsx`, `/recap.csv`: of the office's present month. Files of the chats: `/files/ID`. */
export function downloadRoutes(stage: Stage): Hono {
  const routes = new Hono();
  for (const report of reports) {
    for (const format of reportFormats) {
      routes.get(`/${report}.${format}`, async (c) => {
        const { name, bytes } = await thisMonth(await stage.office(), report, format);
        return c.body(Buffer.from(bytes), 200, attachment(name));
      });
    }
  }
  routes.get('/files/:id', async (c) => {
    const file = (await stage.office()).server.file(c.req.param('id'));
    if (!file) return c.text('Tidak ada.', 404);
    const isShown = file.kind !== 'document';
    const type = file.kind === 'photo' ? 'image/jpeg' : (file.mimeType ?? 'application/octet-stream');
    return c.body(new Uint8Array(file.bytes), 200, {
      ...(isShown ? { 'content-type': type } : attachment(file.fileName ?? 'berkas')),
      'cache-control': 'private, max-age=86400, immutable',
    });
  });
  return routes;
}

async function thisMonth(
  { rows, config, clock }: PlayedOffice,
  report: (typeof reports)[number],
  format: (typeof reportFormats)[number],
) {
  const now = clock.now().toISOString();
  const { zone, platforms } = config.office;
  const period = readPeriod('', dayOf(now, { zone }));
  if (!period) throw new Error('This month is no period');
  return makeReport(rows.reports, { id: officeId, zone, platforms }, { ...period, report, format }, now);
}

function attachment(name: string): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}
