import { captionLimit } from '../../workflows/procedure.ts';
import type { Problem } from '../../workflows/submission.ts';
import { numberOf } from './words.ts';

export const notAPieceText =
  'Pesan ini tidak termasuk kiriman. Dokumentasi berupa foto, video, atau dokumen; narasi berupa teks, .txt, .docx, atau .pdf.';

export const whichCardText =
  'Pesan itu menyebut beberapa kiriman, jadi tulisan Anda belum dicatat. Kirim lagi dengan membalas kartu kiriman yang dimaksud.';

export function captionRefusedText(problem: Problem): string {
  const length = problem.field === 'caption' ? numberOf(problem.length) : '';
  return `Caption itu ${length} karakter; paling banyak ${numberOf(captionLimit)} (batas Instagram). Mohon dipendekkan lalu kirim lagi.`;
}

export const noPackageText =
  'Pesan ini belum masuk ke kiriman mana pun. Balas kartu kirimannya, atau kirim foto dengan caption untuk memulai kiriman baru.';
