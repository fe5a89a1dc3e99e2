import type { Instant } from '../../workflows/deadlines.ts';
import type { Step } from '../../workflows/procedure.ts';
import { longTime } from './times.ts';
import { stepTasks } from './words.ts';

/** What reminders and the morning's digest say. */

export function ownListText(count: number): string {
  return `⏰ ${count} kiriman menunggu Anda.`;
}

export function teamListText(count: number): string {
  return `⏰ ${count} kiriman menunggu Tim Pelaksana.`;
}

export function othersListText(count: number): string {
  return `📌 ${count} kiriman terlambat, menunggu orang lain.`;
}

/** What is to be done until when; `again`: it was handed back. */
export function taskText(step: Step, due: Instant, zone: string, again: boolean): string {
  const task = step === 'collecting' && again ? 'Perbaiki dan serahkan lagi' : stepTasks[step];
  return `${task}, paling lambat ${longTime(due, zone)}.`;
}

export function waitingForText(holder: string, due: Instant, zone: string): string {
  return `Menunggu ${holder}, paling lambat ${longTime(due, zone)}.`;
}

export function overdueText(days: number): string {
  return `Terlambat ${days} hari.`;
}

export function uploadPassedText(due: Instant, zone: string): string {
  return `⏳ Batas unggah ${longTime(due, zone)} sudah lewat.`;
}

export function uploadFirstText(due: Instant, zone: string): string {
  return `⏳ Batas unggah lebih dulu: ${longTime(due, zone)}.`;
}

export function uploadDueText(due: Instant, zone: string): string {
  return `Batas unggah: ${longTime(due, zone)}`;
}

/** Why the upload is in danger, as `uploadDanger` tells. */
export const uploadDangerTexts = {
  first: '⏳ Batas unggah lebih dulu daripada batas langkah ini: selesaikan sebelum batas unggah.',
  passed: '⏳ Batas unggah sudah lewat ketika kiriman ini masuk: selesaikan secepatnya.',
} as const;

export const sentLateText = 'Pengingat ini terlambat karena sistem sempat berhenti.';

export function moreText(count: number): string {
  return `Dan ${count} kiriman lagi; /status menampilkan semuanya.`;
}

export function showAgainText(code: string): string {
  return `Tampilkan ${code}`;
}
