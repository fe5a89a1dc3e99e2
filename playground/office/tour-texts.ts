import type { State } from '../../workflows/procedure.ts';
import type { PhoneKey } from './cast.ts';

/** A step of the lesson. */
export interface Lesson {
  readonly title: string;
  /** What to do. */
  readonly now: string;
  /** Why the SOP wants it. */
  readonly why: string;
  /** The phone in which it happens; null: the clock. */
  readonly phone: PhoneKey | null;
  /** The states of the package in which `now` makes sense. */
  readonly expects: readonly State[];
}

export const lessons: readonly Lesson[] = [
  {
    title: 'Kirim dokumentasi',
    now: 'Di ponsel Budi, tekan tombol klip, pilih “4 foto dan caption”, lalu kirim.',
    why: 'SOP langkah 1: Tim Pelaksana menyerahkan paling sedikit 4 dokumentasi, narasi berita, dan caption, paling lambat sehari setelah kegiatan.',
    phone: 'budi',
    expects: ['collecting'],
  },
  {
    title: 'Lengkapi narasi, lalu serahkan',
    now: 'Balas kartu kiriman: tekan panah Balas pada kartu, pilih klip “Narasi berita”, lalu kirim. Setelah semuanya lengkap, tekan Serahkan.',
    why: 'Tanpa narasi kiriman belum lengkap. Satu kartu menunjukkan kepada seluruh tim apa yang masih kurang dan siapa yang bertindak.',
    phone: 'budi',
    expects: ['collecting'],
  },
  {
    title: 'Admin Medsos menerima',
    now: 'Di ponsel Rina, periksa foto, caption, dan narasi, lalu tekan Terima.',
    why: 'SOP langkah 2: Admin Medsos menerima dokumentasi dan memeriksa kelengkapannya, paling lambat H+1 setelah diserahkan.',
    phone: 'rina',
    expects: ['receiving'],
  },
  {
    title: 'Wakil mengontrol dan mengoreksi',
    now: 'Di ponsel Hendra, coba Koreksi lalu Caption, dan balas dengan caption yang lebih baik. Sesudah itu tekan Terima di pesan yang baru.',
    why: 'SOP langkah 3: Wakil Pimpinan Redaksi mengontrol dan mengoreksi. Koreksi ditampilkan kata demi kata dan tercatat, supaya semua tahu apa yang berubah.',
    phone: 'hendra',
    expects: ['correcting'],
  },
  {
    title: 'Pimpinan menolak dengan tanggapan',
    now: 'Di ponsel Yulia, tekan Tolak, lalu tulis alasannya, misalnya “Tolong ganti judul narasinya.”',
    why: 'SOP langkah 4: keputusan disertai tanggapan tertulis. Tolak baru berlaku setelah alasannya ditulis; kiriman kembali ke Wakil Pimpinan Redaksi.',
    phone: 'yulia',
    expects: ['deciding'],
  },
  {
    title: 'Perbaiki dan setujui',
    now: 'Di ponsel Hendra, perbaiki bila perlu dan tekan Terima. Lalu di ponsel Yulia, tekan Terima.',
    why: 'Langkah 3 dan 4 diulang dengan tenggat baru. Satu orang tidak boleh memutuskan keduanya.',
    phone: 'hendra',
    expects: ['correcting'],
  },
  {
    title: 'Biarkan waktu berjalan',
    now: 'Tekan “ke tenggat berikutnya” pada jam di atas. Di ponsel Rina datang ringkasan pagi, lalu pengingat pada jam-jam berikutnya.',
    why: 'Konten diunggah paling lambat H+1. Pada hari tenggat bot mengingatkan pemegang langkah; bila tetap terlambat, juga atasannya.',
    phone: null,
    expects: ['publishing'],
  },
  {
    title: 'Unggah dan catat tautan',
    now: 'Di ponsel Rina, balas dengan tautan unggahan (klip “Tautan unggahan”). Setelah semua platform terisi, lihat bagian Unduhan.',
    why: 'SOP langkah 5: hasilnya Rekapitulasi Konten Media Sosial. Register dan rekap tersusun sendiri dari catatan.',
    phone: 'rina',
    expects: ['publishing'],
  },
];

type Advice = Pick<Lesson, 'now' | 'phone'>;

/** What to do when the package went another way than the lesson. */
export const otherWays: Readonly<Partial<Record<State, Advice>>> & { readonly returned: Advice } = {
  returned: {
    now: 'Kiriman dikembalikan ke Tim Pelaksana. Di ponsel Budi, perbaiki dengan membalas kartu, lalu tekan Serahkan lagi.',
    phone: 'budi',
  },
  receiving: { now: 'Kiriman menunggu Admin Medsos. Di ponsel Rina, tekan Terima.', phone: 'rina' },
  correcting: { now: 'Kiriman menunggu Wakil Pimpinan Redaksi. Di ponsel Hendra, tekan Terima.', phone: 'hendra' },
  deciding: { now: 'Kiriman menunggu Pimpinan Redaksi. Di ponsel Yulia, tekan Terima.', phone: 'yulia' },
};
