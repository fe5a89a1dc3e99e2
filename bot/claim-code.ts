import { randomInt } from 'node:crypto';
import { hashText } from '../workflows/hash-text.ts';

/** No letters that look like digits: people type it from a log. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `ABCD-EFGH-JKLM`: 60 random bits, one use, for who may read the log. */
export function newClaimCode(): string {
  const letter = () => letters[randomInt(letters.length)] ?? '';
  const group = () => Array.from({ length: 4 }, letter).join('');
  return [group(), group(), group()].join('-');
}

/** Typed with or without dashes, in any case. */
export function claimHash(code: string): string {
  return hashText(`claim:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}
