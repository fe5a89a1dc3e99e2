import type { Refusal } from '../../workflows/refusals.ts';
import { shorten } from '../rich-text.ts';
import { plainDay } from './times.ts';
import { numberOf, platformName, roleNames, stateNames } from './words.ts';

/** Every refusal as a polite sentence; at most 200 characters, because a tap is answered with no more. */
export function refusalText(refusal: Refusal, nameOf: (person: number | null) => string): string {
  switch (refusal.reason) {
    case 'notYourRole':
      return `Maaf, langkah ini hanya untuk ${roleNames[refusal.role]}.`;
    case 'notInTeam':
      return 'Maaf, ini hanya untuk Tim Pelaksana kiriman ini.';
    case 'ownWork':
      return 'Maaf, Anda ikut menyerahkan kiriman ini, jadi keputusannya harus dari rekan lain.';
    case 'decidedOtherStep':
      return 'Maaf, Anda sudah memutuskan langkah lain pada kiriman ini, jadi langkah ini harus dari rekan lain.';
    case 'outdatedRevision':
      return `Isi kiriman sudah berubah menjadi revisi ${refusal.revision}. Silakan putuskan pada pesan yang terbaru.`;
    case 'stepOver':
      return stepOverText(refusal, nameOf);
    case 'incomplete':
      return 'Kiriman belum lengkap. Lihat daftar pada kartunya.';
    case 'stillFetching':
      return 'Berkas masih disimpan. Silakan coba sebentar lagi.';
    case 'handInByButton':
      return 'Kiriman yang dikembalikan diserahkan dengan memilih Serahkan lagi pada kartunya.';
    case 'alreadyHandedIn':
      return 'Kiriman ini sudah diserahkan.';
    case 'alreadyReceived':
      return 'Kiriman ini sudah diterima; isinya tidak berubah lagi.';
    case 'notHandedIn':
      return 'Kiriman ini sedang dilengkapi Tim Pelaksana.';
    case 'notPublishing':
      return `Kiriman ini belum boleh diunggah: masih ${stateNames[refusal.state]}.`;
    case 'ended':
      return `Kiriman ini ${stateNames[refusal.state]}.`;
    default:
      return textRefusal(refusal);
  }
}

function textRefusal(refusal: Exclude<Refusal, { reason: 'stepOver' }>): string {
  switch (refusal.reason) {
    case 'responseMissing':
      return 'Tanggapan tertulis harus berupa tulisan.';
    case 'reasonMissing':
      return 'Mohon tuliskan alasannya.';
    case 'captionTooLong':
      return `Caption itu ${numberOf(refusal.length)} karakter; paling banyak ${numberOf(refusal.limit)}.`;
    case 'textMissing':
      return 'Mohon kirim teks yang baru.';
    case 'unchanged':
      return 'Tidak ada yang berubah.';
    case 'nothingLeft':
      return 'Paling sedikit satu dokumentasi harus tetap dipakai.';
    case 'noLinkAtAll':
      return 'Tidak semua platform boleh dilewati. Kalau memang batal diunggah, gunakan /tarik.';
    case 'unknownPlatform':
      return `Kantor ini tidak memakai ${platformName(refusal.platform)}.`;
    case 'notYourDecision':
      return 'Tanggapan hanya dapat ditambah oleh yang memutuskan.';
    case 'onlyOpenerOrAdmin':
      return 'Maaf, ini hanya untuk pengirimnya atau Admin Medsos.';
    default:
      return officeRefusal(refusal);
  }
}

/** About the procedure, force majeure and delegations. */
function officeRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'noProcedure':
      return 'Tidak ada SOP yang berlaku, jadi kiriman baru belum dapat diterima sampai SOP baru ditetapkan. Kiriman yang sudah berjalan tetap diproses.';
    case 'onlyAdminOrChief':
      return 'Maaf, ini hanya untuk Admin Medsos dan Pimpinan Redaksi.';
    case 'dayOver':
      return `Tanggal ${plainDay(refusal.day)} sudah lewat.`;
    case 'numberTaken':
      return `Nomor "${shorten(refusal.number, 60)}" sudah dipakai. Tulis nomor SOP yang baru.`;
    case 'rulesUnsound':
      return `Aturan itu tidak dapat dipakai: dokumentasi 1 sampai ${refusal.pieces}, tenggat 1 sampai ${refusal.days} hari.`;
    case 'proposalOver':
      return 'Usulan ini sudah diputuskan atau diganti usulan yang lebih baru.';
    case 'ownProposal':
      return 'Maaf, usulan Anda sendiri harus diputuskan Pimpinan Redaksi yang lain.';
    default:
      return delegationRefusal(refusal);
  }
}

function delegationRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'onlyHolder':
      return `Maaf, peran ${roleNames[refusal.role]} hanya dapat dititipkan oleh pemegangnya sendiri.`;
    case 'alreadyDelegated':
      return `Peran ${roleNames[refusal.role]} sudah Anda titipkan sampai ${plainDay(refusal.until)}. Akhiri dulu dengan /delegasi.`;
    case 'toOneself':
      return 'Pilih rekan lain: peran tidak dapat dititipkan kepada diri sendiri.';
    case 'holdsAlready':
      return `Rekan itu sudah memegang peran ${roleNames[refusal.role]}.`;
    default:
      return 'Tidak ada yang perlu dilakukan lagi di sini.';
  }
}

function stepOverText(
  refusal: Extract<Refusal, { reason: 'stepOver' }>,
  nameOf: (person: number | null) => string,
): string {
  const outcome = refusal.outcome === 'rejected' ? 'ditolak' : 'diterima';
  return `Langkah ini sudah selesai: ${outcome} oleh ${nameOf(refusal.by)}.`;
}
