/** What one needs for practising, as an office would write it. */

export const activityCaption = `Kegiatan: Sosialisasi Pemilih Pemula di SMA Negeri 1
Tanggal: hari ini
Caption: KPU Pasaman Barat menyapa pemilih pemula! Satu suara Anda ikut menentukan arah daerah kita. Sudahkah Anda terdaftar? #KPUMelayani #PemilihPemula`;

export const narrative = `Narasi: Simpang Empat – Komisi Pemilihan Umum Kabupaten Pasaman Barat menggelar sosialisasi bagi pemilih pemula di aula SMA Negeri 1. Sebanyak 120 siswa mengikuti kegiatan ini.

Materi meliputi tahapan pemilu, cara memeriksa data pemilih, dan tata cara mencoblos. Kegiatan ditutup dengan simulasi pemungutan suara. “Kami ingin adik-adik datang ke TPS dengan yakin,” kata narasumber.`;

export const infographicCaption = `Kegiatan: Cara memeriksa data pemilih
Jenis: infografis
Caption: Sudah terdaftar? Periksa data Anda dalam tiga langkah. #KPUMelayani`;

export const betterCaption =
  'KPU Kabupaten Pasaman Barat menyapa pemilih pemula di SMA Negeri 1 Simpang Empat. Satu suara Anda ikut menentukan arah daerah kita. Sudahkah Anda terdaftar? #KPUMelayani #PemilihPemula';

export const links = `https://www.instagram.com/p/Latihan001/
https://www.facebook.com/kpupasamanbarat/posts/1001
https://x.com/kpupasbar/status/1001
https://www.tiktok.com/@kpupasbar/video/1001
https://youtu.be/Latihan0001
https://kab-pasamanbarat.kpu.go.id/berita/baca/1001`;

export const reasons = {
  admin: 'Foto ketiga buram. Mohon diganti dengan yang lebih jelas.',
  deputy: 'Jumlah peserta belum sesuai daftar hadir. Mohon diperiksa.',
  chief: 'Tolong sebutkan nama sekolah secara lengkap di caption.',
};
