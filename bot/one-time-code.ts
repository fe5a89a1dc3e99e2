import { randomInt } from 'node:crypto';
import { hashText } from '../workflows/hash-text.ts';

/** No letters that look like digits: people type it from a log, or from another phone. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `ABCD-EFGH-JKLM`: 60 random bits, one use, for who may read the log. */
export function newClaimCode(): string {
  return newCode(3);
}

export function claimHash(code: string): string {
  return hashCode('claim', code);
}

/** `ABCD-EFGH`: 40 random bits, one use, for a quarter of an hour. */
export function newLinkCode(): string {
  return newCode(2);
}

export function linkHash(code: string): string {
  return hashCode('link', code);
}

function newCode(groups: number): string {
  const letter = () => letters[randomInt(letters.length)] ?? '';
  const group = () => Array.from({ length: 4 }, letter).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** Typed with or without dashes, in any case. */
function hashCode(purpose: string, code: string): string {
  return hashText(`${purpose}:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}
