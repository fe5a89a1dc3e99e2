import type { Outgoing } from '../../workflows/outgoing.ts';
import { splitText } from '../rich-text.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** Longer narratives go as one file instead of a row of messages. */
export const narrativePartsLimit = 3;

export function narrativeParts(narrative: string, textLimit: number): string[] {
  return splitText(narrative, textLimit);
}

/** One part of a narrative as a message, or all of it as a file. */
export async function deliverNarrative(
  delivery: Delivery,
  what: Extract<Outgoing, { type: 'narrative' }>,
): Promise<Delivered> {
  const { store, platform, row } = delivery;
  const submission = await store.reads.submission(what.submissionId);
  const narrative = submission?.content.narrative;
  if (!submission || !narrative) return notNeeded;
  const text = what.part === null ? `Narasi lengkap ${submission.code}` : partOf(narrative, what.part, platform);
  if (text === undefined) return notNeeded;
  const file = { name: `${submission.code}-narasi.txt`, bytes: Buffer.from(narrative, 'utf8') };
  const [messageId = ''] = await platform.send(row.to, { text: [text], ...(what.part === null ? { file } : {}) });
  return delivered([known(delivery, messageId, { purpose: 'news' })]);
}

function partOf(narrative: string, part: number, platform: Delivery['platform']): string | undefined {
  return narrativeParts(narrative, platform.capabilities.textLimit)[part];
}
