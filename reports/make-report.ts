import type { ReportKind } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import { procedure } from '../workflows/procedure.ts';
import type { ReportReads } from '../workflows/report-rows.ts';
import { recapCaption, registerCaption } from './captions.ts';
import { makeRecap, recapFigures } from './make-recap.ts';
import { makeRegister } from './make-register.ts';
import type { ReportFile, ReportFormat, ReportOffice } from './report.ts';

/** A report that somebody ordered in a chat. */
export interface OrderedReport extends Period {
  report: ReportKind;
  format: ReportFormat;
}

export interface CaptionedFile {
  name: string;
  bytes: Uint8Array;
  /** What the message with the file says. */
  caption: string;
}

/** The file and the words that go with it; without a name the office is that of the procedure. */
export async function makeReport(
  reads: ReportReads,
  office: Omit<ReportOffice, 'name'> & Partial<Pick<ReportOffice, 'name'>>,
  ordered: OrderedReport,
  now: Instant,
): Promise<CaptionedFile> {
  const named = { ...office, name: office.name ?? procedure.office };
  switch (ordered.report) {
    case 'register':
      return captioned(await makeRegister(reads, named, ordered, ordered.format, now), registerCaption(ordered));
    case 'recap': {
      const figures = await recapFigures(reads, named, ordered);
      return captioned(await makeRecap(reads, named, ordered, ordered.format), recapCaption(figures));
    }
  }
}

function captioned({ fileName, bytes }: ReportFile, caption: string): CaptionedFile {
  return { name: fileName, bytes, caption };
}
