import type { Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import type { Step } from '../workflows/procedure.ts';
import { minutesLate } from './lateness.ts';
import { writtenDay, writtenTime, zoneName } from './office-time.ts';
import { type RegisterEntry, stepOrder } from './register.ts';
import type { ReportOffice } from './report.ts';
import { type SheetColumn, tableRows } from './sheet-table.ts';
import { kindNames, punctuality, stateNames, stepNames, writtenNumber } from './words.ts';
import type { Sheet } from './write-xlsx.ts';

/** The register for people: one sheet. */
export function registerSheet(
  entries: readonly RegisterEntry[],
  office: ReportOffice,
  period: Period,
  now: Instant,
): Sheet {
  const columns = columnsFor(office.zone);
  const state = `${period.title} · keadaan ${writtenTime(now, office.zone)} · waktu dalam ${zoneName(now, office.zone)}`;
  return {
    name: 'Register',
    widths: columns.map(({ width }) => width),
    rows: [
      { look: 'title', cells: ['Register Dokumentasi dan Konten'] },
      { look: 'note', cells: [office.name] },
      { look: 'note', cells: [state] },
      { look: 'note', cells: [] },
      ...tableRows(columns, entries, rowHeight),
    ],
  };
}

/** Points: four lines. A narrative of pages would fill the screen with one package; its cell still holds all of it. */
const rowHeight = 60;

function columnsFor(zone: string): SheetColumn<RegisterEntry>[] {
  return [
    { header: 'No.', width: 5, value: (_, index) => index + 1 },
    { header: 'Kode', width: 9, value: ({ code }) => code },
    {
      header: 'Tanggal terima',
      width: 18,
      value: ({ receivedAt }) => (receivedAt ? writtenTime(receivedAt, zone) : null),
    },
    { header: 'Kegiatan', width: 36, value: ({ activityName }) => activityName },
    { header: 'Tanggal kegiatan', width: 18, value: ({ activityDay }) => writtenDay(activityDay) },
    { header: 'Penyerah', width: 20, value: ({ submittedBy }) => submittedBy },
    { header: 'Jenis', width: 14, value: ({ kind }) => kindNames[kind] },
    { header: 'Jumlah dokumentasi', width: 13, value: ({ pieceCount }) => pieceCount },
    { header: 'Narasi', width: 45, value: ({ narrative }) => narrative },
    { header: 'Caption', width: 45, value: ({ caption }) => caption },
    { header: 'Status', width: 20, value: ({ state }) => stateNames[state] },
    ...stepOrder.flatMap((step) => stepColumns(step, zone)),
    { header: 'Keterangan', width: 40, value: (entry) => remarks(entry).join('\n') },
  ];
}

/** Who, when, on time: as the step was finished last. */
function stepColumns(step: Step, zone: string): SheetColumn<RegisterEntry>[] {
  const name = stepNames[step];
  return [
    {
      header: `${name}: oleh`,
      width: 20,
      value: ({ lastOf }) => (lastOf[step] ? (lastOf[step].by ?? 'sistem') : null),
    },
    {
      header: `${name}: waktu`,
      width: 18,
      value: ({ lastOf }) => (lastOf[step] ? writtenTime(lastOf[step].at, zone) : null),
    },
    {
      header: `${name}: ketepatan`,
      width: 18,
      value: ({ lastOf }) => (lastOf[step] ? finishedHow(lastOf[step]) : null),
    },
  ];
}

function finishedHow({ outcome, at, due }: NonNullable<RegisterEntry['lastOf'][Step]>): string {
  const punctual = punctuality(minutesLate(at, due));
  return outcome === 'rejected' ? `ditolak, ${punctual}` : punctual;
}

function remarks({ rejections, lateChargedTo, withdrawnReason, state }: RegisterEntry): string[] {
  const response = rejections.at(-1)?.response;
  return [
    ...(lateChargedTo ? [`Terlambat, dibebankan pada langkah ${stepNames[lateChargedTo]}`] : []),
    ...(rejections.length > 0
      ? [`Ditolak ${writtenNumber(rejections.length)} kali, terakhir: ${response ?? '–'}`]
      : []),
    ...(state === 'withdrawn' ? [`Ditarik: ${withdrawnReason ?? 'bukan kiriman'}`] : []),
  ];
}
