import { dayOf, type Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import type { ReportReads } from '../workflows/report-rows.ts';
import { readLogo } from './logo.ts';
import { type RegisterEntry, registerEntry } from './register.ts';
import { registerColumns } from './register-columns.ts';
import { registerSheet } from './register-sheet.ts';
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
 * Register dokumentasi dan konten: everything handed in during `period`, then what was planned for it and is missing. `now`
 * tells which open packages are late.
 */
export function makeRegister(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): Promise<ReportFile> {
  return collectReport(streamRegister(reads, office, period, format, now));
}

export function streamRegister(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): ReportStream {
  const entries = registerEntries(reads, office, period, now);
  return {
    fileName: reportFileName('register', period.title, format),
    chunks: write(entries, office, period, format, now),
  };
}

async function* registerEntries(
  reads: ReportReads,
  office: PaperOffice,
  period: Period,
  now: Instant,
): AsyncIterable<RegisterEntry> {
  for await (const row of reads.registerRows(office.id, period)) yield registerEntry(row, now);
  for await (const row of reads.missingRows(office.id, period))
    if (row.activityDay <= dayOf(now, office)) yield registerEntry(row, now);
}

function write(
  entries: AsyncIterable<RegisterEntry>,
  office: PaperOffice,
  period: Period,
  format: ReportFormat,
  now: Instant,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(registerColumns(office), entries);
    case 'json':
      return writeJson(registerColumns(office), entries);
    case 'xlsx':
      return writeBook(entries, office, period, now);
    case 'pdf':
      return printRegister(entries, office, period, now);
  }
}

async function* writeBook(entries: AsyncIterable<RegisterEntry>, office: PaperOffice, period: Period, now: Instant) {
  const logo = await readLogo(office);
  yield* writeXlsx([registerSheet(entries, { office, logo, period, now })]);
}

async function* printRegister(
  entries: AsyncIterable<RegisterEntry>,
  office: PaperOffice,
  period: Period,
  now: Instant,
): AsyncGenerator<Uint8Array> {
  const { registerPdf } = await import('./register-pdf.ts');
  yield* registerPdf(entries, office, period, now);
}
