import { Hono } from 'hono';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import { reportFormats } from '../../reports/report.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { readPeriod } from '../../workflows/period.ts';
import type { PlayedOffice } from '../office/played-office.ts';
import type { Stage } from '../office/stage.ts';

const reports = { register: makeRegister, recap: makeRecap };

/** One office an installation. */
const officeId = 1;

/** `/register.xlsx`, `/recap.csv`: of the office's present month. Files of the chats: `/files/ID`. */
export function downloadRoutes(stage: Stage): Hono {
  const routes = new Hono();
  for (const [report, make] of Object.entries(reports)) {
    for (const format of reportFormats) {
      routes.get(`/${report}.${format}`, async (c) => {
        const { fileName, bytes } = await thisMonth(await stage.office(), make, format);
        return c.body(Buffer.from(bytes), 200, attachment(fileName));
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
  make: typeof makeRegister,
  format: (typeof reportFormats)[number],
) {
  const now = clock.now().toISOString();
  const { zone, platforms } = config.office;
  const period = readPeriod('', dayOf(now, { zone }));
  if (!period) throw new Error('This month is no period');
  const { name } = await rows.store.reads.office(officeId);
  const paper = await rows.reports.paper(officeId);
  const office = { id: officeId, name, zone, platforms, paper, pathOf: rows.archive.pathOf };
  return make(rows.reports, office, period, format, now);
}

function attachment(name: string): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}
