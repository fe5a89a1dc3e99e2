import type { Day } from '../workflows/deadlines.ts';
import type { OfficePaper, SigningRole } from '../workflows/report-rows.ts';
import { writtenDay } from './office-time.ts';

/** What stands above a paper of the office, and who signs below it. */

export interface Letterhead {
  /** `KOMISI PEMILIHAN UMUM`, `KABUPATEN PASAMAN BARAT`. */
  names: readonly string[];
  /** Address and telephone in one line. */
  contact: string;
}

export function letterheadOf({ profile }: OfficePaper): Letterhead {
  const [, first, region] = /^(.+?)\s+((?:kabupaten|kota|provinsi)\b.*)$/i.exec(profile.fullName) ?? [];
  const names = first && region ? [first, region] : [profile.fullName];
  const contact = [profile.address, profile.phone === '' ? '' : `Telp. ${profile.phone}`].filter((part) => part !== '');
  return { names: names.map((name) => name.toUpperCase()), contact: contact.join(' · ') };
}

export interface Signature {
  /** What stands above the title: `Mengetahui,`, or place and day. */
  above: string;
  title: string;
  /** Name, then what the office writes below it (NIP); a line to fill in where nobody is known. */
  name: string;
  below: string;
}

/** From left to right. */
export function signaturesOf(paper: OfficePaper, day: Day): Signature[] {
  const { place } = paper.profile;
  return [
    signature('Mengetahui,', 'Sekretaris', paper.profile.secretary),
    signature('Menyetujui,', titleOf(paper, 'chiefEditor'), signerOf(paper, 'chiefEditor')),
    signature(`${place}, ${writtenDay(day)}`, titleOf(paper, 'admin'), signerOf(paper, 'admin')),
  ];
}

const toBeFilledIn = '.........................................';

function signature(above: string, title: string, signer: string): Signature {
  const [name = '', ...below] = signer.split('\n').map((line) => line.trim());
  return { above, title, name: name === '' ? toBeFilledIn : name, below: below.join(' ') };
}

/** Who acts for the holder now signs as Plh. */
function signerOf({ profile, holders, acting }: OfficePaper, role: SigningRole): string {
  return acting[role][0] ?? profile[role] ?? holders[role][0] ?? '';
}

function titleOf({ acting }: OfficePaper, role: SigningRole): string {
  return acting[role].length > 0 ? `Plh. ${titles[role]}` : titles[role];
}

const titles: Readonly<Record<SigningRole, string>> = { chiefEditor: 'Pimpinan Redaksi', admin: 'Admin Medsos' };
