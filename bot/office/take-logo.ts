import { readFile } from 'node:fs/promises';
import type { Outgoing } from '../../workflows/outgoing.ts';
import { type Delivered, type Delivery, delivered } from '../delivery/delivery.ts';
import { badLogoText, logoSavedText } from '../texts/office.ts';

/** What a PDF can hold. */
const pictureTypes = ['image/png', 'image/jpeg'];

/** Fetches the picture into the archive, makes it the logo, and says so. Done twice, it is the same logo. */
export async function takeLogo(
  delivery: Delivery,
  { person, fileRef }: Extract<Outgoing, { type: 'takeLogo' }>,
): Promise<Delivered> {
  const { archive, platform, row, store } = delivery;
  const { sha256 } = await archive.keep(await platform.download(fileRef));
  // Loaded for the rare logo only: the bot idles without it.
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(await readFile(archive.pathOf(sha256)));
  if (!type || !pictureTypes.includes(type.mime)) {
    await platform.send(row.to, { text: [badLogoText] });
    return delivered([]);
  }
  const { officeId } = row;
  const changed = { officeId, submission: null, actor: person, channel: row.to.channel };
  await store.transact(async (tx) => {
    const profile = await tx.profile(officeId);
    if (profile.logo === sha256) return;
    await tx.apply([
      { type: 'saveProfile', officeId, profile: { ...profile, logo: sha256 } },
      { type: 'appendEvent', event: { ...changed, type: 'OfficeChanged', payload: { field: 'logo', hash: sha256 } } },
    ]);
  });
  await platform.send(row.to, { text: [logoSavedText] });
  return delivered([]);
}
