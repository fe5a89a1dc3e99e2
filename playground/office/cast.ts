/** Who plays: one phone each. */
export interface CastMember {
  /** In addresses of the page and in `data-phone`. */
  readonly key: string;
  readonly firstName: string;
  readonly lastName?: string;
  /** As people call it, and in one word. */
  readonly role: string;
  readonly shortRole: string;
  /** The word of `/undang`; null: no invitation. */
  readonly invitedAs: 'wakil' | 'pimpinan' | null;
  readonly inGroup: boolean;
}

export const cast = [
  {
    key: 'budi',
    firstName: 'Budi',
    lastName: 'Santoso',
    role: 'Tim Pelaksana',
    shortRole: 'Tim',
    invitedAs: null,
    inGroup: true,
  },
  {
    key: 'sari',
    firstName: 'Sari',
    lastName: 'Melati',
    role: 'Tim Pelaksana',
    shortRole: 'Tim',
    invitedAs: null,
    inGroup: true,
  },
  {
    key: 'rina',
    firstName: 'Rina',
    lastName: 'Marlina',
    role: 'Admin Medsos',
    shortRole: 'Admin',
    invitedAs: null,
    inGroup: true,
  },
  {
    key: 'hendra',
    firstName: 'Hendra',
    lastName: 'Saputra',
    role: 'Wakil Pimpinan Redaksi',
    shortRole: 'Wakil',
    invitedAs: 'wakil',
    inGroup: false,
  },
  {
    key: 'yulia',
    firstName: 'Yulia',
    lastName: 'Rahmi',
    role: 'Pimpinan Redaksi',
    shortRole: 'Pimpinan',
    invitedAs: 'pimpinan',
    inGroup: false,
  },
  { key: 'tamu', firstName: 'Tamu', role: 'Orang luar', shortRole: 'Orang luar', invitedAs: null, inGroup: false },
] as const satisfies readonly CastMember[];

export type PhoneKey = (typeof cast)[number]['key'];

/** Owns the group and holds the admin role from the first start. */
export const adminKey: PhoneKey = 'rina';
export const groupTitle = 'Tim Pelaksana · Dokumentasi';
export const botUsername = 'alur_latihan_bot';

/** Ids of the accounts, above 32 bits as many real ones are. */
export function userIdOf(key: PhoneKey): number {
  return 7_100_000_001 + cast.findIndex((member) => member.key === key);
}
