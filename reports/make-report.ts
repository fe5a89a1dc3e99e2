import type { Instant } from '../workflows/deadlines.ts';
import type { ReportOrder } from '../workflows/outgoing.ts';
import type { Period } from '../workflows/period.ts';
import type { Reads } from '../workflows/ports.ts';
import type { ReportReads } from '../workflows/report-rows.ts';
import { recapCaption, registerCaption, responseCaption, tooLongCaption } from './captions.ts';
import { makeRecap } from './make-recap.ts';
import { makeRegister } from './make-register.ts';
import { makeResponse } from './make-response.ts';
import { PaperTooLong, refuseTooLong } from './paper-too-long.ts';
import { recapFigures } from './recap.ts';
import type { PaperOffice, ReportFile } from './report.ts';
import { reportFileName } from './report.ts';

export interface CaptionedFile {
  name: string;
  bytes: Uint8Array;
  /** What the message with the file says. */
  caption: string;
}

export interface ReportSources {
  rows: ReportReads;
  reads: Reads;
}

/** What somebody ordered in a chat, with the words that go with it. */
export async function makeReport(
  sources: ReportSources,
  office: PaperOffice,
  ordered: ReportOrder,
  now: Instant,
): Promise<CaptionedFile> {
  switch (ordered.type) {
    case 'report':
      return makeList(sources.rows, office, ordered, now);
    case 'recapPicture':
      return makePicture(sources.rows, office, ordered, now);
    case 'responsePaper': {
      const file = await makeResponse(sources.reads, office, ordered.code, now);
      if (!file) throw new Error(`No package ${ordered.code}`);
      return captioned(file, responseCaption(ordered.code));
    }
  }
}

type ListOrder = Extract<ReportOrder, { type: 'report' }>;

/** What is too long for a paper comes as a workbook, and says so. */
async function makeList(
  rows: ReportReads,
  office: PaperOffice,
  ordered: ListOrder,
  now: Instant,
): Promise<CaptionedFile> {
  try {
    return await makeListAs(rows, office, ordered, now);
  } catch (error) {
    if (!(error instanceof PaperTooLong)) throw error;
    const file = await makeListAs(rows, office, { ...ordered, format: 'xlsx' }, now);
    return { ...file, caption: tooLongCaption(file.caption, error) };
  }
}

async function makeListAs(rows: ReportReads, office: PaperOffice, ordered: ListOrder, now: Instant) {
  if (ordered.format === 'pdf') await refuseTooLong(packagesOf(rows, office, ordered));
  if (ordered.report === 'register')
    return captioned(await makeRegister(rows, office, ordered, ordered.format, now), registerCaption(ordered));
  const figures = await recapFigures(rows, office, ordered);
  return captioned(await makeRecap(rows, office, ordered, ordered.format, now), recapCaption(figures));
}

function packagesOf(rows: ReportReads, { id }: PaperOffice, ordered: ListOrder): AsyncIterable<unknown> {
  return ordered.report === 'register' ? rows.registerRows(id, ordered) : rows.recapRows(id, ordered);
}

async function makePicture(
  rows: ReportReads,
  office: PaperOffice,
  period: Period,
  now: Instant,
): Promise<CaptionedFile> {
  const { recapPicture } = await import('./recap-picture.ts');
  const { drawSvg } = await import('./draw-svg.ts');
  const bytes = drawSvg(recapPicture(await recapFigures(rows, office, period), office, now));
  return { name: reportFileName('rekap', period.title, 'png'), bytes, caption: `Rekapitulasi ${period.title}` };
}

function captioned({ fileName, bytes }: ReportFile, caption: string): CaptionedFile {
  return { name: fileName, bytes, caption };
}
