import { dayOf, type Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import { completeness } from './completeness.ts';
import { writtenDay, writtenTime, zoneName } from './office-time.ts';
import { type RegisterEntry, stepOrder } from './register.ts';
import { piecesText, remarks, stateText, stepText, submitterText } from './register-texts.ts';
import type { PaperOffice } from './report.ts';
import { headPicture, headRows, type SheetAbout, signatureRows } from './sheet-head.ts';
import { type SheetColumn, tableRows } from './sheet-table.ts';
import { kindNames, stepNames } from './words.ts';
import type { Sheet, SheetRow } from './xlsx/sheet.ts';

export const registerTitle = 'Register Dokumentasi dan Konten';

/** The register for people: one sheet, row by row. */
export function registerSheet(entries: AsyncIterable<RegisterEntry>, about: SheetAbout): Sheet {
  const { office, period, now } = about;
  const columns = columnsFor(office.zone);
  const head = headRows(office, registerTitle, stateLine(office, period, now), columns.length);
  return {
    name: 'Register',
    widths: columns.map(({ width }) => width),
    rows: rowsOf(head, columns, entries, signatureRows(office, dayOf(now, office), [3, 8, 14])),
    sticky: { rows: head.length + 1, repeated: 1 },
    footer: `${registerTitle} · ${period.title}`,
    orientation: 'landscape',
    picture: headPicture(about),
  };
}

/** `Periode Juni 2025 · keadaan 14 Juni 2025 10.00 WIB` */
export function stateLine({ zone }: PaperOffice, { title }: Period, now: Instant): string {
  return `Periode ${title} · keadaan ${writtenTime(now, zone)} ${zoneName(now, zone)}`;
}

async function* rowsOf(
  head: readonly SheetRow[],
  columns: readonly SheetColumn<RegisterEntry>[],
  entries: AsyncIterable<RegisterEntry>,
  end: readonly SheetRow[],
): AsyncGenerator<SheetRow> {
  yield* head;
  yield* tableRows(columns, entries);
  yield* end;
}

/** All of them on the width of a page: some 5.8 points in print. A wider narrative makes fewer pages, and all of it smaller. */
function columnsFor(zone: string): SheetColumn<RegisterEntry>[] {
  const time = (at: Instant | null) => (at === null ? null : writtenTime(at, zone));
  return [
    { header: 'No.', width: 4, value: (_, index) => index + 1 },
    { header: 'Kode', width: 8, value: ({ code }) => code },
    { header: 'Tanggal terima', width: 10, value: ({ receivedAt }) => time(receivedAt) },
    { header: 'Kegiatan', width: 17, value: ({ activityName }) => activityName },
    { header: 'Tanggal kegiatan', width: 10, value: ({ activityDay }) => writtenDay(activityDay) },
    { header: 'Penyerah', width: 11, value: submitterText },
    { header: 'Jenis konten', width: 9, value: ({ kind }) => kindNames[kind] },
    { header: 'Jumlah dokumentasi', width: 12, value: piecesText },
    { header: 'Narasi', width: 44, value: ({ narrative }) => narrative },
    { header: 'Caption', width: 21, value: ({ caption }) => caption },
    { header: 'Kelengkapan', width: 12, value: completeness },
    { header: 'Status', width: 12, value: stateText },
    ...stepOrder.map((step) => ({
      header: stepNames[step],
      width: 12,
      value: (entry: RegisterEntry) => stepText(entry, step, zone),
    })),
    { header: 'Keterangan', width: 16, value: (entry) => remarks(entry).join('\n') },
  ];
}
