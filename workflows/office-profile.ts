/** What the papers of an office carry besides their content: letterhead, place, who signs (`/kantor`). */
export interface OfficeProfile {
  /** `Komisi Pemilihan Umum Kabupaten Pasaman Barat`. */
  fullName: string;
  address: string;
  phone: string;
  /** Where its papers are signed. */
  place: string;
  /** Each with a second line where the office writes one (NIP). */
  secretary: string;
  /** As papers print them; null: the name of who holds the role. */
  chiefEditor: string | null;
  admin: string | null;
  /** Names of the office's accounts, by platform. */
  accounts: Readonly<Record<string, string>>;
  /** SHA-256 of a picture in the archive. */
  logo: string | null;
}

/** The letterhead and the signature of SOP Nomor 1 Tahun 2025. */
export const defaultProfile: OfficeProfile = {
  fullName: 'Komisi Pemilihan Umum Kabupaten Pasaman Barat',
  address: 'Jl. M. Natsir No. 276 A, Simpang Empat 26366',
  phone: '0852-7251-1588',
  place: 'Simpang Empat',
  secretary: 'Zaidi',
  chiefEditor: null,
  admin: null,
  accounts: {},
  logo: null,
};

/** What `/kantor` sets: a text of the profile, the logo, or the name of an account. */
export type ProfileField = 'fullName' | 'address' | 'phone' | 'place' | Signatory | 'logo' | `account:${string}`;
export type Signatory = 'secretary' | 'chiefEditor' | 'admin';
