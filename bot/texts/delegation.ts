import type { Delegation } from '../../workflows/delegation.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import type { Role } from '../../workflows/people.ts';
import { bold, lines } from '../rich-text.ts';
import { longDay, plainDay } from './times.ts';
import { listOf, roleNames } from './words.ts';

/** What the bot says about Plh. (pelaksana harian). */

export const delegationUsageText =
  'Tulis: /delegasi wakil NAMA 20/06/2025. Peran: admin, wakil, pimpinan, tim. Ketik /delegasi saja untuk dipandu.';

export const noRoleToDelegateText = 'Anda tidak memegang peran yang dapat dititipkan.';

export const askRoleText: RichText = ['Peran mana yang Anda titipkan?'];

export function askPersonText(role: Role): RichText {
  return [
    'Kepada siapa peran ',
    bold(roleNames[role]),
    ' dititipkan? Pilih, atau balas dengan namanya. Orang itu harus pernah menulis kepada bot atau di grup.',
  ];
}

export function askDelegationDayText(role: Role, name: string): RichText {
  return [
    `Sampai tanggal berapa ${name} menjadi Plh. ${roleNames[role]}? Balas, misalnya, dengan 20/06/2025 atau besok.`,
  ];
}

export function nobodyCalledText(written: string): string {
  return `Tidak ada yang bernama "${written.slice(0, 40)}" di sini. Minta rekan itu mengirim satu pesan ke chat bot ini, lalu coba lagi.`;
}

export function delegatedText({ role, until }: Delegation, name: string): RichText {
  return lines(
    [bold(`${name} menjadi Plh. ${roleNames[role]}`), ` sampai ${longDay(until)}.`],
    'Peran Anda tetap ada: Anda juga masih dapat memutuskan. Plh. berakhir sendiri pada akhir hari itu.',
  );
}

export function delegationToText({ role, until }: Delegation, from: string): RichText {
  return lines(
    [`${from} menitipkan perannya kepada Anda: `, bold(`Plh. ${roleNames[role]}`), ` sampai ${longDay(until)}.`],
    'Kiriman yang menunggu peran itu menyusul di bawah. /bantuan menjelaskan caranya.',
  );
}

export function delegatedNewsText({ role, until }: Delegation, names: { from: string; to: string }): string {
  return `${names.to} menjadi Plh. ${roleNames[role]} untuk ${names.from} sampai ${plainDay(until)}.`;
}

export function delegationEndedToText({ role }: Delegation, from: string): RichText {
  return [`Tugas Anda sebagai Plh. ${roleNames[role]} untuk ${from} sudah berakhir. Terima kasih!`];
}

export function delegationEndedFromText({ role }: Delegation, to: string): RichText {
  return [`${to} tidak lagi menjadi Plh. ${roleNames[role]}. Peran itu sepenuhnya pada Anda lagi.`];
}

export function runningDelegationText({ role, until }: Delegation, to: string): RichText {
  return [`${to} menjadi Plh. ${roleNames[role]} sampai ${longDay(until)}.`];
}

export function whichPersonText(names: readonly string[]): RichText {
  return [`Ada beberapa: ${listOf(names)}. Pilih yang dimaksud.`];
}
