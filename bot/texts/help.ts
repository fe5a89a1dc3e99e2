import type { Role } from '../../workflows/people.ts';
import { listOf, roleNames } from './words.ts';

/** What the bot says about itself. */

export const strangerText =
  'Halo! Saya bot Alur, yang mengurus kiriman konten media sosial kantor. Anda belum punya peran di sini. Minta tautan undangan kepada Admin Medsos, atau kirim dokumentasi di grup kantor.';

export const noQuestionText =
  'Tidak ada yang menunggu tulisan Anda, jadi pesan ini tidak dicatat. Untuk menanggapi, balas pesan kirimannya. /antrian menampilkan yang menunggu Anda, /bantuan menjelaskan caranya.';

export const textOnlyText = 'Mohon jawab dengan tulisan. Foto, stiker, dan perintah tidak dihitung sebagai jawaban.';

export const cancelledText = 'Baik, diurungkan. Tidak ada yang berubah.';

export const unknownCommandText = 'Perintah itu tidak dikenal. /bantuan menampilkan yang dapat Anda pakai.';

export const groupOnlyText = 'Ketik perintah ini di grup yang akan dipasang, bukan di chat pribadi.';

export function commandRefusedText(word: string, roles: readonly Role[]): string {
  return `Maaf, /${word} hanya untuk ${listOf(roles.map((role) => roleNames[role]))}.`;
}

/** For chats without buttons. */
export const wordChoiceText =
  'Di sini tidak ada tombol: jawab jajak pendapatnya, atau balas pesan dengan kata yang tertulis di bawahnya.';

export const noSlashText = 'Garis miring di depan perintah boleh tidak ditulis.';

/** What each role does, in two or three sentences. */
export const roleGuides: Readonly<Record<Role, string>> = {
  fieldTeam:
    'Kirim foto dengan caption di grup kantor. Label yang dikenal: Kegiatan, Tanggal, Caption, Narasi, Jenis. Tambah foto atau narasi dengan membalas kartunya. Kartunya menunjukkan yang masih kurang dan tenggatnya; /sop menampilkan aturannya.',
  admin:
    'Periksa kelengkapan kiriman lalu pilih Terima, atau Tolak dengan tanggapan tertulis. Setelah diputuskan, unggah ke media sosial dan balas pesannya dengan tautan.',
  deputyEditor:
    'Kontrol dan koreksi kiriman. Pilih Terima untuk meneruskan, Tolak dengan tanggapan tertulis untuk mengembalikan, atau Koreksi untuk memperbaiki caption, narasi, dan media.',
  chiefEditor:
    'Putuskan kiriman yang akan diunggah. Pilih Terima, atau Tolak dengan tanggapan tertulis untuk mengembalikannya ke Wakil Pimpinan Redaksi.',
};
