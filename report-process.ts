import { makeReport } from './reports/make-report.ts';
import { openStorage, type StorageOptions } from './storage/open-storage.ts';
import type { Instant } from './workflows/deadlines.ts';
import type { ReportOrder } from './workflows/outgoing.ts';

/**
 * A process of its own for one report: fonts, pictures and pages take memory and time that the bot must not lose. It reads
 * the database like the command line does, answers its parent once, and ends.
 */
export interface ReportRequest {
  storage: Omit<StorageOptions, 'clock' | 'readonly'>;
  /** `platforms`: the setting; what the admin chose comes before it. */
  office: { id: number; zone: string; platforms: readonly string[] };
  ordered: ReportOrder;
  now: Instant;
}

export type ReportAnswer =
  | { ok: true; name: string; bytes: Uint8Array; caption: string }
  /** `error` names the kind of failure; what people wrote never stands in it. */
  | { ok: false; error: string };

process.once('message', (request: ReportRequest) => {
  void answer(request).then((result) => process.send?.(result, () => process.disconnect()));
});

async function answer(request: ReportRequest): Promise<ReportAnswer> {
  try {
    return { ok: true, ...(await make(request)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function make({ storage: options, office, ordered, now }: ReportRequest) {
  const storage = await openStorage({ ...options, readonly: true });
  try {
    const { name } = await storage.store.reads.office(office.id);
    const paper = await storage.reports.paper(office.id, now);
    const platforms = paper.profile.platforms ?? office.platforms;
    const whole = { ...office, name, platforms, paper, pathOf: storage.archive.pathOf };
    return await makeReport({ rows: storage.reports, reads: storage.store.reads }, whole, ordered, now);
  } finally {
    await storage.close();
  }
}
