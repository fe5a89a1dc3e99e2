import type { Instant } from '../../workflows/deadlines.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import { type AmendableRules, contentKinds, type Procedure, type Requirement } from '../../workflows/procedure.ts';
import type { ProcedureVersion, ProposedChange } from '../../workflows/procedure-versions.ts';
import { bold, lines, quote, shorten } from '../rich-text.ts';
import { longTime, plainDay } from './times.ts';
import { kindNames, listOf, numberOf, roleNames } from './words.ts';

/** What the bot says about the procedure: how it runs, how it is to change. */

/** The whole of it on one screen. */
export function procedureText(procedure: Procedure): RichText {
  const { requirements, dueDays } = procedure;
  const others = contentKinds.filter((kind) => kind !== 'activity');
  return lines(
    [bold(`SOP ${procedure.number} tentang ${procedure.title}`)],
    `${procedure.office}, berlaku sejak ${plainDay(procedure.signedOn)}`,
    [],
    `1. ${roleNames.fieldTeam} menyerahkan ${listOf(needs(requirements.activity))}, paling lambat ${daysText(dueDays.collecting)} setelah kegiatan.`,
    ...others.map((kind) => `    ${kindNames[kind]}: ${listOf(needs(requirements[kind]))}.`),
    `2. ${roleNames.admin} menerima dan memeriksa kelengkapan.`,
    `3. ${roleNames.deputyEditor} mengontrol dan mengoreksi.`,
    `4. ${roleNames.chiefEditor} memutuskan. Terima berlanjut ke langkah 5, Tolak kembali ke langkah 3.`,
    `5. ${roleNames.admin} mengunggah ke media sosial, paling lambat ${daysText(dueDays.publishing)} setelah kegiatan.`,
    `Langkah 2 sampai 4 paling lambat ${daysText(dueDays.review)} setelah kiriman diserahkan. Setiap Tolak disertai tanggapan tertulis.`,
  );
}

/** `enactedBy`: a name; null for the one that was signed before. */
export function standingText(
  { procedure, voidedAt }: ProcedureVersion,
  enactedBy: string | null,
  zone: string,
): RichText {
  const voided = voidedAt === null ? [] : voidedLines(voidedAt, zone);
  return lines(...voided, procedureText(procedure), enactedBy === null ? null : `Ditetapkan oleh ${enactedBy}.`);
}

function voidedLines(voidedAt: Instant, zone: string): RichText[] {
  return [
    [bold('⚠️ SOP ini dibatalkan'), ` pada ${longTime(voidedAt, zone)}.`],
    ['Kiriman baru tidak diterima sampai SOP baru ditetapkan. Kiriman yang berjalan diselesaikan menurut SOP ini.'],
    [],
  ];
}

export const proposalWaitsText = 'Ada usulan perubahan yang menunggu keputusan Pimpinan Redaksi.';

export const sopUsageText = 'Tulis: /sop, /sop ubah, atau /sop batal ALASAN.';

/** The rules as they are, to be copied, changed, and sent. */
export function askAmendmentText(procedure: Procedure): RichText {
  return lines(
    'Balas dengan baris yang berubah saja, dalam bentuk ini. Nomor SOP yang baru wajib ditulis.',
    [],
    [quote(ruleLines(procedure).join('\n'))],
    [],
    'Serah dan Unggah dihitung sejak kegiatan, Tinjau sejak kiriman diserahkan. Peran dan langkah tidak dapat diubah di sini. Ketik batal untuk mengurungkan.',
  );
}

export function ruleLines({
  number,
  title,
  requirements,
  dueDays,
}: Pick<Procedure, 'number' | 'title'> & AmendableRules) {
  return [
    `Nomor: ${number.replace(/^Nomor /, '')}`,
    `Judul: ${title}`,
    ...contentKinds.map((kind) => `${kindLabels[kind]}: ${needs(requirements[kind]).join(', ')}`),
    `Serah: ${daysText(dueDays.collecting)}`,
    `Tinjau: ${daysText(dueDays.review)}`,
    `Unggah: ${daysText(dueDays.publishing)}`,
  ];
}

/** As `Jenis:` calls them. */
export const kindLabels = {
  activity: 'Kegiatan',
  video: 'Video',
  infographic: 'Infografis',
  other: 'Lainnya',
} as const;

export function unreadableRuleText(line: string): string {
  return `Baris "${shorten(line, 80)}" tidak terbaca. Contoh: Kegiatan: 5 dokumentasi, narasi, caption; Tinjau: 2 hari.`;
}

export const askVoidingText =
  'Apa alasan SOP dibatalkan? Balas dengan alasannya. Setelah Pimpinan Redaksi menetapkan, kiriman baru tidak diterima sampai ada SOP baru.';

export const noneToVoidText = 'Tidak ada SOP yang berlaku, jadi tidak ada yang dapat dibatalkan.';

export function proposalText(change: ProposedChange, current: Procedure, by: string): RichText {
  if (change.type === 'void')
    return lines(
      [bold(`Usulan: batalkan SOP ${current.number}`), ` (dari ${by})`],
      `Alasan: ${shorten(change.reason, 1000)}`,
      'Kalau ditetapkan, kiriman baru tidak diterima sampai SOP baru ditetapkan; yang berjalan diselesaikan menurut SOP ini.',
    );
  return lines(
    [bold(`Usulan: SOP ${change.number} tentang ${change.title}`), ` (dari ${by})`],
    ...changedLines(change, current),
    'Kalau ditetapkan, berlaku mulai hari itu, juga untuk langkah yang belum selesai dari kiriman yang berjalan.',
  );
}

/** What becomes another, line by line. */
function changedLines(change: Extract<ProposedChange, { type: 'amend' }>, current: Procedure): RichText[] {
  const before = ruleLines(current);
  const after = ruleLines({ ...change, ...change.rules });
  return after.flatMap((line, index) => {
    const old = before[index];
    return old === undefined || old === line ? [] : [[`• ${line} (semula ${old.replace(/^[^:]*: /, '')})`]];
  });
}

export function proposedText(to: readonly string[]): string {
  return to.length > 0
    ? `Usulan dikirim kepada Pimpinan Redaksi (${to.join(', ')}). Anda diberi tahu setelah diputuskan.`
    : 'Usulan dicatat, tetapi belum ada Pimpinan Redaksi lain yang dapat memutuskannya. Undang dengan /undang pimpinan.';
}

/** For everybody, when it was enacted or voided. */
export function decidedText(change: ProposedChange, current: Procedure, by: string): RichText {
  if (change.type === 'void')
    return [
      bold(`SOP ${current.number} dibatalkan`),
      ` oleh ${by}. Kiriman baru tidak diterima sampai SOP baru ditetapkan; kiriman yang berjalan tetap diproses.`,
    ];
  return lines(
    [bold(`SOP ${change.number} ditetapkan`), ` oleh ${by} dan berlaku mulai hari ini. /sop menampilkannya.`],
    ...changedLines(change, current),
  );
}

export function askRejectionText(change: ProposedChange): string {
  const what = change.type === 'void' ? 'usulan pembatalan SOP' : `usulan SOP ${change.number}`;
  return `Mengapa ${what} ditolak? Balas dengan tanggapan Anda; usulan ditolak setelah tanggapan diterima.`;
}

export function rejectedText(change: ProposedChange, by: string, response: string): RichText {
  const what = change.type === 'void' ? 'Usulan pembatalan SOP' : `Usulan SOP ${change.number}`;
  return lines([bold(`${what} ditolak`), ` oleh ${by}:`], shorten(response, 1000));
}

function needs({ pieces, narrative, caption }: Requirement): string[] {
  return [`${numberOf(pieces)} dokumentasi`, ...(narrative ? ['narasi'] : []), ...(caption ? ['caption'] : [])];
}

function daysText(days: number): string {
  return `${numberOf(days)} hari`;
}
