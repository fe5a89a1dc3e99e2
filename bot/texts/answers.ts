import type { SubmissionCommand } from '../../workflows/command.ts';
import type { QuestionAbout } from '../../workflows/effects.ts';
import type { Submission } from '../../workflows/submission.ts';
import { listOf, platformName, stateNames } from './words.ts';

/** What the bot says when a text was an answer, or was not. */

export function recordedText({ code }: Submission, about: QuestionAbout, done: SubmissionCommand): string {
  switch (about.type) {
    case 'rejection':
      return `Tercatat: ${code} ditolak dengan tanggapan Anda.`;
    case 'correction':
      return `Tercatat: ${about.field === 'caption' ? 'caption' : 'narasi'} ${code} dikoreksi. Putuskan pada pesan revisi yang baru.`;
    case 'link':
    case 'skip':
      return publishedText({ code }, done);
  }
}

/** What was ticked in the list of platforms. */
export function publishedText({ code }: Pick<Submission, 'code'>, done: SubmissionCommand): string {
  if (done.type === 'SkipPlatform') return `Tercatat: ${platformName(done.platform)} dilewati untuk ${code}.`;
  return `Tercatat: tautan ${listOf(linked(done).map(platformName))} untuk ${code}.`;
}

/** What the links belong to, which may be other platforms than the one that was asked about. */
function linked(command: SubmissionCommand): string[] {
  return command.type === 'RecordLinks' ? command.links.map(({ platform }) => platform) : [];
}

export const officeQuestionGoneText = 'Pertanyaan itu sudah tidak berlaku, jadi jawaban Anda tidak dicatat.';

export const cancelHintText = 'Ketik batal untuk mengurungkan.';

export const askReasonText = 'Mohon tuliskan alasannya.';

export function joinedCorrectionText({ code }: Submission): string {
  return `Tercatat: lanjutan narasi ${code} disambung ke koreksi Anda.`;
}

export function questionGoneText(submission: Submission): string {
  return `Pertanyaan itu sudah tidak berlaku, jadi jawaban Anda tidak dicatat. ${submission.code} sekarang ${stateNames[submission.step]}.`;
}

export function whichPackageText(codes: readonly string[]): string {
  return `Tautan ini untuk kiriman yang mana? Balas pesan unggah ${listOf(codes)} yang dimaksud.`;
}

export function linkExpectedText(hosts: readonly string[]): string {
  return `Belum ada tautan yang dapat dicatat. Kirim tautan dari ${listOf(hosts)}.`;
}

export function strangeHostText(strangers: readonly string[], hosts: readonly string[], othersTaken: boolean): string {
  const nothing = othersTaken ? 'tidak dicatat' : 'belum ada yang dicatat';
  return `Tautan dari ${listOf(strangers)} tidak dikenal, jadi ${nothing}. Yang diterima: ${listOf(hosts)}.`;
}

export function skipExpectedText(platforms: readonly string[]): string {
  return `Tulis: lewati PLATFORM ALASAN. Platform kantor ini: ${listOf(platforms)}.`;
}
