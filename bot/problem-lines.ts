import type { RichText } from '../workflows/outgoing.ts';
import { captionLimit } from '../workflows/procedure.ts';
import type { Problem, Submission } from '../workflows/submission.ts';
import { shorten } from './rich-text.ts';
import { plainDay } from './texts/times.ts';
import { numberOf } from './texts/words.ts';

/** Until it is received, problems can be put right; the card says how. */
export function mayStillChange({ step }: Submission): boolean {
  return step === 'collecting' || step === 'receiving';
}

/** What was written but could not be used; with `advice`, how to write it right. */
export function problemLines({ content }: Submission, advice = false): RichText[] {
  const unarchived = content.pieces.filter(({ state }) => state === 'unarchived').length;
  return [
    ...content.problems.map((problem) => [
      `⚠️ ${problemText(problem, content.activityDay)}${advice ? ` ${adviceText(problem)}` : ''}`,
    ]),
    ...(unarchived > 0 ? [[unarchivedText(unarchived)]] : []),
    ...capturedElsewhere(content),
  ];
}

function unarchivedText(count: number): string {
  return `⚠️ ${count} berkas terlalu besar atau tidak dapat diambil untuk diarsipkan; salinannya hanya ada di chat.`;
}

/** Days between a picture and its activity from which on it is pointed out: people also hand in what they prepared. */
const farDays = 3;

function capturedElsewhere({ pieces, activityDay }: Submission['content']): RichText[] {
  return pieces.flatMap(({ capturedOn, fileName, state }) => {
    if (capturedOn === undefined || state === 'removed' || daysBetween(capturedOn, activityDay) < farDays) return [];
    const name = shorten(fileName ?? 'foto', 60);
    return [[`⚠️ Menurut kameranya, "${name}" diambil ${plainDay(capturedOn)}, jauh dari tanggal kegiatan.`]];
  });
}

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}

function problemText(problem: Problem, usedDay: string): string {
  switch (problem.field) {
    case 'date':
      return `Tanggal "${problem.written}" ${dateProblems[problem.why]}; dipakai ${plainDay(usedDay)}.`;
    case 'kind':
      return `Jenis "${problem.written}" tidak dikenal.`;
    case 'caption':
      return `Caption ${numberOf(problem.length)} karakter; paling banyak ${numberOf(captionLimit)}.`;
    case 'narrative':
      return `Berkas narasi "${shorten(problem.written, 60)}" ${narrativeProblems[problem.why]}.`;
  }
}

function adviceText(problem: Problem): string {
  switch (problem.field) {
    case 'date':
      return 'Balas kartu ini dengan Tanggal: yang benar, misalnya Tanggal: 12/06/2025.';
    case 'kind':
      return 'Pilihannya: kegiatan, video, infografis, lainnya.';
    case 'caption':
      return 'Balas kartu ini dengan Caption: yang lebih pendek.';
    case 'narrative':
      return 'Kirim sebagai teks atau berkas lain dengan membalas kartu ini.';
  }
}

const dateProblems = {
  unreadable: 'tidak terbaca',
  impossible: 'tidak ada di kalender',
  future: 'belum terjadi',
} as const;

const narrativeProblems = {
  empty: 'tidak berisi tulisan',
  damaged: 'rusak dan tidak dapat dibuka',
  tooLong: 'terlalu panjang',
  wrongType: 'bukan berkas .txt, .docx, atau .pdf',
  timedOut: 'terlalu lama dibuka',
  tooBig: 'terlalu besar',
} as const;
