import type { Role } from '../../workflows/people.ts';
import type { ContentKind, State, Step } from '../../workflows/procedure.ts';
import type { PieceKind } from '../../workflows/submission.ts';

/** The SOP's words. */

export const roleNames: Readonly<Record<Role, string>> = {
  admin: 'Admin Medsos',
  deputyEditor: 'Wakil Pimpinan Redaksi',
  chiefEditor: 'Pimpinan Redaksi',
  fieldTeam: 'Tim Pelaksana',
};

/** How roles are called in commands (`/undang wakil`). */
export const roleWords: Readonly<Record<string, Role>> = {
  admin: 'admin',
  wakil: 'deputyEditor',
  pimpinan: 'chiefEditor',
  tim: 'fieldTeam',
};

export const stateNames: Readonly<Record<State, string>> = {
  collecting: 'menunggu Tim Pelaksana',
  receiving: 'menunggu Admin Medsos',
  correcting: 'menunggu Wakil Pimpinan Redaksi',
  deciding: 'menunggu Pimpinan Redaksi',
  publishing: 'menunggu diunggah Admin Medsos',
  published: 'sudah diunggah',
  withdrawn: 'sudah ditarik',
};

/** What the holder of a step does, as a heading. */
export const stepTasks: Readonly<Record<Step, string>> = {
  collecting: 'Serahkan dokumentasi',
  receiving: 'Terima dokumentasi',
  correcting: 'Kontrol dan koreksi',
  deciding: 'Beri keputusan',
  publishing: 'Unggah ke media sosial',
};

export const kindNames: Readonly<Record<ContentKind, string>> = {
  activity: 'Kegiatan',
  video: 'Video',
  infographic: 'Infografis',
  other: 'Konten lainnya',
};

export const pieceNames: Readonly<Record<PieceKind, string>> = {
  photo: 'foto',
  video: 'video',
  animation: 'animasi',
  audio: 'audio',
  document: 'dokumen',
  narrative: 'berkas narasi',
};

const platformNames: Readonly<Record<string, string>> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  x: 'X',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  website: 'Website',
};

export function platformName(platform: string): string {
  return platformNames[platform] ?? platform;
}

const chatNames: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp' };

export function chatName(channel: string): string {
  return chatNames[channel] ?? channel;
}

/** `a, b, dan c`. */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('id-ID', { type: 'conjunction' }).format(words);
}

export function numberOf(count: number): string {
  return new Intl.NumberFormat('id-ID').format(count);
}
