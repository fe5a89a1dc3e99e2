import type { WhatsAppNotice } from '../whatsapp/connection-watch.ts';
import { longTime } from './times.ts';

/** What the admins hear elsewhere about the connection to WhatsApp, and how to go on. */
export function whatsAppNoticeText(notice: WhatsAppNotice, zone: string): string {
  switch (notice.type) {
    case 'lost':
      return `WhatsApp terputus sejak ${longTime(notice.since, zone)}. Pesan di sana belum terbaca dan belum terkirim; begitu tersambung lagi, semuanya dilanjutkan. Periksa sambungan internet server dan ponsel nomor kantor.`;
    case 'stopped':
      return stoppedTexts[notice.why];
    case 'back':
      return 'WhatsApp tersambung lagi. Pesan yang tertunda sedang diproses.';
    case 'capReached':
      return `Batas ${notice.dailyCap} pesan WhatsApp sehari sudah tercapai. Sisanya dikirim besok; di Telegram semuanya berjalan seperti biasa.`;
    default:
      return notice satisfies never;
  }
}

const goOn = 'Sementara itu, pekerjaan dapat dilanjutkan di Telegram.';

const stoppedTexts: Readonly<Record<Extract<WhatsAppNotice, { type: 'stopped' }>['why'], string>> = {
  loggedOut: `Nomor kantor tidak lagi tertaut: WhatsApp mengeluarkan perangkat ini. Untuk menautkannya lagi, buka WhatsApp di ponsel nomor kantor, pilih Perangkat tertaut, lalu pindai kode QR yang tampil di catatan program. ${goOn}`,
  banned: `WhatsApp memblokir nomor kantor (403), dan program berhenti mencobanya. Buka WhatsApp di ponsel nomor kantor untuk meminta peninjauan; sesudah nomor itu pulih, mulai ulang program. ${goOn}`,
  replaced: `Sambungan WhatsApp diambil alih oleh program lain yang memakai sesi yang sama (440). Hentikan program lain itu, lalu mulai ulang program ini. ${goOn}`,
  outdated: `WhatsApp tidak lagi menerima versi yang dipakai program (405). Isi WHATSAPP_VERSION dengan versi yang lebih baru atau perbarui program, lalu mulai ulang. ${goOn}`,
  unsupported: `WhatsApp di ponsel nomor kantor belum mendukung perangkat tertaut (411). Perbarui WhatsApp di ponsel itu, tautkan lagi, lalu mulai ulang program. ${goOn}`,
};
