import type { Period } from '../workflows/period.ts';
import type { RecapRow, ReportReads } from '../workflows/report-rows.ts';
import { FigureCounter, type RecapFigures } from './recap.ts';
import { recapColumns } from './recap-columns.ts';
import { recapSheets } from './recap-sheets.ts';
import {
  collectReport,
  type ReportFile,
  type ReportFormat,
  type ReportOffice,
  type ReportStream,
  reportFileName,
} from './report.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

/**
 * Rekapitulasi Konten Media Sosial: everything published during `period`. XLSX has a second sheet with the figures;
 * CSV and JSON have the rows alone.
 */
export function makeRecap(
  reads: ReportReads,
  office: ReportOffice,
  period: Period,
  format: ReportFormat,
): Promise<ReportFile> {
  return collectReport(streamRecap(reads, office, period, format));
}

export function streamRecap(
  reads: ReportReads,
  office: ReportOffice,
  period: Period,
  format: ReportFormat,
): ReportStream {
  return { fileName: reportFileName('rekap', period.title, format), chunks: write(reads, office, period, format) };
}

/** The figures alone, for a message in a chat. */
export async function recapFigures(reads: ReportReads, office: ReportOffice, period: Period): Promise<RecapFigures> {
  const counter = new FigureCounter(office, period);
  for await (const row of reads.recapRows(office.id, period)) counter.addPublished(row);
  for await (const row of reads.registerRows(office.id, period)) counter.addSteps(row.steps);
  return counter.figures();
}

function write(
  reads: ReportReads,
  office: ReportOffice,
  period: Period,
  format: ReportFormat,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(recapColumns(office), reads.recapRows(office.id, period));
    case 'json':
      return writeJson(recapColumns(office), reads.recapRows(office.id, period));
    case 'xlsx':
      return writeXlsx(() => recapBook(reads, office, period));
  }
}

async function recapBook(reads: ReportReads, office: ReportOffice, period: Period) {
  const counter = new FigureCounter(office, period);
  const rows: RecapRow[] = [];
  for await (const row of reads.recapRows(office.id, period)) {
    rows.push(row);
    counter.addPublished(row);
  }
  for await (const row of reads.registerRows(office.id, period)) counter.addSteps(row.steps);
  return recapSheets(rows, counter.figures(), office, period);
}
