import { type Context, Hono } from 'hono';
import type { ReportKind } from '../../workflows/chat.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import type { ReportOrder } from '../../workflows/outgoing.ts';
import { type Period, readPeriod } from '../../workflows/period.ts';
import type { PlayedOffice } from '../office/played-office.ts';
import type { Stage } from '../office/stage.ts';

/** One office an installation. */
const officeId = 1;

const reports: Readonly<Record<string, ReportKind>> = { register: 'register', rekap: 'recap' };
const formats = ['xlsx', 'pdf'] as const;

/** Papers of the office's present month and of one package, made as the bot makes them; and the files of the chats. */
export function downloadRoutes(stage: Stage): Hono {
  const routes = new Hono();
  for (const [word, report] of Object.entries(reports)) {
    for (const format of formats) {
      routes.get(`/${word}.${format}`, async (c) => {
        const office = await stage.office();
        return sendPaper(c, office, { type: 'report', report, format, ...thisMonth(office) });
      });
    }
  }
  routes.get('/tanggapan/:code{K-\\d+}', async (c) => {
    const office = await stage.office();
    const submission = await office.rows.store.reads.submissionByCode(officeId, c.req.param('code'));
    if (!submission) return c.text('Tidak ada.', 404);
    return sendPaper(c, office, { type: 'responsePaper', submissionId: submission.id, code: submission.code });
  });
  routes.get('/files/:id', async (c) => {
    const file = (await stage.office()).server.file(c.req.param('id'));
    if (!file) return c.text('Tidak ada.', 404);
    const { kind, mimeType, fileName, bytes } = file;
    const type = kind === 'photo' ? 'image/jpeg' : (mimeType ?? 'application/octet-stream');
    return c.body(new Uint8Array(bytes), 200, {
      ...(kind === 'document' ? attachment(fileName ?? 'berkas') : { 'content-type': type }),
      'cache-control': 'private, max-age=86400, immutable',
    });
  });
  return routes;
}

async function sendPaper(c: Context, { config, clock, papers }: PlayedOffice, ordered: ReportOrder) {
  const { dataDir, databaseFile: file } = config.storage;
  const { zone, workingDaysOnly, cutiBersama, platforms } = config.office;
  const { name, bytes } = await papers.make({
    storage: { dataDir, file, zone, workingDaysOnly, cutiBersama },
    office: { id: officeId, zone, platforms },
    ordered,
    now: clock.now().toISOString(),
  });
  return c.body(new Uint8Array(bytes), 200, attachment(name));
}

function thisMonth({ config, clock }: PlayedOffice): Period {
  const period = readPeriod('', dayOf(clock.now().toISOString(), config.office));
  if (!period) throw new Error('This month is no period');
  return period;
}

function attachment(name: string): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}
