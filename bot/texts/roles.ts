import type { RichText } from '../../workflows/outgoing.ts';
import type { Role } from '../../workflows/people.ts';
import { bold, lines } from '../rich-text.ts';
import { roleNames } from './words.ts';

/** What the bot says about roles and invitations. */

export function grantedText(role: Role): RichText {
  return ['Selamat datang! Anda sekarang ', bold(roleNames[role]), '.'];
}

export function grantedNewsText(name: string, role: Role): string {
  return `${name} sekarang memegang peran ${roleNames[role]}. /peran menampilkan semua peran.`;
}

export function alreadyHoldsText(role: Role): string {
  return `Anda sudah memegang peran ${roleNames[role]}. Tautan ini masih dapat dipakai orang lain.`;
}

export const deadInvitationText =
  'Tautan atau kode ini tidak berlaku: sudah dipakai, kedaluwarsa, atau salah. Minta yang baru kepada Admin Medsos.';

export const inviteUsageText = 'Tulis: /undang admin, /undang wakil, /undang pimpinan, atau /undang tim.';

export function invitationText(role: Role, links: readonly { chat: string; link: string }[]): RichText {
  const several = links.length > 1;
  return lines(
    ['Undangan untuk ', bold(roleNames[role]), ':'],
    ...links.map(({ chat, link }) => (several ? `${chat}: ${link}` : link)),
    'Teruskan tautan ini kepada orangnya. Berlaku 7 hari dan hanya sekali pakai; siapa pun yang membukanya mendapat peran itu.',
  );
}

export function revokedText(role: Role): string {
  return `Peran Anda sebagai ${roleNames[role]} telah dicabut.`;
}

export const noHoldersText = 'belum ada';
