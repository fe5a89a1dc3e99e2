import { createHash } from 'node:crypto';

/** SHA-256, hex: how the log names a text without keeping it. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
