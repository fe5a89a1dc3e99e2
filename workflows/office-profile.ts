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
  /** Where the office uploads, in its order, as the admin chose; null: the setting `PLATFORMS`. */
  platforms: readonly string[] | null;
  /** Names of the office's accounts, by platform. */
  accounts: Readonly<Record<string, string>>;
  /** SHA-256 of a picture in the archive. */
  logo: string | null;
  /** SHA-256 of the `kantor.json` that was applied last: one is applied once, so that `/kantor` has the last word. */
  appliedFile: string | null;
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
  platforms: null,
  accounts: {},
  logo: null,
  appliedFile: null,
};

/** What `/kantor` sets: a text of the profile, the logo, the platforms, or the name of an account. */
export type ProfileField = ProfileText | 'logo' | 'platforms';
export type ProfileText = (typeof plainTexts)[number] | Signatory | `account:${string}`;
export type Signatory = (typeof signatories)[number];

export const plainTexts = ['fullName', 'address', 'phone', 'place'] as const;
export const signatories = ['secretary', 'chiefEditor', 'admin'] as const;

/** As much as fits in a letterhead or below a signature. */
export const profileTextLimit = 200;

export function isProfileField(text: string): text is ProfileField {
  return (
    [...plainTexts, ...signatories, 'logo', 'platforms'].some((field) => field === text) ||
    /^account:[a-z]{1,20}$/.test(text)
  );
}

/** Null: what is set by nobody: the holder's name, no account. An office always has a name of its own. */
export function withText(profile: OfficeProfile, field: ProfileText, text: string | null): OfficeProfile {
  if (field.startsWith('account:')) {
    const { [platformOf(field)]: _former, ...others } = profile.accounts;
    return { ...profile, accounts: text === null ? others : { ...others, [platformOf(field)]: text } };
  }
  if (text !== null) return { ...profile, [field]: text };
  return { ...profile, [field]: field === 'chiefEditor' || field === 'admin' ? null : '' };
}

export function textOf(profile: OfficeProfile, field: ProfileText): string | null {
  if (field.startsWith('account:')) return profile.accounts[platformOf(field)] ?? null;
  return profile[field as (typeof plainTexts)[number] | Signatory] || null;
}

function platformOf(field: ProfileText): string {
  return field.slice('account:'.length);
}
