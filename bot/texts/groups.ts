import type { RichText } from '../../workflows/outgoing.ts';
import type { Person } from '../../workflows/records.ts';
import type { GroupRights } from '../chat-platform.ts';

/** What the bot says about groups, and to groups. */

export function groupRightsText(rights: GroupRights): string {
  const missing = [
    ...(rights.readsEverything
      ? []
      : [
          '• membaca semua pesan: jadikan bot admin grup, atau matikan privacy mode di BotFather (/setprivacy) lalu masukkan bot lagi',
        ]),
    ...(rights.canWrite ? [] : ['• mengirim pesan di grup ini']),
  ];
  const ready = `Grup "${rights.title}" sekarang menerima kiriman Tim Pelaksana. Kirim foto dengan caption di sini untuk memulai; /bantuan menjelaskan caranya.`;
  if (missing.length === 0) return ready;
  return [ready, '', 'Yang masih kurang bagi bot:', ...missing].join('\n');
}

export function hintText(person: Person | undefined, count: number, hasChoices: boolean): RichText {
  const head = `${person?.name ?? 'Anda'}: ${count} foto belum masuk ke kiriman mana pun.`;
  const choose = ' Pilih kirimannya, atau kirim foto dengan caption untuk memulai kiriman baru.';
  const begin = ' Beri caption pada fotonya (edit pesannya), atau kirim ulang dengan caption.';
  return [head + (hasChoices ? choose : begin)];
}

export const joinedText = 'Semua foto yang ada sudah masuk ke kiriman. Terima kasih!';

export const anonymousText =
  'Pesan anonim tidak dapat diproses karena pengirimnya harus tercatat. Matikan "Tetap anonim" pada hak admin Anda, lalu kirim ulang.';

export const notInstalledText =
  'Grup ini belum dipasang untuk menerima kiriman. Admin Medsos dapat memasangnya dengan mengetik /pasang di sini.';

export const welcomeToGroupText =
  'Halo! Saya mengurus kiriman konten media sosial. Admin Medsos, ketik /pasang di sini agar grup ini menerima kiriman.';

export const privateOnlyText = 'Perintah ini hanya dapat dipakai di chat pribadi dengan bot.';

export function groupLeftText(title: string): string {
  return `⚠️ Bot dikeluarkan dari grup "${title}". Kiriman baru dari grup itu tidak diterima sampai bot dimasukkan lagi; kiriman yang berjalan tetap diproses.`;
}

export function personBlockedText(name: string, chat: string): string {
  return `⚠️ ${name} memblokir bot di ${chat}, jadi tidak dapat menerima kiriman di sana. Minta ia membuka blokir dan menekan Start, atau serahkan perannya kepada orang lain (/peran, /undang).`;
}

export function personUnreachableText(name: string, opens: 'start' | 'message'): string {
  return opens === 'start'
    ? `⚠️ ${name} belum dapat dikirimi pesan: ia harus membuka chat bot ini dan menekan Start. Pesan yang tertahan dikirim begitu ia menekannya.`
    : `⚠️ ${name} belum dapat dikirimi pesan: ia harus mengirim satu pesan lebih dulu ke nomor bot ini. Pesan yang tertahan dikirim begitu ia menulis.`;
}

export const writeFirstText =
  ': ada pesan untuk Anda yang belum dapat saya kirim. Kirim satu pesan (misalnya "halo") ke chat pribadi saya, lalu pesannya menyusul.';
