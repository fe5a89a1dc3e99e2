import { agenda } from './agenda.ts';
import { antrian } from './antrian.ts';
import { bantuan, start } from './bantuan.ts';
import { delegasi } from './delegasi.ts';
import { gabung } from './gabung.ts';
import { hubungkan } from './hubungkan.ts';
import { kahar } from './kahar.ts';
import { kantor } from './kantor.ts';
import { klaim } from './klaim.ts';
import { libur } from './libur.ts';
import { pasang } from './pasang.ts';
import { peran } from './peran.ts';
import { register, rekap } from './reports.ts';
import { riwayat } from './riwayat.ts';
import type { SlashCommand } from './slash-command.ts';
import { sop } from './sop.ts';
import { status } from './status.ts';
import { tanggapan } from './tanggapan.ts';
import { tarik } from './tarik.ts';
import { undang } from './undang.ts';

/** Every command, in the order in which `/bantuan` lists them. */
export const commandList: readonly SlashCommand[] = [
  start,
  bantuan,
  status,
  antrian,
  agenda,
  register,
  rekap,
  tanggapan,
  riwayat,
  tarik,
  kahar,
  delegasi,
  sop,
  libur,
  undang,
  peran,
  hubungkan,
  kantor,
  pasang,
  klaim,
  gabung,
];
