import type { RichText } from '../../workflows/outgoing.ts';
import type { Person } from '../../workflows/records.ts';
import { bold, lines } from '../rich-text.ts';
import { chatName, listOf } from './words.ts';

/** One person in two chats. */

export const oneChatText = 'Bot ini hanya tersambung ke satu aplikasi, jadi tidak ada yang perlu dihubungkan.';

export function linkCodeText(code: string, links: readonly { chat: string; link: string }[]): RichText {
  return lines(
    `Untuk menghubungkan akun Anda di ${listOf(links.map(({ chat }) => chat))}, buka tautan ini di sana:`,
    ...links.map(({ link }) => link),
    ['Atau kirim ke bot dari sana: ', bold(`hubungkan ${code}`)],
    'Kode ini berlaku 15 menit dan hanya sekali pakai. Jangan diberikan kepada orang lain: siapa pun yang mengirimnya dianggap Anda.',
  );
}

export const deadLinkCodeText =
  'Kode itu tidak berlaku: sudah dipakai, kedaluwarsa, atau salah. Minta yang baru dengan /hubungkan di aplikasi yang lain.';

export const ownLinkCodeText = 'Kode ini dikirim dari aplikasi yang lain, bukan dari sini.';

export function alreadyInText(chat: string): string {
  return `Akun itu sudah terhubung dengan ${chat} yang lain, jadi tidak dapat dihubungkan lagi.`;
}

export function linkedText(name: string): string {
  return `Akun ini sekarang terhubung dengan ${name}: peran, kiriman, dan pertanyaannya menjadi satu.`;
}

export function linkedNewsText(chat: string): string {
  return `Akun ${chat} baru saja dihubungkan dengan Anda. Kalau itu bukan Anda, segera beri tahu Admin Medsos.`;
}

export function whereAskedText({ promptChannel, addresses }: Person): string {
  const where = promptChannel === null ? 'di tempat Anda terakhir menulis' : `lewat ${chatName(promptChannel)}`;
  const chats = listOf(addresses.map(({ channel }) => chatName(channel)));
  return `Anda terhubung di ${chats}. Kiriman ditanyakan ${where}. Pilih tempatnya:`;
}

export const lastChatText = 'Tempat terakhir saya menulis';

export function promptChannelText(chat: string | null): string {
  return chat === null
    ? 'Kiriman akan ditanyakan di tempat Anda terakhir menulis.'
    : `Kiriman akan ditanyakan lewat ${chat}.`;
}
