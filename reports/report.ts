import { buffer } from 'node:stream/consumers';
import type { OfficePaper } from '../workflows/report-rows.ts';

/** What every report is asked with and gives back. */

export interface ReportOffice {
  id: number;
  name: string;
  /** IANA name: days and times in reports are the office's. */
  zone: string;
  /** The office's platforms, in its order. */
  platforms: readonly string[];
}

/** What papers need besides: letterhead, signatories, and where the archive has a picture. */
export interface PaperOffice extends ReportOffice {
  paper: OfficePaper;
  pathOf(sha256: string): string;
}

/** `csv` and `json` are for machines (docs/reports.md), `xlsx` and `pdf` are for people. */
export const reportFormats = ['csv', 'json', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportFile {
  fileName: string;
  bytes: Uint8Array;
}

/** A report whose bytes come piece by piece, so that a long one need not fit into memory. */
export interface ReportStream {
  fileName: string;
  chunks: AsyncIterable<Uint8Array>;
}

export async function collectReport({ fileName, chunks }: ReportStream): Promise<ReportFile> {
  return { fileName, bytes: await buffer(chunks) };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** `register-juni-2025.csv` */
export function reportFileName(report: string, title: string, format: string): string {
  return `${report}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${format}`;
}
