import { type OfficeProfile, type ProfileField, type ProfileText, textOf } from '../../workflows/office-profile.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import { knownPlatforms } from '../../workflows/platforms.ts';
import { bold, lines } from '../rich-text.ts';
import { listOf, numberOf, platformName } from './words.ts';

/** What is said about the office's own data (`/kantor`). */

/** How each part is called in `/kantor telepon 0852…`. */
export const fieldWords: Readonly<Record<string, ProfileText>> = {
  nama: 'fullName',
  alamat: 'address',
  telepon: 'phone',
  tempat: 'place',
  sekretaris: 'secretary',
  pimpinan: 'chiefEditor',
  admin: 'admin',
};

const fieldNames: Readonly<Record<Exclude<ProfileField, `account:${string}`>, string>> = {
  fullName: 'Nama kantor',
  address: 'Alamat',
  phone: 'Telepon',
  place: 'Tempat tanda tangan',
  secretary: 'Sekretaris',
  chiefEditor: 'Pimpinan Redaksi',
  admin: 'Admin Medsos',
  logo: 'Logo',
  platforms: 'Platform',
};

export function fieldButtonText(field: ProfileField): string {
  return isAccount(field) ? `Akun ${platformName(field.slice('account:'.length))}` : fieldNames[field];
}

export function officeText(profile: OfficeProfile, platforms: readonly string[]): RichText {
  const line = (field: ProfileText, unset: string): RichText => [
    bold(`${fieldButtonText(field)}: `),
    textOf(profile, field)?.replace('\n', ', ') ?? unset,
  ];
  return lines(
    [bold('Data kantor pada kop surat dan tanda tangan')],
    [],
    line('fullName', '–'),
    line('address', '–'),
    line('phone', '–'),
    line('place', '–'),
    [bold('Logo: '), profile.logo === null ? 'belum ada' : 'ada'],
    [],
    [bold('Penanda tangan')],
    line('secretary', 'dikosongkan'),
    line('chiefEditor', 'nama pemegang perannya'),
    line('admin', 'nama pemegang perannya'),
    [],
    [bold('Platform: '), platforms.map(platformName).join(', ')],
    ...platforms.map((platform) => line(`account:${platform}`, 'belum diisi')),
    [],
    'Pilih yang ingin diubah.',
  );
}

export function profileQuestionText(field: ProfileField): RichText {
  const removed = field === 'platforms' ? 'kembali ke pengaturan awal' : 'mengosongkan';
  return [`${question(field)} Tulis "hapus" untuk ${removed}, atau "batal".`];
}

function question(field: ProfileField): string {
  if (isAccount(field)) return `Apa nama akun ${platformName(field.slice('account:'.length))} kantor?`;
  switch (field) {
    case 'fullName':
      return 'Apa nama lengkap kantor, misalnya Komisi Pemilihan Umum Kabupaten Pasaman Barat?';
    case 'address':
      return 'Apa alamat kantor, dengan kode pos?';
    case 'phone':
      return 'Berapa nomor telepon kantor?';
    case 'place':
      return 'Di mana surat ditandatangani, misalnya Simpang Empat?';
    case 'logo':
      return 'Kirim logo kantor sebagai foto, atau sebagai berkas PNG atau JPEG.';
    case 'platforms':
      return `Ke platform mana kantor mengunggah? Tulis semuanya berurutan, dipisahkan koma. Pilihannya: ${allPlatforms}.`;
    default:
      return `Siapa yang menandatangani sebagai ${fieldNames[field]}? Tulis namanya; NIP boleh di baris kedua.`;
  }
}

export function savedText(field: ProfileField, text: string | null): string {
  const name = fieldButtonText(field);
  return text === null ? `${name} dikosongkan.` : `Tersimpan. ${name}: ${text.replace('\n', ', ')}`;
}

export function profileTooLongText(length: number, limit: number): string {
  return `Teks itu ${numberOf(length)} karakter, paling banyak ${numberOf(limit)}. Mohon tulis lebih pendek.`;
}

const allPlatforms = listOf(knownPlatforms.map(platformName));

export function platformsSavedText(platforms: readonly string[]): string {
  return `Tersimpan. Platform: ${platforms.map(platformName).join(', ')}. ${fromNowOn}`;
}

const fromNowOn =
  'Berlaku untuk kiriman yang diputuskan mulai sekarang; yang sedang diunggah tetap memakai platform semula.';
export const platformsResetText = `Platform kembali ke pengaturan awal. ${fromNowOn}`;

export function unknownPlatformsText(unknown: readonly string[]): string {
  const what = unknown.length === 0 ? 'Tidak ada platform di sana.' : `Platform tidak dikenal: ${listOf(unknown)}.`;
  return `${what} Pilihannya: ${allPlatforms}.`;
}

export const nameNeededText = 'Nama kantor tidak dapat dikosongkan. Tulis namanya.';
export const logoExpectedText = 'Kirim gambarnya sebagai foto atau berkas, atau tulis "hapus" atau "batal".';
export const logoRemovedText = 'Logo dihapus dari kop surat.';
export const logoSavedText = 'Logo tersimpan dan dipakai pada kop surat berikutnya.';
export const badLogoText = 'Berkas itu bukan gambar PNG atau JPEG, jadi logonya tidak diubah.';

export const officeUsageText =
  'Tulis /kantor saja untuk melihat dan mengubah, atau langsung, misalnya /kantor telepon 0852-7251-1588 atau /kantor akun instagram @kpu_pasamanbarat. Bagian: nama, alamat, telepon, tempat, sekretaris, pimpinan, admin, platform, akun, logo.';

function isAccount(field: ProfileField): field is `account:${string}` {
  return field.startsWith('account:');
}
