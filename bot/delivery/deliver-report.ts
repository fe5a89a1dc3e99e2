import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportOrder } from '../../workflows/outgoing.ts';
import { type Delivered, type Delivery, delivered } from './delivery.ts';

/** A file that is made of the rows now. */
export async function deliverReport(delivery: Delivery, what: ReportOrder): Promise<Delivered> {
  const { name, bytes, caption } = await delivery.makeReport(delivery.row.officeId, what);
  await delivery.platform.send(delivery.row.to, { text: [caption], file: { name, bytes } });
  return delivered([]);
}

/** A picture that people see at once. Chats send pictures from the disk: it stands there as long as that takes. */
export async function deliverPicture(delivery: Delivery, what: ReportOrder): Promise<Delivered> {
  const { name, bytes, caption } = await delivery.makeReport(delivery.row.officeId, what);
  const folder = await mkdtemp(join(tmpdir(), 'alur-picture-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const picture = { kind: 'photo' as const, fileRef: null, path, fileName: name, caption };
    await delivery.platform.send(delivery.row.to, { text: [], media: [picture] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return delivered([]);
}
