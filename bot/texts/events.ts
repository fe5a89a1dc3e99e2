import type { Instant } from '../../workflows/deadlines.ts';
import type { EventType } from '../../workflows/event.ts';
import { holderOf, isEnd, type State } from '../../workflows/procedure.ts';
import type { LoggedEvent } from '../../workflows/records.ts';
import { shortTime } from './times.ts';
import { platformName, roleNames, stepTasks } from './words.ts';

const names: Readonly<Record<EventType, string>> = {
  SubmissionOpened: 'Kiriman dimulai',
  ContentAdded: 'Isi ditambah atau diubah',
  PieceArchived: 'Berkas disimpan',
  SubmissionHandedIn: 'Diserahkan',
  SubmissionDiscarded: 'Bukan kiriman',
  SubmissionWithdrawn: 'Ditarik',
  StepAccepted: 'Diterima',
  StepRejected: 'Ditolak',
  ResponseAdded: 'Tanggapan ditambahkan',
  ContentCorrected: 'Dikoreksi',
  ContentRemoved: 'Isi dihapus dari chat',
  LateEditIgnored: 'Perubahan terlambat, tidak dipakai',
  LateRemovalIgnored: 'Dihapus dari chat setelah diterima, isi tetap',
  LinkRecorded: 'Tautan dicatat',
  PlatformSkipped: 'Platform dilewati',
  SubmissionPublished: 'Sudah diunggah',
  DeadlineMoved: 'Tenggat dipindah',
  ForceMajeureDeclared: 'Keadaan kahar dinyatakan',
  ForceMajeureEnded: 'Keadaan kahar diakhiri',
  ExtensionEnded: 'Perpanjangan karena kahar berakhir',
  SopProposed: 'Perubahan SOP diusulkan',
  SopRejected: 'Usulan SOP ditolak',
  SopEnacted: 'SOP ditetapkan',
  SopVoided: 'SOP dibatalkan',
  ProcedureApplied: 'Mengikuti SOP yang diubah',
  ReminderSent: 'Pengingat dikirim',
  UploadDeadlinePassed: 'Batas unggah terlewat',
  RoleGranted: 'Peran diberikan',
  RoleRevoked: 'Peran dicabut',
  PeopleLinked: 'Akun dihubungkan',
  PersonForgotten: 'Data pribadi dihapus',
  RoleDelegated: 'Peran dititipkan (Plh.)',
  DelegationEnded: 'Plh. berakhir',
  InvitationCreated: 'Undangan dibuat',
  GroupInstalled: 'Grup dipasang',
  GroupLeft: 'Bot keluar dari grup',
  GroupMigrated: 'Grup pindah',
  ActivityPlanned: 'Kegiatan diagendakan',
  ActivityChanged: 'Agenda diubah',
  ActivityCancelled: 'Kegiatan dibatalkan',
  ActivityMatched: 'Dicocokkan dengan agenda',
  HolidayAdded: 'Hari libur ditambah',
  HolidayRemoved: 'Hari libur dihapus',
  OfficeChanged: 'Data kantor diubah',
  Refused: 'Permintaan ditolak',
};

/** `Diterima (Admin Medsos, revisi 2)`. */
export function eventName({ type, payload }: LoggedEvent, zone: string): string {
  const details = JSON.parse(payload) as Details;
  if (type === 'DeadlineMoved') return movedText(details, zone);
  const about = [
    ...(details.step && !isEnd(details.step) ? [roleNames[holderOf(details.step)]] : []),
    ...(details.revision ? [`revisi ${details.revision}`] : []),
    ...(details.platform ? [platformName(details.platform)] : []),
  ];
  const name = names[type as EventType] ?? type;
  return about.length > 0 ? `${name} (${about.join(', ')})` : name;
}

interface Details {
  step?: State;
  revision?: number;
  platform?: string;
  /** When a moved deadline is from now on. */
  to?: Instant;
}

/** `Tenggat dipindah ke 20 Jun, 23.59 (Unggah ke media sosial)`. */
function movedText({ step, to }: Details, zone: string): string {
  const about = step && !isEnd(step) ? ` (${stepTasks[step]})` : '';
  return `${names.DeadlineMoved}${to ? ` ke ${shortTime(to, zone)}` : ''}${about}`;
}
