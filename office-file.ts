import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fieldWords } from './bot/texts/office.ts';
import { ConfigError } from './config.ts';
import { hashText } from './workflows/hash-text.ts';
import { type OfficeProfile, profileTextLimit, withText } from './workflows/office-profile.ts';
import { knownPlatforms } from './workflows/platforms.ts';
import type { MediaArchive, Store } from './workflows/ports.ts';

/** What `/kantor` sets, in the same words, for who sets an office up by file: `DATA_DIR/kantor.json`. */
export const officeFileName = 'kantor.json';

const written = z.string().trim().min(1).max(profileTextLimit);
const texts = Object.fromEntries(Object.keys(fieldWords).map((word) => [word, written.optional()]));
const shape = z.strictObject({
  ...texts,
  platform: z.array(z.enum(knownPlatforms)).min(1).optional(),
  akun: z.record(z.string().regex(/^[a-z]{1,20}$/), written).optional(),
  /** A PNG or JPEG in the same folder. */
  logo: written.optional(),
});

export interface OfficeFileOptions {
  store: Store;
  archive: MediaArchive;
  dataDir: string;
  officeId: number;
}

/**
 * At start. A file is applied once: what is changed with `/kantor` afterwards stays, until the file is another. Throws
 * `ConfigError`, which names what is wrong in it.
 */
export async function applyOfficeFile({ store, archive, dataDir, officeId }: OfficeFileOptions): Promise<void> {
  const text = await readFile(join(dataDir, officeFileName), 'utf8').catch(() => null);
  if (text === null) return;
  const hash = hashText(text);
  const set = parse(text);
  const logo = set.logo === undefined ? null : await readLogo(join(dataDir, set.logo), archive);
  await store.transact(async (tx) => {
    const before = await tx.profile(officeId);
    if (before.appliedFile === hash) return;
    const profile = { ...withTexts(before, set), ...(logo === null ? {} : { logo }), appliedFile: hash };
    const event = { officeId, submission: null, actor: 'system', channel: 'system' } as const;
    await tx.apply([
      { type: 'saveProfile', officeId, profile },
      { type: 'appendEvent', event: { ...event, type: 'OfficeChanged', payload: { field: 'file', hash } } },
    ]);
  });
}

type OfficeFile = z.infer<typeof shape>;

function parse(text: string): OfficeFile {
  const checked = shape.safeParse(parseJson(text));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ConfigError(`${officeFileName}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'cannot be read'}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(`${officeFileName} must be JSON, such as {"telepon": "0852-7251-1588"}`);
  }
}

function withTexts(before: OfficeProfile, { akun = {}, platform, logo: _logo, ...words }: OfficeFile): OfficeProfile {
  const named = Object.entries(words as Record<string, string | undefined>);
  const plain = named.reduce((profile, [word, text]) => {
    const field = fieldWords[word];
    return field && text !== undefined ? withText(profile, field, text) : profile;
  }, before);
  const platforms = platform === undefined ? plain.platforms : [...new Set(platform)];
  return { ...plain, platforms, accounts: { ...plain.accounts, ...akun } };
}

async function readLogo(file: string, archive: MediaArchive): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new ConfigError(`${officeFileName}: logo: there is no file ${file}`);
  });
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime !== 'image/png' && type?.mime !== 'image/jpeg')
    throw new ConfigError(`${officeFileName}: logo: ${file} is neither PNG nor JPEG`);
  return (await archive.keep(bytes)).sha256;
}
