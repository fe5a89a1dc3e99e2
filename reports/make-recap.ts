import type { Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import type { ReportReads } from '../workflows/report-rows.ts';
import { readLogo } from './logo.ts';
import { recapFigures } from './recap.ts';
import { recapColumns } from './recap-columns.ts';
import { recapSheets } from './recap-sheets.ts';
import {
  collectReport,
  type PaperOffice,
  type ReportFile,
  type ReportFormat,
  type ReportStream,
  reportFileName,
} from './report.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

/**
 * Rekapitulasi Konten Media Sosial: everything published during `period`, the figures beside those of the period before,
 * and what was handed back; CSV and JSON have the published packages alone. `now` is the moment that the paper names.
 */
export function makeRecap(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): Promise<ReportFile> {
  return collectReport(streamRecap(reads, office, period, format, now));
}

export function streamRecap(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): ReportStream {
  return { fileName: reportFileName('rekap', period.title, format), chunks: write(reads, office, period, format, now) };
}

function write(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(recapColumns(office), reads.recapRows(office.id, period));
    case 'json':
      return writeJson(recapColumns(office), reads.recapRows(office.id, period));
    case 'xlsx':
      return writeBook(reads, office, period, now);
    case 'pdf':
      return printRecap(reads, office, period, now);
  }
}

async function* writeBook(reads: ReportReads, office: PaperOffice, period: Period, now: Instant) {
  const figures = await recapFigures(reads, office, period);
  const logo = await readLogo(office);
  yield* writeXlsx(recapSheets(listsOf(reads, office, period), figures, { office, logo, period, now }));
}

async function* printRecap(reads: ReportReads, office: PaperOffice, period: Period, now: Instant) {
  const { recapPdf } = await import('./recap-pdf.ts');
  const figures = await recapFigures(reads, office, period);
  yield* recapPdf(listsOf(reads, office, period), figures, office, period, now);
}

function listsOf(reads: ReportReads, { id }: PaperOffice, period: Period) {
  return { published: reads.recapRows(id, period), returned: reads.returnedRows(id, period) };
}
