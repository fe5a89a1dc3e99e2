const longest = 120;

/** A name that can stand in the header of an upload as it is. */
export function safeFileName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cs}"\\/;:*?<>|]+/gu, '_')
    .trim()
    .slice(-longest);
  return clean === '' ? 'berkas' : clean;
}
