/** What somebody decided in words: `terima [catatan]`, `tolak alasan`, with a code where no message is answered. */
export interface WrittenDecision {
  verb: 'accept' | 'reject';
  /** `K-0012`, where one was written. */
  code: string | null;
  /** The note, or the reason; empty when there is none. */
  words: string;
}

/** Null for every other text. Thanks (`terima kasih`) and yardsticks (`tolak ukur`) decide nothing. */
export function readDecision(text: string): WrittenDecision | null {
  const found =
    /^\s*(terima|tolak)(?![\p{L}\p{N}])(?!\s*kasih|\s+ukur)[\s:,.-]*(?:k-?(\d{1,9})(?!\d)[\s:,.-]*)?([\s\S]*)$/iu.exec(
      text,
    );
  if (!found) return null;
  const [, verb = '', number, words = ''] = found;
  return {
    verb: verb.toLowerCase() === 'terima' ? 'accept' : 'reject',
    code: number === undefined ? null : `K-${number.padStart(4, '0')}`,
    words: words.trim(),
  };
}
