import { buffer } from 'node:stream/consumers';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayOf, type Instant } from '../workflows/deadlines.ts';
import { isReviewStep } from '../workflows/procedure.ts';
import { countedPieces, type FinishedStep } from '../workflows/submission.ts';
import { contactSheet } from './contact-sheet.ts';
import { correctionLines } from './correction-lines.ts';
import { minutesLate } from './lateness.ts';
import { writtenDay, writtenTime, zoneName } from './office-time.ts';
import { printPaper } from './pdf/paper.ts';
import { named, prose } from './pdf/prose.ts';
import { bare, headedTable, heading } from './pdf/tables.ts';
import type { ResponseSource } from './read-response.ts';
import type { PaperOffice } from './report.ts';
import { textPieces } from './text-pieces.ts';
import { kindNames, platformName, punctuality, reviewerNames, stateNames, writtenNumber } from './words.ts';

export const responseTitle = 'Lembar Tanggapan Tertulis';

/** The written response of one package (SOP rows 2 to 4): what was handed in, every decision on it, and its way out. */
export async function responsePdf(source: ResponseSource, office: PaperOffice, now: Instant): Promise<Uint8Array> {
  const { submission } = source;
  const { content } = submission;
  const pages = printPaper(office, {
    title: responseTitle,
    about: `${submission.code} · keadaan ${writtenTime(now, office.zone)} ${zoneName(now, office.zone)}`,
    orientation: 'portrait',
    fontSize: 8.5,
    content: [
      [
        factTable(source, office.zone),
        heading('Dokumentasi yang diserahkan'),
        ...(await contactSheet(content, office.pathOf)),
        ...textContent('Caption', content.caption),
        ...textContent('Narasi berita', content.narrative),
        decisionTable(source, office.zone),
        ...correctionContent(source, office.zone),
        ...linkContent(source),
        checkBlock(source, office.zone),
      ],
    ],
    signedOn: dayOf(now, office),
  });
  return buffer(pages);
}

function factTable({ submission, nameOf }: ResponseSource, zone: string): Content {
  const { content, finished } = submission;
  const received = finished.find(({ outcome }) => outcome === 'handedIn');
  const facts = [
    ['Kegiatan', content.activityName],
    ['Tanggal kegiatan', writtenDay(content.activityDay)],
    ['Jenis konten', kindNames[content.kind]],
    ['Penyerah', nameOf(submission.openedBy)],
    ['Tanggal terima', received ? writtenTime(received.at, zone) : 'belum diserahkan'],
    ['Dokumentasi', `${writtenNumber(countedPieces(content).length)} buah, revisi ${submission.revision}`],
    ['Status', stateNames[submission.step]],
  ] as const;
  const body = facts.map(([name, value]): TableCell[] => [
    { text: name, bold: true, margin: [0, 1, 8, 1] },
    named(': ', value, { margin: [0, 1, 0, 1] }) as TableCell,
  ]);
  return { table: { widths: [95, '*'], body }, layout: bare };
}

function textContent(name: string, text: string | null): Content[] {
  return text === null ? [] : [heading(name), prose(text)];
}

const header = ['Langkah', 'Nama', 'Waktu', 'Revisi', 'Keputusan', 'Tanggapan tertulis'];

function decisionTable({ submission, nameOf }: ResponseSource, zone: string): Content {
  const decisions = submission.finished.filter(({ step }) => isReviewStep(step));
  const body = decisions.flatMap((done) =>
    textPieces(responseOf(done), 32, 30).map((part, index): TableCell[] => [
      reviewerNames[done.step],
      prose(index === 0 ? `${done.acting ? 'Plh. ' : ''}${nameOf(done.by)}` : '(lanjutan)') as TableCell,
      `${writtenTime(done.at, zone)}\n${punctuality(minutesLate(done.at, done.due))}`,
      { text: `${done.revision}`, alignment: 'center' },
      done.outcome === 'rejected' ? 'Tolak' : 'Terima',
      prose(part) as TableCell,
    ]),
  );
  const nothing: TableCell = {
    text: 'Belum ada keputusan.',
    italics: true,
    colSpan: header.length,
    alignment: 'center',
  };
  const none = [[nothing, ...Array<TableCell>(header.length - 1).fill('')]];
  return headedTable('Keputusan dan tanggapan', [86, 88, 78, 32, 50, '*'], header, body.length > 0 ? body : none);
}

function responseOf({ response, outcome }: FinishedStep): string {
  return response?.trim() || (outcome === 'accepted' ? 'Diterima tanpa catatan.' : '–');
}

function correctionContent({ revisions, nameOf }: ResponseSource, zone: string): Content[] {
  const changes = revisions.flatMap((after, index): Content[] => {
    const before = revisions[index - 1];
    const lines = before ? correctionLines(before, after) : [];
    if (lines.length === 0) return [];
    const about = `Revisi ${after.number} · ${nameOf(after.by)} · ${writtenTime(after.at, zone)}`;
    return [prose(about, { bold: true, margin: [0, 4, 0, 2] }), ...lines];
  });
  return changes.length === 0 ? [] : [heading('Perubahan isi'), ...changes];
}

function linkContent({ submission, nameOf }: ResponseSource): Content[] {
  if (submission.publications.length === 0) return [];
  const lines = submission.publications.map(({ platform, url, skipped, by }): Content => {
    const name = { text: `${platformName(platform)}: `, bold: true };
    if (url === null)
      return { text: [name, prose(`dilewati oleh ${nameOf(by)}, ${skipped ?? '–'}`)] as Content[] } as Content;
    return { text: [name, { text: url, link: url, color: '#0563c1' }] };
  });
  return [heading('Tautan unggahan'), ...lines];
}

/** How the paper is held against the log: the code carries the command that checks it. */
function checkBlock({ submission, head }: ResponseSource, zone: string): Content {
  const command = `alur verify --package ${submission.code} --hash ${head.hash}`;
  const words: Content[] = [
    { text: 'Pemeriksaan keaslian', bold: true },
    `Lembar ini dibuat dari catatan nomor ${writtenNumber(head.seq)}, ${writtenTime(head.at, zone)}. Keasliannya diperiksa pada komputer kantor dengan:`,
    { text: `alur verify --package ${submission.code}\n--hash ${head.hash}`, fontSize: 7.5, margin: [0, 3, 0, 0] },
  ];
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    columns: [
      { qr: command, fit: 92, eccLevel: 'M', width: 104 },
      { stack: words, width: '*', margin: [0, 8, 0, 0] },
    ],
  } as Content;
}
