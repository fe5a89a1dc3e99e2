import type { Instant } from '../workflows/deadlines.ts';
import type { Reads } from '../workflows/ports.ts';
import { readResponse } from './read-response.ts';
import type { PaperOffice, ReportFile } from './report.ts';

/** The written response of one package as PDF; null when there is no such package. */
export async function makeResponse(
  reads: Reads,
  office: PaperOffice,
  code: string,
  now: Instant,
): Promise<ReportFile | null> {
  const source = await readResponse(reads, office.id, code);
  if (!source) return null;
  const { responsePdf } = await import('./response-pdf.ts');
  return { fileName: `tanggapan-${code.toLowerCase()}.pdf`, bytes: await responsePdf(source, office, now) };
}
